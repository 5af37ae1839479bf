// Attention as files: names, values, pictures, and what happens when they cannot be written.

#include <filesystem>
#include <fstream>
#include <set>

#include <QTemporaryDir>
#include <QtTest>

#include "core/assets/sha256.h"
#include "core/image/image_io.h"
#include "core/segment/attention_report.h"
#include "gpu/base/error.h"
#include "tests/widgets/small_attention.h"

using namespace core::segment;
using core::Image;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 48;

Image grey(int width = kWidth, int height = kHeight)
{
    return {width, height, std::vector<uint8_t>(3 * static_cast<size_t>(width) * static_cast<size_t>(height), 128)};
}

MaskAttention attentionOfOneClick(int width = kWidth, int height = kHeight)
{
    return smallAttention({{{20, 10, true}}, {}, {}}, width, height);
}

const AttentionFile* find(const std::vector<AttentionFile>& files, const std::string& path)
{
    const auto found = std::ranges::find(files, path, &AttentionFile::path);
    return found == files.end() ? nullptr : &*found;
}

} // namespace

class TestAttentionReport : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_temporary;

    std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_temporary.path().toStdString()) / name;
    }

private slots:
    void tokensAndLayersHaveKeys();
    void theCropIsThePicturesPart();
    void tablesHoldEveryCell();
    void shortenedValuesReadBackTheSame();
    void everyTokenOfEveryLayerHasItsFiles();
    void theBrightestPixelIsAtTheClick();
    void largePicturesAreScaledDown();
    void theSameAgainByteByByte();
    void whatCannotBeWrittenIsNamed();
    void stopsWhenAsked();
};

void TestAttentionReport::tokensAndLayersHaveKeys()
{
    Prompts prompts{{{1, 2, true}, {3, 4, false}}, BoxPrompt{0, 0, 9, 9}, {}};
    QStringList keys;
    for (const AttentionToken& token : attentionTokens(prompts))
        keys << QString::fromStdString(tokenKey(token));
    QCOMPARE(keys, (QStringList{"iou", "mask-0", "mask-1", "mask-2", "mask-3", "point-1-object", "point-2-background",
                                "box-left-top", "box-right-bottom"}));
    QCOMPARE(tokenKey({TokenKind::Padding, 0, 0, 0}), std::string("padding"));
    const MaskAttention attention = attentionOfOneClick();
    QCOMPARE(layerKey(attention, AttentionDirection::TokenToImage, 0), std::string("layer-1"));
    QCOMPARE(layerKey(attention, AttentionDirection::TokenToImage, 2), std::string("final"));
    QCOMPARE(layerKey(attention, AttentionDirection::ImageToToken, 1), std::string("layer-2"));
}

void TestAttentionReport::theCropIsThePicturesPart()
{
    const MaskAttention attention = attentionOfOneClick();
    std::vector<float> map(kAttentionCells);
    for (size_t cell = 0; cell < map.size(); ++cell)
        map[cell] = static_cast<float>(cell);
    const core::HeatMap heat = heatMapOf(map, attention.grid);
    QCOMPARE(heat.columns, 64);
    QCOMPARE(heat.rows, 32);
    QCOMPARE(heat.across, 64.0);
    QCOMPARE(heat.down, 32.0);
    QCOMPARE(heat.values.size(), size_t{64 * 32});
    QCOMPARE(heat.values[65], 65.0F);
    const core::HeatMap upright = heatMapOf(map, attentionGrid(300, 451)); // 42.6 columns
    QCOMPARE(upright.columns, 43);
    QVERIFY(upright.across > 42.5 && upright.across < 43);
    QCOMPARE(upright.values[43], 64.0F); // the second row
}

void TestAttentionReport::tablesHoldEveryCell()
{
    const MaskAttention attention = attentionOfOneClick();
    const core::report::Table table = attentionTable(attention, AttentionDirection::TokenToImage, 1, 5);
    QCOMPARE(table.columns.size(), size_t{6 + 8});
    QCOMPARE(table.columns.back(), std::string("head8"));
    QCOMPARE(table.rows.size(), kAttentionCells);
    double sum = 0;
    int onPicture = 0;
    for (const auto& row : table.rows) {
        sum += std::get<double>(row[5]);
        onPicture += static_cast<int>(std::get<int64_t>(row[4]));
    }
    QVERIFY(std::abs(sum - 1) < 1e-4);
    QCOMPARE(onPicture, 64 * 32);
    const auto& row = table.rows[64 * 3 + 7];
    QCOMPARE(std::get<int64_t>(row[0]), int64_t{3});
    QCOMPARE(std::get<int64_t>(row[1]), int64_t{7});
    QCOMPARE(std::get<double>(row[2]), 7.5 * 1.5);
    const std::vector<float> head = attentionMap(attention, AttentionDirection::TokenToImage, 1, 5, 2);
    QCOMPARE(static_cast<float>(std::get<double>(row[8])), head[64 * 3 + 7]);
}

void TestAttentionReport::shortenedValuesReadBackTheSame()
{
    for (const float value : {0.0F, 1.0F, 0.1F, 1.0F / 3, 2.4414062e-4F, 1e-30F, 3.4e38F})
        QCOMPARE(static_cast<float>(shortened(value)), value);
    QCOMPARE(shortened(0.1F), 0.1); // not 0.10000000149011612
}

void TestAttentionReport::everyTokenOfEveryLayerHasItsFiles()
{
    const MaskAttention attention = attentionOfOneClick();
    const auto out = folder("all");
    std::vector<double> progress;
    const auto files = writeAttention(out, attention, grey(), {{}, [&](double part) { progress.push_back(part); }});
    QCOMPARE(files.size(), size_t{(3 + 2) * 7 * 3});
    QCOMPARE(progress.size(), size_t{35});
    QCOMPARE(progress.back(), 1.0);
    std::set<std::string> paths;
    for (const AttentionFile& file : files) {
        QVERIFY(paths.insert(file.path).second);
        QCOMPARE(core::sha256OfFile(out / file.path), file.sha256);
        QCOMPARE(file.largest.size(), file.kind == AttentionFile::Kind::Table   ? size_t{0}
                                      : file.kind == AttentionFile::Kind::Heads ? size_t{8}
                                                                                : size_t{1});
        QCOMPARE(file.spread.size(), file.largest.size());
    }
    for (const char* path : {"token-to-image/layer-1/iou-mean.png", "token-to-image/final/point-1-object-heads.png",
                             "image-to-token/layer-2/padding.csv", "image-to-token/layer-1/mask-3-mean.png"})
        QVERIFY2(find(files, path) != nullptr, path);
    const Image sheet = core::loadImage(out / "token-to-image/layer-1/iou-heads.png").image;
    QCOMPARE(sheet.width, 4 * kWidth + 3 * kReportGap);
    QCOMPARE(sheet.height, 2 * kHeight + kReportGap);
    QCOMPARE(sheet.rgb[3 * kWidth], uint8_t{255}); // the gap
}

void TestAttentionReport::theBrightestPixelIsAtTheClick()
{
    const MaskAttention attention = attentionOfOneClick();
    const auto out = folder("bright");
    const auto files = writeAttention(out, attention, grey(), {});
    const Image mean = core::loadImage(out / "token-to-image/layer-1/point-1-object-mean.png").image;
    QCOMPARE(mean.width, kWidth);
    QCOMPARE(mean.height, kHeight);
    const auto brightness = [&](size_t at) { return mean.rgb[at] + mean.rgb[at + 1] + mean.rgb[at + 2]; };
    size_t brightest = 0;
    for (size_t at = 0; at < mean.rgb.size(); at += 3)
        if (brightness(at) > brightness(brightest))
            brightest = at;
    const auto x = static_cast<int>(brightest / 3 % kWidth);
    const auto y = static_cast<int>(brightest / 3 / kWidth);
    QVERIFY2(std::abs(x - 20) <= 2 && std::abs(y - 10) <= 2, qPrintable(QString("%1, %2").arg(x).arg(y)));
    const AttentionFile* file = find(files, "token-to-image/layer-1/point-1-object-mean.png");
    QVERIFY(file != nullptr);
    QVERIFY(file->onPicture > 0.5 && file->onPicture < 1);
    QVERIFY(file->spread[0] > 0 && file->spread[0] < 12);
}

void TestAttentionReport::largePicturesAreScaledDown()
{
    const auto out = folder("large");
    const MaskAttention attention = attentionOfOneClick(2048, 512);
    writeAttention(out, attention, grey(2048, 512), {});
    const Image mean = core::loadImage(out / "token-to-image/final/iou-mean.png").image;
    QCOMPARE(mean.width, kReportSide);
    QCOMPARE(mean.height, kReportSide / 4);
    const Image sheet = core::loadImage(out / "token-to-image/final/iou-heads.png").image;
    QCOMPARE(sheet.width, 4 * kReportTile + 3 * kReportGap);
}

void TestAttentionReport::theSameAgainByteByByte()
{
    const MaskAttention attention = attentionOfOneClick();
    const auto first = writeAttention(folder("first"), attention, grey(), {});
    const auto second = writeAttention(folder("second"), attention, grey(), {});
    QCOMPARE(first.size(), second.size());
    for (size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].path, second[i].path);
        QCOMPARE(first[i].sha256, second[i].sha256);
    }
}

void TestAttentionReport::whatCannotBeWrittenIsNamed()
{
    const auto blocked = folder("blocked");
    std::ofstream(blocked) << "a file is in the way";
    try {
        writeAttention(blocked, attentionOfOneClick(), grey(), {});
        QFAIL("worked");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), gpu::ErrorKind::Io);
        QVERIFY2(QString(error.what()).contains("blocked"), error.what());
    }
    QCOMPARE(std::filesystem::file_size(blocked), uintmax_t{20});
}

void TestAttentionReport::stopsWhenAsked()
{
    std::stop_source stop;
    try {
        writeAttention(folder("stopped"), attentionOfOneClick(), grey(),
                       {stop.get_token(), [&](double) { stop.request_stop(); }});
        QFAIL("ran to its end");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), gpu::ErrorKind::Cancelled);
    }
}

QTEST_GUILESS_MAIN(TestAttentionReport)
#include "tst_attention_report.moc"
