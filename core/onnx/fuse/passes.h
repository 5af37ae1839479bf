#pragma once
// The passes of fuse.cpp's table; what they make is described in core/onnx/fuse.h.

#include "core/onnx/fuse/graph_editor.h"

namespace core::onnx {

void fuseGelu(GraphEditor& graph);
void fuseNormalisation(GraphEditor& graph);
void fuseAttention(GraphEditor& graph);
void fuseProducts(GraphEditor& graph);
void fuseElementwise(GraphEditor& graph);

} // namespace core::onnx
