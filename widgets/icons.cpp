#include "widgets/icons.h"

#include <cmath>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/theme.h"

namespace widgets {

namespace {

QByteArray svgSource(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap rendered(const QByteArray& svg, QSize pixels)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    return pixmap;
}

QColor colourFor(QIcon::Mode mode, QIcon::State on)
{
    if (mode == QIcon::Disabled)
        return tokens().disabled;
    return on == QIcon::On ? tokens().accent : tokens().text;
}

/// Paints one line icon in the text colour of the theme in use.
class LineIconEngine : public QIconEngine {
public:
    explicit LineIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State on) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, on, ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State on) override
    {
        return scaledPixmap(size, mode, on, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State on, qreal scale) override
    {
        const int side = std::min(size.width(), size.height());
        return iconPixmap(m_name, static_cast<int>(std::lround(side / scale)), colourFor(mode, on), scale);
    }
    QString key() const override { return QStringLiteral("tessera-line"); }
    QIconEngine* clone() const override { return new LineIconEngine(m_name); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
};

} // namespace

QIcon icon(const QString& name)
{
    if (!QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)))
        return {};
    return QIcon(new LineIconEngine(name));
}

QPixmap iconPixmap(const QString& name, int size, const QColor& colour, double devicePixelRatio)
{
    const int side = std::max(1, static_cast<int>(std::lround(size * devicePixelRatio)));
    return keptPixmap(QStringLiteral("%1/%2/%3/%4").arg(name, colour.name()).arg(side).arg(devicePixelRatio), [&] {
        QPixmap pixmap = rendered(svgSource(name).replace("currentColor", colour.name().toLatin1()), QSize(side, side));
        pixmap.setDevicePixelRatio(devicePixelRatio);
        return pixmap;
    });
}

QPixmap keptPixmap(const QString& name, const std::function<QPixmap()>& draw)
{
    const QString key = QStringLiteral("tessera/") + name;
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = draw();
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon applicationIcon()
{
    QIcon result;
    const QByteArray svg = svgSource(QStringLiteral("tessera"));
    for (const int side : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(rendered(svg, QSize(side, side)));
    return result;
}

} // namespace widgets
