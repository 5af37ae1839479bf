// Convolutions and transposed convolutions against double, in both kernel families.

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/gpu/conv2d_cases.h"
#include "tests/reference/conv2d.h"
#include "tests/support/case_rows.h"
#include "tests/support/devices.h"

class TestConv2d : public QObject {
    Q_OBJECT

private:
    const std::vector<cases::Conv2dCase> m_cases = cases::conv2dCases();

private slots:
    void cleanupTestCase() { support::closeDevices(); }
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void matchesTheReference_data() { support::addCaseRows(m_cases); }
    void matchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::Conv2dCase& test = m_cases[index];
        cases::Conv2dRun run = cases::prepare(support::device(family), test);
        run.commands.run();
        const std::vector<double> expected =
            test.transposed ? reference::convTranspose2d(run.x, test.x, run.w, test.w, run.geometry, run.epilogue)
                            : reference::conv2d(run.x, test.x, run.w, test.w, run.geometry, run.epilogue);
        QCOMPARE(support::check(run.out, expected, {1e-12, 2e-6}), std::string());
    }

    void rejectsAnOutputOfAnotherSize()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        gpu::Conv2dGeometry geometry;
        geometry.kernelHeight = geometry.kernelWidth = 3;
        const gpu::Tensor w = gpu::Tensor::allocate(device, gpu::Shape{4, 4, 3, 3});
        const gpu::PackedConv2d packed = packConv2d(recorder, w, geometry);
        const gpu::Tensor x = gpu::Tensor::allocate(device, gpu::Shape{1, 4, 8, 8});
        const gpu::Tensor out = gpu::Tensor::allocate(device, gpu::Shape{1, 4, 8, 8});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, conv2d(recorder, x, packed, out));
    }

    void rejectsWeightsThatTheGroupsDoNotDivide()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        gpu::Conv2dGeometry geometry;
        geometry.groups = 3;
        const gpu::Tensor w = gpu::Tensor::allocate(device, gpu::Shape{4, 4, 1, 1});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, packConv2d(recorder, w, geometry));
    }
};

QTEST_GUILESS_MAIN(TestConv2d)
#include "tst_conv2d.moc"
