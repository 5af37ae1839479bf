#include "core/assets/sha256.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <openssl/evp.h>

#include "core/assets/read_error.h"
#include "gpu/base/error.h"

namespace core {
namespace {

void check(int status)
{
    if (status != 1)
        throw gpu::Error(gpu::ErrorKind::Internal, gpu::mark("Assets", "The SHA-256 checksum cannot be computed"));
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

struct Sha256::Private {
    struct Deleter {
        void operator()(EVP_MD_CTX* handle) const { EVP_MD_CTX_free(handle); }
    };
    std::unique_ptr<EVP_MD_CTX, Deleter> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : m_state(std::make_unique<Private>())
{
    check(m_state->context != nullptr && EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) == 1 ? 1 : 0);
}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    check(EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish()
{
    std::array<unsigned char, 32> digest{};
    check(EVP_DigestFinal_ex(m_state->context.get(), digest.data(), nullptr));
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 sum;
    sum.add(bytes);
    return sum.finish();
}

std::string sha256OfFile(const std::filesystem::path& path, const gpu::RunControl& control)
{
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        const gpu::ErrorKind kind = errno == ENOENT ? gpu::ErrorKind::NotFound : gpu::ErrorKind::Io;
        throw gpu::Error(kind, {gpu::mark("Assets", "Cannot read %1: %2"), {path.string(), std::strerror(errno)}});
    }
    Sha256 sum;
    std::vector<std::byte> block(size_t{1} << 18);
    for (;;) {
        control.throwIfStopped();
        const size_t count = std::fread(block.data(), 1, block.size(), file.get());
        sum.add(std::span(block).first(count));
        if (count == block.size())
            continue;
        if (std::ferror(file.get()) != 0)
            throw readError(path, std::strerror(errno));
        return sum.finish();
    }
}

} // namespace core
