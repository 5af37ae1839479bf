// Reading the decoder's attention, with a tiny graph whose weights are known, and what is made of the weights.

#include <cmath>
#include <filesystem>
#include <numeric>

#include <QTemporaryDir>
#include <QtTest>

#include "core/segment/preprocess.h"
#include "core/segment/session.h"
#include "gpu/base/error.h"
#include "tests/core/segment/small_models.h"

using namespace core::segment;
using core::Image;

namespace {

Image picture(int width, int height)
{
    return {width, height, std::vector<uint8_t>(3 * static_cast<size_t>(width) * static_cast<size_t>(height), 90)};
}

/// The softmax of `scale` times the products of one place with many.
std::vector<double> expectedRow(double scale, std::array<double, 2> from, const std::vector<std::array<double, 2>>& to)
{
    std::vector<double> row;
    for (const auto& place : to)
        row.push_back(scale * (from[0] * place[0] + from[1] * place[1]));
    const double largest = *std::ranges::max_element(row);
    for (double& value : row)
        value = std::exp(value - largest);
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& value : row)
        value /= sum;
    return row;
}

std::vector<std::array<double, 2>> cellPlaces()
{
    std::vector<std::array<double, 2>> places;
    for (int cell = 0; cell < 4096; ++cell)
        places.push_back({static_cast<double>(cell % 64), static_cast<double>(cell / 64)});
    return places;
}

/// Two heads, two tokens, one layer: head 0 of token 0 looks at cell 0 only, all else is even.
MaskAttention handMade()
{
    MaskAttention attention;
    attention.heads = 2;
    attention.tokens = {{TokenKind::Iou, 0, 0, 0}, {TokenKind::Mask, 0, 0, 0}};
    attention.grid = attentionGrid(100, 50);
    attention.tokenToImage.assign(2, std::vector<float>(4 * kAttentionCells, 1.0F / kAttentionCells));
    std::fill_n(attention.tokenToImage[0].begin(), kAttentionCells, 0.0F);
    attention.tokenToImage[0][0] = 1;
    attention.imageToToken.emplace_back(4 * kAttentionCells, 0.5F);
    attention.imageToToken[0][0] = 1; // head 0, cell 0
    attention.imageToToken[0][1] = 0;
    return attention;
}

} // namespace

class TestAttentionMaps : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    core::JobContext m_context;

    PredictorFiles files() const
    {
        const std::filesystem::path folder = m_temporary->path().toStdString();
        return {folder / "encoder.onnx", folder / "decoder.onnx"};
    }
    Session session() const { return {{}, files(), {.useDiskCache = false, .embeddingFolder = {}}}; }
    void mustFail(gpu::ErrorKind kind, const char* part, const Prompts& prompts)
    {
        Session state = session();
        Predictor& predictor = state.predictor(m_context);
        const auto embedding = predictor.encode(picture(100, 50), m_context);
        try {
            predictor.attention(*embedding, prompts, m_context);
            QFAIL("worked");
        } catch (const gpu::Error& error) {
            QVERIFY2(error.kind() == kind, error.what());
            QVERIFY2(QString(error.what()).contains(part), error.what());
        }
        QVERIFY(predictor.predict(*embedding, {{{1, 1, true}}, {}, {}}, m_context).candidates[1].area > 0);
    }

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        small_models::writeEncoder(files().encoder);
        small_models::writeDecoderWithAttention(files().decoder);
    }
    void tokensComeInTheDecodersOrder();
    void gridCoversThePicture_data();
    void gridCoversThePicture();
    void weightsAreWhatTheGraphMakes_data();
    void weightsAreWhatTheGraphMakes();
    void masksAndAttentionTakeTurns();
    void otherModelsAreRefused();
    void badPromptsAreRefused();
    void mapsAndShares();
    void entropy();
};

void TestAttentionMaps::tokensComeInTheDecodersOrder()
{
    Prompts prompts{{{10, 20, true}, {30, 5, false}}, {}, {}};
    const std::vector<AttentionToken> own{{TokenKind::Iou, 0, 0, 0},
                                          {TokenKind::Mask, 0, 0, 0},
                                          {TokenKind::Mask, 1, 0, 0},
                                          {TokenKind::Mask, 2, 0, 0},
                                          {TokenKind::Mask, 3, 0, 0}};
    std::vector<AttentionToken> expected = own;
    expected.push_back({TokenKind::Object, 0, 10, 20});
    expected.push_back({TokenKind::Background, 1, 30, 5});
    expected.push_back({TokenKind::Padding, 0, 0, 0});
    QVERIFY(attentionTokens(prompts) == expected);
    prompts.box = BoxPrompt{1, 2, 3, 4};
    expected.back() = {TokenKind::BoxCorner, 0, 1, 2};
    expected.push_back({TokenKind::BoxCorner, 1, 3, 4});
    QVERIFY(attentionTokens(prompts) == expected);
    // As many as the decoder is given.
    QCOMPARE(int64_t(expected.size()), promptTensors(prompts, 100, 50).count + 5);
}

void TestAttentionMaps::gridCoversThePicture_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("square") << 512 << 512 << 64 << 64;
    QTest::newRow("one pixel") << 1 << 1 << 64 << 64;
    QTest::newRow("half") << 100 << 50 << 64 << 32;
    QTest::newRow("chelsea") << 451 << 300 << 64 << 43; // 681 of 1024 rows: 42.6 cells
    QTest::newRow("upright") << 50 << 100 << 32 << 64;
    QTest::newRow("a line") << 2000 << 1 << 64 << 1;
}
void TestAttentionMaps::gridCoversThePicture()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const AttentionGrid grid = attentionGrid(width, height);
    QTEST(grid.columns, "columns");
    QTEST(grid.rows, "rows");
    QVERIFY(grid.columns * grid.cellWidth >= width - 1e-9 && (grid.columns - 1) * grid.cellWidth < width);
    QVERIFY(grid.rows * grid.cellHeight >= height - 1e-9 && (grid.rows - 1) * grid.cellHeight < height);
    QCOMPARE(grid.cellAt(0, 0), size_t{0});
    QCOMPARE(grid.cellAt(width - 1e-6, height - 1e-6), size_t(64 * (grid.rows - 1) + grid.columns - 1));
}

void TestAttentionMaps::weightsAreWhatTheGraphMakes_data()
{
    QTest::addColumn<int>("layers");
    QTest::addColumn<bool>("box");
    QTest::newRow("two layers, points") << 2 << false;
    QTest::newRow("two layers, points and box") << 2 << true;
    QTest::newRow("one layer") << 1 << false;
}
void TestAttentionMaps::weightsAreWhatTheGraphMakes()
{
    QFETCH(int, layers);
    QFETCH(bool, box);
    small_models::writeDecoderWithAttention(files().decoder, layers);
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(100, 50), m_context);
    Prompts prompts{{{10, 20, true}, {70, 5, false}}, {}, {}};
    if (box)
        prompts.box = BoxPrompt{0, 10, 90, 40};
    const MaskAttention attention = predictor.attention(*embedding, prompts, m_context);
    QCOMPARE(attention.heads, size_t{small_models::kAttentionHeads});
    QCOMPARE(attention.tokenToImage.size(), size_t(layers + 1));
    QCOMPARE(attention.imageToToken.size(), size_t(layers));
    QCOMPARE(attention.selfAttention.size(), size_t(layers));
    const PromptTensors tensors = promptTensors(prompts, 100, 50);
    std::vector<std::array<double, 2>> tokens;
    for (int k = 0; k < 5; ++k)
        tokens.push_back({double(small_models::kOwnTokenStep) * k, 0});
    for (size_t i = 0; i < tensors.coordinates.size(); i += 2)
        tokens.push_back({double(tensors.coordinates[i]), double(tensors.coordinates[i + 1])});
    const size_t count = tokens.size();
    QCOMPARE(attention.tokens.size(), count);
    const std::vector<std::array<double, 2>> cells = cellPlaces();
    double worst = 0;
    const auto compare = [&](const std::vector<float>& all, size_t at, const std::vector<double>& expected) {
        double sum = 0;
        for (size_t i = 0; i < expected.size(); ++i) {
            worst = std::max(worst, std::abs(double(all[at + i]) - expected[i]));
            sum += double(all[at + i]);
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
    };
    for (size_t layer = 0; layer <= size_t(layers); ++layer)
        for (size_t head = 0; head < attention.heads; ++head) {
            const double scale = double(small_models::kAttentionScale) * double((head + 1) * (layer + 1));
            for (size_t token = 0; token < count; ++token) {
                const size_t row = head * count + token;
                compare(attention.tokenToImage[layer], row * 4096, expectedRow(scale, tokens[token], cells));
                if (layer < size_t(layers))
                    compare(attention.selfAttention[layer], row * count, expectedRow(scale, tokens[token], tokens));
            }
            for (size_t cell = 0; cell < 4096 && layer < size_t(layers); cell += 37)
                compare(attention.imageToToken[layer], (head * 4096 + cell) * count,
                        expectedRow(scale, cells[cell], tokens));
        }
    QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
    for (const std::string& message : state.device(m_context).validationMessages())
        QFAIL(message.c_str());
}

void TestAttentionMaps::masksAndAttentionTakeTurns()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto first = predictor.encode(picture(100, 50), m_context);
    const auto second = predictor.encode(picture(40, 80), m_context);
    Prompts prompts{{{10, 20, true}}, {}, {}};
    const MaskAttention once = predictor.attention(*first, prompts, m_context);
    for (int count = 1; count < 6; ++count) { // more plans than are kept
        QCOMPARE(predictor.predict(*first, prompts, m_context).candidates[0].area, int64_t{2500});
        QCOMPARE(predictor.attention(*second, prompts, m_context).tokens.size(), size_t(count + 6));
        prompts.points.push_back({double(count), 5, count % 2 == 0});
    }
    const MaskAttention again = predictor.attention(*first, {{{10, 20, true}}, {}, {}}, m_context);
    QVERIFY(again.tokenToImage == once.tokenToImage); // bit by bit
    QVERIFY(again.imageToToken == once.imageToToken);
    QVERIFY(again.selfAttention == once.selfAttention);
}

void TestAttentionMaps::otherModelsAreRefused()
{
    const Prompts click{{{1, 1, true}}, {}, {}};
    small_models::writeDecoder(files().decoder);
    mustFail(gpu::ErrorKind::Unsupported, "none", click);
    small_models::writeDecoderWithSwappedAttention(files().decoder);
    mustFail(gpu::ErrorKind::Unsupported, "back-0", click);
}

void TestAttentionMaps::badPromptsAreRefused()
{
    mustFail(gpu::ErrorKind::InvalidInput, "(100, 3)", {{{100, 3, true}}, {}, {}});
    mustFail(gpu::ErrorKind::InvalidInput, "", {});
    mustFail(gpu::ErrorKind::LimitExceeded, "129",
             {std::vector<PointPrompt>(kMaxAttentionTokens - 5, {1, 1, true}), {}, {}});
}

void TestAttentionMaps::mapsAndShares()
{
    const MaskAttention attention = handMade();
    const auto toImage = AttentionDirection::TokenToImage;
    const auto toToken = AttentionDirection::ImageToToken;
    QCOMPARE(layerCount(attention, toImage), size_t{2});
    QCOMPARE(layerCount(attention, toToken), size_t{1});
    const std::vector<float> focused = attentionMap(attention, toImage, 0, 0, 0);
    QCOMPARE(focused.size(), kAttentionCells);
    QCOMPARE(focused[0], 1.0F);
    QCOMPARE(focused[1], 0.0F);
    QCOMPARE(attentionMap(attention, toImage, 0, 0, kMeanOfHeads)[0], 0.5F + 0.5F / 4096);
    QCOMPARE(attentionMap(attention, toImage, 1, 0, kMeanOfHeads)[0], 1.0F / 4096);
    QCOMPARE(attentionMap(attention, toToken, 0, 0, 0)[0], 1.0F);
    QCOMPARE(attentionMap(attention, toToken, 0, 1, 0)[0], 0.0F);
    QCOMPARE(attentionMap(attention, toToken, 0, 1, kMeanOfHeads)[0], 0.25F);
    QCOMPARE(tokenShares(attention, 0, 0, kMeanOfHeads), (std::vector<float>{0.75F, 0.25F}));
    QCOMPARE(tokenShares(attention, 0, 5, 0), (std::vector<float>{0.5F, 0.5F}));
    QCOMPARE(shareOnPicture(focused, attention.grid), 1.0);
    QCOMPARE(shareOnPicture(attentionMap(attention, toImage, 0, 0, 1), attention.grid), 0.5); // 32 of 64 rows
    QCOMPARE(shareOnPicture(std::vector<float>(kAttentionCells, 0.0F), attention.grid), 0.0);
    std::vector<float> padding(kAttentionCells, 0.25F);
    padding.back() = 1;
    QCOMPARE(largestOnPicture(padding, attention.grid), 0.25F);
}

void TestAttentionMaps::entropy()
{
    QCOMPARE(entropyBits(std::vector<float>{}), 0.0);
    QCOMPARE(entropyBits(std::vector<float>{0, 1, 0}), 0.0);
    QCOMPARE(entropyBits(std::vector<float>{0.25F, 0.25F, 0.25F, 0.25F}), 2.0);
    const MaskAttention attention = handMade();
    const auto toImage = AttentionDirection::TokenToImage;
    const auto toToken = AttentionDirection::ImageToToken;
    QCOMPARE(spreadBits(attention, toImage, 0, 0, 0), 0.0);
    QCOMPARE(spreadBits(attention, toImage, 0, 0, 1), 12.0);
    QCOMPARE(mostBits(attention, toImage), 12.0);
    QCOMPARE(mostBits(attention, toToken), 1.0);
    QCOMPARE(spreadBits(attention, toToken, 0, 0, 1), 1.0);
    QCOMPARE(spreadBits(attention, toToken, 0, 0, 0), 2047.0 / 2048); // one of 64 x 32 cells is certain
}

QTEST_GUILESS_MAIN(TestAttentionMaps)
#include "tst_attention_maps.moc"
