#include "core/assets/archive.h"

#include <exception>
#include <memory>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "gpu/base/error.h"

namespace core {
namespace {

constexpr size_t kBlockBytes = 1 << 16;

struct Closer {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, Closer>;

[[noreturn]] void fail(const std::filesystem::path& path, archive* handle)
{
    const char* reason = archive_error_string(handle);
    throw gpu::Error(gpu::ErrorKind::Corrupt,
                     {gpu::mark("Assets", "The package %1 cannot be unpacked: %2"),
                      {path.filename().string(), reason != nullptr ? reason : "?"}},
                     gpu::mark("Assets", "The download may have been cut short: try again."));
}

/// Moves to the next entry; null at the end.
archive_entry* nextEntry(const std::filesystem::path& path, archive* handle)
{
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle, &entry);
    if (status == ARCHIVE_EOF)
        return nullptr;
    if (status < ARCHIVE_WARN)
        fail(path, handle);
    return entry;
}

std::string entryPath(archive_entry* entry)
{
    const char* raw = archive_entry_pathname(entry);
    std::string_view name = raw != nullptr ? raw : "";
    if (name.starts_with("./"))
        name.remove_prefix(2);
    return std::string(name);
}

/// The tar archive inside a Debian package, read while the outer archive is.
struct Inner {
    archive* outer = nullptr;
    std::vector<std::byte> block = std::vector<std::byte>(kBlockBytes);

    static la_ssize_t read(archive* inner, void* self, const void** data)
    {
        Inner& source = *static_cast<Inner*>(self);
        const la_ssize_t count = archive_read_data(source.outer, source.block.data(), source.block.size());
        if (count < 0)
            archive_set_error(inner, archive_errno(source.outer), "%s", archive_error_string(source.outer));
        *data = source.block.data();
        return count;
    }
};

void readFiles(const std::filesystem::path& path, archive* handle,
               const std::function<PieceSink(const std::string&)>& open,
               const std::function<bool(const std::string&)>& close, const gpu::RunControl& control)
{
    std::vector<std::byte> block(kBlockBytes);
    while (archive_entry* entry = nextEntry(path, handle)) {
        control.throwIfStopped();
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const std::string name = entryPath(entry);
        const PieceSink sink = open(name);
        if (!sink)
            continue;
        for (;;) {
            control.throwIfStopped();
            const la_ssize_t count = archive_read_data(handle, block.data(), block.size());
            if (count < 0)
                fail(path, handle);
            if (count == 0)
                break;
            sink(std::span(block).first(static_cast<size_t>(count)));
        }
        if (!close(name))
            return;
    }
}

} // namespace

void readArchive(const std::filesystem::path& archivePath, const std::function<PieceSink(const std::string&)>& open,
                 const std::function<bool(const std::string&)>& close, const gpu::RunControl& control)
{
    const bool isDebian = archivePath.extension() == ".deb";
    const Handle handle(archive_read_new());
    archive_read_support_filter_all(handle.get());
    if (isDebian)
        archive_read_support_format_ar(handle.get());
    else
        archive_read_support_format_tar(handle.get());
    if (archive_read_open_filename(handle.get(), archivePath.c_str(), kBlockBytes) != ARCHIVE_OK)
        fail(archivePath, handle.get());
    if (!isDebian) {
        readFiles(archivePath, handle.get(), open, close, control);
        return;
    }
    while (archive_entry* entry = nextEntry(archivePath, handle.get())) {
        if (!entryPath(entry).starts_with("data.tar"))
            continue;
        Inner source{handle.get()};
        const Handle inner(archive_read_new());
        archive_read_support_filter_all(inner.get());
        archive_read_support_format_tar(inner.get());
        if (archive_read_open(inner.get(), &source, nullptr, Inner::read, nullptr) != ARCHIVE_OK)
            fail(archivePath, inner.get());
        readFiles(archivePath, inner.get(), open, close, control);
        return;
    }
    throw gpu::Error(gpu::ErrorKind::Corrupt,
                     {gpu::mark("Assets", "The package %1 has no files in it"), {archivePath.filename().string()}});
}

} // namespace core
