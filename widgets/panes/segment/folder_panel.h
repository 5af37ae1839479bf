#pragma once

#include <memory>
#include <vector>

#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/segment/folder_ahead.h"
#include "widgets/panes/segment/folder_model.h"
#include "widgets/panes/segment/segment_keeper.h"

class QLabel;
class QLineEdit;
class QListView;

namespace widgets::segment {

/// The pictures of a folder, small, with what is known of each. Thumbnails are made of what is seen only.
class FolderPanel : public QWidget {
    Q_OBJECT
public:
    FolderPanel(SegmentDocument& document, const SegmentKeeper& keeper, JobRunner& runner,
                std::shared_ptr<core::segment::Engine> engine, const ActionTable& actions, QWidget* parent = nullptr);

    /// Lists the folder, and opens its first picture if `openFirst`.
    void openFolder(const QString& folder, bool openFirst = true);
    /// No folder is open any more; the picture stays.
    void closeFolder();
    const QString& folder() const { return m_folder; }
    /// Opens the picture `step` places after the open one, among those that the filter shows. False: there is none.
    bool step(int step);
    bool canStep(int step) const;
    /// The person wants this file: what is done ahead for it goes on.
    void willOpen(const QString& path) { m_ahead.willOpen(path); }

    FolderModel& model() { return m_model; }
    QListView* list() const { return m_list; }
    QLineEdit* filter() const { return m_filter; }

signals:
    void wanted(const QString& path);
    /// Another folder, another picture of it, or another filter.
    void stateChanged();
    void failed(const gpu::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBar(const ActionTable& actions);
    void makeList();
    void want(const QString& path);
    int currentRow() const;
    /// Where steps start: what was asked for last, else the picture that is open.
    int goalRow() const;
    int shownRow(int row) const;
    std::vector<int> neighbours() const;
    void takeFiles(const QString& folder, std::vector<FolderFile> files, bool openFirst);
    void loadNextThumbnail();
    int nextWithoutThumbnail() const;
    void followPicture();
    void refresh();
    void retranslate();

    SegmentDocument& m_document;
    const SegmentKeeper& m_keeper;
    JobRunner& m_runner;
    FolderModel m_model;
    QSortFilterProxyModel m_shown;
    FolderAhead m_ahead;
    QTimer m_thumbnailTimer;
    QString m_folder; ///< absolute; empty: none
    QString m_goal;   ///< path that was asked for and is not open yet
    QListView* m_list = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace widgets::segment
