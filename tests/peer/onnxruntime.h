#pragma once
// ONNX Runtime on the CPU, as a second opinion.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/onnx/host_tensor.h"

namespace peer {

/// One model in ONNX Runtime. Throws std::runtime_error with the runtime's own words.
class OnnxRuntime {
public:
    /// library: libonnxruntime.so (the asset "onnxruntime"). extraOutputs: intermediate tensors to be read as well.
    OnnxRuntime(const std::filesystem::path& library, const std::filesystem::path& model, int threads,
                const std::vector<std::string>& extraOutputs = {});
    ~OnnxRuntime();
    OnnxRuntime(const OnnxRuntime&) = delete;
    OnnxRuntime& operator=(const OnnxRuntime&) = delete;

    /// float and int64 tensors.
    std::map<std::string, core::onnx::HostTensor> run(const std::map<std::string, core::onnx::HostTensor>& inputs,
                                                      const std::vector<std::string>& outputs);
    std::string version() const;

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

} // namespace peer
