#include "widgets/panes/grid/display_part.h"

#include <QAction>
#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include "widgets/choice_box.h"

namespace widgets::grid {

namespace {

constexpr std::array<const char*, 4> kLayerActions{"grid.show-values", "grid.show-visits", "grid.show-errors",
                                                   "grid.show-world"};

struct Flag {
    const char* action;
    bool GridDisplay::*member;
};
constexpr std::array<Flag, 4> kFlags{{{"grid.arrows", &GridDisplay::arrows},
                                      {"grid.numbers", &GridDisplay::numbers},
                                      {"grid.action-values", &GridDisplay::actionValues},
                                      {"grid.trajectory", &GridDisplay::trajectory}}};

constexpr std::array<const char*, 4> kColourNames{QT_TRANSLATE_NOOP("widgets::grid::DisplayPart", "Viridis"),
                                                  QT_TRANSLATE_NOOP("widgets::grid::DisplayPart", "Magma"),
                                                  QT_TRANSLATE_NOOP("widgets::grid::DisplayPart", "Cividis"),
                                                  QT_TRANSLATE_NOOP("widgets::grid::DisplayPart", "Blue, white, red")};

} // namespace

DisplayPart::DisplayPart(ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_actions(actions),
      m_layerTitle(new QLabel(this)),
      m_layer(new ChoiceBox(this)),
      m_coloursTitle(new QLabel(this)),
      m_colours(new ChoiceBox(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 0, 8, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_layerTitle, 0, 0);
    grid->addWidget(m_layer, 0, 1);
    grid->addWidget(m_coloursTitle, 1, 0);
    grid->addWidget(m_colours, 1, 1);
    m_layer->setObjectName(QStringLiteral("gridLayer"));
    for (size_t i = 0; i < kLayerActions.size(); ++i)
        m_layer->addItem(QString());
    for (size_t i = 0; i < kColourNames.size(); ++i)
        m_colours->addItem(QString());
    for (size_t i = 0; i < kFlags.size(); ++i) {
        m_checks[i] = new QCheckBox(this);
        grid->addWidget(m_checks[i], static_cast<int>(2 + i / 2), static_cast<int>(i % 2));
    }
    connectActions();
    retranslate();
}

void DisplayPart::connectActions()
{
    auto* group = new QActionGroup(this);
    for (size_t i = 0; i < kLayerActions.size(); ++i) {
        QAction* action = m_actions.action(kLayerActions[i]);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { m_layer->setCurrentIndex(static_cast<int>(i)); });
    }
    connect(m_layer, &QComboBox::currentIndexChanged, this, [this](int index) {
        GridDisplay display = m_display;
        display.layer = static_cast<Layer>(index);
        change(display);
    });
    connect(m_colours, &QComboBox::currentIndexChanged, this, [this](int index) {
        GridDisplay display = m_display;
        display.colours = static_cast<core::report::HeatmapColours>(index);
        change(display);
    });
    for (size_t i = 0; i < kFlags.size(); ++i) {
        QAction* action = m_actions.action(kFlags[i].action);
        const auto set = [this, i](bool on) {
            GridDisplay display = m_display;
            display.*kFlags[i].member = on;
            change(display);
        };
        connect(action, &QAction::triggered, this, set);
        connect(m_checks[i], &QCheckBox::toggled, this, set);
    }
}

void DisplayPart::setDisplay(const GridDisplay& display) { change(display); }

void DisplayPart::change(const GridDisplay& display)
{
    if (display == m_display)
        return;
    m_display = display;
    refresh();
    emit changed();
}

void DisplayPart::refresh()
{
    m_layer->setCurrentIndex(static_cast<int>(m_display.layer));
    m_colours->setCurrentIndex(static_cast<int>(m_display.colours));
    m_actions.action(kLayerActions[static_cast<size_t>(m_display.layer)])->setChecked(true);
    for (size_t i = 0; i < kFlags.size(); ++i) {
        m_checks[i]->setChecked(m_display.*kFlags[i].member);
        m_actions.action(kFlags[i].action)->setChecked(m_display.*kFlags[i].member);
    }
}

void DisplayPart::retranslate()
{
    m_layerTitle->setText(tr("Colour by"));
    m_layerTitle->setBuddy(m_layer);
    m_coloursTitle->setText(tr("Colours"));
    m_coloursTitle->setBuddy(m_colours);
    m_layer->setAccessibleName(tr("Colour by"));
    m_colours->setAccessibleName(tr("Colours"));
    for (size_t i = 0; i < kLayerActions.size(); ++i)
        m_layer->setItemText(static_cast<int>(i),
                             QCoreApplication::translate("GridLayers", layerTitle(static_cast<Layer>(i))));
    for (size_t i = 0; i < kColourNames.size(); ++i)
        m_colours->setItemText(static_cast<int>(i), tr(kColourNames[i]));
    m_checks[0]->setText(tr("Arrows"));
    m_checks[1]->setText(tr("Numbers"));
    m_checks[2]->setText(tr("Triangles"));
    m_checks[3]->setText(tr("Trajectory"));
    m_checks[2]->setToolTip(tr("The value of every action as a triangle in its cell"));
    refresh();
}

void DisplayPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
