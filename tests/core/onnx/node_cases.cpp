#include "tests/core/onnx/node_cases.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include "core/onnx/proto_convert.h"

namespace test {

namespace {

using core::onnx::HostTensor;

HostTensor readTensor(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const auto proto = std::make_shared<::onnx::TensorProto>();
    if (!proto->ParseFromIstream(&file))
        throw std::runtime_error("cannot read " + path.string());
    return core::onnx::tensorFromProto(*proto, proto);
}

std::vector<HostTensor> readNumbered(const std::filesystem::path& folder, const std::string& prefix)
{
    std::vector<HostTensor> tensors;
    for (int i = 0;; ++i) {
        const std::filesystem::path path = folder / (prefix + std::to_string(i) + ".pb");
        if (!std::filesystem::exists(path))
            return tensors;
        tensors.push_back(readTensor(path));
    }
}

} // namespace

std::vector<std::string> caseNames(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (std::filesystem::exists(entry.path() / "model.onnx"))
                names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<NodeData> readNodeData(const std::filesystem::path& caseFolder)
{
    std::vector<NodeData> sets;
    for (int i = 0;; ++i) {
        const std::filesystem::path folder = caseFolder / ("test_data_set_" + std::to_string(i));
        if (!std::filesystem::is_directory(folder))
            return sets;
        sets.push_back({readNumbered(folder, "input_"), readNumbered(folder, "output_")});
    }
}

std::string differenceOf(const HostTensor& actual, const HostTensor& expected, double relative, double absolute)
{
    if (actual.type() != expected.type())
        return "type " + std::string(toString(actual.type())) + " instead of " + std::string(toString(expected.type()));
    if (!(actual.shape() == expected.shape()))
        return "shape " + actual.shape().toString() + " instead of " + expected.shape().toString();
    const bool exact = !core::onnx::isFloatingPoint(expected.type());
    const std::vector<double> a = actual.toDoubles();
    const std::vector<double> e = expected.toDoubles();
    for (size_t i = 0; i < e.size(); ++i) {
        const bool same = a[i] == e[i] || (std::isnan(a[i]) && std::isnan(e[i]));
        const bool close = !exact && std::abs(a[i] - e[i]) <= absolute + relative * std::abs(e[i]);
        if (!same && !close)
            return "element " + std::to_string(i) + " is " + std::to_string(a[i]) + " instead of " +
                   std::to_string(e[i]);
    }
    return {};
}

} // namespace test
