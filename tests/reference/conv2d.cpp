#include "tests/reference/conv2d.h"

#include <cstddef>

namespace reference {
namespace {

size_t place(const gpu::Shape& shape, int64_t a, int64_t b, int64_t c, int64_t d)
{
    return static_cast<size_t>(((a * shape[1] + b) * shape[2] + c) * shape[3] + d);
}

/// Calls add(n, y, x, ky, kx) for every input pixel and every tap.
template <typename Add>
void forEachMeeting(const gpu::Shape& xShape, const gpu::Conv2dGeometry& g, Add&& add)
{
    for (int64_t n = 0; n < xShape[0]; ++n)
        for (int64_t y = 0; y < xShape[2]; ++y)
            for (int64_t x = 0; x < xShape[3]; ++x)
                for (int64_t ky = 0; ky < g.kernelHeight; ++ky)
                    for (int64_t kx = 0; kx < g.kernelWidth; ++kx)
                        add(n, y, x, ky, kx);
}

std::vector<double> finish(std::vector<double> sums, const gpu::Shape& shape, const Epilogue& epilogue)
{
    const auto pixels = static_cast<size_t>(shape[2] * shape[3]);
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] = epilogue.apply(sums[i], i / pixels % static_cast<size_t>(shape[1]), i);
    return sums;
}

} // namespace

gpu::Shape convOutputShape(const gpu::Shape& x, const gpu::Shape& w, const gpu::Conv2dGeometry& g)
{
    return {x[0], w[0], (x[2] + g.padTop + g.padBottom - g.dilationY * (g.kernelHeight - 1) - 1) / g.strideY + 1,
            (x[3] + g.padLeft + g.padRight - g.dilationX * (g.kernelWidth - 1) - 1) / g.strideX + 1};
}

gpu::Shape convTransposeOutputShape(const gpu::Shape& x, const gpu::Shape& w, const gpu::Conv2dGeometry& g)
{
    return {x[0], w[1] * g.groups,
            g.strideY * (x[2] - 1) + g.outputPadY + g.dilationY * (g.kernelHeight - 1) + 1 - g.padTop - g.padBottom,
            g.strideX * (x[3] - 1) + g.outputPadX + g.dilationX * (g.kernelWidth - 1) + 1 - g.padLeft - g.padRight};
}

std::vector<double> conv2d(std::span<const float> x, const gpu::Shape& xShape, std::span<const float> w,
                           const gpu::Shape& wShape, const gpu::Conv2dGeometry& g, const Epilogue& epilogue)
{
    const gpu::Shape shape = convOutputShape(xShape, wShape, g);
    const int64_t groupInputs = wShape[1];
    const int64_t groupOutputs = wShape[0] / g.groups;
    std::vector<double> out(static_cast<size_t>(shape.elementCount()));
    for (int64_t n = 0; n < shape[0]; ++n)
        for (int64_t o = 0; o < shape[1]; ++o)
            for (int64_t y = 0; y < shape[2]; ++y)
                for (int64_t xo = 0; xo < shape[3]; ++xo) {
                    double& sum = out[place(shape, n, o, y, xo)];
                    for (int64_t c = 0; c < groupInputs; ++c)
                        for (int64_t ky = 0; ky < g.kernelHeight; ++ky)
                            for (int64_t kx = 0; kx < g.kernelWidth; ++kx) {
                                const int64_t iy = y * g.strideY - g.padTop + ky * g.dilationY;
                                const int64_t ix = xo * g.strideX - g.padLeft + kx * g.dilationX;
                                if (iy < 0 || iy >= xShape[2] || ix < 0 || ix >= xShape[3])
                                    continue;
                                const int64_t channel = o / groupOutputs * groupInputs + c;
                                sum += static_cast<double>(x[place(xShape, n, channel, iy, ix)]) *
                                       w[place(wShape, o, c, ky, kx)];
                            }
                }
    return finish(std::move(out), shape, epilogue);
}

std::vector<double> convTranspose2d(std::span<const float> x, const gpu::Shape& xShape, std::span<const float> w,
                                    const gpu::Shape& wShape, const gpu::Conv2dGeometry& g, const Epilogue& epilogue)
{
    const gpu::Shape shape = convTransposeOutputShape(xShape, wShape, g);
    const int64_t groupInputs = wShape[0] / g.groups;
    const int64_t groupOutputs = wShape[1];
    std::vector<double> out(static_cast<size_t>(shape.elementCount()));
    forEachMeeting(xShape, g, [&](int64_t n, int64_t y, int64_t xi, int64_t ky, int64_t kx) {
        const int64_t oy = y * g.strideY - g.padTop + ky * g.dilationY;
        const int64_t ox = xi * g.strideX - g.padLeft + kx * g.dilationX;
        if (oy < 0 || oy >= shape[2] || ox < 0 || ox >= shape[3])
            return;
        for (int64_t c = 0; c < xShape[1]; ++c)
            for (int64_t o = 0; o < groupOutputs; ++o)
                out[place(shape, n, c / groupInputs * groupOutputs + o, oy, ox)] +=
                    static_cast<double>(x[place(xShape, n, c, y, xi)]) * w[place(wShape, c, o, ky, kx)];
    });
    return finish(std::move(out), shape, epilogue);
}

} // namespace reference
