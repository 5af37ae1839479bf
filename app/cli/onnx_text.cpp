#include <array>
#include <cmath>

#include <QFile>

#include "app/cli/onnx_report.h"
#include "app/cli/words.h"
#include "core/onnx/summary_table.h"
#include "widgets/panes/inspect/node_words.h"

namespace app::cli {
namespace {

using namespace core::onnx;
using widgets::inspect::bytesText;
using widgets::inspect::countText;
using widgets::inspect::figuresText;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString line(const QString& title, const QString& what) { return QString("%1 %2\n").arg(title, -13).arg(what); }

QString shapeText(const TensorInfo& info) { return info.valid() ? text(info.shape.toString()) : QString("?"); }

QString valuesText(const QString& title, const std::vector<ValueInfo>& values, const TensorInfoMap& infos)
{
    QString lines;
    for (const ValueInfo& value : values) {
        QString what = text(value.name) + "  " + text(value.toString());
        const bool open = !value.hasShape || std::any_of(value.dimensions.begin(), value.dimensions.end(),
                                                         [](const Dimension& d) { return d.value < 0; });
        if (const auto info = infos.find(value.name); open && info != infos.end())
            what += CommandLine::tr(", here %1").arg(shapeText(info->second));
        lines += line(lines.isEmpty() ? title : QString(), what);
    }
    return lines;
}

QString assumedText(const ModelSummary& summary)
{
    QString lines;
    for (const AssumedExtent& extent : summary.shapes.assumed) {
        const QString symbol = extent.symbol.empty() ? QString() : " (" + text(extent.symbol) + ")";
        lines += line(lines.isEmpty() ? CommandLine::tr("Assumed") : QString(),
                      CommandLine::tr("axis %1%2 of %3 is %4; --shape says otherwise")
                          .arg(extent.axis)
                          .arg(symbol, text(extent.input))
                          .arg(extent.extent));
    }
    return lines;
}

QString parametersText(const ModelSummary& summary)
{
    QStringList types;
    for (const ParameterCount& row : summary.parameters) {
        const std::string_view word = toString(row.type);
        types << CommandLine::tr("%1 %2 in %3 tensors")
                     .arg(countText(static_cast<double>(row.elements)),
                          QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())))
                     .arg(row.tensors);
    }
    QString what = CommandLine::tr("%1 in %2: %3")
                       .arg(countText(static_cast<double>(summary.parameterCount())),
                            bytesText(static_cast<double>(summary.parameterBytes())), types.join(", "));
    QString lines = line(CommandLine::tr("Parameters"), what);
    for (const std::string& file : summary.facts.externalFiles)
        lines += line({}, CommandLine::tr("in the file %1 besides").arg(text(file)));
    return lines;
}

QString memoryText(const ModelSummary& summary)
{
    QString what = CommandLine::tr("%1 if every node kept its result")
                       .arg(bytesText(static_cast<double>(summary.activationBytes)));
    if (summary.plan)
        what += CommandLine::tr("; planned %1, and %2 for inputs, outputs and constants")
                    .arg(bytesText(static_cast<double>(summary.plan->arenaBytes)),
                         bytesText(static_cast<double>(summary.plan->pinnedBytes)));
    return line(CommandLine::tr("Activations"), what);
}

QString nodesText(const ModelSummary& summary)
{
    const auto count = [&](NodeFate fate) { return summary.count(fate); };
    QString what = CommandLine::tr("%1: %2 run as %3, %4 computed once on the host, %5 change nothing, %6 not needed")
                       .arg(summary.nodes.size())
                       .arg(count(NodeFate::Kept))
                       .arg(summary.groups.size())
                       .arg(count(NodeFate::Folded))
                       .arg(count(NodeFate::Dropped))
                       .arg(count(NodeFate::Unused));
    if (!summary.runs())
        what += CommandLine::tr("; %1 not supported, %2 behind those")
                    .arg(count(NodeFate::Unsupported))
                    .arg(count(NodeFate::Behind));
    QString lines = line(CommandLine::tr("Nodes"), what);
    if (const int narrowed = summary.narrowedNodes(); narrowed > 0)
        lines += line({}, CommandLine::tr("%n of them in 64-bit floats, computed with 32 bits", nullptr, narrowed));
    if (summary.plan)
        lines += line({}, CommandLine::tr("%1 dispatches of %2 pipelines")
                              .arg(summary.plan->dispatches)
                              .arg(summary.plan->pipelines));
    return lines;
}

struct OperatorRow {
    int nodes = 0;
    NodeCost cost;
};

QString operatorsText(const ModelSummary& summary)
{
    std::map<std::string, OperatorRow> rows;
    for (const NodeSummary& node : summary.nodes) {
        OperatorRow& row = rows[fullType(node)];
        ++row.nodes;
        if (node.cost)
            row.cost += *node.cost;
    }
    QString lines = QString("\n%1 %2 %3 %4\n")
                        .arg(CommandLine::tr("operator"), -28)
                        .arg(CommandLine::tr("nodes"), 6)
                        .arg(CommandLine::tr("MACs"), 10)
                        .arg(CommandLine::tr("FLOPs"), 10);
    for (const auto& [type, row] : rows)
        lines += QString("%1 %2 %3 %4\n")
                     .arg(text(type), -28)
                     .arg(row.nodes, 6)
                     .arg(countText(static_cast<double>(row.cost.multiplyAdds)), 10)
                     .arg(countText(static_cast<double>(row.cost.operations)), 10);
    return lines;
}

/// What several nodes became, by operator and kernels.
QString fusedText(const ModelSummary& summary)
{
    struct Row {
        int groups = 0;
        size_t nodes = 0;
    };
    std::map<std::pair<std::string, std::string>, Row> rows;
    for (const GroupSummary& group : summary.groups) {
        if (group.members.size() < 2)
            continue;
        Row& row = rows[{group.opType, kernelText(group.kernels)}];
        ++row.groups;
        row.nodes += group.members.size();
    }
    if (rows.empty())
        return {};
    QString lines = QString("\n%1 %2 %3  %4\n")
                        .arg(CommandLine::tr("fused into"), -28)
                        .arg(CommandLine::tr("times"), 6)
                        .arg(CommandLine::tr("nodes"), 6)
                        .arg(CommandLine::tr("kernels"));
    for (const auto& [key, row] : rows)
        lines += QString("%1 %2 %3  %4\n")
                     .arg(text(key.first), -28)
                     .arg(row.groups, 6)
                     .arg(row.nodes, 6)
                     .arg(text(key.second));
    return lines;
}

QString unsupportedText(const ModelSummary& summary)
{
    QString lines;
    for (const NodeSummary& node : summary.nodes) {
        if (node.fate != NodeFate::Unsupported)
            continue;
        const QString type = text(fullType(node));
        const QString reason =
            node.reason.empty() ? CommandLine::tr("this operator is not known here") : text(node.reason);
        lines += QString("  %1 (%2): %3\n").arg(text(node.name), type, reason);
    }
    return lines.isEmpty() ? lines : "\n" + CommandLine::tr("Not supported:") + "\n" + lines;
}

QString stateText(const ModelSummary& summary, const NodeSummary& node)
{
    switch (node.fate) {
    case NodeFate::Folded:
        return CommandLine::tr("computed once");
    case NodeFate::Dropped:
        return CommandLine::tr("changes nothing");
    case NodeFate::Unused:
        return CommandLine::tr("not needed");
    case NodeFate::Behind:
        return CommandLine::tr("behind an unsupported node");
    case NodeFate::Unsupported:
        return CommandLine::tr("not supported");
    case NodeFate::Kept:
        break;
    }
    if (node.groups.empty())
        return {};
    const GroupSummary& group = summary.groups[static_cast<size_t>(node.group())];
    const std::vector<std::string> all = kernelsOf(summary, node);
    const QString kernels = !summary.plan ? QString() : all.empty() ? CommandLine::tr("a view") : text(kernelText(all));
    if (group.members.size() < 2)
        return kernels;
    return QString("#%1 %2 %3").arg(node.group()).arg(text(group.opType), kernels).trimmed();
}

QString nodeTableText(const OnnxAnswer& answer)
{
    const ModelSummary& summary = answer.summary;
    const bool timed = answer.times && !answer.times->nodes.empty();
    QString lines = QString("\n%1 %2 %3 %4 %5 %6 %7  %8\n")
                        .arg(CommandLine::tr("node"), -44)
                        .arg(CommandLine::tr("operator"), -18)
                        .arg(CommandLine::tr("shape"), -18)
                        .arg(CommandLine::tr("params"), 9)
                        .arg(CommandLine::tr("FLOPs"), 9)
                        .arg(CommandLine::tr("memory"), 10)
                        .arg(timed ? CommandLine::tr("ms") : QString(), timed ? 9 : 0)
                        .arg(CommandLine::tr("becomes"));
    const std::vector<double> rowTimes = timed ? nodeTimes(summary, answer.times->nodes) : std::vector<double>();
    size_t row = 0;
    for (const NodeSummary& node : summary.nodes) {
        const double milliseconds = rowTimes.empty() ? -1 : rowTimes[row++];
        const QString time = milliseconds < 0 ? QString() : QString::number(milliseconds, 'f', 3);
        lines += QString("%1 %2 %3 %4 %5 %6 %7  %8\n")
                     .arg(text(node.name), -44)
                     .arg(text(node.opType), -18)
                     .arg(shapeText(node.info), -18)
                     .arg(countText(static_cast<double>(node.parameters)), 9)
                     .arg(node.cost ? countText(static_cast<double>(node.cost->operations)) : QString("?"), 9)
                     .arg(bytesText(static_cast<double>(node.activationBytes)), 10)
                     .arg(time, timed ? 9 : 0)
                     .arg(stateText(summary, node));
    }
    return lines;
}

QString timesText(const PlanTimes& times)
{
    QString lines = "\n" +
                    CommandLine::tr("A run takes %1 ms, %2 ms of it in kernels (medians of %3 runs).")
                        .arg(figuresText(times.milliseconds), figuresText(times.onDevice))
                        .arg(times.runs) +
                    "\n";
    lines += QString("%1 %2 %3 %4 %5\n")
                 .arg(CommandLine::tr("kernel"), -28)
                 .arg(CommandLine::tr("runs"), 6)
                 .arg(CommandLine::tr("ms"), 10)
                 .arg(CommandLine::tr("share"), 7)
                 .arg(CommandLine::tr("GFLOP/s"), 10);
    for (const KernelTime& row : times.kernels) {
        const double seconds = row.milliseconds * 1e-3;
        lines += QString("%1 %2 %3 %4 %5\n")
                     .arg(text(row.kernel), -28)
                     .arg(row.dispatches, 6)
                     .arg(row.milliseconds, 10, 'f', 3)
                     .arg(QString::number(100 * row.milliseconds / std::max(times.onDevice, 1e-9), 'f', 1) + "%", 7)
                     .arg(seconds > 0 ? row.cost.floatingPointOperations / seconds * 1e-9 : 0, 10, 'f', 1);
    }
    return lines;
}

TensorInfoMap inputInfos(const ModelSummary& summary)
{
    TensorInfoMap infos;
    for (const ValueInfo& input : summary.inputs)
        if (const auto shape = summary.shapes.shapes.find(input.name); shape != summary.shapes.shapes.end())
            infos[input.name] = {input.type, shape->second};
    return infos;
}

QString madeBy(const ModelSummary& summary)
{
    QStringList parts;
    if (!summary.facts.producer.empty())
        parts << (text(summary.facts.producer) + " " + text(summary.facts.producerVersion)).trimmed();
    parts << CommandLine::tr("format %1").arg(summary.facts.irVersion);
    for (const auto& [domain, version] : summary.opsets)
        parts
            << CommandLine::tr("operators %1 %2").arg(domain.empty() ? QString("ai.onnx") : text(domain)).arg(version);
    return parts.join(", ");
}

/// The tokens and their numbers, of a long text the first.
QString sentenceText(const OnnxSentence& sentence)
{
    constexpr size_t kShown = 64;
    const std::vector<core::attention::Token>& tokens = sentence.encoding.tokens;
    QStringList pieces, ids;
    for (size_t i = 0; i < std::min(tokens.size(), kShown); ++i) {
        pieces << text(tokens[i].piece);
        ids << QString::number(tokens[i].id);
    }
    QString count =
        CommandLine::tr("%1 by %2").arg(tokens.size()).arg(QFile::decodeName(sentence.tokenizer.filename().c_str()));
    if (sentence.encoding.cutOff > 0)
        count += CommandLine::tr("; %1 more were cut off").arg(sentence.encoding.cutOff);
    const QString more = tokens.size() > kShown ? " …" : "";
    return line(CommandLine::tr("Tokens"), count) + line({}, pieces.join(' ') + more) + line({}, ids.join(' ') + more);
}

QString resultsText(const std::vector<OnnxResult>& results)
{
    QString lines;
    for (const OnnxResult& result : results)
        lines += line(lines.isEmpty() ? CommandLine::tr("Results") : QString(),
                      CommandLine::tr("%1 %2 from %3 to %4, mean %5")
                          .arg(text(result.name), shapeText(result.info), QString::number(result.least, 'g', 6),
                               QString::number(result.greatest, 'g', 6), QString::number(result.mean, 'g', 6)));
    return lines;
}

} // namespace

QString onnxText(const OnnxAnswer& answer, bool nodes)
{
    const ModelSummary& summary = answer.summary;
    QString lines = line(CommandLine::tr("Model"), QFile::decodeName(answer.path.filename().c_str()));
    lines += line(CommandLine::tr("Made by"), madeBy(summary));
    lines += valuesText(CommandLine::tr("Inputs"), summary.inputs, inputInfos(summary));
    if (answer.sentence)
        lines += sentenceText(*answer.sentence);
    lines += valuesText(CommandLine::tr("Outputs"), summary.outputs, summary.outputInfos);
    lines += assumedText(summary);
    lines += parametersText(summary);
    QString cost = CommandLine::tr("%1 a run, of which %2 multiply-adds count twice")
                       .arg(countText(static_cast<double>(summary.cost.operations)) + "FLOP",
                            countText(static_cast<double>(summary.cost.multiplyAdds)));
    if (summary.uncounted > 0)
        cost += CommandLine::tr("; %1 nodes not counted").arg(summary.uncounted);
    lines += line(CommandLine::tr("Operations"), cost);
    lines += memoryText(summary);
    lines += nodesText(summary);
    if (answer.device)
        lines += line(CommandLine::tr("Device"),
                      QString("%1 (%2)").arg(text(answer.device->name), gpu::toString(answer.device->type)));
    lines += operatorsText(summary) + fusedText(summary);
    if (nodes)
        lines += nodeTableText(answer);
    lines += resultsText(answer.results);
    if (answer.times)
        lines += timesText(*answer.times);
    return lines + unsupportedText(summary);
}

} // namespace app::cli
