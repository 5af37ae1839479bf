// Prompts that cannot be meant are refused with their numbers; the others pass.

#include <limits>

#include <QtTest>

#include "core/segment/prompts.h"
#include "gpu/base/error.h"

using core::segment::BoxPrompt;
using core::segment::PointPrompt;
using core::segment::Prompts;

Q_DECLARE_METATYPE(Prompts)

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 480;

Prompts point(double x, double y) { return {.points = {{x, y, true}}, .box = {}, .mask = {}}; }

Prompts box(double x0, double y0, double x1, double y1)
{
    return {.points = {}, .box = BoxPrompt{x0, y0, x1, y1}, .mask = {}};
}

Prompts mask(int width, int height)
{
    return {
        .points = {}, .box = {}, .mask = {width, height, std::vector<uint8_t>(static_cast<size_t>(width * height))}};
}

} // namespace

class TestPrompts : public QObject {
    Q_OBJECT

private slots:
    void acceptsWhatLiesInside_data();
    void acceptsWhatLiesInside();
    void refusesTheRest_data();
    void refusesTheRest();
    void looksAtEveryPoint();
};

void TestPrompts::acceptsWhatLiesInside_data()
{
    QTest::addColumn<Prompts>("prompts");
    QTest::newRow("first corner") << point(0, 0);
    QTest::newRow("last pixel") << point(639.999, 479.999);
    QTest::newRow("whole picture as a box") << box(0, 0, kWidth, kHeight);
    QTest::newRow("thin box") << box(10, 10, 10.5, 300);
    QTest::newRow("mask alone") << mask(kWidth, kHeight);
}

void TestPrompts::acceptsWhatLiesInside()
{
    QFETCH(Prompts, prompts);
    core::segment::checkPrompts(prompts, kWidth, kHeight);
}

void TestPrompts::refusesTheRest_data()
{
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    QTest::addColumn<Prompts>("prompts");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("nothing") << Prompts{} << "nothing";
    QTest::newRow("right of it") << point(640, 10) << "(640, 10)";
    QTest::newRow("below") << point(10, 480) << "640 x 480";
    QTest::newRow("left of it") << point(-0.5, 10) << "(-0.5, 10)";
    QTest::newRow("above") << point(1, -7) << "(1, -7)";
    QTest::newRow("not a number") << point(kNan, 3) << "nan";
    QTest::newRow("infinite") << point(3, kInfinity) << "inf";
    QTest::newRow("box without width") << box(5, 5, 5, 9) << "(5, 5) to (5, 9)";
    QTest::newRow("box without height") << box(5, 9, 8, 9) << "empty";
    QTest::newRow("inverted box") << box(9, 5, 5, 9) << "inverted";
    QTest::newRow("box too far right") << box(5, 5, 640.5, 9) << "640.5";
    QTest::newRow("box too far left") << box(-1, 5, 20, 9) << "outside";
    QTest::newRow("box too low") << box(5, 5, 20, 481) << "481";
    QTest::newRow("box of no numbers") << box(kNan, 5, 20, 48) << "nan";
    QTest::newRow("mask of another size") << mask(480, 640) << "480 x 640";
}

void TestPrompts::refusesTheRest()
{
    QFETCH(Prompts, prompts);
    QFETCH(QString, mentions);
    try {
        core::segment::checkPrompts(prompts, kWidth, kHeight);
        QFAIL("was accepted");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), gpu::ErrorKind::InvalidInput);
        QVERIFY2(QString(error.what()).contains(mentions), error.what());
        QVERIFY(!error.hint().empty());
    }
}

void TestPrompts::looksAtEveryPoint()
{
    Prompts prompts = point(1, 1);
    prompts.box = BoxPrompt{0, 0, 5, 5};
    prompts.points.push_back({2, 2, false});
    core::segment::checkPrompts(prompts, kWidth, kHeight);
    prompts.points.push_back({2, 2000, false});
    QVERIFY_THROWS_EXCEPTION(gpu::Error, core::segment::checkPrompts(prompts, kWidth, kHeight));
}

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
