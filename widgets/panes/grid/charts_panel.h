#pragma once

#include <vector>

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/grid/grid_curves.h"
#include "widgets/panes/grid/grid_run.h"
#include "widgets/panes/grid/seed_runs.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace widgets {
class ChartView;
}

namespace widgets::grid {

/// Learning curves in the bottom dock: of the present run, of runs that were kept, and of many seeds.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    ChartsPanel(GridDocument& document, GridRun& run, JobRunner& jobs, std::shared_ptr<core::segment::Engine> engine,
                ActionTable& actions, QWidget* parent = nullptr);

    ChartView* chart() const { return m_chart; }
    QComboBox* kindBox() const { return m_kind; }
    QSpinBox* seedsBox() const { return m_count; }
    const std::vector<Curve>& kept() const { return m_kept; }
    const std::vector<SeedCurve>& seedCurves() const { return m_seeds; }
    /// Where the seeds were run, or would be.
    QString whereText() const;
    std::vector<ExportItem> exportItems() const;
    void setProvenance(std::function<Provenance()> provenance);

signals:
    void failed(const gpu::Error& error);
    /// What can be exported has changed.
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectParts();
    Curve presentCurve() const;
    void keep();
    void clear();
    void chooseFitting();
    QString seedsWords() const;
    /// The host's or the device's, whichever the shown curves come from.
    Provenance provenanceOf(Provenance whole) const;
    void refresh();
    void refreshComparison();
    void retranslate();

    GridDocument& m_document;
    GridRun& m_run;
    SeedRuns m_seedRuns;
    ActionTable& m_actions;
    std::vector<Curve> m_kept;
    std::vector<SeedCurve> m_seeds;
    QComboBox* m_kind;
    QComboBox* m_axis;
    QLabel* m_where;
    QLabel* m_countTitle;
    QSpinBox* m_count;
    ChartView* m_chart;
};

} // namespace widgets::grid
