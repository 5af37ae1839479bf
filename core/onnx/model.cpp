#include "core/onnx/model.h"

#include <utility>

#include "core/assets/sha256.h"
#include "core/onnx/reader.h"

namespace core::onnx {

Model::Model(std::filesystem::path path, Graph graph) : m_path(std::move(path)), m_graph(std::move(graph)) {}

std::shared_ptr<const Model> Model::load(const std::filesystem::path& path)
{
    return std::shared_ptr<const Model>(new Model(path, readGraph(path)));
}

const std::string& Model::sha256() const
{
    std::call_once(m_hashed, [this] { m_sha256 = sha256OfFile(m_path); });
    return m_sha256;
}

} // namespace core::onnx
