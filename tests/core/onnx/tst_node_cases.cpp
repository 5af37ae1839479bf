// Every case of ONNX's own test data whose operators Tessera has, run on the device at the standard runner's tolerance.
// A case that is left out has a reason here, and a left-out case that would pass fails the run.

#include <QTest>

#include <algorithm>
#include <regex>
#include <set>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/node_cases.h"

using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::Node;

namespace {

constexpr double kRelative = 1e-3;
constexpr double kAbsolute = 1e-7;

/// The operators that exist so far.
const std::set<std::string>& operators()
{
    // clang-format off: as many a line as fit
    static const std::set<std::string> kNames{"Abs",
                                              "Acos",
                                              "Acosh",
                                              "Add",
                                              "And",
                                              "ArgMax",
                                              "ArgMin",
                                              "Asin",
                                              "Asinh",
                                              "Atan",
                                              "Atanh",
                                              "Cast",
                                              "Ceil",
                                              "Clip",
                                              "Concat",
                                              "Constant",
                                              "ConstantOfShape",
                                              "Conv",
                                              "ConvTranspose",
                                              "Cos",
                                              "Cosh",
                                              "Div",
                                              "Elu",
                                              "Equal",
                                              "Erf",
                                              "Exp",
                                              "Expand",
                                              "Flatten",
                                              "Floor",
                                              "Gather",
                                              "Gemm",
                                              "Greater",
                                              "GreaterOrEqual",
                                              "HardSigmoid",
                                              "Identity",
                                              "IsInf",
                                              "IsNaN",
                                              "LayerNormalization",
                                              "LeakyRelu",
                                              "Less",
                                              "LessOrEqual",
                                              "Log",
                                              "MatMul",
                                              "Max",
                                              "Min",
                                              "Mod",
                                              "Mul",
                                              "Neg",
                                              "Not",
                                              "OneHot",
                                              "Or",
                                              "Pad",
                                              "Pow",
                                              "Range",
                                              "Reciprocal",
                                              "ReduceL1",
                                              "ReduceL2",
                                              "ReduceLogSum",
                                              "ReduceLogSumExp",
                                              "ReduceMax",
                                              "ReduceMean",
                                              "ReduceMin",
                                              "ReduceProd",
                                              "ReduceSum",
                                              "ReduceSumSquare",
                                              "Relu",
                                              "Reshape",
                                              "Resize",
                                              "Round",
                                              "Shape",
                                              "Sigmoid",
                                              "Sign",
                                              "Sin",
                                              "Sinh",
                                              "Slice",
                                              "Softmax",
                                              "Softplus",
                                              "Split",
                                              "Sqrt",
                                              "Squeeze",
                                              "Sub",
                                              "Tan",
                                              "Tanh",
                                              "Tile",
                                              "Transpose",
                                              "Unsqueeze",
                                              "Where",
                                              "Xor"};
    // clang-format on
    return kNames;
}

struct LeftOut {
    const char* pattern;
    const char* reason;
};

/// Cases that cannot run yet although their operator exists.
constexpr LeftOut kLeftOut[] = {
    {"test_identity_(opt|sequence)", "optional and sequence values are not tensors"},
    {"_(STRING_to_FLOAT|FLOAT_to_STRING)", "strings are not computed with"},
    {"test_cast(like)?_.*BFLOAT16", "the device's elements have 4 bytes; the data sets give bfloat16 as uint16"},
    {"test_conv(transpose)?_3d", "convolutions have one or two spatial axes"},
};

const LeftOut* leftOut(const std::string& name)
{
    const auto found = std::find_if(std::begin(kLeftOut), std::end(kLeftOut), [&name](const LeftOut& row) {
        return std::regex_search(name, std::regex(row.pattern));
    });
    return found == std::end(kLeftOut) ? nullptr : found;
}

/// Runs one data set; empty if all outputs agree.
std::string runOnce(gpu::Device& device, const std::shared_ptr<const Model>& model, const test::NodeData& data,
                    bool integersAreKnown)
{
    core::onnx::PlanOptions options;
    const auto& inputs = model->graph().inputs;
    for (size_t i = 0; i < inputs.size() && i < data.inputs.size(); ++i) {
        options.inputShapes[inputs[i].name] = data.inputs[i].shape();
        const bool known = integersAreKnown && (core::onnx::isInteger(data.inputs[i].type()) ||
                                                data.inputs[i].type() == core::onnx::ElementType::Bool ||
                                                data.inputs[i].elementCount() <= 8);
        if (known)
            options.constantInputs[inputs[i].name] = data.inputs[i];
    }
    core::onnx::Plan plan(device, model, options);
    const std::vector<std::string> wanted = plan.inputNames();
    for (size_t i = 0; i < inputs.size() && i < data.inputs.size(); ++i)
        if (std::find(wanted.begin(), wanted.end(), inputs[i].name) != wanted.end())
            plan.setInput(inputs[i].name, data.inputs[i]);
    plan.run();
    const auto& outputs = model->graph().outputs;
    for (size_t i = 0; i < outputs.size() && i < data.outputs.size(); ++i) {
        const std::string difference =
            test::differenceOf(plan.output(outputs[i].name), data.outputs[i], kRelative, kAbsolute);
        if (!difference.empty())
            return outputs[i].name + ": " + difference;
    }
    return {};
}

/// Shapes may depend on integer inputs (Reshape, Slice, …): those are then known when the plan is made.
std::string runSet(gpu::Device& device, const std::shared_ptr<const Model>& model, const test::NodeData& data)
{
    try {
        return runOnce(device, model, data, false);
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::Unsupported)
            throw;
    }
    return runOnce(device, model, data, true);
}

} // namespace

class TestNodeCases : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_folder = std::filesystem::path(TESSERA_ONNX_TESTDATA) / "node";
    std::unique_ptr<gpu::Device> m_device;
    int m_run = 0;

    /// Null if the model needs an operator that does not exist yet, or cannot be read.
    std::shared_ptr<const Model> modelOf(const std::string& name) const
    {
        try {
            auto model = Model::load(m_folder / name / "model.onnx");
            const std::vector<Node>& nodes = model->graph().nodes;
            const bool known = std::all_of(nodes.begin(), nodes.end(), [](const Node& node) {
                return node.domain.empty() && operators().count(node.opType) > 0;
            });
            return known ? model : nullptr;
        } catch (const gpu::Error&) {
            return nullptr;
        }
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }

    void caseAgrees_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string& name : test::caseNames(m_folder))
            if (modelOf(name))
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void caseAgrees()
    {
        QFETCH(QString, name);
        const std::string caseName = name.toStdString();
        const LeftOut* reason = leftOut(caseName);
        std::string problem;
        try {
            const auto model = modelOf(caseName);
            for (const test::NodeData& data : test::readNodeData(m_folder / caseName))
                if (problem.empty())
                    problem = runSet(*m_device, model, data);
        } catch (const gpu::Error& error) {
            problem = std::string(error.what()) + " | " + error.hint().english();
        }
        if (reason != nullptr) {
            QVERIFY2(!problem.empty(), "this case is left out but passes: take it off the list");
            return;
        }
        QVERIFY2(problem.empty(), problem.c_str());
        ++m_run;
    }

    void enoughCasesRan() { QVERIFY2(m_run >= 300, qPrintable(QString("only %1 cases ran").arg(m_run))); }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }
};

QTEST_GUILESS_MAIN(TestNodeCases)
#include "tst_node_cases.moc"
