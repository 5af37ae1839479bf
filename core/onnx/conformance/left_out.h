#pragma once
// Which of the standard's test cases are out of scope, and why.

#include "core/onnx/conformance/cases.h"

namespace core::onnx {

/// The reason why a case is not expected to pass; empty if it is.
gpu::Message leftOut(const ConformanceCase& one);

} // namespace core::onnx
