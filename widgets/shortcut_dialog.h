#pragma once

#include <QAbstractTableModel>
#include <QDialog>
#include <QSortFilterProxyModel>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace widgets {

class ActionTable;

/// All actions with their keys: title, category, keys.
class ShortcutModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, CategoryColumn, KeysColumn, ColumnCount };

    explicit ShortcutModel(ActionTable& actions, QObject* parent = nullptr);

    QString idOf(int row) const;
    /// After keys have changed.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ActionTable& m_actions;
};

/// Shows and changes the keys of all actions. Keys that another action has are refused, unless the person takes them
/// from there. What differs from the table is saved at once.
class ShortcutDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutDialog(ActionTable& actions, QWidget* parent);

    QLineEdit* search() const { return m_search; }
    QTableView* table() const { return m_table; }
    QKeySequenceEdit* keys() const { return m_keys; }
    QPushButton* reassignButton() const { return m_reassign; }
    QPushButton* resetButton() const { return m_reset; }
    QPushButton* resetAllButton() const { return m_resetAll; }
    /// What stands in the way of the keys just pressed; empty: nothing.
    QString conflictText() const;
    void selectAction(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    QString selectedId() const;
    void showSelected();
    void enter(const QKeySequence& keys);
    void assign(const QString& id, const QKeySequence& keys);
    void resetAll();
    void retranslate();

    ActionTable& m_actions;
    ShortcutModel m_model;
    QSortFilterProxyModel m_shown;
    QLineEdit* m_search;
    QTableView* m_table;
    QLabel* m_title;
    QKeySequenceEdit* m_keys;
    QLabel* m_conflict;
    QPushButton* m_reassign;
    QPushButton* m_remove;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    QPushButton* m_close;
    QKeySequence m_wanted; ///< refused for the conflict that is shown
};

} // namespace widgets
