#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <sys/mman.h>
#include <unistd.h>

namespace fuzz {

void broken(const char* claim)
{
    std::fprintf(stderr, "this does not hold: %s\n", claim);
    std::abort();
}

MemoryFile::MemoryFile(Bytes bytes) : m_handle(memfd_create("fuzz", MFD_CLOEXEC))
{
    size_t written = 0;
    while (m_handle >= 0 && written < bytes.size()) {
        const ssize_t count = ::write(m_handle, bytes.data() + written, bytes.size() - written);
        if (count <= 0)
            break;
        written += static_cast<size_t>(count);
    }
    if (m_handle < 0 || written < bytes.size())
        throw std::runtime_error("no file in memory");
    m_path = "/proc/self/fd/" + std::to_string(m_handle);
}

MemoryFile::~MemoryFile() { ::close(m_handle); }

} // namespace fuzz
