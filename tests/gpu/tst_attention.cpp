// Attention with online softmax against double, in both kernel families.

#include <QTest>

#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/attention.h"
#include "tests/gpu/attention_cases.h"
#include "tests/reference/attention.h"
#include "tests/support/case_rows.h"
#include "tests/support/devices.h"

class TestAttention : public QObject {
    Q_OBJECT

private:
    const std::vector<cases::AttentionCase> m_cases = cases::attentionCases();

private slots:
    void cleanupTestCase() { support::closeDevices(); }
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void matchesTheReference_data() { support::addCaseRows(m_cases); }
    void matchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::AttentionCase& test = m_cases[index];
        cases::AttentionRun run = cases::prepare(support::device(family), test);
        run.commands.run();
        const std::vector<double> expected =
            reference::attention(run.q, run.k, run.v, run.bias, test.batches * test.heads, test.queries, test.keys,
                                 test.depth, test.columns, static_cast<double>(test.scale));
        // An error of a score is multiplied by e^score / sum, so large scores cost digits.
        const double loss = std::max(1.0, static_cast<double>(test.scale)) * (test.biasScale > 1 ? 10 : 1);
        QCOMPARE(support::check(run.out, expected, {1e-11 * loss * loss, 3e-6 * loss}), std::string());
    }

    void keysHiddenByMinusInfinityDoNotCount()
    {
        support::forEachFamily([](gpu::Device& device, const char* name) {
            constexpr int64_t kKeys = 70;
            const std::vector<float> q = support::randomFloats(1, int64_t{5} * 8);
            const std::vector<float> k = support::randomFloats(2, kKeys * 8);
            const std::vector<float> v = support::randomFloats(3, kKeys * 8);
            std::vector<float> bias(kKeys, -std::numeric_limits<float>::infinity());
            bias[41] = 0; // all keys before and after it are hidden
            support::Guarded out(device, gpu::Layout::rowMajor({5, 8}));
            gpu::Recorder recorder(device);
            attention(recorder, gpu::Tensor::fromFloats(device, {5, 8}, q),
                      gpu::Tensor::fromFloats(device, {kKeys, 8}, k), gpu::Tensor::fromFloats(device, {kKeys, 8}, v),
                      gpu::Tensor::fromFloats(device, {1, kKeys}, bias), 1, out.tensor());
            recorder.finish().run();
            std::vector<double> expected;
            for (int row = 0; row < 5; ++row)
                expected.insert(expected.end(), v.begin() + int64_t{41} * 8, v.begin() + int64_t{42} * 8);
            const std::string report = support::check(out, expected);
            QVERIFY2(report.empty(), (std::string(name) + ": " + report).c_str());
        });
    }

    void rejectsHeadsThatAreTooWide()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor wide = gpu::Tensor::allocate(device, gpu::Shape{2, 257});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, attention(recorder, wide, wide, wide, {}, 1, wide));
    }

    void rejectsShapesThatDoNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor q = gpu::Tensor::allocate(device, gpu::Shape{2, 3, 8});
        const gpu::Tensor k = gpu::Tensor::allocate(device, gpu::Shape{2, 5, 8});
        const gpu::Tensor v = gpu::Tensor::allocate(device, gpu::Shape{2, 4, 8});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, attention(recorder, q, k, v, {}, 1, q));
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
