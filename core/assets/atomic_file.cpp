#include "core/assets/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gpu/base/error.h"

namespace core {
namespace {

constexpr mode_t kUsual = 0666; ///< less the umask
constexpr mode_t kOwnerOnly = 0600;

[[noreturn]] void fail(const std::filesystem::path& path, int code)
{
    const gpu::Text hint = code == ENOSPC || code == EDQUOT
                               ? gpu::mark("AtomicFile", "Free some space there, or choose another folder.")
                               : gpu::mark("AtomicFile", "Check that the folder exists and may be written to.");
    throw gpu::Error(gpu::ErrorKind::Io,
                     {gpu::mark("AtomicFile", "Cannot write %1: %2"), {path.string(), std::strerror(code)}}, hint);
}

void makeParents(const std::filesystem::path& path)
{
    if (!path.has_parent_path())
        return;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        fail(path, error.value());
}

/// A new, empty file in `folder` that no other process or thread writes; -1 and errno if there can be none.
int createUnique(const std::filesystem::path& folder, const std::string& name, mode_t mode, std::string& path)
{
    static std::atomic<unsigned> counter{0};
    for (;;) {
        path = (folder / ("." + name + "." + std::to_string(getpid()) + "-" + std::to_string(counter++))).string();
        const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
}

/// A new name is only safe on disk once its folder is. Some file systems cannot do this; the file itself is whole
/// anyway.
void flushFolder(const std::filesystem::path& folder)
{
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path, const std::filesystem::path& workFolder, FileAccess access)
    : m_path(std::move(path)), m_access(access)
{
    // A link is followed, so that the file it names is replaced and not the link.
    std::error_code error;
    if (std::filesystem::is_symlink(m_path, error)) {
        const std::filesystem::path target = std::filesystem::weakly_canonical(m_path, error);
        if (!error)
            m_path = target;
    }
    if (workFolder.empty())
        makeParents(m_path);
    if (m_path.filename().empty() || std::filesystem::is_directory(m_path, error))
        fail(m_path, EISDIR);
    const std::filesystem::path folder = workFolder.empty() ? m_path.parent_path() : workFolder;
    const mode_t mode = access == FileAccess::OwnerOnly ? kOwnerOnly : kUsual;
    m_descriptor = createUnique(folder, m_path.filename().string(), mode, m_temporary);
    if (m_descriptor < 0) {
        const int code = errno;
        m_temporary.clear();
        fail(m_path, code);
    }
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
    if (!m_temporary.empty())
        unlink(m_temporary.c_str());
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            fail(m_path, errno);
        if (count > 0)
            bytes = bytes.subspan(static_cast<size_t>(count));
    }
}

void AtomicFile::commit()
{
    struct stat replaced = {};
    if (m_access == FileAccess::Usual && stat(m_path.c_str(), &replaced) == 0 &&
        fchmod(m_descriptor, replaced.st_mode & 07777) != 0)
        fail(m_path, errno);
    if (fsync(m_descriptor) != 0)
        fail(m_path, errno);
    const int descriptor = std::exchange(m_descriptor, -1);
    if (close(descriptor) != 0)
        fail(m_path, errno);
    makeParents(m_path);
    if (rename(m_temporary.c_str(), m_path.c_str()) != 0)
        fail(m_path, errno);
    m_temporary.clear();
    flushFolder(m_path.has_parent_path() ? m_path.parent_path() : std::filesystem::path("."));
}

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes, FileAccess access)
{
    AtomicFile file(path, {}, access);
    file.write(bytes);
    file.commit();
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view text, FileAccess access)
{
    writeFileAtomically(path, std::as_bytes(std::span(text)), access);
}

} // namespace core
