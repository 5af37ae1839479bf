// Learning curves of grid worlds.
#include <QAction>
#include <QComboBox>
#include <QSpinBox>
#include <QTest>

#include "core/grid/dynamic_programming.h"
#include "core/grid/many_runs.h"
#include "core/grid/presets.h"
#include "gpu/device.h"
#include "tests/widgets/grid_fixture.h"
#include "widgets/chart_view.h"
#include "widgets/panel_dock.h"

using widgets::grid::ChartsPanel;
using widgets::grid::CurveKind;

class TestGridCharts : public QObject {
    Q_OBJECT

private:
    ChartsPanel& panel() { return *m->pane().charts(); }
    const core::report::ChartData& chart() { return panel().chart()->data(); }
    void show(CurveKind kind)
    {
        panel().kindBox()->setFocus();
        QTest::keyClick(panel().kindBox(), Qt::Key_Home);
        for (int k = 0; k < static_cast<int>(kind); ++k)
            QTest::keyClick(panel().kindBox(), Qt::Key_Down);
    }
    /// What `tessera grid solve --runs` comes to with the settings of the pane.
    void compareWithCommandLine(const widgets::grid::SeedCurve& curve, gpu::Device* device)
    {
        const widgets::grid::GridDocument& document = m->document();
        const core::grid::ExperimentPlan plan =
            core::grid::planOf(document.learner(), document.world(), document.settings(), curve.runs);
        const core::grid::Experiment wanted = core::grid::runMany(device, document.learner(), document.world(),
                                                                  document.settings(), plan, document.seed());
        QCOMPARE(curve.episodes.size(), wanted.episodes.size());
        for (size_t k = 0; k < wanted.episodes.size(); ++k) {
            QCOMPARE(curve.episodes[k].meanReturn, wanted.episodes[k].meanReturn);
            QCOMPARE(curve.episodes[k].deviationReturn, wanted.episodes[k].deviationReturn);
            QCOMPARE(curve.episodes[k].meanLength, wanted.episodes[k].meanLength);
            QCOMPARE(curve.episodes[k].meanError, wanted.episodes[k].meanError);
        }
    }

private slots:
    void init()
    {
        m = std::make_unique<GridFixture>();
        m->window().panels().openPanel("grid.charts");
        QVERIFY(panel().isVisible());
    }
    void cleanup() { m.reset(); }

    void theErrorOfValueIterationFallsToNothing()
    {
        QVERIFY(chart().series.empty());
        QVERIFY(m->press("grid.solve"));
        QCOMPARE(chart().series.size(), size_t{1});
        QVERIFY(chart().yAxis.log);
        const auto& points = chart().series[0].points;
        QCOMPARE(points.size(), m->run().records().size());
        QVERIFY(points.front().y > 1);
        QVERIFY(points.back().y < 1e-8);
        QCOMPARE(points.back().x, static_cast<double>(points.size()));
    }

    void theResidualShrinksByGamma()
    {
        QVERIFY(m->press("grid.solve"));
        show(CurveKind::Residual);
        const auto& points = chart().series.at(0).points;
        QVERIFY(std::abs(points[40].y / points[39].y - 0.9) < 1e-6);
    }

    /// Of a world of more than 4096 cells the exact values are computed on request.
    void theErrorsOfALargeWorldAreComputedOnRequest()
    {
        core::grid::World world;
        world.rows = 70;
        world.columns = 60;
        world.cells.assign(size_t{70} * 60, core::grid::Cell::Free);
        world.cells.back() = core::grid::Cell::Goal;
        m->document().openWorld(world, "large");
        QVERIFY(!m->action("grid.errors")->isEnabled());
        for (int k = 0; k < 3; ++k)
            QVERIFY(m->press("grid.round"));
        QVERIFY(chart().series.empty());
        m->action("grid.errors")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(chart().series.size(), size_t{1});
        QCOMPARE(chart().series[0].points.size(), size_t{3});
        QVERIFY(!m->action("grid.errors")->isEnabled()); // they are known
        QVERIFY(m->press("grid.round"));                 // and those that follow
        QCOMPARE(chart().series[0].points.size(), size_t{4});
        const double gamma = m->document().gamma();
        const core::grid::Values exact = core::grid::iterateValues(world, gamma).values;
        for (int sweeps = 1; sweeps <= 4; ++sweeps) {
            const core::grid::Values values =
                core::grid::iterateValues(world, gamma, 0, {.tolerance = -1, .maxSweeps = sweeps}).values;
            const double error = core::grid::errorOf(world, values, exact).rootMeanSquare;
            QVERIFY(std::abs(chart().series[0].points[static_cast<size_t>(sweeps - 1)].y - error) < 1e-9);
        }
    }

    void returnsAndLengthsOfEpisodes()
    {
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("q-learning"));
        QVERIFY(m->press("grid.solve"));
        show(CurveKind::Return);
        QCOMPARE(chart().series.at(0).points.size(), size_t{500});
        const double late = chart().series[0].points[499].y;
        QCOMPARE(late, m->run().records().back().episodeReturn);
        show(CurveKind::Length);
        QVERIFY(chart().series.at(0).points[0].y > 13);
    }

    void keptRunsStayBesideTheNextOne()
    {
        QVERIFY(m->press("grid.solve"));
        m->action("grid.keep-run")->trigger();
        QVERIFY(!m->snapshot());
        QVERIFY(m->chooseLearner("policy-iteration"));
        QVERIFY(m->press("grid.solve"));
        QCOMPARE(chart().series.size(), size_t{2});
        QVERIFY(chart().series[0].name != chart().series[1].name);
        m->action("grid.clear-runs")->trigger();
        QCOMPARE(chart().series.size(), size_t{1});
    }

    void manySeedsGiveAMeanWithABand()
    {
        QVERIFY(!m->action("grid.run-seeds")->isEnabled()); // nothing is drawn by chance
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("sarsa"));
        panel().seedsBox()->setValue(5);
        m->action("grid.run-seeds")->trigger();
        QVERIFY(m->settle());
        show(CurveKind::Return);
        QCOMPARE(chart().series.size(), size_t{1});
        QCOMPARE(chart().series[0].points.size(), size_t{500});
        QCOMPARE(chart().series[0].band.size(), size_t{500});
        QVERIFY(chart().series[0].band[10].high > chart().series[0].points[10].y);
    }

    /// The same numbers as `tessera grid solve sutton-6.6 --algorithm sarsa --runs 40 --device …` writes.
    void seedsRunOnTheDeviceAsTheCommandLineRunsThem()
    {
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("sarsa"));
        GridFixture::type(m->inspector().learner()->field("episodes"), "30");
        QVERIFY2(panel().whereText().contains("device"), qPrintable(panel().whereText()));
        panel().seedsBox()->setValue(40);
        m->action("grid.run-seeds")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(panel().seedCurves().size(), size_t{1});
        const widgets::grid::SeedCurve& curve = panel().seedCurves()[0];
        const std::unique_ptr<gpu::Device> device = gpu::Device::open();
        QVERIFY(!curve.device.isEmpty());
        QVERIFY2(panel().whereText().contains(curve.device), qPrintable(panel().whereText()));
        compareWithCommandLine(curve, device.get());
        for (const widgets::ExportItem& item : panel().exportItems())
            QVERIFY(item.id.startsWith("grid.curves"));
    }

    void seedsOfOtherAlgorithmsRunOnTheHostAndThePaneSaysSo()
    {
        QVERIFY(m->chooseWorld("sutton-6.6"));
        QVERIFY(m->chooseLearner("dyna-q"));
        GridFixture::type(m->inspector().learner()->field("episodes"), "20");
        const QString reason = "no kernels for the runs of this algorithm";
        QVERIFY2(panel().whereText().contains(reason), qPrintable(panel().whereText()));
        panel().seedsBox()->setValue(3);
        m->action("grid.run-seeds")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(panel().seedCurves().size(), size_t{1});
        QVERIFY(panel().seedCurves()[0].device.isEmpty());
        QVERIFY2(panel().whereText().contains("3 seeds on the host") && panel().whereText().contains(reason),
                 qPrintable(panel().whereText()));
        compareWithCommandLine(panel().seedCurves()[0], nullptr);
        // A setting that the kernels do not know has its own reason.
        QVERIFY(m->chooseLearner("q-learning"));
        m->action("grid.clear-runs")->trigger();
        QVERIFY(panel().whereText().contains("device"));
        GridFixture::type(m->inspector().learner()->field("alpha-power"), "0.5");
        QVERIFY2(panel().whereText().contains("does not shrink"), qPrintable(panel().whereText()));
    }

    void watchedCellsHaveCurves()
    {
        m->click(3, 3);
        m->action("grid.watch")->trigger();
        QVERIFY(m->action("grid.watch")->isChecked());
        m->click(1, 1);
        QVERIFY(!m->action("grid.watch")->isChecked());
        m->action("grid.watch")->trigger();
        QVERIFY(m->press("grid.solve"));
        show(CurveKind::Watched);
        QCOMPARE(chart().series.size(), size_t{2});
        QVERIFY(std::abs(chart().series[1].points.back().y - 10) < 1e-6);
    }

    void curvesAreExported()
    {
        QVERIFY(m->press("grid.solve"));
        QStringList ids;
        for (const widgets::ExportItem& item : m->pane().exportItems())
            ids << item.id;
        for (const char* id : {"grid.map", "grid.values", "grid.policy", "grid.action-values", "grid.curves"})
            QVERIFY2(ids.contains(QLatin1String(id)), id);
    }

private:
    std::unique_ptr<GridFixture> m;
};

QTEST_MAIN(TestGridCharts)
#include "tst_grid_charts.moc"
