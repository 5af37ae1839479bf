#pragma once

#include <array>

#include "gpu/recorder.h"

namespace gpu {

/// results: (N, 4) I32, row-major; row i is philox({counter + i}, key), the counter's low 64 bits counting up, as
/// RandomStream reads them. Source: Salmon et al. 2011.
void randomWords(Recorder& recorder, std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key,
                 const Tensor& results);

} // namespace gpu
