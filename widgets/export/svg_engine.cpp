#include "widgets/export/svg_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBuffer>
#include <QFontInfo>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>

#include "widgets/export/svg_text.h"
#include "widgets/export/text_outline.h"

namespace widgets {

namespace {

using svg::attribute;
using svg::escaped;
using svg::number;

constexpr QPaintEngine::PaintEngineFeatures
    kFeatures(QPaintEngine::PrimitiveTransform | QPaintEngine::PatternTransform | QPaintEngine::PixmapTransform |
              QPaintEngine::LinearGradientFill | QPaintEngine::RadialGradientFill | QPaintEngine::AlphaBlend |
              QPaintEngine::PainterPaths | QPaintEngine::Antialiasing | QPaintEngine::BrushStroke |
              QPaintEngine::ConstantOpacity | QPaintEngine::ObjectBoundingModeGradients |
              QPaintEngine::PaintOutsidePaintEvent);

/// A transform that keeps shapes: pens only change their width.
bool isSimilarity(const QTransform& t)
{
    if (!t.isAffine())
        return false;
    const double first = std::hypot(t.m11(), t.m12());
    const double second = std::hypot(t.m21(), t.m22());
    const double across = t.m11() * t.m21() + t.m12() * t.m22();
    return std::abs(first - second) <= 1e-9 * first && std::abs(across) <= 1e-9 * first * first;
}

double scaleOf(const QTransform& t) { return std::sqrt(std::abs(t.determinant())); }

/// The rectangle that a path is, if it is an upright one.
std::optional<QRectF> rectangleOf(const QPainterPath& path)
{
    const int count = path.elementCount();
    if (count != 5 && count != 4)
        return std::nullopt;
    const QRectF box = path.boundingRect();
    for (int i = 0; i < count; ++i) {
        const QPainterPath::Element& element = path.elementAt(i);
        const bool corner = (element.x == box.left() || element.x == box.right()) &&
                            (element.y == box.top() || element.y == box.bottom());
        const bool alone = i == 0 || QPointF(element) == QPointF(path.elementAt(0)) ||
                           (element.x == path.elementAt(i - 1).x) != (element.y == path.elementAt(i - 1).y);
        if (element.isCurveTo() || !corner || !alone)
            return std::nullopt;
    }
    if (count == 5 && QPointF(path.elementAt(4)) != QPointF(path.elementAt(0)))
        return std::nullopt;
    return box;
}

/// The bytes of a picture as a data address. Colour spaces, texts and resolutions are left out.
QByteArray dataAddress(const QImage& image)
{
    const bool alpha = image.hasAlphaChannel();
    const QImage pixels = image.convertToFormat(alpha ? QImage::Format_ARGB32 : QImage::Format_RGB888);
    QImage bare(pixels.constBits(), pixels.width(), pixels.height(), pixels.bytesPerLine(), pixels.format());
    bare.setDotsPerMeterX(3780);
    bare.setDotsPerMeterY(3780);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    bare.save(&buffer, "PNG");
    return "data:image/png;base64," + bytes.toBase64();
}

/// Each pixel as a square of several, so that readers that smooth pictures whatever they are told leave the edges
/// sharp.
QImage enlarged(const QImage& image, QSizeF shown)
{
    constexpr double kPixelsPerUnit = 2;
    constexpr int kLargestSide = 4096;
    const double wanted = kPixelsPerUnit * std::max(shown.width() / image.width(), shown.height() / image.height());
    const int most = kLargestSide / std::max(image.width(), image.height());
    const int times = std::min(static_cast<int>(std::ceil(wanted)), most);
    return times < 2 ? image : image.scaled(image.size() * times, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

QByteArray stopsOf(const QGradient& gradient)
{
    QByteArray text;
    for (const QGradientStop& stop : gradient.stops())
        text += "<stop" + attribute("offset", number(stop.first, 6)) +
                svg::paint("stop-color", "stop-opacity", stop.second, 1) + "/>";
    return text;
}

QByteArray reference(const char* kind, int id) { return QByteArray("url(#") + kind + QByteArray::number(id) + ')'; }

} // namespace

SvgEngine::SvgEngine(bool textAsPaths) : QPaintEngine(kFeatures), m_textAsPaths(textAsPaths) {}

bool SvgEngine::begin(QPaintDevice*)
{
    m_transform = {};
    m_clip = {};
    m_clipEnabled = false;
    return true;
}

bool SvgEngine::end()
{
    flushLines();
    openGroups({});
    return true;
}

void SvgEngine::updateState(const QPaintEngineState& changed)
{
    flushLines();
    const DirtyFlags dirty = changed.state();
    if (dirty & DirtyTransform)
        m_transform = changed.transform();
    if (dirty & DirtyPen)
        m_pen = changed.pen();
    if (dirty & DirtyBrush)
        m_brush = changed.brush();
    if (dirty & DirtyBrushOrigin)
        m_brushOrigin = changed.brushOrigin();
    if (dirty & DirtyOpacity)
        m_opacity = changed.opacity();
    if (dirty & DirtyHints)
        m_smooth = changed.renderHints() & QPainter::SmoothPixmapTransform;
    if (dirty & DirtyClipEnabled)
        m_clipEnabled = changed.isClipEnabled();
    if (dirty & DirtyClipRegion) {
        QPainterPath path;
        path.addRegion(changed.clipRegion());
        clip(path, changed.clipOperation());
    }
    if (dirty & DirtyClipPath)
        clip(changed.clipPath(), changed.clipOperation());
}

void SvgEngine::clip(const QPainterPath& path, Qt::ClipOperation operation)
{
    if (operation == Qt::NoClip) {
        m_clip = {};
        return;
    }
    m_clipEnabled = true;
    Clip next = operation == Qt::ReplaceClip ? Clip() : m_clip;
    QPainterPath mapped = m_transform.map(path);
    std::optional<QRectF> area = rectangleOf(mapped);
    if (area && next.area) { // two rectangles on each other are one
        area = area->intersected(*next.area);
        mapped = QPainterPath();
        mapped.addRect(*area);
        next.chain.pop_back();
    }
    next.area = area;
    next.nothing = next.nothing || mapped.boundingRect().isEmpty();
    QByteArray content = "><path";
    if (mapped.fillRule() == Qt::OddEvenFill && !area)
        content += attribute("clip-rule", "evenodd");
    content += attribute("d", svg::pathData(mapped)) + "/></clipPath>";
    if (!next.nothing)
        next.chain.push_back(defined("<clipPath id=\"c", content));
    m_clip = std::move(next);
}

int SvgEngine::defined(const QByteArray& start, const QByteArray& rest)
{
    const auto [entry, isNew] = m_known.try_emplace(start + rest, static_cast<int>(m_known.size()) + 1);
    if (isNew)
        m_definitions += start + QByteArray::number(entry->second) + '"' + rest + '\n';
    return entry->second;
}

void SvgEngine::openGroups(const std::vector<int>& wanted)
{
    const auto [kept, ignored] = std::ranges::mismatch(m_open, wanted);
    const auto same = static_cast<size_t>(kept - m_open.begin());
    for (; m_open.size() > same; m_open.pop_back())
        m_body += "</g>\n";
    for (size_t i = same; i < wanted.size(); ++i) {
        m_body += "<g" + attribute("clip-path", reference("c", wanted[i])) + ">\n";
        m_open.push_back(wanted[i]);
    }
}

void SvgEngine::emitElement(const QByteArray& element)
{
    if (m_clipEnabled && m_clip.nothing)
        return;
    openGroups(m_clipEnabled ? m_clip.chain : std::vector<int>());
    m_body += element + '\n';
}

QTransform SvgEngine::placeOf(const QBrush& brush, const QRectF& bounds, bool mapped) const
{
    QTransform place = brush.transform();
    switch (brush.gradient()->coordinateMode()) {
    case QGradient::LogicalMode:
        place *= QTransform::fromTranslate(m_brushOrigin.x(), m_brushOrigin.y());
        break;
    case QGradient::StretchToDeviceMode:
        place = QTransform::fromScale(paintDevice()->width(), paintDevice()->height()) * m_transform.inverted();
        break;
    default:
        place *= QTransform(bounds.width(), 0, 0, bounds.height(), bounds.x(), bounds.y());
    }
    return mapped ? place * m_transform : place;
}

QByteArray SvgEngine::gradient(const QBrush& brush, const QRectF& bounds, bool mapped)
{
    const QGradient& gradient = *brush.gradient();
    const QTransform place = placeOf(brush, bounds, mapped);
    QByteArray content = attribute("gradientUnits", "userSpaceOnUse");
    if (!place.isIdentity())
        content += attribute("gradientTransform", svg::matrix(place));
    if (gradient.spread() != QGradient::PadSpread)
        content += attribute("spreadMethod", gradient.spread() == QGradient::ReflectSpread ? "reflect" : "repeat");
    const auto at = [&](const char* name, double value) { content += attribute(name, number(value, 6)); };
    const bool isLinear = gradient.type() == QGradient::LinearGradient;
    if (isLinear) {
        const auto& linear = static_cast<const QLinearGradient&>(gradient);
        at("x1", linear.start().x());
        at("y1", linear.start().y());
        at("x2", linear.finalStop().x());
        at("y2", linear.finalStop().y());
    } else {
        const auto& radial = static_cast<const QRadialGradient&>(gradient);
        at("cx", radial.center().x());
        at("cy", radial.center().y());
        at("r", radial.radius());
        at("fx", radial.focalPoint().x());
        at("fy", radial.focalPoint().y());
    }
    content += '>' + stopsOf(gradient) + (isLinear ? "</linearGradient>" : "</radialGradient>");
    return reference("g", defined(isLinear ? "<linearGradient id=\"g" : "<radialGradient id=\"g", content));
}

QByteArray SvgEngine::paint(const char* name, const char* opacityName, const QBrush& brush, const QRectF& bounds,
                            bool mapped)
{
    if (brush.style() == Qt::NoBrush)
        return attribute(name, "none");
    if (!brush.gradient())
        return svg::paint(name, opacityName, brush.color(), m_opacity);
    const QByteArray text = attribute(name, gradient(brush, bounds, mapped));
    return m_opacity < 1 ? text + attribute(opacityName, number(m_opacity, 4)) : text;
}

QByteArray SvgEngine::stroke(const QRectF& bounds, bool mapped)
{
    const bool cosmetic = m_pen.isCosmetic() || m_pen.widthF() == 0;
    const double width = m_pen.widthF() == 0 ? 1 : m_pen.widthF();
    return paint("stroke", "stroke-opacity", m_pen.brush(), bounds, mapped) +
           svg::strokeShape(m_pen, cosmetic || !mapped ? width : width * scaleOf(m_transform));
}

void SvgEngine::drawPath(const QPainterPath& path)
{
    flushLines();
    emitPath(path, true);
}

void SvgEngine::emitPath(const QPainterPath& path, bool filled)
{
    const QBrush brush = filled ? m_brush : QBrush(Qt::NoBrush);
    const bool stroked = m_pen.style() != Qt::NoPen;
    if (path.isEmpty() || (brush.style() == Qt::NoBrush && !stroked))
        return;
    const bool cosmetic = m_pen.isCosmetic() || m_pen.widthF() == 0;
    const bool mapped = !stroked || cosmetic || isSimilarity(m_transform) || !m_transform.isAffine();
    QByteArray element = "<path";
    if (!mapped)
        element += attribute("transform", svg::matrix(m_transform));
    element += paint("fill", "fill-opacity", brush, path.boundingRect(), mapped);
    if (brush.style() != Qt::NoBrush && path.fillRule() == Qt::OddEvenFill)
        element += attribute("fill-rule", "evenodd");
    if (stroked)
        element += stroke(path.boundingRect(), mapped);
    emitElement(element + attribute("d", svg::pathData(mapped ? m_transform.map(path) : path)) + "/>");
}

void SvgEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode)
{
    flushLines();
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
    if (mode == PolylineMode)
        return emitPath(path, false);
    path.closeSubpath();
    path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    emitPath(path, true);
}

void SvgEngine::drawLines(const QLineF* lines, int count)
{
    // Charts draw their lines piece by piece. Where round ends make that look like one line, one is written.
    const bool joined = m_pen.style() == Qt::SolidLine && m_pen.capStyle() == Qt::RoundCap &&
                        m_pen.joinStyle() == Qt::RoundJoin && m_pen.brush().isOpaque() && m_opacity == 1;
    for (int i = 0; i < count; ++i) {
        if (!joined || (!m_lines.isEmpty() && m_lines.last() != lines[i].p1()))
            flushLines();
        if (m_lines.isEmpty())
            m_lines << lines[i].p1();
        m_lines << lines[i].p2();
    }
}

void SvgEngine::flushLines()
{
    if (m_lines.isEmpty())
        return;
    QPainterPath path;
    path.addPolygon(m_lines);
    m_lines.clear();
    emitPath(path, false);
}

void SvgEngine::drawTextItem(const QPointF& position, const QTextItem& item)
{
    flushLines();
    if (item.text().trimmed().isEmpty())
        return;
    if (m_textAsPaths) {
        const QBrush brush = std::exchange(m_brush, m_pen.brush());
        const QPen pen = std::exchange(m_pen, QPen(Qt::NoPen));
        emitPath(textOutline(item).translated(position), true);
        m_brush = brush;
        m_pen = pen;
        return;
    }
    const QFont font = item.font();
    const double size = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * paintDevice()->logicalDpiY() / 72;
    QByteArray element = "<text xml:space=\"preserve\"";
    QPointF at = position;
    if (m_transform.type() <= QTransform::TxTranslate)
        at = m_transform.map(position);
    else
        element += attribute("transform", svg::matrix(m_transform));
    element += attribute("x", number(at.x())) + attribute("y", number(at.y())) +
               attribute("font-family", escaped(font.family()) + ", sans-serif") + attribute("font-size", number(size));
    if (font.weight() != QFont::Normal)
        element += attribute("font-weight", QByteArray::number(font.weight()));
    if (font.italic())
        element += attribute("font-style", "italic");
    if (item.renderFlags() & QTextItem::RightToLeft)
        element += attribute("direction", "rtl") + attribute("text-anchor", "end");
    element += paint("fill", "fill-opacity", m_pen.brush(), {}, false);
    emitElement(element + '>' + escaped(item.text()) + "</text>");
}

void SvgEngine::drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source)
{
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

void SvgEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags)
{
    flushLines();
    if (target.isEmpty() || source.isEmpty() || image.isNull())
        return;
    // Part of a picture: the whole pixels around it, placed so that the part lies where it should.
    const QRect whole = source.toAlignedRect().intersected(image.rect());
    if (whole.isEmpty())
        return;
    const double across = target.width() / source.width();
    const double down = target.height() / source.height();
    const QRectF placed(target.x() + (whole.x() - source.x()) * across, target.y() + (whole.y() - source.y()) * down,
                        whole.width() * across, whole.height() * down);
    QByteArray element = "<image";
    QRectF box = placed;
    if (m_transform.type() <= QTransform::TxScale && m_transform.m11() > 0 && m_transform.m22() > 0)
        box = m_transform.mapRect(placed);
    else
        element += attribute("transform", svg::matrix(m_transform));
    element += attribute("x", number(box.x())) + attribute("y", number(box.y())) +
               attribute("width", number(box.width())) + attribute("height", number(box.height())) +
               attribute("preserveAspectRatio", "none");
    if (!m_smooth) // the first for readers of SVG 1.1, the second for browsers
        element += attribute("image-rendering", "optimizeSpeed") + attribute("style", "image-rendering:pixelated");
    if (m_opacity < 1)
        element += attribute("opacity", number(m_opacity, 4));
    const QImage part = whole == image.rect() ? image : image.copy(whole);
    emitElement(element + attribute("xlink:href", dataAddress(m_smooth ? part : enlarged(part, placed.size()))) + "/>");
}

} // namespace widgets
