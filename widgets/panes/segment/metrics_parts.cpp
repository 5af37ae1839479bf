#include "widgets/panes/segment/metrics_parts.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace widgets::segment {

MetricsParts::MetricsParts(SegmentDocument& document, const PaneServices& services, QWidget* owner)
    : m_document(document),
      m_services(services),
      m_owner(owner),
      m_watch(document, services.jobs, services.segmentEngine),
      m_metrics(new MetricsPanel(document, m_watch, services.actions, owner)),
      m_geometry(new GeometryPanel(document, services.jobs, owner))
{
    m_metrics->hide();
    m_geometry->hide();
    connect(&m_watch, &MetricsWatch::failed, this, &MetricsParts::failed);
    connect(&m_watch.truth(), &TruthStore::noted, this,
            [this](const QString& text) { emit noted(tr("The truth was not taken as it is."), text); });
    connect(m_geometry, &GeometryPanel::failed, this, &MetricsParts::failed);
    connect(m_geometry, &GeometryPanel::overlayChanged, this, &MetricsParts::overlayChanged);
    connectActions();
    connect(&m_watch, &MetricsWatch::changed, this, &MetricsParts::refreshActions);
    refreshActions();
}

MetricsParts::~MetricsParts()
{
    delete m_metrics;
    delete m_geometry;
}

std::vector<PanePanel> MetricsParts::panels() const
{
    return {{"segment.metrics", QT_TRANSLATE_NOOP("Panels", "Metrics"), "metrics", m_metrics},
            {"segment.geometry", QT_TRANSLATE_NOOP("Panels", "Geometry"), "geometry", m_geometry}};
}

std::vector<ExportItem> MetricsParts::exportItems() const
{
    std::vector<ExportItem> items = m_metrics->exportItems();
    for (ExportItem& item : m_geometry->exportItems())
        items.push_back(std::move(item));
    return items;
}

void MetricsParts::connectActions()
{
    const ActionTable& actions = m_services.actions;
    connect(actions.action("segment.truth-file"), &QAction::triggered, this, &MetricsParts::askForFile);
    connect(actions.action("segment.truth-draw"), &QAction::triggered, this, [this] {
        m_watch.truth().addObject();
        emit drawingStarted();
    });
    connect(actions.action("segment.truth-none"), &QAction::triggered, this, [this] { m_watch.truth().chooseNone(); });
}

void MetricsParts::refreshActions()
{
    ActionTable& actions = m_services.actions;
    const QString needsPicture = m_document.picture() ? QString() : tr("Open a picture first.");
    actions.setBlocked("segment.truth-file", needsPicture);
    actions.setBlocked("segment.truth-draw", needsPicture);
    actions.setBlocked("segment.truth-none", m_watch.truth().isWanted() ? QString() : tr("There is no truth."));
}

void MetricsParts::askForFile()
{
    const auto& picture = m_document.picture();
    if (!picture)
        return;
    const QFileInfo source(QString::fromStdString(picture->loaded->path.string()));
    const QString folder = source.filePath().isEmpty() ? QDir::homePath() : source.absolutePath();
    auto* dialog = new QFileDialog(m_owner, tr("Load truth"), folder, tr("Label map, mask or COCO (*.png *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { m_watch.truth().chooseFile(path); });
    dialog->open();
}

} // namespace widgets::segment
