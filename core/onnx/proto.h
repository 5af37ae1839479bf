#pragma once
// libonnx's generated headers, which do not keep to our warnings.

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <onnx/checker.h>
#include <onnx/onnx_pb.h>
#pragma GCC diagnostic pop
