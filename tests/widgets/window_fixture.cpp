#include "tests/widgets/window_fixture.h"

#include <QAction>
#include <QMouseEvent>
#include <QSettings>
#include <QTest>

#include "widgets/job_runner.h"

namespace {
/// Jobs take moments, and many times as long on a busy machine: this only ends a hanging test.
constexpr int kPatienceMs = 120'000;
} // namespace

WindowFixture::WindowFixture() : m_engine(std::make_shared<SmallEngine>())
{
    QCoreApplication::setOrganizationName(QStringLiteral("tessera-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("window"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QImage picture(kPicture, QImage::Format_RGB888);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixelColor(x, y, QColor(x, y, 100));
    picture.save(picturePath());
    m_window = std::make_unique<app::MainWindow>(m_engine, [this] { return m_samples; });
    m_window->resize(1280, 800);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        qWarning("the window is not shown");
}

WindowFixture::~WindowFixture() { m_engine->release(); }

QString WindowFixture::picturePath() const { return m_folder.filePath(QStringLiteral("picture.png")); }

widgets::SegmentPane& WindowFixture::pane() { return *qobject_cast<widgets::SegmentPane*>(m_window->currentPane()); }

void WindowFixture::openPicture()
{
    m_window->openFiles({picturePath()});
    if (!settle() || !document().encoded())
        qWarning("the picture does not open");
}

bool WindowFixture::settle()
{
    return QTest::qWaitFor([this] { return m_window->jobs().idle(); }, kPatienceMs);
}

QPointF WindowFixture::click(QPointF position, Qt::MouseButton button)
{
    const QPoint at = view().transform().toView(position).toPoint();
    QTest::mouseClick(&view(), button, {}, at);
    return view().transform().toImage(QPointF(at) + QPointF(0.5, 0.5) / view().devicePixelRatioF());
}

void WindowFixture::dragBox(QRectF box)
{
    widgets::ImageView& target = view();
    const QPoint from = target.transform().toView(box.topLeft()).toPoint();
    const QPoint to = target.transform().toView(box.bottomRight()).toPoint();
    QTest::mousePress(&target, Qt::LeftButton, {}, from);
    for (const double part : {0.5, 1.0}) {
        const QPointF at = QPointF(from) + QPointF(to - from) * part;
        QMouseEvent move(QEvent::MouseMove, at, target.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&target, &move);
    }
    QTest::mouseRelease(&target, Qt::LeftButton, {}, to);
}
