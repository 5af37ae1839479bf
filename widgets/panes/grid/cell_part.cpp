#include "widgets/panes/grid/cell_part.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "widgets/formula_label.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

using core::grid::Backup;
using core::grid::Cell;
namespace f = widgets::formula;

constexpr int kDecimals = 3;
constexpr int kTableHeight = 168;

constexpr std::array<const char*, 6> kKinds{
    QT_TRANSLATE_NOOP("GridCells", "free"), QT_TRANSLATE_NOOP("GridCells", "start"),
    QT_TRANSLATE_NOOP("GridCells", "wall"), QT_TRANSLATE_NOOP("GridCells", "forbidden"),
    QT_TRANSLATE_NOOP("GridCells", "goal"), QT_TRANSLATE_NOOP("GridCells", "hole")};

[[maybe_unused]] constexpr std::array<const char*, 9> kActionNames{
    QT_TRANSLATE_NOOP("GridActions", "up"),         QT_TRANSLATE_NOOP("GridActions", "right"),
    QT_TRANSLATE_NOOP("GridActions", "down"),       QT_TRANSLATE_NOOP("GridActions", "left"),
    QT_TRANSLATE_NOOP("GridActions", "stay"),       QT_TRANSLATE_NOOP("GridActions", "up-right"),
    QT_TRANSLATE_NOOP("GridActions", "down-right"), QT_TRANSLATE_NOOP("GridActions", "down-left"),
    QT_TRANSLATE_NOOP("GridActions", "up-left")};

/// The last one of the state, if it is among those of the last step.
const Backup* backupOf(const GridScene& scene, int state)
{
    if (!scene.snapshot)
        return nullptr;
    const std::vector<Backup>& backups = scene.snapshot->view.backups;
    const auto found =
        std::find_if(backups.rbegin(), backups.rend(), [state](const Backup& backup) { return backup.state == state; });
    return found == backups.rend() ? nullptr : &*found;
}

QString number(double value) { return f::number(value, kDecimals); }

/// A number that follows a plus sign or stands in a product.
QString factor(double value) { return value < 0 ? f::grouped(number(value)) : number(value); }

} // namespace

QString cellKind(Cell cell) { return QCoreApplication::translate("GridCells", kKinds[static_cast<size_t>(cell)]); }

QString actionTitle(core::grid::ActionSet actions, int action)
{
    return QCoreApplication::translate("GridActions", core::grid::actionName(actions, action));
}

CellPart::CellPart(GridDocument& document, const GridScene& scene, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_scene(scene),
      m_facts(new QLabel(this)),
      m_formula(new FormulaLabel(this)),
      m_actions(new TableView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_facts);
    layout->addWidget(m_formula);
    layout->addWidget(m_actions);
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("gridCell"));
    m_actions->setFixedHeight(kTableHeight);
    m_actions->setObjectName(QStringLiteral("gridActionTable"));
    connect(m_actions, &TableView::rowHovered, this, &CellPart::actionHovered);
    connect(m_actions, &TableView::currentRowChanged, this, &CellPart::actionHovered);
    refresh();
}

QString CellPart::facts() const { return m_facts->text(); }

void CellPart::refresh()
{
    const int state = m_scene.world ? m_scene.selected : -1;
    refreshFacts(state);
    refreshFormula(state);
    refreshActions(state);
}

void CellPart::refreshFacts(int state)
{
    if (state < 0) {
        m_facts->setText(tr("Click a cell to see its value and its last backup."));
        return;
    }
    QStringList lines{tr("Cell %1: %2")
                          .arg(QString::fromStdString(core::grid::cellName(*m_scene.world, state)),
                               cellKind(m_scene.world->cell(state)))};
    if (m_scene.snapshot && !m_scene.world->isWall(state)) {
        const core::grid::SessionView& view = m_scene.snapshot->view;
        lines << tr("Value %1, visited %2 times")
                     .arg(numberText(view.values[static_cast<size_t>(state)], 6),
                          QLocale().toString(view.visits[static_cast<size_t>(state)]));
    }
    m_facts->setText(lines.join(QLatin1Char('\n')));
}

void CellPart::refreshFormula(int state)
{
    const Backup* backup = state < 0 ? nullptr : backupOf(m_scene, state);
    m_formula->setVisible(backup != nullptr);
    if (!backup)
        return;
    const bool ofAction = backup->action >= 0;
    const QString letter = ofAction ? f::symbol("Q") : f::symbol("V");
    const QString place =
        ofAction ? f::grouped(f::symbol("S") + QStringLiteral(", ") + f::symbol("A")) : f::grouped(f::symbol("S"));
    const QString entry = letter + place;
    const QString target = f::symbol("G");
    std::vector<FormulaLine> lines;
    if (m_document.learner().family == core::grid::LearnerFamily::Exact) {
        lines.push_back({{entry + QStringLiteral(" ← ") + target, {}}});
        lines.push_back({{number(backup->before) + QStringLiteral(" → ") + number(backup->target), {}}});
    } else {
        lines.push_back({{entry + QStringLiteral(" ← ") + entry + QStringLiteral(" + α [") + target +
                              QStringLiteral(" − ") + entry + QStringLiteral("]"),
                          {}}});
        lines.push_back({{number(backup->before) + QStringLiteral(" + ") + f::number(backup->stepSize, 4) +
                              QStringLiteral(" [") + number(backup->target) + QStringLiteral(" − ") +
                              factor(backup->before) + QStringLiteral("] = ") + number(backup->after),
                          {}}});
    }
    const QString heading = ofAction
                                ? tr("Last backup: %1").arg(actionTitle(m_scene.world->rules.actions, backup->action))
                                : tr("Last backup");
    m_formula->setFormula(heading, std::move(lines));
}

void CellPart::refreshActions(int state)
{
    const std::vector<double> numbers = state < 0 ? std::vector<double>() : actionNumbers(m_scene, state);
    m_actions->setVisible(!numbers.empty());
    if (numbers.empty())
        return;
    const std::vector<Arrow> best = arrowsOf(m_scene, state);
    core::report::Table table;
    table.columns = {"action", "value", "best"};
    for (size_t action = 0; action < numbers.size(); ++action) {
        const bool isBest = std::any_of(best.begin(), best.end(), [action](const Arrow& arrow) {
            return arrow.action == static_cast<int>(action);
        });
        table.rows.push_back({actionTitle(m_scene.world->rules.actions, static_cast<int>(action)).toStdString(),
                              numbers[action], isBest ? core::report::Cell(std::string("●")) : core::report::Cell()});
    }
    m_actions->setTable(std::move(table), {{tr("Action"), {}, -1}, {tr("Value"), {}, 4}, {tr("Best"), {}, -1}});
}

void CellPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->setAccessibleName(tr("Actions of the cell"));
        refresh();
    }
}

} // namespace widgets::grid
