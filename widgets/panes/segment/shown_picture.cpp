#include "widgets/panes/segment/shown_picture.h"

#include <variant>

#include <QString>
#include <QStringList>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

namespace {
constexpr const char* kWithout = "without";
} // namespace

ShownPicture shownPicture(const SegmentDocument& document)
{
    ShownPicture shown;
    if (!document.picture())
        return shown;
    const auto& loaded = document.picture()->loaded;
    shown.picture = std::shared_ptr<const core::Image>(loaded, &loaded->image);
    shown.scene = document.snapshot();
    for (const MaskLayer& layer : document.masks().layers()) {
        if (layer.outdated)
            shown.without.push_back(layer.id);
        else if (layer.view)
            shown.masks.emplace(layer.id, layer.view);
    }
    return shown;
}

void noteWithout(const ShownPicture& shown, core::workspace::ExportRecord& record)
{
    std::string ids;
    for (const int64_t id : shown.without) {
        if (!ids.empty())
            ids += ' ';
        ids += std::to_string(id);
    }
    if (!ids.empty())
        record.options[kWithout] = ids;
}

ShownPicture asRecorded(ShownPicture shown, const core::workspace::ExportRecord& record)
{
    const auto found = record.options.find(kWithout);
    const auto* ids = found == record.options.end() ? nullptr : std::get_if<std::string>(&found->second);
    if (!ids)
        return shown;
    for (const QString& id : QString::fromStdString(*ids).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        shown.without.push_back(id.toLongLong());
        shown.masks.erase(id.toLongLong());
    }
    return shown;
}

} // namespace widgets::segment
