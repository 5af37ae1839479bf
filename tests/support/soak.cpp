#include "tests/support/soak.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <malloc.h>
#include <sys/prctl.h>

#if defined(__SANITIZE_ADDRESS__)
extern "C" size_t __sanitizer_get_current_allocated_bytes(); // not every compiler brings its header
#endif

namespace support {
namespace {

constexpr double kAllowed = 0.02; ///< of growth, in parts of what there was
constexpr int kMostSamples = 100; ///< of a whole soak

// Else each new thread may take another heap, and how much of it stays resident is chance.
[[maybe_unused]] const bool kOneHeap = mallopt(M_ARENA_MAX, 1) == 1;

// Else the system may put a huge page where small ones were, parts of which nobody ever asked for.
[[maybe_unused]] const bool kSmallPages = prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) == 0;

/// Entries of a folder of /proc.
int64_t countIn(const char* folder)
{
    return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

[[maybe_unused]] int64_t residentBytes()
{
    std::ifstream file("/proc/self/status");
    int64_t kib = 0;
    for (std::string word; file >> word;) {
        int64_t number = 0;
        if ((word == "RssAnon:" || word == "RssShmem:" || word == "VmSwap:") && file >> number)
            kib += number;
    }
    return kib * 1024;
}

int64_t median(const std::vector<Holdings>& samples, int64_t Holdings::*what)
{
    std::vector<int64_t> values(samples.size());
    std::ranges::transform(samples, values.begin(), [what](const Holdings& sample) { return sample.*what; });
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

Holdings median(const std::vector<Holdings>& samples)
{
    return {median(samples, &Holdings::resident), median(samples, &Holdings::heap),
            median(samples, &Holdings::descriptors), median(samples, &Holdings::threads)};
}

double growthOf(int64_t before, int64_t after)
{
    return before > 0 ? static_cast<double>(after - before) / static_cast<double>(before) : 0;
}

double mebibytes(int64_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

} // namespace

Holdings Holdings::now()
{
    Holdings found;
#if defined(__SANITIZE_ADDRESS__)
    // What is freed stays resident for a while, so that its use is seen.
    found.heap = static_cast<int64_t>(__sanitizer_get_current_allocated_bytes());
#else
    malloc_trim(0);
    const struct mallinfo2 heap = mallinfo2();
    found.heap = static_cast<int64_t>(heap.uordblks + heap.hblkhd);
    found.resident = residentBytes();
#endif
    found.descriptors = countIn("/proc/self/fd");
    found.threads = countIn("/proc/self/task");
    return found;
}

std::string Growth::inMemory() const
{
    const bool grows =
        growthOf(before.resident, after.resident) >= kAllowed || growthOf(before.heap, after.heap) >= kAllowed;
    return grows ? text() : "";
}

std::string Growth::inHandles() const
{
    return after.descriptors > before.descriptors || after.threads > before.threads ? text() : "";
}

std::string Growth::text() const
{
    char line[300];
    std::snprintf(
        line, sizeof line,
        "%d turns: resident %.2f MiB %+.2f %%, heap %.2f MiB %+.2f %%, descriptors %lld %+lld, threads %lld %+lld",
        turns, mebibytes(after.resident), 100 * growthOf(before.resident, after.resident), mebibytes(after.heap),
        100 * growthOf(before.heap, after.heap), static_cast<long long>(after.descriptors),
        static_cast<long long>(after.descriptors - before.descriptors), static_cast<long long>(after.threads),
        static_cast<long long>(after.threads - before.threads));
    return line;
}

Growth soak(int turns, const std::function<bool(int)>& turn)
{
    const int warming = turns / 4;
    for (int i = 0; i < warming; ++i)
        if (!turn(i))
            return {};
    Growth growth;
    std::vector<Holdings> first;
    std::vector<Holdings> last;
    const int step = std::max(1, turns / kMostSamples);
    for (; growth.turns < turns; ++growth.turns) {
        if (!turn(warming + growth.turns))
            break;
        if (growth.turns % step != 0)
            continue;
        if (growth.turns < turns / 4)
            first.push_back(Holdings::now());
        else if (growth.turns >= turns - turns / 4)
            last.push_back(Holdings::now());
    }
    growth.before = median(first);
    growth.after = median(last);
    return growth;
}

} // namespace support
