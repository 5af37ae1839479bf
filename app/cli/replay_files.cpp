#include "app/cli/replay_files.h"

#include <QCoreApplication>

#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/report/table.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/metrics_tables.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::segment::AnnotationFormat;
using core::segment::AnnotationSet;
using core::segment::ObjectRun;
using gpu::mark;

/// The item of annotation files in workspaces.
constexpr const char* kAnnotations = "segment.annotations";

/// Whether anything made a mask, be it an empty one.
bool hasMask(const core::segment::SceneObject& object)
{
    return object.isPrompted() || object.fixedMask || !object.edits.empty();
}

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
        const AnnotationSet set = annotations();
        write(AnnotationFormat::LabelMap, "labels.png", set, 0);
        write(AnnotationFormat::Overlay, "overlay.png", set, 0);
        write(AnnotationFormat::Coco, "coco.json", set, 0);
        write(AnnotationFormat::Svg, "outlines.svg", set, 0);
        for (const core::workspace::ExportRecord& record : m_files.state.exports)
            repeat(record, set);
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

private:
    static std::string version() { return QCoreApplication::applicationVersion().toStdString(); }

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

    void writeTable(const std::string& stem, const core::report::Table& table) const
    {
        core::report::writeCsv(place(stem + ".csv"), table);
        core::report::writeJson(place(stem + ".json"), table);
    }

    AnnotationSet annotations() const
    {
        AnnotationSet set;
        set.imageName = m_files.state.picture.name;
        set.width = m_files.state.picture.width;
        set.height = m_files.state.picture.height;
        set.classes = m_files.state.scene.classes;
        for (const ObjectRun& run : m_files.picture.run.objects)
            if (run.object->visible && hasMask(*run.object))
                set.objects.push_back({run.object->name, run.object->label, false,
                                       std::make_shared<const core::segment::RunLengths>(run.mask)});
        return set;
    }

    void write(AnnotationFormat format, const std::string& name, const AnnotationSet& set, double tolerance)
    {
        core::segment::WriteOptions options;
        options.tolerance = tolerance;
        options.facts = {"Tessera " + version(), m_files.state.picture.name, m_files.state.picture.sha256,
                         m_files.device.name};
        for (const std::filesystem::path& made : core::segment::filesOf(format, place(name)))
            place(made.filename().string());
        for (const gpu::Message& note :
             core::segment::writeAnnotations(format, place(name), set, &m_files.picture.image.image, options))
            m_terminal.note(CommandLine::tr("note: %1").arg(translated(note)));
    }

    void repeat(const core::workspace::ExportRecord& record, const AnnotationSet& set)
    {
        for (const core::segment::FormatEntry& entry : core::segment::annotationFormats()) {
            if (record.item != kAnnotations || record.format != entry.id)
                continue;
            const auto tolerance = record.options.find("tolerance");
            const double* pixels =
                tolerance == record.options.end() ? nullptr : std::get_if<double>(&tolerance->second);
            write(entry.format, "exports/" + record.file, set, pixels ? *pixels : 0);
            return;
        }
        m_terminal.note(CommandLine::tr("warning: %1 (%2) was exported from the window only, and is not written again")
                            .arg(QString::fromStdString(record.file), QString::fromStdString(record.item)));
    }

    const ReplayFiles& m_files;
    Terminal& m_terminal;
};

} // namespace

void writeReplay(const ReplayFiles& files, Terminal& terminal)
{
    Writer writer(files, terminal);
    writer.writeMasks();
    writer.writeAnnotations();
    writer.writeTables();
    writer.writeReport();
}

} // namespace app::cli
