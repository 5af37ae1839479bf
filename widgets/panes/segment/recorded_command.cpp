#include "widgets/panes/segment/recorded_command.h"

#include <QFileInfo>
#include <QLocale>

#include "core/segment/formats/annotation_format.h"
#include "widgets/export/export_record.h"

namespace widgets::segment {

namespace {

/// The shortest text that reads back as the same number.
QString written(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

/// All but where to write it.
QStringList wordsOf(const SegmentDocument& document)
{
    using core::segment::ScenePrompt;
    const auto& picture = document.picture();
    const auto object = document.currentObject();
    if (!picture || picture->loaded->path.empty() || !object || object->maskPrompt || !object->edits.empty() ||
        document.scene().filter != core::segment::MaskFilter())
        return {};
    const PromptKey asked = promptKeyOf(*object);
    if (asked.empty())
        return {};
    QStringList words{QStringLiteral("segment"), QString::fromStdString(picture->loaded->path.string())};
    for (const ScenePrompt& prompt : asked.prompts) {
        QStringList numbers{written(prompt.at.x), written(prompt.at.y)};
        if (prompt.kind == ScenePrompt::Kind::Box)
            numbers << written(prompt.to.x) << written(prompt.to.y);
        else if (prompt.kind == ScenePrompt::Kind::Background)
            numbers << QStringLiteral("-");
        words << (prompt.kind == ScenePrompt::Kind::Box ? QStringLiteral("--box") : QStringLiteral("--point"))
              << numbers.join(QLatin1Char(','));
    }
    if (object->candidate >= 0)
        words << QStringLiteral("--candidate") << QString::number(object->candidate);
    return words;
}

} // namespace

QStringList recordedCommand(const SegmentDocument& document)
{
    const QStringList words = wordsOf(document);
    return words.isEmpty()
               ? words
               : words + QStringList{QStringLiteral("--out"), QFileInfo(document.picture()->name).completeBaseName() +
                                                                  QStringLiteral("-mask.png")};
}

QStringList recordedExport(const SegmentDocument& document, const core::workspace::ExportRecord& record)
{
    const QStringList words = wordsOf(document);
    for (const MaskLayer& layer : document.masks().layers())
        if (layer.visible && layer.view && layer.id != document.scene().current)
            return {};
    const MaskLayer* current = document.masks().layer(document.scene().current);
    const core::segment::FormatEntry* entry = nullptr;
    for (const core::segment::FormatEntry& known : core::segment::annotationFormats())
        if (known.id == record.format)
            entry = &known;
    if (words.isEmpty() || !current || !current->visible || !entry ||
        (entry->hasTolerance && numberIn(record, "tolerance") > 0))
        return {};
    QStringList all = words + QStringList{QStringLiteral("--format"), QString::fromStdString(record.format)};
    if (const core::segment::ObjectClass* known = core::segment::classOf(document.scene(), current->label))
        all << QStringLiteral("--class") << QString::fromStdString(known->name);
    return all << QStringLiteral("--out") << QString::fromStdString(record.file);
}

} // namespace widgets::segment
