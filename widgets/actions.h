#pragma once
// Every action once: menus, toolbars, shortcuts (and later the palette and the recorder) are made from this table.

#include <span>
#include <string_view>
#include <vector>

#include <QHash>
#include <QKeySequence>
#include <QObject>

class QAction;
class QMenu;
class QToolBar;

namespace widgets {

/// What is known of an action before anybody handles it. Texts are literals marked with QT_TRANSLATE_NOOP("Actions",
/// ...).
struct ActionSpec {
    const char* id;       ///< "area.verb", never translated
    const char* title;    ///< sentence case, with & for the menu's key and … if it asks for more
    const char* iconName; ///< of resources/icons; empty: none
    const char* shortcut; ///< portable text of a QKeySequence; empty: none
    bool checkable = false;
};

/// Owns the QActions. Ids are unique; asking for an unknown id is a bug and stops the program in debug builds.
class ActionTable : public QObject {
    Q_OBJECT
public:
    explicit ActionTable(QObject* parent = nullptr);

    QAction* add(const ActionSpec& spec);
    void add(std::span<const ActionSpec> specs);
    QAction* action(std::string_view id) const;
    const std::vector<QAction*>& all() const { return m_actions; }

    /// Switches an action off with the reason that its tooltip tells, or on with an empty reason.
    void setBlocked(std::string_view id, const QString& reason);
    QString reason(std::string_view id) const;

    /// Adds the actions in this order; an empty id is a separator.
    void fill(QMenu* menu, std::span<const char* const> ids) const;
    void fill(QToolBar* bar, std::span<const char* const> ids) const;

    /// Titles and tooltips in the language in use.
    void retranslate();

private:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QString reason;
    };
    void describe(const Entry& entry) const;

    std::vector<QAction*> m_actions;
    QHash<QString, Entry> m_entries;
};

} // namespace widgets
