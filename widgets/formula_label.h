#pragma once

#include <vector>

#include <QWidget>

#include "widgets/formula.h"

class QLabel;

namespace widgets {

/// Shows a formula under a quiet heading. Its two lines stand side by side in a wide label, one under the other in a
/// narrow one; the place that the label takes follows from its width alone, so that nothing jumps.
class FormulaLabel : public QWidget {
    Q_OBJECT
public:
    explicit FormulaLabel(QWidget* parent = nullptr);

    void setFormula(const QString& heading, std::vector<FormulaLine> lines);
    QString heading() const;
    /// All lines in plain text, one after the other.
    QString plainText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void typeset();
    int heightOf(int lines) const;

    QLabel* m_heading;
    QLabel* m_formula;
    std::vector<FormulaLine> m_lines;
};

} // namespace widgets
