#pragma once

#include <QLabel>

namespace widgets {

/// One sentence at the lower edge of a canvas: what to do next, or what is going on. Lets the mouse through.
class CanvasHint : public QLabel {
    Q_OBJECT
public:
    explicit CanvasHint(QWidget* canvas);
    /// Shows the sentence; empty: hides.
    void say(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
};

} // namespace widgets
