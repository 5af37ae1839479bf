#include "core/assets/text_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include "core/assets/read_error.h"

namespace core {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

[[noreturn]] void refuseSize(const std::filesystem::path& path, std::uintmax_t size, const gpu::Limit& limit)
{
    limit.refuse({mark("TextFile", "%1 has %2 bytes; at most %3 are read"),
                  {path.string(), std::to_string(size), std::to_string(limit.value())}});
}

/// Its size.
std::uintmax_t checkFile(const std::filesystem::path& path, const gpu::Limit& limit)
{
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorKind::NotFound, {mark("TextFile", "There is no file %1"), {path.string()}},
                    mark("TextFile", "Check the path."));
    if (!code && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, {mark("TextFile", "%1 is not a regular file"), {path.string()}},
                    mark("TextFile", "Name a file, not a folder."));
    const std::uintmax_t size = code ? 0 : std::filesystem::file_size(path, code);
    if (code)
        throw readError(path, code.message());
    if (std::cmp_greater(size, limit.value()))
        refuseSize(path, size, limit);
    return size;
}

} // namespace

std::string readTextFile(const std::filesystem::path& path, const gpu::Limit& limit)
{
    const std::uintmax_t size = checkFile(path, limit);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::array<char, size_t{1} << 16> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0) {
        text.append(block.data(), static_cast<size_t>(file.gcount()));
        if (std::cmp_greater(text.size(), limit.value())) // it grew
            refuseSize(path, text.size(), limit);
    }
    if (!file.eof())
        throw readError(path, std::strerror(errno == 0 ? EIO : errno));
    if (text.size() < size)
        throw readError(path, "the file became shorter");
    return text;
}

} // namespace core
