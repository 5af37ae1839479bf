#include "tests/support/file_faults.h"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using support::FileCall;
using support::FileFault;

struct State {
    std::mutex mutex;
    std::string folder;       ///< empty: nothing is looked at
    std::map<int, bool> open; ///< descriptors below it; whether they write
    std::vector<FileCall> calls;
    std::optional<size_t> failing;
    FileFault fault = FileFault::Broken;
    bool failed = false;
    bool stays = false; ///< full or read-only from now on
};

State& state()
{
    static auto& only = *new State; // outlives what is destroyed at the program's end
    return only;
}

bool isBelow(const char* path)
{
    const std::string& folder = state().folder;
    return !folder.empty() && path != nullptr && std::string(path).compare(0, folder.size(), folder) == 0;
}

bool suits(FileFault fault, const FileCall& call)
{
    const std::vector<FileFault> all = support::fileFaults(call);
    return std::ranges::find(all, fault) != all.end();
}

/// What a test wants this call to meet. With the lock held.
std::optional<FileFault> meet(const char* name, bool writes)
{
    const size_t index = state().calls.size();
    state().calls.push_back({name, writes});
    if (state().failing == index) {
        state().failing.reset();
        state().failed = true;
        state().stays = state().fault == FileFault::DiskFull || state().fault == FileFault::ReadOnly;
        return state().fault;
    }
    if (state().stays && suits(state().fault, state().calls.back()))
        return state().fault;
    return std::nullopt;
}

std::optional<FileFault> onPath(const char* name, const char* path, bool writes)
{
    const std::lock_guard lock(state().mutex);
    return isBelow(path) ? meet(name, writes) : std::nullopt;
}

std::optional<FileFault> onDescriptor(const char* name, int descriptor)
{
    const std::lock_guard lock(state().mutex);
    const auto found = state().open.find(descriptor);
    return found == state().open.end() ? std::nullopt : meet(name, found->second);
}

void opened(int descriptor, const char* path, bool writes)
{
    const std::lock_guard lock(state().mutex);
    if (descriptor >= 0 && isBelow(path))
        state().open[descriptor] = writes;
}

int failWith(FileFault fault)
{
    switch (fault) {
    case FileFault::DiskFull:
        errno = ENOSPC;
        break;
    case FileFault::ReadOnly:
        errno = EROFS;
        break;
    case FileFault::Interrupted:
        errno = EINTR;
        break;
    default:
        errno = EIO;
    }
    return -1;
}

template <typename Function>
Function* systems(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY; }

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (const auto fault = onPath("open", path, writes(flags)))
        return failWith(*fault);
    const int descriptor = systems<int(const char*, int, ...)>("open")(path, flags, mode);
    opened(descriptor, path, writes(flags));
    return descriptor;
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open(path, flags, mode);
}

FILE* fopen(const char* path, const char* how)
{
    const bool writing = how[0] != 'r' || how[1] == '+';
    if (const auto fault = onPath("open", path, writing)) {
        failWith(*fault);
        return nullptr;
    }
    FILE* file = systems<FILE*(const char*, const char*)>("fopen")(path, how);
    if (file != nullptr)
        opened(fileno(file), path, writing);
    return file;
}

FILE* fopen64(const char* path, const char* how) { return fopen(path, how); }

ssize_t read(int descriptor, void* data, size_t bytes)
{
    const auto fault = onDescriptor("read", descriptor);
    if (fault && *fault != FileFault::ShortPiece)
        return failWith(*fault);
    return systems<ssize_t(int, void*, size_t)>("read")(descriptor, data, fault ? (bytes + 1) / 2 : bytes);
}

ssize_t write(int descriptor, const void* data, size_t bytes)
{
    const auto fault = onDescriptor("write", descriptor);
    if (fault && *fault != FileFault::ShortPiece)
        return failWith(*fault);
    return systems<ssize_t(int, const void*, size_t)>("write")(descriptor, data, fault ? (bytes + 1) / 2 : bytes);
}

int fsync(int descriptor)
{
    if (const auto fault = onDescriptor("fsync", descriptor))
        return failWith(*fault);
    return systems<int(int)>("fsync")(descriptor);
}

int fchmod(int descriptor, mode_t mode) noexcept
{
    if (const auto fault = onDescriptor("fchmod", descriptor))
        return failWith(*fault);
    return systems<int(int, mode_t)>("fchmod")(descriptor, mode);
}

/// Closes in any case, as the system does.
int close(int descriptor)
{
    const auto fault = onDescriptor("close", descriptor);
    {
        const std::lock_guard lock(state().mutex);
        state().open.erase(descriptor);
    }
    const int result = systems<int(int)>("close")(descriptor);
    return fault ? failWith(*fault) : result;
}

int rename(const char* from, const char* to) noexcept
{
    if (const auto fault = onPath("rename", to, true))
        return failWith(*fault);
    return systems<int(const char*, const char*)>("rename")(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    if (const auto fault = onPath("mkdir", path, true))
        return failWith(*fault);
    return systems<int(const char*, mode_t)>("mkdir")(path, mode);
}

} // extern "C"

namespace support {

void countFileCalls(const std::filesystem::path& folder)
{
    const std::lock_guard lock(state().mutex);
    state().folder = folder.string();
    state().open.clear();
    state().calls.clear();
    state().failing.reset();
    state().failed = false;
    state().stays = false;
}

std::vector<FileCall> fileCalls()
{
    const std::lock_guard lock(state().mutex);
    return state().calls;
}

void ignoreFiles() { countFileCalls({}); }

void failFileCall(const std::filesystem::path& folder, size_t index, FileFault fault)
{
    countFileCalls(folder);
    const std::lock_guard lock(state().mutex);
    state().failing = index;
    state().fault = fault;
}

bool fileCallFailed()
{
    const std::lock_guard lock(state().mutex);
    return state().failed;
}

std::vector<FileFault> fileFaults(const FileCall& call)
{
    using enum FileFault;
    if (call.name == "mkdir" || call.name == "rename" || (call.name == "open" && call.writes))
        return {DiskFull, ReadOnly};
    if (call.name == "open")
        return {Broken};
    if (call.name == "write")
        return {DiskFull, Broken, ShortPiece, Interrupted};
    if (call.name == "read")
        return {Broken, ShortPiece, Interrupted};
    return {Broken};
}

const char* toString(FileFault fault)
{
    switch (fault) {
    case FileFault::DiskFull:
        return "on a full disk";
    case FileFault::ReadOnly:
        return "on a read-only file system";
    case FileFault::Broken:
        return "on a broken disk";
    case FileFault::ShortPiece:
        return "with a short piece";
    case FileFault::Interrupted:
        return "interrupted";
    }
    return "";
}

} // namespace support
