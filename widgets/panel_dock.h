#pragma once

#include <vector>

#include <QDockWidget>

#include "widgets/panes/pane.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace widgets {

/// The window's bottom dock: a bar of tabs, and above the window's edge the panel of the tab that was clicked. A click
/// on the open tab folds the dock down to its bar, which is how it starts.
class PanelDock : public QDockWidget {
    Q_OBJECT
public:
    explicit PanelDock(QWidget* parent);

    /// The tabs from now on. Panels that were shown before keep their widgets, hidden, for the next time.
    void setPanels(std::vector<PanePanel> panels);
    const std::vector<PanePanel>& panels() const { return m_panels; }

    /// The id of the tab in front, also while folded; empty without tabs.
    QString current() const;
    bool isOpen() const { return m_open; }
    /// Unfolds with this panel; an unknown id changes nothing.
    void openPanel(const QString& id);
    void setOpen(bool open);

    /// Height when unfolded, in pixels, for the settings; 0: nobody has chosen one, each panel has its own.
    int openHeight() const;
    void setOpenHeight(int height);
    QTabBar* tabBar() const { return m_tabs; }
    /// Takes the focus into the open panel, or to the tabs.
    void focusInside();

signals:
    /// Folded or unfolded, or another tab.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void clickTab(int index);
    void showCurrent();
    int firstHeight() const;
    void apply(bool open);
    void retranslate();

    std::vector<PanePanel> m_panels;
    QTabBar* m_tabs;
    QToolButton* m_fold;
    QStackedWidget* m_stack;
    bool m_open = false;
    bool m_filling = false;
    int m_height = 0;  ///< that a person chose; 0: none
    int m_granted = 0; ///< that was asked for last
};

} // namespace widgets
