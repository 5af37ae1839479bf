#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"

namespace app::cli {
namespace {

/// The word of JSON; never translated.
const char* stateKey(core::AssetState state)
{
    switch (state) {
    case core::AssetState::Missing:
        return "missing";
    case core::AssetState::Present:
        return "present";
    case core::AssetState::Damaged:
        return "damaged";
    }
    return "";
}

QString stateText(core::AssetState state)
{
    switch (state) {
    case core::AssetState::Missing:
        return CommandLine::tr("missing");
    case core::AssetState::Present:
        return CommandLine::tr("present");
    case core::AssetState::Damaged:
        return CommandLine::tr("damaged");
    }
    return {};
}

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonObject toJson(const core::AssetStatus& status)
{
    const core::Asset& asset = status.asset;
    QJsonArray groups;
    for (const std::string& group : asset.groups)
        groups << text(group);
    return {
        {"id", text(asset.id)},
        {"title", text(asset.title)},
        {"kind", text(asset.kind)},
        {"groups", groups},
        {"source", asset.source == core::AssetSource::Npm ? "npm" : "debian"},
        {"package", text(asset.package)},
        {"version", text(asset.version)},
        {"member", text(asset.member)},
        {"bytes", static_cast<qint64>(asset.bytes)},
        {"sha256", text(asset.sha256)},
        {"licence", text(asset.licence)},
        {"upstream", text(asset.upstream)},
        {"state", stateKey(status.state)},
        {"path", text(status.path.string())},
    };
}

void writeJson(const core::AssetStore& store, const std::vector<core::AssetStatus>& rows, Terminal& terminal)
{
    QJsonArray assets;
    for (const core::AssetStatus& row : rows)
        assets << toJson(row);
    const QJsonObject root{{"folder", text(store.folder().string())}, {"assets", assets}};
    terminal.write(QString::fromUtf8(QJsonDocument(root).toJson()));
}

void writeTable(const core::AssetStore& store, const std::vector<core::AssetStatus>& rows, Terminal& terminal)
{
    qsizetype idWidth = 0;
    qsizetype stateWidth = 0;
    for (const core::AssetStatus& row : rows) {
        idWidth = std::max(idWidth, text(row.asset.id).size());
        stateWidth = std::max(stateWidth, stateText(row.state).size());
    }
    QString table = CommandLine::tr("Folder: %1").arg(text(store.folder().string())) + "\n";
    for (const core::AssetStatus& row : rows) {
        const core::Asset& asset = row.asset;
        const double mebibytes = static_cast<double>(asset.bytes) / (1 << 20);
        table += QString("%1  %2  %3 MiB  %4; %5\n")
                     .arg(text(asset.id).leftJustified(idWidth), stateText(row.state).leftJustified(stateWidth),
                          QString::number(mebibytes, 'f', 1).rightJustified(6),
                          QCoreApplication::translate("Assets", asset.title.c_str()), text(asset.licence));
    }
    terminal.write(table);
}

std::vector<core::AssetStatus> statusOf(const core::AssetStore& store, const std::vector<core::Asset>& assets,
                                        bool hash, Terminal& terminal)
{
    gpu::RunControl control = terminal.control();
    control.progress = [&terminal](double fraction) { terminal.progress(CommandLine::tr("Checking"), fraction); };
    std::vector<core::AssetStatus> rows = store.status(assets, hash, control);
    terminal.clearProgress();
    return rows;
}

QString stepText(const core::AssetProgress& progress)
{
    const QString package = text(progress.package);
    switch (progress.step) {
    case core::AssetStep::Damaged:
        return CommandLine::tr("%1 was damaged and has been removed; fetching it again").arg(text(progress.asset));
    case core::AssetStep::Download:
        return CommandLine::tr("Package %1 of %2: downloading %3")
            .arg(progress.index + 1)
            .arg(progress.count)
            .arg(package);
    case core::AssetStep::Unpack:
        return CommandLine::tr("Package %1 of %2: unpacking and checking %3")
            .arg(progress.index + 1)
            .arg(progress.count)
            .arg(package);
    case core::AssetStep::Done:
        return CommandLine::tr("Package %1 of %2: %3 is here").arg(progress.index + 1).arg(progress.count).arg(package);
    }
    return {};
}

void fetch(core::AssetStore& store, const std::vector<std::string>& names, Terminal& terminal)
{
    bool nothingToDo = true;
    const auto report = [&](const core::AssetProgress& progress) {
        nothingToDo = false;
        if (progress.step == core::AssetStep::Download || progress.step == core::AssetStep::Unpack)
            terminal.progress(stepText(progress), -1);
        else
            terminal.note(stepText(progress));
    };
    store.fetch(names, report, terminal.control());
    terminal.clearProgress();
    if (nothingToDo)
        terminal.note(CommandLine::tr("Everything is here: %1").arg(text(store.folder().string())));
}

/// True if all are whole; else says which are not. Missing files count only if they were asked for by name.
bool reportFaults(const std::vector<core::AssetStatus>& rows, bool missingCounts, Terminal& terminal)
{
    bool whole = true;
    for (const core::AssetStatus& row : rows) {
        const bool damaged = row.state == core::AssetState::Damaged;
        if (!damaged && !(missingCounts && row.state == core::AssetState::Missing))
            continue;
        const QString message =
            damaged ? CommandLine::tr("error: %1 is damaged: %2") : CommandLine::tr("error: %1 is missing: %2");
        terminal.note(message.arg(text(row.asset.id), text(row.path.string())));
        whole = false;
    }
    if (!whole)
        terminal.note(CommandLine::tr("hint: %1")
                          .arg(CommandLine::tr("\"tessera assets fetch\" with the names fetches them again.")));
    return whole;
}

} // namespace

CommandSpec describeAssets()
{
    return {
        .name = "assets",
        .summary = CommandLine::tr("List, fetch or verify the models and photos that Tessera works with."),
        .positionals =
            {{CommandLine::tr("ACTION"),
              CommandLine::tr(
                  "list: what there is; fetch: download what is missing or damaged; verify: check contents."),
              1,
              1,
              {"list", "fetch", "verify"}},
             {CommandLine::tr("NAME"),
              CommandLine::tr("Names of assets or groups; none: all (fetch: all but the group test)."), 0, 1000}},
        .options = {{"json", {}, CommandLine::tr("Write JSON.")}},
        .notes =
            CommandLine::tr("The files are kept in $XDG_CACHE_HOME/tessera/assets, else in ~/.cache/tessera/assets.\n"
                            "verify ends with exit code 1 if a file is damaged, or missing although it was named."),
    };
}

int runAssets(const Arguments& arguments, Terminal& terminal)
{
    const QString action = arguments.positionals().first();
    std::vector<std::string> names;
    for (const QString& name : arguments.positionals().mid(1))
        names.push_back(name.toStdString());
    core::AssetStore store;
    const bool json = arguments.has("json");
    if (action == "fetch") {
        fetch(store, names, terminal);
        if (json)
            writeJson(store, statusOf(store, store.select(names), false, terminal), terminal);
        return 0;
    }
    const bool verify = action == "verify";
    const std::vector<core::Asset> assets = names.empty() ? store.assets() : store.select(names);
    const std::vector<core::AssetStatus> rows = statusOf(store, assets, verify, terminal);
    if (json)
        writeJson(store, rows, terminal);
    else
        writeTable(store, rows, terminal);
    return verify && !reportFaults(rows, !names.empty(), terminal) ? 1 : 0;
}

} // namespace app::cli
