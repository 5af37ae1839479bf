#include "tests/gpu/memory_cases.h"

#include <array>

#include "gpu/device.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/gather.h"
#include "gpu/ops/normalise.h"
#include "gpu/ops/reduce.h"
#include "gpu/ops/resize.h"
#include "tests/support/tensors.h"

namespace cases {

using gpu::ElementOp;
using gpu::ElementOperand;
using gpu::ElementProgram;
using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

namespace {

/// A case with one input and one output.
template <typename Record>
MemoryCase between(const std::string& name, const Layout& from, const Layout& to, Record record)
{
    return {name + " " + from.shape.toString(), [from, to, record](gpu::Device& device) {
                const Tensor x = support::randomTensor(device, from, 1);
                const Tensor y = Tensor::allocate(device, to);
                gpu::Recorder recorder(device);
                record(recorder, x, y);
                return recorder.finish();
            }};
}

void addCopies(std::vector<MemoryCase>& list)
{
    const auto copies = [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) { copy(recorder, x, y); };
    const Shape big{1, 256, 256, 256};
    const Layout last = Layout::channelsLast(big);
    const Layout planes = Layout::rowMajor(big);
    list.push_back(between("copy, dense", planes, planes, copies));
    const auto swapped = [](const Shape& shape) {
        const Layout inner = Layout::rowMajor(Shape{shape[0], shape[2], shape[3], shape[1]});
        return inner.transposed(std::array<int64_t, 4>{0, 3, 1, 2});
    };
    const Shape middle{1, 128, 128, 128};
    list.push_back(between("copy, to channels last", Layout::rowMajor(middle), swapped(middle), copies));
    list.push_back(between("copy, from channels last", swapped(middle), Layout::rowMajor(middle), copies));
    const Shape picture{1, 3, 1024, 1024};
    list.push_back(between("copy, to channels last", Layout::rowMajor(picture), swapped(picture), copies));
    const Layout windows =
        Layout::rowMajor(Shape{1, 19, 7, 19, 7, 128}).transposed(std::array<int64_t, 6>{0, 1, 3, 2, 4, 5});
    list.push_back(between("copy, windows", windows, Layout::rowMajor(windows.shape), copies));
    const Layout heads = Layout::rowMajor(Shape{100, 196, 5, 32}).transposed(std::array<int64_t, 4>{0, 2, 1, 3});
    list.push_back(between("copy, heads", heads, Layout::rowMajor(heads.shape), copies));
    const Layout keys = Layout::rowMajor(Shape{100, 196, 5, 32}).transposed(std::array<int64_t, 4>{0, 2, 3, 1});
    list.push_back(between("copy, transposed heads", keys, Layout::rowMajor(keys.shape), copies));
    const Shape valid{1, 128, 128, 128};
    const Layout padded = Layout::rowMajor(Shape{1, 133, 133, 128}).sliced(1, 0, 128).sliced(2, 0, 128);
    list.push_back(between("copy, into a padded picture", Layout::rowMajor(valid), padded, copies));
    list.push_back({"fill 1x256x256x256", [last](gpu::Device& device) {
                        const Tensor y = Tensor::allocate(device, last);
                        gpu::Recorder recorder(device);
                        fill(recorder, y, 0);
                        return recorder.finish();
                    }});
}

MemoryCase chain(const std::string& name, const ElementProgram& program, const Layout& out,
                 const std::vector<Layout>& inputs)
{
    return {name + " " + out.shape.toString(), [program, out, inputs](gpu::Device& device) {
                std::vector<Tensor> tensors;
                for (size_t k = 0; k < inputs.size(); ++k)
                    tensors.push_back(support::randomTensor(device, inputs[k], k));
                const Tensor y = Tensor::allocate(device, out);
                gpu::Recorder recorder(device);
                elementwise(recorder, program, tensors, y);
                return recorder.finish();
            }};
}

void addChains(std::vector<MemoryCase>& list)
{
    const auto in = [](uint32_t i) { return ElementOperand::input(i); };
    const auto result = [](uint32_t i) { return ElementOperand::result(i); };
    const Layout big = Layout::channelsLast(Shape{1, 256, 128, 128});
    const Layout bias = Layout::rowMajor(Shape{256, 1, 1});
    list.push_back(chain("add", {{ElementOp::Add, in(0), in(1), {}}}, big, {big, big}));
    list.push_back(chain("add bias", {{ElementOp::Add, in(0), in(1), {}}}, big, {big, bias}));
    list.push_back(chain("gelu", {{ElementOp::Gelu, in(0), {}, {}}}, big, {big}));
    list.push_back(chain("add bias, gelu, add",
                         {{ElementOp::Add, in(0), in(1), {}},
                          {ElementOp::Gelu, result(0), {}, {}},
                          {ElementOp::Add, result(1), in(2), {}}},
                         big, {big, bias, big}));
    list.push_back(chain("sigmoid", {{ElementOp::Sigmoid, in(0), {}, {}}}, big, {big}));
    list.push_back(chain("greater", {{ElementOp::Greater, in(0), ElementOperand::constant(0.0F), {}}},
                         Layout::rowMajor(Shape{1, 4, 1024, 1024}), {Layout::rowMajor(Shape{1, 4, 1024, 1024})}));
    const Layout planes = Layout::rowMajor(Shape{1, 256, 128, 128});
    list.push_back(chain("add, one input transposed", {{ElementOp::Add, in(0), in(1), {}}}, big, {big, planes}));
}

void addRows(std::vector<MemoryCase>& list)
{
    const auto norm = [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) {
        const Tensor scale = support::randomTensor(recorder.device(), Layout::rowMajor(Shape{x.shape().back()}), 5);
        layerNorm(recorder, x, scale, scale, y, x.shape().rank() - 1, 1e-5F);
    };
    for (const Shape& shape :
         {Shape{16384, 64}, Shape{16384, 128}, Shape{4096, 160}, Shape{4096, 320}, Shape{7, 256}}) {
        const Layout rows = Layout::rowMajor(shape);
        list.push_back(between("layer norm", rows, rows, norm));
    }
    const auto channels = [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) {
        const Tensor scale = support::randomTensor(recorder.device(), Layout::rowMajor(Shape{x.shape()[1]}), 5);
        channelNorm(recorder, x, scale, scale, y, 1e-6F);
    };
    const Shape embedding{1, 256, 64, 64};
    list.push_back(between("channel norm, channels last", Layout::channelsLast(embedding),
                           Layout::channelsLast(embedding), channels));
    list.push_back(between("channel norm, planes", Layout::rowMajor(embedding), Layout::rowMajor(embedding), channels));
    const auto softmaxLast = [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) {
        softmax(recorder, x, y, x.shape().rank() - 1);
    };
    for (const Shape& shape : {Shape{1444, 49, 49}, Shape{500, 196, 196}, Shape{8, 4096, 7}, Shape{8, 7, 4096}}) {
        const Layout rows = Layout::rowMajor(shape);
        list.push_back(between("softmax", rows, rows, softmaxLast));
    }
}

void addReductions(std::vector<MemoryCase>& list)
{
    const auto reduction = [](const std::string& name, const Layout& from, const std::vector<int>& axes) {
        Shape to = from.shape;
        for (const int axis : axes)
            to[axis] = 1;
        return between(name, from, Layout::rowMajor(to),
                       [axes](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) {
                           reduce(recorder, x, y, axes, gpu::ReduceOp::Mean);
                       });
    };
    const Shape big{1, 256, 128, 128};
    list.push_back(reduction("mean over all", Layout::rowMajor(big), {0, 1, 2, 3}));
    list.push_back(reduction("mean over the last axis", Layout::rowMajor(Shape{16384, 256}), {1}));
    list.push_back(reduction("mean over the first axis", Layout::rowMajor(Shape{16384, 256}), {0}));
    list.push_back(reduction("mean over pixels, channels last", Layout::channelsLast(big), {2, 3}));
    list.push_back(reduction("mean over channels, channels last", Layout::channelsLast(big), {1}));
    list.push_back(between(
        "arg max", Layout::rowMajor(Shape{16384, 256}), Layout::rowMajor(Shape{16384, 1}),
        [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) { argReduce(recorder, x, y, 1, true, false); }));
}

void addOthers(std::vector<MemoryCase>& list)
{
    const auto linear = [](gpu::Recorder& recorder, const Tensor& x, const Tensor& y) {
        gpu::ResizeOptions options;
        options.mode = gpu::ResizeMode::Linear;
        for (size_t k = 0; k < 2; ++k) {
            const int axis = static_cast<int>(k) + 2;
            options.scales[k] = static_cast<float>(y.shape()[axis]) / static_cast<float>(x.shape()[axis]);
        }
        resize(recorder, x, y, options);
    };
    list.push_back(between("resize to 1024x1024, linear", Layout::rowMajor(Shape{1, 4, 256, 256}),
                           Layout::rowMajor(Shape{1, 4, 1024, 1024}), linear));
    list.push_back(between("resize to 683x1024, linear", Layout::rowMajor(Shape{1, 3, 427, 640}),
                           Layout::rowMajor(Shape{1, 3, 683, 1024}), linear));
    list.push_back(between("resize to 128x128, linear, channels last", Layout::channelsLast(Shape{1, 256, 64, 64}),
                           Layout::channelsLast(Shape{1, 256, 128, 128}), linear));
    const Shape picked{5 * 4096, 128};
    list.push_back({"gather 20480 rows of 1000x128", [picked](gpu::Device& device) {
                        std::vector<int32_t> indices;
                        for (int32_t i = 0; i < picked[0]; ++i)
                            indices.push_back(i * 7919 % 1000);
                        const Tensor data = support::randomTensor(device, Layout::rowMajor(Shape{1000, 128}), 1);
                        const Tensor index = Tensor::fromInts(device, Shape{picked[0]}, indices);
                        const Tensor out = Tensor::allocate(device, picked);
                        gpu::Recorder recorder(device);
                        gather(recorder, data, index, out, 0);
                        return recorder.finish();
                    }});
}

} // namespace

std::vector<MemoryCase> timedMemoryCases()
{
    std::vector<MemoryCase> list;
    addCopies(list);
    addChains(list);
    addRows(list);
    addReductions(list);
    addOthers(list);
    return list;
}

} // namespace cases
