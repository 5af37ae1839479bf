#pragma once

#include <QTableView>

#include "widgets/panes/inspect/node_model.h"

namespace widgets::inspect {

/// The nodes of a model, to search, sort and choose from. A click on a header sorts (a third one takes the order back);
/// the last column has a bar for each share of the time. Ctrl+C copies the selected rows.
class NodeTable : public QTableView {
    Q_OBJECT
public:
    explicit NodeTable(QWidget* parent = nullptr);

    NodeModel& nodes() { return *m_model; }
    NodeFilter& filter() { return *m_filter; }
    /// The node of the file, whatever the order on the screen; -1: none.
    int currentNode() const;
    /// Chooses a node, if it is not filtered out, and scrolls to it.
    void showNode(int node);
    /// Filters. The node that was chosen stays it, whether or not it is seen.
    void setFilter(const QString& words, bool onlyUnsupported, int chosen);
    void copy() const;

signals:
    void nodeChosen(int node);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void shareRoom();

    NodeModel* m_model;
    NodeFilter* m_filter;
    bool m_quiet = false; ///< what becomes the current row is nobody's choice
};

} // namespace widgets::inspect
