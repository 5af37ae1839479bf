#pragma once
// The decoder's attention as files: heat maps over the picture and tables of values.

#include <filesystem>
#include <string>
#include <vector>

#include "core/image/heat_map.h"
#include "core/report/table.h"
#include "core/segment/mask_attention.h"
#include "gpu/base/progress.h"

namespace core::segment {

/// "iou", "mask-0", "point-1-object", "point-2-background", "box-left-top", "box-right-bottom", "padding": for names of
/// files and keys, never translated. Points count from 1.
std::string tokenKey(const AttentionToken& token);
/// "layer-1", "layer-2", …; "final" for the last attention of the tokens to the image.
std::string layerKey(const MaskAttention& attention, AttentionDirection direction, size_t layer);
/// "token-to-image" or "image-to-token".
const char* directionKey(AttentionDirection direction);

/// The part of a map (4096 values) that lies on the picture.
HeatMap heatMapOf(std::span<const float> map, const AttentionGrid& grid);

/// One row for each of the 4096 cells: row, column, x, y (its centre in pixels of the picture), onPicture (1 or 0),
/// mean, head1, head2, …
report::Table attentionTable(const MaskAttention& attention, AttentionDirection direction, size_t layer, size_t token);

/// The value with as few digits as it takes to read the same float back.
double shortened(float value);

/// What lies in one of the files.
struct AttentionFile {
    enum class Kind { Mean, Heads, Table };

    Kind kind = Kind::Mean;
    AttentionDirection direction = AttentionDirection::TokenToImage;
    size_t layer = 0;
    size_t token = 0;
    std::string path; ///< in the folder, with '/'
    std::string sha256;
    std::vector<double>
        largest;                ///< the value of the colour map's last colour, for each map in the file; empty: a table
    std::vector<double> spread; ///< entropy in bits, for each map in the file
    double onPicture = 0;       ///< Mean: share of the map's sum that lies on the picture
};

constexpr int kReportSide = 1024; ///< longer side of a map over the picture, at most
constexpr int kReportTile = 320;  ///< longer side of a head's tile, at most
constexpr int kReportColumns = 4; ///< tiles in a row
constexpr int kReportGap = 4;     ///< white pixels between tiles
constexpr double kReportOpacity = 0.65;

/// Writes into `folder` (made if missing), for each direction, layer and token: the mean of the heads over the picture,
/// all heads as tiles in rows of four, and a table. Every file is written whole or not at all; others of the folder
/// stay. Throws Io, Cancelled.
std::vector<AttentionFile> writeAttention(const std::filesystem::path& folder, const MaskAttention& attention,
                                          const Image& picture, const gpu::RunControl& control);

} // namespace core::segment
