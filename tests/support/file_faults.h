#pragma once
// Files that fail when a test wants them to. A program that is linked with this opens, reads and writes through it, and
// so do the libraries that it uses; only what lies below one folder is counted and can fail.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace support {

enum class FileFault {
    DiskFull,   ///< making or writing a file: no space is left
    ReadOnly,   ///< making, renaming: the file system is read-only
    Broken,     ///< reading, writing, flushing, closing: the disk fails
    ShortPiece, ///< reading, writing: less than was asked for, as is allowed at any time
    Interrupted ///< reading, writing: a signal came first
};

struct FileCall {
    std::string name; ///< "open", "write", …
    bool writes = false;
};

/// Starts counting the calls for files below `folder`; none fails.
void countFileCalls(const std::filesystem::path& folder);
std::vector<FileCall> fileCalls();
/// No file is looked at any more.
void ignoreFiles();

/// Lets the call with this index fail; counts from now on. A disk that is full or read-only stays so.
void failFileCall(const std::filesystem::path& folder, size_t index, FileFault fault);
bool fileCallFailed();

/// What may happen to such a call.
std::vector<FileFault> fileFaults(const FileCall& call);
const char* toString(FileFault fault);

/// One thing that is done with files below a folder.
struct FileJob {
    std::function<void(const std::filesystem::path&)> prepare; ///< what is there before
    std::function<void(const std::filesystem::path&)> work;
    /// Whether what is there now is as whole as it has to be after the work has ended well, or with an error. Empty:
    /// it is; else what is wrong.
    std::function<std::string(const std::filesystem::path&, bool failed)> verify;
};

struct FileSweepReport {
    size_t calls = 0;
    size_t faults = 0;
    size_t failed = 0; ///< times that the work ended with its error
    std::string wrong; ///< the first thing that was not as it has to be
};

/// Each call fails in each of its ways. Every time the work has to end well, or with an Error that says what happened
/// and what to do; what is there has to be whole; and the same work has to succeed afterwards. Each time in a new
/// folder below `root`.
FileSweepReport failEachFileCall(const std::filesystem::path& root, const FileJob& job);

/// The names of all files below, relative and sorted; hidden ones too.
std::vector<std::string> namesBelow(const std::filesystem::path& folder);
std::string contentOf(const std::filesystem::path& path);

} // namespace support
