#include "tests/gpu/matmul_cases.h"

#include "gpu/device.h"
#include "gpu/ops/matmul.h"

namespace cases {

using gpu::Activation;
using gpu::Shape;
using support::Placement;

namespace {

void addSizes(std::vector<MatmulCase>& list)
{
    // Rows around the tiles of 8, 16, 32 and 64, columns around panels of 16, 32 and 64, depths around 4 and 8.
    const Shape sizes[] = {{1, 1, 1},     {1, 4, 4},     {2, 3, 5},    {7, 256, 4},  {7, 16, 33},  {8, 8, 8},
                           {9, 12, 31},   {13, 17, 19},  {15, 31, 63}, {16, 32, 64}, {17, 33, 65}, {31, 7, 32},
                           {32, 4, 33},   {33, 20, 128}, {63, 64, 15}, {64, 64, 64}, {65, 36, 17}, {97, 5, 101},
                           {128, 40, 68}, {131, 28, 36}, {257, 24, 12}};
    for (const Shape& s : sizes)
        for (bool packed : {true, false})
            list.push_back({.name = "size " + s.toString() + (packed ? " packed" : ""),
                            .a = {s[0], s[1]},
                            .b = {s[1], s[2]},
                            .packed = packed});
    for (const Shape& s : {Shape{0, 4, 4}, Shape{4, 4, 0}, Shape{5, 0, 7}, Shape{0, 0, 0}})
        list.push_back({.name = "empty " + s.toString(), .a = {s[0], s[1]}, .b = {s[1], s[2]}});
}

void addPlacements(std::vector<MatmulCase>& list)
{
    const std::pair<const char*, Placement> placements[] = {
        {"gaps", Placement::Gaps}, {"odd gaps", Placement::OddGaps}, {"scattered", Placement::Scattered}};
    for (const auto& [name, placement] : placements) {
        list.push_back({.name = std::string("a with ") + name, .a = {37, 24}, .b = {24, 20}, .aPlacement = placement});
        list.push_back({.name = std::string("b with ") + name, .a = {37, 24}, .b = {24, 20}, .bPlacement = placement});
        list.push_back({.name = std::string("out with ") + name,
                        .a = {37, 24},
                        .b = {24, 20},
                        .packed = true,
                        .outPlacement = placement});
        list.push_back({.name = std::string("batch with ") + name,
                        .a = {2, 3, 5, 8},
                        .b = {8, 12},
                        .packed = true,
                        .aPlacement = placement,
                        .outPlacement = placement,
                        .bias = true,
                        .residual = true});
    }
}

void addBatches(std::vector<MatmulCase>& list)
{
    list.push_back({.name = "shared b", .a = {3, 19, 12}, .b = {12, 21}});
    list.push_back({.name = "b with axis of one", .a = {3, 19, 12}, .b = {1, 12, 21}});
    list.push_back({.name = "own b each", .a = {3, 19, 12}, .b = {3, 12, 21}});
    list.push_back({.name = "b of the outer axis", .a = {2, 3, 9, 12}, .b = {2, 1, 12, 8}});
    list.push_back({.name = "b of the inner axis", .a = {2, 3, 9, 12}, .b = {3, 12, 8}});
    list.push_back({.name = "own b each, two axes, scattered",
                    .a = {2, 3, 9, 11},
                    .b = {2, 3, 11, 7},
                    .aPlacement = Placement::Scattered,
                    .bPlacement = Placement::Scattered,
                    .outPlacement = Placement::Scattered,
                    .bias = true,
                    .residual = true});
    list.push_back({.name = "many small", .a = {130, 3, 4}, .b = {130, 4, 4}});
}

void addEpilogues(std::vector<MatmulCase>& list)
{
    struct Variant {
        const char* name;
        bool bias;
        Activation activation;
        bool residual;
        Activation after;
    };
    const Variant variants[] = {{"bias", true, Activation::None, false, Activation::None},
                                {"relu", false, Activation::Relu, false, Activation::None},
                                {"bias gelu", true, Activation::Gelu, false, Activation::None},
                                {"residual", false, Activation::None, true, Activation::None},
                                {"bias relu residual", true, Activation::Relu, true, Activation::None},
                                {"bias residual gelu", true, Activation::None, true, Activation::Gelu},
                                {"bias gelu residual relu", true, Activation::Gelu, true, Activation::Relu}};
    for (const Variant& v : variants) {
        for (int64_t columns : {36, 37}) {
            list.push_back({.name = std::string(v.name) + " " + std::to_string(columns),
                            .a = {67, 16},
                            .b = {16, columns},
                            .packed = true,
                            .bias = v.bias,
                            .activation = v.activation,
                            .residual = v.residual,
                            .afterResidual = v.after});
        }
    }
}

} // namespace

std::vector<MatmulCase> matmulCases()
{
    std::vector<MatmulCase> list;
    addSizes(list);
    addPlacements(list);
    addBatches(list);
    addEpilogues(list);
    return list;
}

std::vector<MatmulCase> timedMatmulCases()
{
    std::vector<MatmulCase> list;
    const Shape sizes[] = {{65536, 64, 256},  {65536, 256, 64},  {16384, 128, 512}, {16384, 512, 128},
                           {16384, 128, 384}, {4096, 160, 640},  {4096, 640, 160},  {4096, 160, 480},
                           {4096, 320, 1280}, {4096, 1280, 320}, {4096, 256, 256},  {1024, 1024, 1024},
                           {7, 256, 256},     {7, 256, 2048},    {4096, 256, 128}};
    for (const Shape& s : sizes)
        list.push_back({.name = s.toString(), .a = {s[0], s[1]}, .b = {s[1], s[2]}, .packed = true, .bias = true});
    list.push_back({.name = "65536x64x256 gelu",
                    .a = {65536, 64},
                    .b = {64, 256},
                    .packed = true,
                    .bias = true,
                    .activation = Activation::Gelu});
    list.push_back({.name = "65536x256x64 residual gelu",
                    .a = {65536, 256},
                    .b = {256, 64},
                    .packed = true,
                    .bias = true,
                    .residual = true,
                    .afterResidual = Activation::Gelu});
    list.push_back({.name = "8 batches 7x32x4096, packing", .a = {8, 7, 32}, .b = {8, 32, 4096}});
    list.push_back({.name = "4x32x65536, packing", .a = {4, 32}, .b = {32, 65536}});
    return list;
}

MatmulRun prepare(gpu::Device& device, const MatmulCase& test)
{
    Shape outShape = test.a;
    outShape[outShape.rank() - 1] = test.b.back();
    MatmulRun run{support::randomFloats(1, test.a.elementCount()),
                  support::randomFloats(2, test.b.elementCount()),
                  {},
                  support::Guarded(device, support::placed(outShape, test.outPlacement)),
                  gpu::Recorder(device).finish()};
    const gpu::Tensor a = support::tensorOf(device, support::placed(test.a, test.aPlacement), run.a);
    const gpu::Tensor b = support::tensorOf(device, support::placed(test.b, test.bPlacement), run.b);
    gpu::Epilogue epilogue;
    epilogue.activation = run.epilogue.activation = test.activation;
    epilogue.afterResidual = run.epilogue.afterResidual = test.afterResidual;
    if (test.bias) {
        run.epilogue.bias = support::randomFloats(3, outShape.back());
        epilogue.bias =
            support::tensorOf(device, support::placed({outShape.back()}, test.aPlacement), run.epilogue.bias);
    }
    if (test.residual) {
        run.epilogue.residual = support::randomFloats(4, outShape.elementCount());
        epilogue.residual =
            support::tensorOf(device, support::placed(outShape, test.outPlacement), run.epilogue.residual);
    }
    gpu::Recorder recorder(device);
    if (test.packed) {
        const gpu::PackedMatrix packed = packMatrix(recorder, b);
        recorder.finish().run();
        matmul(recorder, a, packed, run.out.tensor(), epilogue);
    } else {
        matmul(recorder, a, b, run.out.tensor(), epilogue);
    }
    run.commands = recorder.finish();
    return run;
}

} // namespace cases
