#include "widgets/panes/inspect/node_table.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "widgets/sort_header.h"
#include "widgets/theme.h"

namespace widgets::inspect {

namespace {

constexpr int kRowHeight = 28;
constexpr int kSmallestShare = 96;
constexpr std::array<int, NodeModel::kColumns> kWidths{48, 176, 104, 128, 84, 72, 84, 76, 176, 176};

/// A bar behind the number for the share of the whole.
class ShareDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const double share = index.data(NodeModel::kShareRole).toDouble();
        QStyledItemDelegate::paint(painter, option, index);
        if (share <= 0)
            return;
        const QRectF room = QRectF(option.rect).adjusted(4, 0, -4, 0);
        const QRectF bar(room.left(), room.bottom() - 5, room.width(), 3);
        painter->save();
        painter->fillRect(bar, tokens().track);
        painter->fillRect(QRectF(bar.topLeft(), QSizeF(std::max(bar.width() * share, 1.0), bar.height())),
                          tokens().accent);
        painter->restore();
    }
};

/// Of what is too long the beginning is seen.
class BeginningDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
    }
};

} // namespace

NodeTable::NodeTable(QWidget* parent) : QTableView(parent), m_model(new NodeModel(this)), m_filter(new NodeFilter(this))
{
    setObjectName(QStringLiteral("inspectNodes"));
    m_filter->setSourceModel(m_model);
    setHorizontalHeader(new SortHeader(this));
    setModel(m_filter);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideLeft);
    setItemDelegateForColumn(NodeModel::Time, new ShareDelegate(this));
    auto* beginning = new BeginningDelegate(this);
    for (const int column : {NodeModel::Operator, NodeModel::FusedInto, NodeModel::Kernel})
        setItemDelegateForColumn(column, beginning);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    for (int column = 0; column < NodeModel::kColumns; ++column)
        setColumnWidth(column, kWidths[static_cast<size_t>(column)]);
    horizontalHeader()->setMinimumSectionSize(48);
    connect(m_model, &QAbstractItemModel::modelReset, this, &NodeTable::shareRoom);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_quiet)
            emit nodeChosen(currentNode());
    });
}

int NodeTable::currentNode() const { return m_filter->mapToSource(currentIndex()).row(); }

void NodeTable::showNode(int node)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->index(node, NodeModel::Name));
    if (node < 0 || !index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
}

void NodeTable::setFilter(const QString& words, bool onlyUnsupported, int chosen)
{
    m_quiet = true; // Qt puts another row in the place of a hidden one
    m_filter->setWords(words);
    m_filter->setOnlyUnsupported(onlyUnsupported);
    if (currentNode() != chosen) {
        setCurrentIndex({});
        clearSelection();
        showNode(chosen);
    }
    m_quiet = false;
}

void NodeTable::copy() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QStringList lines;
    const auto line = [this](const auto& cell) {
        QStringList cells;
        for (int column = 0; column < m_filter->columnCount(); ++column)
            cells << cell(column);
        return cells.join(QLatin1Char('\t'));
    };
    lines << line([this](int column) { return m_filter->headerData(column, Qt::Horizontal).toString(); });
    for (const QModelIndex& row : rows)
        lines << line([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void NodeTable::resizeEvent(QResizeEvent* event)
{
    const QRect current = visualRect(currentIndex()); // which a panel below is about to cover
    const bool wasSeen = current.isValid() && current.top() >= 0 && current.bottom() <= event->oldSize().height();
    QTableView::resizeEvent(event);
    shareRoom();
    if (wasSeen)
        scrollTo(currentIndex());
}

/// The long words take the room that is left; the names, which are the longest, half of it where there is much. Where
/// that is too little for all of them, one column goes whose words stand at the right, too: the kernels of a model that
/// cannot run, else what nodes are fused into.
void NodeTable::shareRoom()
{
    const OpenModel* model = m_model->model();
    const bool runs = !model || model->summary.runs();
    int left = viewport()->width();
    for (int column = 0; column < NodeModel::kColumns; ++column)
        if (column != NodeModel::Name && column != NodeModel::FusedInto && column != NodeModel::Kernel)
            left -= columnWidth(column);
    const bool narrow = left < kWidths[NodeModel::Name] + kWidths[NodeModel::FusedInto] + kWidths[NodeModel::Kernel];
    setColumnHidden(NodeModel::FusedInto, narrow && runs);
    setColumnHidden(NodeModel::Kernel, narrow && !runs);
    const int parts = narrow ? 2 : 3;
    const int part = std::max({left / (narrow ? 2 : 4), kSmallestShare, narrow ? 0 : kWidths[NodeModel::Kernel]});
    for (const int column : {NodeModel::FusedInto, NodeModel::Kernel})
        if (!isColumnHidden(column))
            setColumnWidth(column, part);
    setColumnWidth(NodeModel::Name, std::max(left - (parts - 1) * part, kSmallestShare));
}

void NodeTable::focusInEvent(QFocusEvent* event)
{
    const bool hasNone = !currentIndex().isValid();
    m_quiet = true; // Qt makes the first row the current one
    QTableView::focusInEvent(event);
    if (hasNone)
        selectionModel()->clearCurrentIndex();
    m_quiet = false;
}

void NodeTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

void NodeTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_filter->rowCount() > 0 || m_model->rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setPen(tokens().quietText);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No node is like that."));
}

} // namespace widgets::inspect
