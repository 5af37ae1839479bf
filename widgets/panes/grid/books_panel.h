#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QWidget>

#include "core/grid/book_check.h"
#include "widgets/export/export_item.h"
#include "widgets/job_runner.h"

class QLabel;

namespace widgets {
class TableView;
}

namespace widgets::grid {

/// Every table of the textbooks beside what this program computes. Choosing one shows it on the canvas, and here which
/// convention makes it match.
class BooksPanel : public QWidget {
    Q_OBJECT
public:
    BooksPanel(JobRunner& jobs, QWidget* parent = nullptr);
    ~BooksPanel() override;

    TableView* tables() const { return m_tables; }
    TableView* trials() const { return m_trials; }
    QString verdict() const;
    /// Empty before the first time that the panel is seen.
    const std::vector<std::shared_ptr<const core::grid::BookCheck>>& checks() const { return m_checks; }
    void setProvenance(const std::function<Provenance()>& provenance);
    std::vector<ExportItem> exportItems() const;
    /// Chooses the first table of a built-in world, now or once the tables are checked.
    void chooseFor(const std::string& preset);
    /// Nothing is chosen any more.
    void clearChoice();

signals:
    void chosen(std::shared_ptr<const core::grid::BookCheck> check);
    void failed(const gpu::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void run();
    void refresh();
    void showTrials();
    void retranslate();

    JobRunner& m_jobs;
    std::vector<std::shared_ptr<const core::grid::BookCheck>> m_checks;
    bool m_asked = false;
    std::string m_wanted; ///< the preset that chooseFor() waits with
    TableView* m_tables;
    QLabel* m_verdict;
    TableView* m_trials;
};

} // namespace widgets::grid
