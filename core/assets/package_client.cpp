#include "core/assets/package_client.h"

#include <sstream>
#include <string_view>

#include "core/assets/child_process.h"
#include "gpu/base/error.h"

namespace core {
namespace {

constexpr size_t kMaxShownBytes = 500;
constexpr int kMaxShownLines = 4;

struct Client {
    std::vector<std::string> command;
    std::string extension; ///< of what it writes
    gpu::Text missingHint;
    gpu::Text failedHint;
};

Client clientFor(AssetSource source, const std::string& package, const std::string& version)
{
    if (source == AssetSource::Npm) {
        const std::string name = version.empty() ? package : package + "@" + version;
        return {{"npm", "pack", name, "--ignore-scripts", "--no-update-notifier", "--no-audit", "--no-fund",
                 "--loglevel=error"},
                ".tgz",
                gpu::mark("Assets", "Install npm (Debian: apt-get install npm), then try again."),
                gpu::mark("Assets", "Check the network and npm's settings, then try again.")};
    }
    const std::string name = version.empty() ? package : package + "=" + version;
    return {
        {"apt-get", "download", "-q", name},
        ".deb",
        gpu::mark("Assets",
                  "This package comes from Debian: put the files into the folder that \"tessera assets list\" shows."),
        gpu::mark("Assets", "Check the network, run \"apt-get update\" as root, then try again.")};
}

std::filesystem::path findDownloaded(const std::filesystem::path& folder, const std::string& extension)
{
    for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == extension)
            return entry.path();
    return {};
}

void dropPrefix(std::string_view& line, std::string_view prefix)
{
    if (line.starts_with(prefix))
        line.remove_prefix(prefix.size());
}

} // namespace

std::string condensedErrors(const std::string& text)
{
    std::istringstream lines(text);
    std::string result;
    int shown = 0;
    for (std::string raw; shown < kMaxShownLines && std::getline(lines, raw);) {
        std::string_view line = raw;
        for (const std::string_view prefix : {"npm error", "npm ERR!", "E:"})
            dropPrefix(line, prefix);
        if (line.starts_with("W:") || line.starts_with("N:") ||
            line.find("complete log of this run") != std::string_view::npos ||
            line.find("debug-0.log") != std::string_view::npos)
            continue;
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
            line.remove_suffix(1);
        if (line.empty() || result.size() + line.size() > kMaxShownBytes)
            continue;
        ++shown;
        result += (result.empty() ? "" : "; ") + std::string(line);
    }
    return result;
}

std::filesystem::path SystemPackageClient::download(AssetSource source, const std::string& package,
                                                    const std::string& version, const std::filesystem::path& folder,
                                                    const gpu::RunControl& control)
{
    const Client client = clientFor(source, package, version);
    ChildResult result;
    try {
        result = runChild(client.command, folder, control);
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::NotFound)
            throw;
        throw gpu::Error(error.kind(), error.message(), client.missingHint);
    }
    std::filesystem::path archive = findDownloaded(folder, client.extension);
    if (result.exitCode != 0 || archive.empty()) {
        const std::string words = condensedErrors(result.errors);
        const std::string reason = words.empty() ? "exit code " + std::to_string(result.exitCode) : words;
        throw gpu::Error(gpu::ErrorKind::Io,
                         {gpu::mark("Assets", "%1 could not download the package %2: %3"),
                          {client.command.front(), package, reason}},
                         client.failedHint);
    }
    return archive;
}

} // namespace core
