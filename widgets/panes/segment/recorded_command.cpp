#include "widgets/panes/segment/recorded_command.h"

#include <QFileInfo>
#include <QLocale>

namespace widgets::segment {

namespace {

/// The shortest text that reads back as the same number.
QString written(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

} // namespace

QStringList recordedCommand(const SegmentDocument& document)
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
    return words << QStringLiteral("--out")
                 << QFileInfo(picture->name).completeBaseName() + QStringLiteral("-mask.png");
}

} // namespace widgets::segment
