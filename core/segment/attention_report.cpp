#include "core/segment/attention_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/assets/sha256.h"
#include "core/image/image_io.h"
#include "core/image/resample.h"

namespace core::segment {

namespace {

constexpr std::array kDirections{AttentionDirection::TokenToImage, AttentionDirection::ImageToToken};

/// The picture in at most `side` pixels, not enlarged.
Image fitted(const Image& picture, int side)
{
    const int longer = std::max(picture.width, picture.height);
    if (longer <= side)
        return picture;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) * side / longer)));
    };
    return resizedBilinear(picture, scaled(picture.width), scaled(picture.height));
}

/// Tiles of one size in rows of four, white between them.
Image sheetOf(const std::vector<Image>& tiles)
{
    const int columns = std::min(kReportColumns, static_cast<int>(tiles.size()));
    const int rows = (static_cast<int>(tiles.size()) + columns - 1) / columns;
    const int width = tiles.front().width;
    const int height = tiles.front().height;
    Image sheet{columns * (width + kReportGap) - kReportGap, rows * (height + kReportGap) - kReportGap, {}};
    const auto lineBytes = 3 * static_cast<size_t>(sheet.width);
    sheet.rgb.assign(lineBytes * static_cast<size_t>(sheet.height), 255);
    for (size_t i = 0; i < tiles.size(); ++i) {
        const size_t left = i % static_cast<size_t>(columns) * static_cast<size_t>(width + kReportGap);
        const size_t top = i / static_cast<size_t>(columns) * static_cast<size_t>(height + kReportGap);
        const size_t tileBytes = 3 * static_cast<size_t>(width);
        for (size_t y = 0; y < static_cast<size_t>(height); ++y)
            std::copy_n(tiles[i].rgb.begin() + static_cast<std::ptrdiff_t>(y * tileBytes), tileBytes,
                        sheet.rgb.begin() + static_cast<std::ptrdiff_t>((top + y) * lineBytes + 3 * left));
    }
    return sheet;
}

/// Writes the files of one token in one layer.
class TokenWriter {
public:
    TokenWriter(const std::filesystem::path& folder, const MaskAttention& attention, const Image& picture)
        : m_folder(folder),
          m_attention(attention),
          m_picture(fitted(picture, kReportSide)),
          m_tile(fitted(picture, kReportTile))
    {
    }

    void write(AttentionDirection direction, size_t layer, size_t token)
    {
        const std::string stem = std::string(directionKey(direction)) + "/" + layerKey(m_attention, direction, layer) +
                                 "/" + tokenKey(m_attention.tokens[token]);
        AttentionFile mean{AttentionFile::Kind::Mean, direction, layer, token, stem + "-mean.png", {}, {}, {}, 0};
        const std::vector<float> map = attentionMap(m_attention, direction, layer, token, kMeanOfHeads);
        mean.onPicture = shareOnPicture(map, m_attention.grid);
        savePng(m_folder / mean.path, overlay(m_picture, map, kMeanOfHeads, mean));
        keep(std::move(mean));

        AttentionFile heads{AttentionFile::Kind::Heads, direction, layer, token, stem + "-heads.png", {}, {}, {}, 0};
        std::vector<Image> tiles;
        for (int head = 0; head < static_cast<int>(m_attention.heads); ++head)
            tiles.push_back(overlay(m_tile, attentionMap(m_attention, direction, layer, token, head), head, heads));
        savePng(m_folder / heads.path, sheetOf(tiles));
        keep(std::move(heads));

        AttentionFile table{AttentionFile::Kind::Table, direction, layer, token, stem + ".csv", {}, {}, {}, 0};
        report::writeCsv(m_folder / table.path, attentionTable(m_attention, direction, layer, token));
        keep(std::move(table));
    }

    std::vector<AttentionFile> takeFiles() { return std::move(m_files); }

private:
    Image overlay(const Image& picture, const std::vector<float>& map, int head, AttentionFile& file) const
    {
        const float largest = largestOnPicture(map, m_attention.grid);
        file.largest.push_back(shortened(largest));
        file.spread.push_back(spreadBits(m_attention, file.direction, file.layer, file.token, head));
        return overlayHeat(picture, heatMapOf(map, m_attention.grid),
                           {.largest = static_cast<double>(largest), .opacity = kReportOpacity});
    }

    void keep(AttentionFile file)
    {
        file.sha256 = sha256OfFile(m_folder / file.path, {});
        m_files.push_back(std::move(file));
    }

    const std::filesystem::path& m_folder;
    const MaskAttention& m_attention;
    Image m_picture;
    Image m_tile;
    std::vector<AttentionFile> m_files;
};

} // namespace

std::string tokenKey(const AttentionToken& token)
{
    switch (token.kind) {
    case TokenKind::Iou:
        return "iou";
    case TokenKind::Mask:
        return "mask-" + std::to_string(token.index);
    case TokenKind::Object:
        return "point-" + std::to_string(token.index + 1) + "-object";
    case TokenKind::Background:
        return "point-" + std::to_string(token.index + 1) + "-background";
    case TokenKind::BoxCorner:
        return token.index == 0 ? "box-left-top" : "box-right-bottom";
    case TokenKind::Padding:
        break;
    }
    return "padding";
}

std::string layerKey(const MaskAttention& attention, AttentionDirection direction, size_t layer)
{
    const bool last = layer + 1 == layerCount(attention, direction);
    return direction == AttentionDirection::TokenToImage && last ? "final" : "layer-" + std::to_string(layer + 1);
}

const char* directionKey(AttentionDirection direction)
{
    return direction == AttentionDirection::TokenToImage ? "token-to-image" : "image-to-token";
}

HeatMap heatMapOf(std::span<const float> map, const AttentionGrid& grid)
{
    HeatMap heat{grid.columns, grid.rows, {}, grid.imageWidth / grid.cellWidth, grid.imageHeight / grid.cellHeight};
    for (int row = 0; row < grid.rows; ++row) {
        const auto line = map.subspan(static_cast<size_t>(row) * kAttentionSide, static_cast<size_t>(grid.columns));
        heat.values.insert(heat.values.end(), line.begin(), line.end());
    }
    return heat;
}

double shortened(float value)
{
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    double result = static_cast<double>(value);
    if (error == std::errc())
        std::from_chars(digits.data(), end, result);
    return result;
}

report::Table attentionTable(const MaskAttention& attention, AttentionDirection direction, size_t layer, size_t token)
{
    report::Table table{{"row", "column", "x", "y", "onPicture", "mean"}, {}};
    std::vector<std::vector<float>> maps{attentionMap(attention, direction, layer, token, kMeanOfHeads)};
    for (size_t head = 0; head < attention.heads; ++head) {
        table.columns.push_back("head" + std::to_string(head + 1));
        maps.push_back(attentionMap(attention, direction, layer, token, static_cast<int>(head)));
    }
    const AttentionGrid& grid = attention.grid;
    for (int row = 0; row < kAttentionSide; ++row)
        for (int column = 0; column < kAttentionSide; ++column) {
            const bool onPicture = row < grid.rows && column < grid.columns;
            std::vector<report::Cell> cells{int64_t{row}, int64_t{column}, (column + 0.5) * grid.cellWidth,
                                            (row + 0.5) * grid.cellHeight, int64_t{onPicture ? 1 : 0}};
            for (const std::vector<float>& map : maps)
                cells.emplace_back(shortened(map[static_cast<size_t>(row * kAttentionSide + column)]));
            table.rows.push_back(std::move(cells));
        }
    return table;
}

std::vector<AttentionFile> writeAttention(const std::filesystem::path& folder, const MaskAttention& attention,
                                          const Image& picture, const gpu::RunControl& control)
{
    TokenWriter writer(folder, attention, picture);
    const size_t tokens = attention.tokens.size();
    size_t total = 0;
    for (const AttentionDirection direction : kDirections)
        total += layerCount(attention, direction) * tokens;
    size_t done = 0;
    for (const AttentionDirection direction : kDirections)
        for (size_t layer = 0; layer < layerCount(attention, direction); ++layer)
            for (size_t token = 0; token < tokens; ++token) {
                control.throwIfStopped();
                writer.write(direction, layer, token);
                control.report(static_cast<double>(++done) / static_cast<double>(total));
            }
    return writer.takeFiles();
}

} // namespace core::segment
