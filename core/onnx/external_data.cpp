#include "core/onnx/external_data.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <set>
#include <string>

#include "core/assets/read_error.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

namespace fs = std::filesystem;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

struct Location {
    std::string file;
    int64_t offset = 0;
    int64_t length = -1; ///< -1: to the file's end
};

int64_t number(const std::string& text, const std::string& tensor)
{
    int64_t value = -1;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end || value < 0)
        throw Error(ErrorKind::Corrupt,
                    {mark("onnx", "The place of the tensor %1 in its file is not a number: %2"), {tensor, text}});
    return value;
}

Location locationOf(const ::onnx::TensorProto& tensor)
{
    Location location;
    for (const auto& entry : tensor.external_data()) {
        if (entry.key() == "location")
            location.file = entry.value();
        else if (entry.key() == "offset")
            location.offset = number(entry.value(), tensor.name());
        else if (entry.key() == "length")
            location.length = number(entry.value(), tensor.name());
    }
    return location;
}

/// The file's real path, if it is inside the folder also after symbolic links are followed.
fs::path pathInside(const fs::path& folder, const Location& location)
{
    std::error_code failed;
    const fs::path root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, failed);
    const fs::path file = fs::weakly_canonical(root / location.file, failed);
    const fs::path relative = file.lexically_relative(root);
    if (failed || location.file.empty() || fs::path(location.file).is_absolute() || relative.empty() ||
        *relative.begin() == "..")
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "The model wants to read weights from outside of its folder: %1"), {location.file}});
    if (!fs::is_regular_file(file, failed))
        throw Error(ErrorKind::NotFound, {mark("onnx", "The model's file of weights is missing: %1"), {file.string()}},
                    {mark("onnx", "Put it beside the model file."), {}});
    return file;
}

class Loader {
public:
    explicit Loader(fs::path folder) : m_folder(std::move(folder)) {}

    void load(::onnx::TensorProto& tensor)
    {
        if (tensor.data_location() != ::onnx::TensorProto::EXTERNAL)
            return;
        const Location location = locationOf(tensor);
        if (m_folder.empty())
            throw Error(
                ErrorKind::Unsupported,
                {mark("onnx", "The model wants to read weights from the file %1, but was not read from a folder"),
                 {location.file}});
        const fs::path file = pathInside(m_folder, location);
        const auto size = static_cast<int64_t>(fs::file_size(file));
        const int64_t length = location.length < 0 ? size - location.offset : location.length;
        if (location.offset > size || length > size - location.offset)
            throw Error(ErrorKind::Corrupt, {mark("onnx", "The file of weights %1 is too short"), {file.string()}});
        m_total += length;
        if (m_total > limits::weightBytes.value())
            limits::weightBytes.refuse({mark("onnx", "The model's weights take more than %1 bytes"),
                                        {std::to_string(limits::weightBytes.value())}});
        limits::checkHostBytes(length, file.string());
        std::string bytes(static_cast<size_t>(length), '\0');
        errno = 0;
        std::ifstream stream(file, std::ios::binary);
        stream.seekg(location.offset);
        if (!stream.read(bytes.data(), static_cast<std::streamsize>(length)))
            throw readError(file, errno != 0 ? std::strerror(errno) : "the file became shorter");
        tensor.set_raw_data(std::move(bytes));
        tensor.clear_external_data();
        tensor.set_data_location(::onnx::TensorProto::DEFAULT);
    }

private:
    fs::path m_folder;
    int64_t m_total = 0;
};

void addFile(std::set<std::string>& files, const ::onnx::TensorProto& tensor)
{
    if (tensor.data_location() == ::onnx::TensorProto::EXTERNAL)
        files.insert(locationOf(tensor).file);
}

} // namespace

std::vector<std::string> externalFiles(const ::onnx::ModelProto& model)
{
    std::set<std::string> files;
    for (const auto& tensor : model.graph().initializer())
        addFile(files, tensor);
    for (const auto& node : model.graph().node())
        for (const auto& attribute : node.attribute())
            if (attribute.has_t())
                addFile(files, attribute.t());
    return {files.begin(), files.end()};
}

void loadExternalData(::onnx::ModelProto& model, const fs::path& folder)
{
    Loader loader(folder);
    for (auto& tensor : *model.mutable_graph()->mutable_initializer())
        loader.load(tensor);
    for (auto& node : *model.mutable_graph()->mutable_node())
        for (auto& attribute : *node.mutable_attribute())
            if (attribute.has_t())
                loader.load(*attribute.mutable_t());
}

} // namespace core::onnx
