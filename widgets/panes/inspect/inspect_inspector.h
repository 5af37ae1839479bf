#pragma once

#include <QWidget>

#include "widgets/panes/inspect/model_part.h"
#include "widgets/panes/inspect/node_part.h"
#include "widgets/panes/inspect/run_part.h"

namespace widgets {
class Section;
}

namespace widgets::inspect {

/// Right of the table: the file and its inputs, the run, the node.
class InspectInspector : public QWidget {
    Q_OBJECT
public:
    InspectInspector(InspectDocument& document, ActionTable& actions, QWidget* parent = nullptr);

    ModelPart* model() const { return m_model; }
    RunPart* run() const { return m_run; }
    NodePart* node() const { return m_node; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ModelPart* m_model;
    RunPart* m_run;
    NodePart* m_node;
    Section* m_modelSection;
    Section* m_runSection;
    Section* m_nodeSection;
};

} // namespace widgets::inspect
