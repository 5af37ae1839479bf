#include "core/onnx/safetensors.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

namespace fs = std::filesystem;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int64_t kLengthBytes = 8;

[[noreturn]] void throwUnreadable(const fs::path& path)
{
    throw Error(ErrorKind::Io, {mark("onnx", "The file %1 cannot be read"), {path.string()}});
}

/// A file of weights that is open, and its header.
struct OpenFile {
    std::ifstream stream;
    WeightHeader header;
};

int64_t checkedSize(const fs::path& path)
{
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorKind::NotFound, {mark("onnx", "There is no file %1"), {path.string()}});
    if (!failed && !fs::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "%1 is not a file"), {path.string()}});
    const std::uintmax_t size = failed ? 0 : fs::file_size(path, failed);
    if (failed)
        throwUnreadable(path);
    if (std::cmp_greater(size, limits::weightBytes.value()))
        limits::weightBytes.refuse(
            {mark("onnx", "%1 has %2 bytes of weights; at most %3 are read"),
             {path.string(), std::to_string(size), std::to_string(limits::weightBytes.value())}});
    return static_cast<int64_t>(size);
}

OpenFile openWeights(const fs::path& path)
{
    const int64_t size = checkedSize(path);
    OpenFile file{std::ifstream(path, std::ios::binary), {}};
    std::vector<std::byte> head(static_cast<size_t>(std::min(size, kLengthBytes)));
    const auto read = [&](std::byte* target, int64_t bytes) {
        if (!file.stream.read(reinterpret_cast<char*>(target), static_cast<std::streamsize>(bytes)))
            throwUnreadable(path);
    };
    read(head.data(), static_cast<int64_t>(head.size()));
    if (std::cmp_equal(head.size(), kLengthBytes)) {
        uint64_t length = 0;
        std::memcpy(&length, head.data(), sizeof length);
        // No more than what is there and allowed is asked of the memory; what is wrong with it is said by the parser.
        if (std::cmp_less_equal(length, std::min(size - kLengthBytes, limits::weightHeaderBytes.value()))) {
            head.resize(head.size() + static_cast<size_t>(length));
            read(head.data() + kLengthBytes, static_cast<int64_t>(length));
        }
    }
    file.header = parseWeightHeader(head, size, path.string());
    return file;
}

HostTensor readTensorAt(OpenFile& file, const WeightEntry& entry, const fs::path& path)
{
    const auto bytes = static_cast<size_t>(entry.end - entry.begin);
    std::shared_ptr<std::byte[]> memory(new std::byte[std::max<size_t>(bytes, 1)]);
    file.stream.seekg(file.header.dataStart + entry.begin);
    if (!file.stream.read(reinterpret_cast<char*>(memory.get()), static_cast<std::streamsize>(bytes)))
        throwUnreadable(path);
    if (entry.info.type == ElementType::Bool) // other bytes than 0 and 1 would not be valid bool values
        std::transform(memory.get(), memory.get() + bytes, memory.get(),
                       [](std::byte value) { return value == std::byte{0} ? value : std::byte{1}; });
    return {entry.info.type, entry.info.shape, std::shared_ptr<const std::byte>(memory, memory.get())};
}

/// The tensor as the graph wants it.
HostTensor fitted(const HostTensor& weight, const std::string& key, const std::string& file, ElementType type,
                  const std::string& wanted, bool shapeFits)
{
    const bool sameKind = isFloatingPoint(weight.type()) && isFloatingPoint(type);
    if (!shapeFits || (weight.type() != type && !sameKind))
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "%1 has the tensor %2 as %3, but the model wants %4"),
                     {file, key, std::string(toString(weight.type())) + " " + weight.shape().toString(), wanted}},
                    mark("onnx", "Choose the weights that belong to this model."));
    return weight.cast(type);
}

bool fits(const gpu::Shape& shape, const ValueInfo& input)
{
    if (!input.hasShape)
        return true;
    return std::equal(
        shape.begin(), shape.end(), input.dimensions.begin(), input.dimensions.end(),
        [](int64_t extent, const Dimension& dimension) { return dimension.value < 0 || dimension.value == extent; });
}

} // namespace

WeightHeader readWeightHeader(const fs::path& file) { return openWeights(file).header; }

TensorMap readWeights(const fs::path& path, const gpu::RunControl& control)
{
    OpenFile file = openWeights(path);
    int64_t bytes = 0;
    for (const auto& [key, entry] : file.header.entries)
        bytes = std::max(bytes, entry.end);
    limits::checkHostBytes(bytes, path.string());
    TensorMap tensors;
    for (const auto& [key, entry] : file.header.entries) {
        control.throwIfStopped();
        tensors.emplace(key, readTensorAt(file, entry, path));
    }
    return tensors;
}

void applyWeights(Graph& graph, const TensorMap& weights, const std::string& name)
{
    TensorMap taken;
    for (const auto& [key, weight] : weights) {
        if (const auto own = graph.initialisers.find(key); own != graph.initialisers.end()) {
            const HostTensor& before = own->second;
            taken.emplace(key, fitted(weight, key, name, before.type(),
                                      std::string(toString(before.type())) + " " + before.shape().toString(),
                                      before.shape() == weight.shape()));
        } else if (const auto input = std::ranges::find(graph.inputs, key, &ValueInfo::name);
                   input != graph.inputs.end()) {
            taken.emplace(key, fitted(weight, key, name, input->type, input->toString(), fits(weight.shape(), *input)));
        }
    }
    if (taken.empty())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "No tensor of %1 has a name of the model's"), {name}},
                    mark("onnx", "Choose the weights that belong to this model."));
    std::erase_if(graph.inputs, [&](const ValueInfo& input) { return taken.contains(input.name); });
    for (auto& [key, weight] : taken)
        graph.initialisers.insert_or_assign(key, std::move(weight));
}

} // namespace core::onnx
