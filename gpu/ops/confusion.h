#pragma once
// Counting how two label maps agree.

#include <cstdint>
#include <optional>

#include "gpu/recorder.h"

namespace gpu {

/// How a label map lies in words: one label each, or four of a byte each, the first lowest, rows padded to whole words.
enum class LabelPacking : uint8_t { OnePerWord, FourPerWord };

/// Words that hold one row of a label map.
constexpr int64_t labelWords(int64_t width, LabelPacking packing)
{
    return packing == LabelPacking::FourPerWord ? (width + 3) / 4 : width;
}

/// Adds to counts[i, j] the pixels of class i in truth that predicted gives to class j: exactly, in whole numbers.
/// truth, predicted: (height, labelWords(width, packing)) I32 row-major, labels are classes 0 … K - 1; counts: (K, K)
/// I32 row-major, 0 before the first call. Pixels whose truth is `ignored` are dropped, as is a label that is no class.
/// Throws LimitExceeded if a map has 2^31 pixels or more.
void confusionCounts(Recorder& recorder, const Tensor& truth, const Tensor& predicted, int64_t width,
                     LabelPacking packing, std::optional<uint32_t> ignored, const Tensor& counts);

} // namespace gpu
