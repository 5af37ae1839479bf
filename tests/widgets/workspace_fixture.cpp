#include "tests/widgets/workspace_fixture.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "core/workspace/workspace_file.h"

WorkspaceFixture::WorkspaceFixture() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

void WorkspaceFixture::work()
{
    openPicture();
    click({40.5, 30.25});
    click({52, 30}, Qt::RightButton);
    QVERIFY(settle());
    QTRY_VERIFY(document().currentMask() && !document().isOutdated());
}

void WorkspaceFixture::saveAs(const QString& name)
{
    action("file.save-workspace")->trigger();
    acceptFile(name);
    QVERIFY(settle());
    QTRY_VERIFY(!window().isWindowModified());
}

void WorkspaceFixture::pressSave()
{
    // The window has to be in front again: a dialog was.
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier);
}

void WorkspaceFixture::acceptFile(const QString& name)
{
    auto* dialog = window().findChild<QFileDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>()->setText(path(name));
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(!window().findChild<QFileDialog*>());
}

void WorkspaceFixture::answer(QMessageBox::StandardButton button)
{
    auto* box = window().findChild<QMessageBox*>();
    QVERIFY(box);
    QTest::mouseClick(box->button(button), Qt::LeftButton);
    if (button != QMessageBox::Save)
        QTRY_VERIFY(!window().findChild<QMessageBox*>());
}

core::workspace::Workspace WorkspaceFixture::kept(const QString& name) const
{
    return core::workspace::load(path(name).toStdString());
}

QByteArray WorkspaceFixture::contentOf(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void WorkspaceFixture::writePicture(const QString& path, QSize size)
{
    QImage picture(size, QImage::Format_RGB888);
    picture.fill(Qt::gray);
    QVERIFY(picture.save(path));
}
