#include "app/device_button.h"

#include <algorithm>

#include <QEvent>
#include <QMenu>
#include <QSettings>

#include "core/segment/device_watch.h"
#include "widgets/icons.h"
#include "widgets/job_runner.h"
#include "widgets/message_text.h"

namespace app {

namespace {
const QString kKey = QStringLiteral("device");
const QString kOpening = QStringLiteral("device.open"); ///< tag; what was asked for last counts
} // namespace

DeviceButton::DeviceButton(std::shared_ptr<core::segment::Engine> engine, widgets::JobRunner& jobs, QWidget* parent)
    : QToolButton(parent), m_engine(std::move(engine)), m_jobs(jobs), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("deviceButton"));
    setIcon(widgets::icon(QStringLiteral("device")));
    setIconSize(QSize(16, 16));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        fillMenu();
        listDevices(); // for the next time: one may have come or gone
    });
    connect(&m_jobs, &widgets::JobRunner::activityChanged, this, &DeviceButton::reopenIfLost);
    refresh();
}

QString DeviceButton::remembered() { return QSettings().value(kKey).toString(); }

void DeviceButton::openDevice()
{
    m_opening = true;
    m_wanted.clear();
    refresh();
    const auto engine = m_engine;
    m_jobs.run<DeviceSummary>(
        kOpening, gpu::mark("MainWindow", "Opening the device"),
        [engine](core::JobContext& context) { return engine->open(context); }, this,
        [this](const widgets::Outcome<DeviceSummary>& outcome) {
            m_opening = false;
            m_losses = losses(); // lost while it was opened: once is enough
            m_open = outcome.value.has_value();
            m_inUse = outcome.value.value_or(DeviceSummary());
            m_error = outcome.error;
            refresh();
            emit deviceChanged(m_inUse);
            if (outcome.error)
                emit failed(*outcome.error);
        });
    listDevices();
}

void DeviceButton::listDevices()
{
    using List = std::vector<DeviceSummary>;
    const auto engine = m_engine;
    m_jobs.run<List>(
        QStringLiteral("device.list"), gpu::mark("MainWindow", "Looking for devices"),
        [engine](core::JobContext& context) { return engine->devices(context); }, this,
        [this](const widgets::Outcome<List>& outcome) {
            // Why there is none is what opening one says.
            m_devices = outcome.value.value_or(List());
        });
}

void DeviceButton::chooseDevice(int index)
{
    const auto device = std::find_if(m_devices.begin(), m_devices.end(),
                                     [index](const DeviceSummary& one) { return one.index == index; });
    if (device == m_devices.end())
        return;
    m_opening = true;
    m_wanted = QString::fromStdString(device->name);
    refresh();
    const auto engine = m_engine;
    m_jobs.run<DeviceSummary>(
        kOpening, gpu::mark("MainWindow", "Opening the device"),
        [engine, index](core::JobContext& context) { return engine->choose(index, context); }, this,
        [this](const widgets::Outcome<DeviceSummary>& outcome) {
            m_opening = false;
            if (outcome.value) {
                m_open = true;
                m_lost = false;
                m_inUse = *outcome.value;
                m_error.reset();
                remember(m_inUse);
                emit deviceChanged(m_inUse);
            }
            refresh();
            if (outcome.error)
                emit failed(*outcome.error); // the one before still computes
        });
}

void DeviceButton::loseDevice()
{
    const auto engine = m_engine;
    m_jobs.run<bool>(
        QStringLiteral("device.lose"), gpu::mark("MainWindow", "Simulating a lost device"),
        [engine](core::JobContext& context) {
            if (auto* watch = dynamic_cast<core::segment::DeviceWatch*>(engine.get()))
                watch->loseDevice(context);
            return true;
        },
        this,
        [this](const widgets::Outcome<bool>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            else if (outcome.value)
                emit losing();
        });
}

/// The next work would open it anyway; done at once, it is seen to be there again.
void DeviceButton::reopenIfLost()
{
    if (m_opening || losses() == m_losses)
        return;
    m_lost = true;
    openDevice();
}

int DeviceButton::losses() const
{
    const auto* watch = dynamic_cast<const core::segment::DeviceWatch*>(m_engine.get());
    return watch == nullptr ? 0 : watch->losses();
}

void DeviceButton::remember(const DeviceSummary& chosen)
{
    // By name, which outlives another order of the devices; by index only where the name is not enough.
    const QString name = QString::fromStdString(chosen.name);
    const auto named = std::count_if(m_devices.begin(), m_devices.end(), [&name](const DeviceSummary& device) {
        return QString::fromStdString(device.name).contains(name, Qt::CaseInsensitive);
    });
    QSettings().setValue(kKey, named == 1 ? name : QString::number(chosen.index));
}

QString DeviceButton::reasonAgainst(const DeviceSummary& device) const
{
    if (!device.unusable.empty())
        return tr("Tessera cannot compute on it: %1").arg(QString::fromStdString(device.unusable));
    return {};
}

QString DeviceButton::typeWord(const DeviceSummary& device)
{
    if (device.type == "discrete")
        return tr("graphics card");
    if (device.type == "integrated")
        return tr("integrated graphics");
    if (device.type == "software")
        return tr("software, on the processor");
    return QString::fromStdString(device.type);
}

void DeviceButton::fillMenu()
{
    m_menu->clear();
    for (const DeviceSummary& device : m_devices) {
        QAction* action = m_menu->addAction(
            QStringLiteral("%1  (%2)").arg(QString::fromStdString(device.name), typeWord(device)).replace('&', "&&"));
        action->setCheckable(true);
        action->setChecked(m_open && device.index == m_inUse.index);
        action->setEnabled(device.unusable.empty());
        action->setToolTip(device.unusable.empty() ? tr("Driver %1").arg(QString::fromStdString(device.driver))
                                                   : reasonAgainst(device));
        connect(action, &QAction::triggered, this, [this, index = device.index] { chooseDevice(index); });
    }
    if (m_devices.empty()) {
        QAction* none = m_menu->addAction(m_opening ? tr("Looking for devices …") : tr("No device was found"));
        none->setEnabled(false);
    }
    if (!m_open && !m_opening) {
        m_menu->addSeparator();
        connect(m_menu->addAction(tr("&Try again")), &QAction::triggered, this, &DeviceButton::openDevice);
    }
}

std::vector<widgets::PaletteEntry> DeviceButton::paletteEntries()
{
    std::vector<widgets::PaletteEntry> entries;
    for (const DeviceSummary& device : m_devices) {
        const QString name = QString::fromStdString(device.name);
        entries.push_back({QStringLiteral("device:%1").arg(device.index),
                           tr("Device"),
                           tr("Compute on %1").arg(name),
                           name,
                           widgets::icon(QStringLiteral("device")),
                           {},
                           reasonAgainst(device),
                           m_open && device.index == m_inUse.index,
                           [this, index = device.index] { chooseDevice(index); }});
    }
    return entries;
}

void DeviceButton::refresh()
{
    QString name = m_open ? QString::fromStdString(m_inUse.name) : tr("no device");
    QString tip;
    if (m_opening) {
        name = m_wanted.isEmpty() ? tr("opening …") : tr("opening %1 …").arg(m_wanted);
    } else if (m_open) {
        tip = tr("Computes on %1 (%2), driver %3").arg(name, typeWord(m_inUse), QString::fromStdString(m_inUse.driver));
        if (m_lost)
            tip += QLatin1Char('\n') + tr("It stopped answering and was opened again.");
    } else if (m_error) {
        tip = widgets::translated(m_error->message()) + QLatin1Char('\n') + widgets::translated(m_error->hint());
    }
    setText(name);
    setToolTip(tip.isEmpty() ? name : tip + QLatin1Char('\n') + tr("Click to choose another device."));
    setAccessibleName(tr("Device: %1").arg(name));
}

void DeviceButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace app
