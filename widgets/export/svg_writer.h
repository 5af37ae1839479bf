#pragma once
// SVG that other programs show as the screen does: clips are kept, text is made of paths unless asked otherwise.

#include <memory>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QPaintDevice>
#include <QSizeF>
#include <QString>

namespace widgets {

class SvgEngine;

struct SvgOptions {
    QSizeF size;             ///< of the drawing, in the units of the painter; 96 make an inch
    QString width;           ///< as a length of CSS, "120mm"; empty: in pixels
    QString height;          ///< likewise
    bool textAsPaths = true; ///< or text in named fonts, which others can edit but may not have
    QString title;
    /// Names (letters and digits) and values for the file's metadata, in this order.
    std::vector<std::pair<QString, QString>> facts;
};

/// A paint device for one QPainter; `bytes` gives the file once its painter has ended. The same painting gives the same
/// bytes. (QSvgGenerator drops clips and names fonts.)
class SvgWriter : public QPaintDevice {
public:
    explicit SvgWriter(SvgOptions options);
    ~SvgWriter() override;

    QByteArray bytes() const;
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    SvgOptions m_options;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace widgets
