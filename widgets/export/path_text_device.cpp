#include "widgets/export/path_text_device.h"

#include <cmath>

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include "widgets/export/text_outline.h"

namespace widgets {

namespace {

constexpr int kDotsPerInch = 96;

class ForwardingEngine : public QPaintEngine {
public:
    ForwardingEngine(QPainter& target, bool textAsPaths)
        : QPaintEngine(AllFeatures), m_target(target), m_base(target.transform()), m_textAsPaths(textAsPaths)
    {
    }

    bool begin(QPaintDevice*) override
    {
        m_target.save();
        return true;
    }
    bool end() override
    {
        m_target.restore();
        return true;
    }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& changed) override
    {
        const DirtyFlags dirty = changed.state();
        if (dirty & DirtyTransform)
            m_target.setTransform(changed.transform() * m_base);
        if (dirty & (DirtyPen | DirtyTransform))
            m_target.setPen(measured(changed.pen(), changed.transform()));
        if (dirty & DirtyBrush)
            m_target.setBrush(changed.brush());
        if (dirty & DirtyBrushOrigin)
            m_target.setBrushOrigin(changed.brushOrigin());
        if (dirty & DirtyOpacity)
            m_target.setOpacity(changed.opacity());
        if (dirty & DirtyCompositionMode)
            m_target.setCompositionMode(changed.compositionMode());
        if (dirty & DirtyHints) {
            m_target.setRenderHints(m_target.renderHints(), false);
            m_target.setRenderHints(changed.renderHints() | QPainter::LosslessImageRendering);
        }
        if (dirty & DirtyClipRegion)
            m_target.setClipRegion(changed.clipRegion(), changed.clipOperation());
        if (dirty & DirtyClipPath)
            m_target.setClipPath(changed.clipPath(), changed.clipOperation());
        if (dirty & DirtyClipEnabled)
            m_target.setClipping(changed.isClipEnabled());
    }

    void drawPath(const QPainterPath& path) override { m_target.drawPath(path); }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        if (mode == PolylineMode)
            m_target.drawPolyline(points, count);
        else
            m_target.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    }
    void drawLines(const QLineF* lines, int count) override { m_target.drawLines(lines, count); }
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        m_target.drawPixmap(target, pixmap, source);
    }
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override
    {
        m_target.drawImage(target, image, source, flags);
    }
    void drawTextItem(const QPointF& position, const QTextItem& item) override
    {
        if (!m_textAsPaths) {
            m_target.drawTextItem(position, item);
            return;
        }
        m_target.save();
        m_target.setBrush(m_target.pen().brush());
        m_target.setPen(Qt::NoPen);
        m_target.drawPath(textOutline(item).translated(position));
        m_target.restore();
    }
    using QPaintEngine::drawLines;
    using QPaintEngine::drawPolygon;

private:
    /// A pen of the same width in units of the device, whatever the transform.
    static QPen measured(QPen pen, const QTransform& transform)
    {
        if (!pen.isCosmetic() && pen.widthF() > 0)
            return pen;
        const double scale = std::sqrt(std::abs(transform.determinant()));
        pen.setCosmetic(false);
        pen.setWidthF((pen.widthF() == 0 ? 1 : pen.widthF()) / (scale > 0 ? scale : 1));
        return pen;
    }

    QPainter& m_target;
    QTransform m_base;
    bool m_textAsPaths;
};

} // namespace

PathTextDevice::PathTextDevice(QPainter& target, QSizeF size, bool textAsPaths)
    : m_size(size), m_engine(std::make_unique<ForwardingEngine>(target, textAsPaths))
{
}

PathTextDevice::~PathTextDevice() = default;

QPaintEngine* PathTextDevice::paintEngine() const { return m_engine.get(); }

int PathTextDevice::metric(PaintDeviceMetric metric) const { return drawingMetric(m_size, metric); }

int drawingMetric(QSizeF size, QPaintDevice::PaintDeviceMetric metric)
{
    constexpr double kMillimetresPerInch = 25.4;
    switch (metric) {
    case QPaintDevice::PdmWidth:
        return static_cast<int>(std::ceil(size.width()));
    case QPaintDevice::PdmHeight:
        return static_cast<int>(std::ceil(size.height()));
    case QPaintDevice::PdmWidthMM:
        return static_cast<int>(std::lround(size.width() * kMillimetresPerInch / kDotsPerInch));
    case QPaintDevice::PdmHeightMM:
        return static_cast<int>(std::lround(size.height() * kMillimetresPerInch / kDotsPerInch));
    case QPaintDevice::PdmNumColors:
        return 0; // too many to count
    case QPaintDevice::PdmDepth:
        return 32;
    case QPaintDevice::PdmDpiX:
    case QPaintDevice::PdmDpiY:
    case QPaintDevice::PdmPhysicalDpiX:
    case QPaintDevice::PdmPhysicalDpiY:
        return kDotsPerInch;
    case QPaintDevice::PdmDevicePixelRatio:
        return 1;
    case QPaintDevice::PdmDevicePixelRatioScaled:
        return static_cast<int>(QPaintDevice::devicePixelRatioFScale());
    }
    return 0;
}

} // namespace widgets
