#pragma once
// What the command palette lists, and in which order.

#include <functional>
#include <vector>

#include <QAbstractListModel>
#include <QIcon>
#include <QString>
#include <QStringList>

class QAction;

namespace widgets {

class ActionTable;

/// One thing that can be done. Texts are in the language in use.
struct PaletteEntry {
    QString id; ///< for the list of what was used lately
    QString category;
    QString title;
    QString sourceTitle; ///< in the language of the sources; found too, never shown
    QIcon icon;
    QString shortcut;
    QString reason; ///< why it cannot be done now; empty: it can
    bool checked = false;
    std::function<void()> run;
};

/// The entry of an action of the table.
PaletteEntry paletteEntry(const ActionTable& actions, QAction* action);

/// The entries that fit the words of a query, the best first; without a query those used last, then all in their order.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { CategoryRole = Qt::UserRole + 1, ShortcutRole, ReasonRole, PositionsRole, CheckedRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries, const QStringList& usedLast);
    void setQuery(const QString& query);
    /// Of a row; rows are what is shown.
    const PaletteEntry& entry(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        size_t entry = 0;
        int score = 0;
        QList<int> positions; ///< in the title
    };
    bool rate(const QStringList& words, Row& row) const;
    int recency(const PaletteEntry& entry) const;

    std::vector<PaletteEntry> m_entries;
    QStringList m_usedLast; ///< ids, the last one first
    std::vector<Row> m_rows;
};

} // namespace widgets
