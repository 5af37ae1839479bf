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

QString plain(const QString& title) { return withoutMnemonic(title).remove(QChar(0x2026)); }

QString areaOf(const QString& id) { return id.section(QLatin1Char('.'), 0, 0); }

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
    Entry& entry = *m_entries.insert(key, {spec, action, {}, {}});
    entry.spec.id = nullptr;
    describe(entry);
    return action;
}

void ActionTable::add(std::span<const ActionSpec> specs)
{
    for (const ActionSpec& spec : specs)
        add(spec);
}

void ActionTable::addArea(const ActionArea& area) { m_areas.push_back(area); }

const ActionTable::Entry* ActionTable::find(std::string_view id) const
{
    const auto entry = m_entries.constFind(keyOf(id));
    Q_ASSERT(entry != m_entries.constEnd());
    return entry == m_entries.constEnd() ? nullptr : &*entry;
}

ActionTable::Entry* ActionTable::find(std::string_view id)
{
    const auto entry = m_entries.find(keyOf(id));
    Q_ASSERT(entry != m_entries.end());
    return entry == m_entries.end() ? nullptr : &*entry;
}

QAction* ActionTable::action(std::string_view id) const
{
    const Entry* entry = find(id);
    return entry ? entry->action : nullptr;
}

void ActionTable::setBlocked(std::string_view id, const QString& reason)
{
    Entry* entry = find(id);
    if (!entry || (entry->reason == reason && entry->action->isEnabled() == reason.isEmpty()))
        return;
    entry->reason = reason;
    entry->action->setEnabled(reason.isEmpty());
    describe(*entry);
}

QString ActionTable::reason(std::string_view id) const { return m_entries.value(keyOf(id)).reason; }

void ActionTable::setTitle(std::string_view id, const QString& title)
{
    Entry* entry = find(id);
    if (!entry || entry->title == title)
        return;
    entry->title = title;
    describe(*entry);
}

QString ActionTable::category(std::string_view id) const
{
    const QString area = areaOf(keyOf(id));
    for (const ActionArea& known : m_areas)
        if (area == QLatin1String(known.area))
            return QCoreApplication::translate(known.context, known.title);
    return {};
}

QString ActionTable::plainTitle(std::string_view id) const
{
    const Entry* entry = find(id);
    return entry ? plain(entry->action->text()) : QString();
}

QString ActionTable::sourceTitle(std::string_view id) const
{
    const Entry* entry = find(id);
    return entry ? plain(QString::fromUtf8(entry->spec.title)) : QString();
}

QKeySequence ActionTable::defaultShortcut(std::string_view id) const
{
    const Entry* entry = find(id);
    return entry ? QKeySequence(QString::fromLatin1(entry->spec.shortcut), QKeySequence::PortableText) : QKeySequence();
}

void ActionTable::setShortcut(std::string_view id, const QKeySequence& shortcut)
{
    Entry* entry = find(id);
    if (!entry || entry->action->shortcut() == shortcut)
        return;
    entry->action->setShortcut(shortcut);
    describe(*entry);
}

QAction* ActionTable::conflict(std::string_view id, const QKeySequence& shortcut) const
{
    if (shortcut.isEmpty())
        return nullptr;
    const auto paneOf = [this](const QString& key) {
        const QString area = areaOf(key);
        for (const ActionArea& known : m_areas)
            if (known.ofPane && area == QLatin1String(known.area))
                return area;
        return QString();
    };
    const QString own = keyOf(id);
    const QString pane = paneOf(own);
    for (QAction* other : m_actions) {
        if (other->objectName() == own || other->shortcut() != shortcut)
            continue;
        const QString otherPane = paneOf(other->objectName());
        if (pane.isEmpty() || otherPane.isEmpty() || pane == otherPane)
            return other;
    }
    return nullptr;
}

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
    const QString title =
        entry.title.isEmpty() ? QCoreApplication::translate(entry.spec.context, entry.spec.title) : entry.title;
    entry.action->setText(title);
    QString tip = withoutMnemonic(title);
    entry.action->setIconText(entry.spec.shortTitle
                                  ? QCoreApplication::translate(entry.spec.context, entry.spec.shortTitle)
                                  : plain(QCoreApplication::translate(entry.spec.context, entry.spec.title)));
    if (!entry.action->shortcut().isEmpty())
        tip += QStringLiteral(" (%1)").arg(entry.action->shortcut().toString(QKeySequence::NativeText));
    entry.action->setToolTip(entry.reason.isEmpty() ? tip : tip + QLatin1Char('\n') + entry.reason);
}

} // namespace widgets
