// Takes pictures of the grid worlds: grid_screenshots FOLDER of what a person does, in both themes; grid_screenshots
// FOLDER PRESET|all of the built-in worlds as the pane shows them solved, for docs/worlds. Runs without a display
// (QT_QPA_PLATFORM=offscreen).
#include <QAction>
#include <QApplication>
#include <QTest>

#include "core/grid/presets.h"
#include "tests/widgets/grid_fixture.h"
#include "widgets/panel_dock.h"
#include "widgets/theme.h"

namespace {

constexpr QSize kPresetSize(900, 600);
constexpr int kLongest = 100;    ///< columns, of a world that is shown as a whole
constexpr double kLongCell = 42; ///< pixels, of a longer one

void shoot(GridFixture& fixture, const QString& path)
{
    fixture.settle();
    QTest::qWait(50);
    fixture.window().grab().save(path);
}

void scenes(const QString& folder, widgets::ThemeChoice theme)
{
    widgets::applyTheme(*qApp, theme);
    GridFixture fixture;
    const QString prefix = folder + QLatin1Char('/') + widgets::toString(theme) + QLatin1Char('-');
    shoot(fixture, prefix + "0-start.png");
    fixture.click(2, 4);
    for (int k = 0; k < 6; ++k)
        fixture.press("grid.round");
    for (int k = 0; k < 9; ++k)
        fixture.press("grid.step");
    fixture.hover(2, 4, {0.9, 0.5});
    shoot(fixture, prefix + "1-sweeps.png");
    fixture.document().openPreset("sutton-6.6");
    fixture.document().chooseLearner(core::grid::learner("q-learning"));
    fixture.press("grid.solve");
    fixture.action("grid.action-values")->trigger();
    shoot(fixture, prefix + "2-cliff.png");
    fixture.document().openPreset("frozen-lake-8x8");
    fixture.document().chooseLearner(core::grid::learner("value-iteration"));
    fixture.press("grid.solve");
    fixture.click(3, 4);
    fixture.hover(3, 4, {0.9, 0.5});
    shoot(fixture, prefix + "3-lake.png");
    fixture.action("grid.action-values")->trigger();
    fixture.document().openPreset("sutton-6.5");
    fixture.document().chooseLearner(core::grid::learner("sarsa"));
    fixture.press("grid.solve");
    shoot(fixture, prefix + "4-windy.png");
    for (const widgets::PanePanel& panel : fixture.window().panels().panels()) {
        const QString id = QString::fromLatin1(panel.id);
        if (!id.startsWith(QLatin1String("grid")))
            continue;
        fixture.window().panels().openPanel(id);
        shoot(fixture, prefix + "5-" + id + ".png");
    }
    fixture.document().openPreset("zhao-5.6");
    fixture.action("grid.check-book")->trigger();
    shoot(fixture, prefix + "6-book.png");
    fixture.window().panels().setOpen(false);
    fixture.document().openPreset("sutton-6.6");
    fixture.document().chooseLearner(core::grid::learner("double-q-learning"));
    fixture.action("grid.compare")->trigger();
    QTest::mouseClick(fixture.pane().compare()->addButton(), Qt::LeftButton);
    fixture.press("grid.solve");
    shoot(fixture, prefix + "7-compare.png");
    fixture.action("grid.compare")->trigger();
}

void presets(const QString& folder, const QString& only)
{
    widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
    GridFixture fixture;
    fixture.window().resize(kPresetSize);
    for (const core::grid::Preset& preset : core::grid::presets()) {
        const QString name = QString::fromLatin1(preset.name);
        if (only != name && only != QLatin1String("all"))
            continue;
        fixture.document().openPreset(preset.name);
        // The books ask what the random walks are worth, not what would be best there.
        const bool isWalk = name.startsWith(QLatin1String("random-walk"));
        fixture.document().chooseLearner(core::grid::learner(isWalk ? "policy-evaluation" : "value-iteration"));
        fixture.press("grid.solve");
        const core::grid::World& world = fixture.document().world();
        if (world.columns > kLongest)
            fixture.view().look(kLongCell, {world.columns / 2.0, world.rows / 2.0});
        shoot(fixture, folder + "/" + name + ".png");
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        qWarning("usage: grid_screenshots FOLDER [PRESET|all]");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    if (argc > 2) {
        presets(folder, QString::fromLocal8Bit(argv[2]));
        return 0;
    }
    for (const widgets::ThemeChoice theme : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark})
        scenes(folder, theme);
    return 0;
}
