#include "widgets/panes/grid/rules_part.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/grid/edit.h"
#include "gpu/base/error.h"
#include "widgets/choice_box.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {

using core::grid::Convention;
using core::grid::Rules;
using core::grid::World;

struct RewardField {
    const char* name;
    double core::grid::Rewards::*member;
    const char* title;
};
constexpr std::array<RewardField, 5> kRewards{{
    {"step", &core::grid::Rewards::step, QT_TRANSLATE_NOOP("widgets::grid::RulesPart", "Reward of a step")},
    {"forbidden", &core::grid::Rewards::forbidden,
     QT_TRANSLATE_NOOP("widgets::grid::RulesPart", "of a forbidden cell")},
    {"boundary", &core::grid::Rewards::boundary, QT_TRANSLATE_NOOP("widgets::grid::RulesPart", "of the border")},
    {"goal", &core::grid::Rewards::goal, QT_TRANSLATE_NOOP("widgets::grid::RulesPart", "of a goal")},
    {"hole", &core::grid::Rewards::hole, QT_TRANSLATE_NOOP("widgets::grid::RulesPart", "of a hole")},
}};

void checkReward(const char* name, double value)
{
    if (std::abs(value) > core::grid::kMaxReward)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("Grid", "The reward \"%1\" is %2."), {name, std::to_string(value)}},
                         {gpu::mark("Grid", "Rewards are numbers from -1e9 to 1e9.")});
}

int side(double value)
{
    if (value != std::floor(value) || value < 1 || value > core::grid::kMaxSide)
        throw gpu::Error(
            gpu::ErrorKind::InvalidInput,
            {gpu::mark("GridPane", "A world cannot have %1 rows or columns."), {writeNumber(value).toStdString()}},
            {gpu::mark("GridPane", "A whole number from 1 to %1."), {std::to_string(core::grid::kMaxSide)}});
    return static_cast<int>(value);
}

} // namespace

RulesPart::RulesPart(GridDocument& document, WorldEdits& edits, QWidget* parent)
    : QWidget(parent), m_document(document), m_edits(edits)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    addSizeFields(layout);
    addRuleFields(layout);
    for (const core::grid::ConventionGroup& group : core::grid::conventionGroups())
        addGroup(layout, group);
    connect(&m_document, &GridDocument::worldChanged, this, &RulesPart::refresh);
    retranslate();
}

void RulesPart::addSizeFields(QVBoxLayout* layout)
{
    for (const bool ofRows : {true, false}) {
        const std::string name = ofRows ? "rows" : "columns";
        auto* field = new CheckedField(
            [this, ofRows, name](double value) {
                const World& world = m_document.world();
                const int rows = ofRows ? side(value) : world.rows;
                const int columns = ofRows ? world.columns : side(value);
                const int64_t cells = std::max<int64_t>(world.states(), int64_t{rows} * columns);
                m_edits.change(
                    tr("Change the size"), cells,
                    [ofRows, wanted = side(value)](const World& now) {
                        return core::grid::resized(now, ofRows ? wanted : now.rows, ofRows ? now.columns : wanted);
                    },
                    QStringLiteral("rule ") + QString::fromStdString(name));
            },
            this);
        m_fields[name] = field;
        layout->addWidget(field);
    }
}

void RulesPart::addRuleFields(QVBoxLayout* layout)
{
    for (const RewardField& reward : kRewards)
        addField(layout, reward.name, [this, reward](double value) {
            checkReward(reward.name, value);
            World world = m_document.world();
            world.rules.rewards.*reward.member = value;
            return world;
        });
    addField(layout, "slip", [this](double value) { return core::grid::withSlip(m_document.world(), value); });
    addField(layout, "noise", [this](double value) {
        checkReward("noise", value);
        World world = m_document.world();
        world.rules.noise = value;
        return world;
    });
}

void RulesPart::addField(QVBoxLayout* layout, const std::string& name, std::function<World(double)> change)
{
    auto* field = new CheckedField(
        [this, name, change = std::move(change)](double value) {
            m_document.changeWorld(tr("Change the rules"), change(value),
                                   QStringLiteral("rule ") + QString::fromStdString(name));
        },
        this);
    m_fields[name] = field;
    layout->addWidget(field);
}

void RulesPart::addGroup(QVBoxLayout* layout, const core::grid::ConventionGroup& group)
{
    Group parts{new QLabel(this), new ChoiceBox(this), new QLabel(this)};
    parts.title->setBuddy(parts.box);
    parts.explanation->setWordWrap(true);
    setTextRole(parts.explanation, TextRole::Small);
    parts.box->setMinimumContentsLength(12);
    layout->addWidget(parts.title);
    layout->addWidget(parts.box);
    layout->addWidget(parts.explanation);
    for (const Convention& convention : core::grid::conventions())
        if (std::string_view(convention.group) == group.id)
            parts.box->addItem(QString(), QLatin1String(convention.id));
    connect(parts.box, &QComboBox::activated, this, [this, box = parts.box] {
        World world = m_document.world();
        core::grid::convention(box->currentData().toString().toStdString()).apply(world.rules);
        m_document.changeWorld(tr("Change the rules"), std::move(world));
    });
    m_boxes[group.id] = parts;
}

void RulesPart::refresh()
{
    const World& world = m_document.world();
    for (const RewardField& reward : kRewards)
        m_fields.at(reward.name)->setValue(world.rules.rewards.*reward.member);
    m_fields.at("slip")->setValue(world.rules.slip);
    m_fields.at("noise")->setValue(world.rules.noise);
    m_fields.at("rows")->setValue(world.rows);
    m_fields.at("columns")->setValue(world.columns);
    for (const Convention* holds : core::grid::conventionsOf(world.rules)) {
        const Group& group = m_boxes.at(holds->group);
        group.box->setCurrentIndex(group.box->findData(QLatin1String(holds->id)));
        group.explanation->setText(translated({holds->explanation}));
    }
    // A table says what every action does: the rules hold for nothing then.
    for (const auto& [name, field] : m_fields)
        field->setEnabled(!world.table);
    for (const auto& [name, group] : m_boxes)
        group.box->setEnabled(!world.table);
}

void RulesPart::retranslate()
{
    for (const RewardField& reward : kRewards)
        m_fields.at(reward.name)
            ->setTitle(tr(reward.title),
                       tr("What a move pays.") + QStringLiteral("\n--reward-") + QLatin1String(reward.name));
    m_fields.at("slip")->setTitle(tr("Slip"), tr("The probability that a move goes sideways instead, half to either "
                                                 "side. 2/3 is Gymnasium's lake.\n--slip"));
    m_fields.at("noise")->setTitle(tr("Noise"), tr("Moves that do not end pay so much more or less, by chance."));
    m_fields.at("rows")->setTitle(tr("Rows"), tr("At most %1").arg(core::grid::kMaxSide));
    m_fields.at("columns")->setTitle(tr("Columns"), tr("At most %1").arg(core::grid::kMaxSide));
    for (const core::grid::ConventionGroup& group : core::grid::conventionGroups()) {
        const Group& parts = m_boxes.at(group.id);
        parts.title->setText(translated({group.title}));
        parts.box->setAccessibleName(translated({group.title}));
        for (int i = 0; i < parts.box->count(); ++i) {
            const Convention& convention = core::grid::convention(parts.box->itemData(i).toString().toStdString());
            parts.box->setItemText(i, translated({convention.title}));
            parts.box->setItemData(i, translated({convention.explanation}), Qt::ToolTipRole);
        }
    }
    refresh();
}

void RulesPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
