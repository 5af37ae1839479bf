#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "gpu/base/progress.h"

namespace core {

/// Incremental SHA-256 (OpenSSL's EVP).
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::span<const std::byte> bytes);
    /// Lower-case hex; ends the computation.
    std::string finish();

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

std::string sha256Hex(std::span<const std::byte> bytes);
/// Of a file's content. Throws NotFound, Io, Cancelled.
std::string sha256OfFile(const std::filesystem::path& path, const gpu::RunControl& control = {});

} // namespace core
