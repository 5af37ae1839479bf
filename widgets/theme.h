#pragma once
// Light and dark: one table of colours, from which the palette and the style sheet are made.

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;
class QLabel;

namespace widgets {

enum class ThemeChoice { System, Light, Dark };

/// Every colour that the interface uses. Text colours reach 4.5:1 on window, panel and raised; marks 3:1.
struct ThemeTokens {
    QColor window;       ///< behind the canvas
    QColor panel;        ///< bars, inspector, menus
    QColor raised;       ///< buttons, message bars
    QColor border;       ///< separators (decoration only)
    QColor borderStrong; ///< outlines of controls
    QColor text;
    QColor quietText;
    QColor disabled;   ///< text of disabled controls
    QColor accent;     ///< marks, focus, progress
    QColor accentFill; ///< the primary button
    QColor onAccent;   ///< text on accent and accentFill
    QColor selection;  ///< behind selected rows and checked buttons
    QColor hover;
    QColor pressed;
    QColor track;      ///< the part of a progress bar that is not done
    QColor danger;     ///< outlines and icons of failures
    QColor object;     ///< object prompts
    QColor background; ///< background prompts
    QColor mask;       ///< the mask laid over a picture
};

const ThemeTokens& lightTokens();
const ThemeTokens& darkTokens();

/// Contrast ratio of two opaque colours, 1 … 21. Source: WCAG 2.1, relative luminance and contrast ratio.
double contrastRatio(const QColor& a, const QColor& b);

QPalette paletteOf(const ThemeTokens& tokens);
/// The style sheet with the tokens filled in; `pointSize` is the size of the normal text.
QString styleSheetOf(const ThemeTokens& tokens, double pointSize);

/// Dresses the application; System follows the palette that the desktop gave at the first call.
void applyTheme(QApplication& application, ThemeChoice choice);
ThemeChoice currentTheme();
/// The colours in use: those of the last applyTheme(), light before.
const ThemeTokens& tokens();

/// For settings: "system", "light", "dark".
QString toString(ThemeChoice choice);
ThemeChoice themeFromString(const QString& word);

enum class TextRole { Normal, Quiet, Small, Heading, Title };
void setTextRole(QLabel* label, TextRole role);

} // namespace widgets
