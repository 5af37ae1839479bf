#include "widgets/panel_dock.h"

#include <algorithm>

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMainWindow>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/icons.h"

namespace widgets {

namespace {
constexpr int kBarHeight = 32;
constexpr int kLeastHeight = 160;
constexpr int kFirstHeight = 264;
} // namespace

PanelDock::PanelDock(QWidget* parent)
    : QDockWidget(parent), m_tabs(new QTabBar(this)), m_fold(new QToolButton(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("panelDock"));
    setAllowedAreas(Qt::BottomDockWidgetArea);
    setFeatures(QDockWidget::NoDockWidgetFeatures);
    setTitleBarWidget(new QWidget(this));
    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("panels"));
    auto* bar = new QWidget(content);
    bar->setObjectName(QStringLiteral("panelBar"));
    bar->setFixedHeight(kBarHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(4, 1, 8, 0); // the bar's upper line
    row->setSpacing(4);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_fold);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_stack, 1);
    setWidget(content);

    m_tabs->setObjectName(QStringLiteral("panelTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setIconSize(QSize(16, 16));
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->installEventFilter(this);
    m_fold->setObjectName(QStringLiteral("foldPanels"));
    m_fold->setIconSize(QSize(16, 16));
    connect(m_tabs, &QTabBar::tabBarClicked, this, &PanelDock::clickTab);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        if (m_filling)
            return;
        showCurrent();
        emit changed();
    });
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    apply(false);
}

void PanelDock::setPanels(std::vector<PanePanel> panels)
{
    const QString before = current();
    m_panels = std::move(panels);
    m_filling = true;
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const PanePanel& panel : m_panels) {
        if (m_stack->indexOf(panel.widget) < 0)
            m_stack->addWidget(panel.widget);
        const int index = m_tabs->addTab(icon(QString::fromLatin1(panel.iconName)), {});
        m_tabs->setTabData(index, QString::fromLatin1(panel.id));
        if (before == QLatin1String(panel.id))
            m_tabs->setCurrentIndex(index);
    }
    m_filling = false;
    retranslate();
    if (m_panels.empty())
        apply(false);
    showCurrent();
    emit changed();
}

QString PanelDock::current() const { return m_tabs->tabData(m_tabs->currentIndex()).toString(); }

void PanelDock::openPanel(const QString& id)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() != id)
            continue;
        m_tabs->setCurrentIndex(index);
        setOpen(true);
        return;
    }
}

void PanelDock::setOpen(bool open)
{
    if (open == m_open || (open && m_panels.empty()))
        return;
    apply(open);
    emit changed();
}

void PanelDock::clickTab(int index)
{
    if (index < 0)
        return;
    const bool again = index == m_tabs->currentIndex();
    setOpen(!(again && m_open));
}

void PanelDock::showCurrent()
{
    const int index = m_tabs->currentIndex();
    if (index >= 0 && index < static_cast<int>(m_panels.size()))
        m_stack->setCurrentWidget(m_panels[static_cast<size_t>(index)].widget);
    if (m_open && openHeight() == 0 && firstHeight() > m_granted)
        setOpenHeight(0);
}

/// What the panel in front needs, but at most half of the window.
int PanelDock::firstHeight() const
{
    const int index = m_tabs->currentIndex();
    const int wanted =
        index >= 0 && index < static_cast<int>(m_panels.size()) ? m_panels[static_cast<size_t>(index)].height : 0;
    const QWidget* window = parentWidget();
    return std::max(kFirstHeight, std::min(wanted + kBarHeight, window ? window->height() / 2 : 0));
}

void PanelDock::apply(bool open)
{
    if (m_open && !open && isVisible())
        m_height = openHeight();
    m_open = open;
    m_stack->setVisible(open);
    m_fold->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up")));
    m_tabs->setProperty("folded", !open);
    m_tabs->style()->unpolish(m_tabs);
    m_tabs->style()->polish(m_tabs);
    setMinimumHeight(open ? kLeastHeight : kBarHeight);
    setMaximumHeight(open ? QWIDGETSIZE_MAX : kBarHeight);
    if (open)
        setOpenHeight(m_height);
    retranslate();
}

int PanelDock::openHeight() const { return m_open && isVisible() && height() != m_granted ? height() : m_height; }

void PanelDock::setOpenHeight(int height)
{
    m_height = height > 0 ? std::max(height, kLeastHeight) : 0;
    auto* window = qobject_cast<QMainWindow*>(parentWidget());
    if (!m_open || !window)
        return;
    m_granted = m_height > 0 ? m_height : firstHeight();
    window->resizeDocks({this}, {m_granted}, Qt::Vertical);
}

void PanelDock::focusInside()
{
    QWidget* panel = m_open ? m_stack->currentWidget() : nullptr;
    if (panel && panel->focusPolicy() == Qt::NoFocus && !panel->focusProxy()) {
        const QList<QWidget*> inside = panel->findChildren<QWidget*>();
        const auto first = std::find_if(inside.begin(), inside.end(), [](const QWidget* widget) {
            return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled();
        });
        panel = first == inside.end() ? nullptr : *first;
    }
    (panel ? panel : m_tabs)->setFocus(Qt::ShortcutFocusReason);
}

bool PanelDock::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tabs && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            clickTab(m_tabs->currentIndex());
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void PanelDock::retranslate()
{
    setWindowTitle(tr("Panels"));
    m_tabs->setAccessibleName(tr("Panels"));
    m_fold->setToolTip(m_open ? tr("Fold the panels") : tr("Unfold the panels"));
    m_fold->setAccessibleName(m_fold->toolTip());
    for (int index = 0; index < m_tabs->count(); ++index) {
        const QString title = QCoreApplication::translate("Panels", m_panels[static_cast<size_t>(index)].title);
        m_tabs->setTabText(index, title);
        m_panels[static_cast<size_t>(index)].widget->setAccessibleName(title);
    }
}

void PanelDock::changeEvent(QEvent* event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets
