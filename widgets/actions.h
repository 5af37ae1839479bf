#pragma once
// Every action once: menus, toolbars, shortcuts, the palette and the shortcut editor are made from this table.

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

/// What is known of an action before anybody handles it. Texts are literals marked with QT_TRANSLATE_NOOP(context,
/// ...).
struct ActionSpec {
    const char* id;       ///< "area.verb", never translated
    const char* title;    ///< sentence case, with & for the menu's key and … if it asks for more
    const char* iconName; ///< of resources/icons; empty: none
    const char* shortcut; ///< portable text of a QKeySequence; empty: none
    bool checkable = false;
    const char* shortTitle = nullptr; ///< on buttons, where it is not the title
    const char* context = "Actions";  ///< of the translation
};

/// The category of all actions whose ids begin with `area` and a dot.
struct ActionArea {
    const char* area;
    const char* title;
    const char* context = "Areas"; ///< of the translation
    bool ofPane = false;           ///< its keys work only while that pane is in front
};

/// Owns the QActions. Ids are unique; asking for an unknown id is a bug and stops the program in debug builds.
class ActionTable : public QObject {
    Q_OBJECT
public:
    explicit ActionTable(QObject* parent = nullptr);

    QAction* add(const ActionSpec& spec);
    void add(std::span<const ActionSpec> specs);
    void addArea(const ActionArea& area);
    QAction* action(std::string_view id) const;
    const std::vector<QAction*>& all() const { return m_actions; }

    /// Switches an action off with the reason that its tooltip tells, or on with an empty reason.
    void setBlocked(std::string_view id, const QString& reason);
    QString reason(std::string_view id) const;
    /// A title in the language in use instead of the table's; empty: the table's.
    void setTitle(std::string_view id, const QString& title);

    /// The translated title of the area; empty if that has no name.
    QString category(std::string_view id) const;
    /// The title without & and …, in the language in use and in the language of the sources.
    QString plainTitle(std::string_view id) const;
    QString sourceTitle(std::string_view id) const;

    QKeySequence defaultShortcut(std::string_view id) const;
    void setShortcut(std::string_view id, const QKeySequence& shortcut);
    /// The action that would answer to the same keys at the same time; null: none.
    QAction* conflict(std::string_view id, const QKeySequence& shortcut) const;

    /// Adds the actions in this order; an empty id is a separator.
    void fill(QMenu* menu, std::span<const char* const> ids) const;
    void fill(QToolBar* bar, std::span<const char* const> ids) const;

    /// Titles and tooltips in the language in use.
    void retranslate();

private:
    struct Entry {
        ActionSpec spec; ///< without its id, which may live shorter
        QAction* action = nullptr;
        QString reason;
        QString title; ///< instead of the table's
    };
    void describe(const Entry& entry) const;
    Entry* find(std::string_view id);
    const Entry* find(std::string_view id) const;

    std::vector<QAction*> m_actions;
    QHash<QString, Entry> m_entries;
    std::vector<ActionArea> m_areas;
};

} // namespace widgets
