#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "widgets/panes/segment/attention_model.h"

namespace widgets::segment {

/// The mean and all heads at a glance: small maps over the picture. A click (or the arrow keys) chooses one, which lies
/// over the canvas; a click on the chosen one takes it off and on. Moving the mouse over a map shows the same cell in
/// all of them, and on the canvas.
class AttentionTiles : public QWidget {
    Q_OBJECT
public:
    explicit AttentionTiles(AttentionModel& model, QWidget* parent = nullptr);

    /// Where the picture of a map lies, in widget coordinates; the mean is kMeanOfHeads. Empty without an attention.
    QRectF pictureArea(int head) const;
    QSize sizeHint() const override { return {640, 240}; }
    QSize minimumSizeHint() const override { return {320, 140}; }
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Grid {
        int columns = 1;
        QSizeF tile;    ///< with the caption
        QSizeF picture; ///< of the picture inside
        QPointF corner;
    };
    Grid layOut() const;
    int count() const;
    QRectF tileArea(int head) const;
    /// The head at a place; below kMeanOfHeads: none.
    int headAt(QPointF position) const;
    void renew();
    void describe();
    void pick(int head);
    void paintTile(QPainter& painter, int head) const;
    void paintCaption(QPainter& painter, int head, const QRectF& area) const;
    void paintCursor(QPainter& painter, int head, const QRectF& picture) const;

    AttentionModel& m_model;
    QImage m_picture;            ///< dimmed, of a tile's size
    std::vector<QImage> m_heats; ///< the mean, then the heads
};

} // namespace widgets::segment
