#include "tests/support/fault_sweep.h"

#include <algorithm>
#include <map>

#include "gpu/base/error.h"
#include "tests/support/long_run.h"
#include "tests/support/vulkan_faults.h"

namespace support {
namespace {

gpu::ErrorKind kindOf(VkResult result)
{
    switch (result) {
    case VK_ERROR_DEVICE_LOST:
    case VK_TIMEOUT:
        return gpu::ErrorKind::DeviceLost;
    case VK_ERROR_OUT_OF_HOST_MEMORY:
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
    case VK_ERROR_OUT_OF_POOL_MEMORY:
    case VK_ERROR_TOO_MANY_OBJECTS:
        return gpu::ErrorKind::OutOfMemory;
    case VK_ERROR_INCOMPATIBLE_DRIVER:
        return gpu::ErrorKind::Unsupported;
    default:
        return gpu::ErrorKind::Internal;
    }
}

/// Runs the job with its fault; empty if it ended as it has to.
std::string endsWithItsMessage(const FaultyJob& job, VkResult result)
{
    try {
        job.run();
    } catch (const gpu::Error& error) {
        if (error.kind() != kindOf(result))
            return std::string("ended with another kind of error: ") + error.what();
        if (error.message().empty() || error.hint().empty())
            return std::string("says too little: ") + error.what();
        return vulkanCallFailed() ? "" : std::string("failed by itself: ") + error.what();
    } catch (const std::exception& error) {
        return std::string("threw something else: ") + error.what();
    }
    return vulkanCallFailed() ? "went on as if nothing had happened" : "never came";
}

std::string nextJobIsRight(const FaultyJob& job, const std::vector<float>& expected)
{
    try {
        return job.run() == expected ? "" : "the next job gave other numbers";
    } catch (const std::exception& error) {
        return std::string("the next job failed: ") + error.what();
    }
}

struct Fault {
    size_t index = 0;
    std::string call;
    VkResult result = VK_SUCCESS;
};

bool sameCall(const VulkanCall& a, const VulkanCall& b) { return a.name == b.name && a.from == b.from; }

std::vector<Fault> faultsOf(const std::vector<VulkanCall>& calls, bool opening)
{
    std::vector<Fault> faults;
    std::map<std::string, size_t> failed; // how many calls of that name, so that the answers take turns
    const auto opened = std::ranges::find(calls, "vkCreatePipelineCache", &VulkanCall::name);
    const auto first = opening || opened == calls.end() ? calls.begin() : opened + 1;
    for (auto call = first; call != calls.end(); ++call) {
        const auto same = [&call](const VulkanCall& other) { return sameCall(*call, other); };
        const std::vector<VkResult> all = vulkanFailures(call->name);
        const auto index = static_cast<size_t>(call - calls.begin());
        if (isLong()) {
            for (const VkResult result : all)
                faults.push_back({index, call->name, result});
        } else if (std::none_of(first, call, same) || std::none_of(call + 1, calls.end(), same)) {
            faults.push_back({index, call->name, all[failed[call->name]++ % all.size()]});
        }
    }
    return faults;
}

/// One fault in a job that has nothing open; empty if all went as it has to.
std::string inject(const FaultyJob& job, const Fault& fault, const std::vector<float>& expected)
{
    failVulkanCall(fault.index, fault.result);
    std::string wrong = endsWithItsMessage(job, fault.result);
    countVulkanCalls();
    if (wrong.empty())
        wrong = nextJobIsRight(job, expected);
    job.close();
    return wrong.empty() ? vulkanMessages() : wrong;
}

} // namespace

SweepReport failEachVulkanCall(const FaultyJob& job)
{
    SweepReport report;
    job.close();
    vulkanMessages();
    countVulkanCalls();
    const std::vector<float> expected = job.run();
    job.close();
    const std::vector<VulkanCall> calls = vulkanCalls();
    report.calls = calls.size();
    report.wrong = vulkanMessages();
    for (const Fault& fault : faultsOf(calls, job.opening)) {
        if (!report.wrong.empty())
            break;
        ++report.faults;
        if (const std::string wrong = inject(job, fault, expected); !wrong.empty())
            report.wrong = "call " + std::to_string(fault.index) + ", " + fault.call + " returning " +
                           std::to_string(fault.result) + ": " + wrong;
    }
    return report;
}

} // namespace support
