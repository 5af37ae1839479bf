// Windows and Fourier transforms. A transform is one product with a constant matrix of sines and cosines: quadratic,
// and as fast as the matrix product for the lengths that audio models use; longer ones are refused.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr double kTurn = 2 * std::numbers::pi;
constexpr int64_t kMaxTransformEntries = 1 << 24; ///< of the matrix: real signals of about 4096 samples

/// value(phase) for each of `size` samples. Source: ONNX BlackmanWindow-17, HammingWindow-17, HannWindow-17.
template <typename Value>
void window(Decomposition& d, Value&& value)
{
    const int64_t size = d.call().value(0).int64At(0);
    if (size < 0)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A window cannot have %1 samples"), {std::to_string(size)}});
    const bool periodic = d.node().intAttribute("periodic", 1) != 0;
    const auto period = static_cast<double>(periodic ? size : size - 1);
    std::vector<double> samples;
    samples.reserve(static_cast<size_t>(constantElements({size})));
    for (int64_t k = 0; k < size; ++k)
        samples.push_back(period == 0 ? 1 : value(kTurn * static_cast<double>(k) / period));
    const ElementType type = elementTypeFromOnnx(d.node().intAttribute("output_datatype", 1));
    const HostTensor tensor = HostTensor::fromValues<double>({size}, samples);
    d.result(0, d.constant(tensor.cast(type)));
}

void blackmanWindow(Decomposition& d)
{
    window(d, [](double phase) { return 0.42 - 0.5 * std::cos(phase) + 0.08 * std::cos(2 * phase); });
}

void hammingWindow(Decomposition& d)
{
    constexpr double kAlpha = 25.0 / 46;
    window(d, [](double phase) { return kAlpha - (1 - kAlpha) * std::cos(phase); });
}

void hannWindow(Decomposition& d)
{
    window(d, [](double phase) { return 0.5 - 0.5 * std::cos(phase); });
}

struct Transform {
    int64_t samples = 0;
    int64_t components = 1; ///< of each sample: 1 real, 2 complex
    bool inverse = false;
    bool oneSided = false;

    int64_t bins() const { return oneSided ? samples / 2 + 1 : samples; }
};

/// The matrix (samples * components, bins * 2): row (j, c), column (k, p).
HostTensor transformMatrix(const Transform& transform)
{
    const int64_t n = transform.samples;
    const bool huge = n > kMaxTransformEntries; // then the products below do not fit either
    const int64_t rows = huge ? 0 : n * transform.components;
    const int64_t columns = huge ? 0 : transform.bins() * 2;
    if (huge || rows * columns > kMaxTransformEntries)
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "A Fourier transform of %1 samples is too long"), {std::to_string(n)}},
                    mark("onnx", "Cut the signal into shorter frames."));
    std::vector<double> matrix;
    matrix.reserve(static_cast<size_t>(rows * columns));
    const double scale = transform.inverse ? 1.0 / static_cast<double>(n) : 1.0;
    for (int64_t j = 0; j < n; ++j)
        for (int64_t c = 0; c < transform.components; ++c)
            for (int64_t k = 0; k < transform.bins(); ++k) {
                const double angle = kTurn * static_cast<double>(j * k % n) / static_cast<double>(n);
                const double real = scale * std::cos(angle);
                const double imaginary = scale * std::sin(transform.inverse ? angle : -angle);
                matrix.push_back(c == 0 ? real : -imaginary);
                matrix.push_back(c == 0 ? imaginary : real);
            }
    return HostTensor::fromValues<double>({rows, columns}, matrix);
}

/// x: (..., samples, components), `lead` the leading extents; gives (..., bins, 2).
std::string transformed(Decomposition& d, const std::string& x, const std::vector<int64_t>& lead,
                        const Transform& transform)
{
    int64_t rows = 1;
    for (const int64_t extent : lead)
        rows *= extent;
    const std::string matrix = d.constant(transformMatrix(transform).cast(d.type())); // refuses too many samples
    const std::string flat = d.reshape(x, std::vector<int64_t>{rows, transform.samples * transform.components});
    std::vector<int64_t> shape = lead;
    shape.push_back(transform.bins());
    shape.push_back(2);
    return d.reshape(d.add("MatMul", {flat, matrix}), shape);
}

/// Source: ONNX DFT-17.
void dft(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    if (shape.rank() < 2 || (shape.back() != 1 && shape.back() != 2))
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "A signal of shape %1 has no last axis of 1 or 2"), {shape.toString()}});
    const int axis = gpu::normalisedAxis(d.node().intAttribute("axis", 1), shape.rank());
    if (axis == shape.rank() - 1)
        throw Error(ErrorKind::InvalidInput, mark("onnx", "The last axis has the components, not the samples"));
    Transform transform;
    transform.components = shape.back();
    transform.inverse = d.node().intAttribute("inverse", 0) != 0;
    transform.oneSided = d.node().intAttribute("onesided", 0) != 0;
    transform.samples = d.call().has(1) ? d.call().value(1).int64At(0) : shape[axis];
    std::string x = d.input(0);
    if (transform.samples < 1)
        throw Error(ErrorKind::InvalidInput, mark("onnx", "A Fourier transform needs at least one sample"));
    if (transform.samples != shape[axis]) {
        std::vector<int64_t> pads(static_cast<size_t>(2 * shape.rank()), 0);
        pads[static_cast<size_t>(shape.rank() + axis)] = transform.samples - shape[axis];
        x = d.add("Pad", {x, d.constant(HostTensor::fromInt64s(pads))});
    }
    std::vector<int64_t> order, lead;
    for (int k = 0; k + 1 < shape.rank(); ++k)
        if (k != axis) {
            order.push_back(k);
            lead.push_back(shape[k]);
        }
    order.push_back(axis);
    order.push_back(shape.rank() - 1);
    std::vector<int64_t> back(order.size());
    for (size_t k = 0; k < order.size(); ++k)
        back[static_cast<size_t>(order[k])] = static_cast<int64_t>(k);
    d.result(0, d.transpose(transformed(d, d.transpose(x, order), lead, transform), back));
}

/// Frames of the signal, windowed and transformed. Source: ONNX STFT-17.
void stft(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    if (shape.rank() != 3 || (shape[2] != 1 && shape[2] != 2))
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "A signal of shape %1 has no last axis of 1 or 2"), {shape.toString()}});
    const int64_t step = d.call().value(1).int64At(0);
    Transform transform;
    transform.components = shape[2];
    transform.oneSided = d.node().intAttribute("onesided", 1) != 0;
    transform.samples = d.call().has(3)   ? d.call().value(3).int64At(0)
                        : d.call().has(2) ? d.call().shape(2).elementCount()
                                          : shape[1];
    if (step < 1 || transform.samples < 1 || transform.samples > shape[1])
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Frames of %1 samples do not fit a signal of %2"),
                                              {std::to_string(transform.samples), std::to_string(shape[1])}});
    const int64_t frames = (shape[1] - transform.samples) / step + 1;
    std::vector<int64_t> places;
    places.reserve(static_cast<size_t>(constantElements({frames, transform.samples})));
    for (int64_t frame = 0; frame < frames; ++frame)
        for (int64_t k = 0; k < transform.samples; ++k)
            places.push_back(frame * step + k);
    const std::string indices = d.constant(HostTensor::fromInt64s(places).reshaped({frames, transform.samples}));
    std::string x = d.add("Gather", {d.input(0), indices}, {{"axis", int64_t{1}}});
    if (d.call().has(2))
        x = d.add("Mul", {x, d.unsqueeze(d.input(2), 1)});
    d.result(0, transformed(d, x, {shape[0], frames}, transform));
}

/// Triangles over the bins of a spectrum, equally wide in mel. Source: ONNX MelWeightMatrix-17.
void melWeightMatrix(Decomposition& d)
{
    const int64_t bands = d.call().value(0).int64At(0);
    const int64_t length = d.call().value(1).int64At(0);
    const double rate = d.call().value(2).doubleAt(0);
    const auto toMel = [](double hertz) { return 2595 * std::log10(1 + hertz / 700); };
    const double low = toMel(d.call().value(3).doubleAt(0));
    const double high = toMel(d.call().value(4).doubleAt(0));
    const int64_t bins = length / 2 + 1;
    if (bands < 1 || length < 1 || rate <= 0)
        throw Error(ErrorKind::InvalidInput, mark("onnx", "A mel matrix needs bands, a length and a sample rate"));
    constantElements({bins, bands});
    std::vector<int64_t> edges;
    for (int64_t k = 0; k < bands + 2; ++k) {
        const double mel = low + static_cast<double>(k) * (high - low) / static_cast<double>(bands + 2);
        const double hertz = 700 * (std::pow(10.0, mel / 2595) - 1);
        const double edge = std::floor((static_cast<double>(length) + 1) * hertz / rate);
        if (!(edge >= 0))
            throw Error(ErrorKind::InvalidInput, mark("onnx", "A mel matrix needs bands, a length and a sample rate"));
        edges.push_back(static_cast<int64_t>(std::min(edge, static_cast<double>(bins - 1))));
    }
    std::vector<double> weights(static_cast<size_t>(bins * bands), 0.0);
    for (int64_t band = 0; band < bands; ++band) {
        const int64_t first = edges[static_cast<size_t>(band)];
        const int64_t peak = edges[static_cast<size_t>(band) + 1];
        const int64_t last = edges[static_cast<size_t>(band) + 2];
        const auto at = [&](int64_t bin) -> double& { return weights[static_cast<size_t>(bin * bands + band)]; };
        for (int64_t bin = first; bin <= peak; ++bin)
            at(bin) = peak == first ? 1 : static_cast<double>(bin - first) / static_cast<double>(peak - first);
        for (int64_t bin = peak; bin < last; ++bin)
            at(bin) = static_cast<double>(last - bin) / static_cast<double>(last - peak);
    }
    const ElementType type = elementTypeFromOnnx(d.node().intAttribute("output_datatype", 1));
    d.result(0, d.constant(HostTensor::fromValues<double>({bins, bands}, weights).cast(type)));
}

constexpr DecompositionRow kRules[] = {
    {"BlackmanWindow", blackmanWindow},   {"DFT", dft},   {"HammingWindow", hammingWindow}, {"HannWindow", hannWindow},
    {"MelWeightMatrix", melWeightMatrix}, {"STFT", stft},
};

} // namespace

std::span<const DecompositionRow> signalDecompositions() { return kRules; }

} // namespace core::onnx
