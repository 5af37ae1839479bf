// The matrix product and its epilogues against double, in both kernel families.

#include <QTest>

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/matmul.h"
#include "tests/gpu/matmul_cases.h"
#include "tests/reference/matmul.h"
#include "tests/support/case_rows.h"
#include "tests/support/devices.h"

class TestMatmul : public QObject {
    Q_OBJECT

private:
    const std::vector<cases::MatmulCase> m_cases = cases::matmulCases();
    const std::vector<cases::MatmulCase> m_realCases = largeMatrices();

    static std::vector<cases::MatmulCase> largeMatrices()
    {
        std::vector<cases::MatmulCase> list = cases::timedMatmulCases();
        std::erase_if(list, [](const cases::MatmulCase& test) { return test.a.rank() != 2; });
        return list;
    }

private slots:
    void cleanupTestCase() { support::closeDevices(); }
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void matchesTheReference_data() { support::addCaseRows(m_cases); }
    void matchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::MatmulCase& test = m_cases[index];
        cases::MatmulRun run = cases::prepare(support::device(family), test);
        run.commands.run();
        const std::vector<double> expected = reference::matmul(run.a, test.a, run.b, test.b, run.epilogue);
        // A sum of K products of numbers in [-1, 1) is off by a few units of the last place of sqrt(K).
        QCOMPARE(support::check(run.out, expected, {1e-12, 2e-6}), std::string());
    }

    void realShapesMatchInSomeRows_data()
    {
        QTest::addColumn<size_t>("index");
        for (size_t i = 0; i < m_realCases.size(); ++i)
            QTest::addRow("%s", m_realCases[i].name.c_str()) << i;
    }
    void realShapesMatchInSomeRows()
    {
        QFETCH(const size_t, index);
        const cases::MatmulCase& test = m_realCases[index];
        cases::MatmulRun run = cases::prepare(support::device(support::families().front()), test);
        run.commands.run();
        const std::vector<float> actual = run.out.floats();
        const int64_t rows = test.a[0];
        const int64_t columns = test.b[1];
        for (int64_t row : {int64_t{0}, rows / 3, rows / 2, rows - 1}) {
            const auto a = run.a.begin() + row * test.a[1];
            const auto out = actual.begin() + row * columns;
            reference::Epilogue epilogue = run.epilogue;
            if (!epilogue.residual.empty()) {
                const auto residual = run.epilogue.residual.begin() + row * columns;
                epilogue.residual.assign(residual, residual + columns);
            }
            const std::vector<double> expected =
                reference::matmul(std::vector<float>(a, a + test.a[1]), {1, test.a[1]}, run.b, test.b, epilogue);
            QCOMPARE(support::compare(std::vector<float>(out, out + columns), expected, {1e-12, 2e-6}), std::string());
        }
        QCOMPARE(run.out.damage(), std::string());
    }

    void geluIsExactOverItsWholeRange_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (gpu::KernelFamily family : support::families())
            QTest::addRow("%s", support::toString(family)) << family;
    }
    void geluIsExactOverItsWholeRange()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        constexpr int64_t kCount = 4096;
        std::vector<float> x(kCount);
        for (size_t i = 0; i < x.size(); ++i)
            x[i] = (static_cast<float>(i) - 2048.0F) / 256.0F; // -8 ... 8
        const gpu::Tensor a = gpu::Tensor::fromFloats(device, {kCount, 1}, x);
        const gpu::Tensor one = gpu::Tensor::fromFloats(device, {1, 1}, std::vector<float>{1});
        support::Guarded out(device, gpu::Layout::rowMajor({kCount, 1}));
        gpu::Recorder recorder(device);
        gpu::Epilogue epilogue;
        epilogue.activation = gpu::Activation::Gelu;
        matmul(recorder, a, one, out.tensor(), epilogue);
        recorder.finish().run();
        const std::vector<float> actual = out.floats();
        double worst = 0;
        for (size_t i = 0; i < x.size(); ++i) {
            const double expected = reference::activate(x[i], gpu::Activation::Gelu);
            worst = std::max(worst, std::abs(actual[i] - expected) / std::max(1.0, std::abs(expected)));
        }
        // One unit of the last place of erf, which near 1 is multiplied by x / 2.
        QVERIFY2(worst < 1e-6, qPrintable(QString::number(worst)));
    }

    void residualMayBeTheOutput_data() { geluIsExactOverItsWholeRange_data(); }
    void residualMayBeTheOutput()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<float> aValues = support::randomFloats(1, int64_t{50} * 8);
        const std::vector<float> bValues = support::randomFloats(2, int64_t{8} * 20);
        const std::vector<float> start = support::randomFloats(3, int64_t{50} * 20);
        const gpu::Tensor a = gpu::Tensor::fromFloats(device, {50, 8}, aValues);
        const gpu::Tensor b = gpu::Tensor::fromFloats(device, {8, 20}, bValues);
        const gpu::Tensor out = gpu::Tensor::fromFloats(device, {50, 20}, start);
        gpu::Recorder recorder(device);
        gpu::Epilogue epilogue;
        epilogue.residual = out;
        matmul(recorder, a, b, out, epilogue);
        recorder.finish().run();
        reference::Epilogue expected;
        expected.residual = start;
        QCOMPARE(
            support::compare(out.toFloats(device), reference::matmul(aValues, {50, 8}, bValues, {8, 20}, expected)),
            std::string());
    }

    void aPackedMatrixServesManyProducts()
    {
        support::forEachFamily([](gpu::Device& device, const char* name) {
            const std::vector<float> bValues = support::randomFloats(2, int64_t{12} * 40);
            gpu::Recorder recorder(device);
            const gpu::PackedMatrix packed = packMatrix(recorder, gpu::Tensor::fromFloats(device, {12, 40}, bValues));
            recorder.finish().run();
            for (int64_t rows : {1, 40, 100}) {
                const std::vector<float> aValues = support::randomFloats(static_cast<uint64_t>(rows), rows * 12);
                const gpu::Tensor a = gpu::Tensor::fromFloats(device, {rows, 12}, aValues);
                support::Guarded out(device, gpu::Layout::rowMajor({rows, 40}));
                matmul(recorder, a, packed, out.tensor());
                recorder.finish().run();
                const std::string report =
                    support::check(out, reference::matmul(aValues, {rows, 12}, bValues, {12, 40}));
                QVERIFY2(report.empty(), (std::string(name) + ": " + report).c_str());
            }
        });
    }

    void rejectsShapesThatDoNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor a = gpu::Tensor::allocate(device, gpu::Shape{3, 4});
        const gpu::Tensor b = gpu::Tensor::allocate(device, gpu::Shape{5, 6});
        const gpu::Tensor out = gpu::Tensor::allocate(device, gpu::Shape{3, 6});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, matmul(recorder, a, b, out));
    }
};

QTEST_GUILESS_MAIN(TestMatmul)
#include "tst_matmul.moc"
