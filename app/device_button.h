#pragma once

#include <memory>
#include <vector>

#include <QToolButton>

#include "core/segment/engine.h"
#include "widgets/palette_model.h"

class QMenu;

namespace widgets {
class JobRunner;
}

namespace app {

/// Names the device that really computes, in the status bar; a click lists all devices to choose another. A choice is
/// remembered for the next start. A device that does not open changes nothing but is told of.
class DeviceButton : public QToolButton {
    Q_OBJECT
public:
    DeviceButton(std::shared_ptr<core::segment::Engine> engine, widgets::JobRunner& jobs, QWidget* parent);

    /// Opens the engine's device and looks for the others.
    void openDevice();
    void chooseDevice(int index);
    /// Lets the device be lost, so that anybody can see what then happens.
    void loseDevice();
    /// One for each device, to choose it.
    std::vector<widgets::PaletteEntry> paletteEntries();
    /// The device chosen at an earlier time, as a selector; empty: none.
    static QString remembered();

signals:
    void failed(const gpu::Error& error);
    /// The next work on the device will fail.
    void losing();
    /// Another device computes from now on; an empty one: none.
    void deviceChanged(const core::segment::DeviceSummary& device);

protected:
    void changeEvent(QEvent* event) override;

private:
    using DeviceSummary = core::segment::DeviceSummary;

    void listDevices();
    void fillMenu();
    void remember(const DeviceSummary& chosen);
    void refresh();
    void reopenIfLost();
    int losses() const;
    QString reasonAgainst(const DeviceSummary& device) const;
    static QString typeWord(const DeviceSummary& device);

    std::shared_ptr<core::segment::Engine> m_engine;
    widgets::JobRunner& m_jobs;
    QMenu* m_menu;
    std::vector<DeviceSummary> m_devices;
    DeviceSummary m_inUse;
    bool m_open = false;
    bool m_opening = true;
    bool m_lost = false; ///< before it was opened this time
    int m_losses = 0;    ///< that were seen to
    QString m_wanted;    ///< the name of the one that is being opened
    std::shared_ptr<const gpu::Error> m_error;
};

} // namespace app
