#include "tests/gpu/attention_cases.h"

#include "gpu/device.h"
#include "gpu/ops/attention.h"

namespace cases {

using gpu::Shape;

namespace {

gpu::Layout placedHeads(const AttentionCase& test, int64_t tokens, int64_t columns)
{
    const Shape shape = {test.batches, test.heads, tokens, columns};
    switch (test.placement) {
    case HeadPlacement::Together:
        return {shape, {tokens * test.heads * columns, columns, test.heads * columns, 1}, 0, gpu::DType::F32};
    case HeadPlacement::Scattered:
        return support::scattered(shape);
    case HeadPlacement::Dense:
        break;
    }
    return gpu::Layout::rowMajor(shape);
}

/// The bias of every query and key, in row-major order.
std::vector<float> expanded(const std::vector<float>& bias, const Shape& shape, const Shape& full)
{
    const gpu::Layout layout = gpu::Layout::rowMajor(shape).broadcastTo(full);
    std::vector<float> result;
    for (int64_t b = 0; b < full[0]; ++b)
        for (int64_t h = 0; h < full[1]; ++h)
            for (int64_t n = 0; n < full[2]; ++n)
                for (int64_t s = 0; s < full[3]; ++s)
                    result.push_back(bias[static_cast<size_t>(b * layout.strides[0] + h * layout.strides[1] +
                                                              n * layout.strides[2] + s * layout.strides[3])]);
    return result;
}

} // namespace

std::vector<AttentionCase> attentionCases()
{
    std::vector<AttentionCase> list;
    // Queries around tiles of 16 and 32, keys around steps of 16, 32 and 64, columns up to the most.
    const Shape sizes[] = {{1, 1, 4, 4},     {1, 1, 1, 1},       {7, 1, 16, 16},     {1, 33, 16, 16},
                           {5, 3, 7, 5},     {15, 31, 8, 12},    {16, 32, 16, 32},   {17, 33, 32, 16},
                           {49, 49, 32, 32}, {31, 63, 20, 36},   {33, 65, 64, 64},   {20, 40, 17, 66},
                           {9, 70, 96, 128}, {19, 37, 128, 100}, {10, 21, 256, 256}, {40, 9, 3, 255}};
    for (const Shape& s : sizes)
        list.push_back({.name = "size " + s.toString(), .queries = s[0], .keys = s[1], .depth = s[2], .columns = s[3]});
    for (auto [name, placement] :
         {std::pair{"together", HeadPlacement::Together}, std::pair{"scattered", HeadPlacement::Scattered}}) {
        list.push_back({.name = std::string("heads ") + name,
                        .batches = 2,
                        .heads = 3,
                        .queries = 18,
                        .keys = 35,
                        .depth = 16,
                        .columns = 16,
                        .placement = placement});
        list.push_back({.name = std::string("odd columns, heads ") + name,
                        .batches = 2,
                        .heads = 3,
                        .queries = 5,
                        .keys = 9,
                        .depth = 7,
                        .columns = 6,
                        .placement = placement,
                        .bias = {3, 5, 9}});
    }
    const Shape biases[] = {{2, 3, 21, 49}, {1, 3, 21, 49}, {3, 21, 49}, {21, 49}, {2, 1, 1, 49}, {21, 1}, {1}};
    for (const Shape& bias : biases)
        list.push_back({.name = "bias " + bias.toString(),
                        .batches = 2,
                        .heads = 3,
                        .queries = 21,
                        .keys = 49,
                        .depth = 32,
                        .columns = 32,
                        .placement = HeadPlacement::Together,
                        .bias = bias});
    list.push_back(
        {.name = "aligned bias", .heads = 2, .queries = 20, .keys = 36, .depth = 8, .columns = 8, .bias = {2, 20, 36}});
    list.push_back({.name = "bias that hides most keys",
                    .heads = 2,
                    .queries = 20,
                    .keys = 70,
                    .depth = 8,
                    .columns = 8,
                    .bias = {2, 20, 70},
                    .biasScale = 200});
    list.push_back(
        {.name = "large scores", .heads = 2, .queries = 20, .keys = 70, .depth = 32, .columns = 8, .scale = 30});
    list.push_back({.name = "no queries", .queries = 0, .keys = 5});
    list.push_back({.name = "many batches", .batches = 70, .heads = 2, .queries = 3, .keys = 5});
    return list;
}

std::vector<AttentionCase> timedAttentionCases()
{
    std::vector<AttentionCase> list;
    list.push_back({.name = "361x4 windows of 49, 32",
                    .batches = 361,
                    .heads = 4,
                    .queries = 49,
                    .keys = 49,
                    .depth = 32,
                    .columns = 32,
                    .placement = HeadPlacement::Together,
                    .bias = {4, 49, 49}});
    list.push_back({.name = "25x5 windows of 196, 32",
                    .batches = 25,
                    .heads = 5,
                    .queries = 196,
                    .keys = 196,
                    .depth = 32,
                    .columns = 32,
                    .placement = HeadPlacement::Together,
                    .bias = {5, 196, 196}});
    list.push_back({.name = "100x10 windows of 49, 32",
                    .batches = 100,
                    .heads = 10,
                    .queries = 49,
                    .keys = 49,
                    .depth = 32,
                    .columns = 32,
                    .placement = HeadPlacement::Together,
                    .bias = {10, 49, 49}});
    list.push_back({.name = "8 heads, 7 to 4096, 16",
                    .heads = 8,
                    .queries = 7,
                    .keys = 4096,
                    .depth = 16,
                    .columns = 16,
                    .placement = HeadPlacement::Together});
    list.push_back({.name = "8 heads, 4096 to 7, 16",
                    .heads = 8,
                    .queries = 4096,
                    .keys = 7,
                    .depth = 16,
                    .columns = 16,
                    .placement = HeadPlacement::Together});
    list.push_back({.name = "8 heads, 7 to 7, 32",
                    .heads = 8,
                    .queries = 7,
                    .keys = 7,
                    .depth = 32,
                    .columns = 32,
                    .placement = HeadPlacement::Together});
    list.push_back({.name = "1024 to 1024, 64", .queries = 1024, .keys = 1024, .depth = 64, .columns = 64});
    list.push_back({.name = "1024 to 1024, 128", .queries = 1024, .keys = 1024, .depth = 128, .columns = 128});
    return list;
}

AttentionRun prepare(gpu::Device& device, const AttentionCase& test)
{
    const int64_t heads = test.batches * test.heads;
    AttentionRun run{support::randomFloats(1, heads * test.queries * test.depth),
                     support::randomFloats(2, heads * test.keys * test.depth),
                     support::randomFloats(3, heads * test.keys * test.columns),
                     {},
                     support::Guarded(device, placedHeads(test, test.queries, test.columns)),
                     gpu::Recorder(device).finish()};
    const gpu::Tensor q = support::tensorOf(device, placedHeads(test, test.queries, test.depth), run.q);
    const gpu::Tensor k = support::tensorOf(device, placedHeads(test, test.keys, test.depth), run.k);
    const gpu::Tensor v = support::tensorOf(device, placedHeads(test, test.keys, test.columns), run.v);
    gpu::Tensor bias;
    if (!test.bias.empty()) {
        const std::vector<float> values =
            support::randomFloats(4, test.bias.elementCount(), -test.biasScale, test.biasScale);
        bias = gpu::Tensor::fromFloats(device, test.bias, values);
        run.bias = expanded(values, test.bias, {test.batches, test.heads, test.queries, test.keys});
    }
    gpu::Recorder recorder(device);
    attention(recorder, q, k, v, bias, test.scale, run.out.tensor());
    run.commands = recorder.finish();
    return run;
}

} // namespace cases
