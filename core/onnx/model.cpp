#include "core/onnx/model.h"

#include <span>
#include <utility>

#include "core/assets/sha256.h"
#include "core/onnx/reader.h"
#include "core/onnx/safetensors.h"

namespace core::onnx {

Model::Model(std::filesystem::path path, std::vector<std::filesystem::path> weights, Graph graph)
    : m_path(std::move(path)), m_weights(std::move(weights)), m_graph(std::move(graph))
{
}

std::shared_ptr<const Model> Model::load(const std::filesystem::path& path,
                                         const std::vector<std::filesystem::path>& weights)
{
    Graph graph = readGraph(path);
    for (const std::filesystem::path& file : weights)
        applyWeights(graph, readWeights(file), file.string());
    return std::shared_ptr<const Model>(new Model(path, weights, std::move(graph)));
}

const std::string& Model::sha256() const
{
    std::call_once(m_hashed, [this] {
        std::string hashes = sha256OfFile(m_path);
        for (const std::filesystem::path& file : m_weights)
            hashes += sha256OfFile(file);
        m_sha256 = m_weights.empty() ? hashes : sha256Hex(std::as_bytes(std::span(hashes)));
    });
    return m_sha256;
}

} // namespace core::onnx
