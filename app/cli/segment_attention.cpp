#include "app/cli/segment_attention.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "app/cli/segment_report.h"
#include "core/assets/atomic_file.h"
#include "core/segment/attention_report.h"

namespace app::cli {
namespace {

using core::segment::AttentionDirection;
using core::segment::AttentionFile;
using core::segment::AttentionToken;
using core::segment::MaskAttention;
using core::segment::TokenKind;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonArray numbers(const std::vector<double>& values)
{
    QJsonArray array;
    for (const double value : values)
        array << value;
    return array;
}

/// The word of JSON; never translated.
const char* kindKey(AttentionFile::Kind kind)
{
    switch (kind) {
    case AttentionFile::Kind::Mean:
        return "mean";
    case AttentionFile::Kind::Heads:
        return "heads";
    case AttentionFile::Kind::Table:
        break;
    }
    return "table";
}

QJsonArray tokensJson(const MaskAttention& attention)
{
    QJsonArray tokens;
    for (const AttentionToken& token : attention.tokens) {
        QJsonObject object{{"key", text(core::segment::tokenKey(token))}};
        const bool hasPlace = token.kind == TokenKind::Object || token.kind == TokenKind::Background ||
                              token.kind == TokenKind::BoxCorner;
        object["x"] = hasPlace ? QJsonValue(token.x) : QJsonValue();
        object["y"] = hasPlace ? QJsonValue(token.y) : QJsonValue();
        tokens << object;
    }
    return tokens;
}

QJsonObject layersJson(const MaskAttention& attention)
{
    QJsonObject layers;
    for (const auto& [key, direction] : {std::pair{"tokenToImage", AttentionDirection::TokenToImage},
                                         std::pair{"imageToToken", AttentionDirection::ImageToToken}}) {
        QJsonArray names;
        for (size_t layer = 0; layer < core::segment::layerCount(attention, direction); ++layer)
            names << text(core::segment::layerKey(attention, direction, layer));
        const auto heads = static_cast<qint64>(attention.heads);
        const auto tokens = static_cast<qint64>(attention.tokens.size());
        const auto cells = static_cast<qint64>(core::segment::kAttentionCells);
        const bool toImage = direction == AttentionDirection::TokenToImage;
        layers[key] = QJsonObject{{"layers", names},
                                  {"shape", QJsonArray{heads, toImage ? tokens : cells, toImage ? cells : tokens}}};
    }
    return layers;
}

QJsonArray filesJson(const std::vector<AttentionFile>& files, const MaskAttention& attention)
{
    QJsonArray array;
    for (const AttentionFile& file : files) {
        QJsonObject object{{"path", text(file.path)},
                           {"sha256", text(file.sha256)},
                           {"kind", kindKey(file.kind)},
                           {"direction", core::segment::directionKey(file.direction)},
                           {"layer", text(core::segment::layerKey(attention, file.direction, file.layer))},
                           {"token", text(core::segment::tokenKey(attention.tokens[file.token]))}};
        if (file.kind != AttentionFile::Kind::Table) {
            object["largest"] = numbers(file.largest);
            object["entropyBits"] = numbers(file.spread);
        }
        if (file.kind == AttentionFile::Kind::Mean)
            object["shareOnPicture"] = file.onPicture;
        array << object;
    }
    return array;
}

QJsonObject gridJson(const core::segment::AttentionGrid& grid)
{
    return {{"side", core::segment::kAttentionSide},
            {"columns", grid.columns},
            {"rows", grid.rows},
            {"cellWidth", grid.cellWidth},
            {"cellHeight", grid.cellHeight}};
}

} // namespace

void writeAttentionFolder(const std::filesystem::path& folder, const SegmentRequest& request,
                          const SegmentAnswer& answer, const gpu::RunControl& control)
{
    const MaskAttention& attention = *answer.attention;
    const std::vector<AttentionFile> files =
        core::segment::writeAttention(folder, attention, answer.image.image, control);
    const QJsonObject all = answerJson(request, answer);
    const QJsonObject root{
        {"image", all["image"]},
        {"device", all["device"]},
        {"models", all["models"]},
        {"prompts", all["prompts"]},
        {"grid", gridJson(attention.grid)},
        {"heads", static_cast<qint64>(attention.heads)},
        {"tokens", tokensJson(attention)},
        {"attention", layersJson(attention)},
        {"pictures", QJsonObject{{"colourMap", "viridis"},
                                 {"upsampling", "tiles"},
                                 {"smallest", 0},
                                 {"opacity", core::segment::kReportOpacity}}},
        {"files", filesJson(files, attention)},
    };
    const QByteArray json = QJsonDocument(root).toJson();
    core::writeFileAtomically(folder / "attention.json",
                              std::string_view(json.constData(), static_cast<size_t>(json.size())));
}

} // namespace app::cli
