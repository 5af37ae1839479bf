#pragma once
// A table of results on the screen.

#include <functional>
#include <vector>

#include <QTableView>

#include "core/report/table.h"
#include "widgets/export/export_item.h"
#include "widgets/table_model.h"

namespace widgets {

/// Numbers at the right, units in the header, a click on a header sorts (a third one takes the order back). Ctrl+C
/// copies the selected rows, or all, with the header, for spreadsheets; the context menu exports.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    void setTable(core::report::Table table, std::vector<TableColumn> columns = {});
    const core::report::Table& table() const { return m_model->table(); }
    /// What stands in the middle while there are no rows.
    void setEmptyText(const QString& text);
    /// Names the table for exports, and tells where it comes from.
    void setExport(const QString& id, const QString& title, std::function<Provenance()> provenance);
    ExportItem exportItem() const;

    /// The row of the table, whatever the order on the screen; -1: none.
    int currentRow() const;
    void selectRow(int row);
    void copy() const;

signals:
    /// -1: none.
    void currentRowChanged(int row);
    /// The mouse is over a row of the table; -1: over none any more.
    void rowHovered(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    TableModel* m_model;
    TableOrder* m_order;
    QString m_emptyText;
    QString m_exportId;
    QString m_exportTitle;
    std::function<Provenance()> m_provenance;
};

} // namespace widgets
