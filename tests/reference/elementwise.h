#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/ops/elementwise.h"

namespace reference {

/// An element as both kinds of operation see it.
struct Element {
    double real = 0;
    int32_t whole = 0;
};

Element elementOf(float value);
Element elementOf(int32_t value);

/// What the program gives for one element of each input.
Element run(const gpu::ElementProgram& program, std::span<const Element> inputs);

} // namespace reference
