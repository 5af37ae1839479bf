#include "core/onnx/reader.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/assets/read_error.h"
#include "core/limits.h"
#include "core/onnx/external_data.h"
#include "core/onnx/model_caps.h"
#include "core/onnx/proto_convert.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

namespace fs = std::filesystem;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

[[noreturn]] void throwNoModel(const std::string& what)
{
    throw Error(ErrorKind::Corrupt, {mark("onnx", "%1 is not a whole ONNX model"), {what}},
                {mark("onnx", "Get the file again; it may be cut off or of another kind."), {}});
}

void checkSize(int64_t bytes, const std::string& what)
{
    if (bytes == 0)
        throw Error(ErrorKind::Corrupt, {mark("onnx", "%1 is empty"), {what}},
                    {mark("onnx", "Get the file again."), {}});
    if (bytes > limits::modelBytes.value())
        limits::modelBytes.refuse({mark("onnx", "%1 has %2 bytes; models of more than %3 bytes are not supported"),
                                   {what, std::to_string(bytes), std::to_string(limits::modelBytes.value())}});
    limits::checkHostBytes(bytes, what);
}

std::ifstream openFile(const fs::path& file)
{
    std::error_code failed;
    if (!fs::exists(file, failed))
        throw Error(ErrorKind::NotFound, {mark("onnx", "There is no file %1"), {file.string()}});
    if (!fs::is_regular_file(file, failed))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "%1 is not a file"), {file.string()}});
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw readError(file, std::strerror(errno));
    checkSize(static_cast<int64_t>(fs::file_size(file)), file.string());
    return stream;
}

void checkOpsets(const ::onnx::ModelProto& model, const std::string& what)
{
    for (const auto& opset : model.opset_import()) {
        const bool standard = opset.domain().empty() || opset.domain() == "ai.onnx";
        if (standard && opset.version() > kMaxOpset)
            throw Error(ErrorKind::Unsupported,
                        {mark("onnx", "%1 uses version %2 of the ONNX operators; this program knows them up to %3"),
                         {what, std::to_string(opset.version()), std::to_string(kMaxOpset)}},
                        {mark("onnx", "Export the model again for operator set %1."), {std::to_string(kMaxOpset)}});
    }
}

/// Throws as readGraph if the standard's own checker does not accept the model.
void checkModel(const ::onnx::ModelProto& model, const std::string& what)
{
    if (!model.has_graph() || model.opset_import_size() == 0)
        throwNoModel(what);
    checkOpsets(model, what);
    try {
        ::onnx::checker::check_model(model);
    } catch (const ::onnx::checker::ValidationError& error) {
        const std::string reason = error.what();
        const bool unknown = reason.find("No Op registered") != std::string::npos;
        throw Error(unknown ? ErrorKind::Unsupported : ErrorKind::Corrupt,
                    {mark("onnx", "%1 breaks the ONNX standard: %2"), {what, reason}},
                    {mark("onnx", "Get the model again, or export it again."), {}});
    }
}

Graph graphOf(std::unique_ptr<::onnx::ModelProto> model, const fs::path& folder, const std::string& what)
{
    checkCounts(*model, what);
    checkOpsets(*model, what);
    std::vector<std::string> files = externalFiles(*model);
    loadExternalData(*model, folder);
    checkModel(*model, what);
    Graph graph = graphFromProto(std::shared_ptr<const ::onnx::ModelProto>(std::move(model)));
    graph.facts.externalFiles = std::move(files);
    return graph;
}

} // namespace

Graph readGraph(const fs::path& file)
{
    std::ifstream stream = openFile(file);
    auto model = std::make_unique<::onnx::ModelProto>();
    if (!model->ParseFromIstream(&stream))
        throwNoModel(file.string());
    const fs::path folder = file.parent_path();
    return graphOf(std::move(model), folder.empty() ? fs::path(".") : folder, file.string());
}

Graph parseGraph(std::span<const std::byte> bytes, const fs::path& folder)
{
    const std::string what = "data in memory";
    checkSize(static_cast<int64_t>(bytes.size()), what);
    auto model = std::make_unique<::onnx::ModelProto>();
    if (!model->ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        throwNoModel(what);
    return graphOf(std::move(model), folder, what);
}

HostTensor readTensor(const fs::path& file)
{
    std::ifstream stream = openFile(file);
    const auto tensor = std::make_shared<::onnx::TensorProto>();
    if (!tensor->ParseFromIstream(&stream))
        throw Error(ErrorKind::Corrupt, {mark("onnx", "%1 is not a whole ONNX tensor"), {file.string()}});
    return tensorFromProto(*tensor, tensor);
}

} // namespace core::onnx
