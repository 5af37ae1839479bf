// Strokes, polygons, filters and what they make of a mask.
#include <cmath>
#include <random>

#include <QTest>

#include "core/image/draw.h"
#include "core/segment/compose.h"
#include "core/segment/scene_edit.h"
#include "gpu/base/error.h"

using core::Mask;
using namespace core::segment;

namespace {

Mask blank(int width, int height, uint8_t value = 0)
{
    return {width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height), value)};
}

uint8_t at(const Mask& mask, int x, int y)
{
    return mask.values[static_cast<size_t>(y) * static_cast<size_t>(mask.width) + static_cast<size_t>(x)];
}

/// A mask out of rows of '#' and '.'.
Mask drawn(const std::vector<std::string>& rows)
{
    Mask mask = blank(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()));
    for (size_t y = 0; y < rows.size(); ++y)
        for (size_t x = 0; x < rows[y].size(); ++x)
            mask.values[y * rows[0].size() + x] = rows[y][x] == '#' ? 255 : 0;
    return mask;
}

double distance(core::DrawPoint p, core::DrawPoint a, core::DrawPoint b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

std::shared_ptr<const MaskEdit> edit(MaskEdit::Kind kind, bool adds, double radius, std::vector<ImagePoint> path)
{
    return std::make_shared<const MaskEdit>(MaskEdit{kind, adds, radius, std::move(path)});
}

} // namespace

class TestCompose : public QObject {
    Q_OBJECT

private slots:
    void aStrokeCoversTheCentresWithinItsRadius_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("radius");
        for (const auto& [width, height] : {std::pair(1, 1), {7, 1}, {1, 13}, {31, 17}, {64, 64}})
            for (const double radius : {0.3, 1.0, 4.5, 40.0})
                QTest::addRow("%dx%d radius %g", width, height, radius) << width << height << radius;
    }

    void aStrokeCoversTheCentresWithinItsRadius()
    {
        QFETCH(const int, width);
        QFETCH(const int, height);
        QFETCH(const double, radius);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> place(-0.5, 1.5); // outside too
        for (int repeat = 0; repeat < 20; ++repeat) {
            std::vector<core::DrawPoint> path;
            for (int i = 0; i <= repeat % 4; ++i)
                path.push_back({place(random) * width, place(random) * height});
            Mask mask = blank(width, height);
            core::drawStroke(mask, path, radius, 255);
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) {
                    double nearest = distance({x + 0.5, y + 0.5}, path[0], path[0]);
                    for (size_t i = 1; i < path.size(); ++i)
                        nearest = std::min(nearest, distance({x + 0.5, y + 0.5}, path[i - 1], path[i]));
                    if (std::abs(nearest - radius) > 1e-9)
                        QCOMPARE(at(mask, x, y) == 255, nearest < radius);
                }
            }
        }
    }

    void aPolygonFollowsTheEvenOddRule()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> place(-10, 50);
        for (int repeat = 0; repeat < 50; ++repeat) {
            std::vector<core::DrawPoint> ring;
            for (int i = 0; i < 3 + repeat % 6; ++i)
                ring.push_back({place(random), place(random)});
            Mask mask = blank(41, 37);
            core::fillPolygon(mask, ring, 255);
            for (int y = 0; y < mask.height; ++y) {
                for (int x = 0; x < mask.width; ++x) {
                    bool inside = false; // a ray to the left
                    for (size_t i = 0; i < ring.size(); ++i) {
                        const auto& a = ring[i];
                        const auto& b = ring[(i + 1) % ring.size()];
                        if ((a.y > y + 0.5) != (b.y > y + 0.5) &&
                            a.x + (y + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x) <= x + 0.5)
                            inside = !inside;
                    }
                    QCOMPARE(at(mask, x, y) == 255, inside);
                }
            }
        }
    }

    void aSquareOfWholeCoordinatesCoversItsPixelsOnly()
    {
        Mask mask = blank(5, 4);
        core::fillPolygon(mask, std::vector<core::DrawPoint>{{1, 1}, {4, 1}, {4, 3}, {1, 3}}, 255);
        QVERIFY(mask.values == drawn({".....", ".###.", ".###.", "....."}).values);
    }

    void nothingIsDrawnOutOfNonsense()
    {
        const double infinite = std::numeric_limits<double>::infinity();
        Mask mask = blank(4, 4);
        core::drawStroke(mask, {}, 3, 255);
        core::drawStroke(mask, std::vector<core::DrawPoint>{{1, std::nan("")}}, 3, 255);
        core::drawStroke(mask, std::vector<core::DrawPoint>{{1, 1}}, infinite, 255);
        core::drawStroke(mask, std::vector<core::DrawPoint>{{1, 1}}, -1, 255);
        core::fillPolygon(mask, std::vector<core::DrawPoint>{{0, 0}, {4, 4}}, 255);
        core::fillPolygon(mask, std::vector<core::DrawPoint>{{0, 0}, {infinite, 0}, {0, 4}}, 255);
        core::drawStroke(mask, std::vector<core::DrawPoint>{{1e300, 1e300}, {-1e300, 2e300}}, 1e9, 255);
        QCOMPARE(std::ranges::count(mask.values, 0), 16);
        Mask nothing;
        core::drawStroke(nothing, std::vector<core::DrawPoint>{{1, 1}}, 3, 255);
        QVERIFY(nothing.empty());
    }

    void editsApplyInOrder()
    {
        SceneObject object;
        object.edits = {edit(MaskEdit::Kind::Polygon, true, 0, {{0, 0}, {6, 0}, {6, 6}, {0, 6}}),
                        edit(MaskEdit::Kind::Brush, false, 1, {{3.5, 3.5}}),
                        edit(MaskEdit::Kind::Brush, true, 0.6, {{3.5, 3.5}})};
        const Mask mask = composeMask(object, {}, nullptr, 8, 8);
        QCOMPARE(at(mask, 3, 3), uint8_t{255});
        QCOMPARE(at(mask, 2, 3), uint8_t{0});
        QCOMPARE(at(mask, 1, 1), uint8_t{255});
        QCOMPARE(at(mask, 7, 7), uint8_t{0});
        std::swap(object.edits[1], object.edits[2]);
        QCOMPARE(at(composeMask(object, {}, nullptr, 8, 8), 3, 3), uint8_t{0});
    }

    void promptsComeBeforeTheFixedMask()
    {
        const Mask fixed = drawn({"##", ".."});
        const Mask candidate = drawn({"..", "##"});
        SceneObject object;
        object.fixedMask = std::make_shared<const RunLengths>(encodeRuns(fixed));
        QVERIFY(composeMask(object, {}, nullptr, 2, 2).values == fixed.values);
        object.prompts.push_back({});
        QVERIFY(composeMask(object, {}, &candidate, 2, 2).values == candidate.values);
        object.prompts[0].enabled = false;
        QVERIFY(composeMask(object, {}, &candidate, 2, 2).values == fixed.values);
        QVERIFY_EXCEPTION_THROWN(composeMask(object, {}, nullptr, 3, 2), gpu::Error);
    }

    void smallPartsGoAndSmallHolesAreFilled()
    {
        const Mask mask = drawn({"#....####", "..#..#..#", ".#...#..#", ".....####", "#........"});
        SceneObject object;
        object.fixedMask = std::make_shared<const RunLengths>(encodeRuns(mask));
        FilterCounts counts;
        QVERIFY(composeMask(object, {}, nullptr, 9, 5, &counts).values == mask.values);
        QVERIFY(counts.none());
        // The corner pixels and the two that touch at a corner only are four parts.
        Mask filtered = composeMask(object, {2, 3}, nullptr, 9, 5, &counts);
        QCOMPARE(counts.parts, (core::ComponentCounts{4, 4}));
        QCOMPARE(counts.holes, core::ComponentCounts{});
        filtered = composeMask(object, {2, 4}, nullptr, 9, 5, &counts);
        QCOMPARE(counts.holes, (core::ComponentCounts{1, 4}));
        QVERIFY(filtered.values == drawn({".....####", ".....####", ".....####", ".....####", "........."}).values);
        composeMask(object, {13, 0}, nullptr, 9, 5, &counts);
        QCOMPARE(counts.parts, (core::ComponentCounts{5, 16}));
    }

    void whatTouchesTheBorderIsNoHole()
    {
        Mask mask = drawn({"###", "#.#", "#.#"});
        QCOMPARE(core::fillSmallHoles(mask, 100), core::ComponentCounts{});
        Mask full = blank(3, 3, 255);
        QCOMPARE(core::fillSmallHoles(full, 100), core::ComponentCounts{});
        Mask nothing;
        QCOMPARE(core::removeSmallParts(nothing, 5), core::ComponentCounts{});
    }

    void theBoxOfAMaskIsTight()
    {
        QVERIFY(core::objectBox(blank(5, 4)).empty());
        QCOMPARE(core::objectBox(blank(5, 4, 255)), (core::PixelBox{0, 0, 5, 4}));
        const Mask mask = drawn({".....", "...#.", ".#..."});
        const core::PixelBox box = core::objectBox(mask);
        QCOMPARE(box, (core::PixelBox{1, 1, 3, 2}));
        QVERIFY(core::cutOut(mask, box).values == drawn({"..#", "#.."}).values);
    }

    void addedObjectsGetIdsAndClasses()
    {
        Scene scene = withClass({}, {1, "cat", {1, 2, 3}});
        const std::vector<ObjectClass> classes{{1, "dog", {4, 5, 6}}, {7, "cat", {0, 0, 0}}};
        std::vector<SceneObject> objects(3);
        objects[0].label = 1; // a dog: label 1 is taken by another name
        objects[1].label = 7; // a cat: known
        objects[2].label = 9; // nobody has named it
        scene = withAdded(scene, objects, classes);
        QCOMPARE(scene.objects.size(), size_t{3});
        QCOMPARE(scene.objects[0]->label, 2U);
        QCOMPARE(scene.objects[1]->label, 1U);
        QCOMPARE(scene.objects[2]->label, 9U);
        QCOMPARE(classOf(scene, 2)->name, std::string("dog"));
        QCOMPARE(classOf(scene, 9)->name, std::string("class 9"));
        QCOMPARE(classOf(scene, 1)->colour, (Rgb{1, 2, 3}));
        QCOMPARE(scene.current, scene.objects[2]->id);
        // Taking the current one away makes its neighbour current.
        const Scene fewer = without(scene, scene.current);
        QCOMPARE(fewer.current, scene.objects[1]->id);
        QCOMPARE(fewer.objects[0], scene.objects[0]); // shared
        const Scene moved = withMoved(scene, scene.objects[0]->id, 99);
        QCOMPARE(moved.objects[2], scene.objects[0]);
        const Scene merged = withoutClass(scene, 2, 1);
        QCOMPARE(merged.objects[0]->label, 1U);
        QVERIFY(!classOf(merged, 2));
    }
};

QTEST_APPLESS_MAIN(TestCompose)
#include "tst_compose.moc"
