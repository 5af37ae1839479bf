// Every case of ONNX's own test data, run on the device at the standard runner's tolerance. A case that is left out has
// a reason here; one that is left out and would pass fails the run, as does one that does neither.

#include <QTest>

#include <algorithm>
#include <map>
#include <regex>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/node_cases.h"

using core::onnx::HostTensor;
using core::onnx::Model;

namespace {

constexpr double kRelative = 1e-3;
constexpr double kAbsolute = 1e-7;
constexpr double kTighter = 1e-5; ///< counted, not demanded

struct LeftOut {
    const char* pattern;
    const char* reason;
};

constexpr LeftOut kLeftOut[] = {
    {"^test_strnormalizer|STRING", "strings are not computed with"},
    {"^test_sequence_|^test_identity_sequence|_seq(_none)?$", "sequences are not tensors"},
    {"^test_optional_|^test_identity_opt|_opt$", "optional values are not tensors"},
    {"^test_(if|loop11|scan9_sum|scan_sum)$|^test_range_.*_expanded", "control flow: graphs inside of graphs"},
    {"^test_(adagrad|adam|momentum|nesterov)", "training: optimisers"},
    {"^test_training_dropout(_default)?(_mask)?$", "training: drops random elements"},
    {"^test_bernoulli", "random numbers: every implementation draws its own"},
    {"BFLOAT16", "the device's elements have 4 bytes; the data sets give bfloat16 as uint16"},
};

/// Only here the shape of the result depends on every value: all inputs have to be known when the plan is made.
constexpr const char* kShapeDependsOnAll = "^test_(nonmaxsuppression|nonzero|unique)";

const LeftOut* leftOut(const std::string& name)
{
    const auto found = std::find_if(std::begin(kLeftOut), std::end(kLeftOut), [&name](const LeftOut& row) {
        return std::regex_search(name, std::regex(row.pattern));
    });
    return found == std::end(kLeftOut) ? nullptr : found;
}

/// Which inputs are known when the plan is made. Tried in this order, so that as much as possible runs on the device.
enum class Known { Nothing, Arguments, Integers, Everything };

bool isKnown(const HostTensor& input, Known known)
{
    const bool integer = core::onnx::isInteger(input.type()) || input.type() == core::onnx::ElementType::Bool;
    switch (known) {
    case Known::Nothing:
        return false;
    case Known::Arguments:
        return input.elementCount() <= 8 && input.shape().rank() <= 1;
    case Known::Integers:
        return integer || input.elementCount() <= 8;
    case Known::Everything:
        return true;
    }
    return false;
}

struct Outcome {
    std::string problem; ///< empty: all outputs agree
    bool tight = true;
    bool dispatched = false;
};

Outcome runOnce(gpu::Device& device, const std::shared_ptr<const Model>& model, const test::NodeData& data, Known known)
{
    core::onnx::PlanOptions options;
    const auto& inputs = model->graph().inputs;
    for (size_t i = 0; i < inputs.size() && i < data.inputs.size(); ++i) {
        options.inputShapes[inputs[i].name] = data.inputs[i].shape();
        if (isKnown(data.inputs[i], known))
            options.constantInputs[inputs[i].name] = data.inputs[i];
    }
    core::onnx::Plan plan(device, model, options);
    const std::vector<std::string> wanted = plan.inputNames();
    for (size_t i = 0; i < inputs.size() && i < data.inputs.size(); ++i)
        if (std::find(wanted.begin(), wanted.end(), inputs[i].name) != wanted.end())
            plan.setInput(inputs[i].name, data.inputs[i]);
    plan.run();
    Outcome outcome;
    outcome.dispatched = plan.stepCount() > 0;
    const auto& outputs = model->graph().outputs;
    for (size_t i = 0; i < outputs.size() && i < data.outputs.size(); ++i) {
        const HostTensor actual = plan.output(outputs[i].name);
        const std::string difference = test::differenceOf(actual, data.outputs[i], kRelative, kAbsolute);
        if (!difference.empty() && outcome.problem.empty())
            outcome.problem = outputs[i].name + ": " + difference;
        outcome.tight = outcome.tight && test::differenceOf(actual, data.outputs[i], kTighter, kAbsolute).empty();
    }
    return outcome;
}

/// Shapes may depend on inputs (Reshape, Slice, …): those are then known when the plan is made.
Outcome runSet(gpu::Device& device, const std::string& name, const std::shared_ptr<const Model>& model,
               const test::NodeData& data)
{
    std::vector<Known> steps{Known::Nothing, Known::Arguments, Known::Integers};
    if (std::regex_search(name, std::regex(kShapeDependsOnAll)))
        steps.push_back(Known::Everything);
    for (const Known known : steps) {
        try {
            return runOnce(device, model, data, known);
        } catch (const gpu::Error& error) {
            if (error.kind() != gpu::ErrorKind::Unsupported || known == steps.back())
                throw;
        }
    }
    return {};
}

} // namespace

class TestNodeCases : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_folder = std::filesystem::path(TESSERA_ONNX_TESTDATA) / "node";
    std::unique_ptr<gpu::Device> m_device;
    int m_run = 0;
    int m_tight = 0;
    int m_dispatched = 0;
    std::map<std::string, int> m_skipped;

    Outcome runCase(const std::string& name)
    {
        Outcome outcome;
        try {
            const auto model = Model::load(m_folder / name / "model.onnx");
            for (const test::NodeData& data : test::readNodeData(m_folder / name)) {
                const Outcome set = runSet(*m_device, name, model, data);
                outcome.problem += outcome.problem.empty() ? set.problem : std::string();
                outcome.tight = outcome.tight && set.tight;
                outcome.dispatched = outcome.dispatched || set.dispatched;
            }
        } catch (const gpu::Error& error) {
            outcome.problem = std::string(error.what()) + " | " + error.hint().english();
        } catch (const std::exception& error) { // a data set of something else than tensors
            outcome.problem = error.what();
        }
        return outcome;
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }

    void caseAgrees_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string& name : test::caseNames(m_folder))
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void caseAgrees()
    {
        QFETCH(QString, name);
        const std::string caseName = name.toStdString();
        const Outcome outcome = runCase(caseName);
        if (const LeftOut* row = leftOut(caseName)) {
            QVERIFY2(!outcome.problem.empty(), "this case is left out but passes: take it off the list");
            ++m_skipped[row->reason];
            return;
        }
        QVERIFY2(outcome.problem.empty(), outcome.problem.c_str());
        ++m_run;
        m_tight += outcome.tight ? 1 : 0;
        m_dispatched += outcome.dispatched ? 1 : 0;
    }

    /// The counts that README and CHANGELOG name.
    void enoughCasesRan()
    {
        qInfo(
            "%d cases run and pass, %d of them within 1e-5; %d dispatch kernels, the others fold to constants or views",
            m_run, m_tight, m_dispatched);
        for (const auto& [reason, count] : m_skipped)
            qInfo("%d cases left out: %s", count, reason.c_str());
        QVERIFY2(m_run >= 867, qPrintable(QString("only %1 cases ran").arg(m_run)));
    }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }
};

QTEST_GUILESS_MAIN(TestNodeCases)
#include "tst_node_cases.moc"
