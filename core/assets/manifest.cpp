#include "core/assets/manifest.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "gpu/base/error.h"

namespace core {
namespace {

constexpr int kFormat = 1;

[[noreturn]] void fail(const std::string& where, const std::string& reason)
{
    throw gpu::Error(gpu::ErrorKind::Corrupt,
                     {gpu::mark("Assets", "The asset manifest is wrong at %1: %2"), {where, reason}});
}

bool consistsOf(const std::string& text, std::string_view letters)
{
    return !text.empty() && text.find_first_not_of(letters) == std::string::npos;
}

std::string text(const nlohmann::json& row, const std::string& where, const char* key, bool mayBeEmpty = false)
{
    const auto found = row.find(key);
    if (found == row.end() || !found->is_string())
        fail(where, std::string("no text \"") + key + "\"");
    std::string value = found->get<std::string>();
    if (value.empty() && !mayBeEmpty)
        fail(where, std::string("empty \"") + key + "\"");
    return value;
}

std::vector<std::string> groups(const nlohmann::json& row, const std::string& where)
{
    const auto found = row.find("groups");
    if (found == row.end() || !found->is_array() || found->empty())
        fail(where, "no list \"groups\"");
    std::vector<std::string> names;
    for (const nlohmann::json& name : *found) {
        if (!name.is_string() || name.get_ref<const std::string&>().empty())
            fail(where, "a group without a name");
        names.push_back(name.get<std::string>());
    }
    return names;
}

Asset parseAsset(const nlohmann::json& row, size_t index)
{
    std::string where = "entry " + std::to_string(index);
    if (!row.is_object())
        fail(where, "not an object");
    Asset asset;
    asset.id = text(row, where, "id");
    where = asset.id;
    if (!consistsOf(asset.id, "abcdefghijklmnopqrstuvwxyz0123456789-"))
        fail(where, "an id has only a-z, 0-9 and -");
    asset.title = text(row, where, "title");
    asset.kind = text(row, where, "kind");
    asset.groups = groups(row, where);
    const std::string source = text(row, where, "source");
    if (source != "npm" && source != "debian")
        fail(where, "unknown source \"" + source + "\"");
    asset.source = source == "npm" ? AssetSource::Npm : AssetSource::Debian;
    asset.package = text(row, where, "package");
    asset.version = text(row, where, "version", asset.source == AssetSource::Debian);
    asset.member = text(row, where, "member");
    const std::string name = std::filesystem::path(asset.member).filename().string();
    if (name.empty() || name == "." || name == "..")
        fail(where, "\"member\" is not a file");
    const auto bytes = row.find("bytes");
    if (bytes == row.end() || !bytes->is_number_integer() || bytes->get<int64_t>() <= 0)
        fail(where, "\"bytes\" is not a positive number");
    asset.bytes = bytes->get<int64_t>();
    asset.sha256 = text(row, where, "sha256");
    if (asset.sha256.size() != 64 || !consistsOf(asset.sha256, "0123456789abcdef"))
        fail(where, "\"sha256\" is not 64 lower-case hex digits");
    asset.licence = text(row, where, "licence");
    asset.upstream = text(row, where, "upstream");
    return asset;
}

void checkNames(const std::vector<Asset>& assets)
{
    std::set<std::string> ids;
    for (const Asset& asset : assets)
        if (!ids.insert(asset.id).second)
            fail(asset.id, "the id is used twice");
    for (const Asset& asset : assets)
        for (const std::string& group : asset.groups)
            if (ids.contains(group))
                fail(asset.id, "the group \"" + group + "\" has the name of an asset");
}

} // namespace

std::vector<Asset> parseManifest(std::string_view json)
{
    const nlohmann::json root = nlohmann::json::parse(json, nullptr, false);
    if (root.is_discarded() || !root.is_object())
        fail("its start", "not a JSON object");
    if (root.value("format", nlohmann::json()) != kFormat)
        fail("\"format\"", "must be " + std::to_string(kFormat));
    const auto rows = root.find("assets");
    if (rows == root.end() || !rows->is_array())
        fail("\"assets\"", "no such list");
    std::vector<Asset> assets;
    for (const nlohmann::json& row : *rows)
        assets.push_back(parseAsset(row, assets.size()));
    checkNames(assets);
    return assets;
}

} // namespace core
