#pragma once

#include <filesystem>
#include <string>

#include "core/assets/assets.h"

namespace core {

/// Brings whole packages. Tests put their own in its place.
class PackageClient {
public:
    virtual ~PackageClient() = default;
    /// Downloads one package into the existing, empty `folder` and gives the archive's path (.deb for Debian's
    /// packages, else a tar archive). An empty version is the newest that the source offers. Throws Io with the
    /// client's own words, NotFound if the client is not installed, Cancelled.
    virtual std::filesystem::path download(AssetSource source, const std::string& package, const std::string& version,
                                           const std::filesystem::path& folder, const gpu::RunControl& control) = 0;
};

/// Runs the package clients of the system: `npm pack` (no script of the package is run) and `apt-get download`.
class SystemPackageClient final : public PackageClient {
public:
    std::filesystem::path download(AssetSource source, const std::string& package, const std::string& version,
                                   const std::filesystem::path& folder, const gpu::RunControl& control) override;
};

/// The first sentences of a client's error output in one line, without prefixes such as "npm error", warnings and empty
/// lines.
std::string condensedErrors(const std::string& text);

} // namespace core
