#pragma once
// Constants on the device, uploaded and packed once and shared by all plans of a model.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/onnx/host_tensor.h"
#include "gpu/ops/conv2d.h"
#include "gpu/ops/matmul.h"
#include "gpu/recorder.h"

namespace core::onnx {

/// How an ONNX element type is kept on the device with 32 bits. Throws Unsupported for strings and the like.
gpu::DType deviceType(ElementType type);
/// The same with 64 bits where the type has them: doubles and signed integers.
gpu::DType deviceType64(ElementType type);
/// The elements that stand for a host tensor on the device. Throws Unsupported if an integer or a double does not fit
/// the 32 bits of `dtype`.
std::vector<std::byte> toDeviceBytes(const HostTensor& tensor, gpu::DType dtype);

/// Compute thread only. A constant is known by the address of its bytes, which the cache keeps alive.
class WeightCache {
public:
    explicit WeightCache(gpu::Device& device);

    gpu::Tensor tensor(const HostTensor& value, gpu::DType dtype);
    /// (K, N), or (N, K) if transposed.
    gpu::PackedMatrix matrix(const HostTensor& value, bool transposed);
    gpu::PackedConv2d conv2d(const HostTensor& value, const gpu::Conv2dGeometry& geometry, bool transposedConvolution);

    /// Runs the packing that was asked for since the last call. If it fails the cache is emptied.
    void flush(const gpu::RunControl& control);

private:
    using Key = std::pair<const std::byte*, std::string>;

    template <typename Packed, typename Pack>
    Packed packed(std::map<Key, Packed>& cache, const HostTensor& value, std::string kind, Pack pack);

    gpu::Device& m_device;
    gpu::Recorder m_packing;
    bool m_pending = false;
    std::vector<HostTensor> m_kept;
    std::map<Key, gpu::Tensor> m_tensors;
    std::map<Key, gpu::PackedMatrix> m_matrices;
    std::map<Key, gpu::PackedConv2d> m_convolutions;
};

} // namespace core::onnx
