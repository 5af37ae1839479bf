#include "widgets/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QToolBar>

#include "widgets/icons.h"

namespace widgets {

namespace {

QString keyOf(std::string_view id) { return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())); }

QString withoutMnemonic(QString title)
{
    // Chinese titles carry their key in brackets at the end: "打开(&O)…".
    const qsizetype bracket = title.indexOf(QLatin1String("(&"));
    if (bracket >= 0)
        title.remove(bracket, 4);
    return title.remove(QLatin1Char('&'));
}

} // namespace

ActionTable::ActionTable(QObject* parent) : QObject(parent) {}

QAction* ActionTable::add(const ActionSpec& spec)
{
    const QString key = QString::fromLatin1(spec.id);
    Q_ASSERT(!m_entries.contains(key));
    auto* action = new QAction(this);
    action->setObjectName(key);
    action->setCheckable(spec.checkable);
    if (spec.iconName[0] != '\0')
        action->setIcon(icon(QString::fromLatin1(spec.iconName)));
    if (spec.shortcut[0] != '\0')
        action->setShortcut(QKeySequence(QString::fromLatin1(spec.shortcut), QKeySequence::PortableText));
    m_actions.push_back(action);
    m_entries.insert(key, {spec, action, {}});
    describe(*m_entries.constFind(key));
    return action;
}

void ActionTable::add(std::span<const ActionSpec> specs)
{
    for (const ActionSpec& spec : specs)
        add(spec);
}

QAction* ActionTable::action(std::string_view id) const
{
    const auto entry = m_entries.constFind(keyOf(id));
    Q_ASSERT(entry != m_entries.constEnd());
    return entry == m_entries.constEnd() ? nullptr : entry->action;
}

void ActionTable::setBlocked(std::string_view id, const QString& reason)
{
    const auto entry = m_entries.find(keyOf(id));
    Q_ASSERT(entry != m_entries.end());
    if (entry == m_entries.end())
        return;
    entry->reason = reason;
    entry->action->setEnabled(reason.isEmpty());
    describe(*entry);
}

QString ActionTable::reason(std::string_view id) const { return m_entries.value(keyOf(id)).reason; }

void ActionTable::fill(QMenu* menu, std::span<const char* const> ids) const
{
    for (const char* id : ids) {
        if (id[0] == '\0')
            menu->addSeparator();
        else
            menu->addAction(action(id));
    }
}

void ActionTable::fill(QToolBar* bar, std::span<const char* const> ids) const
{
    for (const char* id : ids) {
        if (id[0] == '\0')
            bar->addSeparator();
        else
            bar->addAction(action(id));
    }
}

void ActionTable::retranslate()
{
    for (const Entry& entry : std::as_const(m_entries))
        describe(entry);
}

void ActionTable::describe(const Entry& entry) const
{
    const QString title = QCoreApplication::translate("Actions", entry.spec.title);
    entry.action->setText(title);
    QString plain = withoutMnemonic(title);
    entry.action->setIconText(QString(plain).remove(QChar(0x2026)));
    if (!entry.action->shortcut().isEmpty())
        plain += QStringLiteral(" (%1)").arg(entry.action->shortcut().toString(QKeySequence::NativeText));
    entry.action->setToolTip(entry.reason.isEmpty() ? plain : plain + QLatin1Char('\n') + entry.reason);
    entry.action->setStatusTip(entry.reason);
}

} // namespace widgets
