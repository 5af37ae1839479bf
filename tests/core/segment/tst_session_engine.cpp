// The engine that the window uses: what it says when something it needs is not there.
#include <QTemporaryDir>
#include <QTest>

#include "core/segment/session_engine.h"

class TestSessionEngine : public QObject {
    Q_OBJECT

private slots:
    void missingModelsAreNamedWithTheOneCommandThatFetchesThem()
    {
        const QTemporaryDir folder;
        core::segment::SessionEngine engine({}, core::AssetStore(std::filesystem::path(folder.path().toStdString())));
        core::JobContext context;
        core::segment::EmbeddingSource source{};
        try {
            engine.encode({1, 1, {0, 0, 0}}, context, source);
            QFAIL("encodes without models");
        } catch (const gpu::Error& error) {
            QCOMPARE(static_cast<int>(error.kind()), static_cast<int>(gpu::ErrorKind::NotFound));
            QCOMPARE(error.hint().english(), std::string("Run: tessera assets fetch segment"));
        }
    }

    void anUnknownDeviceIsRefusedAndTheNextCallTriesAgain()
    {
        gpu::DeviceOptions options;
        options.selector = "no device has this name";
        core::segment::SessionEngine engine(options);
        core::JobContext context;
        for (int attempt = 0; attempt < 2; ++attempt)
            QVERIFY_THROWS_EXCEPTION(gpu::Error, engine.open(context));
    }

    void theDeviceIsNamed()
    {
        core::segment::SessionEngine engine({});
        core::JobContext context;
        const core::segment::DeviceSummary device = engine.open(context);
        QVERIFY(!device.name.empty());
        QVERIFY(!device.driver.empty());
        QVERIFY(!device.type.empty());
    }

    /// Rating a segmentation needs no models.
    void evaluatesWithoutModels()
    {
        const QTemporaryDir folder;
        core::segment::SessionEngine engine({}, core::AssetStore(std::filesystem::path(folder.path().toStdString())));
        core::JobContext context;
        const core::segment::Evaluation evaluation =
            engine.evaluate({3, 1, {0, 1, 1}}, {3, 1, {0, 0, 1}}, std::nullopt, context);
        QCOMPARE(evaluation.matrix.counts, (std::vector<int64_t>{1, 1, 0, 1}));
        QCOMPARE(evaluation.metrics.perClass[1].iou, std::optional(0.5));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, engine.evaluate({1, 1, {0}}, {2, 1, {0, 0}}, std::nullopt, context));
    }

    void allDevicesAreListedAndOneIsChosen()
    {
        core::segment::SessionEngine engine({});
        core::JobContext context;
        const core::segment::DeviceSummary first = engine.open(context);
        const std::vector<core::segment::DeviceSummary> all = engine.devices(context);
        QVERIFY(!all.empty());
        QCOMPARE(all[static_cast<size_t>(first.index)].name, first.name);
        QCOMPARE(engine.choose(first.index, context).name, first.name);
    }

    void aDeviceThatDoesNotOpenLeavesTheOneBefore()
    {
        core::segment::SessionEngine engine({});
        core::JobContext context;
        const core::segment::DeviceSummary first = engine.open(context);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, engine.choose(9999, context));
        QCOMPARE(engine.open(context).name, first.name);
    }
};

QTEST_APPLESS_MAIN(TestSessionEngine)
#include "tst_session_engine.moc"
