#include "widgets/panes/grid/charts_panel.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/chart_view.h"
#include "widgets/choice_box.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {

using core::grid::LearnerFamily;

constexpr int kLeastKindWidth = 112;
constexpr int kLeastAxisWidth = 76;
constexpr int kMostSeeds = 10000;
constexpr int kUsualSeeds = 20;
constexpr size_t kMostKept = 6; ///< with the present one as many as there are colours
constexpr CurveKind kKinds[] = {CurveKind::Error,  CurveKind::LargestError, CurveKind::Residual,
                                CurveKind::Return, CurveKind::Length,       CurveKind::Watched};

} // namespace

ChartsPanel::ChartsPanel(GridDocument& document, GridRun& run, JobRunner& jobs,
                         std::shared_ptr<core::segment::Engine> engine, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_run(run),
      m_seedRuns(document, jobs, std::move(engine)),
      m_actions(actions),
      m_kind(new ChoiceBox(this)),
      m_axis(new ChoiceBox(this)),
      m_where(new QLabel(this)),
      m_countTitle(new QLabel(this)),
      m_count(new QSpinBox(this)),
      m_chart(new ChartView(this))
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->setSpacing(8);
    bar->addWidget(m_kind);
    bar->addWidget(m_axis);
    bar->addWidget(m_where, 1);
    for (const char* id : {"grid.errors", "grid.watch", "grid.keep-run", "grid.clear-runs"}) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(id));
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(16, 16));
        bar->addWidget(button);
    }
    bar->addWidget(m_countTitle);
    bar->addWidget(m_count);
    auto* many = new QToolButton(this);
    many->setDefaultAction(actions.action("grid.run-seeds"));
    many->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    many->setIconSize(QSize(16, 16));
    bar->addWidget(many);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);
    m_kind->setObjectName(QStringLiteral("gridCurve"));
    // In a narrow window the lists give way, rather than make the window wider.
    m_kind->setMinimumWidth(kLeastKindWidth);
    m_axis->setMinimumWidth(kLeastAxisWidth);
    for (size_t i = 0; i < std::size(kKinds); ++i)
        m_kind->addItem(QString());
    m_axis->addItem(QString());
    m_axis->addItem(QString());
    m_count->setRange(1, kMostSeeds);
    m_count->setValue(kUsualSeeds);
    m_countTitle->setBuddy(m_count);
    m_chart->setMinimumHeight(140);
    m_where->setWordWrap(true);
    m_where->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_where, TextRole::Small);
    connectParts();
    retranslate();
}

QString ChartsPanel::whereText() const { return m_where->text(); }

void ChartsPanel::connectParts()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ChartsPanel::refresh);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &ChartsPanel::refresh);
    connect(&m_run, &GridRun::snapshotChanged, this, &ChartsPanel::refresh);
    connect(&m_run, &GridRun::errorsChanged, this, &ChartsPanel::refresh);
    connect(&m_run, &GridRun::stateChanged, this, &ChartsPanel::refreshComparison);
    connect(&m_run, &GridRun::watchedChanged, this, &ChartsPanel::refresh);
    connect(&m_document, &GridDocument::selectionChanged, this, &ChartsPanel::refresh);
    connect(&m_document, &GridDocument::learnerChanged, this, &ChartsPanel::chooseFitting);
    connect(&m_document, &GridDocument::worldChanged, this, &ChartsPanel::clear);
    connect(m_actions.action("grid.keep-run"), &QAction::triggered, this, &ChartsPanel::keep);
    connect(m_actions.action("grid.errors"), &QAction::triggered, &m_run, &GridRun::compareWithTruth);
    connect(m_actions.action("grid.clear-runs"), &QAction::triggered, this, &ChartsPanel::clear);
    connect(m_actions.action("grid.run-seeds"), &QAction::triggered, this,
            [this] { m_seedRuns.start(m_count->value()); });
    connect(&m_seedRuns, &SeedRuns::failed, this, &ChartsPanel::failed);
    connect(&m_seedRuns, &SeedRuns::finished, this, [this](const SeedCurve& curve) {
        m_seeds.push_back(curve);
        refresh();
    });
    connect(m_actions.action("grid.watch"), &QAction::triggered, this,
            [this] { m_run.toggleWatched(m_document.selected()); });
}

void ChartsPanel::setProvenance(std::function<Provenance()> provenance)
{
    m_chart->setExport(QStringLiteral("grid.curves"),
                       [this, provenance = std::move(provenance)] { return provenanceOf(provenance()); });
}

std::vector<ExportItem> ChartsPanel::exportItems() const
{
    return m_chart->data().series.empty() ? std::vector<ExportItem>() : m_chart->exportItems();
}

Curve ChartsPanel::presentCurve() const
{
    Curve curve;
    curve.name = translated({m_document.learner().title});
    curve.exact = m_document.learner().family == LearnerFamily::Exact;
    if (!curve.exact)
        curve.name += tr(", seed %1").arg(m_document.seed());
    curve.records = m_run.records();
    return curve;
}

void ChartsPanel::keep()
{
    if (m_run.records().empty())
        return;
    m_kept.push_back(presentCurve());
    if (m_kept.size() > kMostKept)
        m_kept.erase(m_kept.begin());
    m_run.reset();
    refresh();
}

void ChartsPanel::clear()
{
    m_kept.clear();
    m_seeds.clear();
    m_seedRuns.cancel();
    refresh();
}

QString ChartsPanel::seedsWords() const
{
    if (!m_seeds.empty()) {
        const SeedCurve& last = m_seeds.back();
        const QString runs = QLocale().toString(last.runs);
        if (!last.device.isEmpty())
            return tr("%1 seeds at once on %2, in single precision").arg(runs, last.device);
        const QString text = tr("%1 seeds on the host, in double precision.").arg(runs);
        return last.hostReason ? text + QLatin1Char(' ') + translated(*last.hostReason) : text;
    }
    if (!m_document.learner().makeAgent)
        return {};
    if (const std::optional<gpu::Message> reason = m_seedRuns.hostReason())
        return tr("Seeds run on the host.") + QLatin1Char(' ') + translated(*reason);
    return tr("Seeds run on the device, all at once.");
}

Provenance ChartsPanel::provenanceOf(Provenance whole) const
{
    QStringList devices;
    if (m_seeds.empty() || !m_run.records().empty() || !m_kept.empty())
        devices << whole.device;
    for (const SeedCurve& seeds : m_seeds)
        devices << (seeds.device.isEmpty() ? QStringLiteral("host (float64)") : seeds.device);
    devices.removeDuplicates();
    whole.device = devices.join(QStringLiteral("; "));
    return whole;
}

void ChartsPanel::chooseFitting()
{
    // A chart that the learner has no numbers for shows nothing: another takes its place.
    const bool exact = m_document.learner().family == LearnerFamily::Exact;
    const CurveKind kind = kKinds[m_kind->currentIndex()];
    if (exact && (kind == CurveKind::Return || kind == CurveKind::Length))
        m_kind->setCurrentIndex(0);
    if (!exact && kind == CurveKind::Residual)
        m_kind->setCurrentIndex(0);
    retranslate();
}

void ChartsPanel::refreshComparison()
{
    QString reason;
    if (m_run.isBusy())
        reason = tr("Something is being computed.");
    else if (m_run.records().empty())
        reason = tr("Nothing was learnt yet.");
    else if (!m_run.lacksErrors())
        reason = tr("The errors are known already.");
    m_actions.setBlocked("grid.errors", reason);
}

void ChartsPanel::refresh()
{
    refreshComparison();
    const bool exact = m_document.learner().family == LearnerFamily::Exact;
    m_actions.setBlocked("grid.keep-run", m_run.records().empty() ? tr("Nothing was learnt yet.") : QString());
    m_actions.setBlocked("grid.clear-runs", m_kept.empty() && m_seeds.empty() ? tr("No curve was kept.") : QString());
    m_actions.setBlocked("grid.run-seeds", !exact ? QString() : tr("Nothing is drawn by chance in this algorithm."));
    m_actions.setBlocked("grid.watch", m_document.selected() >= 0 ? QString() : tr("Select a cell first."));
    const auto& watched = m_run.watched();
    m_actions.action("grid.watch")
        ->setChecked(std::find(watched.begin(), watched.end(), m_document.selected()) != watched.end());
    const QString where = seedsWords();
    m_where->setText(where);
    m_where->setToolTip(where);
    if (!isVisible())
        return;
    m_chart->setEmptyText(m_run.lacksErrors() ? tr("In a world of this size the exact values are computed on request: "
                                                   "press Compare.")
                                              : tr("Step or run the algorithm to see how it learns."));
    std::vector<Curve> runs = m_kept;
    runs.push_back(presentCurve());
    m_chart->setData(curveChart(kKinds[m_kind->currentIndex()], static_cast<CurveAxis>(m_axis->currentIndex()), runs,
                                m_seeds, m_document.world().columns),
                     true);
    emit changed();
}

void ChartsPanel::retranslate()
{
    const QSignalBlocker blocker(m_kind);
    const QSignalBlocker other(m_axis);
    const bool exact = m_document.learner().family == LearnerFamily::Exact;
    for (size_t i = 0; i < std::size(kKinds); ++i)
        m_kind->setItemText(static_cast<int>(i), curveTitle(kKinds[i]));
    m_axis->setItemText(0, exact ? tr("by sweep") : tr("by episode"));
    m_axis->setItemText(1, exact ? tr("by backup") : tr("by step"));
    setAccessibleName(tr("Learning curves"));
    m_kind->setAccessibleName(tr("What the chart shows"));
    m_axis->setAccessibleName(tr("What the chart goes along"));
    m_countTitle->setText(tr("Seeds"));
    m_count->setAccessibleName(tr("How many seeds"));
    m_chart->setAccessibleName(tr("Learning curves"));
    refresh();
}

void ChartsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ChartsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace widgets::grid
