// The engine's nouns: device choice, buffers, the recorder's barriers and slices, cancelling.

#include <QTest>

#include <array>
#include <numeric>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/kernel_library.h"
#include "gpu/kernels/axpy.params.h"
#include "gpu/recorder.h"

using gpu::Shape;
using gpu::Tensor;

class TestDevice : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<gpu::Device> m_device;

    void axpy(gpu::Recorder& recorder, const Tensor& x, const Tensor& y, float factor)
    {
        const auto count = static_cast<uint32_t>(x.elementCount());
        const gpu::AxpyParams push{count, static_cast<uint32_t>(x.offset()), static_cast<uint32_t>(y.offset()), factor};
        recorder.dispatch("axpy", {64}, {x, y}, push, {count}, {2.0 * count, 12.0 * count});
    }

private slots:
    void init() { m_device = gpu::Device::open(); }
    void cleanup()
    {
        const std::vector<std::string> messages = m_device->validationMessages();
        for (const std::string& message : messages)
            qWarning("%s", message.c_str());
        m_device.reset();
        QVERIFY(messages.empty());
    }

    void namesTheDeviceItOpened()
    {
        QVERIFY(!m_device->info().name.empty());
        QVERIFY(m_device->limits().subgroupSize >= 4);
        QVERIFY(m_device->limits().maxStorageBufferBytes >= (1U << 27));
    }

    void unknownDeviceNamesTheOnesThatExist()
    {
        try {
            gpu::Device::open({.selector = "no such device"});
            QFAIL("opened a device that does not exist");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
            QVERIFY(error.message().english().find("no such device") != std::string::npos);
            QVERIFY(error.hint().english().find(m_device->info().name) != std::string::npos);
        }
    }

    void selectsByIndexAndByPartOfTheName()
    {
        const std::string name = m_device->info().name;
        QCOMPARE(gpu::Device::open({.selector = std::to_string(m_device->info().index)})->info().name, name);
        QCOMPARE(gpu::Device::open({.selector = name.substr(0, 5)})->info().name, name);
    }

    void uploadsAndDownloadsStrided()
    {
        std::vector<float> values(3 * 5);
        std::iota(values.begin(), values.end(), 0.F);
        const Tensor tensor = Tensor::fromFloats(*m_device, Shape{3, 5}, values);
        const std::array<int64_t, 2> swap{1, 0};
        const std::vector<float> transposed = tensor.with(tensor.layout().transposed(swap)).toFloats(*m_device);
        for (size_t i = 0; i < 5; ++i)
            for (size_t j = 0; j < 3; ++j)
                QCOMPARE(transposed[i * 3 + j], values[j * 5 + i]);
    }

    void refusesATensorAboveTheBindingLimit()
    {
        try {
            m_device->allocate(m_device->limits().maxStorageBufferBytes + 16);
            QFAIL("allocated more than one binding can hold");
        } catch (const gpu::Error& error) {
            QVERIFY(error.kind() == gpu::ErrorKind::LimitExceeded || error.kind() == gpu::ErrorKind::OutOfMemory);
        }
    }

    void countsAllocatedBytes()
    {
        const uint64_t before = m_device->allocatedBytes();
        const auto buffer = m_device->allocate(1000);
        QVERIFY(m_device->allocatedBytes() >= before + 1000);
    }

    void ordersDependentDispatches()
    {
        constexpr int64_t kCount = 100'003;
        const Tensor a = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 1.F));
        const Tensor b = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 0.F));
        gpu::Recorder recorder(*m_device);
        for (int i = 0; i < 10; ++i) {
            axpy(recorder, a, b, 1); // b = 1, 3, …
            axpy(recorder, b, a, 1); // a = 2, 5, …
        }
        gpu::CommandList list = recorder.finish();
        QCOMPARE(list.dispatchCount(), size_t{20});
        QCOMPARE(list.pipelineCount(), size_t{1});
        list.run();
        double expectedA = 1;
        double expectedB = 0;
        for (int i = 0; i < 10; ++i) {
            expectedB += expectedA;
            expectedA += expectedB;
        }
        const std::vector<float> values = a.toFloats(*m_device);
        QVERIFY(std::all_of(values.begin(), values.end(), [&](float v) { return v == static_cast<float>(expectedA); }));
        QCOMPARE(list.timings().size(), size_t{20});
        QVERIFY(list.timings().front().milliseconds > 0);
    }

    void runsAgainAndInSeveralSlices()
    {
        constexpr int64_t kCount = 4'000'000;
        const Tensor x = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 1.F));
        const Tensor y = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 0.F));
        gpu::Recorder recorder(*m_device);
        for (int i = 0; i < 40; ++i)
            axpy(recorder, x, y, 1);
        gpu::CommandList list = recorder.finish();
        double last = 0;
        bool neverDecreased = true;
        const gpu::RunControl control{{}, [&](double fraction) {
                                          neverDecreased &= fraction >= last;
                                          last = fraction;
                                      }};
        for (int run = 1; run <= 4; ++run) {
            last = 0;
            list.run(control);
            QVERIFY(std::abs(last - 1) < 1e-6);
            const std::vector<float> values = y.toFloats(*m_device);
            QCOMPARE(values.front(), 40.F * static_cast<float>(run));
            QCOMPARE(values.back(), 40.F * static_cast<float>(run));
        }
        QVERIFY(neverDecreased);
        QVERIFY(list.sliceCount() > 1);
    }

    void stopsBetweenSlices()
    {
        constexpr int64_t kCount = 4'000'000;
        const Tensor x = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 1.F));
        const Tensor y = Tensor::fromFloats(*m_device, Shape{kCount}, std::vector<float>(kCount, 0.F));
        gpu::Recorder recorder(*m_device);
        for (int i = 0; i < 60; ++i)
            axpy(recorder, x, y, 1);
        gpu::CommandList list = recorder.finish();
        list.run();
        std::stop_source source;
        const gpu::RunControl control{source.get_token(), [&](double) { source.request_stop(); }};
        try {
            list.run(control);
            QFAIL("ran to the end after a stop was requested");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Cancelled);
        }
        list.run(); // the list is whole afterwards
        QVERIFY(y.toFloats(*m_device).front() >= 120.F);
    }

    void sharesABlockWithoutLosingOrder()
    {
        constexpr uint64_t kBytes = 4096;
        const std::array<gpu::Device::BlockPart, 3> parts{gpu::Device::BlockPart{0, kBytes},
                                                          gpu::Device::BlockPart{kBytes, kBytes},
                                                          gpu::Device::BlockPart{0, 2 * kBytes}};
        const auto buffers = m_device->allocateBlock(2 * kBytes, parts);
        const gpu::Layout layout = gpu::Layout::rowMajor(Shape{1024});
        const Tensor low(buffers[0], layout);
        const Tensor high(buffers[1], layout);
        const Tensor both(buffers[2], gpu::Layout::rowMajor(Shape{2048}));
        const Tensor ones = Tensor::fromFloats(*m_device, Shape{2048}, std::vector<float>(2048, 1.F));
        const std::vector<float> zeros(2048, 0.F);
        m_device->upload(*buffers[2], 0, std::as_bytes(std::span(zeros)));
        gpu::Recorder recorder(*m_device);
        axpy(recorder, ones.with(layout), low, 1);
        axpy(recorder, ones.with(layout), high, 2);
        axpy(recorder, ones, both, 10);
        axpy(recorder, high, low, 1);
        recorder.finish().run();
        const std::vector<float> values = both.toFloats(*m_device);
        QCOMPARE(values.front(), 23.F);
        QCOMPARE(values.back(), 12.F);
    }

    void unknownKernelIsAnError()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, m_device->kernels().get("no_such_kernel", {}));
    }
};

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
