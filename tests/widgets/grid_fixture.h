#pragma once
// The window with the grid-world pane in front, used by mouse and keys.

#include <QComboBox>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/panes/grid_pane.h"

class GridFixture {
public:
    GridFixture();

    app::MainWindow& window() { return m_fixture.window(); }
    widgets::GridPane& pane();
    widgets::ImageView& view() { return *pane().canvas(); }
    widgets::grid::GridDocument& document() { return pane().document(); }
    widgets::grid::GridRun& run() { return pane().run(); }
    widgets::grid::GridInspector& inspector() { return *pane().gridInspector(); }
    QAction* action(const char* id) { return m_fixture.action(id); }
    QString path(const QString& name) const { return m_fixture.path(name); }
    /// Waits until no job is left, long enough for a machine with other work.
    bool settle();
    /// What a run has come to; null before its first step.
    const widgets::grid::GridSnapshot* snapshot() { return run().snapshot().get(); }

    /// The middle of a cell, counted from 1, in view coordinates.
    QPoint place(int row, int column);
    void click(int row, int column, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
    void hover(int row, int column, QPointF within = {0.5, 0.5});
    /// Presses in one cell and drags to others.
    void drag(const std::vector<QPoint>& rowsAndColumns, Qt::MouseButton button = Qt::LeftButton);
    /// Clicks the button of an action on the strip, and waits for what it starts.
    bool press(const char* id);
    /// Goes through a list by keys until the entry with this data is chosen.
    static bool choose(QComboBox* box, const QString& data);
    bool chooseWorld(const char* preset) { return choose(inspector().world()->presetBox(), QLatin1String(preset)); }
    bool chooseLearner(const char* name) { return choose(inspector().learner()->learnerBox(), QLatin1String(name)); }
    /// Types a number into a field and presses Enter.
    static void type(widgets::grid::CheckedField* field, const QString& text);

private:
    WindowFixture m_fixture;
};
