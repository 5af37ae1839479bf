#include "core/onnx/conformance/run_case.h"

#include <algorithm>
#include <memory>

#include "core/onnx/conformance/left_out.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// Which inputs are known when the plan is made. Tried in this order, so that as much as possible runs on the device.
enum class Known { Nothing, Arguments, Integers, Everything };

bool isKnown(const HostTensor& input, Known known)
{
    const bool integer = isInteger(input.type()) || input.type() == ElementType::Bool;
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

/// Only there the shape of a result depends on every value that is read.
bool needsEverything(const Graph& graph)
{
    return std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
        return node.is("NonMaxSuppression") || node.is("NonZero") || node.is("Unique");
    });
}

class CaseRun {
public:
    CaseRun(gpu::Device& device, const gpu::RunControl& control) : m_device(device), m_control(control) {}

    /// Adds a data set to the result: it fails if the set does.
    void run(const std::shared_ptr<const Model>& model, const ConformanceData& data)
    {
        const Known last = needsEverything(model->graph()) ? Known::Everything : Known::Integers;
        for (const Known known : {Known::Nothing, Known::Arguments, Known::Integers, Known::Everything}) {
            try {
                return runOnce(model, data, known);
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::Unsupported || known == last)
                    throw;
            }
        }
    }

    CaseResult result{CaseState::Passed, {}, true, false};

private:
    void runOnce(const std::shared_ptr<const Model>& model, const ConformanceData& data, Known known)
    {
        const std::vector<ValueInfo>& inputs = model->graph().inputs;
        const std::vector<ValueInfo>& outputs = model->graph().outputs;
        if (data.outputs.empty() || data.outputs.size() > outputs.size() || data.inputs.size() > inputs.size())
            return fail({mark("onnx", "The data set does not fit the model"), {}});
        PlanOptions options;
        for (size_t i = 0; i < data.inputs.size(); ++i) {
            options.inputShapes[inputs[i].name] = data.inputs[i].shape();
            if (isKnown(data.inputs[i], known))
                options.constantInputs[inputs[i].name] = data.inputs[i];
        }
        Plan plan(m_device, model, options, m_control);
        const std::vector<std::string> wanted = plan.inputNames();
        for (size_t i = 0; i < data.inputs.size(); ++i)
            if (std::find(wanted.begin(), wanted.end(), inputs[i].name) != wanted.end())
                plan.setInput(inputs[i].name, data.inputs[i]);
        plan.run(m_control);
        result.dispatched = result.dispatched || plan.stepCount() > 0;
        for (size_t i = 0; i < data.outputs.size(); ++i)
            compare(outputs[i].name, plan.output(outputs[i].name), data.outputs[i]);
    }

    void compare(const std::string& name, const HostTensor& actual, const HostTensor& expected)
    {
        const gpu::Message difference = differenceOf(actual, expected, kCaseRelative, kCaseAbsolute);
        if (!difference.empty())
            fail({mark("onnx", "Output %1: %2"), {name, difference.english()}});
        result.tight = result.tight && differenceOf(actual, expected, kCaseTighter, kCaseAbsolute).empty();
    }

    void fail(const gpu::Message& reason)
    {
        result.state = CaseState::Failed;
        if (result.reason.empty())
            result.reason = reason;
    }

    gpu::Device& m_device;
    const gpu::RunControl& m_control;
};

/// The outcome, whether or not the case is in scope.
CaseResult outcomeOf(gpu::Device& device, const ConformanceCase& one, const gpu::RunControl& control)
{
    CaseRun run(device, control);
    try {
        const auto model = Model::load(one.folder / "model.onnx");
        const std::vector<ConformanceData> sets = readConformanceData(one.folder);
        if (sets.empty())
            return {CaseState::Failed, mark("onnx", "The case has no data set")};
        for (const ConformanceData& data : sets)
            run.run(model, data);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Cancelled || error.kind() == ErrorKind::DeviceLost)
            throw;
        return {CaseState::Failed, error.message()};
    }
    return run.result;
}

} // namespace

CaseResult runCase(gpu::Device& device, const ConformanceCase& one, const gpu::RunControl& control)
{
    control.throwIfStopped();
    const CaseResult outcome = outcomeOf(device, one, control);
    const gpu::Message reason = leftOut(one);
    if (reason.empty())
        return outcome;
    if (outcome.state == CaseState::Passed)
        return {CaseState::Failed, mark("onnx", "The case is left out but passes: take it off the list")};
    return {CaseState::Skipped, reason};
}

} // namespace core::onnx
