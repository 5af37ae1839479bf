#include "widgets/panes/grid/grid_strip.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "widgets/choice_box.h"
#include "widgets/elided_label.h"
#include "widgets/panes/grid/compare_view.h"
#include "widgets/panes/grid/scale_bar.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

constexpr int kSliderWidth = 84;
constexpr int kRateWidth = 56;
constexpr int kUnitWidth = 96;

} // namespace

GridStrip::GridStrip(GridDocument& document, GridRun& run, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_run(run),
      m_actions(actions),
      m_speed(new QSlider(Qt::Horizontal, this)),
      m_rate(new QLabel(this)),
      m_unit(new ChoiceBox(this)),
      m_progress(new ElidedLabel(this)),
      m_scale(new ScaleBar(this))
{
    setObjectName(QStringLiteral("gridStrip"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    for (const char* id : {"grid.step", "grid.round", "grid.run", "grid.solve", "grid.solve-on-device", "grid.reset"}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setObjectName(QLatin1String(id));
        button->setIconSize(QSize(20, 20));
        button->setFixedHeight(28);
        layout->addWidget(button);
    }
    layout->addSpacing(4);
    layout->addWidget(m_unit);
    layout->addWidget(m_speed);
    layout->addWidget(m_rate);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_scale);
    m_unit->setFixedWidth(kUnitWidth);
    m_unit->addItem(QString());
    m_unit->addItem(QString());
    m_speed->setRange(0, static_cast<int>(std::size(GridRun::kSpeeds)) - 1);
    m_speed->setFixedWidth(kSliderWidth);
    m_speed->setPageStep(1);
    m_rate->setFixedWidth(kRateWidth);
    setTextRole(m_rate, TextRole::Quiet);
    m_progress->setObjectName(QStringLiteral("gridProgress"));
    m_progress->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setContentsMargins(8, 0, 8, 0);
    setTextRole(m_progress, TextRole::Small);
    connect(m_speed, &QSlider::valueChanged, &m_run, &GridRun::setSpeed);
    connect(m_unit, &QComboBox::activated, this,
            [this](int index) { m_run.setRunUnit(index == 0 ? StepUnit::Backup : StepUnit::Round); });
    connect(&m_run, &GridRun::stateChanged, this, &GridStrip::refresh);
    connect(&m_run, &GridRun::snapshotChanged, this, &GridStrip::refresh);
    connect(&m_run, &GridRun::errorsChanged, this, &GridStrip::refresh);
    connect(&m_document, &GridDocument::learnerChanged, this, &GridStrip::retranslate);
    retranslate();
}

QString GridStrip::progressText() const { return m_progress->text(); }

void GridStrip::setComparing(CompareView* compare)
{
    m_compare = compare;
    refresh();
}

QString GridStrip::words() const
{
    if (m_compare)
        return tr("Algorithms side by side, seed %1").arg(m_document.seed());
    const auto& snapshot = m_run.snapshot();
    const bool exact = m_document.learner().family == core::grid::LearnerFamily::Exact;
    if (!snapshot)
        return exact ? tr("No backup yet") : tr("No step yet");
    const QLocale locale;
    const core::grid::SessionView& view = snapshot->view;
    QStringList parts;
    QStringList figures;
    const QString rounds = locale.toString(view.rounds);
    const QString steps = locale.toString(static_cast<qlonglong>(view.steps));
    parts << (exact ? tr("%1 sweeps").arg(rounds) : tr("%1 episodes").arg(rounds));
    parts << (exact ? tr("%1 backups").arg(steps) : tr("%1 steps").arg(steps));
    if (!m_run.records().empty()) {
        const core::grid::SessionRecord& last = m_run.records().back();
        figures << (exact ? tr("residual %1").arg(numberText(last.residual, 3))
                          : tr("return %1").arg(numberText(last.episodeReturn, 4)));
        if (last.error)
            figures << tr("error %1").arg(numberText(last.error->rootMeanSquare, 3));
    }
    if (view.finished)
        figures.prepend(tr("finished"));
    if (!snapshot->device.isEmpty())
        figures.prepend(snapshot->device);
    const QString dot = QStringLiteral("  ·  ");
    return parts.join(dot) + QLatin1Char('\n') + figures.join(dot);
}

void GridStrip::refresh()
{
    {
        const QSignalBlocker blocker(m_speed);
        m_speed->setValue(m_run.speed());
    }
    m_unit->setCurrentIndex(m_run.runUnit() == StepUnit::Backup ? 0 : 1);
    const int speed = GridRun::kSpeeds[m_run.speed()];
    m_rate->setText(speed == 0 ? tr("full speed") : tr("%1 / s").arg(QLocale().toString(speed)));
    const QString text = words();
    m_progress->setText(text);
    m_progress->setToolTip(text);
    const bool over = m_compare ? std::all_of(m_compare->tiles().begin(), m_compare->tiles().end(),
                                              [](const CompareTile* tile) { return tile->run().isFinished(); })
                                : m_run.isFinished();
    const bool begun = m_compare
                           ? std::any_of(m_compare->tiles().begin(), m_compare->tiles().end(),
                                         [](const CompareTile* tile) { return tile->run().snapshot() != nullptr; })
                           : m_run.snapshot() || m_run.isBusy();
    const bool running = m_compare ? m_compare->isRunning() : m_run.isRunning();
    const QString finished = over ? tr("It is finished: start afresh, or change something.") : QString();
    for (const char* id : {"grid.step", "grid.round", "grid.run", "grid.solve"})
        m_actions.setBlocked(id, finished);
    QString hostOnly = finished;
    if (m_compare)
        hostOnly = tr("Algorithms side by side are computed on the host.");
    else if (!m_document.learner().runOnDevice)
        hostOnly = tr("There are no kernels for this algorithm: it is computed on the host.");
    m_actions.setBlocked("grid.solve-on-device", hostOnly);
    m_actions.setBlocked("grid.reset", begun ? QString() : tr("Nothing was done yet."));
    m_actions.action("grid.run")->setChecked(running);
    m_actions.setTitle("grid.run", running ? tr("&Pause") : QString());
}

void GridStrip::retranslate()
{
    const bool exact = m_document.learner().family == core::grid::LearnerFamily::Exact;
    m_actions.setTitle("grid.step", exact ? tr("One &backup") : tr("One s&tep"));
    m_actions.setTitle("grid.round", exact ? tr("One &sweep") : tr("One &episode"));
    m_unit->setItemText(0, exact ? tr("backups") : tr("steps"));
    m_unit->setItemText(1, exact ? tr("sweeps") : tr("episodes"));
    m_unit->setAccessibleName(tr("What a run goes by"));
    m_unit->setToolTip(tr("What a run goes by"));
    m_speed->setAccessibleName(tr("Speed of a run"));
    m_speed->setToolTip(tr("Speed of a run"));
    refresh();
}

void GridStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
