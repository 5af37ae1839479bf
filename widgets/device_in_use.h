#pragma once

#include <QString>

namespace widgets {

/// The name of the device that computes, as the window knows it; empty until it is open. UI thread.
QString deviceInUse();
void setDeviceInUse(const QString& name);

} // namespace widgets
