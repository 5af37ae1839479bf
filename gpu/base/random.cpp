#include "gpu/base/random.h"

#include <cmath>
#include <numbers>

namespace gpu {
namespace {

constexpr uint32_t kMultiplier0 = 0xD2511F53;
constexpr uint32_t kMultiplier1 = 0xCD9E8D57;
constexpr uint32_t kWeyl0 = 0x9E3779B9; // the golden ratio
constexpr uint32_t kWeyl1 = 0xBB67AE85; // the square root of 3, less 1
constexpr int kRounds = 10;
constexpr double kWord = 1.0 / 4294967296.0;

uint32_t low(uint64_t value) { return static_cast<uint32_t>(value); }

uint32_t high(uint64_t value) { return static_cast<uint32_t>(value >> 32U); }

} // namespace

std::array<uint32_t, 4> philox(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key)
{
    for (int round = 0; round < kRounds; ++round) {
        const uint64_t first = uint64_t{kMultiplier0} * counter[0];
        const uint64_t second = uint64_t{kMultiplier1} * counter[2];
        counter = {high(second) ^ counter[1] ^ key[0], low(second), high(first) ^ counter[3] ^ key[1], low(first)};
        key = {key[0] + kWeyl0, key[1] + kWeyl1};
    }
    return counter;
}

uint32_t RandomStream::word()
{
    const uint64_t block = m_position / 4;
    const uint64_t place = m_position % 4;
    if (place == 0)
        m_block = philox({low(block), high(block), low(m_stream), high(m_stream)}, {low(m_seed), high(m_seed)});
    ++m_position;
    return m_block[place];
}

double RandomStream::uniform() { return word() * kWord; }

uint32_t RandomStream::below(uint32_t count) { return high(uint64_t{word()} * count); }

bool RandomStream::chance(double probability) { return uniform() < probability; }

double RandomStream::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

} // namespace gpu
