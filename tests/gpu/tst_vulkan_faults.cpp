// A driver that fails: whichever call it is, the job ends with its message, nothing is left, and the next job is right.

#include <QTest>

#include <memory>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/axpy.params.h"
#include "gpu/recorder.h"
#include "gpu/tensor.h"
#include "tests/support/fault_sweep.h"
#include "tests/support/vulkan_faults.h"

using gpu::Shape;
using gpu::Tensor;

namespace {

constexpr int64_t kCount = 1000;

void axpy(gpu::Recorder& recorder, const Tensor& x, const Tensor& y, float factor)
{
    const auto count = static_cast<uint32_t>(x.elementCount());
    const gpu::AxpyParams push{count, 0, 0, factor};
    recorder.dispatch("axpy", {64}, {x, y}, push, {count}, {2.0 * count, 12.0 * count});
}

/// A chain of kernels with memory of its own, run as often as it takes to be recorded for measuring and for good.
std::vector<float> chain(gpu::Device& device)
{
    const Tensor x = Tensor::fromFloats(device, Shape{kCount}, std::vector<float>(kCount, 1.F));
    const Tensor y = Tensor::fromFloats(device, Shape{kCount}, std::vector<float>(kCount, 2.F));
    gpu::Recorder recorder(device);
    const Tensor between = recorder.scratch(Shape{kCount});
    axpy(recorder, x, y, 3);
    axpy(recorder, y, x, 1);
    gpu::CommandList list = recorder.finish();
    for (int run = 0; run < 4; ++run)
        list.run();
    return y.toFloats(device);
}

} // namespace

class TestVulkanFaults : public QObject {
    Q_OBJECT

private slots:
    void aChainOfKernels_data()
    {
        QTest::addColumn<bool>("card");
        QTest::newRow("memory shared with the host") << false;
        QTest::newRow("memory of its own") << true;
    }

    void aChainOfKernels()
    {
        QFETCH(bool, card);
        support::pretendGraphicsCard(card);
        std::unique_ptr<gpu::Device> device;
        support::FaultyJob job;
        job.run = [&device] {
            try {
                if (!device)
                    device = gpu::Device::open();
                return chain(*device);
            } catch (const gpu::Error& error) {
                if (error.kind() == gpu::ErrorKind::DeviceLost)
                    device.reset();
                throw;
            }
        };
        job.close = [&device] { device.reset(); };
        const support::SweepReport report = support::failEachVulkanCall(job);
        support::pretendGraphicsCard(false);
        qInfo("%zu calls, %zu faults", report.calls, report.faults);
        QCOMPARE(QString::fromStdString(report.wrong), QString());
        QVERIFY(report.calls > 50);
    }

    void listingDevices()
    {
        support::FaultyJob job;
        job.run = [] { return std::vector<float>(gpu::listDevices().size(), 1.F); };
        job.close = [] {};
        const support::SweepReport report = support::failEachVulkanCall(job);
        QCOMPARE(QString::fromStdString(report.wrong), QString());
        QVERIFY(report.calls >= 3);
    }
};

QTEST_GUILESS_MAIN(TestVulkanFaults)
#include "tst_vulkan_faults.moc"
