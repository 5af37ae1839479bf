#pragma once
// What `tessera segment --truth` compares with.

#include "app/cli/segment_answer.h"
#include "app/cli/segment_request.h"
#include "core/image/label_map.h"

namespace app::cli {

/// Reads the truth of the answer's picture, and finds out which of its labels the object has: 255 of a mask; else that
/// of the class that was named; else the only one. Throws what loadTruth throws; InvalidInput if the class is unknown
/// or there are several, naming those there are; NotFound if a folder has no file for the picture.
void loadTruthOf(const SegmentRequest& request, SegmentAnswer& answer, const gpu::RunControl& control);

/// The object's mask with its label in the truth.
core::LabelMap predictedMap(const SegmentAnswer& answer);

} // namespace app::cli
