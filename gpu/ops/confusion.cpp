#include "gpu/ops/confusion.h"

#include <algorithm>
#include <limits>
#include <string>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/confusion_counts.params.h"

namespace gpu {
namespace {

constexpr int64_t kRowsPerInvocation = 16; // enough work for a workgroup of the software family
constexpr int64_t kMaxRowBlocks = 32768;
constexpr uint32_t kNoClass = std::numeric_limits<uint32_t>::max();

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

void check(const Tensor& truth, const Tensor& predicted, int64_t width, LabelPacking packing, const Tensor& counts)
{
    const Shape& map = truth.shape();
    const Shape& matrix = counts.shape();
    const bool fits = map.rank() == 2 && predicted.shape() == map && width >= 0 &&
                      map[1] == labelWords(width, packing) && truth.layout().isRowMajor() &&
                      predicted.layout().isRowMajor() && truth.dtype() != DType::F32 &&
                      predicted.dtype() != DType::F32 && matrix.rank() == 2 && matrix[0] == matrix[1] &&
                      counts.layout().isRowMajor() && counts.dtype() != DType::F32;
    if (!fits)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "%1 cannot make %3 from %2"), {"confusionCounts", map.toString(), matrix.toString()}});
    if (width * map[0] > std::numeric_limits<int32_t>::max())
        throw Error(ErrorKind::LimitExceeded,
                    {mark("gpu", "A label map of %1 x %2 pixels is too large to be counted at once"),
                     {std::to_string(width), std::to_string(map[0])}});
}

} // namespace

void confusionCounts(Recorder& recorder, const Tensor& truth, const Tensor& predicted, int64_t width,
                     LabelPacking packing, std::optional<uint32_t> ignored, const Tensor& counts)
{
    check(truth, predicted, width, packing, counts);
    if (truth.elementCount() == 0 || counts.elementCount() == 0)
        return;
    const int64_t height = truth.shape()[0];
    const int64_t words = truth.shape()[1];
    const int64_t rows = std::max(kRowsPerInvocation, (height + kMaxRowBlocks - 1) / kMaxRowBlocks);
    const ConfusionCountsParams push{.width = word(width),
                                     .height = word(height),
                                     .wordsPerRow = word(words),
                                     .pixelsPerWord = packing == LabelPacking::FourPerWord ? 4U : 1U,
                                     .truthOffset = word(truth.offset()),
                                     .predictedOffset = word(predicted.offset()),
                                     .countsOffset = word(counts.offset()),
                                     .classes = word(counts.shape()[0]),
                                     .ignored = ignored.value_or(kNoClass),
                                     .rowsPerInvocation = word(rows)};
    const Device& device = recorder.device();
    const uint32_t local = device.family() == KernelFamily::Software ? device.limits().subgroupSize : 64;
    recorder.dispatch("confusion_counts", {local}, {truth, predicted, counts}, push,
                      {static_cast<uint64_t>(words), static_cast<uint64_t>((height + rows - 1) / rows)},
                      {0, 8.0 * static_cast<double>(truth.elementCount())});
}

} // namespace gpu
