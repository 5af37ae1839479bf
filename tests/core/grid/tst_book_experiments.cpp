// What the books show of learners that draw random numbers, and the fixed point of linear TD.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QTest>

#include "core/grid/book_experiments.h"
#include "core/grid/experiment.h"
#include "core/grid/learners/fixed_point.h"
#include "core/grid/linear_equations.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

double distance(const Values& a, const Values& b)
{
    double largest = 0;
    for (size_t s = 0; s < a.size(); ++s)
        largest = std::max(largest, std::abs(a[s] - b[s]));
    return largest;
}

} // namespace

class TestBookExperiments : public QObject {
    Q_OBJECT

private slots:
    void learnersDoWhatTheBooksShow_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < bookExperiments().size(); ++i)
            QTest::newRow(bookExperiments()[i].name) << static_cast<int>(i);
    }

    void learnersDoWhatTheBooksShow()
    {
        QFETCH(int, index);
        const BookExperiment& experiment = bookExperiments()[static_cast<size_t>(index)];
        const Measured measured = measure(experiment);
        QVERIFY2(agrees(experiment, measured),
                 qPrintable(QString("%1 +- %2").arg(measured.mean).arg(measured.halfWidth)));
    }

    /// The whole interval has to lie inside.
    void anIntervalThatReachesOutDiffers()
    {
        const BookExperiment& experiment = bookExperiments().front();
        const double middle = (experiment.low + experiment.high) / 2;
        QVERIFY(agrees(experiment, {middle, 0}));
        QVERIFY(!agrees(experiment, {middle, experiment.high - experiment.low}));
        QVERIFY(!agrees(experiment, {experiment.high + 1, 0}));
        QVERIFY(!agrees(experiment, {experiment.low - 1, 0}));
    }

    void measuringCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        for (const BookExperiment& experiment : bookExperiments())
            QVERIFY_EXCEPTION_THROWN(measure(experiment, {source.get_token(), {}}), gpu::Error);
    }

    void equationsAreSolved()
    {
        LinearEquations equations(3); // a permutation: only pivoting gets through
        equations.at(0, 1) = 2;
        equations.at(1, 2) = 4;
        equations.at(2, 0) = -1;
        equations.right = {1, 2, 3};
        QCOMPARE(solveEquations(equations), (std::vector<double>{-3, 0.5, 0.5}));
    }

    /// With a feature of its own for each state nothing is lost.
    void theFixedPointOfATableIsExact()
    {
        const World world = preset("zhao-3.4a").make();
        const Policy uniform = uniformPolicy(world);
        const std::vector<double> often = occupancy(world, uniform, 500);
        QVERIFY(std::abs(std::accumulate(often.begin(), often.end(), 0.0) - 1) < 1e-12);
        const Values exact = evaluateClosedForm(world, uniform, 0.9).values;
        const Features own(world, FeatureKind::Aggregation, 0, 5);
        QVERIFY(distance(linearFixedPoint(world, uniform, own, 0.9, often), exact) < 1e-9);
        // Fewer features come less near, and more of them nearer.
        double before = 1e9;
        for (const int order : {1, 2, 3}) {
            const Features features(world, FeatureKind::Polynomial, order, 1);
            const double error =
                errorOf(world, linearFixedPoint(world, uniform, features, 0.9, often), exact).rootMeanSquare;
            QVERIFY2(error > 0.01 && error < before, qPrintable(QString::number(error)));
            before = error;
        }
    }

    void occupancyEndsWithTheEpisode()
    {
        const World world = parseMap("S.G\n");
        const std::vector<double> always = occupancy(world, constantPolicy(world, 1), 100);
        QCOMPARE(always, (std::vector<double>{0.5, 0.5, 0}));
    }
};

QTEST_GUILESS_MAIN(TestBookExperiments)
#include "tst_book_experiments.moc"
