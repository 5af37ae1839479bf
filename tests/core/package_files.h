#pragma once
// Packages as npm and Debian make them, and manifests that name their files.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace packages {

using Files = std::map<std::string, std::string>; ///< path in the package, content

void writeNpmPackage(const std::filesystem::path& path, const Files& files);
void writeDebianPackage(const std::filesystem::path& path, const Files& files);

/// An asset of a manifest.
struct Row {
    std::string id;
    std::string group;
    std::string source;
    std::string package;
    std::string member;
    std::string content;
};

std::string manifestOf(const std::vector<Row>& rows);
std::string hashOf(const std::string& content);
std::string contentOf(const std::filesystem::path& path);

} // namespace packages
