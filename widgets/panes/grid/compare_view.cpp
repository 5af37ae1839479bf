#include "widgets/panes/grid/compare_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/choice_box.h"
#include "widgets/icons.h"
#include "widgets/image_view.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid/learner_box.h"
#include "widgets/panes/grid/select_tool.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

constexpr double kLargestCell = 160;
/// What stands beside the chosen learner at first.
constexpr std::array<const char*, 4> kFirst{"value-iteration", "sarsa", "q-learning", "expected-sarsa"};
constexpr size_t kAtFirst = 3;

GridState withLearner(GridState state, const core::grid::Learner& learner)
{
    state.learner = &learner;
    return state;
}

} // namespace

CompareTile::CompareTile(const GridState& state, JobRunner& jobs, const QString& tag, QWidget* parent)
    : QWidget(parent),
      m_run(m_document, jobs, tag),
      m_overlay(m_scene),
      m_learners(new ChoiceBox(this)),
      m_words(new QLabel(this)),
      m_close(new QToolButton(this)),
      m_view(new ImageView(this)),
      m_picture(m_scene, *m_view, jobs, tag + QStringLiteral("-paint"))
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 4, 4);
    bar->setSpacing(8);
    bar->addWidget(m_learners, 1);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    m_learners->setMinimumContentsLength(10);
    m_learners->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_learners->setMaxVisibleItems(40);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_words, TextRole::Small);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize(QSize(14, 14));
    m_view->setLargestScale(kLargestCell);
    m_view->setGuidesVisible(false);
    m_view->setMinimumSize(120, 80);
    m_view->setOverlays({&m_overlay});
    m_document.restore(state);
    connect(m_learners, &QComboBox::activated, this, [this] {
        m_document.chooseLearner(core::grid::learner(m_learners->currentData().toString().toStdString()));
    });
    connect(m_close, &QToolButton::clicked, this, &CompareTile::closed);
    connect(m_view, &ImageView::hovered, this,
            [this](QPointF place, bool inside) { emit hovered(inside ? stateAt(m_document.world(), place) : -1); });
    connect(&m_run, &GridRun::snapshotChanged, this, &CompareTile::refresh);
    connect(&m_run, &GridRun::failed, this, &CompareTile::failed);
    retranslate();
}

CompareTile::~CompareTile()
{
    m_run.disconnect(this);
    m_view->setOverlays({});
}

void CompareTile::follow(const GridState& state)
{
    m_document.restore(withLearner(state, m_document.learner()));
    refresh();
}

void CompareTile::setDisplay(const GridDisplay& display, bool dark)
{
    m_scene.display = display;
    m_scene.dark = dark;
    refresh();
}

void CompareTile::light(int state)
{
    m_scene.hovered = state < m_document.world().states() ? state : -1;
    m_view->update();
}

void CompareTile::refresh()
{
    m_scene.world = m_document.sharedWorld();
    m_scene.snapshot = m_run.snapshot();
    if (m_scene.hovered >= m_scene.world->states())
        m_scene.hovered = -1;
    m_picture.refresh();
    QString words;
    if (m_scene.snapshot) {
        const QLocale locale;
        words = tr("%1 / %2").arg(locale.toString(m_scene.snapshot->view.rounds),
                                  locale.toString(static_cast<qlonglong>(m_scene.snapshot->view.steps)));
        if (!m_run.records().empty() && m_run.records().back().error)
            words += tr("  ·  error %1").arg(numberText(m_run.records().back().error->rootMeanSquare, 3));
    }
    m_words->setText(words);
    m_view->update();
}

void CompareTile::retranslate()
{
    fillLearnerBox(m_learners);
    m_learners->setCurrentIndex(m_learners->findData(QLatin1String(m_document.learner().name)));
    m_learners->setAccessibleName(tr("Algorithm"));
    m_close->setToolTip(tr("Take it away"));
    m_close->setAccessibleName(tr("Take it away"));
    m_words->setToolTip(tr("Sweeps or episodes / backups or steps"));
    m_view->setAccessibleName(tr("World"));
    refresh();
}

void CompareTile::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

CompareView::CompareView(GridDocument& document, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_document(document), m_jobs(jobs), m_add(new QToolButton(this)), m_grid(new QGridLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_grid, 1);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addStretch();
    bar->addWidget(m_add);
    layout->addLayout(bar);
    m_grid->setSpacing(1);
    m_add->setIcon(icon(QStringLiteral("plus")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_add, &QToolButton::clicked, this, [this] {
        // One that is not there yet, if there is any left of the usual ones.
        for (const char* name : kFirst)
            if (std::none_of(m_tiles.begin(), m_tiles.end(), [name](CompareTile* tile) {
                    return &tile->document().learner() == &core::grid::learner(name);
                })) {
                add(core::grid::learner(name));
                return;
            }
        add(m_document.learner());
    });
    connect(&m_document, &GridDocument::worldChanged, this, &CompareView::follow);
    connect(&m_document, &GridDocument::learnerChanged, this, &CompareView::follow);
    retranslate();
}

void CompareView::setActive(bool active)
{
    if (active == isActive())
        return;
    if (!active) {
        while (!m_tiles.empty())
            remove(m_tiles.back());
        return;
    }
    add(m_document.learner());
    for (const char* name : kFirst)
        if (m_tiles.size() < kAtFirst && &core::grid::learner(name) != &m_document.learner())
            add(core::grid::learner(name));
}

void CompareView::add(const core::grid::Learner& learner)
{
    if (m_tiles.size() >= kMost)
        return;
    // A tag of its own: a job of one learner must not stop that of another.
    auto* tile = new CompareTile(withLearner(m_document.state(), learner), m_jobs,
                                 QStringLiteral("grid.compare-%1").arg(++m_made), this);
    m_tiles.push_back(tile);
    tile->setDisplay(m_display, m_dark);
    connect(tile, &CompareTile::hovered, this, &CompareView::light);
    connect(tile, &CompareTile::failed, this, &CompareView::failed);
    connect(tile, &CompareTile::closed, this, [this, tile] {
        if (m_tiles.size() > 1)
            remove(tile);
    });
    connect(&tile->run(), &GridRun::snapshotChanged, this, &CompareView::changed);
    connect(&tile->run(), &GridRun::stateChanged, this, &CompareView::changed);
    arrange();
}

void CompareView::remove(CompareTile* tile)
{
    std::erase(m_tiles, tile);
    m_grid->removeWidget(tile);
    tile->run().disconnect(this);
    tile->hide();
    tile->deleteLater();
    arrange();
}

void CompareView::arrange()
{
    const int columns = m_tiles.size() <= 2 ? 1 : 2;
    const bool wide = m_document.world().columns > 2 * m_document.world().rows;
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        const auto place = static_cast<int>(i);
        if (m_tiles.size() == 2 && !wide)
            m_grid->addWidget(m_tiles[i], 0, place);
        else
            m_grid->addWidget(m_tiles[i], place / columns, place % columns);
        m_tiles[i]->closeButton()->setEnabled(m_tiles.size() > 1);
        m_tiles[i]->show();
    }
    m_add->setEnabled(m_tiles.size() < kMost);
    emit changed();
}

void CompareView::follow()
{
    for (CompareTile* tile : m_tiles)
        tile->follow(m_document.state());
}

void CompareView::setDisplay(const GridDisplay& display, bool dark)
{
    m_display = display;
    m_dark = dark;
    for (CompareTile* tile : m_tiles)
        tile->setDisplay(display, dark);
}

void CompareView::light(int state)
{
    QStringList words;
    for (CompareTile* tile : m_tiles) {
        tile->light(state);
        if (state >= 0 && tile->scene().snapshot)
            words << numberText(tile->scene().snapshot->view.values[static_cast<size_t>(state)], 3);
    }
    emit readOut(state < 0 ? QString()
                           : QString::fromStdString(core::grid::cellName(m_document.world(), state)) +
                                 QStringLiteral("   ") + words.join(QStringLiteral("  |  ")));
}

void CompareView::stepBackup()
{
    for (CompareTile* tile : m_tiles)
        tile->run().stepBackup();
}

void CompareView::stepRound()
{
    for (CompareTile* tile : m_tiles)
        tile->run().stepRound();
}

void CompareView::run(int speed, StepUnit unit)
{
    for (CompareTile* tile : m_tiles) {
        tile->run().setSpeed(speed);
        tile->run().setRunUnit(unit);
        tile->run().run();
    }
}

void CompareView::pause()
{
    for (CompareTile* tile : m_tiles)
        tile->run().pause();
}

void CompareView::solve()
{
    for (CompareTile* tile : m_tiles)
        tile->run().solve();
}

void CompareView::reset()
{
    for (CompareTile* tile : m_tiles)
        tile->run().reset();
}

bool CompareView::isRunning() const
{
    return std::any_of(m_tiles.begin(), m_tiles.end(), [](const CompareTile* tile) { return tile->run().isRunning(); });
}

core::report::Table CompareView::table() const
{
    using core::report::Cell;
    core::report::Table table;
    table.columns = {"learner", "rounds", "steps", "rmse", "largest"};
    for (CompareTile* tile : m_tiles) {
        const auto& snapshot = tile->run().snapshot();
        const auto& records = tile->run().records();
        const bool compared = !records.empty() && records.back().error.has_value();
        table.rows.push_back({std::string(tile->document().learner().name),
                              int64_t{snapshot ? snapshot->view.rounds : 0},
                              int64_t{snapshot ? snapshot->view.steps : 0},
                              compared ? Cell(records.back().error->rootMeanSquare) : Cell(),
                              compared ? Cell(records.back().error->largest) : Cell()});
    }
    return table;
}

void CompareView::retranslate()
{
    m_add->setText(tr("Another algorithm"));
    m_add->setToolTip(tr("Another algorithm beside these, at most %1").arg(kMost));
    setAccessibleName(tr("Algorithms side by side"));
}

void CompareView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
