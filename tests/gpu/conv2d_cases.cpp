#include "tests/gpu/conv2d_cases.h"

#include "gpu/device.h"
#include "tests/reference/conv2d.h"

namespace cases {

using gpu::Activation;
using gpu::Conv2dGeometry;
using support::Placement;

namespace {

Conv2dGeometry samePadding(int64_t kernel, int64_t stride = 1, int64_t groups = 1)
{
    Conv2dGeometry g;
    g.strideY = g.strideX = stride;
    g.padTop = g.padLeft = g.padBottom = g.padRight = kernel / 2;
    g.groups = groups;
    return g;
}

Conv2dGeometry geometry(int64_t strideY, int64_t strideX, int64_t dilationY, int64_t dilationX, int64_t top,
                        int64_t left, int64_t bottom, int64_t right, int64_t groups = 1)
{
    Conv2dGeometry g;
    g.strideY = strideY;
    g.strideX = strideX;
    g.dilationY = dilationY;
    g.dilationX = dilationX;
    g.padTop = top;
    g.padLeft = left;
    g.padBottom = bottom;
    g.padRight = right;
    g.groups = groups;
    return g;
}

void addDense(std::vector<Conv2dCase>& list)
{
    list.push_back({.name = "1x1", .x = {1, 8, 5, 7}, .w = {12, 8, 1, 1}});
    list.push_back({.name = "1x1 one pixel", .x = {1, 1, 1, 1}, .w = {1, 1, 1, 1}});
    list.push_back({.name = "1x1 stride 2", .x = {2, 8, 9, 7}, .w = {5, 8, 1, 1}, .geometry = samePadding(1, 2)});
    list.push_back({.name = "1x1 padded", .x = {1, 4, 3, 3}, .w = {8, 4, 1, 1}, .geometry = samePadding(2)});
    list.push_back({.name = "1x1 row-major",
                    .x = {2, 6, 5, 3},
                    .w = {7, 6, 1, 1},
                    .xPlacement = Placement::Dense,
                    .outPlacement = Placement::Dense});
    list.push_back({.name = "3x3", .x = {1, 8, 10, 11}, .w = {16, 8, 3, 3}, .geometry = samePadding(3)});
    list.push_back({.name = "3x3 of 3 channels, stride 2",
                    .x = {1, 3, 17, 15},
                    .w = {32, 3, 3, 3},
                    .geometry = samePadding(3, 2),
                    .activation = Activation::Gelu});
    list.push_back({.name = "3x3 two pictures", .x = {2, 4, 6, 5}, .w = {9, 4, 3, 3}, .geometry = samePadding(3)});
    list.push_back({.name = "3x3 unpadded", .x = {1, 12, 6, 9}, .w = {8, 12, 3, 3}});
    list.push_back({.name = "3x3 many channels", .x = {1, 36, 7, 9}, .w = {68, 36, 3, 3}, .geometry = samePadding(3)});
    list.push_back(
        {.name = "3x3 dilated", .x = {1, 8, 12, 13}, .w = {8, 8, 3, 3}, .geometry = geometry(1, 1, 2, 3, 2, 3, 2, 3)});
    list.push_back({.name = "3x5 uneven everything",
                    .x = {2, 5, 13, 11},
                    .w = {7, 5, 3, 5},
                    .geometry = geometry(2, 3, 2, 1, 0, 4, 3, 1)});
    list.push_back({.name = "7x7 stride 4", .x = {1, 3, 29, 31}, .w = {10, 3, 7, 7}, .geometry = samePadding(7, 4)});
    list.push_back(
        {.name = "window larger than the picture", .x = {1, 4, 2, 3}, .w = {4, 4, 5, 5}, .geometry = samePadding(5)});
    list.push_back({.name = "row-major in and out",
                    .x = {2, 7, 6, 5},
                    .w = {6, 7, 3, 3},
                    .geometry = samePadding(3),
                    .xPlacement = Placement::Dense,
                    .outPlacement = Placement::Dense,
                    .residual = true});
    list.push_back({.name = "scattered in and out",
                    .x = {2, 8, 6, 5},
                    .w = {6, 8, 3, 3},
                    .geometry = samePadding(3),
                    .xPlacement = Placement::Scattered,
                    .outPlacement = Placement::Scattered,
                    .residual = true});
    list.push_back({.name = "no picture", .x = {0, 4, 5, 5}, .w = {4, 4, 3, 3}, .geometry = samePadding(3)});
    list.push_back({.name = "all epilogues",
                    .x = {1, 8, 9, 9},
                    .w = {20, 8, 3, 3},
                    .geometry = samePadding(3),
                    .activation = Activation::Relu,
                    .residual = true,
                    .afterResidual = Activation::Gelu});
}

void addGrouped(std::vector<Conv2dCase>& list)
{
    for (int64_t kernel : {1, 2, 3, 5, 7})
        for (int64_t stride : {1, 2, 3})
            list.push_back({.name = "depthwise " + std::to_string(kernel) + "x" + std::to_string(kernel) + " stride " +
                                    std::to_string(stride),
                            .x = {1, 12, 19, 23},
                            .w = {12, 1, kernel, kernel},
                            .geometry = samePadding(kernel, stride, 12)});
    list.push_back({.name = "depthwise 3x3 taller than a block",
                    .x = {1, 8, 67, 9},
                    .w = {8, 1, 3, 3},
                    .geometry = samePadding(3, 1, 8)});
    list.push_back({.name = "depthwise, channels not in fours",
                    .x = {1, 7, 9, 8},
                    .w = {7, 1, 3, 3},
                    .geometry = samePadding(3, 1, 7)});
    list.push_back({.name = "depthwise dilated",
                    .x = {1, 8, 13, 11},
                    .w = {8, 1, 3, 3},
                    .geometry = geometry(1, 2, 2, 3, 2, 3, 1, 0, 8)});
    list.push_back(
        {.name = "depthwise with multiplier", .x = {1, 4, 6, 7}, .w = {12, 1, 3, 3}, .geometry = samePadding(3, 1, 4)});
    list.push_back({.name = "depthwise 3x2 uneven, two pictures",
                    .x = {2, 8, 11, 9},
                    .w = {8, 1, 3, 2},
                    .geometry = geometry(2, 1, 1, 1, 0, 1, 2, 0, 8)});
    list.push_back({.name = "depthwise row-major",
                    .x = {2, 8, 9, 9},
                    .w = {8, 1, 3, 3},
                    .geometry = samePadding(3, 1, 8),
                    .xPlacement = Placement::Dense,
                    .outPlacement = Placement::Dense,
                    .residual = true});
    list.push_back({.name = "depthwise all epilogues",
                    .x = {1, 16, 9, 9},
                    .w = {16, 1, 3, 3},
                    .geometry = samePadding(3, 1, 16),
                    .activation = Activation::Gelu,
                    .residual = true,
                    .afterResidual = Activation::Relu});
    list.push_back({.name = "small groups", .x = {1, 12, 8, 7}, .w = {8, 3, 3, 3}, .geometry = samePadding(3, 1, 4)});
    list.push_back({.name = "small groups, strided, scattered",
                    .x = {2, 6, 8, 7},
                    .w = {4, 3, 3, 3},
                    .geometry = geometry(2, 1, 1, 2, 1, 0, 1, 2, 2),
                    .xPlacement = Placement::Scattered,
                    .outPlacement = Placement::Scattered,
                    .activation = Activation::Relu,
                    .residual = true,
                    .afterResidual = Activation::Gelu});
    list.push_back({.name = "large groups", .x = {2, 16, 8, 7}, .w = {40, 8, 3, 3}, .geometry = samePadding(3, 2, 2)});
}

void addTransposed(std::vector<Conv2dCase>& list)
{
    const auto add = [&](const char* name, gpu::Shape x, gpu::Shape w, Conv2dGeometry g, int64_t padY = 0,
                         int64_t padX = 0) {
        g.outputPadY = padY;
        g.outputPadX = padX;
        list.push_back({.name = std::string("transposed ") + name, .x = x, .w = w, .geometry = g, .transposed = true});
    };
    add("2x2 stride 2", {1, 8, 5, 6}, {8, 12, 2, 2}, geometry(2, 2, 1, 1, 0, 0, 0, 0));
    add("3x3 stride 1", {1, 4, 5, 6}, {4, 8, 3, 3}, samePadding(3));
    add("3x3 stride 2, output padding", {2, 8, 5, 6}, {8, 5, 3, 3}, samePadding(3, 2), 1, 1);
    add("4x4 stride 2", {1, 6, 5, 4}, {6, 7, 4, 4}, geometry(2, 2, 1, 1, 1, 1, 1, 1));
    add("2x3 stride 3 leaves gaps", {1, 4, 4, 5}, {4, 4, 2, 3}, geometry(3, 4, 1, 1, 0, 0, 0, 0));
    add("dilated, stride 2", {1, 4, 5, 6}, {4, 4, 3, 3}, geometry(2, 2, 2, 3, 1, 2, 0, 1));
    add("dilated 2, stride 3", {1, 4, 5, 6}, {4, 4, 4, 3}, geometry(3, 2, 2, 4, 3, 0, 2, 1));
    add("large groups", {1, 8, 4, 5}, {8, 16, 2, 2}, geometry(2, 2, 1, 1, 0, 0, 0, 0, 2));
    add("small groups", {1, 6, 4, 5}, {6, 2, 3, 3}, geometry(2, 2, 1, 1, 1, 1, 1, 1, 3), 1, 0);
    list.back().residual = true;
    add("depthwise", {1, 8, 4, 5}, {8, 1, 4, 4}, geometry(2, 2, 1, 1, 1, 1, 1, 1, 8));
    list.push_back({.name = "transposed row-major, all epilogues",
                    .x = {1, 5, 4, 3},
                    .w = {5, 6, 2, 2},
                    .geometry = geometry(2, 2, 1, 1, 0, 0, 0, 0),
                    .transposed = true,
                    .xPlacement = Placement::Dense,
                    .outPlacement = Placement::Dense,
                    .activation = Activation::Gelu,
                    .residual = true,
                    .afterResidual = Activation::Relu});
}

} // namespace

std::vector<Conv2dCase> conv2dCases()
{
    std::vector<Conv2dCase> list;
    addDense(list);
    addGrouped(list);
    addTransposed(list);
    return list;
}

std::vector<Conv2dCase> timedConv2dCases()
{
    std::vector<Conv2dCase> list;
    list.push_back({.name = "3x3 stride 2, 3 to 32, 1024",
                    .x = {1, 3, 1024, 1024},
                    .w = {32, 3, 3, 3},
                    .geometry = samePadding(3, 2),
                    .xPlacement = Placement::Dense,
                    .activation = Activation::Gelu});
    list.push_back({.name = "3x3 stride 2, 32 to 64, 512",
                    .x = {1, 32, 512, 512},
                    .w = {64, 32, 3, 3},
                    .geometry = samePadding(3, 2)});
    list.push_back(
        {.name = "3x3, 256 to 256, 64", .x = {1, 256, 64, 64}, .w = {256, 256, 3, 3}, .geometry = samePadding(3)});
    list.push_back(
        {.name = "3x3, 64 to 64, 128", .x = {1, 64, 128, 128}, .w = {64, 64, 3, 3}, .geometry = samePadding(3)});
    list.push_back({.name = "depthwise 3x3, 256, 256",
                    .x = {1, 256, 256, 256},
                    .w = {256, 1, 3, 3},
                    .geometry = samePadding(3, 1, 256),
                    .activation = Activation::Gelu});
    list.push_back({.name = "depthwise 3x3 stride 2, 128, 256",
                    .x = {1, 128, 256, 256},
                    .w = {128, 1, 3, 3},
                    .geometry = samePadding(3, 2, 128),
                    .activation = Activation::Gelu});
    list.push_back({.name = "depthwise 3x3, 128, 128",
                    .x = {1, 128, 128, 128},
                    .w = {128, 1, 3, 3},
                    .geometry = samePadding(3, 1, 128)});
    list.push_back({.name = "depthwise 3x3, 160, 64",
                    .x = {1, 160, 64, 64},
                    .w = {160, 1, 3, 3},
                    .geometry = samePadding(3, 1, 160)});
    list.push_back(
        {.name = "depthwise 7x7, 64, 64", .x = {1, 64, 64, 64}, .w = {64, 1, 7, 7}, .geometry = samePadding(7, 1, 64)});
    list.push_back({.name = "transposed 2x2, 256 to 64, 64",
                    .x = {1, 256, 64, 64},
                    .w = {256, 64, 2, 2},
                    .geometry = samePadding(0, 2),
                    .transposed = true});
    list.push_back({.name = "transposed 2x2, 64 to 32, 128, gelu",
                    .x = {1, 64, 128, 128},
                    .w = {64, 32, 2, 2},
                    .geometry = samePadding(0, 2),
                    .transposed = true,
                    .activation = Activation::Gelu});
    list.push_back({.name = "small groups of 4, 64, 64",
                    .x = {1, 64, 64, 64},
                    .w = {64, 4, 3, 3},
                    .geometry = samePadding(3, 1, 16)});
    return list;
}

Conv2dRun prepare(gpu::Device& device, const Conv2dCase& test)
{
    Conv2dGeometry geometry = test.geometry;
    geometry.kernelHeight = test.w[2];
    geometry.kernelWidth = test.w[3];
    const gpu::Shape shape = test.transposed ? reference::convTransposeOutputShape(test.x, test.w, geometry)
                                             : reference::convOutputShape(test.x, test.w, geometry);
    Conv2dRun run{geometry,
                  support::randomFloats(1, test.x.elementCount()),
                  support::randomFloats(2, test.w.elementCount()),
                  {},
                  support::Guarded(device, support::placed(shape, test.outPlacement)),
                  gpu::Recorder(device).finish()};
    const gpu::Tensor x = support::tensorOf(device, support::placed(test.x, test.xPlacement), run.x);
    const gpu::Tensor w = gpu::Tensor::fromFloats(device, test.w, run.w);
    gpu::Epilogue epilogue;
    epilogue.activation = run.epilogue.activation = test.activation;
    epilogue.afterResidual = run.epilogue.afterResidual = test.afterResidual;
    if (test.bias) {
        run.epilogue.bias = support::randomFloats(3, shape[1]);
        epilogue.bias = gpu::Tensor::fromFloats(device, {shape[1]}, run.epilogue.bias);
    }
    if (test.residual) {
        run.epilogue.residual = support::randomFloats(4, shape.elementCount());
        epilogue.residual = support::tensorOf(device, support::placed(shape, test.outPlacement), run.epilogue.residual);
    }
    gpu::Recorder recorder(device);
    const gpu::PackedConv2d packed =
        test.transposed ? packConvTranspose2d(recorder, w, geometry) : packConv2d(recorder, w, geometry);
    recorder.finish().run();
    if (test.transposed)
        convTranspose2d(recorder, x, packed, run.out.tensor(), epilogue);
    else
        conv2d(recorder, x, packed, run.out.tensor(), epilogue);
    run.commands = recorder.finish();
    return run;
}

} // namespace cases
