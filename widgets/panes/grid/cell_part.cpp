#include "widgets/panes/grid/cell_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include "core/grid/backup_text.h"
#include "core/grid/edit.h"
#include "gpu/base/error.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

using core::grid::Backup;
using core::grid::Cell;

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
      m_formulaTitle(new QLabel(this)),
      m_formula(new QLabel(this)),
      m_actions(new TableView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_facts);
    layout->addWidget(m_formulaTitle);
    layout->addWidget(m_formula);
    layout->addWidget(m_actions);
    makeFields();
    layout->addWidget(m_wind);
    layout->addWidget(m_teleport);
    m_facts->setWordWrap(true);
    setTextRole(m_formulaTitle, TextRole::Quiet);
    m_formula->setWordWrap(true);
    m_formula->setTextFormat(Qt::RichText);
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_formula->setObjectName(QStringLiteral("gridFormula"));
    m_facts->setObjectName(QStringLiteral("gridCell"));
    m_actions->setFixedHeight(kTableHeight);
    m_actions->setObjectName(QStringLiteral("gridActionTable"));
    const auto point = [this](int action) {
        m_action = action;
        refreshFormula(m_scene.world ? m_scene.selected : -1);
        emit actionHovered(action);
    };
    connect(m_actions, &TableView::rowHovered, this, point);
    connect(m_actions, &TableView::currentRowChanged, this, point);
    retranslate();
}

QString CellPart::facts() const { return m_facts->text(); }

QString CellPart::formula() const { return QTextDocumentFragment::fromHtml(m_formula->text()).toPlainText(); }

void CellPart::refresh()
{
    const int state = m_scene.world ? m_scene.selected : -1;
    refreshFacts(state);
    refreshFormula(state);
    refreshActions(state);
    refreshFields(state);
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

QStringList CellPart::exactLines(int state) const
{
    const core::grid::Values& values = m_scene.snapshot->view.values;
    const double gamma = m_scene.snapshot->gamma;
    const core::grid::Settings settings = m_document.settings();
    const auto epsilon = settings.find("epsilon");
    const std::string_view name = m_document.learner().name;
    core::grid::BellmanBackup backup;
    if (name == "closed-form" || name == "policy-evaluation") {
        const auto& policy = m_scene.snapshot->view.evaluated;
        if (!policy)
            return {}; // the numbers of a book, or of a device
        backup = core::grid::policyBackup(*m_scene.world, *policy, values, gamma, state);
    } else {
        backup = core::grid::optimalityBackup(*m_scene.world, values, gamma,
                                              epsilon == settings.end() ? 0 : epsilon->second, state);
    }
    QStringList lines{QString::fromStdString(backup.line)};
    for (const core::grid::ActionBackup& action : backup.actions)
        if (action.action == m_action || (m_action < 0 && action.best && lines.size() < 2))
            lines << QString::fromStdString(action.line);
    return lines;
}

void CellPart::refreshFormula(int state)
{
    QStringList lines;
    QString heading;
    if (state >= 0 && m_scene.snapshot && isNumbered(*m_scene.world, state)) {
        const core::grid::SessionView& view = m_scene.snapshot->view;
        if (m_document.learner().family == core::grid::LearnerFamily::Exact) {
            lines = exactLines(state);
            heading = tr("Backup with the values as they are");
        } else if (const Backup* backup = backupOf(m_scene, state)) {
            const auto index = static_cast<size_t>(backup - view.backups.data());
            const core::grid::PolicyBackup* policy =
                index < view.policyBackups.size() ? &view.policyBackups[index] : nullptr;
            for (const std::string& line :
                 core::grid::backupLines(m_document.learner(), *m_scene.world, *backup, policy))
                lines << QString::fromStdString(line);
            heading = tr("Last backup");
        }
    }
    m_formulaTitle->setText(heading);
    m_formulaTitle->setVisible(!lines.isEmpty());
    m_formula->setText(lines.join(QStringLiteral("<br>")));
    m_formula->setVisible(!lines.isEmpty());
}

void CellPart::makeFields()
{
    m_wind = new CheckedField(
        [this](double value) {
            if (value != std::floor(value) || std::abs(value) > core::grid::kMaxSide)
                throw gpu::Error(gpu::ErrorKind::InvalidInput,
                                 {gpu::mark("GridPane", "The wind is no whole number of cells.")},
                                 {gpu::mark("GridPane", "Negative winds blow down.")});
            m_document.changeWorld(tr("Set wind"),
                                   core::grid::withWind(m_document.world(),
                                                        m_document.selected() % m_document.world().columns,
                                                        static_cast<int>(value)));
        },
        this);
    m_teleport = new CheckedField(
        [this](double value) {
            const auto& teleports = m_document.world().rules.teleports;
            const auto found = std::find_if(teleports.begin(), teleports.end(), [this](const auto& teleport) {
                return teleport.from == m_document.selected();
            });
            if (found != teleports.end())
                m_document.changeWorld(tr("Set teleport reward"),
                                       core::grid::withTeleport(m_document.world(), {found->from, found->to, value}));
        },
        this);
}

void CellPart::refreshFields(int state)
{
    const bool editable = state >= 0 && !m_scene.world->table;
    m_wind->setVisible(editable);
    m_teleport->setVisible(false);
    if (!editable)
        return;
    const core::grid::Rules& rules = m_scene.world->rules;
    m_wind->setValue(rules.wind.empty() ? 0 : rules.wind[static_cast<size_t>(state % m_scene.world->columns)]);
    for (const core::grid::Teleport& teleport : rules.teleports)
        if (teleport.from == state) {
            m_teleport->setVisible(true);
            m_teleport->setValue(teleport.reward);
        }
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

void CellPart::retranslate()
{
    m_actions->setAccessibleName(tr("Actions of the cell"));
    m_wind->setTitle(tr("Wind in this column"), tr("By how many cells the wind carries every move upward."));
    m_teleport->setTitle(tr("Reward of the teleport"), tr("Every action in this cell leads along it and pays this."));
    refresh();
}

void CellPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
