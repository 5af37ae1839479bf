#include "widgets/heatmap_view.h"

#include <algorithm>
#include <memory>

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/export/export_menu.h"

namespace widgets {

namespace {

constexpr double kFigureCell = 44;      ///< wanted, pixels
constexpr double kFigureSmallest = 240; ///< of the cells' side
constexpr double kFigureLargest = 480;
constexpr QSizeF kFigureAround{200, 110}; ///< labels, titles and colour bar

QSizeF figureSize(const core::report::HeatmapData& data)
{
    const auto side = [](size_t count) {
        return std::clamp(kFigureCell * static_cast<double>(count), kFigureSmallest, kFigureLargest);
    };
    return QSizeF(side(data.columns()), side(data.rows())) + kFigureAround;
}

} // namespace

FigureSource heatmapFigure(const core::report::HeatmapData& data)
{
    const auto shared = std::make_shared<const core::report::HeatmapData>(data);
    const auto paint = [shared](QPainter& painter, const QRectF& area, bool dark) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        HeatmapPainter(*shared, paperStyle(dark), area).paint(painter);
        painter.restore();
    };
    return {figureSize(data), [paint](QPainter& painter, const QRectF& area) { paint(painter, area, false); },
            [paint](QPainter& painter, const QRectF& area) { paint(painter, area, true); }};
}

HeatmapView::HeatmapView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    describe();
}

QSize HeatmapView::sizeHint() const { return {480, 320}; }

HeatmapPainter HeatmapView::painter() const { return {m_data, screenStyle(font()), QRectF(rect())}; }

void HeatmapView::setData(const core::report::HeatmapData& data)
{
    m_data = data;
    m_hovered.reset();
    const bool gone = m_selected && (static_cast<size_t>(m_selected->row) >= data.rows() ||
                                     static_cast<size_t>(m_selected->column) >= data.columns());
    if (gone)
        select(std::nullopt);
    describe();
    update();
}

void HeatmapView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

FigureSource HeatmapView::figure() const { return heatmapFigure(m_data); }

void HeatmapView::setExport(const QString& id, std::function<Provenance()> provenance)
{
    m_exportId = id;
    m_provenance = std::move(provenance);
}

std::vector<ExportItem> HeatmapView::exportItems() const
{
    const QString title = m_data.title.empty() ? tr("Heatmap") : QString::fromStdString(m_data.title);
    return {{m_exportId, title, figure()},
            {m_exportId + QStringLiteral("-data"), tr("%1 (data)").arg(title),
             TableSource([values = m_data] { return core::report::heatmapTable(values); })}};
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_exportId.isEmpty() || m_data.values.empty())
        return QWidget::contextMenuEvent(event);
    QMenu menu(this);
    addExportActions(menu, this, exportItems(), m_provenance ? m_provenance() : Provenance());
    menu.exec(event->globalPos());
}

void HeatmapView::select(std::optional<HeatmapCell> cell)
{
    if (cell == m_selected)
        return;
    m_selected = cell;
    update();
    describe();
    emit selected(cell ? cell->row : -1, cell ? cell->column : -1);
    announce();
}

QString HeatmapView::words(HeatmapCell cell) const
{
    const auto name = [](const std::string& title, const std::string& label) {
        return QString::fromStdString(title.empty() ? label : title + " " + label);
    };
    const double value = m_data.at(static_cast<size_t>(cell.row), static_cast<size_t>(cell.column));
    return QStringLiteral("%1, %2: %3")
        .arg(name(m_data.rowTitle, m_data.rowLabels[static_cast<size_t>(cell.row)]),
             name(m_data.columnTitle, m_data.columnLabels[static_cast<size_t>(cell.column)]), heatmapNumber(value));
}

void HeatmapView::announce()
{
    const std::optional<HeatmapCell> cell = m_hovered ? m_hovered : m_selected;
    emit readOut(cell ? words(*cell) : QString());
}

void HeatmapView::describe()
{
    setAccessibleName(m_data.title.empty() ? tr("Heatmap") : QString::fromStdString(m_data.title));
    const QString shape =
        tr("%1 rows, %2 columns. The arrow keys select cells.").arg(m_data.rows()).arg(m_data.columns());
    setAccessibleDescription(m_selected ? words(*m_selected) : shape);
    if (m_selected) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void HeatmapView::hover(std::optional<HeatmapCell> cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    update();
    if (cell)
        emit hovered(cell->row, cell->column,
                     m_data.at(static_cast<size_t>(cell->row), static_cast<size_t>(cell->column)));
    else
        emit left();
    announce();
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) { hover(painter().cellAt(event->position())); }

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        select(painter().cellAt(event->position()));
}

void HeatmapView::leaveEvent(QEvent*) { hover(std::nullopt); }

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    const int lastRow = static_cast<int>(m_data.rows()) - 1;
    const int lastColumn = static_cast<int>(m_data.columns()) - 1;
    const bool whole = event->modifiers() & Qt::ControlModifier;
    std::optional<HeatmapCell> cell = m_selected;
    if (!cell)
        cell = HeatmapCell{0, 0};
    HeatmapCell step{0, 0};
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!m_selected)
            return QWidget::keyPressEvent(event);
        return select(std::nullopt);
    case Qt::Key_Left:
        step.column = -1;
        break;
    case Qt::Key_Right:
        step.column = 1;
        break;
    case Qt::Key_Up:
        step.row = -1;
        break;
    case Qt::Key_Down:
        step.row = 1;
        break;
    case Qt::Key_Home:
        cell = HeatmapCell{whole ? 0 : cell->row, 0};
        break;
    case Qt::Key_End:
        cell = HeatmapCell{whole ? lastRow : cell->row, lastColumn};
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (m_data.values.empty())
        return;
    if (m_selected)
        cell = HeatmapCell{std::clamp(cell->row + step.row, 0, lastRow),
                           std::clamp(cell->column + step.column, 0, lastColumn)};
    select(cell);
}

void HeatmapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void HeatmapView::paintEvent(QPaintEvent*)
{
    QPainter canvas(this);
    canvas.setRenderHint(QPainter::Antialiasing);
    const FigureStyle style = screenStyle(font());
    canvas.fillRect(rect(), style.ground);
    if (m_data.values.empty()) {
        canvas.setPen(style.quietText);
        canvas.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const HeatmapPainter map = painter();
    map.paint(canvas);
    if (m_hovered)
        map.paintMark(canvas, *m_hovered, style.text);
    if (m_selected)
        map.paintMark(canvas, *m_selected, style.accent);
    if (hasFocus() && !m_selected) {
        canvas.setPen(QPen(style.accent, 1));
        canvas.setBrush(Qt::NoBrush);
        canvas.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace widgets
