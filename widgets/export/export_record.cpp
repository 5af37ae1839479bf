#include "widgets/export/export_record.h"

#include <algorithm>
#include <array>

#include <QFileInfo>

#include "gpu/base/error.h"

namespace widgets {

namespace {

using core::workspace::ExportOption;
using core::workspace::ExportRecord;

constexpr std::array<const char*, 3> kGrounds{"light", "dark", "transparent"}; ///< in the order of FigureGround

ExportRecord recordOf(const ExportItem& item, const QString& format, const QString& path)
{
    return {item.id.toStdString(), format.toStdString(), QFileInfo(path).fileName().toStdString(), {}};
}

template <typename Value>
Value option(const ExportRecord& record, const char* name, Value otherwise)
{
    const auto found = record.options.find(name);
    if (found == record.options.end())
        return otherwise;
    const auto* value = std::get_if<Value>(&found->second);
    return value ? *value : otherwise;
}

[[noreturn]] void refuse(const ExportRecord& record)
{
    throw gpu::Error(gpu::ErrorKind::InvalidInput,
                     {gpu::mark("ExportRecord", "%1 cannot be exported as \"%2\""), {record.item, record.format}});
}

FigureOptions optionsOf(const ExportRecord& record)
{
    FigureOptions options;
    const std::array formats{FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf};
    const auto* format = std::ranges::find_if(
        formats, [&](FigureFormat known) { return extensionOf(known).toStdString() == record.format; });
    if (format == formats.end())
        refuse(record);
    options.format = *format;
    options.widthMm = option(record, "widthMm", 0.0);
    options.widthPixels = option(record, "widthPixels", 0.0);
    options.scale = option(record, "scale", 1.0);
    options.textAsPaths = option(record, "textAsPaths", true);
    options.title = QString::fromStdString(option(record, "title", std::string()));
    const std::string ground = option(record, "background", std::string(kGrounds[0]));
    const auto* known = std::ranges::find(kGrounds, ground);
    options.ground =
        known == kGrounds.end() ? FigureGround::Light : static_cast<FigureGround>(known - kGrounds.begin());
    return options;
}

} // namespace

ExportRecord exportRecord(const ExportItem& item, const FigureOptions& options, const QString& path)
{
    ExportRecord record = recordOf(item, extensionOf(options.format), path);
    if (options.widthMm > 0)
        record.options["widthMm"] = options.widthMm;
    else if (options.widthPixels > 0)
        record.options["widthPixels"] = options.widthPixels;
    if (options.format == FigureFormat::Png)
        record.options["scale"] = options.scale;
    else
        record.options["textAsPaths"] = options.textAsPaths;
    record.options["background"] = std::string(kGrounds[static_cast<size_t>(options.ground)]);
    record.options["title"] = options.title.toStdString();
    return record;
}

ExportRecord exportRecord(const ExportItem& item, TableFormat format, const QString& path)
{
    return recordOf(item, extensionOf(format), path);
}

QByteArray exportedBytes(const ExportItem& item, const ExportRecord& record, const Provenance& provenance)
{
    if (const auto* figure = std::get_if<FigureSource>(&item.content))
        return figureBytes(*figure, optionsOf(record), provenance);
    for (const TableFormat format : {TableFormat::Csv, TableFormat::Json})
        if (extensionOf(format).toStdString() == record.format)
            return tableBytes(std::get<TableSource>(item.content)(), format, provenance);
    refuse(record);
}

} // namespace widgets
