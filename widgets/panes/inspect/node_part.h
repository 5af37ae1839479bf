#pragma once

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/inspect/inspect_document.h"

class QLabel;
class QPushButton;

namespace widgets::inspect {

/// All about the selected node.
class NodePart : public QWidget {
    Q_OBJECT
public:
    NodePart(InspectDocument& document, ActionTable& actions, QWidget* parent = nullptr);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    static QString kernelLine(const core::onnx::ModelSummary& summary, const core::onnx::NodeSummary& node);
    void refresh();

    InspectDocument& m_document;
    QLabel* m_text;
    QPushButton* m_tap;
};

} // namespace widgets::inspect
