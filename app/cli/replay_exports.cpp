#include "app/cli/replay_exports.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QCoreApplication>

#include "app/cli/in_language.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/segment/formats/annotation_format.h"
#include "gpu/base/error.h"
#include "widgets/export/export_record.h"
#include "widgets/panes/segment/annotation_io.h"
#include "widgets/panes/segment/replayed_exports.h"
#include "widgets/panes/segment/segment_jobs.h"

namespace app::cli {
namespace {

using core::segment::Scene;
using core::segment::SceneRun;
using core::workspace::ExportRecord;
using widgets::segment::ReplayedState;

/// The picture at one moment.
struct Moment {
    std::shared_ptr<const Scene> scene;
    SceneRun run;
    ReplayedState state;
};

class Exporter {
public:
    Exporter(const ReplayFiles& files, core::segment::Engine& engine, core::JobContext& context,
             std::function<std::filesystem::path(const std::string&)> place, Terminal& terminal)
        : m_files(files),
          m_engine(engine),
          m_context(context),
          m_place(std::move(place)),
          m_terminal(terminal),
          m_picture(std::shared_ptr<void>(), &files.picture.image.image)
    {
    }

    int repeatAll()
    {
        int missing = 0;
        for (const ExportRecord& record : m_files.state.exports)
            missing += repeat(record) ? 0 : 1;
        return missing;
    }

private:
    bool repeat(const ExportRecord& record)
    {
        m_context.control.throwIfStopped();
        const std::string target = "exports/" + record.file;
        bool done = false;
        if (record.item == widgets::segment::kAnnotationsItem)
            done = writeAnnotations(record, target);
        else if (record.item == widgets::segment::kMaskItem)
            done = writeMask(record, target);
        else if (record.item.starts_with("segment."))
            done = writeItem(record, target);
        if (!done)
            m_terminal.note(CommandLine::tr("warning: %1 is not written again: this version of Tessera cannot make "
                                            "\"%2\" as \"%3\" from the workspace")
                                .arg(QString::fromStdString(record.file), QString::fromStdString(record.item),
                                     QString::fromStdString(record.format)));
        return done;
    }

    /// Computed when the first export needs it.
    const Moment& momentOf(const ExportRecord& record)
    {
        const std::shared_ptr<const Scene> scene =
            record.scene ? record.scene : std::shared_ptr<const Scene>(std::shared_ptr<void>(), &m_files.state.scene);
        const auto known =
            std::ranges::find_if(m_moments, [&scene](const auto& moment) { return moment->scene == scene; });
        if (known != m_moments.end())
            return **known;
        auto moment = std::make_unique<Moment>();
        moment->scene = scene;
        const bool present = !record.scene;
        moment->run = present ? m_files.picture.run : core::segment::runScene(m_engine, *m_picture, *scene, m_context);
        const core::segment::PictureKey key{m_files.state.picture.name, m_picture->width, m_picture->height};
        moment->state.rating =
            present ? m_files.picture.rating : core::segment::rateScene(m_engine, *scene, moment->run, key, m_context);
        moment->state.shown = widgets::segment::shownPicture(m_picture, scene, moment->run);
        if (const auto current = scene->object(scene->current); current && current->isPrompted())
            moment->state.attention = [this, current] { return attentionOf(*current); };
        m_moments.push_back(std::move(moment));
        return *m_moments.back();
    }

    std::shared_ptr<const core::segment::MaskAttention> attentionOf(const core::segment::SceneObject& object)
    {
        core::segment::EmbeddingSource source{};
        const auto embedding = m_engine.encode(*m_picture, m_context, source);
        return std::make_shared<const core::segment::MaskAttention>(
            m_engine.attention(*embedding, core::segment::promptsOf(object), m_context));
    }

    bool writeItem(const ExportRecord& record, const std::string& target)
    {
        const Moment& moment = momentOf(record);
        const InLanguage language(widgets::languageOf(record));
        const std::optional<widgets::ExportItem> item = widgets::segment::replayedItem(record, moment.state);
        if (!item)
            return false;
        const QByteArray bytes = widgets::exportedBytes(*item, record,
                                                        {QString::fromStdString(m_files.state.picture.name),
                                                         QString::fromStdString(m_files.picture.image.sha256),
                                                         QString::fromStdString(m_files.device.name)});
        core::writeFileAtomically(m_place(target),
                                  std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
        return true;
    }

    bool writeMask(const ExportRecord& record, const std::string& target)
    {
        const Moment& moment = momentOf(record);
        const auto id = static_cast<int64_t>(widgets::numberIn(record, "object"));
        const auto mask = moment.state.shown.masks.find(id);
        if (mask == moment.state.shown.masks.end() || record.format != "png")
            return false;
        core::savePng(m_place(target), mask->second->mask());
        return true;
    }

    bool writeAnnotations(const ExportRecord& record, const std::string& target)
    {
        const auto entries = core::segment::annotationFormats();
        const auto entry = std::ranges::find_if(
            entries, [&record](const core::segment::FormatEntry& known) { return known.id == record.format; });
        if (entry == entries.end())
            return false;
        const Moment& moment = momentOf(record);
        for (const std::filesystem::path& made : core::segment::filesOf(entry->format, m_place(target)))
            m_place("exports/" + made.filename().string());
        for (const gpu::Message& note : core::segment::writeAnnotations(
                 entry->format, m_place(target), annotationsOf(m_files.state.picture, *moment.scene, moment.run),
                 m_picture.get(), {widgets::numberIn(record, "tolerance"), factsOf(m_files)}))
            m_terminal.note(CommandLine::tr("note: %1").arg(translated(note)));
        return true;
    }

    const ReplayFiles& m_files;
    core::segment::Engine& m_engine;
    core::JobContext& m_context;
    std::function<std::filesystem::path(const std::string&)> m_place;
    Terminal& m_terminal;
    std::shared_ptr<const core::Image> m_picture;
    std::vector<std::unique_ptr<Moment>> m_moments;
};

} // namespace

int writeExports(const ReplayFiles& files, core::segment::Engine& engine, core::JobContext& context,
                 const std::function<std::filesystem::path(const std::string&)>& place, Terminal& terminal)
{
    return Exporter(files, engine, context, place, terminal).repeatAll();
}

} // namespace app::cli
