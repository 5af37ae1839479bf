#include "widgets/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace widgets {

namespace {

struct ThemeState {
    ThemeChoice choice = ThemeChoice::Light;
    bool dark = false;
    std::optional<bool> systemIsDark;
};

ThemeState& state()
{
    static ThemeState instance;
    return instance;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

ThemeTokens makeLight()
{
    ThemeTokens t;
    t.window = QColor(0xF6, 0xF7, 0xF8);
    t.panel = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xFB, 0xFB, 0xFC);
    t.border = QColor(0xDD, 0xE0, 0xE4);
    t.borderStrong = QColor(0x8A, 0x90, 0x98);
    t.text = QColor(0x1C, 0x1D, 0x1F);
    t.quietText = QColor(0x5C, 0x60, 0x66);
    t.disabled = QColor(0x94, 0x99, 0xA0);
    t.accent = QColor(0x2A, 0x7F, 0xBA);
    t.accentFill = QColor(0x20, 0x6F, 0xA6);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.selection = QColor(0xD7, 0xE8, 0xF4);
    t.hover = QColor(0xEC, 0xEE, 0xF1);
    t.pressed = QColor(0xDF, 0xE3, 0xE8);
    t.track = QColor(0xDD, 0xE0, 0xE4);
    t.danger = QColor(0xB3, 0x26, 0x1E);
    t.object = QColor(0x0B, 0x7A, 0x3B);
    t.background = QColor(0xC4, 0x2B, 0x1C);
    t.mask = QColor(0x2A, 0x7F, 0xBA);
    return t;
}

ThemeTokens makeDark()
{
    ThemeTokens t;
    t.window = QColor(0x1E, 0x1F, 0x22);
    t.panel = QColor(0x26, 0x28, 0x2C);
    t.raised = QColor(0x2F, 0x32, 0x37);
    t.border = QColor(0x3A, 0x3D, 0x43);
    t.borderStrong = QColor(0x7E, 0x84, 0x8C);
    t.text = QColor(0xE6, 0xE7, 0xE9);
    t.quietText = QColor(0xA8, 0xAB, 0xB0);
    t.disabled = QColor(0x6F, 0x74, 0x7B);
    t.accent = QColor(0x5A, 0xB0, 0xE6);
    t.accentFill = QColor(0x5A, 0xB0, 0xE6);
    t.onAccent = QColor(0x10, 0x14, 0x18);
    t.selection = QColor(0x27, 0x3F, 0x51);
    t.hover = QColor(0x38, 0x3B, 0x41);
    t.pressed = QColor(0x42, 0x46, 0x4D);
    t.track = QColor(0x3F, 0x43, 0x4A);
    t.danger = QColor(0xFF, 0x8A, 0x80);
    t.object = QColor(0x3D, 0xB8, 0x6B);
    t.background = QColor(0xF2, 0x6D, 0x5F);
    t.mask = QColor(0x5A, 0xB0, 0xE6);
    return t;
}

QString points(double size) { return QString::number(size, 'f', 1); }

} // namespace

const ThemeTokens& lightTokens()
{
    static const ThemeTokens instance = makeLight();
    return instance;
}

const ThemeTokens& darkTokens()
{
    static const ThemeTokens instance = makeDark();
    return instance;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QPalette paletteOf(const ThemeTokens& t)
{
    QPalette palette(t.raised, t.window);
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.raised);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.danger);
    palette.setColor(QPalette::PlaceholderText, t.quietText);
    palette.setColor(QPalette::Highlight, t.accentFill);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.borderStrong);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.disabled);
    return palette;
}

QString styleSheetOf(const ThemeTokens& t, double pointSize)
{
    QFile file(QStringLiteral(":/styles/tessera.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<const char*, QString>, 19> values{{
        {"shade", t.window.lightness() < 128 ? QStringLiteral("dark") : QStringLiteral("light")},
        {"window", t.window.name()},
        {"panel", t.panel.name()},
        {"raised", t.raised.name()},
        {"border", t.border.name()},
        {"borderStrong", t.borderStrong.name()},
        {"text", t.text.name()},
        {"quietText", t.quietText.name()},
        {"disabled", t.disabled.name()},
        {"accent", t.accent.name()},
        {"accentFill", t.accentFill.name()},
        {"onAccent", t.onAccent.name()},
        {"selection", t.selection.name()},
        {"hover", t.hover.name()},
        {"pressed", t.pressed.name()},
        {"track", t.track.name()},
        {"danger", t.danger.name()},
        {"small", points(0.9 * pointSize)},
        {"large", points(1.25 * pointSize)},
    }};
    for (const auto& [name, value] : values)
        sheet.replace(QStringLiteral("@{%1}").arg(QLatin1String(name)), value);
    return sheet.replace(QStringLiteral("@{size}"), points(pointSize));
}

void applyTheme(QApplication& application, ThemeChoice choice)
{
    ThemeState& current = state();
    if (!current.systemIsDark) {
        const QPalette desktop = QApplication::palette();
        current.systemIsDark =
            luminance(desktop.color(QPalette::Window)) < luminance(desktop.color(QPalette::WindowText));
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    current.choice = choice;
    current.dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && *current.systemIsDark);
    const double pointSize = QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() : 10;
    QApplication::setPalette(paletteOf(tokens()));
    QToolTip::setPalette(paletteOf(tokens()));
    application.setStyleSheet(styleSheetOf(tokens(), pointSize));
}

ThemeChoice currentTheme() { return state().choice; }

const ThemeTokens& tokens() { return state().dark ? darkTokens() : lightTokens(); }

QString toString(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromString(const QString& word)
{
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    return word == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void setTextRole(QLabel* label, TextRole role)
{
    constexpr std::array<const char*, 5> names{"normal", "quiet", "small", "heading", "title"};
    label->setProperty("textRole", QLatin1String(names[static_cast<size_t>(role)]));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace widgets
