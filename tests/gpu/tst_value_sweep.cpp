// Sweeps of value iteration say what their twin in double says, and touch nothing else.

#include <bit>
#include <cmath>

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/ops/value_sweep.h"
#include "tests/reference/value_sweep.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

namespace {

struct Case {
    int64_t actions;
    int64_t outcomes;
    int64_t states;
    float epsilon;
};

std::vector<int32_t> randomStates(const Case& size)
{
    std::vector<int32_t> next;
    for (const float value : support::randomFloats(5, size.actions * size.outcomes * size.states, 0, 1))
        next.push_back(std::min(static_cast<int32_t>(value * static_cast<float>(size.states)),
                                static_cast<int32_t>(size.states - 1)));
    return next;
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestValueSweep : public QObject {
    Q_OBJECT

private:
    gpu::Device* m_device = nullptr;

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("family");
        for (const gpu::KernelFamily family : support::families())
            QTest::newRow(support::toString(family)) << static_cast<int>(family);
    }
    void init()
    {
        QFETCH_GLOBAL(int, family);
        m_device = &support::device(static_cast<gpu::KernelFamily>(family));
    }
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    void sweepsLikeTheTwin_data()
    {
        QTest::addColumn<Case>("size");
        QTest::newRow("no state") << Case{4, 1, 0, 0};
        QTest::newRow("one state") << Case{1, 1, 1, 0};
        QTest::newRow("seven states") << Case{2, 3, 7, 0.5F};
        QTest::newRow("a subgroup and one") << Case{5, 1, 9, 0};
        QTest::newRow("a software workgroup and one") << Case{5, 3, 129, 0.1F};
        QTest::newRow("eight actions") << Case{8, 2, 1021, 1};
        QTest::newRow("many workgroups") << Case{4, 3, 10007, 0.2F};
    }

    void sweepsLikeTheTwin()
    {
        QFETCH(Case, size);
        const int64_t all = size.actions * size.outcomes * size.states;
        const std::vector<int32_t> next = randomStates(size);
        const std::vector<float> weight = support::randomFloats(6, all, 0, 0.9F);
        const std::vector<float> reward = support::randomFloats(7, size.actions * size.states);
        const std::vector<float> values = support::randomFloats(8, size.states, -10, 10);
        const Shape model{size.actions, size.outcomes, size.states};
        const gpu::DecisionTables tables{Tensor::fromInts(*m_device, model, next),
                                         Tensor::fromFloats(*m_device, model, weight),
                                         Tensor::fromFloats(*m_device, Shape{size.actions, size.states}, reward)};
        const Tensor before = support::tensorOf(*m_device, support::padded(Shape{size.states}, 0, 3), values);
        const support::Guarded after(*m_device, Layout::rowMajor(Shape{size.states}));
        const Tensor change = Tensor::fromInts(*m_device, Shape{2}, std::vector<int32_t>{0, 0});
        gpu::Recorder recorder(*m_device);
        gpu::valueSweep(recorder, tables, size.epsilon, before, after.tensor(), change, true);
        recorder.finish().run();

        const std::vector<double> expected = reference::valueSweep(size.actions, size.outcomes, next, weight, reward,
                                                                   static_cast<double>(size.epsilon), values);
        QCOMPARE(support::check(after, expected), std::string());
        float largest = 0;
        float magnitude = 0;
        const std::vector<float> results = after.floats();
        for (size_t s = 0; s < results.size(); ++s) {
            largest = std::max(largest, std::abs(results[s] - values[s]));
            magnitude = std::max(magnitude, std::abs(results[s]));
        }
        QCOMPARE(std::bit_cast<float>(change.toInts(*m_device)[0]), largest);
        QCOMPARE(std::bit_cast<float>(change.toInts(*m_device)[1]), magnitude);
    }

    void theChangeIsOnlyMeasuredWhenAsked()
    {
        const Shape model{1, 1, 2};
        const gpu::DecisionTables tables{Tensor::fromInts(*m_device, model, std::vector<int32_t>{1, 0}),
                                         Tensor::fromFloats(*m_device, model, std::vector<float>{0.5F, 0.5F}),
                                         Tensor::fromFloats(*m_device, Shape{1, 2}, std::vector<float>{1, 2})};
        const Tensor a = Tensor::fromFloats(*m_device, Shape{2}, std::vector<float>{0, 0});
        const Tensor b = Tensor::fromFloats(*m_device, Shape{2}, std::vector<float>{0, 0});
        const Tensor change = Tensor::fromInts(*m_device, Shape{2}, std::vector<int32_t>{0, 0});
        gpu::Recorder recorder(*m_device);
        gpu::valueSweep(recorder, tables, 0, a, b, change, false);
        gpu::valueSweep(recorder, tables, 0, b, a, change, true);
        recorder.finish().run();
        QCOMPARE(a.toFloats(*m_device), (std::vector<float>{2, 2.5F}));
        QCOMPARE(std::bit_cast<float>(change.toInts(*m_device)[0]), 1.0F);
    }

    void refusesWhatDoesNotFit()
    {
        const Shape model{1, 1, 2};
        const Tensor next = Tensor::fromInts(*m_device, model, std::vector<int32_t>{1, 0});
        const Tensor weight = Tensor::fromFloats(*m_device, model, std::vector<float>{0, 0});
        const Tensor two = Tensor::fromFloats(*m_device, Shape{2}, std::vector<float>{0, 0});
        const Tensor change = Tensor::fromInts(*m_device, Shape{2}, std::vector<int32_t>{0, 0});
        gpu::Recorder recorder(*m_device);
        QVERIFY_THROWS_EXCEPTION(gpu::Error,
                                 gpu::valueSweep(recorder, {next, weight, two}, 0, two, two, change, false));
    }
};

QTEST_GUILESS_MAIN(TestValueSweep)
#include "tst_value_sweep.moc"
