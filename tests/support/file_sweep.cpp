#include <algorithm>
#include <fstream>
#include <iterator>

#include "gpu/base/error.h"
#include "tests/support/file_faults.h"

namespace support {
namespace {

namespace fs = std::filesystem;

/// Ends well ("") or with an error that is good enough ("error"); else what is wrong with it.
std::string endOf(const FileJob& job, const fs::path& folder)
{
    try {
        job.work(folder);
        return "";
    } catch (const gpu::Error& error) {
        if (error.message().empty() || error.hint().empty())
            return std::string("it says too little: ") + error.what();
        return "error";
    } catch (const std::exception& error) {
        return std::string("it threw something else: ") + error.what();
    }
}

std::string inject(const FileJob& job, const fs::path& folder, size_t index, FileFault fault, FileSweepReport& report)
{
    fs::create_directories(folder);
    job.prepare(folder);
    failFileCall(folder, index, fault);
    const std::string end = endOf(job, folder);
    const bool came = fileCallFailed();
    ignoreFiles();
    if (!end.empty() && end != "error")
        return end;
    if (!came)
        return "it never came";
    const bool failed = end == "error";
    if (failed && (fault == FileFault::ShortPiece || fault == FileFault::Interrupted))
        return "it failed although everything would have gone well";
    report.failed += failed ? 1 : 0;
    if (std::string wrong = job.verify(folder, failed); !wrong.empty())
        return (failed ? "after its error: " : "without an error: ") + wrong;
    if (std::string again = endOf(job, folder); !again.empty())
        return "the next time: " + again;
    if (std::string wrong = job.verify(folder, false); !wrong.empty())
        return "after the next time: " + wrong;
    return "";
}

} // namespace

FileSweepReport failEachFileCall(const fs::path& root, const FileJob& job)
{
    FileSweepReport report;
    const fs::path whole = root / "whole";
    fs::create_directories(whole);
    job.prepare(whole);
    countFileCalls(whole);
    job.work(whole);
    const std::vector<FileCall> calls = fileCalls();
    ignoreFiles();
    report.calls = calls.size();
    report.wrong = job.verify(whole, false);
    for (size_t index = 0; index < calls.size() && report.wrong.empty(); ++index) {
        for (const FileFault fault : fileFaults(calls[index])) {
            const fs::path folder = root / (std::to_string(index) + "-" + std::to_string(static_cast<int>(fault)));
            const std::string wrong = inject(job, folder, index, fault, report);
            fs::remove_all(folder);
            ++report.faults;
            if (!wrong.empty()) {
                report.wrong =
                    "call " + std::to_string(index) + ", " + calls[index].name + " " + toString(fault) + ": " + wrong;
                break;
            }
        }
    }
    return report;
}

std::vector<std::string> namesBelow(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory())
            names.push_back(entry.path().lexically_relative(folder).string());
    std::ranges::sort(names);
    return names;
}

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace support
