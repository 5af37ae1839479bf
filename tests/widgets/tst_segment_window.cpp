// The whole way, from a click on a photo in the window to the mask on the screen, with the real engine.
#include <QAction>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/main_window.h"
#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/segment/session_engine.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment_pane.h"

namespace {
/// Encoding takes seconds on a software device, and many on a busy machine: this only ends a hanging test.
constexpr int kPatienceMs = 600'000;
} // namespace

class TestSegmentWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("tessera-tests");
        QCoreApplication::setApplicationName("segment-window");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        core::segment::PredictorOptions options;
        options.embeddingFolder = m_folder.filePath("embeddings").toStdString();
        const auto engine =
            std::make_shared<core::segment::SessionEngine>(gpu::DeviceOptions{}, core::AssetStore(), options);
        m_window = std::make_unique<app::MainWindow>(engine, &widgets::samplesFromAssets);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openDevice();
    }
    void cleanupTestCase() { m_window.reset(); }

    void theDeviceInUseIsNamed()
    {
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs().idle(); }, kPatienceMs));
        const QString name = m_window->findChild<QToolButton*>("deviceButton")->text();
        QVERIFY2(!name.isEmpty() && !name.contains("opening") && name != "no device", qPrintable(name));
    }

    void aCancelledEncodingLeavesThePictureOpen()
    {
        m_window->openFiles({photo()});
        QVERIFY(QTest::qWaitFor([this] { return pane().jobs().isEncoding() && pane().hasPicture(); }, kPatienceMs));
        // The window lives while the device computes.
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(0);
        QVERIFY(QTest::qWaitFor([&turns] { return turns >= 50; }, kPatienceMs));
        m_window->actions().action("segment.stop")->trigger();
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs().idle(); }, kPatienceMs));
        QVERIFY(pane().hasPicture());
        QVERIFY(!pane().document().encoded());
        QVERIFY(pane().messageBar()->isVisible());
    }

    void aClickOnTheCatGivesItsMask()
    {
        m_window->actions().action("segment.encode")->trigger();
        widgets::ImageView* view = pane().canvas();
        view->fit();
        QTest::mouseClick(view, Qt::LeftButton, {}, view->transform().toView(QPointF(225, 150)).toPoint());
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs().idle() && pane().document().result(); }, kPatienceMs));
        const auto* chosen = pane().document().chosenCandidate();
        const double share = static_cast<double>(chosen->view->area) / (451.0 * 300.0);
        QVERIFY2(std::abs(share - 0.742) < 0.01, qPrintable(QString::number(share)));
        QVERIFY2(chosen->predictedIou > 0.95, qPrintable(QString::number(chosen->predictedIou)));
        QVERIFY(chosen->view->contains({225, 150}));
    }

    void theMaskIsOnTheScreen()
    {
        QVERIFY(pane().document().result());
        widgets::ImageView* view = pane().canvas();
        view->setGuidesVisible(false);
        const QPoint cat = view->transform().toView(QPointF(180, 200)).toPoint();
        const QImage with = view->grab().toImage();
        m_window->actions().action("segment.clear-prompts")->trigger();
        const QImage without = view->grab().toImage();
        QVERIFY(with.pixelColor(cat) != without.pixelColor(cat));
        m_window->actions().action("edit.undo")->trigger();
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs().idle() && pane().document().result(); }, kPatienceMs));
    }

    void theMaskIsSaved()
    {
        QVERIFY(pane().document().result());
        pane().jobs().saveMask(m_folder.filePath("cat"));
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs().idle(); }, kPatienceMs));
        const core::Mask saved = core::loadMask(m_folder.filePath("cat.png").toStdString());
        QVERIFY(saved.values == pane().document().chosenCandidate()->view->mask().values);
    }

    void openingItAgainNeedsNoEncoding()
    {
        m_window->openFiles({photo()});
        QVERIFY(
            QTest::qWaitFor([this] { return m_window->jobs().idle() && pane().document().encoded(); }, kPatienceMs));
        QVERIFY(pane().document().encoded()->source == core::segment::EmbeddingSource::Memory);
    }

private:
    static QString photo() { return QString::fromStdString(core::AssetStore().path("photo-chelsea").string()); }
    widgets::SegmentPane& pane() { return *qobject_cast<widgets::SegmentPane*>(m_window->currentPane()); }

    QTemporaryDir m_folder;
    std::unique_ptr<app::MainWindow> m_window;
};

QTEST_MAIN(TestSegmentWindow)
#include "tst_segment_window.moc"
