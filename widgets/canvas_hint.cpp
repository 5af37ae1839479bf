#include "widgets/canvas_hint.h"

#include <algorithm>

#include <QEvent>

namespace widgets {

namespace {
constexpr int kMargin = 16;
}

CanvasHint::CanvasHint(QWidget* canvas) : QLabel(canvas)
{
    setObjectName(QStringLiteral("canvasHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    setTextFormat(Qt::PlainText);
    canvas->installEventFilter(this);
    hide();
}

void CanvasHint::say(const QString& sentence)
{
    setText(sentence);
    setVisible(!sentence.isEmpty());
    place();
}

void CanvasHint::place()
{
    const QSize room = parentWidget()->size();
    setWordWrap(sizeHint().width() > room.width() - 2 * kMargin);
    const int width = std::min(sizeHint().width(), room.width() - 2 * kMargin);
    const int height = wordWrap() ? heightForWidth(width) : sizeHint().height();
    setGeometry((room.width() - width) / 2, room.height() - height - kMargin, width, height);
}

bool CanvasHint::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace widgets
