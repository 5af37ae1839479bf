#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "gpu/device.h"
#include "gpu/recorder.h"
#include "tests/bench/bench_commands.h"
#include "tests/gpu/attention_cases.h"
#include "tests/gpu/conv2d_cases.h"
#include "tests/gpu/matmul_cases.h"
#include "tests/gpu/memory_cases.h"

namespace bench {
namespace {

struct Options {
    std::string filter = ".*";
    gpu::DeviceOptions device;
    int runs = 9;
};

/// One timed case; `record` puts its data on the device.
struct KernelCase {
    std::string name;
    std::function<gpu::CommandList(gpu::Device&)> record;
};

template <typename Case>
void add(std::vector<KernelCase>& list, const char* operation, const std::vector<Case>& timed)
{
    for (const Case& test : timed)
        list.push_back({std::string(operation) + ": " + test.name,
                        [test](gpu::Device& device) { return std::move(cases::prepare(device, test).commands); }});
}

std::vector<KernelCase> kernelCases()
{
    std::vector<KernelCase> list;
    add(list, "matmul", cases::timedMatmulCases());
    add(list, "conv2d", cases::timedConv2dCases());
    add(list, "attention", cases::timedAttentionCases());
    for (const cases::MemoryCase& test : cases::timedMemoryCases())
        list.push_back({test.name, test.record});
    return list;
}

std::optional<Options> parse(Arguments arguments)
{
    Options options;
    for (size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size())
            return std::nullopt;
        const std::string_view name = arguments[i];
        const std::string_view value = arguments[i + 1];
        if (name == "--filter") {
            options.filter = value;
        } else if (name == "--device") {
            options.device.selector = value;
        } else if (name == "--family" && value == "software") {
            options.device.family = gpu::KernelFamily::Software;
        } else if (name == "--family" && value == "hardware") {
            options.device.family = gpu::KernelFamily::Hardware;
        } else if (name == "--runs") {
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.runs);
            if (error != std::errc() || end != value.data() + value.size() || options.runs < 1)
                return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    return options;
}

/// Sum over all dispatches of one run.
gpu::KernelTiming total(const gpu::CommandList& commands)
{
    gpu::KernelTiming sum;
    for (const gpu::KernelTiming& timing : commands.timings()) {
        sum.milliseconds += timing.milliseconds;
        sum.cost.floatingPointOperations += timing.cost.floatingPointOperations;
        sum.cost.bytes += timing.cost.bytes;
    }
    return sum;
}

/// Prints one row. "cpu ms" is the process' time per run and core: on a software device it tells how much of the median
/// is due to other processes.
void timeCase(gpu::Device& device, const KernelCase& test, int runs)
{
    gpu::CommandList commands = test.record(device);
    commands.setMeasuring(true);
    commands.run(); // compiles
    std::vector<double> milliseconds;
    const std::clock_t processorBefore = std::clock();
    for (int i = 0; i < runs; ++i) {
        commands.run();
        milliseconds.push_back(total(commands).milliseconds);
    }
    const double processor = static_cast<double>(std::clock() - processorBefore) * 1e3 / CLOCKS_PER_SEC / runs /
                             std::max(1U, std::thread::hardware_concurrency());
    std::sort(milliseconds.begin(), milliseconds.end());
    const double median = milliseconds[milliseconds.size() / 2];
    const gpu::Cost cost = total(commands).cost;
    std::printf("%-52s %4zu %10.3f %10.3f %10.3f %10.1f %8.1f\n", test.name.c_str(), commands.dispatchCount(), median,
                milliseconds.front(), processor, cost.floatingPointOperations / median * 1e-6,
                cost.bytes / median * 1e-6);
    std::fflush(stdout);
}

} // namespace

int runKernels(Arguments arguments)
{
    const std::optional<Options> options = parse(arguments);
    if (!options) {
        std::fputs(
            "usage: tessera_bench kernels [--filter REGEX] [--family software|hardware] [--runs N] [--device D]\n",
            stderr);
        return 2;
    }
    const std::regex filter(options->filter);
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(options->device);
    std::printf("%s, subgroup %u, %s kernels, median and best of %d runs\n", device->info().name.c_str(),
                device->limits().subgroupSize,
                device->family() == gpu::KernelFamily::Software ? "software" : "hardware", options->runs);
    std::printf("%-52s %4s %10s %10s %10s %10s %8s\n", "case", "disp", "median ms", "best ms", "cpu ms", "GFLOP/s",
                "GB/s");
    for (const KernelCase& test : kernelCases())
        if (std::regex_search(test.name, filter))
            timeCase(*device, test, options->runs);
    return 0;
}

} // namespace bench
