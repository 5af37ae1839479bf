#pragma once
// Rewriting of a simplified graph into larger operators of the domain "tessera". A group of nodes is only replaced if
// the tensors between them have no other user and are not outputs of the graph. The new node makes
// the output of the group's last node; its name is that of the Softmax (Attention), of the product (Fused...), else of
// the last node.
//
// | operator           | inputs (b? may be "")            | attributes |
// |--------------------|----------------------------------|------------------------------------------------------------------|
// | Gelu               | x                                | – (the exact one: x/2 (1 + erf(x / sqrt 2))) | | LayerNorm
// | x, scale?, bias?                 | axis (int, >= 0: over axis ... last), epsilon (float)            | | ChannelNorm
// | x (N,C,H,W), scale? (C), bias? (C) | epsilon (float)                                                | | Attention
// | q (...,N,D), k, v (...,S,E), bias? | scale (float), keyTransposed (int: 1: k is (...,D,S), 0: (...,S,D)) | |
// FusedMatMul        | x, w (2-D), bias? (columns), residual? | activation, afterResidual, transA, transB (ints) | |
// FusedConv          | x, w, bias? (O), residual?       | activation, afterResidual, and all of Conv | |
// FusedConvTranspose | x, w, bias? (O), residual?       | activation, afterResidual, and all of ConvTranspose | |
// Elementwise        | up to gpu::kMaxElementInputs     | – (Node::program) |
//
// A Gelu that no product takes in becomes part of an Elementwise, as do all other elementwise nodes on the types that
// the device has, also single ones; an Expand inside of such a group costs nothing, alone it stays. activation and
// afterResidual are "", "Relu" or "Gelu": out = afterResidual(activation(sum + bias) + residual). A Gemm becomes
// FusedMatMul (alpha and beta folded into constants); one where that cannot be said stays a Gemm. Softmax(axis) of
// opset < 13 with coerced 2-D meaning stays a Softmax. LayerNormalization without its optional outputs becomes
// LayerNorm.

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

/// The graph after all passes.
BoundGraph fuse(BoundGraph graph);
/// After one pass only, by name. Throws NotFound.
BoundGraph fuse(BoundGraph graph, std::string_view pass);

} // namespace core::onnx
