// tessera faces pairs FILE

#include <algorithm>
#include <filesystem>
#include <optional>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/columns.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/face/pairs.h"

namespace app::cli {
namespace {

using core::face::FacePairs;
using core::face::PairedPhoto;

constexpr size_t kNamed = 10; // of the missing photos

struct PairsAnswer {
    std::filesystem::path file;
    FacePairs pairs;
    size_t photos = 0;
    std::optional<std::filesystem::path> folder;
    std::vector<PairedPhoto> missing;
};

std::filesystem::path fileOf(const QString& word) { return {QFile::encodeName(word).toStdString()}; }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

QJsonObject pairsJson(const PairsAnswer& answer)
{
    const qint64 perKind = answer.pairs.folds * answer.pairs.perKind;
    QJsonObject root{{"path", text(answer.file)},
                     {"folds", static_cast<qint64>(answer.pairs.folds)},
                     {"matched", perKind},
                     {"mismatched", perKind},
                     {"people", static_cast<qint64>(answer.pairs.people.size())},
                     {"photos", static_cast<qint64>(answer.photos)}};
    if (!answer.folder)
        return root;
    QJsonArray missing;
    for (const PairedPhoto& photo : answer.missing)
        missing << text(answer.pairs.pathOf(photo));
    root["folder"] = text(*answer.folder);
    root["missing"] = missing;
    return root;
}

QString pairsText(const PairsAnswer& answer)
{
    const qint64 perKind = answer.pairs.folds * answer.pairs.perKind;
    QList<QStringList> rows{{CommandLine::tr("folds"), QString::number(answer.pairs.folds)},
                            {CommandLine::tr("matched pairs"), QString::number(perKind)},
                            {CommandLine::tr("mismatched pairs"), QString::number(perKind)},
                            {CommandLine::tr("people"), QString::number(answer.pairs.people.size())},
                            {CommandLine::tr("photos"), QString::number(answer.photos)}};
    if (answer.folder)
        rows << QStringList{CommandLine::tr("missing photos"), QString::number(answer.missing.size())};
    QString lines = aligned(rows, FirstColumn::Left);
    for (size_t i = 0; i < std::min(kNamed, answer.missing.size()); ++i)
        lines += "  " + text(answer.pairs.pathOf(answer.missing[i])) + "\n";
    if (answer.missing.size() > kNamed)
        lines += "  " + CommandLine::tr("and %1 more").arg(answer.missing.size() - kNamed) + "\n";
    return lines;
}

void writeBeside(const std::filesystem::path& list, const QString& name, const QByteArray& bytes)
{
    std::error_code failed;
    if (std::filesystem::equivalent(fileOf(name), list, failed))
        throw UsageError(CommandLine::tr("%1 would be written over the list").arg(name));
    core::writeFileAtomically(fileOf(name), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

} // namespace

CommandSpec describeFaces()
{
    return {
        .name = "faces",
        .summary = CommandLine::tr("Look into lists of pairs of faces."),
        .positionals = {{CommandLine::tr("WHAT"),
                         CommandLine::tr("pairs: what is in a list of pairs, and which of its photos are missing."),
                         1,
                         1,
                         {"pairs"}},
                        {CommandLine::tr("FILE"), CommandLine::tr("The list, laid out as LFW's pairs.txt.")}},
        .options =
            {
                {"photos", CommandLine::tr("DIR"),
                 CommandLine::tr("The folder that has a folder of photos for each person.")},
                {"json", CommandLine::tr("FILE|-"),
                 CommandLine::tr("Write JSON; - is standard output, as if left out."), false, "-"},
            },
        .notes = CommandLine::tr("Photos are DIR/NAME/NAME_0001.jpg and so on. The exit code is 1 if any is missing."),
    };
}

int runFaces(const Arguments& arguments, Terminal& terminal)
{
    PairsAnswer answer;
    answer.file = fileOf(arguments.positionals().at(1));
    answer.pairs = core::face::loadPairs(answer.file);
    answer.photos = answer.pairs.photos().size();
    if (const std::optional<QString> folder = arguments.value("photos")) {
        answer.folder = fileOf(*folder);
        answer.missing = core::face::missingPhotos(answer.pairs, *answer.folder);
    }
    const std::optional<QString> json = arguments.value("json");
    const QByteArray bytes = json ? QJsonDocument(pairsJson(answer)).toJson() : QByteArray();
    if (json && *json != "-")
        writeBeside(answer.file, *json, bytes);
    terminal.write(json == "-" ? QString::fromUtf8(bytes) : pairsText(answer));
    return answer.missing.empty() ? 0 : 1;
}

} // namespace app::cli
