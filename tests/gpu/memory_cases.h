#pragma once
// What the benchmark times of the operations whose speed is that of the memory: the shapes of MobileSAM.

#include <functional>
#include <string>
#include <vector>

#include "gpu/recorder.h"

namespace cases {

struct MemoryCase {
    std::string name;
    std::function<gpu::CommandList(gpu::Device&)> record;
};

std::vector<MemoryCase> timedMemoryCases();

} // namespace cases
