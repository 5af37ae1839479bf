#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "core/onnx/graph.h"

namespace core::onnx {

/// A model file, read once and shared read-only between threads.
class Model {
public:
    /// Throws as readGraph.
    static std::shared_ptr<const Model> load(const std::filesystem::path& path);

    const Graph& graph() const { return m_graph; }
    const std::filesystem::path& path() const { return m_path; }
    /// Of the file, lower-case hex; computed at the first call. Throws NotFound or Io if the file went away.
    const std::string& sha256() const;

private:
    Model(std::filesystem::path path, Graph graph);

    std::filesystem::path m_path;
    Graph m_graph;
    mutable std::once_flag m_hashed;
    mutable std::string m_sha256;
};

} // namespace core::onnx
