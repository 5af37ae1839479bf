#include "core/onnx/conformance/cases.h"

#include <algorithm>
#include <cmath>

#include "core/onnx/reader.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
namespace fs = std::filesystem;

std::vector<HostTensor> readNumbered(const fs::path& folder, const std::string& prefix)
{
    std::vector<HostTensor> tensors;
    for (int i = 0;; ++i) {
        const fs::path path = folder / (prefix + std::to_string(i) + ".pb");
        if (!fs::exists(path))
            return tensors;
        tensors.push_back(readTensor(path));
    }
}

std::string word(ElementType type) { return std::string(toString(type)); }

} // namespace

fs::path defaultCasesFolder() { return "/usr/share/libonnx-testdata/data"; }

std::vector<ConformanceCase> findCases(const fs::path& folder)
{
    std::vector<ConformanceCase> cases;
    for (const char* suite : {"node", "pytorch-converted", "pytorch-operator", "simple"}) {
        std::error_code missing;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder / suite, missing))
            if (fs::exists(entry.path() / "model.onnx"))
                cases.push_back({suite, entry.path().filename().string(), entry.path()});
    }
    if (cases.empty())
        throw Error(ErrorKind::NotFound,
                    {mark("onnx", "The test cases of the ONNX standard are not in %1"), {folder.string()}},
                    mark("onnx", "Install them with \"sudo apt install libonnx-testdata\", or name another folder."));
    std::sort(cases.begin(), cases.end(), [](const ConformanceCase& a, const ConformanceCase& b) {
        return a.suite != b.suite ? a.suite < b.suite : a.name < b.name;
    });
    return cases;
}

std::vector<ConformanceData> readConformanceData(const fs::path& caseFolder)
{
    std::vector<ConformanceData> sets;
    for (int i = 0;; ++i) {
        const fs::path folder = caseFolder / ("test_data_set_" + std::to_string(i));
        if (!fs::is_directory(folder))
            return sets;
        sets.push_back({readNumbered(folder, "input_"), readNumbered(folder, "output_")});
    }
}

gpu::Message differenceOf(const HostTensor& actual, const HostTensor& expected, double relative, double absolute)
{
    if (actual.type() != expected.type())
        return {mark("onnx", "The type is %1 instead of %2"), {word(actual.type()), word(expected.type())}};
    if (!(actual.shape() == expected.shape()))
        return {mark("onnx", "The shape is %1 instead of %2"),
                {actual.shape().toString(), expected.shape().toString()}};
    const bool exact = !isFloatingPoint(expected.type());
    const std::vector<double> a = actual.toDoubles();
    const std::vector<double> e = expected.toDoubles();
    for (size_t i = 0; i < e.size(); ++i) {
        const bool same = a[i] == e[i] || (std::isnan(a[i]) && std::isnan(e[i]));
        const bool close = !exact && std::abs(a[i] - e[i]) <= absolute + relative * std::abs(e[i]);
        if (!same && !close)
            return {mark("onnx", "Element %1 is %2 instead of %3"),
                    {std::to_string(i), std::to_string(a[i]), std::to_string(e[i])}};
    }
    return {};
}

} // namespace core::onnx
