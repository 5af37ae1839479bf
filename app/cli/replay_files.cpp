#include "app/cli/replay_files.h"

#include <QCoreApplication>

#include "app/cli/replay_exports.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/report/table.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/metrics_tables.h"
#include "core/segment/scene_state.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::segment::AnnotationFormat;
using core::segment::AnnotationSet;
using core::segment::ObjectRun;
using gpu::mark;

std::string version() { return QCoreApplication::applicationVersion().toStdString(); }

/// Writes the files of one picture; knows what they must not replace.
class Writer {
public:
    Writer(const ReplayFiles& files, Terminal& terminal) : m_files(files), m_terminal(terminal) {}

    void writeMasks() const
    {
        for (const ObjectRun& run : m_files.picture.run.objects)
            core::savePng(place("mask-" + std::to_string(run.object->id) + ".png"),
                          core::segment::decodeRuns(run.mask));
    }

    void writeAnnotations()
    {
        const AnnotationSet set = annotationsOf(m_files.state.picture, m_files.state.scene, m_files.picture.run);
        write(AnnotationFormat::LabelMap, "labels.png", set);
        write(AnnotationFormat::Overlay, "overlay.png", set);
        write(AnnotationFormat::Coco, "coco.json", set);
        write(AnnotationFormat::Svg, "outlines.svg", set);
    }

    void writeTables() const
    {
        const core::segment::LabelNames names = core::segment::namesOf(m_files.state.scene);
        std::vector<core::segment::ObjectGeometry> geometry;
        for (const ObjectRun& run : m_files.picture.run.objects)
            geometry.push_back({run.object->id, run.object->name, run.object->label,
                                core::segment::measureMask(core::segment::decodeRuns(run.mask))});
        writeTable("geometry", core::segment::geometryTable(geometry, names));
        if (const auto& rating = m_files.picture.rating) {
            writeTable("metrics", core::segment::metricsTable(rating->evaluation, rating->ignored, rating->names));
            writeTable("confusion", core::segment::confusionTable(rating->evaluation, rating->names));
        }
    }

    void writeReport() const
    {
        core::writeFileAtomically(
            place("report.json"),
            core::workspace::reportJson(m_files.state, m_files.picture, m_files.workspace, m_files.device, version()));
    }

    /// The path of a result. Throws InvalidInput if that is an input.
    std::filesystem::path place(const std::string& name) const
    {
        std::filesystem::path path = m_files.folder / name;
        std::error_code ignored;
        for (const std::filesystem::path& input :
             {m_files.picture.image.path, std::filesystem::path(m_files.state.scene.truth.path)})
            if (!input.empty() && std::filesystem::equivalent(path, input, ignored))
                throw gpu::Error(gpu::ErrorKind::InvalidInput,
                                 {mark("ReplayVerb", "%1 is an input and would be overwritten"), {path.string()}},
                                 mark("ReplayVerb", "Name another folder with --out."));
        return path;
    }

private:
    void writeTable(const std::string& stem, const core::report::Table& table) const
    {
        core::report::writeCsv(place(stem + ".csv"), table);
        core::report::writeJson(place(stem + ".json"), table);
    }

    void write(AnnotationFormat format, const std::string& name, const AnnotationSet& set)
    {
        const core::segment::WriteOptions options{0, factsOf(m_files)};
        for (const std::filesystem::path& made : core::segment::filesOf(format, place(name)))
            place(made.filename().string());
        for (const gpu::Message& note :
             core::segment::writeAnnotations(format, place(name), set, &m_files.picture.image.image, options))
            m_terminal.note(CommandLine::tr("note: %1").arg(translated(note)));
    }

    const ReplayFiles& m_files;
    Terminal& m_terminal;
};

} // namespace

AnnotationSet annotationsOf(const core::workspace::PictureFile& picture, const core::segment::Scene& scene,
                            const core::segment::SceneRun& run)
{
    AnnotationSet set;
    set.imageName = picture.name;
    set.width = picture.width;
    set.height = picture.height;
    set.classes = scene.classes;
    for (const ObjectRun& one : run.objects)
        if (one.object->visible && core::segment::hasMask(*one.object))
            set.objects.push_back({one.object->name, one.object->label, false,
                                   std::make_shared<const core::segment::RunLengths>(one.mask)});
    return set;
}

core::segment::FileFacts factsOf(const ReplayFiles& files)
{
    return {"Tessera " + version(), files.state.picture.name, files.picture.image.sha256, files.device.name};
}

int writeReplay(const ReplayFiles& files, core::segment::Engine& engine, core::JobContext& context, Terminal& terminal)
{
    Writer writer(files, terminal);
    writer.writeMasks();
    writer.writeAnnotations();
    const int missing = writeExports(
        files, engine, context, [&writer](const std::string& name) { return writer.place(name); }, terminal);
    writer.writeTables();
    writer.writeReport();
    return missing;
}

} // namespace app::cli
