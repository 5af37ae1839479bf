#pragma once
// The line icons of resources/icons, drawn in the colour of the text at whatever size and pixel density is asked for.

#include <functional>

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace widgets {

/// The icon `name` (a file of resources/icons without its extension). It follows the theme: the colour is looked up
/// when it is painted. An unknown name gives an empty icon.
QIcon icon(const QString& name);

/// One picture of an icon in a given colour, `size` logical pixels wide and high.
QPixmap iconPixmap(const QString& name, int size, const QColor& colour, double devicePixelRatio);

/// The picture of that name, drawn when it is first asked for. For models that are asked at every painting: what a
/// style makes of a picture it keeps as often as there are new ones.
QPixmap keptPixmap(const QString& name, const std::function<QPixmap()>& draw);

/// The mosaic, at the usual sizes of desktops.
QIcon applicationIcon();

} // namespace widgets
