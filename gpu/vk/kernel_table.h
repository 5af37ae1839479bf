#pragma once

#include <cstdint>
#include <span>

namespace gpu {

/// One kernel's SPIR-V for both families, embedded at build time.
struct EmbeddedKernel {
    const char* name;
    std::span<const std::uint32_t> software;
    std::span<const std::uint32_t> hardware;
};

std::span<const EmbeddedKernel> embeddedKernels();

} // namespace gpu
