#include "tests/core/package_files.h"

#include <fstream>
#include <span>

#include <archive.h>
#include <archive_entry.h>

#include <nlohmann/json.hpp>

#include "core/assets/sha256.h"

namespace packages {

namespace {

void addFiles(archive* writer, const Files& files)
{
    for (const auto& [path, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
}

void writeTarball(const std::filesystem::path& path, const Files& files, int (*filter)(archive*))
{
    archive* writer = archive_write_new();
    filter(writer);
    archive_write_set_format_ustar(writer);
    archive_write_open_filename(writer, path.c_str());
    addFiles(writer, files);
}

} // namespace

void writeNpmPackage(const std::filesystem::path& path, const Files& files)
{
    writeTarball(path, files, archive_write_add_filter_gzip);
}

// An ar archive with a version, a control archive and the files' archive.
void writeDebianPackage(const std::filesystem::path& path, const Files& files)
{
    const std::filesystem::path data = path.string() + ".data";
    Files dotted;
    for (const auto& [name, content] : files)
        dotted["./" + name] = content;
    writeTarball(data, dotted, archive_write_add_filter_xz);
    archive* writer = archive_write_new();
    archive_write_set_format_ar_svr4(writer);
    archive_write_open_filename(writer, path.c_str());
    // The map sorts: the control archive comes first, as it does in real packages.
    addFiles(writer, {{"control.tar.xz", "not looked at"}, {"data.tar.xz", contentOf(data)}});
    std::filesystem::remove(data);
}

std::string manifestOf(const std::vector<Row>& rows)
{
    nlohmann::json assets = nlohmann::json::array();
    for (const Row& row : rows)
        assets.push_back({{"id", row.id},
                          {"title", "The " + row.id},
                          {"kind", "model"},
                          {"groups", {row.group}},
                          {"source", row.source},
                          {"package", row.package},
                          {"version", row.source == "npm" ? "1.0.0" : ""},
                          {"member", row.member},
                          {"bytes", row.content.size()},
                          {"sha256", hashOf(row.content)},
                          {"licence", "CC0-1.0"},
                          {"upstream", "https://example.org"}});
    return nlohmann::json{{"format", 1}, {"assets", assets}}.dump();
}

std::string hashOf(const std::string& content) { return core::sha256Hex(std::as_bytes(std::span(content))); }

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace packages
