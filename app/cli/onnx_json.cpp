#include <QFile>
#include <QJsonArray>

#include "app/cli/onnx_report.h"
#include "core/onnx/summary_table.h"

namespace app::cli {
namespace {

using namespace core::onnx;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonValue number(uint64_t value) { return static_cast<qint64>(value); }

QJsonValue typeJson(const TensorInfo& info)
{
    const std::string_view word = info.valid() ? toString(info.type) : "";
    return info.valid() ? QJsonValue(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())))
                        : QJsonValue();
}

QJsonValue shapeJson(const TensorInfo& info)
{
    if (!info.valid())
        return {};
    QJsonArray extents;
    for (const int64_t extent : info.shape)
        extents << static_cast<qint64>(extent);
    return extents;
}

QJsonArray stringsJson(const std::vector<std::string>& words)
{
    QJsonArray array;
    for (const std::string& word : words)
        array << text(word);
    return array;
}

QJsonObject valueJson(const ValueInfo& value, const TensorInfo& info)
{
    return {{"name", text(value.name)},
            {"declared", text(value.toString())},
            {"type", typeJson(info)},
            {"shape", shapeJson(info)}};
}

QJsonArray inputsJson(const ModelSummary& summary)
{
    QJsonArray array;
    for (const ValueInfo& input : summary.inputs) {
        const auto shape = summary.shapes.shapes.find(input.name);
        const TensorInfo info =
            shape == summary.shapes.shapes.end() ? TensorInfo() : TensorInfo{input.type, shape->second};
        array << valueJson(input, info);
    }
    return array;
}

QJsonArray outputsJson(const ModelSummary& summary)
{
    QJsonArray array;
    for (const ValueInfo& output : summary.outputs) {
        const auto info = summary.outputInfos.find(output.name);
        array << valueJson(output, info == summary.outputInfos.end() ? TensorInfo() : info->second);
    }
    return array;
}

QJsonArray assumedJson(const ModelSummary& summary)
{
    QJsonArray array;
    for (const AssumedExtent& extent : summary.shapes.assumed)
        array << QJsonObject{{"input", text(extent.input)},
                             {"axis", extent.axis},
                             {"symbol", text(extent.symbol)},
                             {"extent", static_cast<qint64>(extent.extent)}};
    return array;
}

QJsonObject parametersJson(const ModelSummary& summary)
{
    QJsonArray types;
    for (const ParameterCount& row : summary.parameters)
        types << QJsonObject{{"type", typeJson({row.type, {}})},
                             {"tensors", static_cast<qint64>(row.tensors)},
                             {"count", static_cast<qint64>(row.elements)},
                             {"bytes", static_cast<qint64>(row.bytes)}};
    return {{"count", static_cast<qint64>(summary.parameterCount())},
            {"bytes", static_cast<qint64>(summary.parameterBytes())},
            {"types", types},
            {"externalFiles", stringsJson(summary.facts.externalFiles)}};
}

QJsonObject nodeJson(const NodeSummary& node)
{
    QJsonArray groups;
    for (const int group : node.groups)
        groups << group;
    return {{"name", text(node.name)},
            {"operator", text(fullType(node))},
            {"output", text(node.output)},
            {"type", typeJson(node.info)},
            {"shape", shapeJson(node.info)},
            {"parameters", static_cast<qint64>(node.parameters)},
            {"parameterBytes", static_cast<qint64>(node.parameterBytes)},
            {"multiplyAdds", node.cost ? number(node.cost->multiplyAdds) : QJsonValue()},
            {"operations", node.cost ? number(node.cost->operations) : QJsonValue()},
            {"activationBytes", number(node.activationBytes)},
            {"state", text(std::string(toString(node.fate)))},
            {"groups", groups},
            {"reason", node.fate == NodeFate::Unsupported ? QJsonValue(text(node.reason)) : QJsonValue()}};
}

QJsonObject groupJson(const GroupSummary& group, bool planned)
{
    QJsonArray members;
    for (const size_t member : group.members)
        members << static_cast<qint64>(member);
    return {{"name", text(group.name)},
            {"operator", text(group.opType)},
            {"members", members},
            {"shape", shapeJson(group.info)},
            {"multiplyAdds", number(group.cost.multiplyAdds)},
            {"operations", number(group.cost.operations)},
            {"kernels", planned ? QJsonValue(stringsJson(group.kernels)) : QJsonValue()}};
}

QJsonObject memoryJson(const ModelSummary& summary)
{
    QJsonObject memory{{"activationBytes", number(summary.activationBytes)},
                       {"arenaBytes", QJsonValue()},
                       {"pinnedBytes", QJsonValue()}};
    if (summary.plan) {
        memory["arenaBytes"] = number(summary.plan->arenaBytes);
        memory["pinnedBytes"] = number(summary.plan->pinnedBytes);
    }
    return memory;
}

QJsonValue planJson(const ModelSummary& summary)
{
    if (!summary.plan)
        return {};
    return QJsonObject{{"dispatches", static_cast<qint64>(summary.plan->dispatches)},
                       {"pipelines", static_cast<qint64>(summary.plan->pipelines)}};
}

QJsonObject runJson(const PlanTimes& times)
{
    QJsonArray groups;
    for (const double milliseconds : times.nodes)
        groups << milliseconds;
    QJsonArray kernels;
    for (const KernelTime& row : times.kernels)
        kernels << QJsonObject{{"kernel", text(row.kernel)},
                               {"dispatches", static_cast<qint64>(row.dispatches)},
                               {"milliseconds", row.milliseconds}};
    return {{"runs", times.runs},
            {"milliseconds", times.milliseconds},
            {"deviceMilliseconds", times.onDevice},
            {"groupMilliseconds", groups},
            {"kernels", kernels}};
}

const char* sourceWord(core::attention::TokenSource source)
{
    switch (source) {
    case core::attention::TokenSource::First:
        return "first";
    case core::attention::TokenSource::Second:
        return "second";
    case core::attention::TokenSource::Special:
        return "special";
    case core::attention::TokenSource::Padding:
        break;
    }
    return "padding";
}

QJsonObject sentenceJson(const OnnxSentence& sentence)
{
    QJsonArray tokens;
    for (const core::attention::Token& token : sentence.encoding.tokens)
        tokens << QJsonObject{{"id", static_cast<qint64>(token.id)},
                              {"piece", text(token.piece)},
                              {"begin", static_cast<qint64>(token.begin)},
                              {"end", static_cast<qint64>(token.end)},
                              {"type", token.typeId},
                              {"source", sourceWord(token.source)}};
    return {{"tokenizer", QFile::decodeName(sentence.tokenizer.c_str())},
            {"texts", QJsonArray::fromStringList(sentence.texts)},
            {"tokens", tokens},
            {"cutOff", static_cast<qint64>(sentence.encoding.cutOff)}};
}

QJsonArray resultsJson(const std::vector<OnnxResult>& results)
{
    QJsonArray array;
    for (const OnnxResult& result : results)
        array << QJsonObject{{"name", text(result.name)},       {"type", typeJson(result.info)},
                             {"shape", shapeJson(result.info)}, {"least", result.least},
                             {"greatest", result.greatest},     {"mean", result.mean}};
    return array;
}

QJsonObject modelJson(const OnnxAnswer& answer)
{
    QJsonObject opsets;
    for (const auto& [domain, version] : answer.summary.opsets)
        opsets[domain.empty() ? QString("ai.onnx") : text(domain)] = static_cast<qint64>(version);
    const ModelFacts& facts = answer.summary.facts;
    return {{"path", QFile::decodeName(answer.path.c_str())},
            {"sha256", text(answer.sha256)},
            {"producer", text(facts.producer)},
            {"producerVersion", text(facts.producerVersion)},
            {"irVersion", static_cast<qint64>(facts.irVersion)},
            {"opsets", opsets}};
}

} // namespace

QJsonObject onnxJson(const OnnxAnswer& answer)
{
    const ModelSummary& summary = answer.summary;
    QJsonObject operators;
    for (const auto& [type, count] : summary.operators)
        operators[text(type)] = count;
    QJsonArray nodes;
    for (const NodeSummary& node : summary.nodes)
        nodes << nodeJson(node);
    QJsonArray groups;
    for (const GroupSummary& group : summary.groups)
        groups << groupJson(group, summary.plan.has_value());
    QJsonObject states;
    for (const NodeFate fate : {NodeFate::Kept, NodeFate::Folded, NodeFate::Dropped, NodeFate::Unused,
                                NodeFate::Unsupported, NodeFate::Behind})
        states[text(std::string(toString(fate)))] = summary.count(fate);
    QJsonObject root{{"model", modelJson(answer)},
                     {"inputs", inputsJson(summary)},
                     {"outputs", outputsJson(summary)},
                     {"assumed", assumedJson(summary)},
                     {"operators", operators},
                     {"parameters", parametersJson(summary)},
                     {"cost", QJsonObject{{"multiplyAdds", number(summary.cost.multiplyAdds)},
                                          {"operations", number(summary.cost.operations)},
                                          {"uncountedNodes", summary.uncounted}}},
                     {"memory", memoryJson(summary)},
                     {"states", states},
                     {"float64NodesIn32Bits", summary.narrowedNodes()},
                     {"nodes", nodes},
                     {"groups", groups},
                     {"plan", planJson(summary)},
                     {"device", QJsonValue()}};
    if (answer.device)
        root["device"] = QJsonObject{{"name", text(answer.device->name)},
                                     {"type", gpu::toString(answer.device->type)},
                                     {"driver", text(answer.device->driver)}};
    if (answer.sentence)
        root["text"] = sentenceJson(*answer.sentence);
    if (answer.times) {
        root["results"] = resultsJson(answer.results);
        root["run"] = runJson(*answer.times);
    }
    return root;
}

} // namespace app::cli
