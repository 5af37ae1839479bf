#include "widgets/panes/segment/geometry_panel.h"
#include "widgets/panes/segment/object_list_model.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/panes/segment/metrics_figures.h"
#include "widgets/panes/segment/metrics_watch.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::MaskGeometry;
using core::segment::Polygon;
using core::segment::Ring;
using gpu::mark;

const QString kMeasure = QStringLiteral("segment.geometry");
const QString kTrace = QStringLiteral("segment.polygons");
constexpr double kStep = 0.25; ///< pixels of tolerance per step of the slider
constexpr int kSteps = 40;
constexpr int kFirstStep = 4;
constexpr int kRowHeight = 24;
constexpr int kHeadHeight = 34;
constexpr int kSliderWidth = 180;
constexpr int64_t kMostMarks = 4000; ///< corners that are marked; more would hide the picture
constexpr std::array kShares{1.7, 1.0, 1.0, 1.9, 1.4, 1.1, 1.1, 0.7, 0.7};

void addRing(QPainterPath& path, const Ring& ring, const ViewTransform& transform)
{
    if (ring.empty())
        return;
    path.moveTo(transform.toView(QPointF(ring.front().x, ring.front().y)));
    for (size_t i = 1; i < ring.size(); ++i)
        path.lineTo(transform.toView(QPointF(ring[i].x, ring[i].y)));
    path.closeSubpath();
}

void moveRing(Ring& ring, QPoint by)
{
    for (core::segment::GridPoint& point : ring) {
        point.x += by.x();
        point.y += by.y();
    }
}

/// Measured in its box, told in the picture.
std::optional<MaskGeometry> measureView(const ObjectView& view)
{
    if (view.box.isEmpty())
        return {};
    std::optional<MaskGeometry> geometry = core::segment::measureMask(*view.piece);
    if (geometry) {
        geometry->boxX += view.box.x();
        geometry->boxY += view.box.y();
        geometry->centroidX += view.box.x();
        geometry->centroidY += view.box.y();
        moveRing(geometry->hull, view.box.topLeft());
    }
    return geometry;
}

PolygonOverlay::Polygons traceView(const ObjectView& view, double tolerance)
{
    if (view.box.isEmpty())
        return {};
    PolygonOverlay::Polygons polygons = core::segment::simplifiedPolygons(*view.piece, tolerance);
    for (Polygon& polygon : polygons) {
        moveRing(polygon.border, view.box.topLeft());
        for (Ring& hole : polygon.holes)
            moveRing(hole, view.box.topLeft());
    }
    return polygons;
}

} // namespace

void PolygonOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    if (!m_polygons)
        return;
    QPainterPath path;
    for (const Polygon& polygon : *m_polygons) {
        addRing(path, polygon.border, transform);
        for (const Ring& hole : polygon.holes)
            addRing(path, hole, transform);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3.5, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    painter.setPen(QPen(QColor(0xF0, 0xE4, 0x42), 1.5, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    if (core::segment::cornersOf(*m_polygons) > kMostMarks)
        return;
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(QColor(0xF0, 0xE4, 0x42));
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPointF corner = path.elementAt(i);
        if (visible.contains(corner))
            painter.drawRect(QRectF(corner - QPointF(2.5, 2.5), QSizeF(5, 5)));
    }
}

GeometryPanel::GeometryPanel(SegmentDocument& document, JobRunner& runner, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_runner(runner),
      m_toleranceTitle(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_toleranceValue(new QLabel(this)),
      m_cornerWords(new QLabel(this)),
      m_table(new QTableView(this)),
      m_empty(new QLabel(m_table))
{
    setObjectName(QStringLiteral("geometryPanel"));
    makeTable();
    m_slider->setObjectName(QStringLiteral("polygonTolerance"));
    m_slider->setRange(0, kSteps);
    m_slider->setValue(kFirstStep);
    m_slider->setPageStep(4);
    m_slider->setFixedSize(kSliderWidth, 28);
    m_toleranceTitle->setBuddy(m_slider);
    setTextRole(m_toleranceTitle, TextRole::Quiet);
    setTextRole(m_cornerWords, TextRole::Quiet);
    m_toleranceValue->setFixedWidth(m_toleranceValue->fontMetrics().horizontalAdvance(QStringLiteral("10.00 px")) + 8);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_toleranceTitle);
    top->addWidget(m_slider);
    top->addWidget(m_toleranceValue);
    top->addWidget(m_cornerWords, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        say();
        trace();
        emit toleranceChanged();
    });
    connect(&m_document, &SegmentDocument::masksChanged, this, &GeometryPanel::refresh);
    connect(&m_document, &SegmentDocument::sceneChanged, this, &GeometryPanel::refresh);
    connect(&m_document, &SegmentDocument::pictureChanged, this, &GeometryPanel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_document.setCurrent(m_model.objects()[static_cast<size_t>(current.row())].id);
            });
    retranslate();
}

void GeometryPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("geometryTable"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setFixedHeight(kHeadHeight);
    m_table->horizontalHeader()->setMinimumSectionSize(24);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextRole(m_empty, TextRole::Quiet);
    auto* cover = new QVBoxLayout(m_table);
    cover->setContentsMargins(12, kHeadHeight, 12, 0);
    cover->addWidget(m_empty);
}

double GeometryPanel::tolerance() const { return m_slider->value() * kStep; }

void GeometryPanel::setTolerance(std::optional<double> tolerance)
{
    m_slider->setValue(tolerance ? qRound(*tolerance / kStep) : kFirstStep);
}

void GeometryPanel::refresh()
{
    if (!isVisible())
        return;
    measure();
    trace();
}

/// Measures the masks that were not measured yet.
void GeometryPanel::measure()
{
    std::vector<Measured> wanted;
    std::vector<View> missing;
    for (const MaskLayer& layer : m_document.masks().layers()) {
        if (!layer.view)
            continue;
        const auto known = std::ranges::find(m_measured, layer.view, &Measured::view);
        if (known != m_measured.end())
            wanted.push_back(*known);
        else
            missing.push_back(layer.view);
    }
    fill();
    if (missing.empty()) {
        m_measured = std::move(wanted);
        return;
    }
    const auto work = [missing](core::JobContext& context) {
        std::vector<Measured> measured;
        for (const View& view : missing) {
            context.control.throwIfStopped();
            measured.push_back({view, measureView(*view)});
        }
        return measured;
    };
    m_runner.run<std::vector<Measured>>(
        kMeasure, mark("SegmentPane", "Measuring the masks"), work, this,
        [this, wanted = std::move(wanted)](Outcome<std::vector<Measured>> outcome) {
            if (outcome.value) {
                m_measured = wanted;
                m_measured.insert(m_measured.end(), outcome.value->begin(), outcome.value->end());
                fill();
            }
            if (outcome.error)
                emit failed(*outcome.error);
        },
        Lane::Masks);
}

/// The rows of all objects with what is known of them.
void GeometryPanel::fill()
{
    std::vector<core::segment::ObjectGeometry> objects;
    for (const auto& object : m_document.scene().objects) {
        core::segment::ObjectGeometry row{
            object->id, nameOf(m_document.scene(), *object).toStdString(), object->label, {}};
        const auto known = std::ranges::find(m_measured, m_document.objectMask(object->id), &Measured::view);
        if (known != m_measured.end())
            row.geometry = known->geometry;
        objects.push_back(std::move(row));
    }
    m_model.setObjects(std::move(objects));
    m_empty->setVisible(m_model.objects().empty());
    selectCurrent();
}

/// Traces the current object's mask, if that or the tolerance is another one.
void GeometryPanel::trace()
{
    const View view = isVisible() ? m_document.currentMask() : nullptr;
    if (view && view == m_traced && tolerance() == m_tracedTolerance)
        return;
    m_traced = view;
    m_tracedTolerance = tolerance();
    if (!view) {
        m_runner.cancel(kTrace);
        showPolygons(nullptr);
        return;
    }
    using Result = std::shared_ptr<const Polygons>;
    const auto work = [view, tolerance = tolerance()](core::JobContext&) -> Result {
        return std::make_shared<const Polygons>(traceView(*view, tolerance));
    };
    m_runner.run<Result>(
        kTrace, mark("SegmentPane", "Tracing the polygon"), work, this,
        [this](Outcome<Result> outcome) {
            if (outcome.value)
                showPolygons(*outcome.value);
            if (outcome.error)
                emit failed(*outcome.error);
        },
        Lane::Masks);
}

void GeometryPanel::showPolygons(const std::shared_ptr<const Polygons>& polygons)
{
    m_overlay.setPolygons(polygons);
    m_corners = polygons ? core::segment::cornersOf(*polygons) : 0;
    say();
    emit overlayChanged();
}

void GeometryPanel::selectCurrent()
{
    const int row = m_model.rowOf(m_document.scene().current);
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model.index(row, std::max(0, m_table->currentIndex().column())));
    else
        m_table->selectRow(row);
}

std::vector<ExportItem> GeometryPanel::exportItems() const
{
    return m_document.picture() ? geometryItems(shownPicture(m_document), tolerance()) : std::vector<ExportItem>();
}

void GeometryPanel::layOutColumns()
{
    double shares = 0;
    for (const double share : kShares)
        shares += share;
    const int room = m_table->width() - 12;
    for (int column = 0; column < GeometryModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, static_cast<int>(room * kShares[static_cast<size_t>(column)] / shares));
}

void GeometryPanel::say()
{
    const QLocale locale;
    m_toleranceValue->setText(tr("%1 px").arg(locale.toString(tolerance(), 'f', 2)));
    m_cornerWords->setText(m_corners > 0 ? tr("Polygon with %n corner(s)", nullptr, static_cast<int>(m_corners))
                                         : QString());
    m_slider->setAccessibleName(tr("Tolerance of the polygon: %1").arg(m_toleranceValue->text()));
}

void GeometryPanel::retranslate()
{
    m_toleranceTitle->setText(tr("Polygon tolerance"));
    m_slider->setToolTip(tr("How far the polygon may be away from the mask's corners"));
    m_table->setAccessibleName(tr("Geometry of the objects"));
    m_empty->setText(tr("There are no objects yet. Point at one on the picture."));
    m_model.retranslate();
    say();
    fill();
}

void GeometryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GeometryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    layOutColumns();
    refresh();
}

void GeometryPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    trace();
}

void GeometryPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutColumns();
}

} // namespace widgets::segment
