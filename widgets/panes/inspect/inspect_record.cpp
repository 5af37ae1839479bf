#include "widgets/panes/inspect/inspect_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <QCoreApplication>

#include "core/onnx/model.h"
#include "core/onnx/summary_table.h"
#include "widgets/export/export_record.h"

namespace widgets::inspect {

using core::workspace::ExportRecord;
using core::workspace::FileReference;
using core::workspace::ModelExport;

namespace {

constexpr std::array<const char*, 4> kInputs{"random", "zeros", "picture", "sentence"}; ///< in the order of InputKind
constexpr std::array<const char*, 3> kLooks{"picture", "heatmap", "numbers"};           ///< in the order of TensorLook

// Options of the records. The files stand there only until the pane takes the record.
constexpr const char* kShapes = "shape ";
constexpr const char* kValues = "value ";
constexpr const char* kModel = "modelPath";
constexpr const char* kModelHash = "modelSha256";
constexpr const char* kPicture = "picturePath";
constexpr const char* kPictureHash = "pictureSha256";
constexpr const char* kSecond = "secondSentence";
constexpr const char* kTokenizer = "tokenizerPath";
constexpr const char* kTokenizerHash = "tokenizerSha256";

template <size_t N>
size_t placeOf(const std::array<const char*, N>& words, const std::string& word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? 0 : static_cast<size_t>(found - words.begin());
}

FileReference takeFile(ExportRecord& record, const char* path, const char* sha256)
{
    FileReference file{textIn(record, path), {}, textIn(record, sha256)};
    record.options.erase(path);
    record.options.erase(sha256);
    return file;
}

std::map<std::string, std::string> textsIn(const ExportRecord& record, const std::string& prefix)
{
    std::map<std::string, std::string> texts;
    for (const auto& [name, option] : record.options)
        if (const auto* text = std::get_if<std::string>(&option); text && name.starts_with(prefix))
            texts[name.substr(prefix.size())] = *text;
    return texts;
}

template <typename Number>
Number numberFrom(std::string_view text)
{
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

std::string wordOf(InputKind kind) { return kInputs[static_cast<size_t>(kind)]; }

std::string wordOf(TensorLook look) { return kLooks[static_cast<size_t>(look)]; }

InputKind inputKind(const std::string& word) { return static_cast<InputKind>(placeOf(kInputs, word)); }

TensorLook tensorLook(const std::string& word) { return static_cast<TensorLook>(placeOf(kLooks, word)); }

ExportItem nodesItem(const core::onnx::ModelSummary& summary)
{
    return {QLatin1String(kNodesItem), QCoreApplication::translate("widgets::InspectPane", "Nodes of the model"),
            TableSource([summary] { return core::onnx::nodeTable(summary); })};
}

ExportRecord recordOf(const OpenModel& model)
{
    ExportRecord record;
    record.options["source"] = model.name().toStdString();
    record.options[kModel] = model.path.toStdString();
    record.options[kModelHash] = model.model->sha256();
    for (const auto& [input, shape] : model.settings.shapes)
        record.options[kShapes + input] = shape;
    for (const auto& [input, values] : model.settings.values)
        record.options[kValues + input] = values;
    if (model.text) {
        record.options["input"] = wordOf(InputKind::Sentence);
        record.options["sentence"] = model.settings.sentence.toStdString();
        if (!model.settings.second.isEmpty())
            record.options[kSecond] = model.settings.second.toStdString();
        record.options[kTokenizer] = model.text->tokenizer.string();
        record.options[kTokenizerHash] = model.text->tokenizerSha256;
    }
    record.options["planned"] = model.summary.plan.has_value();
    return record;
}

ExportRecord recordOf(const OpenModel& model, const TappedTensor& tensor, const TensorView& view)
{
    ExportRecord record = recordOf(model);
    record.options["node"] = static_cast<double>(tensor.node);
    record.options["input"] = wordOf(tensor.settings.input);
    // As text: a number in a file has 53 bits.
    record.options["seed"] = std::to_string(tensor.settings.seed);
    if (tensor.settings.input == InputKind::Picture) {
        record.options[kPicture] = tensor.settings.picture.toStdString();
        record.options[kPictureHash] = tensor.pictureSha256;
    }
    record.options["look"] = wordOf(view.range.look);
    record.options["rowAxis"] = static_cast<double>(view.choice.rowAxis);
    record.options["columnAxis"] = static_cast<double>(view.choice.columnAxis);
    std::string indices;
    for (const int64_t index : view.choice.indices) {
        if (!indices.empty())
            indices += ',';
        indices += std::to_string(index);
    }
    record.options["indices"] = indices;
    return record;
}

ModelExport modelExport(ExportRecord record)
{
    ModelExport made;
    made.model = takeFile(record, kModel, kModelHash);
    made.picture = takeFile(record, kPicture, kPictureHash);
    made.tokenizer = takeFile(record, kTokenizer, kTokenizerHash);
    made.record = std::move(record);
    return made;
}

InspectSettings settingsOf(const ModelExport& made)
{
    InspectSettings settings;
    settings.shapes = textsIn(made.record, kShapes);
    settings.values = textsIn(made.record, kValues);
    settings.input = inputKind(textIn(made.record, "input"));
    settings.picture = QString::fromStdString(made.picture.path);
    settings.sentence = QString::fromStdString(textIn(made.record, "sentence"));
    settings.second = QString::fromStdString(textIn(made.record, kSecond));
    settings.tokenizer = QString::fromStdString(made.tokenizer.path);
    settings.seed = numberFrom<uint64_t>(textIn(made.record, "seed", "1"));
    return settings;
}

core::onnx::SliceChoice sliceOf(const ExportRecord& record)
{
    core::onnx::SliceChoice choice;
    choice.rowAxis = static_cast<int>(numberIn(record, "rowAxis", -1));
    choice.columnAxis = static_cast<int>(numberIn(record, "columnAxis", -1));
    const std::string indices = textIn(record, "indices");
    for (size_t at = 0; at < indices.size();) {
        const size_t end = std::min(indices.find(',', at), indices.size());
        choice.indices.push_back(numberFrom<int64_t>(std::string_view(indices).substr(at, end - at)));
        at = end + 1;
    }
    return choice;
}

} // namespace widgets::inspect
