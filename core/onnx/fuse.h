#pragma once
// Rewriting of a simplified graph into larger operators of the domain "tessera". A group of nodes is only replaced if
// the tensors between them have no other user and are not outputs of the graph. The new node makes the output of the
// group's last node; its name is that of the Softmax (Attention), of the product (Fused...), else of the last node.
// Inputs with a question mark may be absent (an empty name).
//
// - Gelu(x): the exact one, x/2 (1 + erf(x / sqrt 2)).
// - LayerNorm(x, scale?, bias?): attributes axis (int, >= 0: over this axis and all behind), epsilon (float).
// - ChannelNorm(x (N,C,H,W), scale? (C), bias? (C)): attribute epsilon (float).
// - Attention(q (...,N,D), k, v (...,S,E), bias?): attributes scale (float), keyTransposed (int; 1: k is (...,D,S),
//   0: (...,S,D)).
// - FusedMatMul(x, w (2-D), bias? (columns), residual?): attributes activation, afterResidual, transA, transB (ints).
// - FusedConv(x, w, bias? (O), residual?): attributes activation, afterResidual, and all of Conv.
// - FusedConvTranspose: the same with all of ConvTranspose.
// - Elementwise(up to gpu::kMaxElementInputs tensors): Node::program; attribute bits (int): 64 or, the default, 32, the
//   width that the program works with.
//
// activation and afterResidual are "", "Relu" or "Gelu": out = afterResidual(activation(sum + bias) + residual).
// A Gelu that no product takes in becomes part of an Elementwise, as do all other elementwise nodes on the types that
// the device has, also single ones; an Expand inside of such a group costs nothing, alone it stays.
// A Gemm becomes a FusedMatMul (alpha and beta go into constants); one where that cannot be said stays a Gemm.
// LayerNormalization without its optional outputs becomes LayerNorm. Products that nothing is fused with stay as they
// are.

#include <span>
#include <string_view>

#include "core/onnx/graph.h"

namespace core::onnx {

class GraphEditor;

/// One rewriting pass.
struct FusionPass {
    std::string_view name;
    void (*run)(GraphEditor& graph);
};

/// All passes in the order in which they run.
std::span<const FusionPass> fusionPasses();

/// The widest programs on a device that computes in 64 bits, or not.
constexpr gpu::ElementWidth widestWith(bool arithmetic64)
{
    return arithmetic64 ? gpu::ElementWidth::Bits64 : gpu::ElementWidth::Bits32;
}

/// The graph after all passes.
/// \param widest Bits64: nodes on doubles and 64-bit integers are for kernels that compute with them as such; they stay
///     apart from the others then, and only elementwise ones are fused.
BoundGraph fuse(BoundGraph graph, gpu::ElementWidth widest = gpu::ElementWidth::Bits32);
/// After one pass only, by name. Throws NotFound.
BoundGraph fuse(BoundGraph graph, std::string_view pass);

} // namespace core::onnx
