#include "core/assets/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gpu/base/error.h"

namespace core {
namespace {

constexpr size_t kMaxErrorBytes = size_t{16} << 10;
constexpr int kPollMilliseconds = 50;
constexpr std::chrono::seconds kGrace{2}; // between asking the program to end and ending it

[[noreturn]] void failToStart(const std::string& program, int code)
{
    if (code == ENOENT)
        throw gpu::Error(gpu::ErrorKind::NotFound, {gpu::mark("Assets", "The program %1 is not installed"), {program}});
    throw gpu::Error(gpu::ErrorKind::Io,
                     {gpu::mark("Assets", "The program %1 cannot be started: %2"), {program, std::strerror(code)}});
}

struct FileActions {
    posix_spawn_file_actions_t actions{};
    FileActions() { posix_spawn_file_actions_init(&actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
};

/// A process group of its own, so that all that the program starts can be ended; and no blocked signals.
struct Attributes {
    posix_spawnattr_t attributes{};
    Attributes()
    {
        posix_spawnattr_init(&attributes);
        sigset_t none{};
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
};

/// A running program. Destroyed before it ended: it and its group are ended and waited for.
class Child {
public:
    Child(const std::vector<std::string>& command, const std::filesystem::path& folder)
    {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            failToStart(command.front(), errno);
        m_errors = ends[0];
        fcntl(m_errors, F_SETFL, O_NONBLOCK);
        FileActions files;
        posix_spawn_file_actions_addopen(&files.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files.actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&files.actions, ends[1], STDERR_FILENO);
        posix_spawn_file_actions_addchdir_np(&files.actions, folder.c_str());
        const Attributes attributes;
        std::vector<char*> words;
        words.reserve(command.size() + 1);
        for (const std::string& word : command)
            words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        const int code = posix_spawnp(&m_id, words[0], &files.actions, &attributes.attributes, words.data(), environ);
        close(ends[1]);
        if (code != 0) {
            close(m_errors);
            failToStart(command.front(), code);
        }
    }

    ~Child()
    {
        if (!m_ended)
            end();
        close(m_errors);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Waits a moment for words or for the end. True once it has ended.
    bool waitABit()
    {
        pollfd descriptor{m_errors, POLLIN, 0};
        poll(&descriptor, 1, kPollMilliseconds);
        const bool atEnd = readErrors();
        m_ended = m_ended || waitpid(m_id, &m_status, WNOHANG) == m_id;
        if (m_ended)
            readErrors();
        else if (atEnd) // it closed its standard error but still runs: poll() would not wait any more
            poll(nullptr, 0, kPollMilliseconds);
        return m_ended;
    }

    ChildResult result() const
    {
        return {WIFEXITED(m_status) ? WEXITSTATUS(m_status) : 128 + WTERMSIG(m_status), m_text};
    }

private:
    /// True at the end of the stream.
    bool readErrors()
    {
        std::array<char, 4096> block{};
        for (;;) {
            const ssize_t count = read(m_errors, block.data(), block.size());
            if (count <= 0)
                return count == 0;
            m_text.append(block.data(), static_cast<size_t>(count));
            if (m_text.size() > kMaxErrorBytes)
                m_text.erase(0, m_text.size() - kMaxErrorBytes);
        }
    }

    void end()
    {
        kill(-m_id, SIGTERM);
        const auto deadline = std::chrono::steady_clock::now() + kGrace;
        while (std::chrono::steady_clock::now() < deadline)
            if (waitABit())
                break;
        kill(-m_id, SIGKILL); // what is left of the group
        if (!m_ended)
            waitpid(m_id, &m_status, 0);
        m_ended = true;
    }

    pid_t m_id = -1;
    int m_errors = -1;
    int m_status = 0;
    bool m_ended = false;
    std::string m_text;
};

} // namespace

ChildResult runChild(const std::vector<std::string>& command, const std::filesystem::path& folder,
                     const gpu::RunControl& control)
{
    control.throwIfStopped();
    Child child(command, folder);
    while (!child.waitABit())
        control.throwIfStopped();
    return child.result();
}

} // namespace core
