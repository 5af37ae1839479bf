#include "core/onnx/safetensors.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

bool safetensors(Bytes bytes)
{
    const MemoryFile file(bytes);
    return taken([&] {
        const core::onnx::WeightHeader header = core::onnx::readWeightHeader(file.path());
        int64_t inside = header.dataStart;
        for (const auto& [name, entry] : header.entries)
            inside += entry.end - entry.begin;
        if (inside != static_cast<int64_t>(bytes.size()))
            broken("header and tensors are all of the file");
        for (const auto& [name, tensor] : core::onnx::readWeights(file.path()))
            if (tensor.bytes().size() !=
                static_cast<size_t>(header.entries.at(name).end - header.entries.at(name).begin))
                broken("a tensor has the bytes that its entry says");
    });
}

} // namespace fuzz
