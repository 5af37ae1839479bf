// The fixed parts of the main window: rail, toolbar, menus, inspector, status bar, and their texts.
#include <array>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include "app/main_window.h"
#include "widgets/icons.h"
#include "widgets/language.h"
#include "widgets/message_text.h"
#include "widgets/panes/registry.h"
#include "widgets/progress_strip.h"
#include "widgets/theme.h"

namespace app {

namespace {

constexpr int kRailWidth = 56;
constexpr int kInspectorWidth = 320;
constexpr int kReadOutWidth = 290;
constexpr int kZoomWidth = 72;
constexpr QSize kIconSize(20, 20);

constexpr std::array<const char*, 12> kToolBar{
    "file.open", "file.samples",     "segment.save-mask",     "",
    "edit.undo", "edit.redo",        "segment.clear-prompts", "",
    "view.fit",  "view.actual-size", "view.zoom-out",         "view.zoom-in"};
/// These say their verb beside the icon.
constexpr std::array<const char*, 3> kWithText{"file.open", "file.samples", "segment.save-mask"};

constexpr std::array<const char*, 7> kFileMenu{"file.open", "file.samples", "file.paste", "", "segment.save-mask",
                                               "",          "app.quit"};
constexpr std::array<const char*, 5> kEditMenu{"edit.undo", "edit.redo", "", "segment.delete-prompt",
                                               "segment.clear-prompts"};
constexpr std::array<const char*, 9> kViewMenu{"view.fit",       "view.actual-size",    "view.zoom-in",
                                               "view.zoom-out",  "view.guides",         "",
                                               "view.inspector", "window.reset-layout", ""};
constexpr std::array<const char*, 7> kSegmentMenu{
    "segment.candidate-1", "segment.candidate-2", "segment.candidate-3", "segment.candidate-0", "",
    "segment.encode",      "segment.stop"};
constexpr std::array<const char*, 3> kThemeMenu{"theme.system", "theme.light", "theme.dark"};
constexpr std::array<const char*, 3> kLanguageMenu{"language.system", "language.en", "language.zh_CN"};
constexpr std::array<const char*, 1> kHelpMenu{"help.about"};

} // namespace

void MainWindow::makeRail()
{
    m_rail = new QToolBar(this);
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->setMovable(false);
    m_rail->setFixedWidth(kRailWidth);
    m_rail->setIconSize(kIconSize);
    m_rail->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_rail->layout()->setContentsMargins(0, 0, 0, 0);
    m_rail->setContextMenuPolicy(Qt::PreventContextMenu);
    m_railGroup = new QActionGroup(this);
    int index = 0;
    for (const widgets::PaneEntry& entry : widgets::paneRegistry()) {
        QAction* action = m_rail->addAction(widgets::icon(QString::fromLatin1(entry.iconName)), {});
        action->setCheckable(true);
        action->setShortcut(QKeySequence(QString::fromLatin1(entry.shortcut)));
        m_railGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, index] { showPane(index); });
        ++index;
    }
    addToolBar(Qt::LeftToolBarArea, m_rail);
}

void MainWindow::makeToolBar()
{
    m_toolBar = new QToolBar(this);
    m_toolBar->setObjectName(QStringLiteral("tools"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize(kIconSize);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions.fill(m_toolBar, kToolBar);
    for (const char* id : kWithText)
        if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions.action(id))))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
}

void MainWindow::makeMenus()
{
    const auto add = [this](QMenu* menu, const char* title, std::span<const char* const> ids) {
        menu->setToolTipsVisible(true);
        m_actions.fill(menu, ids);
        m_menus.emplace_back(menu, title);
        return menu;
    };
    const auto top = [&](const char* title, std::span<const char* const> ids) {
        return add(menuBar()->addMenu(QString()), title, ids);
    };
    top(QT_TR_NOOP("&File"), kFileMenu);
    top(QT_TR_NOOP("&Edit"), kEditMenu);
    QMenu* view = top(QT_TR_NOOP("&View"), kViewMenu);
    QMenu* theme = add(view->addMenu(QString()), QT_TR_NOOP("&Theme"), kThemeMenu);
    theme->setIcon(widgets::icon(QStringLiteral("theme")));
    QMenu* language = add(view->addMenu(QString()), QT_TR_NOOP("&Language"), kLanguageMenu);
    language->setIcon(widgets::icon(QStringLiteral("language")));
    top(QT_TR_NOOP("&Segmentation"), kSegmentMenu);
    top(QT_TR_NOOP("&Help"), kHelpMenu);
}

void MainWindow::makeInspector()
{
    m_inspectorDock = new QDockWidget(this);
    m_inspectorDock->setObjectName(QStringLiteral("inspectorDock"));
    m_inspectorDock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_inspectorDock->setWidget(m_inspectors);
    m_inspectors->setMinimumWidth(kInspectorWidth - 20);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    resizeDocks({m_inspectorDock}, {kInspectorWidth}, Qt::Horizontal);
}

void MainWindow::makeStatusBar()
{
    auto* device = new QWidget(this);
    auto* layout = new QHBoxLayout(device);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(0);
    auto* mark = new QToolButton(device);
    mark->setObjectName(QStringLiteral("deviceMark"));
    mark->setIcon(widgets::icon(QStringLiteral("device")));
    mark->setIconSize(QSize(16, 16));
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    mark->setFocusPolicy(Qt::NoFocus);
    m_device = new QLabel(device);
    m_device->setObjectName(QStringLiteral("deviceName"));
    layout->addWidget(mark);
    layout->addWidget(m_device);
    layout->addStretch();
    m_progress = new widgets::ProgressStrip(*m_jobs, this);
    m_readOut = new QLabel(this);
    m_readOut->setObjectName(QStringLiteral("readOut"));
    m_readOut->setFixedWidth(kReadOutWidth);
    m_zoom = new QLabel(this);
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->setFixedWidth(kZoomWidth);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(device, 1);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_readOut);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::connectChoices()
{
    const auto group = [this](std::span<const char* const> ids, auto apply) {
        auto* actions = new QActionGroup(this);
        for (const char* id : ids) {
            actions->addAction(m_actions.action(id));
            // "theme.dark" -> "dark"
            const QString word = QString::fromLatin1(id).section(QLatin1Char('.'), 1);
            connect(m_actions.action(id), &QAction::triggered, this, [this, apply, word] {
                apply(word);
                refreshChoices();
            });
        }
    };
    group(kThemeMenu, [](const QString& word) {
        widgets::applyTheme(*qApp, widgets::themeFromString(word));
        QSettings().setValue(QStringLiteral("theme"), word);
    });
    group(kLanguageMenu, [](const QString& word) {
        widgets::applyLanguage(word);
        QSettings().setValue(QStringLiteral("language"), word);
    });
    refreshChoices();
}

void MainWindow::refreshChoices()
{
    m_actions.action(("theme." + widgets::toString(widgets::currentTheme())).toStdString())->setChecked(true);
    m_actions.action(("language." + widgets::currentLanguage()).toStdString())->setChecked(true);
}

void MainWindow::refreshDevice()
{
    QString text = tr("opening …");
    QString tip;
    if (m_deviceState == DeviceState::Open) {
        text = QString::fromStdString(m_deviceInUse.name);
        tip = tr("Computes on %1 (%2), driver %3")
                  .arg(text, QString::fromStdString(m_deviceInUse.type), QString::fromStdString(m_deviceInUse.driver));
    } else if (m_deviceState == DeviceState::Failed) {
        text = tr("no device");
        if (m_deviceError)
            tip = widgets::translated(m_deviceError->message()) + QLatin1Char('\n') +
                  widgets::translated(m_deviceError->hint());
    }
    m_device->setText(text);
    m_device->setToolTip(tip);
    m_device->setAccessibleName(tr("Device: %1").arg(text));
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    for (const auto& [menu, title] : m_menus)
        menu->setTitle(tr(title));
    const auto panes = widgets::paneRegistry();
    for (size_t i = 0; i < panes.size(); ++i) {
        QAction* action = m_railGroup->actions().at(static_cast<qsizetype>(i));
        const QString title = QCoreApplication::translate("Panes", panes[i].title);
        action->setText(QCoreApplication::translate("Panes", panes[i].shortTitle));
        action->setToolTip(QStringLiteral("%1 (%2)").arg(title, action->shortcut().toString(QKeySequence::NativeText)));
    }
    m_inspectorDock->setWindowTitle(tr("Inspector"));
    m_rail->setWindowTitle(tr("Panes"));
    m_toolBar->setWindowTitle(tr("Tools"));
    m_zoom->setToolTip(tr("Zoom"));
    m_readOut->setToolTip(tr("Position and value under the cursor"));
    refreshDevice();
    refreshActions();
}

} // namespace app
