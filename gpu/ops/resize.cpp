#include "gpu/ops/resize.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/kernels/resize_axis.params.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/walk.h"

namespace gpu {

namespace {

/// One axis of a resize.
struct Axis {
    int64_t inputSize = 1;
    int64_t outputSize = 1;
    double length = 1; // of the output, before it was rounded down to whole elements
    double scale = 1;
    double start = 0; // of the region, normalised
    double end = 1;
};

/// Axis `k` of the two that are resized. A scale that stands for a ratio of whole sizes is made exact again: what it
/// lost in single precision would move samples that lie half-way between two elements.
Axis axisOf(const Tensor& x, const Tensor& out, size_t k, const ResizeOptions& options)
{
    constexpr double kSinglePrecision = 1e-6;
    const int axis = x.shape().rank() - 2 + static_cast<int>(k);
    Axis result;
    result.inputSize = x.shape()[axis];
    result.outputSize = out.shape()[axis];
    const auto in = static_cast<double>(result.inputSize);
    const auto whole = static_cast<double>(result.outputSize);
    result.length = static_cast<double>(options.scales[k]) * in;
    if (std::abs(result.length - whole) < kSinglePrecision * whole)
        result.length = whole;
    result.scale = result.length / in;
    result.start = static_cast<double>(options.region[k]);
    result.end = static_cast<double>(options.region[k + 2]);
    return result;
}

/// Where each output element comes from: for each, the source indices, then the weights.
struct Taps {
    uint32_t count = 1;
    std::vector<uint32_t> words;
    bool identity = true;
};

double sourceCoordinate(const Axis& axis, int64_t output, ResizeCoordinates coordinates)
{
    const auto o = static_cast<double>(output);
    const auto in = static_cast<double>(axis.inputSize);
    const auto out = static_cast<double>(axis.outputSize);
    switch (coordinates) {
    case ResizeCoordinates::HalfPixel:
        return (o + 0.5) / axis.scale - 0.5;
    case ResizeCoordinates::PytorchHalfPixel:
        return axis.outputSize > 1 ? (o + 0.5) / axis.scale - 0.5 : 0;
    case ResizeCoordinates::AlignCorners:
        return axis.outputSize > 1 ? o * (in - 1) / (axis.length - 1) : 0;
    case ResizeCoordinates::TfHalfPixelForNn:
        return (o + 0.5) / axis.scale;
    case ResizeCoordinates::Asymmetric:
        return o / axis.scale;
    case ResizeCoordinates::TfCropAndResize:
        return axis.outputSize > 1 ? axis.start * (in - 1) + o * (axis.end - axis.start) * (in - 1) / (out - 1)
                                   : 0.5 * (axis.start + axis.end) * (in - 1);
    }
    throw Error(ErrorKind::Internal, mark("gpu", "Unknown coordinates of a resize"));
}

int64_t nearest(double x, NearestRounding rounding)
{
    switch (rounding) {
    case NearestRounding::RoundPreferFloor:
        return static_cast<int64_t>(std::ceil(x - 0.5));
    case NearestRounding::RoundPreferCeil:
        return static_cast<int64_t>(std::floor(x + 0.5));
    case NearestRounding::Floor:
        return static_cast<int64_t>(std::floor(x));
    case NearestRounding::Ceil:
        return static_cast<int64_t>(std::ceil(x));
    }
    throw Error(ErrorKind::Internal, mark("gpu", "Unknown rounding of a resize"));
}

/// Weights of the samples at floor(x) - 1 … floor(x) + 2 for x = floor(x) + s. Source: Keys 1981, with coefficient a.
std::array<double, 4> cubicWeights(double s, double a)
{
    const auto near = [a](double d) { return ((a + 2) * d - (a + 3)) * d * d + 1; };
    const auto far = [a](double d) { return ((a * d - 5 * a) * d + 8 * a) * d - 4 * a; };
    return {far(s + 1), near(s), near(1 - s), far(2 - s)};
}

/// Source index and weight of every tap at x, before clamping.
struct Samples {
    std::array<int64_t, 4> index{};
    std::array<double, 4> weight{};
};

Samples samplesAt(double x, const ResizeOptions& options)
{
    const double floor = std::floor(x);
    const auto base = static_cast<int64_t>(floor);
    switch (options.mode) {
    case ResizeMode::Nearest:
        return {{nearest(x, options.rounding)}, {1}};
    case ResizeMode::Linear:
        return {{base, base + 1}, {1 - (x - floor), x - floor}};
    case ResizeMode::Cubic:
        return {{base - 1, base, base + 1, base + 2},
                cubicWeights(x - floor, static_cast<double>(options.cubicCoefficient))};
    }
    throw Error(ErrorKind::Internal, mark("gpu", "Unknown mode of a resize"));
}

Taps tapsOf(const Axis& axis, const ResizeOptions& options)
{
    Taps taps;
    taps.count = options.mode == ResizeMode::Nearest ? 1 : (options.mode == ResizeMode::Linear ? 2 : 4);
    taps.identity = axis.inputSize == axis.outputSize;
    const int64_t last = axis.inputSize - 1;
    for (int64_t output = 0; output < axis.outputSize; ++output) {
        const double x = sourceCoordinate(axis, output, options.coordinates);
        const bool outside =
            options.coordinates == ResizeCoordinates::TfCropAndResize && (x < 0 || x > static_cast<double>(last));
        Samples samples = samplesAt(x, options);
        if (options.excludeOutside && options.mode != ResizeMode::Nearest) {
            double sum = 0;
            for (size_t k = 0; k < taps.count; ++k) {
                if (samples.index[k] < 0 || samples.index[k] > last)
                    samples.weight[k] = 0;
                sum += samples.weight[k];
            }
            for (double& weight : samples.weight)
                weight /= sum;
        }
        for (size_t k = 0; k < taps.count; ++k) {
            const int64_t index = std::clamp(samples.index[k], int64_t{0}, last);
            taps.identity = taps.identity && (index == output || samples.weight[k] == 0);
            taps.words.push_back(static_cast<uint32_t>(index));
        }
        taps.identity = taps.identity && !outside;
        if (outside)
            samples.weight[0] = std::numeric_limits<double>::quiet_NaN();
        for (size_t k = 0; k < taps.count; ++k) {
            const bool marker = std::isnan(samples.weight[k]);
            taps.words.push_back(marker ? 0x7fc00000U : std::bit_cast<uint32_t>(static_cast<float>(samples.weight[k])));
        }
    }
    return taps;
}

void resizeAxis(Recorder& recorder, const Tensor& x, const Tensor& out, int axis, const Taps& taps, float extrapolated)
{
    Layout source = x.layout();
    source.shape = out.shape();
    source.strides[axis] = 0;
    Layout positions = Layout::rowMajor(out.shape());
    for (int k = 0; k < out.shape().rank(); ++k)
        positions.strides[k] = k == axis ? 1 : 0;
    const JointLayout joint = join(std::array{out.layout(), source, positions});
    const bool vector = hasAlignedGroups(joint, 0) && hasAlignedGroups(joint, 1) && joint.innerStride(2) == 0 &&
                        x.strides()[axis] % 4 == 0;
    const int64_t unit = vector ? 4 : 1;
    WalkRequest request;
    request.elementsPerItem = unit;
    request.units = {unit, unit, 1};
    request.more = taps.words;
    const WalkPlan plan = planWalk(recorder, joint, request);
    const ResizeAxisParams params{plan.params, static_cast<uint32_t>(joint.inner()), plan.more,
                                  static_cast<uint32_t>(x.strides()[axis] / unit), extrapolated};
    const auto elements = static_cast<double>(out.elementCount());
    recorder.dispatch("resize_axis", {plan.localSize, vector ? 1U : 0U, taps.count}, {out, out, plan.table, x, x},
                      params, plan.threads,
                      {2 * elements * taps.count, kElementBytes * (elements + static_cast<double>(x.elementCount()))});
}

void checkShapes(const Tensor& x, const Tensor& out)
{
    const int rank = x.shape().rank();
    bool fits = rank >= 2 && out.shape().rank() == rank;
    for (int k = 0; fits && k < rank - 2; ++k)
        fits = x.shape()[k] == out.shape()[k];
    if (!fits)
        throw Error(ErrorKind::Internal, {mark("gpu", "A tensor of shape %1 cannot be resized to shape %2"),
                                          {x.shape().toString(), out.shape().toString()}});
    if (out.elementCount() > 0 && x.elementCount() == 0)
        throw Error(ErrorKind::InvalidInput, mark("gpu", "An empty picture cannot be resized"));
}

} // namespace

void resize(Recorder& recorder, const Tensor& x, const Tensor& out, const ResizeOptions& options)
{
    checkShapes(x, out);
    if (out.elementCount() == 0)
        return;
    const int rank = x.shape().rank();
    std::array<Taps, 2> taps;
    for (size_t k = 0; k < 2; ++k)
        taps[k] = tapsOf(axisOf(x, out, k, options), options);
    if (taps[0].identity && taps[1].identity) {
        copy(recorder, x, out);
        return;
    }
    if (taps[0].identity || taps[1].identity) {
        const size_t only = taps[0].identity ? 1 : 0;
        resizeAxis(recorder, x, out, rank - 2 + static_cast<int>(only), taps[only], options.extrapolationValue);
        return;
    }
    // The axis that makes the picture between the passes smaller comes first.
    const bool widthFirst = x.shape()[rank - 2] * out.shape()[rank - 1] <= out.shape()[rank - 2] * x.shape()[rank - 1];
    const int first = widthFirst ? rank - 1 : rank - 2;
    const int second = widthFirst ? rank - 2 : rank - 1;
    Shape between = x.shape();
    between[first] = out.shape()[first];
    const Layout layout = denseLike(between, out.layout());
    const Tensor middle = recorder.scratch(Shape{between.elementCount()}).with(layout);
    resizeAxis(recorder, x, middle, first, taps[widthFirst ? 1 : 0], options.extrapolationValue);
    resizeAxis(recorder, middle, out, second, taps[widthFirst ? 0 : 1], options.extrapolationValue);
}

} // namespace gpu
