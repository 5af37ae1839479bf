#include "widgets/export/export_record.h"

#include <algorithm>
#include <array>

#include <QFileInfo>
#include <QLocale>

#include "gpu/base/error.h"

namespace widgets {

namespace {

using core::workspace::ExportOption;
using core::workspace::ExportRecord;

constexpr const char* kLanguage = "language";
constexpr std::array<const char*, 3> kGrounds{"light", "dark", "transparent"}; ///< in the order of FigureGround

template <typename Value>
Value optionIn(const ExportRecord& record, const char* name, const Value& otherwise)
{
    const auto found = record.options.find(name);
    const Value* value = found == record.options.end() ? nullptr : std::get_if<Value>(&found->second);
    return value ? *value : otherwise;
}

ExportRecord recordOf(const ExportItem& item, const QString& format, const QString& path)
{
    ExportRecord record = item.record;
    record.item = item.id.toStdString();
    record.format = format.toStdString();
    record.file = QFileInfo(path).fileName().toStdString();
    record.options[kLanguage] = QLocale().name().toStdString();
    return record;
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
    options.widthMm = numberIn(record, "widthMm", 0);
    options.widthPixels = numberIn(record, "widthPixels", 0);
    options.scale = numberIn(record, "scale", 1);
    options.textAsPaths = flagIn(record, "textAsPaths", true);
    options.title = QString::fromStdString(textIn(record, "title"));
    const std::string ground = textIn(record, "background", kGrounds[0]);
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

double numberIn(const ExportRecord& record, const char* name, double otherwise)
{
    return optionIn(record, name, otherwise);
}

bool flagIn(const ExportRecord& record, const char* name, bool otherwise) { return optionIn(record, name, otherwise); }

std::string textIn(const ExportRecord& record, const char* name, const std::string& otherwise)
{
    return optionIn(record, name, otherwise);
}

QString languageOf(const ExportRecord& record) { return QString::fromStdString(textIn(record, kLanguage)); }

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
