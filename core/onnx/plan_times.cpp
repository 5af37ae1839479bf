#include "core/onnx/plan_times.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "gpu/base/random.h"

namespace core::onnx {

namespace {

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Which node each dispatch works for.
std::vector<size_t> owners(const Plan& plan, size_t dispatches)
{
    std::vector<size_t> nodes(dispatches, 0);
    for (const PlanStep& step : plan.steps())
        std::fill_n(nodes.begin() + static_cast<std::ptrdiff_t>(step.firstDispatch), step.dispatches,
                    static_cast<size_t>(step.node));
    return nodes;
}

/// One list of times for each key, one time for each run.
template <typename Key>
using Runs = std::map<Key, std::vector<double>>;

template <typename Key>
void addRun(Runs<Key>& runs, const std::map<Key, double>& sums)
{
    for (const auto& [key, milliseconds] : sums)
        runs[key].push_back(milliseconds);
}

HostTensor drawn(const TensorInfo& info, gpu::RandomStream& random)
{
    std::vector<float> values(static_cast<size_t>(info.shape.elementCount()), 1);
    if (isFloatingPoint(info.type))
        std::generate(values.begin(), values.end(), [&] { return static_cast<float>(random.normal()); });
    return HostTensor::fromFloats(info.shape, values).cast(info.type);
}

} // namespace

PlanTimes timePlan(Plan& plan, int runs, const gpu::RunControl& control)
{
    const auto part = [&](int run) {
        gpu::RunControl inner{control.stop, {}};
        if (control.progress)
            inner.progress = [&control, run, runs](double fraction) { control.report((run + fraction) / (runs + 1)); };
        return inner;
    };
    gpu::CommandList& commands = plan.commands();
    commands.setMeasuring(true);
    plan.run(part(0)); // the first run compiles kernels
    const std::vector<size_t> nodeOf = owners(plan, commands.dispatchCount());
    Runs<size_t> nodes;
    Runs<std::string> kernels;
    std::vector<double> whole;
    std::vector<double> device;
    std::map<std::string, KernelTime> rows;
    for (int run = 1; run <= runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        plan.run(part(run));
        whole.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        std::map<size_t, double> nodeSums;
        std::map<std::string, double> kernelSums;
        double sum = 0;
        const std::vector<gpu::KernelTiming>& timings = commands.timings();
        for (size_t k = 0; k < timings.size() && k < nodeOf.size(); ++k) {
            nodeSums[nodeOf[k]] += timings[k].milliseconds;
            kernelSums[timings[k].kernel] += timings[k].milliseconds;
            sum += timings[k].milliseconds;
            if (run == 1) {
                KernelTime& row = rows[timings[k].kernel];
                row.kernel = timings[k].kernel;
                ++row.dispatches;
                row.cost.floatingPointOperations += timings[k].cost.floatingPointOperations;
                row.cost.bytes += timings[k].cost.bytes;
            }
        }
        addRun(nodes, nodeSums);
        addRun(kernels, kernelSums);
        device.push_back(sum);
    }
    PlanTimes times{runs, median(whole), median(device), {}, {}};
    if (!nodes.empty())
        times.nodes.assign(plan.graph().graph.nodes.size(), 0);
    for (const auto& [node, milliseconds] : nodes)
        times.nodes[node] = median(milliseconds);
    for (auto& [kernel, row] : rows) {
        row.milliseconds = median(kernels[kernel]);
        times.kernels.push_back(row);
    }
    std::stable_sort(times.kernels.begin(), times.kernels.end(),
                     [](const KernelTime& a, const KernelTime& b) { return a.milliseconds > b.milliseconds; });
    return times;
}

TensorMap sampleInputs(const Plan& plan, SampleValues values, uint64_t seed)
{
    TensorMap samples;
    uint64_t stream = 0;
    for (const ValueInfo& input : plan.graph().graph.inputs) {
        const TensorInfo& info = plan.graph().info(input.name);
        gpu::RandomStream random(seed, stream++);
        if (values == SampleValues::Zeros) {
            const std::vector<float> zeros(static_cast<size_t>(info.shape.elementCount()), 0);
            samples[input.name] = HostTensor::fromFloats(info.shape, zeros).cast(info.type);
        } else {
            samples[input.name] = drawn(info, random);
        }
    }
    return samples;
}

} // namespace core::onnx
