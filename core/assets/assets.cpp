#include "core/assets/assets.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <system_error>
#include <utility>

#include <pwd.h>
#include <unistd.h>

#include "core/assets/archive.h"
#include "core/assets/atomic_file.h"
#include "core/assets/manifest.h"
#include "core/assets/package_client.h"
#include "core/assets/sha256.h"
#include "gpu/base/error.h"

namespace core {
namespace {

constexpr const char* kWorkPrefix = ".fetch-";
constexpr const char* kTestGroup = "test";

[[noreturn]] void failToWrite(const std::filesystem::path& folder, int code)
{
    throw gpu::Error(
        gpu::ErrorKind::Io,
        {gpu::mark("Assets", "Cannot write to the folder of models and photos, %1: %2"),
         {folder.string(), std::strerror(code)}},
        gpu::mark("Assets", "Make it writable, free some space, or let XDG_CACHE_HOME name another folder."));
}

void removeFile(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error)
        failToWrite(path.parent_path(), error.value());
}

/// A folder beside the assets for one fetch, removed at the end. What an earlier fetch left that was killed goes first.
class WorkFolder {
public:
    explicit WorkFolder(const std::filesystem::path& parent)
    {
        std::error_code error;
        std::filesystem::create_directories(parent, error);
        if (error)
            failToWrite(parent, error.value());
        removeAbandoned(parent);
        std::string name = (parent / (kWorkPrefix + std::to_string(getpid()) + "-XXXXXX")).string();
        if (mkdtemp(name.data()) == nullptr)
            failToWrite(parent, errno);
        m_path = name;
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    static void removeAbandoned(const std::filesystem::path& parent)
    {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(parent, ignored)) {
            const std::string name = entry.path().filename().string();
            if (!name.starts_with(kWorkPrefix))
                continue;
            const int owner = std::atoi(name.c_str() + std::strlen(kWorkPrefix));
            if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH)
                std::filesystem::remove_all(entry.path(), ignored);
        }
    }

    std::filesystem::path m_path;
};

/// A file of a package on its way into the cache.
struct Incoming {
    const Asset* asset = nullptr;
    std::unique_ptr<AtomicFile> file;
    Sha256 sum;
    int64_t bytes = 0;
};

[[noreturn]] void failWrongContent(const Asset& asset, const std::string& package)
{
    throw gpu::Error(
        gpu::ErrorKind::Corrupt,
        {gpu::mark("Assets", "%1 from the package %2 is not the file that was expected (wrong size or checksum); "
                             "it was not kept"),
         {asset.id, package}},
        gpu::mark("Assets", "Try again; if it stays so, the package has changed: look for a newer Tessera."));
}

void finishIncoming(Incoming& incoming, const std::string& package)
{
    if (incoming.bytes != incoming.asset->bytes || incoming.sum.finish() != incoming.asset->sha256)
        failWrongContent(*incoming.asset, package);
    incoming.file->commit();
}

std::filesystem::path homeFolder()
{
    if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
        return home;
    const passwd* user = getpwuid(getuid());
    if (user != nullptr && user->pw_dir != nullptr)
        return user->pw_dir;
    throw gpu::Error(gpu::ErrorKind::NotFound, gpu::mark("Assets", "There is no home folder"),
                     gpu::mark("Assets", "Let XDG_CACHE_HOME name a folder for models and photos."));
}

} // namespace

/// The assets of one package that are to be fetched.
struct AssetStore::Package {
    std::vector<Asset> assets;

    std::string name() const
    {
        const Asset& first = assets.front();
        return first.version.empty() ? first.package : first.package + "@" + first.version;
    }
    bool holds(const Asset& asset) const
    {
        const Asset& first = assets.front();
        return asset.source == first.source && asset.package == first.package && asset.version == first.version;
    }
};

std::filesystem::path cacheFolder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && cache[0] == '/')
        return std::filesystem::path(cache) / "tessera";
    return homeFolder() / ".cache" / "tessera";
}

AssetStore::AssetStore() : AssetStore(cacheFolder() / "assets") {}

AssetStore::AssetStore(std::filesystem::path folder) : AssetStore(std::move(folder), builtInManifest()) {}

AssetStore::AssetStore(std::filesystem::path folder, std::string_view manifestJson,
                       std::shared_ptr<PackageClient> client)
    : m_folder(std::move(folder)), m_assets(parseManifest(manifestJson)), m_client(std::move(client))
{
    if (!m_client)
        m_client = std::make_shared<SystemPackageClient>();
}

const Asset& AssetStore::find(std::string_view id) const
{
    for (const Asset& asset : m_assets)
        if (asset.id == id)
            return asset;
    throw gpu::Error(gpu::ErrorKind::NotFound,
                     {gpu::mark("Assets", "There is no asset named \"%1\""), {std::string(id)}},
                     gpu::mark("Assets", "\"tessera assets list\" shows the names."));
}

std::filesystem::path AssetStore::target(const Asset& asset) const
{
    return m_folder / asset.id / std::filesystem::path(asset.member).filename();
}

std::filesystem::path AssetStore::path(std::string_view id) const
{
    const Asset& asset = find(id);
    const gpu::Message hint{gpu::mark("Assets", "Run: tessera assets fetch %1"), {asset.id}};
    switch (state(asset, false, {})) {
    case AssetState::Missing:
        throw gpu::Error(gpu::ErrorKind::NotFound,
                         {gpu::mark("Assets", "%1 (%2) has not been fetched"), {asset.title, asset.id}}, hint);
    case AssetState::Damaged:
        throw gpu::Error(gpu::ErrorKind::Corrupt,
                         {gpu::mark("Assets", "%1 is damaged: %2"), {asset.id, target(asset).string()}}, hint);
    case AssetState::Present:
        break;
    }
    return target(asset);
}

bool AssetStore::isPresent(std::string_view id) const { return state(find(id), false, {}) == AssetState::Present; }

AssetState AssetStore::state(const Asset& asset, bool hash, const gpu::RunControl& control) const
{
    const std::filesystem::path file = target(asset);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return AssetState::Missing;
    if (!std::filesystem::is_regular_file(file, error))
        return AssetState::Damaged;
    const uintmax_t bytes = std::filesystem::file_size(file, error);
    if (error || bytes != static_cast<uintmax_t>(asset.bytes))
        return AssetState::Damaged;
    if (hash && sha256OfFile(file, control) != asset.sha256)
        return AssetState::Damaged;
    return AssetState::Present;
}

std::vector<AssetStatus> AssetStore::status(bool hash, const gpu::RunControl& control) const
{
    return status(m_assets, hash, control);
}

std::vector<AssetStatus> AssetStore::status(const std::vector<Asset>& assets, bool hash,
                                            const gpu::RunControl& control) const
{
    int64_t total = 0;
    for (const Asset& asset : assets)
        total += asset.bytes;
    int64_t done = 0;
    std::vector<AssetStatus> result;
    for (const Asset& asset : assets) {
        result.push_back({asset, state(asset, hash, control), target(asset)});
        done += asset.bytes;
        control.report(static_cast<double>(done) / static_cast<double>(total));
    }
    return result;
}

std::vector<Asset> AssetStore::select(const std::vector<std::string>& names) const
{
    const auto isIn = [](const Asset& asset, std::string_view group) {
        return std::find(asset.groups.begin(), asset.groups.end(), group) != asset.groups.end();
    };
    for (const std::string& name : names)
        if (std::none_of(m_assets.begin(), m_assets.end(), [&](const Asset& asset) { return isIn(asset, name); }))
            static_cast<void>(find(name)); // throws if it is no asset's id either
    std::vector<Asset> selected;
    for (const Asset& asset : m_assets) {
        const bool named = std::any_of(names.begin(), names.end(),
                                       [&](const std::string& name) { return name == asset.id || isIn(asset, name); });
        if (named || (names.empty() && !isIn(asset, kTestGroup)))
            selected.push_back(asset);
    }
    return selected;
}

std::vector<AssetStore::Package> AssetStore::missingPackages(const std::vector<std::string>& names,
                                                             const std::function<void(const AssetProgress&)>& progress,
                                                             const gpu::RunControl& control) const
{
    std::vector<Package> packages;
    for (const Asset& asset : select(names)) {
        const AssetState found = state(asset, true, control);
        if (found == AssetState::Present)
            continue;
        if (found == AssetState::Damaged) {
            removeFile(target(asset));
            if (progress)
                progress({AssetStep::Damaged, asset.package, asset.id, 0, 0});
        }
        const auto home = std::find_if(packages.begin(), packages.end(),
                                       [&](const Package& package) { return package.holds(asset); });
        if (home != packages.end())
            home->assets.push_back(asset);
        else
            packages.push_back({{asset}});
    }
    return packages;
}

void AssetStore::fetch(const std::vector<std::string>& names, const std::function<void(const AssetProgress&)>& progress,
                       const gpu::RunControl& control)
{
    const std::vector<Package> packages = missingPackages(names, progress, control);
    if (packages.empty())
        return;
    const WorkFolder work(m_folder);
    const int count = static_cast<int>(packages.size());
    for (int i = 0; i < count; ++i) {
        const Package& package = packages[static_cast<size_t>(i)];
        const auto report = [&](AssetStep step) {
            if (progress)
                progress({step, package.name(), {}, i, count});
            const int steps = static_cast<int>(AssetStep::Done);
            control.report((i + static_cast<double>(step) / steps) / count);
        };
        fetchPackage(package, work.path(), report, control);
    }
}

void AssetStore::fetchPackage(const Package& package, const std::filesystem::path& workFolder,
                              const std::function<void(AssetStep)>& progress, const gpu::RunControl& control)
{
    control.throwIfStopped();
    const WorkFolder downloads(workFolder);
    progress(AssetStep::Download);
    const Asset& first = package.assets.front();
    const std::filesystem::path archive =
        m_client->download(first.source, first.package, first.version, downloads.path(), control);

    progress(AssetStep::Unpack);
    std::map<std::string, Incoming> waiting; // by path in the package
    for (const Asset& asset : package.assets)
        waiting[asset.member].asset = &asset;
    const auto open = [&](const std::string& member) -> PieceSink {
        const auto found = waiting.find(member);
        if (found == waiting.end())
            return {};
        Incoming& incoming = found->second;
        incoming.file = std::make_unique<AtomicFile>(target(*incoming.asset), workFolder);
        return [&incoming, &package](std::span<const std::byte> piece) {
            incoming.bytes += static_cast<int64_t>(piece.size());
            if (incoming.bytes > incoming.asset->bytes)
                failWrongContent(*incoming.asset, package.name());
            incoming.sum.add(piece);
            incoming.file->write(piece);
        };
    };
    const auto close = [&](const std::string& member) {
        finishIncoming(waiting.at(member), package.name());
        waiting.erase(member);
        return !waiting.empty();
    };
    readArchive(archive, open, close, control);
    if (!waiting.empty())
        throw gpu::Error(
            gpu::ErrorKind::Corrupt,
            {gpu::mark("Assets", "The package %1 has no file %2"), {package.name(), waiting.begin()->first}},
            gpu::mark("Assets", "The package has changed: look for a newer Tessera."));
    progress(AssetStep::Done);
}

} // namespace core
