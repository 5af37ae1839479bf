// Segment everything: the rules against plain re-computations, the procedure on made-up clicks whose masks are known,
// and the real models on a photo against one prediction per click.

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/segment/everything.h"
#include "core/segment/predictor.h"
#include "gpu/base/error.h"
#include "gpu/device.h"

using core::JobContext;
using core::Mask;
using core::PixelBox;
using namespace core::segment;

namespace {

/// Intersection over union, pixel by pixel.
double plainOverlap(const PixelBox& a, const PixelBox& b)
{
    int both = 0;
    int any = 0;
    for (int y = std::min(a.y, b.y); y < std::max(a.y + a.height, b.y + b.height); ++y) {
        for (int x = std::min(a.x, b.x); x < std::max(a.x + a.width, b.x + b.width); ++x) {
            const auto in = [&](const PixelBox& box) {
                return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
            };
            both += in(a) && in(b) ? 1 : 0;
            any += in(a) || in(b) ? 1 : 0;
        }
    }
    return static_cast<double>(both) / any;
}

/// Suppression as one would write it by hand: strike out, one best box after the other.
std::vector<size_t> plainKeepBest(const std::vector<PixelBox>& boxes, const std::vector<double>& scores, double limit)
{
    std::vector<bool> gone(boxes.size());
    std::vector<size_t> kept;
    while (true) {
        size_t best = boxes.size();
        for (size_t i = 0; i < boxes.size(); ++i)
            if (!gone[i] && (best == boxes.size() || scores[i] > scores[best]))
                best = i;
        if (best == boxes.size())
            return kept;
        kept.push_back(best);
        for (size_t i = 0; i < boxes.size(); ++i)
            gone[i] = gone[i] || i == best || plainOverlap(boxes[best], boxes[i]) > limit;
    }
}

Mask rectangle(int width, int height, const PixelBox& box)
{
    Mask mask{width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height))};
    for (int y = std::max(0, box.y); y < std::min(height, box.y + box.height); ++y)
        for (int x = std::max(0, box.x); x < std::min(width, box.x + box.width); ++x)
            mask.values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] = 255;
    return mask;
}

/// Around each click squares of 8, 16 and 24 pixels; their scores follow from the place. Counts what it is asked for.
class SquareClicks final : public ClickMasks {
public:
    SquareClicks(const PixelBox& crop, int& masksMade) : m_crop(crop), m_masksMade(masksMade) {}

    static MaskScore scoreOf(ImagePoint at, size_t index)
    {
        const double wave = std::abs(std::sin(at.x * 12.9898 + at.y * 78.233 + static_cast<double>(index)));
        const double other = std::abs(std::cos(at.x * 39.346 + at.y * 11.135 + static_cast<double>(index)));
        return {0.8 + 0.2 * wave, 0.9 + 0.1 * other};
    }
    static PixelBox squareOf(ImagePoint at, size_t index)
    {
        const int half = 4 * (static_cast<int>(index) + 1);
        return {static_cast<int>(at.x) - half, static_cast<int>(at.y) - half, 2 * half, 2 * half};
    }

    Scores click(ImagePoint at, JobContext&) override
    {
        m_at = at;
        Scores scores;
        for (size_t i = 0; i < kMasks; ++i)
            scores[i] = scoreOf(at, i);
        return scores;
    }
    Mask mask(size_t index, JobContext&) override
    {
        ++m_masksMade;
        return rectangle(m_crop.width, m_crop.height, squareOf(m_at, index));
    }

private:
    PixelBox m_crop;
    int& m_masksMade;
    ImagePoint m_at;
};

/// Every click gives the same mask, three times.
class OneMask final : public ClickMasks {
public:
    explicit OneMask(Mask mask) : m_mask(std::move(mask)) {}
    Scores click(ImagePoint, JobContext&) override { return {{{1, 1}, {0.5, 1}, {1, 0.5}}}; }
    Mask mask(size_t, JobContext&) override { return m_mask; }

private:
    Mask m_mask;
};

OpenCrop always(Mask mask)
{
    return [mask = std::move(mask)](const PixelBox&, JobContext&) { return std::make_unique<OneMask>(mask); };
}

int64_t sumOf(const EverythingCounts& c)
{
    return c.belowIou + c.belowStability + c.empty + c.atCropEdge + c.overlapping + c.overlappingCrops + c.tooSmall +
           c.overlappingClean + c.kept;
}

} // namespace

class TestEverything : public QObject {
    Q_OBJECT

private slots:
    void gridPointsLieInTheMiddleOfEqualCells()
    {
        const std::vector<ImagePoint> points = promptGrid(2, 100, 60);
        QCOMPARE(points, (std::vector<ImagePoint>{{25, 15}, {75, 15}, {25, 45}, {75, 45}}));
        QCOMPARE(promptGrid(1, 7, 5), (std::vector<ImagePoint>{{3.5, 2.5}}));
        for (const ImagePoint& point : promptGrid(64, 1, 1))
            QVERIFY(point.x > 0 && point.x < 1 && point.y > 0 && point.y < 1);
    }

    void cropsAreThePublishedOnes()
    {
        // Worked out by hand from the published code: 136 pixels shared, parts of 368 x 268.
        const std::vector<Crop> crops = cropBoxes(600, 400, 1, 512.0 / 1500);
        const std::vector<Crop> expected{{{0, 0, 600, 400}, 0},
                                         {{0, 0, 368, 268}, 1},
                                         {{0, 132, 368, 268}, 1},
                                         {{232, 0, 368, 268}, 1},
                                         {{232, 132, 368, 268}, 1}};
        QCOMPARE(crops, expected);
        QCOMPARE(cropBoxes(600, 400, 2, 512.0 / 1500).size(), size_t{1 + 4 + 16});
        for (const Crop& crop : cropBoxes(1, 3, 2, 512.0 / 1500))
            QVERIFY(!crop.box.empty() && crop.box.x + crop.box.width <= 1 && crop.box.y + crop.box.height <= 3);
    }

    void suppressionEqualsAPlainOne_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<double>("limit");
        for (const unsigned seed : {1U, 2U, 3U, 4U})
            for (const double limit : {0.0, 0.3, 0.7, 1.0})
                QTest::addRow("seed %u, limit %.1f", seed, limit) << seed << limit;
    }
    void suppressionEqualsAPlainOne()
    {
        QFETCH(unsigned, seed);
        QFETCH(double, limit);
        std::mt19937 random(seed);
        std::vector<PixelBox> boxes;
        std::vector<double> scores;
        for (int i = 0; i < 60; ++i) {
            const auto draw = [&](unsigned count) { return static_cast<int>(random() % count); };
            boxes.push_back({draw(20), draw(20), 1 + draw(20), 1 + draw(20)});
            scores.push_back(draw(10) / 10.0); // many are equal
        }
        QCOMPARE(keepBest(boxes, scores, limit), plainKeepBest(boxes, scores, limit));
        QVERIFY(keepBest({}, {}, limit).empty());
    }

    void onlyInnerEdgesOfACropCutOff()
    {
        const PixelBox crop{232, 0, 368, 268};
        QVERIFY(touchesCropEdge({240, 100, 50, 50}, crop, 600, 400, 20));  // its left edge, inside the picture
        QVERIFY(touchesCropEdge({400, 200, 50, 60}, crop, 600, 400, 20));  // its bottom
        QVERIFY(!touchesCropEdge({550, 100, 50, 50}, crop, 600, 400, 20)); // the picture's right edge
        QVERIFY(!touchesCropEdge({400, 0, 50, 50}, crop, 600, 400, 20));   // the picture's top edge
        QVERIFY(!touchesCropEdge({253, 21, 300, 226}, crop, 600, 400, 20));
        QVERIFY(!touchesCropEdge({0, 0, 600, 400}, {0, 0, 600, 400}, 600, 400, 20));
    }

    void masksAreThoseOfAPlainRecomputation()
    {
        EverythingOptions options;
        options.pointsPerSide = 9;
        options.maxOverlap = 0.2;
        const int width = 101;
        const int height = 67;
        int masksMade = 0;
        JobContext context;
        const EverythingResult result = findEverything(
            width, height, options,
            [&](const PixelBox& crop, JobContext&) { return std::make_unique<SquareClicks>(crop, masksMade); },
            context);

        std::vector<PixelBox> boxes;
        std::vector<double> scores;
        EverythingCounts expected;
        for (int row = 0; row < 9; ++row) {
            for (int column = 0; column < 9; ++column) {
                const ImagePoint at{(column + 0.5) / 9 * width, (row + 0.5) / 9 * height};
                ++expected.prompts;
                for (size_t i = 0; i < 3; ++i) {
                    ++expected.candidates;
                    const MaskScore score = SquareClicks::scoreOf(at, i);
                    if (score.predictedIou <= 0.88)
                        ++expected.belowIou;
                    else if (score.stability < 0.95)
                        ++expected.belowStability;
                    else {
                        const PixelBox full = SquareClicks::squareOf(at, i);
                        const int x = std::max(0, full.x);
                        const int y = std::max(0, full.y);
                        boxes.push_back({x, y, std::min(width, full.x + full.width) - x,
                                         std::min(height, full.y + full.height) - y});
                        scores.push_back(score.predictedIou);
                    }
                }
            }
        }
        const std::vector<size_t> kept = plainKeepBest(boxes, scores, 0.2);
        expected.overlapping = static_cast<int64_t>(boxes.size() - kept.size());
        expected.kept = static_cast<int64_t>(kept.size());
        QVERIFY(expected.belowIou > 0 && expected.belowStability > 0 && expected.overlapping > 0 && expected.kept > 5);
        QCOMPARE(result.counts, expected);
        QCOMPARE(masksMade, static_cast<int>(boxes.size())); // filtered ones are never made
        QCOMPARE(sumOf(result.counts), result.counts.candidates);
        for (const size_t index : kept) {
            const auto found = std::ranges::find(result.masks, boxes[index], &AutoMask::box);
            QVERIFY(found != result.masks.end());
            QCOMPARE(found->predictedIou, scores[index]);
            QCOMPARE(found->area, int64_t{boxes[index].width} * boxes[index].height);
            QCOMPARE(decodeRuns(found->mask).values, rectangle(width, height, boxes[index]).values);
        }
        for (size_t i = 1; i < result.masks.size(); ++i)
            QVERIFY(result.masks[i - 1].area >= result.masks[i].area);
    }

    void smallPartsAndHolesGo()
    {
        Mask mask = rectangle(40, 30, {2, 2, 20, 20});
        mask.values[5 * 40 + 5] = 0;                                 // a hole of one pixel
        mask.values[25 * 40 + 35] = mask.values[25 * 40 + 36] = 255; // a part of two pixels
        EverythingOptions options;
        options.pointsPerSide = 1;
        JobContext context;
        EverythingResult result = findEverything(40, 30, options, always(mask), context);
        QCOMPARE(result.masks.size(), size_t{1});
        QCOMPARE(result.masks[0].area, int64_t{401});
        QCOMPARE(result.counts.cleaned, int64_t{0});

        options.minArea = 3;
        result = findEverything(40, 30, options, always(mask), context);
        QCOMPARE(result.masks.size(), size_t{1});
        QCOMPARE(result.masks[0].area, int64_t{400});
        QCOMPARE(result.masks[0].box, (PixelBox{2, 2, 20, 20}));
        QCOMPARE(result.counts.cleaned, int64_t{1});

        options.minArea = 402;
        result = findEverything(40, 30, options, always(mask), context);
        QVERIFY(result.masks.empty());
        QCOMPARE(result.counts.tooSmall, int64_t{1});
        QCOMPARE(sumOf(result.counts), result.counts.candidates);
    }

    void emptyMasksAreCounted()
    {
        EverythingOptions options;
        options.pointsPerSide = 2;
        JobContext context;
        const EverythingResult result = findEverything(40, 30, options, always(rectangle(40, 30, {})), context);
        QVERIFY(result.masks.empty());
        QCOMPARE(result.counts.empty, int64_t{4});
        QCOMPARE(result.counts.belowIou, int64_t{4});
        QCOMPARE(result.counts.belowStability, int64_t{4});
    }

    void cropsGiveWayToSmallerOnesAndToTheirEdges()
    {
        // Each crop shows one square in its middle and, in the left top one, one that its inner edge cuts off.
        EverythingOptions options;
        options.pointsPerSide = 1;
        options.cropLayers = 1;
        std::vector<PixelBox> opened;
        JobContext context;
        const OpenCrop open = [&](const PixelBox& crop, JobContext&) {
            opened.push_back(crop);
            PixelBox shown{crop.width / 2 - 30, crop.height / 2 - 30, 60, 60};
            if (opened.size() == 1)
                shown = {368 / 2 - 31, 268 / 2 - 31, 60, 60}; // almost what the first crop shows
            if (opened.size() == 3)
                shown = {crop.width - 70, 60, 60, 60};
            return std::make_unique<OneMask>(rectangle(crop.width, crop.height, shown));
        };
        const EverythingResult result = findEverything(600, 400, options, open, context);
        QCOMPARE(opened.size(), size_t{5});
        QCOMPARE(result.counts.prompts, promptCount(options));
        QCOMPARE(result.counts.overlappingCrops, int64_t{1});
        QCOMPARE(result.counts.atCropEdge, int64_t{1});
        QCOMPARE(result.counts.kept, int64_t{3});
        QCOMPARE(sumOf(result.counts), result.counts.candidates);
        for (const AutoMask& mask : result.masks) {
            QVERIFY(mask.crop != (PixelBox{0, 0, 600, 400}));
            QCOMPARE(mask.box.width * mask.box.height, 3600);
            QCOMPARE(core::objectBox(decodeRuns(mask.mask)), mask.box);
        }
    }

    void itCanBeStopped()
    {
        std::stop_source source;
        JobContext context;
        context.control.stop = source.get_token();
        int steps = 0;
        context.onStep = [&](const gpu::Message&, double fraction) {
            if (++steps == 5) {
                QVERIFY(std::abs(fraction - 4.0 / 256) < 1e-12);
                source.request_stop();
            }
        };
        int made = 0;
        try {
            findEverything(
                50, 50, {},
                [&](const PixelBox& crop, JobContext&) { return std::make_unique<SquareClicks>(crop, made); }, context);
            QFAIL("it ran to its end");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Cancelled);
        }
        QVERIFY(steps <= 6);
    }

    void refusesOptionsOutOfRange_data()
    {
        QTest::addColumn<EverythingOptions>("options");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, auto EverythingOptions::*member, auto value, const QString& shown) {
            EverythingOptions options;
            options.*member = value;
            QTest::newRow(name) << options << shown;
        };
        row("no points", &EverythingOptions::pointsPerSide, 0, "0");
        row("too many points", &EverythingOptions::pointsPerSide, 65, "65");
        row("IoU", &EverythingOptions::minPredictedIou, 1.5, "1.5");
        row("no number", &EverythingOptions::minStability, std::nan(""), "nan");
        row("overlap", &EverythingOptions::maxOverlap, -0.5, "-0.5");
        row("offset", &EverythingOptions::stabilityOffset, 0.0, "0.0");
        row("crops", &EverythingOptions::cropLayers, 3, "3");
        row("area", &EverythingOptions::minArea, int64_t{-1}, "-1");
    }
    void refusesOptionsOutOfRange()
    {
        QFETCH(EverythingOptions, options);
        QFETCH(QString, value);
        try {
            checkOptions(options);
            QFAIL("accepted");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::InvalidInput);
            QVERIFY2(QString(error.what()).contains(value), error.what());
        }
    }

    /// The quick way gives bit for bit the masks of one prediction per click.
    void realMasksAreThoseOfSingleClicks()
    {
        const core::AssetStore assets;
        const std::unique_ptr<gpu::Device> device = gpu::Device::open();
        {
            PredictorOptions keeping;
            keeping.useDiskCache = false;
            Predictor predictor(*device, modelFiles(assets), keeping);
            const core::Image image = core::loadImage(assets.path("photo-coffee")).image;
            EverythingOptions options;
            options.pointsPerSide = 3;
            JobContext context;
            const EverythingResult result = predictor.everything(image, options, context);
            QCOMPARE(result.counts.prompts, int64_t{9});
            QCOMPARE(sumOf(result.counts), int64_t{27});
            QVERIFY(result.masks.size() >= 2);
            const auto embedding = predictor.encode(image, context);
            for (const AutoMask& mask : result.masks) {
                const Prediction single =
                    predictor.predict(*embedding, {{{mask.point.x, mask.point.y, true}}, {}, {}}, context);
                const Candidate& same = single.candidates[static_cast<size_t>(mask.candidate)];
                QCOMPARE(mask.predictedIou, same.predictedIou);
                QCOMPARE(mask.stability, same.stability);
                QCOMPARE(mask.area, same.area);
                QVERIFY(decodeRuns(mask.mask).values == same.mask.values);
                QVERIFY(mask.predictedIou > options.minPredictedIou && mask.stability >= options.minStability);
                for (const AutoMask& other : result.masks)
                    QVERIFY(&other == &mask || overlapOf(other.box, mask.box) <= options.maxOverlap);
            }
        }
        for (const std::string& message : device->validationMessages())
            QFAIL(message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestEverything)
#include "tst_everything.moc"
