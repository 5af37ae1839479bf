#include "gpu/ops/mask.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/count_logits.params.h"
#include "gpu/kernels/threshold_mask.params.h"
#include "gpu/kernels/upscale_logits.params.h"

namespace gpu {
namespace {

constexpr int64_t kRowsPerInvocation = 16; // enough work for a workgroup of the software family
constexpr int64_t kMaxRowBlocks = 32768;

void require(bool fits, const char* operation, const Tensor& from, const Tensor& to)
{
    if (!fits)
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 cannot make %3 from %2"),
                                          {operation, from.shape().toString(), to.shape().toString()}});
}

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

/// One subgroup per workgroup on the software family, where a workgroup is a task of one CPU thread.
uint32_t lanes(const Recorder& recorder, uint32_t hardwareLanes)
{
    const Device& device = recorder.device();
    return device.family() == KernelFamily::Software ? device.limits().subgroupSize : hardwareLanes;
}

float ratio(int64_t input, int64_t output)
{
    return static_cast<float>(static_cast<double>(input) / static_cast<double>(output));
}

int64_t rowsPerInvocation(int64_t rows)
{
    return std::max(kRowsPerInvocation, (rows + kMaxRowBlocks - 1) / kMaxRowBlocks);
}

uint64_t blocks(int64_t rows, int64_t perBlock) { return static_cast<uint64_t>((rows + perBlock - 1) / perBlock); }

} // namespace

void countLogits(Recorder& recorder, const Tensor& logits, float upper, float lower, const Tensor& counts)
{
    const Shape& shape = logits.shape();
    require(shape.rank() == 3 && logits.layout().isRowMajor() && counts.layout().isRowMajor() &&
                counts.shape() == Shape{shape[0], 3} && counts.dtype() != DType::F32,
            "countLogits", logits, counts);
    const CountLogitsParams push{word(shape[1] * shape[2]), word(logits.offset()), word(counts.offset()), upper, lower};
    const uint32_t local = lanes(recorder, 256);
    const double elements = static_cast<double>(logits.elementCount());
    recorder.dispatch("count_logits", {local}, {logits, counts}, push, {static_cast<uint64_t>(shape[0]) * local},
                      {2 * elements, 4 * elements});
}

void upscaleLogits(Recorder& recorder, const Tensor& logits, const Tensor& frames)
{
    const Shape& in = logits.shape();
    const Shape& out = frames.shape();
    require(in.rank() == 3 && out.rank() == 3 && in[0] == out[0] && out[2] % 4 == 0 && frames.offset() % 4 == 0 &&
                logits.layout().isRowMajor() && frames.layout().isRowMajor() &&
                (logits.elementCount() > 0 || frames.elementCount() == 0),
            "upscaleLogits", logits, frames);
    if (frames.elementCount() == 0)
        return;
    const int64_t rows = rowsPerInvocation(out[1]);
    const UpscaleLogitsParams push{.inputWidth = word(in[2]),
                                   .inputHeight = word(in[1]),
                                   .outputWidth = word(out[2]),
                                   .outputHeight = word(out[1]),
                                   .inputOffset = word(logits.offset()),
                                   .outputOffset = word(frames.offset()),
                                   .rowsPerInvocation = word(rows),
                                   .scaleX = ratio(in[2], out[2]),
                                   .scaleY = ratio(in[1], out[1])};
    const double elements = static_cast<double>(frames.elementCount());
    recorder.dispatch("upscale_logits", {lanes(recorder, 64)}, {logits, frames}, push,
                      {static_cast<uint64_t>(out[2] / 4), blocks(out[1], rows), static_cast<uint64_t>(out[0])},
                      {9 * elements, 20 * elements});
}

void thresholdMask(Recorder& recorder, const Tensor& frame, int64_t cropWidth, int64_t cropHeight, int64_t width,
                   const Tensor& packed, const Tensor& area)
{
    const Shape& in = frame.shape();
    const Shape& out = packed.shape();
    require(in.rank() == 2 && out.rank() == 2 && cropWidth > 0 && cropHeight > 0 && cropHeight <= in[0] &&
                cropWidth <= in[1] && width > 0 && out[1] == packedMaskWords(width) && frame.layout().isRowMajor() &&
                packed.layout().isRowMajor() && packed.dtype() != DType::F32 && area.elementCount() == 1,
            "thresholdMask", frame, packed);
    const int64_t rows = rowsPerInvocation(out[0]);
    const ThresholdMaskParams push{.cropWidth = word(cropWidth),
                                   .cropHeight = word(cropHeight),
                                   .frameStride = word(in[1]),
                                   .frameOffset = word(frame.offset()),
                                   .width = word(width),
                                   .height = word(out[0]),
                                   .wordsPerRow = word(out[1]),
                                   .maskOffset = word(packed.offset()),
                                   .areaOffset = word(area.offset()),
                                   .rowsPerInvocation = word(rows),
                                   .scaleX = ratio(cropWidth, width),
                                   .scaleY = ratio(cropHeight, out[0])};
    const double pixels = static_cast<double>(width) * static_cast<double>(out[0]);
    recorder.dispatch("threshold_mask", {lanes(recorder, 64)}, {frame, packed, area}, push,
                      {static_cast<uint64_t>(out[1]), blocks(out[0], rows)}, {10 * pixels, 17 * pixels});
}

} // namespace gpu
