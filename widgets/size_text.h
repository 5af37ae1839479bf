#pragma once

#include <QString>

namespace widgets {

/// Shapes and sizes as the window writes them: "1×3×224×224" for "1x3x224x224", "640 × 480" for "640 x 480",
/// "float[1×3×height×width]" for "float[1,3,height,width]". What may be the name of a file stays as it is.
QString sizeText(const QString& text);

} // namespace widgets
