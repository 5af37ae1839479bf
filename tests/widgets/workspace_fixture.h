// The main window as somebody works in it who saves and opens workspaces.
#pragma once

#include <QMessageBox>

#include "core/workspace/workspace.h"
#include "tests/widgets/window_fixture.h"

class WorkspaceFixture : public WindowFixture {
public:
    WorkspaceFixture();

    /// An object point and a background point on the picture.
    void work();
    /// Through the menu and the file dialog.
    void saveAs(const QString& name);
    /// By its keys, for a workspace that has a file.
    void pressSave();
    /// Types a name into the file dialog in front.
    void acceptFile(const QString& name);
    /// Presses a button of the question in front.
    void answer(QMessageBox::StandardButton button);

    /// What a workspace's file says.
    core::workspace::Workspace kept(const QString& name) const;
    QByteArray contentOf(const QString& name) const;
    /// A grey picture.
    static void writePicture(const QString& path, QSize size);
};
