#pragma once
// The main window with the small engine and its own settings, for tests that use it like a person: by mouse and keys.

#include <memory>

#include <QImage>
#include <QTemporaryDir>

#include "app/main_window.h"
#include "tests/widgets/small_engine.h"
#include "widgets/image_view.h"
#include "widgets/panes/segment_pane.h"

class WindowFixture {
public:
    static constexpr QSize kPicture{160, 120};

    WindowFixture();
    ~WindowFixture();

    /// A picture of kPicture on disk.
    QString picturePath() const;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Opens the picture and waits until it is encoded.
    void openPicture();
    /// Waits until no job is left. False after two minutes.
    bool settle();

    app::MainWindow& window() { return *m_window; }
    widgets::SegmentPane& pane();
    widgets::ImageView& view() { return *pane().canvas(); }
    const widgets::segment::SegmentDocument& document() { return pane().document(); }
    /// What the window offers as samples; none at first.
    std::vector<widgets::Sample>& samples() { return m_samples; }
    SmallEngine& engine() { return *m_engine; }
    QAction* action(const char* id) { return m_window->actions().action(id); }

    /// Clicks at a place of the picture; returns the place that the widget's whole pixel stands for.
    QPointF click(QPointF position, Qt::MouseButton button = Qt::LeftButton);
    void dragBox(QRectF box);

private:
    QTemporaryDir m_folder;
    std::vector<widgets::Sample> m_samples;
    std::shared_ptr<SmallEngine> m_engine;
    std::unique_ptr<app::MainWindow> m_window;
};
