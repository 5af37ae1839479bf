#pragma once

#include <QHeaderView>

namespace widgets {

/// The header of a table that sorts. The arrow of the sorted column stands where its words do not: at the left of
/// columns of numbers, whose words stand at the right, and at the right of the others.
class SortHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit SortHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace widgets
