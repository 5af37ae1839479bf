#include "app/cli/replay_model.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include "app/cli/in_language.h"
#include "app/cli/onnx_report.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/attention/model_text.h"
#include "core/onnx/model.h"
#include "core/onnx/summary_table.h"
#include "core/report/table.h"
#include "core/segment/device_lender.h"
#include "core/workspace/workspace_file.h"
#include "gpu/base/error.h"
#include "widgets/export/export_record.h"
#include "widgets/panes/inspect/inspect_record.h"
#include "widgets/panes/inspect/inspect_work.h"
#include "widgets/panes/inspect/replayed_item.h"

namespace app::cli {
namespace {

using core::workspace::FileReference;
using core::workspace::ModelExport;
using gpu::mark;
using widgets::inspect::InputKind;
using widgets::inspect::InspectSettings;
using widgets::inspect::OpenModel;

using Opened = std::shared_ptr<const OpenModel>;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

std::filesystem::path pictureOf(const FileReference& picture, const std::filesystem::path& folder,
                                const gpu::RunControl& control)
{
    const auto found = core::workspace::findFile(picture, folder, control);
    if (!found)
        throw gpu::Error(gpu::ErrorKind::NotFound,
                         {mark("ReplayVerb", "The picture %1, which was a model's input, is not there (SHA-256 %2)"),
                          {picture.path, picture.sha256}},
                         mark("ReplayVerb", "Bring the original file back to its place."));
    return *found;
}

/// The tokenizer that cut the model's sentence: where it was, or as it is found for the model.
std::filesystem::path tokenizerOf(const FileReference& model, const FileReference& tokenizer,
                                  const std::filesystem::path& folder, const gpu::RunControl& control)
{
    if (const auto found = core::workspace::findFile(tokenizer, folder, control))
        return *found;
    const std::filesystem::path file = core::workspace::findModel(model, folder, control);
    const auto known = core::attention::knownTokenizer(file, model.sha256);
    if (known && core::sha256OfFile(*known, control) == tokenizer.sha256)
        return *known;
    throw gpu::Error(gpu::ErrorKind::NotFound,
                     {mark("ReplayVerb", "The tokenizer %1 of a model's sentence is not there (SHA-256 %2)"),
                      {tokenizer.path, tokenizer.sha256}},
                     mark("ReplayVerb", "Bring the original file back to its place."));
}

class Writer {
public:
    Writer(const ModelReplay& replay, core::segment::Engine& engine, core::JobContext& context, Terminal& terminal)
        : m_replay(replay), m_engine(engine), m_context(context), m_terminal(terminal)
    {
    }

    /// What the pane showed.
    void writeOpenModel()
    {
        const core::workspace::ModelState& state = m_replay.state;
        if (state.file.path.empty())
            return;
        InspectSettings settings;
        settings.shapes = state.shapes;
        settings.values = state.values;
        settings.sentence = text(state.sentence);
        settings.second = text(state.secondSentence);
        if (widgets::inspect::inputKind(state.input) == InputKind::Sentence) {
            settings.input = InputKind::Sentence; // of the inputs it alone decides shapes
            settings.tokenizer = takeTokenizer(state.file, state.tokenizer);
        }
        const Opened model = opened(state.file, settings, true);
        OnnxAnswer answer{modelFile(state.file).filename(), model->model->sha256(), model->summary, {}, {}};
        dynamic_cast<core::segment::DeviceLender&>(m_engine).onDevice(
            [&answer](gpu::Device& device) { answer.device = device.info(); }, m_context);
        write("model.json", QJsonDocument(onnxJson(answer)).toJson());
        const core::report::Table nodes = core::onnx::nodeTable(model->summary);
        core::report::writeCsv(place("nodes.csv"), nodes);
        core::report::writeJson(place("nodes.json"), nodes);
        m_terminal.clearProgress();
        m_terminal.write(CommandLine::tr("%1: %2 nodes").arg(model->name()).arg(model->summary.nodes.size()) + "\n");
    }

    int repeatAll()
    {
        int missing = 0;
        for (const ModelExport& made : m_replay.state.exports)
            missing += repeat(made) ? 0 : 1;
        m_terminal.clearProgress();
        return missing;
    }

private:
    bool repeat(const ModelExport& made)
    {
        m_context.control.throwIfStopped();
        InspectSettings settings = widgets::inspect::settingsOf(made);
        if (!made.picture.path.empty()) {
            const std::filesystem::path picture = pictureOf(made.picture, m_replay.folder, m_context.control);
            settings.picture = text(picture);
            m_inputs.push_back(picture);
        }
        settings.tokenizer = takeTokenizer(made.model, made.tokenizer);
        QString why;
        try {
            const bool planned = widgets::flagIn(made.record, "planned", true);
            const Opened model = opened(made.model, settings, planned);
            const InLanguage language(widgets::languageOf(made.record));
            if (const auto item = widgets::inspect::replayedItem(made.record, *model, settings, m_engine, m_context)) {
                write("exports/" + made.record.file,
                      widgets::exportedBytes(
                          *item, made.record,
                          {text(widgets::textIn(made.record, "source")), text(model->model->sha256()), model->device}));
                return true;
            }
            why = CommandLine::tr("this version of Tessera cannot make \"%1\" as \"%2\" from the workspace")
                      .arg(text(made.record.item), text(made.record.format));
        } catch (const gpu::Error& error) {
            if (error.kind() != gpu::ErrorKind::Unsupported && error.kind() != gpu::ErrorKind::InvalidInput)
                throw;
            why = translated(error.message());
        }
        m_terminal.note(CommandLine::tr("warning: %1 is not written again: %2").arg(text(made.record.file), why));
        return false;
    }

    /// The file of a tokenizer, if it is known which one it was; else nothing, which stands for the one that is found.
    QString takeTokenizer(const FileReference& model, const FileReference& tokenizer)
    {
        if (tokenizer.path.empty())
            return {};
        const std::filesystem::path file = tokenizerOf(model, tokenizer, m_replay.folder, m_context.control);
        m_inputs.push_back(file);
        return text(file);
    }

    std::filesystem::path modelFile(const FileReference& model) const
    {
        return core::workspace::findModel(model, m_replay.folder, m_context.control);
    }

    /// Each is read and planned once.
    Opened opened(const FileReference& reference, const InspectSettings& settings, bool planned)
    {
        const std::filesystem::path file = modelFile(reference);
        const auto known = std::ranges::find_if(m_models, [&](const Known& one) {
            return one.model->path == text(file) && haveSameShapes(one.model->settings, settings) &&
                   one.planned == planned;
        });
        if (known != m_models.end())
            return known->model;
        Opened model = widgets::inspect::readModel(text(file), settings);
        if (planned)
            model = widgets::inspect::planned(*model, m_engine, m_context);
        m_inputs.push_back(file);
        m_models.push_back({model, planned});
        return model;
    }

    /// The path of a result. Throws InvalidInput if that is an input.
    std::filesystem::path place(const std::string& name) const
    {
        std::filesystem::path path = m_replay.out / name;
        std::error_code ignored;
        for (const std::filesystem::path& input : m_inputs)
            if (std::filesystem::equivalent(path, input, ignored))
                throw gpu::Error(gpu::ErrorKind::InvalidInput,
                                 {mark("ReplayVerb", "%1 is an input and would be overwritten"), {path.string()}},
                                 mark("ReplayVerb", "Name another folder with --out."));
        return path;
    }

    void write(const std::string& name, const QByteArray& bytes) const
    {
        core::writeFileAtomically(place(name), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    }

    struct Known {
        Opened model;
        bool planned = false;
    };

    const ModelReplay& m_replay;
    core::segment::Engine& m_engine;
    core::JobContext& m_context;
    Terminal& m_terminal;
    std::vector<Known> m_models;
    std::vector<std::filesystem::path> m_inputs;
};

} // namespace

bool hasModel(const core::workspace::ModelState& state) { return !state.file.path.empty() || !state.exports.empty(); }

void checkFiles(const ModelReplay& replay, const gpu::RunControl& control)
{
    if (const FileReference& file = replay.state.file; !file.path.empty()) {
        const std::filesystem::path model = core::workspace::findModel(file, replay.folder, control);
        if (widgets::inspect::inputKind(replay.state.input) == InputKind::Sentence && !replay.state.sentence.empty()) {
            if (const FileReference& tokenizer = replay.state.tokenizer; !tokenizer.path.empty())
                tokenizerOf(file, tokenizer, replay.folder, control);
            else
                core::attention::tokenizerOf(model, file.sha256);
        }
    }
    for (const ModelExport& made : replay.state.exports) {
        core::workspace::findModel(made.model, replay.folder, control);
        if (!made.picture.path.empty())
            pictureOf(made.picture, replay.folder, control);
        if (!made.tokenizer.path.empty())
            tokenizerOf(made.model, made.tokenizer, replay.folder, control);
    }
}

int writeModel(const ModelReplay& replay, core::segment::Engine& engine, core::JobContext& context, Terminal& terminal)
{
    Writer writer(replay, engine, context, terminal);
    writer.writeOpenModel();
    return writer.repeatAll();
}

} // namespace app::cli
