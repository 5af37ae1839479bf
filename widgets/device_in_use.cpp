#include "widgets/device_in_use.h"

namespace widgets {

namespace {

QString& name()
{
    static QString instance;
    return instance;
}

} // namespace

QString deviceInUse() { return name(); }

void setDeviceInUse(const QString& device) { name() = device; }

} // namespace widgets
