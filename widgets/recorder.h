#pragma once
// What was done, as commands for a terminal.

#include <deque>

#include <QAbstractListModel>
#include <QStringList>
#include <QWidget>

class QLabel;
class QListView;

namespace widgets {

class ActionTable;

/// The words as one line for a POSIX shell: quoted where they hold more than letters, digits and -_./:=,+@%.
QString shellQuoted(const QStringList& words);

/// The last commands, the newest at the end.
class Recorder : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kMost = 200;

    using QAbstractListModel::QAbstractListModel;

    /// `words` are those after "tessera". The same as the last one is not said twice.
    void record(const QStringList& words);
    void clear();
    QString line(int row) const;
    /// All lines, each with its newline.
    QString all() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::deque<QString> m_lines;
};

/// The recorder's panel: the list, and the actions recorder.copy, recorder.copy-all and recorder.clear.
class RecorderPanel : public QWidget {
    Q_OBJECT
public:
    RecorderPanel(Recorder& recorder, ActionTable& actions, QWidget* parent);
    QListView* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectActions();
    void refresh();
    void retranslate();

    Recorder& m_recorder;
    ActionTable& m_actions;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace widgets
