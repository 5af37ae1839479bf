#include "gpu/ops/attention.h"

#include <algorithm>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/attention.params.h"
#include "gpu/ops/packed_product.h"

namespace gpu {
namespace {

constexpr int64_t kMaxColumns = 256;
constexpr int kMaxLeadingAxes = 3;
constexpr double kLog2E = 1.4426950408889634;
constexpr int64_t kHardwareLocalSize = 128; // these three as in attention_hardware.glsl
constexpr int64_t kHardwareGroup = 8;
constexpr int64_t kHardwareRowsPerGroup = 2;
constexpr int64_t kHardwareTileVectors = 512; // of keys, and as many of values: 16 KiB of shared memory in all

void checkShapes(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& bias, const Tensor& out)
{
    const int rank = q.shape().rank();
    bool fits = rank >= 2 && rank - 2 <= kMaxLeadingAxes && k.shape().rank() == rank && v.shape().rank() == rank &&
                out.shape().rank() == rank;
    for (int axis = 0; fits && axis < rank - 2; ++axis)
        fits = k.shape()[axis] == q.shape()[axis] && v.shape()[axis] == q.shape()[axis] &&
               out.shape()[axis] == q.shape()[axis];
    fits = fits && k.shape()[rank - 1] == q.shape()[rank - 1] && v.shape()[rank - 2] == k.shape()[rank - 2] &&
           out.shape()[rank - 2] == q.shape()[rank - 2] && out.shape()[rank - 1] == v.shape()[rank - 1];
    if (!fits)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "Attention of %1, %2 and %3 cannot be stored as %4"),
                     {q.shape().toString(), k.shape().toString(), v.shape().toString(), out.shape().toString()}});
    if (q.shape().back() > kMaxColumns || v.shape().back() > kMaxColumns)
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "Attention heads have at most %1 columns, these have %2"),
                     {std::to_string(kMaxColumns), std::to_string(std::max(q.shape().back(), v.shape().back()))}});
    if (bias.valid()) {
        Shape scores = q.shape();
        scores[rank - 1] = k.shape()[rank - 2];
        bias.layout().broadcastTo(scores); // throws if it does not fit
    }
}

/// The bias with dense rows of all keys, aligned; leading axes that it is broadcast over keep extent 1.
Tensor alignedBias(Recorder& recorder, const Tensor& bias, int64_t keys)
{
    if (!bias.valid())
        return bias;
    Shape wide = bias.shape();
    if (wide.empty())
        wide.append(1);
    wide[wide.rank() - 1] = keys;
    return alignedRows(recorder, bias.with(bias.layout().broadcastTo(wide)));
}

/// Stride of axis `axis` of a tensor with `rank` axes in a bias that may have fewer; 0 where it is broadcast.
int64_t biasStride(const Tensor& bias, int axis, int rank)
{
    if (!bias.valid())
        return 0;
    const int own = axis - (rank - bias.shape().rank());
    return own < 0 || bias.shape()[own] == 1 ? 0 : bias.strides()[own];
}

/// Five words per batch, as attention.comp has them, in row-major order of the leading axes.
std::vector<uint32_t> batchTable(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& bias,
                                 const Tensor& out)
{
    struct Offsets {
        int64_t query, key, value, bias, output;
    };
    const int rank = q.shape().rank();
    std::vector<Offsets> batches = {
        {q.offset(), k.offset(), v.offset(), bias.valid() ? bias.offset() : 0, out.offset()}};
    for (int axis = 0; axis < rank - 2; ++axis) {
        const int64_t stride = biasStride(bias, axis, rank);
        std::vector<Offsets> next;
        next.reserve(batches.size() * static_cast<size_t>(q.shape()[axis]));
        for (const Offsets& b : batches)
            for (int64_t i = 0; i < q.shape()[axis]; ++i)
                next.push_back({b.query + i * q.strides()[axis], b.key + i * k.strides()[axis],
                                b.value + i * v.strides()[axis], b.bias + i * stride,
                                b.output + i * out.strides()[axis]});
        batches = std::move(next);
    }
    std::vector<uint32_t> words;
    words.reserve(batches.size() * 5);
    for (const Offsets& b : batches)
        for (int64_t value : {b.query / 4, b.key / 4, b.value / 4, b.bias / 4, b.output})
            words.push_back(u32(value));
    return words;
}

/// The variant of the kernel, and how many queries one of its workgroups takes.
struct Variant {
    SpecialisationConstants constants;
    int64_t localSize = 0;
    int64_t rows = 0;

    Variant(const Device& device, int64_t queryQuads, int64_t valueQuads, bool hasBias, bool vectorOutput)
    {
        const int64_t subgroup = device.limits().subgroupSize;
        if (device.family() == KernelFamily::Software) {
            const int64_t parts = valueQuads <= subgroup ? 1 : valueQuads <= 2 * subgroup ? 2 : ceilDiv(64, subgroup);
            const int64_t blocks = std::max<int64_t>((parts <= 2 ? 16 : 8) / subgroup, 1);
            localSize = subgroup;
            rows = blocks * subgroup;
            constants = {u32(localSize), u32(subgroup), u32(blocks), u32(parts), hasBias, vectorOutput, 1, 4, 1};
            return;
        }
        const int64_t group = std::min(subgroup, kHardwareGroup);
        const int64_t quads = std::max({queryQuads, valueQuads, int64_t{1}});
        const int64_t tileKeys = std::clamp<int64_t>(kHardwareTileVectors / quads / 4 * 4, 4, 64);
        localSize = kHardwareLocalSize;
        rows = localSize / group * kHardwareRowsPerGroup;
        constants = {u32(localSize),
                     u32(subgroup),
                     0,
                     u32(std::max<int64_t>(ceilDiv(valueQuads, group), 1)),
                     hasBias,
                     vectorOutput,
                     u32(std::max<int64_t>(ceilDiv(queryQuads, group), 1)),
                     u32(tileKeys),
                     u32(quads)};
    }
};

Cost costOf(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& out)
{
    const int64_t rows = out.elementCount() / std::max<int64_t>(out.shape().back(), 1);
    const auto scores = static_cast<double>(rows) * static_cast<double>(k.shape()[k.shape().rank() - 2]);
    const auto elements =
        static_cast<double>(q.elementCount() + k.elementCount() + v.elementCount() + out.elementCount());
    return {2 * scores * static_cast<double>(q.shape().back() + v.shape().back()), 4 * elements};
}

} // namespace

void attention(Recorder& recorder, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& bias, float scale,
               const Tensor& out)
{
    checkShapes(q, k, v, bias, out);
    if (out.elementCount() == 0)
        return;
    const Device& device = recorder.device();
    const int rank = q.shape().rank();
    const int64_t keyCount = k.shape()[rank - 2];
    const Tensor queries = alignedRows(recorder, q);
    const Tensor keys = alignedRows(recorder, k);
    const Tensor values = alignedRows(recorder, v);
    const Tensor biases = alignedBias(recorder, bias, keyCount);

    AttentionParams push{};
    push.queries = u32(q.shape()[rank - 2]);
    push.keys = u32(keyCount);
    push.quads = u32(ceilDiv(q.shape().back(), 4));
    push.columns = u32(out.shape().back());
    push.scale = static_cast<float>(static_cast<double>(scale) * kLog2E);
    push.queryStride = u32(queries.strides()[rank - 2] / 4);
    push.keyStride = u32(keys.strides()[rank - 2] / 4);
    push.valueStride = u32(values.strides()[rank - 2] / 4);
    push.biasStride = u32(biasStride(biases, rank - 2, rank) / 4);
    push.outputStride = u32(out.strides()[rank - 2]);
    push.outputColumnStride = u32(out.strides()[rank - 1]);

    const Variant variant(device, push.quads, ceilDiv(push.columns, 4), bias.valid(),
                          isVectorAligned(out.layout(), rank - 1));
    const std::vector<uint32_t> words = batchTable(queries, keys, values, biases, out);
    const size_t batches = words.size() / 5;
    const Tensor table = recorder.parameters(words);
    const Cost cost = costOf(q, k, v, out);
    const size_t most = device.limits().maxGroupCount[2];
    for (size_t begin = 0; begin < batches; begin += most) {
        const size_t count = std::min(most, batches - begin);
        const double part = static_cast<double>(count) / static_cast<double>(batches);
        push.batchWords = u32(table.offset()) + static_cast<uint32_t>(begin * 5);
        recorder.dispatch("attention", variant.constants, {out, out, queries, keys, values, biases, table}, push,
                          {static_cast<uint64_t>(ceilDiv(push.queries, variant.rows) * variant.localSize), 1, count},
                          {cost.floatingPointOperations * part, cost.bytes * part});
    }
}

} // namespace gpu
