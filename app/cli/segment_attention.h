#pragma once

#include <filesystem>

#include "app/cli/segment_answer.h"
#include "app/cli/segment_request.h"
#include "gpu/base/progress.h"

namespace app::cli {

/// Writes the attention that the answer holds into a folder: maps over the picture, tables, and at last
/// attention.json, which says what lies in each file, with its hash. Throws Io, Cancelled.
void writeAttentionFolder(const std::filesystem::path& folder, const SegmentRequest& request,
                          const SegmentAnswer& answer, const gpu::RunControl& control);

} // namespace app::cli
