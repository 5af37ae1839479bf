#include "widgets/figure_style.h"

#include <algorithm>

#include "core/segment/scene.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

FigureStyle styleOf(const ThemeTokens& t, const QFont& font)
{
    FigureStyle style;
    style.ground = t.panel;
    style.text = t.text;
    style.quietText = t.quietText;
    style.grid = t.border;
    style.frame = t.borderStrong;
    style.accent = t.accent;
    style.font = font;
    return style;
}

} // namespace

FigureStyle screenStyle(const QFont& font) { return styleOf(tokens(), font); }

FigureStyle paperStyle(bool dark)
{
    FigureStyle style = styleOf(dark ? darkTokens() : lightTokens(), figureFont());
    style.density = 4;
    return style;
}

QFont figureFont(double pixels)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, qRound(pixels)));
    return font;
}

QColor seriesColour(size_t index, const QColor& ground)
{
    const auto [red, green, blue] = core::segment::classColour(index);
    QColor colour(red, green, blue);
    const bool dark = contrastRatio(ground, Qt::white) > contrastRatio(ground, Qt::black);
    for (int i = 0; dark && i < 20 && contrastRatio(colour, ground) < 3; ++i)
        colour = colour.lighter(108);
    return colour;
}

QColor textOn(const QColor& ground)
{
    return contrastRatio(ground, Qt::white) >= contrastRatio(ground, Qt::black) ? Qt::white : Qt::black;
}

QFont smallFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, qRound(0.9 * font.pixelSize())));
    else
        font.setPointSizeF(0.9 * font.pointSizeF());
    return font;
}

QFont boldFont(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace widgets
