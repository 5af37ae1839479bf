#include <QFile>

#include "app/cli/replay_files.h"
#include "app/cli/replay_model.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/segment/session_engine.h"
#include "core/workspace/replay.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::workspace::PictureState;
using core::workspace::ReplayedPicture;
using core::workspace::Workspace;
using gpu::mark;

/// Everything was computed, but a mask is not what the workspace recorded, or an export cannot be repeated.
constexpr int kDiffers = 3;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString text(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

/// What a replay needs to know before it computes anything.
struct Plan {
    std::filesystem::path folder; ///< of the workspace
    std::filesystem::path out;
    Workspace workspace;
    std::vector<std::string> names; ///< of the pictures' folders

    ModelReplay modelReplay() const { return {out / "model", workspace.model, folder}; }
};

/// Looks at every input and at the place of the results: what cannot end well does not begin.
Plan planReplay(const Arguments& arguments, Terminal& terminal)
{
    Plan plan;
    const std::filesystem::path file = pathOf(arguments.positionals().first());
    plan.workspace = core::workspace::load(file);
    plan.folder = std::filesystem::absolute(file).lexically_normal().parent_path();
    const std::optional<QString> out = arguments.value("out");
    plan.out = out ? pathOf(*out) : std::filesystem::path(file.stem().string() + "-replay");
    if (plan.workspace.segment.pictures.empty() && !hasModel(plan.workspace.model))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {mark("ReplayVerb", "There is no picture and no model in the workspace %1"), {file.string()}},
                         mark("ReplayVerb", "Open one in the window, and save the workspace."));
    for (const PictureState& state : plan.workspace.segment.pictures)
        core::workspace::findPicture(state.picture, plan.folder, terminal.control());
    checkFiles(plan.modelReplay(), terminal.control());
    plan.names = core::workspace::folderNames(plan.workspace.segment.pictures);
    std::error_code ignored;
    if (std::filesystem::exists(plan.out, ignored) && !std::filesystem::is_directory(plan.out, ignored))
        throw gpu::Error(gpu::ErrorKind::InvalidInput, {mark("ReplayVerb", "%1 is not a folder"), {plan.out.string()}},
                         mark("ReplayVerb", "Name a folder for the results with --out."));
    return plan;
}

void noteDevice(const Workspace& workspace, const core::segment::DeviceSummary& device, Terminal& terminal)
{
    const core::segment::DeviceSummary& then = workspace.device;
    if (then.name.empty() || (then.name == device.name && then.driver == device.driver))
        return;
    terminal.note(CommandLine::tr("warning: the workspace was made on %1 (%2), this is %3 (%4): results may differ")
                      .arg(text(then.name), text(then.driver), text(device.name), text(device.driver)));
}

void tell(const PictureState& state, const ReplayedPicture& picture, Terminal& terminal)
{
    const size_t objects = picture.run.objects.size();
    QString line =
        CommandLine::tr("%1: %n object(s)", nullptr, static_cast<int>(objects)).arg(text(state.picture.name));
    if (picture.rating && picture.rating->evaluation.metrics.meanIou)
        line += ", " + CommandLine::tr("mean IoU %1").arg(*picture.rating->evaluation.metrics.meanIou, 0, 'f', 4);
    if (!state.masks.empty() && picture.changes.empty())
        line += ", " + CommandLine::tr("the masks are those of the workspace");
    terminal.write(line + "\n");
    for (const core::workspace::MaskChange& change : picture.changes)
        terminal.note(CommandLine::tr("warning: the mask of object %1 differs: %2 pixels, the workspace recorded %3")
                          .arg(change.object)
                          .arg(change.area)
                          .arg(change.recordedArea));
}

core::JobContext contextOf(Terminal& terminal)
{
    core::JobContext context;
    context.control = terminal.control();
    context.onStep = [&terminal](const gpu::Message& step, double fraction) {
        terminal.progress(translated(step), fraction);
    };
    return context;
}

} // namespace

CommandSpec describeReplay()
{
    return {
        .name = "replay",
        .summary = CommandLine::tr("Compute a workspace again and export everything."),
        .positionals = {{CommandLine::tr("WORKSPACE"), CommandLine::tr("A .tessera file that the window has saved.")}},
        .options =
            {
                {"out", CommandLine::tr("DIR"),
                 CommandLine::tr("Folder for the results; without it NAME-replay in the present folder.")},
                {"device", CommandLine::tr("D"),
                 CommandLine::tr("Index or part of the name of the device to compute on; see tessera devices.")},
                {"no-cache", {}, CommandLine::tr("Neither read nor keep the pictures' embeddings on disk.")},
            },
        .notes = CommandLine::tr(
            "Each picture is computed anew and written as masks, label map, overlay, outlines, tables and a report; "
            "whatever was exported from the window is exported again, as the picture was then, into the folder "
            "exports. Of a model the folder model has its nodes, and likewise what was exported from the window. On "
            "the same device the files are the same byte for byte, but for dates and ids of PDFs. A picture or model "
            "that was changed is refused. Exit code 3: a mask differs from what the workspace recorded, or "
            "an export is of a kind that this version does not know; everything else was written."),
    };
}

int runReplay(const Arguments& arguments, Terminal& terminal)
{
    const Plan plan = planReplay(arguments, terminal);
    core::segment::SessionEngine engine({.selector = arguments.value("device").value_or(QString()).toStdString(),
                                         .cacheFolder = core::cacheFolder() / "kernels"},
                                        {}, {.useDiskCache = !arguments.has("no-cache"), .embeddingFolder = {}});
    core::JobContext context = contextOf(terminal);
    const core::segment::DeviceSummary device = engine.open(context);
    noteDevice(plan.workspace, device, terminal);
    bool differs = false;
    for (size_t i = 0; i < plan.names.size(); ++i) {
        const PictureState& state = plan.workspace.segment.pictures[i];
        const ReplayedPicture picture = core::workspace::replayPicture(state, plan.folder, engine, context);
        terminal.clearProgress();
        const int missing =
            writeReplay({plan.out / plan.names[i], state, picture, plan.workspace, device}, engine, context, terminal);
        terminal.clearProgress();
        tell(state, picture, terminal);
        differs = differs || !picture.changes.empty() || missing > 0;
    }
    if (hasModel(plan.workspace.model))
        differs = writeModel(plan.modelReplay(), engine, context, terminal) > 0 || differs;
    terminal.write(CommandLine::tr("results: %1").arg(text(plan.out)) + "\n");
    return differs ? kDiffers : 0;
}

} // namespace app::cli
