// A driver that fails under the engine: models, worlds and predictions end with their message, a lost device is opened
// again, and the next one is right.

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>
#include <optional>

#include "core/grid/device_values.h"
#include "core/grid/presets.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/session.h"
#include "core/segment/session_engine.h"
#include "gpu/base/error.h"
#include "tests/core/segment/small_models.h"
#include "tests/support/fault_sweep.h"

using core::segment::Session;
using core::segment::SessionEngine;

namespace {

std::vector<float> counted(size_t count)
{
    std::vector<float> values(count);
    for (size_t k = 0; k < count; ++k)
        values[k] = static_cast<float>(k % 11) / 16;
    return values;
}

/// The engine that the window uses, lending its device. It is the engine that opens a lost one again.
support::FaultyJob onLentDevice(std::optional<SessionEngine>& engine,
                                std::function<std::vector<float>(gpu::Device&)> work)
{
    support::FaultyJob job;
    job.opening = false;
    job.run = [&engine, work = std::move(work)] {
        if (!engine)
            engine.emplace(gpu::DeviceOptions());
        core::JobContext context;
        std::vector<float> result;
        engine->onDevice([&](gpu::Device& device) { result = work(device); }, context);
        return result;
    };
    job.close = [&engine] { engine.reset(); };
    return job;
}

} // namespace

class TestDeviceFaults : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    static void checkSweep(const support::FaultyJob& job)
    {
        const support::SweepReport report = support::failEachVulkanCall(job);
        qInfo("%zu calls, %zu faults", report.calls, report.faults);
        QCOMPARE(QString::fromStdString(report.wrong), QString());
        QVERIFY(report.calls > 30);
    }

private slots:
    void aModel()
    {
        small_models::writeNetwork(folder() / "network.onnx");
        const auto model = core::onnx::Model::load(folder() / "network.onnx");
        const core::onnx::HostTensor x = core::onnx::HostTensor::fromFloats(gpu::Shape{1, 4, 10, 10}, counted(400));
        std::optional<SessionEngine> engine;
        checkSweep(onLentDevice(engine, [&](gpu::Device& device) {
            core::onnx::Plan plan(device, model, {});
            plan.setInput("x", x);
            plan.run();
            return plan.output("y").toFloats();
        }));
    }

    void aWorld()
    {
        const core::grid::World world = core::grid::preset("sutton-4.1").make();
        std::optional<SessionEngine> engine;
        checkSweep(onLentDevice(engine, [&](gpu::Device& device) {
            const core::grid::Solution solution = core::grid::iterateValuesOnDevice(device, world, 0.9);
            return std::vector<float>(solution.values.begin(), solution.values.end());
        }));
    }

    /// Clicks on a picture whose embedding is there, with what the predictor keeps between them.
    void aPrediction()
    {
        const core::segment::PredictorFiles files{folder() / "encoder.onnx", folder() / "decoder.onnx"};
        small_models::writeEncoder(files.encoder);
        small_models::writeDecoder(files.decoder);
        core::segment::Embedding embedding;
        embedding.imageWidth = 40;
        embedding.imageHeight = 30;
        embedding.values = counted(size_t{256} * 64 * 64);
        std::unique_ptr<Session> session;
        support::FaultyJob job;
        job.opening = false;
        job.run = [&] {
            if (!session)
                session = std::make_unique<Session>(gpu::DeviceOptions(), files,
                                                    core::segment::PredictorOptions{.useDiskCache = false});
            core::JobContext context;
            try {
                const core::segment::Prediction prediction = session->predictor(context).predict(
                    embedding, {.points = {{3, 4, true}}, .box = {}, .mask = {}}, context);
                std::vector<float> numbers;
                for (const core::segment::Candidate& candidate : prediction.candidates) {
                    numbers.push_back(static_cast<float>(candidate.area));
                    numbers.push_back(static_cast<float>(candidate.predictedIou));
                }
                return numbers;
            } catch (const gpu::Error& error) {
                if (error.kind() == gpu::ErrorKind::DeviceLost)
                    session->reset();
                throw;
            }
        };
        job.close = [&session] { session.reset(); };
        checkSweep(job);
    }
};

QTEST_GUILESS_MAIN(TestDeviceFaults)
#include "tst_device_faults.moc"
