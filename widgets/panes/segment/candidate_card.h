#pragma once

#include <QAbstractButton>
#include <QImage>

namespace widgets::segment {

/// What a card tells of one candidate. Empty thumbnail: nothing computed yet.
struct CandidateFigures {
    QImage thumbnail;
    double predictedIou = 0;
    double stability = 0;
    double areaShare = 0; ///< of the picture, 0 … 1
    bool best = false;    ///< the graph's own choice
    bool outdated = false;
};

/// One of the decoder's four masks, to choose: thumbnail, name, predicted IoU, stability, area.
class CandidateCard : public QAbstractButton {
    Q_OBJECT
public:
    /// `index` is the graph's: 0 the single-mask output, 1 to 3 the multi-mask output.
    explicit CandidateCard(int index, QWidget* parent = nullptr);

    void setFigures(const CandidateFigures& figures);
    const CandidateFigures& figures() const { return m_figures; }
    QSize sizeHint() const override;
    void retranslate();

    static QSize thumbnailSize() { return {84, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintThumbnail(QPainter& painter, const QRectF& area) const;
    void paintFigures(QPainter& painter, const QRectF& area) const;
    QString title() const;

    int m_index;
    CandidateFigures m_figures;
};

} // namespace widgets::segment
