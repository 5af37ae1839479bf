#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "widgets/panes/inspect/inspect_document.h"

class QLabel;
class QLineEdit;

namespace widgets::inspect {

/// What the file says of itself, and the shapes of its inputs, which can be typed where the model leaves them open.
class ModelPart : public QWidget {
    Q_OBJECT
public:
    explicit ModelPart(InspectDocument& document, QWidget* parent = nullptr);

    /// The field for an input's shape; null: its shape is fixed.
    QLineEdit* shapeField(const std::string& input) const;
    /// The field for its numbers; null: it has none.
    QString facts() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        std::string input;
        QLabel* name = nullptr;
        QLineEdit* shape = nullptr;
        QLineEdit* values = nullptr;
    };
    void makeRows();
    void refresh();
    void commit();

    InspectDocument& m_document;
    QLabel* m_facts;
    QWidget* m_inputs;
    std::vector<Row> m_rows;
    std::shared_ptr<const core::onnx::Model> m_model; ///< whose rows these are
};

} // namespace widgets::inspect
