// The same many times over: predictions and devices. Memory stays flat, and the driver has nothing left. ./test --long
// does as much as weeks of somebody's work.

#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/session.h"
#include "core/segment/session_engine.h"
#include "gpu/base/error.h"
#include "gpu/vk/context.h"
#include "tests/core/segment/small_models.h"
#include "tests/support/long_run.h"
#include "tests/support/soak.h"
#include "tests/support/vulkan_faults.h"

using core::onnx::HostTensor;
using core::segment::Session;
using support::Growth;

namespace {

constexpr int kWidth = 200;
constexpr int kHeight = 150;
constexpr size_t kKeptEmbeddings = 2;

core::Image picture(int shade)
{
    return {kWidth, kHeight, std::vector<uint8_t>(size_t{3} * kWidth * kHeight, static_cast<uint8_t>(shade))};
}

/// One to three points, sometimes with a box.
core::segment::Prompts promptsOf(int turn, int width, int height)
{
    core::segment::Prompts prompts;
    for (int point = 0; point <= turn % 3; ++point)
        prompts.points.push_back(
            {static_cast<double>(turn % width), static_cast<double>((turn + point) % height), point != 1});
    if (turn % 5 == 0)
        prompts.box = core::segment::BoxPrompt{10, 10, width - 10.0, height - 10.0};
    return prompts;
}

bool isLost(const std::function<void()>& work)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        return error.kind() == gpu::ErrorKind::DeviceLost;
    }
    return false;
}

} // namespace

class TestSoak : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    core::segment::PredictorFiles m_files;

    /// The layer that watches the driver's objects keeps something of each submission itself: memory is looked at
    /// without it.
    static void addRows()
    {
        QTest::addColumn<bool>("watched");
        QTest::newRow("memory") << false;
        QTest::newRow("objects") << true;
    }
    static void watchObjects()
    {
        QFETCH(bool, watched);
        qputenv("TESSERA_VALIDATION", watched ? "1" : "0");
    }
    static void checkGrowth(const Growth& growth, int turns)
    {
        QFETCH(bool, watched);
        qInfo("%s", growth.text().c_str());
        QCOMPARE(growth.turns, turns);
        QCOMPARE(QString::fromStdString(growth.inHandles()), QString());
        if (!watched)
            QCOMPARE(QString::fromStdString(growth.inMemory()), QString());
    }

private slots:
    void initTestCase()
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        m_files = {folder / "encoder.onnx", folder / "decoder.onnx"};
        small_models::writeEncoder(m_files.encoder);
        small_models::writeDecoder(m_files.decoder);
        small_models::writeNetwork(folder / "network.onnx");
    }
    /// Nothing used wrongly, and nothing left when a device went.
    void cleanup() { QCOMPARE(QString::fromStdString(support::vulkanMessages()), QString()); }

    /// What the other tests go by.
    void anObjectThatIsLeftIsTold()
    {
        qputenv("TESSERA_VALIDATION", "1");
        {
            const auto device = gpu::Device::open();
            const VkFenceCreateInfo create{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
            VkFence fence = VK_NULL_HANDLE;
            QCOMPARE(vkCreateFence(device->vulkan().device, &create, nullptr, &fence), VK_SUCCESS);
        }
        const QString told = QString::fromStdString(support::vulkanMessages());
        QVERIFY2(told.contains("VUID-vkDestroyDevice-device-"), qPrintable(told));
        QVERIFY2(told.contains("VkFence"), qPrintable(told));
        QVERIFY2(told.contains("has not been destroyed"), qPrintable(told));
    }

    /// Likewise.
    void whatIsKeptIsSeen()
    {
        std::list<std::vector<char>> kept;
        const Growth memory = support::soak(200, [&kept](int) {
            kept.emplace_back(64 << 10, 'x');
            return true;
        });
        QVERIFY2(!memory.inMemory().empty(), memory.text().c_str());
        QVERIFY2(memory.inHandles().empty(), memory.text().c_str());
        kept.clear();
        std::vector<int> opened;
        const Growth descriptors = support::soak(8, [&opened](int turn) {
            if (turn == 5)
                opened.push_back(dup(STDERR_FILENO));
            return true;
        });
        for (const int descriptor : opened)
            close(descriptor);
        QCOMPARE(descriptors.after.descriptors - descriptors.before.descriptors, int64_t{1});
        QVERIFY(!descriptors.inHandles().empty());
    }

    void predictions_data() { addRows(); }
    void predictions()
    {
        watchObjects();
        const int turns = support::isLong() ? 10'000 : 200;
        core::JobContext context;
        Session session({}, m_files, {.useDiskCache = false, .maxMemoryEntries = kKeptEmbeddings});
        std::shared_ptr<const core::segment::Embedding> embedding;
        uint64_t before = 0;
        const Growth growth = support::soak(turns, [&](int turn) {
            support::countVulkanCalls(); // forgets those of the last turn
            if (turn % 25 == 0)
                embedding = session.predictor(context).encode(picture(turn / 25 % 256), context);
            const auto prediction =
                session.predictor(context).predict(*embedding, promptsOf(turn, kWidth, kHeight), context);
            if (turn == turns / 4)
                before = session.device(context).allocatedBytes();
            return prediction.candidates[0].area == int64_t{kWidth} / 2 * kHeight;
        });
        checkGrowth(growth, turns);
        QCOMPARE(session.device(context).allocatedBytes(), before);
    }

    void mobileSam_data() { addRows(); }
    void mobileSam()
    {
        watchObjects();
        if (!support::isLong())
            QSKIP("only in ./test --long");
        const core::AssetStore store;
        for (const std::string_view id :
             {core::segment::kEncoderAsset, core::segment::kDecoderAsset, std::string_view("photo-astronaut")})
            if (!store.isPresent(id))
                QSKIP("the models are not fetched");
        constexpr int kTurns = 200;
        core::JobContext context;
        core::segment::SessionEngine engine({}, store, {.useDiskCache = false});
        const core::Image photo = core::loadImage(store.path("photo-astronaut")).image;
        core::segment::EmbeddingSource source{};
        const auto embedding = engine.encode(photo, context, source);
        const Growth growth = support::soak(kTurns, [&](int turn) {
            support::countVulkanCalls();
            const auto prediction = engine.predict(*embedding, promptsOf(turn, photo.width, photo.height), context);
            return prediction.candidates[0].area > 0;
        });
        checkGrowth(growth, kTurns);
    }

    void reopenedDevices_data() { addRows(); }
    /// By turns a lost device that is opened again and the person's choice of it.
    void reopenedDevices()
    {
        watchObjects();
        const int turns = support::isLong() ? 500 : 20;
        core::JobContext context;
        core::segment::SessionEngine engine({});
        const auto model = core::onnx::Model::load(m_files.encoder.parent_path() / "network.onnx");
        const auto work = [&] {
            engine.onDevice(
                [&model](gpu::Device& device) {
                    core::onnx::Plan plan(device, model, {});
                    plan.setInput("x", HostTensor::fromFloats(gpu::Shape{1, 4, 10, 10}, std::vector<float>(400, 0.5F)));
                    plan.run();
                    plan.output("y").toFloats();
                },
                context);
            engine.evaluate({2, 1, {0, 1}}, {2, 1, {1, 1}}, {}, context);
        };
        const int index = engine.open(context).index;
        work();
        const Growth growth = support::soak(turns, [&](int turn) {
            support::countVulkanCalls();
            bool right = true;
            if (turn % 2 == 0) {
                right = engine.choose(index, context).index == index;
            } else {
                engine.loseDevice(context);
                right = isLost(work);
            }
            work();
            return right;
        });
        checkGrowth(growth, turns);
        QCOMPARE(engine.losses(), (turns + turns / 4) / 2);
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
