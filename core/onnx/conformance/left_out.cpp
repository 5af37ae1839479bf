#include "core/onnx/conformance/left_out.h"

#include <regex>

namespace core::onnx {

namespace {

using gpu::mark;

struct Row {
    std::regex path;
    gpu::Text reason;
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> kRows{
        {std::regex("/test_strnorm|STRING"), mark("onnx", "strings: nothing is computed with them")},
        {std::regex("/test_sequence_|/test_identity_sequence|_seq(_none)?$"),
         mark("onnx", "sequences: they are not tensors")},
        {std::regex("/test_optional_|/test_identity_opt|_opt$"), mark("onnx", "optional values: they are not tensors")},
        {std::regex("/test_(if|loop11|scan9_sum|scan_sum)$|/test_range_.*_expanded"),
         mark("onnx", "control flow: graphs inside of graphs")},
        {std::regex("/test_(adagrad|adam|momentum|nesterov|gradient)"),
         mark("onnx", "training: optimisers and gradients")},
        {std::regex("/test_training_dropout(_default)?(_mask)?$"),
         mark("onnx", "training: elements are dropped at random")},
        {std::regex("/test_bernoulli"), mark("onnx", "random numbers: every implementation draws its own")},
        {std::regex("BFLOAT16"), mark("onnx", "bfloat16: the cases give it as 16-bit integers")},
    };
    return kRows;
}

} // namespace

gpu::Message leftOut(const ConformanceCase& one)
{
    const std::string path = one.path();
    for (const Row& row : rows())
        if (std::regex_search(path, row.path))
            return row.reason;
    return {};
}

} // namespace core::onnx
