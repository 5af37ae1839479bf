#pragma once
// Element-by-element programs as their kernels take them. Used by gpu/ops only.

#include <cstdint>
#include <vector>

#include "gpu/ops/elementwise.h"
#include "gpu/ops/walk.h"

namespace gpu {

/// A word for each instruction, see gpu/kernels/common/elementwise_body.glsl.
struct EncodedProgram {
    std::vector<uint32_t> words;
    std::vector<uint64_t> constants; ///< without repetitions; of programs of 32 bits the lower half counts
};

/// Throws Internal as elementwise().
EncodedProgram encodeProgram(const ElementProgram& program, size_t inputs, ElementWidth width);

/// Throws Internal: the program is not valid.
[[noreturn]] void refuseProgram(const char* reason);

/// What elementwise() does for ElementWidth::Bits64.
void elementwise64(Recorder& recorder, const ElementProgram& program, std::span<const Tensor> inputs, const Tensor& out,
                   const Tensor& report);

/// Output and inputs, with as many operands as the kernels always walk over; those that are not there stand still.
JointLayout elementOperands(std::span<const Tensor> inputs, const Tensor& out);

} // namespace gpu
