#pragma once
// Small inputs that every target takes: where the fuzzers start from.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

struct Seed {
    std::string name;
    std::vector<uint8_t> bytes;
};

/// Made here, the same in every run. Empty for an unknown target.
std::vector<Seed> seedsOf(std::string_view target);

/// One ONNX model for each operator of a table, and a few of several nodes.
std::vector<Seed> onnxSeeds();

} // namespace fuzz
