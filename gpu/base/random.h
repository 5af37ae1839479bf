#pragma once
// Random numbers that are a function of where they are used: the same seed gives the same draws on every machine, in
// C++ and in kernels, in any order and for any batch.

#include <array>
#include <cstdint>

namespace gpu {

/// The block cipher Philox4x32 with ten rounds: four random words for a counter and a key. Source: Salmon et al. 2011,
/// "Parallel random numbers: as easy as 1, 2, 3".
std::array<uint32_t, 4> philox(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key);

/// The draws of one stream, one after the other. Streams with another seed or number are independent.
class RandomStream {
public:
    explicit RandomStream(uint64_t seed, uint64_t stream = 0) : m_seed(seed), m_stream(stream) {}

    /// Uniform over all 32-bit words.
    uint32_t word();
    /// Uniform in [0, 1), a multiple of 2^-32.
    double uniform();
    /// Uniform in 0 … count - 1, count >= 1. The bias of at most count 2^-32 is that of the kernels too.
    uint32_t below(uint32_t count);
    /// True with this probability (0 … 1).
    bool chance(double probability);
    /// Standard normal. Source: Box and Muller 1958.
    double normal();

    /// Words drawn so far.
    uint64_t position() const { return m_position; }

private:
    uint64_t m_seed;
    uint64_t m_stream;
    uint64_t m_position = 0;
    std::array<uint32_t, 4> m_block{};
};

} // namespace gpu
