// The attention panel, by mouse and keys, with an engine whose attention is known.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/colour_bar.h"
#include "widgets/job_runner.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment/attention_bars.h"
#include "widgets/panes/segment/attention_tiles.h"

using core::segment::AttentionDirection;
using core::segment::kMeanOfHeads;
using widgets::segment::AttentionBars;
using widgets::segment::AttentionModel;
using widgets::segment::AttentionTiles;

class TestAttentionPanel : public QObject {
    Q_OBJECT

private:
    AttentionModel& model() { return m->pane().attention().model(); }
    AttentionTiles& tiles() { return m->pane().attention().panel()->tiles(); }
    AttentionBars& bars() { return m->pane().attention().panel()->bars(); }
    template <typename T>
    T* control(const char* name)
    {
        return m->window().findChild<T*>(QLatin1String(name));
    }
    /// A picture, one click, and the panel open.
    void openPanel()
    {
        m->openPicture();
        m->click({40, 30});
        QVERIFY(m->settle());
        m->action("panel.segment.attention")->trigger();
        QVERIFY(m->settle());
        QVERIFY(model().attention());
        QTest::qWait(20);
    }
    void chooseToken(int row)
    {
        auto* list = control<QListWidget>("attentionTokens");
        list->scrollToItem(list->item(row));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
    }
    /// The canvas's colour at a place of the picture.
    QColor canvasColour(QPointF position)
    {
        const QImage shown = m->view().grab().toImage();
        return shown.pixelColor((m->view().transform().toView(position) * shown.devicePixelRatio()).toPoint());
    }
    void hoverCanvas(QPointF position)
    {
        QTest::mouseMove(&m->view(), m->view().transform().toView(position).toPoint());
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void saysWhyThereIsNothing();
    void readsTheAttentionWhenOpened();
    void aTokenChangesTheOverlay();
    void aClickOnAHeadLaysItOverTheCanvas();
    void theKeyboardChoosesHeads();
    void hoveringLinksCanvasAndMaps();
    void theOtherWayShowsHowACellSpreads();
    void movingAPromptReadsAgain();
    void theChosenTokenStaysTheSameThing();
    void newestPromptsWin();
    void closedItDoesNoWork();
    void opacityColoursAndScale();
    void failuresAreSaidInThePanel();
    void exportsFiguresAndValues();

private:
    std::unique_ptr<WindowFixture> m;
};

void TestAttentionPanel::saysWhyThereIsNothing()
{
    m->action("panel.segment.attention")->trigger();
    QVERIFY(model().reason().contains("Open a picture"));
    QVERIFY(!control<QListWidget>("attentionTokens")->isEnabled());
    m->openPicture();
    QVERIFY(model().reason().contains("Point at an object"));
    QCOMPARE(m->engine().attentions(), 0);
    QVERIFY(m->pane().exportItems().empty() ||
            std::ranges::none_of(m->pane().exportItems(), [](const widgets::ExportItem& item) {
                return item.id.startsWith("segment.attention");
            }));
}

void TestAttentionPanel::readsTheAttentionWhenOpened()
{
    openPanel();
    QCOMPARE(m->engine().attentions(), 1);
    auto* list = control<QListWidget>("attentionTokens");
    QStringList names;
    for (int row = 0; row < list->count(); ++row)
        names << list->item(row)->text();
    QCOMPARE(names, (QStringList{"IoU token", "Single mask", "Mask 1", "Mask 2", "Mask 3", "Point 1 (+)",
                                 "Padding (no box)"}));
    QCOMPARE(list->currentRow(), 5); // the prompt
    QCOMPARE(control<QComboBox>("attentionLayer")->count(), 3);
    QCOMPARE(control<QComboBox>("attentionLayer")->itemText(2), QString("Final attention"));
    QVERIFY(tiles().pictureArea(7).width() >= 40);
    QVERIFY(tiles().rect().contains(tiles().pictureArea(7).toRect()));
    QVERIFY2(m->window().minimumSizeHint().width() <= 1280,
             qPrintable(QString::number(m->window().minimumSizeHint().width())));
}

void TestAttentionPanel::aTokenChangesTheOverlay()
{
    openPanel();
    control<QSlider>("attentionOpacity")->setValue(100);
    const QColor atPrompt = canvasColour({44, 33});
    chooseToken(4); // mask 3: its place is above the middle, far from the prompt
    QCOMPARE(model().choice().token, size_t{4});
    const QColor atPromptThen = canvasColour({44, 33});
    QVERIFY2(atPrompt.lightness() > atPromptThen.lightness() + 30,
             qPrintable(atPrompt.name() + " " + atPromptThen.name()));
    QCOMPARE(m->engine().attentions(), 1); // nothing was computed for it
}

void TestAttentionPanel::aClickOnAHeadLaysItOverTheCanvas()
{
    openPanel();
    const QImage mean = m->view().grab().toImage();
    QTest::mouseClick(&tiles(), Qt::LeftButton, {}, tiles().pictureArea(6).center().toPoint());
    QCOMPARE(model().choice().head, 6);
    QVERIFY(model().style().onCanvas);
    QTest::mouseMove(&m->window(), QPoint(2, 2));
    model().setCursor(std::nullopt);
    const QImage head = m->view().grab().toImage();
    QVERIFY(head != mean);
    QTest::mouseClick(&tiles(), Qt::LeftButton, {}, tiles().pictureArea(6).center().toPoint());
    QVERIFY(!model().style().onCanvas); // off again
    QVERIFY(!control<QCheckBox>("attentionOnCanvas")->isChecked());
    model().setCursor(std::nullopt);
    QVERIFY(m->view().grab().toImage() != head);
}

void TestAttentionPanel::theKeyboardChoosesHeads()
{
    openPanel();
    tiles().setFocus();
    QTest::keyClick(&tiles(), Qt::Key_Right);
    QCOMPARE(model().choice().head, 0);
    QTest::keyClick(&tiles(), Qt::Key_Left);
    QTest::keyClick(&tiles(), Qt::Key_Left); // there is nothing before the mean
    QCOMPARE(model().choice().head, kMeanOfHeads);
    QTest::keyClick(&tiles(), Qt::Key_Space);
    QVERIFY(!model().style().onCanvas);
}

void TestAttentionPanel::hoveringLinksCanvasAndMaps()
{
    openPanel();
    const QImage before = tiles().grab().toImage();
    hoverCanvas({100, 90});
    QVERIFY(model().cursor().has_value());
    const size_t cell = *model().cell();
    QCOMPARE(cell, model().attention()->grid.cellAt(100, 90));
    QVERIFY(tiles().grab().toImage() != before);
    QCOMPARE(bars().bars().size(), size_t{9});
    for (int head = kMeanOfHeads; head < 8; ++head) {
        const auto map = attentionMap(*model().attention(), AttentionDirection::TokenToImage, 0, 5, head);
        QCOMPARE(bars().bars()[static_cast<size_t>(head + 1)].value, double(map[cell]));
    }
    // The other way round: over a small map the same place of the picture is meant.
    const QRectF area = tiles().pictureArea(3);
    QTest::mouseMove(&tiles(), (area.topLeft() + QPointF(area.width() / 4, area.height() / 2)).toPoint());
    QVERIFY(std::abs(model().cursor()->x() - 40) < 3);
    QVERIFY(std::abs(model().cursor()->y() - 60) < 3);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&tiles(), &leave);
    QVERIFY(!model().cursor());
    QVERIFY(bars().bars().empty());
}

void TestAttentionPanel::theOtherWayShowsHowACellSpreads()
{
    openPanel();
    QTest::mouseClick(control<QToolButton>("imageToToken"), Qt::LeftButton);
    QCOMPARE(model().choice().direction, AttentionDirection::ImageToToken);
    QCOMPARE(control<QComboBox>("attentionLayer")->count(), 2);
    hoverCanvas({42, 33});
    QCOMPARE(bars().bars().size(), size_t{7});
    double sum = 0;
    size_t strongest = 0;
    for (size_t i = 0; i < bars().bars().size(); ++i) {
        sum += bars().bars()[i].value;
        QCOMPARE(bars().bars()[i].dots.size(), size_t{8});
        if (bars().bars()[i].value > bars().bars()[strongest].value)
            strongest = i;
    }
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QCOMPARE(bars().bars()[strongest].name, QString("Point 1 (+)")); // the nearest token
}

void TestAttentionPanel::movingAPromptReadsAgain()
{
    openPanel();
    const auto before = model().attention();
    QTest::mouseClick(control<QToolButton>("imageToToken"), Qt::LeftButton);
    auto& document = const_cast<widgets::segment::SegmentDocument&>(m->document());
    core::segment::ScenePrompt moved = document.prompts()[0];
    moved.at = {120, 90};
    document.changePrompt(0, moved);
    QVERIFY(model().isOutdated());
    QVERIFY(m->settle());
    QVERIFY(!model().isOutdated());
    QVERIFY(model().attention() != before);
    QCOMPARE(model().attention()->tokens[5].x, 120.0);
    // Both ways are new.
    QVERIFY(model().attention()->tokenToImage != before->tokenToImage);
    QVERIFY(model().attention()->imageToToken != before->imageToToken);
    QCOMPARE(m->engine().attentions(), 2);
    m->action("edit.undo")->trigger();
    QVERIFY(m->settle());
    QVERIFY(model().attention()->tokenToImage == before->tokenToImage);
}

void TestAttentionPanel::theChosenTokenStaysTheSameThing()
{
    openPanel();
    chooseToken(6); // padding
    m->click({100, 80}, Qt::RightButton);
    QVERIFY(m->settle());
    QCOMPARE(model().attention()->tokens.size(), size_t{8});
    QCOMPARE(model().choice().token, size_t{7}); // still padding
    QCOMPARE(control<QListWidget>("attentionTokens")->currentItem()->text(), QString("Padding (no box)"));
    m->dragBox({10, 10, 100, 80});
    QVERIFY(m->settle());
    QCOMPARE(model().attention()->tokens.size(), size_t{9});
    QVERIFY(model().choice().token < 9); // there is no padding any more
}

void TestAttentionPanel::newestPromptsWin()
{
    openPanel();
    m->engine().hold();
    m->click({60, 60});
    m->click({80, 60});
    m->click({100, 60});
    m->engine().release();
    QVERIFY(m->settle());
    QCOMPARE(model().attention()->tokens.size(), size_t{5 + 4 + 1});
    QVERIFY(!model().isOutdated());
    QCOMPARE(m->engine().attentions(), 2); // the first, and the newest: none between was read to its end
}

void TestAttentionPanel::closedItDoesNoWork()
{
    openPanel();
    m->action("panel.segment.attention")->trigger(); // folds
    QTRY_VERIFY(!model().isActive());
    const QImage plain = m->view().grab().toImage();
    const int done = m->engine().attentions();
    m->click({100, 80});
    QVERIFY(m->settle());
    QCOMPARE(m->engine().attentions(), done);
    m->action("panel.segment.attention")->trigger();
    QVERIFY(m->settle());
    QCOMPARE(m->engine().attentions(), done + 1);
    QCOMPARE(model().attention()->tokens.size(), size_t{8});
    QVERIFY(m->view().grab().toImage() != plain);
}

void TestAttentionPanel::opacityColoursAndScale()
{
    openPanel();
    QTest::mouseClick(control<QToolButton>("attentionDisplay"), Qt::LeftButton);
    auto* opacity = control<QSlider>("attentionOpacity");
    QVERIFY(opacity->isVisible());
    QVERIFY(!bars().isVisible());
    opacity->setValue(100);
    QCOMPARE(model().style().opacity, 1.0);
    const QColor viridis = canvasColour({150, 110});
    opacity->setFocus();
    QTest::keyClick(opacity, Qt::Key_Home);
    QCOMPARE(model().style().opacity, 0.0);
    QVERIFY(canvasColour({150, 110}) != viridis);
    opacity->setValue(100);
    auto* colours = control<QComboBox>("attentionColours");
    colours->setFocus();
    QTest::keyClick(colours, Qt::Key_Down);
    QCOMPARE(model().style().map, core::ColourMap::Magma);
    QVERIFY(canvasColour({150, 110}) != viridis);
    auto* bar = m->pane().attention().panel()->findChild<widgets::ColourBar*>();
    QCOMPARE(bar->largest(), double(model().maps()->maps[0].largest));
    QTest::keyClick(control<QCheckBox>("attentionCommonScale"), Qt::Key_Space);
    QCOMPARE(bar->largest(), double(model().maps()->largest));
    QVERIFY(model().maps()->largest > model().maps()->maps[0].largest);
    auto* cells = control<QComboBox>("attentionUpsampling");
    const QImage tilesShown = m->view().grab().toImage();
    cells->setFocus();
    QTest::keyClick(cells, Qt::Key_Down);
    QCOMPARE(model().style().upsampling, core::Upsampling::Bilinear);
    QVERIFY(m->view().grab().toImage() != tilesShown);
}

void TestAttentionPanel::failuresAreSaidInThePanel()
{
    openPanel();
    auto& document = const_cast<widgets::segment::SegmentDocument&>(m->document());
    m->engine().failNextAttention(
        gpu::Error(gpu::ErrorKind::LimitExceeded, gpu::mark("segment", "too many tokens"), {}));
    document.addPrompt({core::segment::ScenePrompt::Kind::Object, {100, 80}, {}});
    QVERIFY(m->settle());
    QVERIFY(!model().attention());
    QVERIFY2(model().reason().contains("too many tokens"), qPrintable(model().reason()));
    QVERIFY(m->document().result()); // the mask is there all the same
    m->action("edit.undo")->trigger();
    QVERIFY(m->settle());
    QVERIFY(model().attention());
}

void TestAttentionPanel::exportsFiguresAndValues()
{
    openPanel();
    QStringList ids;
    for (const widgets::ExportItem& item : m->pane().exportItems()) {
        if (!item.id.startsWith("segment.attention"))
            continue;
        ids << item.id;
        QVERIFY(!item.title.isEmpty());
        if (const auto* figure = std::get_if<widgets::FigureSource>(&item.content)) {
            QImage page((figure->size * 2).toSize(), QImage::Format_RGB32);
            page.fill(Qt::white);
            QPainter painter(&page);
            figure->paint(painter, QRectF(page.rect()));
            painter.end();
            QSet<QRgb> colours;
            for (int y = 0; y < page.height(); y += 5)
                for (int x = 0; x < page.width(); x += 5)
                    colours.insert(page.pixel(x, y));
            QVERIFY(colours.size() > 50);
            QCOMPARE(page.pixel(1, 1), qRgb(255, 255, 255)); // nothing runs out of its place
        } else {
            const auto table = std::get<widgets::TableSource>(item.content)();
            QCOMPARE(table.rows.size(), size_t{4096});
        }
    }
    QCOMPARE(ids, (QStringList{"segment.attention-map", "segment.attention-heads", "segment.attention-values"}));
}

QTEST_MAIN(TestAttentionPanel)
#include "tst_attention_panel.moc"
