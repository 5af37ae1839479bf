// The pane of models as a part of workspaces.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include <QFile>
#include <QLineEdit>
#include <QPointer>

#include "core/assets/sha256.h"
#include "core/onnx/model.h"
#include "core/workspace/workspace_file.h"
#include "widgets/panes/inspect/inspect_record.h"
#include "widgets/panes/inspect/inspect_work.h"
#include "widgets/panes/inspect_pane.h"

namespace widgets {

using core::workspace::FileReference;
using core::workspace::ModelState;
using core::workspace::Workspace;

namespace {

/// A file with the hash of what it is now; without one if it cannot be read.
FileReference referenceTo(const QString& path)
{
    FileReference file{path.toStdString(), {}, {}};
    if (path.isEmpty())
        return file;
    try {
        file.sha256 = core::sha256OfFile(QFile::encodeName(path).toStdString());
    } catch (const gpu::Error&) {
        // Gone: who needs it says so, and the person may bring it back.
    }
    return file;
}

/// Where a file is now, or where it was if it is not there.
QString placeOf(const FileReference& file, const std::filesystem::path& folder, core::JobContext& context)
{
    if (!file.path.empty())
        if (const auto found = core::workspace::findFile(file, folder, context.control))
            return QFile::decodeName(found->c_str());
    return QString::fromStdString(file.path);
}

inspect::InspectSettings settingsOf(const ModelState& state, const std::filesystem::path& folder,
                                    core::JobContext& context)
{
    inspect::InspectSettings settings;
    settings.shapes = state.shapes;
    settings.values = state.values;
    settings.input = inspect::inputKind(state.input);
    settings.picture = placeOf(state.picture, folder, context);
    settings.tokenizer = placeOf(state.tokenizer, folder, context);
    settings.sentence = QString::fromStdString(state.sentence);
    settings.second = QString::fromStdString(state.secondSentence);
    settings.seed = state.seed;
    return settings;
}

/// The files of exports, where they are now; those that are not there stay as they were.
void findFiles(std::vector<core::workspace::ModelExport>& exports, const std::filesystem::path& folder,
               core::JobContext& context)
{
    std::map<std::array<std::string, 3>, std::string> known; // each is hashed once
    for (core::workspace::ModelExport& made : exports) {
        for (FileReference* file : {&made.model, &made.picture, &made.tokenizer}) {
            if (file->path.empty())
                continue;
            std::string& place = known[{file->path, file->relative, file->sha256}];
            if (place.empty()) {
                const auto found = core::workspace::findFile(*file, folder, context.control);
                place = found ? found->string() : file->path;
            }
            file->path = place;
        }
    }
}

} // namespace

struct InspectPane::RestoredModel {
    std::shared_ptr<const inspect::OpenModel> model; ///< null: none was open
    inspect::InspectSettings settings;
    ModelState state;
};

void InspectPane::setModified()
{
    ++m_changes;
    emit stateChanged();
}

void InspectPane::recordExport(const core::workspace::ExportRecord& record)
{
    core::workspace::ModelExport made = inspect::modelExport(record);
    if (made.model.path.empty()) // not of this pane
        return;
    m_exports.push_back(std::move(made));
    setModified();
}

PaneSnapshot InspectPane::snapshot()
{
    const auto model = m_document.model();
    if (!m_tensor || (!model && m_exports.empty()))
        return {};
    ModelState state;
    state.exports = m_exports;
    const inspect::InspectSettings settings = m_document.settings();
    if (model) {
        state.shapes = model->settings.shapes; // not what was typed and refused
        state.values = model->settings.values;
        state.input = inspect::wordOf(settings.input);
        state.sentence = settings.sentence.toStdString();
        state.secondSentence = settings.second.toStdString();
        state.seed = settings.seed;
        state.search = m_search->text().toStdString();
        state.node = m_document.selected();
        state.tapped = m_document.isTapped();
        state.look = inspect::wordOf(m_tensor->look());
        const core::onnx::SliceChoice slice = m_tensor->choice();
        state.rowAxis = slice.rowAxis;
        state.columnAxis = slice.columnAxis;
        state.indices = slice.indices;
    }
    const QPointer<InspectPane> pane(this);
    return {[model, state = std::move(state), picture = settings.picture,
             tokenizer = settings.tokenizer](Workspace& workspace, const std::filesystem::path&) {
                workspace.model = state;
                if (!model)
                    return;
                workspace.model.file = {model->path.toStdString(), {}, model->model->sha256()};
                workspace.model.picture = referenceTo(picture);
                workspace.model.tokenizer = referenceTo(tokenizer);
            },
            [pane, changes = m_changes] {
                if (!pane)
                    return;
                pane->m_savedChanges = changes;
                emit pane->stateChanged();
            }};
}

PaneRestorer InspectPane::restorer()
{
    const QPointer<InspectPane> pane(this);
    return [pane](const Workspace& workspace, const std::filesystem::path& folder,
                  core::JobContext& context) -> std::function<void()> {
        RestoredModel restored{nullptr, {}, workspace.model};
        findFiles(restored.state.exports, folder, context);
        if (!workspace.model.file.path.empty()) {
            const std::filesystem::path file =
                core::workspace::findModel(workspace.model.file, folder, context.control);
            restored.settings = settingsOf(workspace.model, folder, context);
            inspect::InspectSettings first = restored.settings;
            if (first.input == inspect::InputKind::Sentence) // whose tokenizer may be gone: that is no reason to stop
                first.input = inspect::InputKind::Random;
            restored.model = inspect::readModel(QFile::decodeName(file.c_str()), first);
        }
        return [pane, restored] {
            if (pane)
                pane->show(restored);
        };
    };
}

NeededFile InspectPane::neededFile(Workspace& workspace) const
{
    FileReference& file = workspace.model.file;
    return file.path.empty() ? NeededFile{} : NeededFile{&file.path, &file.relative};
}

void InspectPane::show(const RestoredModel& restored)
{
    closeDocument();
    m_exports = restored.state.exports;
    for (core::workspace::ModelExport& made : m_exports)
        if (restored.model && made.model.sha256 == restored.model->model->sha256()) // a person knew where
            made.model.path = restored.model->path.toStdString();
    if (!restored.model || !m_tensor)
        return;
    const ModelState& state = restored.state;
    m_tensor->setLook(inspect::tensorLook(state.look));
    m_tensor->setChoice({state.rowAxis, state.columnAxis, state.indices});
    m_document.restore(restored.model, state.node);
    m_document.setSettings(restored.settings);
    m_search->setText(QString::fromStdString(state.search));
    if (state.tapped)
        m_document.tap();
}

void InspectPane::closeDocument()
{
    m_exports.clear();
    m_changes = m_savedChanges = 0;
    m_document.close();
}

} // namespace widgets
