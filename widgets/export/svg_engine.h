#pragma once
// The paint engine behind SvgWriter: what a QPainter does, as elements of SVG.

#include <map>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPolygonF>

namespace widgets {

/// Paths and clips are written in the units of the device; transforms are only left to the reader of the file where a
/// pen or a picture is distorted. Clips are groups within groups. What SVG does not know (conical gradients,
/// patterns) QPainter draws as pictures.
class SvgEngine : public QPaintEngine {
public:
    explicit SvgEngine(bool textAsPaths);

    /// Elements for <defs>, and those that are seen, after the end of painting.
    const QByteArray& definitions() const { return m_definitions; }
    const QByteArray& body() const { return m_body; }

    bool begin(QPaintDevice* device) override;
    bool end() override;
    Type type() const override { return User; }
    void updateState(const QPaintEngineState& changed) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawLines(const QLineF* lines, int count) override;
    void drawTextItem(const QPointF& position, const QTextItem& item) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override;
    using QPaintEngine::drawLines;
    using QPaintEngine::drawPolygon;

private:
    /// What is left of the device after all clips so far.
    struct Clip {
        std::vector<int> chain;     ///< clipPath elements, from the outermost on; none: everything
        std::optional<QRectF> area; ///< of the last one, if it is an upright rectangle
        bool nothing = false;
    };

    void clip(const QPainterPath& path, Qt::ClipOperation operation);
    /// Groups within groups: not all readers know clips of clips.
    void openGroups(const std::vector<int>& wanted);
    void emitElement(const QByteArray& element);
    void emitPath(const QPainterPath& path, bool filled);
    void flushLines();
    /// Where a gradient's own coordinates lie among those of the path that is written.
    QTransform placeOf(const QBrush& brush, const QRectF& bounds, bool mapped) const;
    /// The reference to a gradient, which is defined if it is new.
    QByteArray gradient(const QBrush& brush, const QRectF& bounds, bool mapped);
    QByteArray paint(const char* name, const char* opacityName, const QBrush& brush, const QRectF& bounds, bool mapped);
    QByteArray stroke(const QRectF& bounds, bool mapped);
    /// The number of a definition, whose id stands between start and rest. Equal ones are written once.
    int defined(const QByteArray& start, const QByteArray& rest);

    bool m_textAsPaths;
    QByteArray m_definitions;
    QByteArray m_body;
    std::map<QByteArray, int> m_known; ///< definitions by content
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    QPointF m_brushOrigin;
    double m_opacity = 1;
    bool m_smooth = false;
    bool m_clipEnabled = false;
    Clip m_clip;
    std::vector<int> m_open; ///< clips of the groups that are open in the body
    QPolygonF m_lines;       ///< lines that follow each other, not yet written
};

} // namespace widgets
