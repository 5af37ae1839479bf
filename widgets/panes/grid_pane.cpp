#include "widgets/panes/grid_pane.h"

#include <cmath>

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/grid/presets.h"
#include "widgets/canvas_hint.h"
#include "widgets/chart_view.h"
#include "widgets/formula.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid/grid_actions.h"
#include "widgets/panes/grid/scale_bar.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets {

namespace {

using core::grid::World;

constexpr double kLargestCell = 160; ///< device pixels

bool isDark() { return tokens().window.lightness() < 128; }

} // namespace

std::span<const ActionSpec> GridPane::actionSpecs() { return grid::gridActionSpecs(); }

PaneActions GridPane::actionPlaces() const { return grid::gridActionPlaces(); }

GridPane::GridPane(const PaneServices& services, QWidget* parent)
    : Pane(parent),
      m_services(services),
      m_edits(m_document, services.jobs),
      m_run(m_document, services.jobs),
      m_overlay(m_scene),
      m_view(new ImageView(this)),
      m_picture(m_scene, *m_view, services.jobs, QStringLiteral("grid.paint")),
      m_tools(m_document, m_edits, *m_view, services.actions),
      m_strip(new grid::GridStrip(m_document, m_run, services.actions, this)),
      m_messages(new MessageBar(m_view)),
      m_hint(new CanvasHint(m_view)),
      m_inspector(new grid::GridInspector(m_document, m_edits, m_scene, services.actions, this)),
      m_charts(new grid::ChartsPanel(m_document, m_run, services.jobs, services.segmentEngine, services.actions, this)),
      m_books(new grid::BooksPanel(services.jobs, this)),
      m_compare(new grid::CompareView(m_document, services.jobs, this)),
      m_stack(new QStackedWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_compare);
    layout->addWidget(m_strip);
    setFocusProxy(m_view);
    m_view->setLargestScale(kLargestCell);
    m_view->setGuidesVisible(false);
    m_view->setOverlays({&m_overlay});
    m_view->setAccessibleName(tr("World"));
    connectParts();
    connectActions();
    refreshScene();
}

GridPane::~GridPane()
{
    m_document.undoStack().disconnect();
    m_document.disconnect();
    m_run.disconnect();
    m_view->setOverlays({});
    delete m_inspector;
    delete m_charts;
    delete m_books;
    delete m_compare; // before the document that it follows
}

QWidget* GridPane::inspector() { return m_inspector.data(); }

std::vector<PanePanel> GridPane::panels()
{
    return {{"grid.charts", QT_TRANSLATE_NOOP("Panels", "Learning curves"), "charts", m_charts.data()},
            {"grid.books", QT_TRANSLATE_NOOP("Panels", "Books"), "book", m_books.data()}};
}

std::vector<ExportItem> GridPane::exportItems() const
{
    std::vector<ExportItem> items = grid::exportItemsOf(m_scene);
    const std::vector<ExportItem> curves = m_charts ? m_charts->exportItems() : std::vector<ExportItem>();
    items.insert(items.end(), curves.begin(), curves.end());
    const std::vector<ExportItem> tables = m_books ? m_books->exportItems() : std::vector<ExportItem>();
    items.insert(items.end(), tables.begin(), tables.end());
    if (m_compare->isActive())
        items.push_back({QStringLiteral("grid.comparison"), tr("Comparison of the algorithms"),
                         TableSource([table = m_compare->table()] { return table; })});
    return items;
}

QString GridPane::documentName() const
{
    const grid::GridState& state = m_document.state();
    if (const core::grid::Preset* preset = core::grid::findPreset(state.preset))
        return translated({preset->title});
    return state.name;
}

void GridPane::connectParts()
{
    using grid::GridDocument;
    using grid::GridRun;
    connect(&m_document, &GridDocument::worldChanged, this, [this] {
        m_messages->clear();
        if (!m_openingBook)
            showBook({});
        refreshScene();
        emit stateChanged();
    });
    connect(&m_document, &GridDocument::learnerChanged, m_messages, &MessageBar::clear);
    connect(&m_document, &GridDocument::selectionChanged, this, [this] {
        m_scene.selected = m_document.selected();
        refreshView();
    });
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &Pane::stateChanged);
    connect(&m_run, &GridRun::snapshotChanged, this, [this] {
        if (m_run.snapshot())
            showBook({}); // what is learnt now is wanted
        refreshScene();
    });
    connect(&m_run, &GridRun::failed, this, &GridPane::showError);
    connect(&m_picture, &grid::ScenePicture::painted, this, [this] {
        m_strip->scaleBar()->setScale(
            m_scene.scale, QCoreApplication::translate("GridLayers", grid::layerTitle(m_scene.display.layer)));
    });
    connect(&m_edits, &grid::WorldEdits::failed, this, &GridPane::showError);
    connect(&m_tools, &grid::GridTools::chosen, this, [this] { m_hint->say(m_tools.hint()); });
    connect(&m_tools, &grid::GridTools::refused, this, &GridPane::showError);
    connect(m_inspector, &QObject::destroyed, this, [this] { m_run.disconnect(this); });
    connect(m_inspector->world(), &grid::WorldPart::failed, this, &GridPane::showError);
    connect(m_inspector->display(), &grid::DisplayPart::changed, this, &GridPane::refreshScene);
    connect(m_inspector->cell(), &grid::CellPart::actionHovered, this, [this](int action) {
        m_scene.hovered = action >= 0 ? m_scene.selected : -1;
        m_scene.hoveredAction = action;
        m_view->update();
    });
    m_charts->setProvenance([this] { return provenance(); });
    m_books->setProvenance([this] { return provenance(); });
    connect(m_books, &grid::BooksPanel::chosen, this, &GridPane::showBook);
    connect(m_books, &grid::BooksPanel::failed, this, &GridPane::showError);
    connect(m_compare, &grid::CompareView::failed, this, &GridPane::showError);
    connect(m_compare, &grid::CompareView::readOut, this, &Pane::readOut);
    connect(m_compare, &grid::CompareView::changed, this,
            [this] { m_strip->setComparing(m_compare->isActive() ? m_compare : nullptr); });
    connect(m_charts, &grid::ChartsPanel::failed, this, &GridPane::showError);
    connect(m_charts->chart(), &ChartView::readOut, this, &Pane::readOut);
    connect(m_view, &ImageView::hovered, this, &GridPane::hover);
    connect(m_view, &ImageView::filesDropped, this, &Pane::filesOffered);
}

void GridPane::connectActions()
{
    const auto on = [this](const char* id, auto handler) {
        connect(m_services.actions.action(id), &QAction::triggered, this, handler);
    };
    on("grid.step", [this] { m_compare->isActive() ? m_compare->stepBackup() : m_run.stepBackup(); });
    on("grid.round", [this] { m_compare->isActive() ? m_compare->stepRound() : m_run.stepRound(); });
    on("grid.run", [this] {
        if (m_compare->isActive()) {
            m_compare->isRunning() ? m_compare->pause() : m_compare->run(m_run.speed(), m_run.runUnit());
            return;
        }
        m_run.isRunning() ? m_run.pause() : m_run.run();
        record();
    });
    on("grid.solve", [this] {
        if (m_compare->isActive()) {
            m_compare->solve();
            return;
        }
        m_run.solve();
        record();
    });
    on("grid.solve-on-device", [this] {
        m_messages->clear();
        m_run.solveOnDevice(m_services.segmentEngine);
    });
    on("grid.reset", [this] { m_compare->isActive() ? m_compare->reset() : m_run.reset(); });
    on("grid.compare", [this](bool compares) { setComparing(compares); });
    on("grid.check-book", [this] { checkBook(); });
    on("grid.save-world", [this] { askForTarget(); });
}

void GridPane::hover(QPointF place, bool inside)
{
    const World& world = m_document.world();
    m_scene.hovered = inside ? grid::stateAt(world, place) : -1;
    m_scene.hoveredAction = -1;
    m_view->update();
    if (m_scene.hovered < 0) {
        emit readOut({});
        return;
    }
    QString text = QString::fromStdString(core::grid::cellName(world, m_scene.hovered)) + QLatin1Char(' ') +
                   grid::cellKind(world.cell(m_scene.hovered));
    const std::vector<double> numbers = grid::actionNumbers(m_scene, m_scene.hovered);
    const auto within = QPointF(place.x() - std::floor(place.x()), place.y() - std::floor(place.y()));
    const int action = grid::actionAt(world.rules.actions, within);
    if (!world.isWall(m_scene.hovered) && !world.isTerminal(m_scene.hovered))
        m_scene.hoveredAction = action;
    if (m_scene.snapshot && !world.isWall(m_scene.hovered))
        text += QStringLiteral("   ") +
                tr("value %1").arg(numberText(m_scene.snapshot->view.values[static_cast<size_t>(m_scene.hovered)]));
    if (action >= 0 && !numbers.empty())
        text += QStringLiteral("   ") + tr("%1: %2").arg(grid::actionTitle(world.rules.actions, action),
                                                         numberText(numbers[static_cast<size_t>(action)]));
    emit readOut(text);
}

void GridPane::refreshScene()
{
    if (!m_inspector)
        return;
    m_scene.world = m_document.sharedWorld();
    m_scene.snapshot = m_book ? m_bookSnapshot : m_run.snapshot();
    m_scene.book = m_book;
    m_scene.display = m_inspector->display()->display();
    m_scene.dark = isDark();
    m_scene.selected = m_document.selected();
    if (m_scene.hovered >= m_scene.world->states())
        m_scene.hovered = m_scene.hoveredAction = -1;
    m_compare->setDisplay(m_scene.display, m_scene.dark);
    m_picture.refresh();
    refreshView();
}

void GridPane::refreshView()
{
    if (m_inspector)
        m_inspector->cell()->refresh();
    m_view->update();
}

void GridPane::showBook(const std::shared_ptr<const core::grid::BookCheck>& check)
{
    if (check == m_book)
        return;
    m_book = check;
    m_bookSnapshot.reset();
    if (!check) {
        m_books->clearChoice();
        refreshScene();
        return;
    }
    setComparing(false);
    m_openingBook = true;
    if (m_document.state().preset != check->table->preset)
        m_document.openPreset(check->table->preset);
    m_openingBook = false;
    auto snapshot = std::make_shared<grid::GridSnapshot>();
    snapshot->world = m_document.sharedWorld();
    snapshot->gamma = check->table->gamma;
    snapshot->view.values = check->values;
    snapshot->view.visits.assign(check->values.size(), 0);
    snapshot->view.errors.assign(check->values.size(), 0);
    m_bookSnapshot = std::move(snapshot);
    refreshScene();
}

void GridPane::checkBook()
{
    emit panelWanted(QStringLiteral("grid.books"));
    m_books->chooseFor(m_document.state().preset);
}

void GridPane::setComparing(bool on)
{
    if (on)
        showBook({});
    m_run.pause();
    m_compare->setActive(on);
    m_stack->setCurrentIndex(on ? 1 : 0);
    m_services.actions.action("grid.compare")->setChecked(on);
    m_strip->setComparing(on ? m_compare : nullptr);
    emit stateChanged();
}

QString GridPane::zoomText(double zoom) const { return tr("%1 px").arg(numberText(zoom, 3)); }

void GridPane::showError(const gpu::Error& error)
{
    if (error.kind() != gpu::ErrorKind::Cancelled)
        m_messages->showError(error);
}

Provenance GridPane::provenance() const
{
    const bool device = m_scene.snapshot && !m_scene.snapshot->device.isEmpty();
    return {documentName(), {}, device ? m_scene.snapshot->device : QStringLiteral("host (float64)")};
}

void GridPane::changeEvent(QEvent* event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_view->setAccessibleName(tr("World"));
        m_hint->say(m_tools.hint());
        refreshView();
        emit stateChanged();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        refreshScene();
    }
}

} // namespace widgets
