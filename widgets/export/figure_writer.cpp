#include "widgets/export/figure_writer.h"

#include <array>
#include <cmath>

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

#include "core/assets/atomic_file.h"
#include "gpu/base/error.h"
#include "widgets/export/path_text_device.h"
#include "widgets/export/svg_text.h"
#include "widgets/export/svg_writer.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr double kPixelsPerMm = 96 / 25.4;
constexpr int kPdfResolution = 1200;
const QString kProgram = QStringLiteral("Tessera " TESSERA_VERSION);

[[noreturn]] void refuse(gpu::Message what, gpu::Message hint)
{
    throw gpu::Error(gpu::ErrorKind::LimitExceeded, std::move(what), std::move(hint));
}

std::string words(double value) { return QString::number(value, 'f', 0).toStdString(); }

/// Refuses what no reader or memory could hold.
void check(const FigureSource& figure, const FigureOptions& options)
{
    const QSizeF size = figureSize(figure, options);
    if (!(options.scale >= 1 && options.scale <= 4))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("FigureWriter", "A figure cannot be scaled by %1"),
                          {QString::number(options.scale).toStdString()}},
                         gpu::mark("FigureWriter", "The scale is from 1 to 4."));
    const double shortest = std::min(size.width(), size.height()) / kPixelsPerMm;
    const double longest = std::max(size.width(), size.height()) / kPixelsPerMm;
    if (!(longest <= kLargestFigureMm) || !(shortest > 0))
        refuse({gpu::mark("FigureWriter", "A figure of %1 × %2 mm is too large: the longer side ends at %3 mm"),
                {words(size.width() / kPixelsPerMm), words(size.height() / kPixelsPerMm), words(kLargestFigureMm)}},
               gpu::mark("FigureWriter", "Choose a smaller width."));
    if (longest < kSmallestFigureMm)
        refuse({gpu::mark("FigureWriter", "A figure of %1 × %2 mm is too small: the longer side starts at %3 mm"),
                {words(size.width() / kPixelsPerMm), words(size.height() / kPixelsPerMm), words(kSmallestFigureMm)}},
               gpu::mark("FigureWriter", "Choose a larger width."));
    const QSizeF pixels = size * options.scale;
    if (options.format == FigureFormat::Png && pixels.width() * pixels.height() > kMostFigurePixels)
        refuse({gpu::mark("FigureWriter", "A PNG of %1 × %2 pixels is too large: it ends at %3 megapixels"),
                {words(pixels.width()), words(pixels.height()), words(kMostFigurePixels / 1e6)}},
               gpu::mark("FigureWriter", "Choose a smaller width or scale, or SVG or PDF."));
}

QColor groundOf(FigureGround ground)
{
    switch (ground) {
    case FigureGround::Light:
        return Qt::white;
    case FigureGround::Dark:
        return darkTokens().panel;
    case FigureGround::Transparent:
        break;
    }
    return Qt::transparent;
}

/// Paints ground and figure at the natural size.
void paintFigure(QPainter& painter, const FigureSource& figure, const FigureOptions& options)
{
    const QRectF area(QPointF(), figure.size);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    if (options.ground != FigureGround::Transparent)
        painter.fillRect(area, groundOf(options.ground));
    if (options.ground == FigureGround::Dark && figure.paintOnDark)
        figure.paintOnDark(painter, area);
    else
        figure.paint(painter, area);
}

/// What the metadata of every format says, in this order.
std::vector<std::pair<QString, QString>> factsOf(const Provenance& provenance)
{
    std::vector<std::pair<QString, QString>> facts{{QStringLiteral("software"), kProgram}};
    for (const auto& [name, value] : {std::pair{"device", provenance.device}, std::pair{"source", provenance.source},
                                      std::pair{"sourceSha256", provenance.sourceSha256}})
        if (!value.isEmpty())
            facts.emplace_back(QLatin1String(name), value);
    return facts;
}

QByteArray pngBytes(const FigureSource& figure, const FigureOptions& options, const Provenance& provenance)
{
    QImage image = figureImage(figure, options);
    const std::array<std::pair<const char*, QString>, 5> texts{{{"Software", kProgram},
                                                                {"Title", options.title},
                                                                {"Device", provenance.device},
                                                                {"Source", provenance.source},
                                                                {"Source SHA-256", provenance.sourceSha256}}};
    for (const auto& [name, value] : texts)
        if (!value.isEmpty())
            image.setText(QLatin1String(name), value);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        throw gpu::Error(gpu::ErrorKind::Internal, gpu::mark("FigureWriter", "The picture cannot be encoded as PNG"));
    return bytes;
}

QByteArray svgBytes(const FigureSource& figure, const FigureOptions& options, const Provenance& provenance)
{
    const QSizeF size = figureSize(figure, options);
    const auto length = [&](double pixels) {
        return options.widthMm > 0 ? QString::fromLatin1(svg::number(pixels / kPixelsPerMm)) + QStringLiteral("mm")
                                   : QString::fromLatin1(svg::number(pixels));
    };
    SvgWriter writer({figure.size, length(size.width()), length(size.height()), options.textAsPaths, options.title,
                      factsOf(provenance)});
    QPainter painter(&writer);
    paintFigure(painter, figure, options);
    painter.end();
    return writer.bytes();
}

QByteArray xmpOf(const QString& title, const Provenance& provenance)
{
    QByteArray xmp = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:tessera=\"urn:tessera\">\n"
                     "<rdf:Description rdf:about=\"\">\n<dc:format>application/pdf</dc:format>\n";
    if (!title.isEmpty())
        xmp += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + svg::escaped(title) +
               "</rdf:li></rdf:Alt></dc:title>\n";
    for (const auto& [name, value] : factsOf(provenance))
        xmp += "<tessera:" + name.toLatin1() + '>' + svg::escaped(value) + "</tessera:" + name.toLatin1() + ">\n";
    return xmp + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

QByteArray pdfBytes(const FigureSource& figure, const FigureOptions& options, const Provenance& provenance)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfResolution);
    writer.setCreator(kProgram);
    writer.setTitle(options.title);
    writer.setDocumentXmpMetadata(xmpOf(options.title, provenance));
    const QSizeF points = figureSize(figure, options) * 72 / 96;
    writer.setPageLayout(QPageLayout(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch),
                                     QPageLayout::Portrait, QMarginsF()));
    QPainter page(&writer);
    page.scale(points.width() / 72 * kPdfResolution / figure.size.width(),
               points.height() / 72 * kPdfResolution / figure.size.height());
    PathTextDevice device(page, figure.size, options.textAsPaths);
    QPainter painter(&device);
    paintFigure(painter, figure, options);
    painter.end();
    page.end();
    return bytes;
}

} // namespace

QSizeF figureSize(const FigureSource& figure, const FigureOptions& options)
{
    const double width = options.widthMm > 0       ? options.widthMm * kPixelsPerMm
                         : options.widthPixels > 0 ? options.widthPixels
                                                   : figure.size.width();
    return {width, width * figure.size.height() / figure.size.width()};
}

QSize figurePixels(const FigureSource& figure, const FigureOptions& options)
{
    const QSizeF size = figureSize(figure, options) * options.scale;
    return {std::max(1, static_cast<int>(std::lround(size.width()))),
            std::max(1, static_cast<int>(std::lround(size.height())))};
}

QImage figureImage(const FigureSource& figure, const FigureOptions& options)
{
    check(figure, options);
    const bool clear = options.ground == FigureGround::Transparent;
    QImage image(figurePixels(figure, options), clear ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        throw gpu::Error(gpu::ErrorKind::OutOfMemory,
                         gpu::mark("FigureWriter", "There is not enough memory for a picture of this size"),
                         gpu::mark("FigureWriter", "Choose a smaller width or scale."));
    image.fill(groundOf(options.ground));
    const int dotsPerMetre = static_cast<int>(std::lround(1000 * kPixelsPerMm * options.scale));
    QPainter painter(&image);
    painter.scale(image.width() / figure.size.width(), image.height() / figure.size.height());
    paintFigure(painter, figure, options);
    painter.end();
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

QByteArray figureBytes(const FigureSource& figure, const FigureOptions& options, const Provenance& provenance)
{
    check(figure, options);
    switch (options.format) {
    case FigureFormat::Svg:
        return svgBytes(figure, options, provenance);
    case FigureFormat::Pdf:
        return pdfBytes(figure, options, provenance);
    case FigureFormat::Png:
        break;
    }
    return pngBytes(figure, options, provenance);
}

QString extensionOf(FigureFormat format)
{
    constexpr std::array<const char*, 3> extensions{"png", "svg", "pdf"};
    return QLatin1String(extensions[static_cast<size_t>(format)]);
}

QString extensionOf(TableFormat format) { return QLatin1String(format == TableFormat::Csv ? "csv" : "json"); }

QString withExtension(const QString& path, const QString& extension)
{
    static const QStringList known{"png",  "svg",  "pdf", "csv", "json", "jpg", "jpeg", "gif",  "bmp", "tif",
                                   "tiff", "webp", "eps", "ps",  "txt",  "tsv", "xml",  "xlsx", "ods"};
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == extension)
        return path;
    if (!known.contains(suffix))
        return path + QLatin1Char('.') + extension;
    throw gpu::Error(
        gpu::ErrorKind::InvalidInput,
        {gpu::mark("FigureWriter", "%1 ends in .%2, but it would hold %3"),
         {path.toStdString(), suffix.toStdString(), extension.toUpper().toStdString()}},
        {gpu::mark("FigureWriter", "End the name in .%1, or choose another format."), {extension.toStdString()}});
}

QByteArray tableBytes(const core::report::Table& table, TableFormat format, const Provenance& provenance)
{
    if (format == TableFormat::Csv)
        return QByteArray::fromStdString(core::report::toCsv(table));
    core::report::TableOrigin origin;
    for (const auto& [name, value] : factsOf(provenance))
        origin.emplace_back(name.toStdString(), value.toStdString());
    return QByteArray::fromStdString(core::report::toJson(table, origin));
}

namespace {

QString written(const QString& path, const QByteArray& bytes)
{
    core::writeFileAtomically(path.toStdString(),
                              std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))));
    return path;
}

} // namespace

QString writeFigure(const QString& path, const FigureSource& figure, const FigureOptions& options,
                    const Provenance& provenance)
{
    const QString target = withExtension(path, extensionOf(options.format));
    return written(target, figureBytes(figure, options, provenance));
}

QString writeTable(const QString& path, const core::report::Table& table, TableFormat format,
                   const Provenance& provenance)
{
    const QString target = withExtension(path, extensionOf(format));
    return written(target, tableBytes(table, format, provenance));
}

} // namespace widgets
