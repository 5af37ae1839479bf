#include "tests/support/network_watch.h"

#include <cerrno>
#include <mutex>
#include <utility>

#include <dlfcn.h>
#include <netdb.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Notes {
    std::mutex mutex;
    std::vector<std::string> attempts;
};

Notes& notes()
{
    static auto& only = *new Notes; // outlives what is destroyed at the program's end
    return only;
}

void note(const char* what)
{
    const std::lock_guard lock(notes().mutex);
    notes().attempts.emplace_back(what);
}

template <typename Function>
Function* systems(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// Sockets of this machine and of its kernel lead nowhere.
bool leadsOut(int family) { return family == AF_INET || family == AF_INET6; }

} // namespace

extern "C" {

int socket(int family, int type, int protocol) noexcept
{
    if (leadsOut(family)) {
        note("socket");
        errno = ENETDOWN;
        return -1;
    }
    return systems<int(int, int, int)>("socket")(family, type, protocol);
}

int connect(int descriptor, const sockaddr* address, socklen_t bytes)
{
    if (address != nullptr && leadsOut(address->sa_family)) {
        note("connect");
        errno = ENETUNREACH;
        return -1;
    }
    return systems<int(int, const sockaddr*, socklen_t)>("connect")(descriptor, address, bytes);
}

int getaddrinfo(const char*, const char*, const addrinfo*, addrinfo**)
{
    note("getaddrinfo");
    return EAI_FAIL;
}

int posix_spawn(pid_t*, const char* path, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const[],
                char* const[])
{
    note(path);
    return EPERM;
}

int posix_spawnp(pid_t*, const char* file, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const[],
                 char* const[])
{
    note(file);
    return EPERM;
}

int execve(const char* path, char* const[], char* const[]) noexcept
{
    note(path);
    errno = EPERM;
    return -1;
}

} // extern "C"

namespace support {

std::vector<std::string> networkAttempts()
{
    const std::lock_guard lock(notes().mutex);
    return std::exchange(notes().attempts, {});
}

} // namespace support
