#include "core/onnx/fuse.h"

#include <algorithm>
#include <utility>

#include "core/onnx/fuse/passes.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

constexpr FusionPass kPasses[] = {
    {"gelu", fuseGelu}, // before anything that could take an activation in
    {"normalisation", fuseNormalisation},
    {"attention", fuseAttention}, // before its products are taken by others
    {"products", fuseProducts},
    {"elementwise", fuseElementwise}, // what is left
};

BoundGraph run(BoundGraph graph, gpu::ElementWidth widest, std::span<const FusionPass> passes)
{
    GraphEditor editor(std::move(graph), widest);
    for (const FusionPass& pass : passes)
        pass.run(editor);
    return editor.finish();
}

} // namespace

std::span<const FusionPass> fusionPasses() { return kPasses; }

BoundGraph fuse(BoundGraph graph, gpu::ElementWidth widest) { return run(std::move(graph), widest, kPasses); }

BoundGraph fuse(BoundGraph graph, std::string_view pass)
{
    const auto* const found = std::find_if(std::begin(kPasses), std::end(kPasses),
                                           [&](const FusionPass& candidate) { return candidate.name == pass; });
    if (found == std::end(kPasses))
        throw gpu::Error(gpu::ErrorKind::NotFound,
                         {gpu::mark("onnx", "There is no fusion pass named %1"), {std::string(pass)}});
    return run(std::move(graph), gpu::ElementWidth::Bits32, std::span(found, 1));
}

} // namespace core::onnx
