#include "widgets/table_view.h"

#include <algorithm>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "widgets/export/export_menu.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr int kRowHeight = 28;

} // namespace

TableView::TableView(QWidget* parent) : QTableView(parent), m_model(new TableModel(this)), m_order(new TableOrder(this))
{
    m_order->setSourceModel(m_model);
    setModel(m_order);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { emit currentRowChanged(m_order->mapToSource(current).row()); });
    connect(this, &QTableView::entered, this,
            [this](const QModelIndex& index) { emit rowHovered(m_order->mapToSource(index).row()); });
}

void TableView::setTable(core::report::Table table, std::vector<TableColumn> columns)
{
    m_model->setTable(std::move(table), std::move(columns));
    viewport()->update();
}

void TableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void TableView::setExport(const QString& id, const QString& title, std::function<Provenance()> provenance)
{
    m_exportId = id;
    m_exportTitle = title;
    m_provenance = std::move(provenance);
}

ExportItem TableView::exportItem() const
{
    return {m_exportId, m_exportTitle, TableSource([table = table()] { return table; })};
}

int TableView::currentRow() const { return m_order->mapToSource(currentIndex()).row(); }

void TableView::selectRow(int row) { QTableView::selectRow(m_order->mapFromSource(m_model->index(row, 0)).row()); }

void TableView::copy() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    core::report::Table chosen{{}, {}};
    for (int column = 0; column < m_model->columnCount(); ++column)
        chosen.columns.push_back(m_model->headerText(column).toStdString());
    if (rows.isEmpty())
        for (int row = 0; row < m_order->rowCount(); ++row)
            rows << m_order->index(row, 0);
    for (const QModelIndex& row : rows)
        chosen.rows.push_back(table().rows[static_cast<size_t>(m_order->mapToSource(row).row())]);
    QGuiApplication::clipboard()->setText(tabSeparated(chosen));
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    connect(menu.addAction(tr("&Copy")), &QAction::triggered, this, &TableView::copy);
    if (!m_exportId.isEmpty())
        addExportActions(menu, this, {exportItem()}, m_provenance ? m_provenance() : Provenance());
    menu.exec(event->globalPos());
}

void TableView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    emit rowHovered(-1);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_order->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(tokens().quietText);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace widgets
