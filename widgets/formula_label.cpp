#include "widgets/formula_label.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QLabel>
#include <QResizeEvent>

#include "widgets/theme.h"

namespace widgets {

namespace {
constexpr int kNarrow = 160;
constexpr int kWide = 520; ///< from here on both lines have room side by side
constexpr int kGap = 2;
constexpr int kBarRoom = 6;
} // namespace

FormulaLabel::FormulaLabel(QWidget* parent) : QWidget(parent), m_heading(new QLabel(this)), m_formula(new QLabel(this))
{
    setTextRole(m_heading, TextRole::Small);
    m_heading->setTextFormat(Qt::PlainText);
    m_formula->setTextFormat(Qt::RichText);
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_formula->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaLabel::setFormula(const QString& heading, std::vector<FormulaLine> lines)
{
    m_heading->setText(heading);
    m_lines = std::move(lines);
    typeset();
}

QString FormulaLabel::heading() const { return m_heading->text(); }

QString FormulaLabel::plainText() const
{
    QStringList words;
    for (const FormulaLine& line : m_lines)
        words << formula::toPlainText(line);
    return words.join(QLatin1Char(' '));
}

/// With room for a fraction in each line: two rows of text and the bar.
int FormulaLabel::heightOf(int lines) const
{
    return m_heading->sizeHint().height() + kGap + lines * (2 * m_formula->fontMetrics().lineSpacing() + kBarRoom);
}

int FormulaLabel::heightForWidth(int width) const { return heightOf(width < kWide ? 2 : 1); }

QSize FormulaLabel::minimumSizeHint() const { return {kNarrow, heightOf(1)}; }

QSize FormulaLabel::sizeHint() const { return {kWide, heightOf(1)}; }

void FormulaLabel::typeset()
{
    const QColor bar = tokens().text;
    QString rich;
    if (width() < kWide) {
        for (const FormulaLine& line : m_lines)
            rich += formula::toRichText(line, bar);
    } else if (!m_lines.empty()) {
        FormulaLine together;
        for (const FormulaLine& line : m_lines)
            together.insert(together.end(), line.begin(), line.end());
        rich = formula::toRichText(together, bar);
    }
    m_formula->setText(rich);
    setAccessibleName(m_lines.empty() ? heading() : heading() + QStringLiteral(": ") + plainText());
}

void FormulaLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        typeset();
}

void FormulaLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // By hand: a layout would ask the labels for their height, which follows from what they show.
    const int top = m_heading->sizeHint().height();
    m_heading->setGeometry(0, 0, width(), top);
    m_formula->setGeometry(0, top + kGap, width(), std::max(0, height() - top - kGap));
    if (event->size().width() != event->oldSize().width())
        typeset();
}

} // namespace widgets
