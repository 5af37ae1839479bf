#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

/// A model file, read once and shared read-only between threads.
class Model {
public:
    /// `weights`: safetensors files whose tensors replace or complete the model's own, later ones over earlier ones.
    /// Throws as readGraph, readWeights and applyWeights.
    static std::shared_ptr<const Model> load(const std::filesystem::path& path,
                                             const std::vector<std::filesystem::path>& weights = {});

    const Graph& graph() const { return m_graph; }
    const std::filesystem::path& path() const { return m_path; }
    /// Of the file, lower-case hex, and of the hashes of all files where there are weights besides; computed at the
    /// first call. Throws NotFound or Io if a file went away.
    const std::string& sha256() const;

private:
    Model(std::filesystem::path path, std::vector<std::filesystem::path> weights, Graph graph);

    std::filesystem::path m_path;
    std::vector<std::filesystem::path> m_weights;
    Graph m_graph;
    mutable std::once_flag m_hashed;
    mutable std::string m_sha256;
};

} // namespace core::onnx
