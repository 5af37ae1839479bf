#pragma once
// The tables of decompose.cpp.

#include <span>
#include <string_view>

#include "core/onnx/decompose.h"

namespace core::onnx {

struct DecompositionRow {
    std::string_view opType;
    DecompositionRule rule;
};

std::span<const DecompositionRow> layoutDecompositions();    ///< picking, placing, masking
std::span<const DecompositionRow> normaliseDecompositions(); ///< softmax and norms, poolings over everything
std::span<const DecompositionRow> lossDecompositions();
std::span<const DecompositionRow> quantiseDecompositions();
std::span<const DecompositionRow> recurrentDecompositions();
std::span<const DecompositionRow> productDecompositions(); ///< Einsum, convolution over three axes
std::span<const DecompositionRow> ngramDecompositions();
std::span<const DecompositionRow> signalDecompositions(); ///< windows and Fourier transforms

} // namespace core::onnx
