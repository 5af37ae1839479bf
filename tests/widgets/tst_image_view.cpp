// The canvas: what the mouse points at is exactly what the signals say, at any zoom.
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "widgets/image_view.h"

using widgets::ImageView;

namespace {

constexpr QSize kPicture(120, 80);
constexpr QSize kWidget(640, 480);

/// Each pixel is told by its place: red is x, green is y.
std::shared_ptr<const widgets::ImageLevels> placePicture(QSize size = kPicture)
{
    auto image = std::make_shared<core::Image>();
    image->width = size.width();
    image->height = size.height();
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            image->rgb.push_back(static_cast<uint8_t>(x));
            image->rgb.push_back(static_cast<uint8_t>(y));
            image->rgb.push_back(0);
        }
    return std::make_shared<const widgets::ImageLevels>(std::shared_ptr<const core::Image>(image));
}

void wheel(ImageView& view, QPointF position, int eighths)
{
    QWheelEvent event(position, view.mapToGlobal(position), {}, QPoint(0, eighths), Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&view, &event);
}

void drag(ImageView& view, Qt::MouseButton button, QPoint from, QPoint to)
{
    QTest::mousePress(&view, button, {}, from);
    for (const double part : {0.3, 0.7, 1.0}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * part),
                         view.mapToGlobal(QPointF(from + (to - from) * part)), Qt::NoButton, button, {});
        QCoreApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, button, {}, to);
}

/// Whole image pixels would be lost in rounding: a hundredth of a pixel is not.
bool near(QPointF a, QPointF b, double tolerance = 1e-9)
{
    return std::abs(a.x() - b.x()) <= tolerance && std::abs(a.y() - b.y()) <= tolerance;
}

} // namespace

class TestImageView : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<ImageView>();
        m_view->resize(kWidget);
        m_view->setPicture(placePicture());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void fitsThePictureWithAMargin()
    {
        const QRectF shown = m_view->transform().toView(QRectF(QPointF(), QSizeF(kPicture)));
        QVERIFY(m_view->isFitted());
        QVERIFY(near(shown.center(), QPointF(320, 240)));
        QVERIFY(QRectF(m_view->rect()).contains(shown));
        QCOMPARE(shown.width(), 640.0 - 32);
    }

    void staysFittedWhenResized()
    {
        m_view->resize(300, 400);
        QVERIFY(m_view->isFitted());
        QCOMPARE(m_view->transform().toView(QRectF(QPointF(), QSizeF(kPicture))).width(), 300.0 - 32);
    }

    void whatIsInTheMiddleStaysThereWhenResized()
    {
        m_view->setZoom(3, QPointF(100, 50));
        const QPointF middle = m_view->transform().toImage(QPointF(320, 240));
        m_view->resize(400, 300);
        QVERIFY(near(m_view->transform().toImage(QPointF(200, 150)), middle));
        QCOMPARE(m_view->zoom(), 3.0);
    }

    void clicksAreExact_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.5, 1.0, 1.7, 3.0, 4.0, 7.3, 32.0})
            QTest::addRow("zoom %g", zoom) << zoom;
    }
    void clicksAreExact()
    {
        QFETCH(double, zoom);
        m_view->setZoom(zoom, QPointF(320, 240));
        QCOMPARE(m_view->zoom(), zoom);
        const QSignalSpy clicked(m_view.get(), &ImageView::clicked);
        const QPoint at(331, 247);
        const QPointF expected = (QPointF(at) + QPointF(0.5, 0.5) - m_view->transform().origin) / zoom;
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
        QCOMPARE(clicked.size(), 1);
        QVERIFY(near(clicked[0][0].toPointF(), expected));
        // What is painted under the cursor is the pixel that was told.
        if (zoom >= 4) {
            m_view->setGuidesVisible(false);
            const QColor sharp = m_view->grab().toImage().pixelColor(at);
            QCOMPARE(sharp.red(), static_cast<int>(expected.x()));
            QCOMPARE(sharp.green(), static_cast<int>(expected.y()));
        }
    }

    void pixelsAreSharpFromFourHundredPercent()
    {
        m_view->setGuidesVisible(false);
        m_view->setZoom(8, QPointF(320, 240));
        const QImage image = m_view->grab().toImage();
        for (int x = 200; x < 440; ++x) {
            const QPointF at = m_view->transform().toImage(QPointF(x + 0.5, 240.5));
            QCOMPARE(image.pixelColor(x, 240).red(), static_cast<int>(at.x()));
        }
    }

    void wheelKeepsThePointUnderTheCursor_data()
    {
        QTest::addColumn<QPointF>("anchor");
        QTest::addColumn<int>("eighths");
        QTest::addRow("in, middle") << QPointF(320, 240) << 120;
        QTest::addRow("in, corner") << QPointF(41, 57) << 360;
        QTest::addRow("out, edge") << QPointF(600, 240) << -240;
        QTest::addRow("touchpad") << QPointF(100, 300) << 7;
    }
    void wheelKeepsThePointUnderTheCursor()
    {
        QFETCH(QPointF, anchor);
        QFETCH(int, eighths);
        const QPointF before = m_view->transform().toImage(anchor);
        const double zoom = m_view->zoom();
        wheel(*m_view, anchor, eighths);
        QVERIFY(near(m_view->transform().toImage(anchor), before, 1e-6));
        QVERIFY(eighths > 0 ? m_view->zoom() > zoom : m_view->zoom() < zoom);
        QVERIFY(!m_view->isFitted());
    }

    void zoomHasLimits()
    {
        for (int i = 0; i < 100; ++i)
            wheel(*m_view, QPointF(320, 240), 120);
        QCOMPARE(m_view->zoom(), 64.0);
        for (int i = 0; i < 200; ++i)
            wheel(*m_view, QPointF(320, 240), -120);
        QVERIFY(m_view->zoom() > 0.1);
    }

    void actualSizeIsOneToOne()
    {
        m_view->actualSize();
        QCOMPARE(m_view->zoom(), 1.0);
        m_view->fit();
        QVERIFY(m_view->isFitted());
    }

    void middleButtonDragsThePicture()
    {
        m_view->setZoom(10, QPointF(320, 240));
        const QPointF origin = m_view->transform().origin;
        const QSignalSpy clicked(m_view.get(), &ImageView::clicked);
        drag(*m_view, Qt::MiddleButton, {300, 200}, {340, 230});
        QVERIFY(near(m_view->transform().origin, origin + QPointF(40, 30)));
        QCOMPARE(clicked.size(), 0);
    }

    void spaceAndLeftButtonDragThePicture()
    {
        m_view->setZoom(10, QPointF(320, 240));
        const QPointF origin = m_view->transform().origin;
        const QSignalSpy boxes(m_view.get(), &ImageView::boxDragged);
        QTest::keyPress(m_view.get(), Qt::Key_Space);
        QCOMPARE(m_view->cursor().shape(), Qt::OpenHandCursor);
        drag(*m_view, Qt::LeftButton, {300, 200}, {280, 190});
        QTest::keyRelease(m_view.get(), Qt::Key_Space);
        QVERIFY(near(m_view->transform().origin, origin - QPointF(20, 10)));
        QCOMPARE(boxes.size(), 0);
    }

    void thePictureCannotBeLost()
    {
        drag(*m_view, Qt::MiddleButton, {300, 200}, {5000, 4000});
        const QRectF shown = m_view->transform().toView(QRectF(QPointF(), QSizeF(kPicture)));
        QVERIFY(shown.intersects(QRectF(m_view->rect())));
    }

    void leftDragGivesABoxInsideThePicture()
    {
        m_view->setZoom(4, QPointF(320, 240));
        const QSignalSpy boxes(m_view.get(), &ImageView::boxDragged);
        const QSignalSpy clicked(m_view.get(), &ImageView::clicked);
        const auto toView = [this](QPointF p) { return m_view->transform().toView(p).toPoint(); };
        drag(*m_view, Qt::LeftButton, toView({60, 50}), toView({20, 10}));
        QCOMPARE(boxes.size(), 1);
        QVERIFY(near(boxes[0][0].toRectF().topLeft(), {20, 10}, 0.2));
        QVERIFY(near(boxes[0][0].toRectF().bottomRight(), {60, 50}, 0.2));
        drag(*m_view, Qt::LeftButton, toView({100, 60}), {639, 479});
        QCOMPARE(boxes.size(), 2);
        QCOMPARE(boxes[1][0].toRectF().bottomRight(), QPointF(120, 80));
        QCOMPARE(clicked.size(), 0);
    }

    void escapeGivesUpABox()
    {
        const QSignalSpy boxes(m_view.get(), &ImageView::boxDragged);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(200, 200));
        QMouseEvent move(QEvent::MouseMove, QPointF(300, 300), m_view->mapToGlobal(QPointF(300, 300)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view.get(), &move);
        QVERIFY(m_view->isDragging());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->isDragging());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(300, 300));
        QCOMPARE(boxes.size(), 0);
    }

    void doubleClickFitsAndTakesTheClickBack()
    {
        m_view->setZoom(10, QPointF(320, 240));
        const QSignalSpy clicked(m_view.get(), &ImageView::clicked);
        const QSignalSpy retracted(m_view.get(), &ImageView::clickRetracted);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(320, 240));
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, QPoint(320, 240));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(320, 240));
        QVERIFY(m_view->isFitted());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(retracted.size(), 1);
    }

    void clicksBesideThePictureAreNone()
    {
        m_view->setZoom(1, QPointF(320, 240));
        const QSignalSpy clicked(m_view.get(), &ImageView::clicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(clicked.size(), 0);
    }

    void hoverTellsThePositionAndLeaving()
    {
        QList<std::pair<QPointF, bool>> seen;
        connect(m_view.get(), &ImageView::hovered, this, [&](QPointF p, bool inside) { seen.append({p, inside}); });
        QMouseEvent inside(QEvent::MouseMove, QPointF(320, 240), m_view->mapToGlobal(QPointF(320, 240)), Qt::NoButton,
                           {}, {});
        QCoreApplication::sendEvent(m_view.get(), &inside);
        QVERIFY(seen.last().second);
        QVERIFY(near(seen.last().first, m_view->transform().toImage(QPointF(320.5, 240.5))));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view.get(), &leave);
        QVERIFY(!seen.last().second);
    }

    void largePicturesArePaintedFromSmallerCopies()
    {
        // Each level halves the one before: the average of a checkerboard is grey, not one of its colours.
        auto image = std::make_shared<core::Image>();
        image->width = image->height = 2048;
        image->rgb.resize(3U * 2048U * 2048U);
        for (size_t i = 0; i < image->rgb.size(); ++i)
            image->rgb[i] = ((i / 3) % 2048 + i / 3 / 2048) % 2 ? 255 : 0;
        m_view->setPicture(std::make_shared<const widgets::ImageLevels>(std::shared_ptr<const core::Image>(image)));
        const QColor middle = m_view->grab().toImage().pixelColor(320, 240);
        QVERIFY2(std::abs(middle.red() - 128) < 16, qPrintable(middle.name()));
    }

private:
    std::unique_ptr<ImageView> m_view;
};

QTEST_MAIN(TestImageView)
#include "tst_image_view.moc"
