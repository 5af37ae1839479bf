// tessera onnx conformance

#include <map>
#include <memory>
#include <regex>
#include <vector>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/columns.h"
#include "app/cli/onnx_verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/onnx/conformance/run_case.h"
#include "gpu/base/error.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

using core::onnx::CaseResult;
using core::onnx::CaseState;
using core::onnx::ConformanceCase;

struct Row {
    ConformanceCase one;
    CaseResult result;
};

struct Counts {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    int tight = 0;
    int dispatched = 0;
};

std::filesystem::path pathOf(const QString& word) { return QFile::encodeName(word).toStdString(); }

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

std::vector<ConformanceCase> chosenCases(const Arguments& arguments)
{
    const std::optional<QString> data = arguments.value("data");
    std::vector<ConformanceCase> cases = core::onnx::findCases(data ? pathOf(*data) : core::onnx::defaultCasesFolder());
    const std::optional<QString> filter = arguments.value("filter");
    if (!filter)
        return cases;
    std::regex pattern;
    try {
        pattern = std::regex(filter->toStdString());
    } catch (const std::regex_error&) {
        throw UsageError(CommandLine::tr("--filter takes a regular expression, not \"%1\"").arg(*filter));
    }
    std::erase_if(cases, [&](const ConformanceCase& one) { return !std::regex_search(one.path(), pattern); });
    if (cases.empty())
        throw gpu::Error(gpu::ErrorKind::NotFound,
                         {gpu::mark("OnnxVerb", "No case is called like %1"), {filter->toStdString()}},
                         gpu::mark("OnnxVerb", "Names are like node/test_abs; any part of one will do."));
    return cases;
}

Counts counted(const std::vector<Row>& rows, const std::string& suite = {})
{
    Counts counts;
    for (const Row& row : rows) {
        if (!suite.empty() && row.one.suite != suite)
            continue;
        const bool passed = row.result.state == CaseState::Passed;
        counts.passed += passed ? 1 : 0;
        counts.failed += row.result.state == CaseState::Failed ? 1 : 0;
        counts.skipped += row.result.state == CaseState::Skipped ? 1 : 0;
        counts.tight += passed && row.result.tight ? 1 : 0;
        counts.dispatched += passed && row.result.dispatched ? 1 : 0;
    }
    return counts;
}

/// The words of JSON; never translated.
const char* stateKey(CaseState state)
{
    switch (state) {
    case CaseState::Passed:
        return "passed";
    case CaseState::Failed:
        return "failed";
    case CaseState::Skipped:
        return "skipped";
    }
    return "";
}

QByteArray answerJson(const std::vector<Row>& rows, const gpu::DeviceInfo& device)
{
    QJsonArray cases;
    for (const Row& row : rows) {
        QJsonObject one{
            {"suite", text(row.one.suite)}, {"name", text(row.one.name)}, {"state", stateKey(row.result.state)}};
        if (row.result.state == CaseState::Passed) {
            one["tight"] = row.result.tight;
            one["kernels"] = row.result.dispatched;
        } else {
            one["reason"] = text(row.result.reason.english());
        }
        cases << one;
    }
    const Counts counts = counted(rows);
    const QJsonObject root{
        {"passed", counts.passed},
        {"failed", counts.failed},
        {"skipped", counts.skipped},
        {"tight", counts.tight},
        {"kernels", counts.dispatched},
        {"tolerance", QJsonObject{{"relative", core::onnx::kCaseRelative},
                                  {"absolute", core::onnx::kCaseAbsolute},
                                  {"tight", core::onnx::kCaseTighter}}},
        {"device", QJsonObject{{"name", text(device.name)},
                               {"type", gpu::toString(device.type)},
                               {"driver", text(device.driver)}}},
        {"cases", cases},
    };
    return QJsonDocument(root).toJson();
}

QStringList countsRow(const QString& name, const Counts& counts)
{
    return {name,
            QString::number(counts.passed + counts.failed + counts.skipped),
            QString::number(counts.passed),
            QString::number(counts.tight),
            QString::number(counts.dispatched),
            QString::number(counts.skipped),
            QString::number(counts.failed)};
}

QString answerText(const std::vector<Row>& rows, const gpu::DeviceInfo& device)
{
    QList<QStringList> table{{CommandLine::tr("suite"), CommandLine::tr("cases"), CommandLine::tr("passed"),
                              CommandLine::tr("within 1e-5"), CommandLine::tr("by kernels"), CommandLine::tr("skipped"),
                              CommandLine::tr("failed")}};
    std::map<std::string, Counts> suites;
    std::map<QString, int> skips;
    QString failures;
    for (const Row& row : rows) {
        suites.emplace(row.one.suite, Counts{});
        if (row.result.state == CaseState::Skipped)
            ++skips[translated(row.result.reason)];
        if (row.result.state == CaseState::Failed)
            failures +=
                CommandLine::tr("failed: %1: %2").arg(text(row.one.path()), translated(row.result.reason)) + "\n";
    }
    for (const auto& [suite, unused] : suites)
        table << countsRow(text(suite), counted(rows, suite));
    if (suites.size() > 1)
        table << countsRow(CommandLine::tr("all"), counted(rows));
    QString lines =
        CommandLine::tr("Test cases of the ONNX standard on %1, at a relative error of 1e-3").arg(text(device.name)) +
        "\n\n" + aligned(table, FirstColumn::Left);
    lines += skips.empty() ? "" : "\n";
    for (const auto& [reason, count] : skips)
        lines += CommandLine::tr("skipped %1: %2").arg(count).arg(reason) + "\n";
    lines += failures.isEmpty() ? "" : "\n";
    return lines + failures;
}

} // namespace

QString onnxConformanceSummary() { return CommandLine::tr("the test cases of the ONNX standard, run on this device."); }

QList<OptionSpec> onnxConformanceOptions()
{
    return {
        {"filter", "RE",
         CommandLine::tr("Only the cases in whose name this regular expression is found, such as node/test_conv.")},
        {"json", CommandLine::tr("FILE|-"), CommandLine::tr("Write JSON; - is standard output, as if left out."), false,
         "-"},
        {"data", CommandLine::tr("DIR"),
         CommandLine::tr("The folder of the test cases, if they are not where libonnx-testdata puts them.")},
        {"device", "D", CommandLine::tr("Index or part of the name of the device.")},
    };
}

int runOnnxConformance(const QString&, const Arguments& arguments, Terminal& terminal)
{
    const std::optional<QString> json = arguments.value("json");
    if (json && json->isEmpty())
        throw UsageError(CommandLine::tr("--%1 needs the name of a file").arg("json"));
    const std::vector<ConformanceCase> cases = chosenCases(arguments);
    const auto device = gpu::Device::open({.selector = arguments.value("device").value_or(QString()).toStdString(),
                                           .cacheFolder = core::cacheFolder() / "kernels"});
    std::vector<Row> rows;
    for (const ConformanceCase& one : cases) {
        terminal.progress(text(one.path()), static_cast<double>(rows.size()) / static_cast<double>(cases.size()));
        rows.push_back({one, core::onnx::runCase(*device, one, terminal.control())});
    }
    terminal.clearProgress();
    const QByteArray bytes = json ? answerJson(rows, device->info()) : QByteArray();
    if (json && *json != "-")
        core::writeFileAtomically(pathOf(*json),
                                  std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    terminal.write(json == "-" ? QString::fromUtf8(bytes) : answerText(rows, device->info()));
    return counted(rows).failed == 0 ? 0 : 1;
}

} // namespace app::cli
