#pragma once

#include <QLabel>

namespace widgets {

/// A label of plain text that ends each of its lines in "…" where the line is too long for the room; its tooltip is
/// up to the owner.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

    /// What is seen of text().
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace widgets
