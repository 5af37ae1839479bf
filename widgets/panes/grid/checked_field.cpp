#include "widgets/panes/grid/checked_field.h"

#include <cmath>

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include "gpu/base/error.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {
constexpr int kFieldWidth = 112;
constexpr int kDigits = 10;
constexpr double kLargestWhole = 9007199254740992.0; // 2^53
} // namespace

bool readNumber(const QString& text, double& number)
{
    const QStringList parts = text.trimmed().replace(QChar(0x2212), QLatin1Char('-')).split(QLatin1Char('/'));
    if (parts.size() > 2)
        return false;
    bool first = false;
    bool second = true;
    number = parts[0].trimmed().toDouble(&first);
    if (parts.size() == 2)
        number /= parts[1].trimmed().toDouble(&second);
    return first && second && std::isfinite(number);
}

QString writeNumber(double number)
{
    if (std::floor(number) == number && std::abs(number) < 1e7)
        return QString::number(number, 'f', 0);
    if (std::floor(number) == number && std::abs(number) <= kLargestWhole)
        return QString::number(number, 'g', 16);
    return QString::number(number, 'g', kDigits);
}

CheckedField::CheckedField(Commit commit, QWidget* parent)
    : QWidget(parent),
      m_commit(std::move(commit)),
      m_title(new QLabel(this)),
      m_edit(new QLineEdit(this)),
      m_error(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(m_error, 1, 0, 1, 2);
    m_title->setBuddy(m_edit);
    m_edit->setFixedWidth(kFieldWidth);
    m_edit->setAlignment(Qt::AlignRight);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("fieldError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->hide();
    connect(m_edit, &QLineEdit::editingFinished, this, &CheckedField::take);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { say({}); });
}

void CheckedField::setTitle(const QString& title, const QString& meaning)
{
    m_title->setText(title);
    m_title->setToolTip(meaning);
    m_edit->setToolTip(meaning);
    m_edit->setAccessibleName(title);
    m_edit->setAccessibleDescription(meaning);
}

void CheckedField::setValue(double value)
{
    m_value = value;
    if (m_edit->isModified() && !error().isEmpty())
        return; // what was typed wrong is not lost because something else changed
    m_edit->setText(writeNumber(value));
    say({});
}

QString CheckedField::error() const { return m_error->text(); }

void CheckedField::take()
{
    if (!m_edit->isModified())
        return;
    double number = 0;
    if (!readNumber(m_edit->text(), number)) {
        say(tr("\"%1\" is no number.").arg(m_edit->text()));
        return;
    }
    try {
        m_commit(number);
        m_edit->setModified(false);
        m_value = number;
        m_edit->setText(writeNumber(number));
        say({});
    } catch (const gpu::Error& error) {
        say(translated(error.message()) + QLatin1Char(' ') + translated(error.hint()));
    }
}

void CheckedField::say(const QString& error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

} // namespace widgets::grid
