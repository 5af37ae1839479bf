#pragma once
// Between a painter and another one whose engine cannot draw text as outlines.

#include <memory>

#include <QPaintDevice>
#include <QSizeF>

class QPainter;

namespace widgets {

/// Everything painted here goes to `target`, text as paths. Cosmetic pens get the width that they have in the units of
/// this device. `target` must be active and its transform be that of this device's units.
class PathTextDevice : public QPaintDevice {
public:
    /// `size` in the units of this device, 96 to an inch.
    PathTextDevice(QPainter& target, QSizeF size, bool textAsPaths);
    ~PathTextDevice() override;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSizeF m_size;
    std::unique_ptr<QPaintEngine> m_engine;
};

/// The metrics of a device that is `size` units large, 96 of them to an inch.
int drawingMetric(QSizeF size, QPaintDevice::PaintDeviceMetric metric);

} // namespace widgets
