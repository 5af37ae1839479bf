#pragma once

#include <optional>

#include "core/image/image.h"
#include "core/onnx/host_tensor.h"

namespace core::onnx {

/// The picture, resized to the tensor's height and width, as values from 0 to 1: for real tensors (N, C, H, W) or (N,
/// H, W, C) of 3 channels (red, green, blue) or 1 (their mean), the same picture N times. Nothing for others.
std::optional<HostTensor> pictureInput(const TensorInfo& info, const Image& picture);

} // namespace core::onnx
