// How the panel of metrics is put together.
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/actions.h"
#include "widgets/chart_view.h"
#include "widgets/choice_box.h"
#include "widgets/formula_label.h"
#include "widgets/heatmap_view.h"
#include "widgets/panes/segment/metrics_panel.h"
#include "widgets/panes/segment/truth_bar.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr int kRowHeight = 22;
constexpr int kHeadHeight = 34;
constexpr int kControlHeight = 28;
constexpr int kLeftShare = 19;
constexpr int kRightShare = 11;

QToolButton* makeChoice(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(kControlHeight);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

MetricsPanel::MetricsPanel(SegmentDocument& document, MetricsWatch& watch, const ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_watch(watch),
      m_truthBar(new TruthBar(document, watch, actions, this)),
      m_formula(new FormulaLabel(this)),
      m_confusion(new HeatmapView(this)),
      m_clicks(new ChartView(this))
{
    setObjectName(QStringLiteral("metricsPanel"));
    makeTables();
    makeViews();
    auto* figures = new QWidget(this);
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_overallTable);
    column->addWidget(m_classTable, 1);
    column->addWidget(m_formula);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(figures);
    m_pages->addWidget(makeEmptyPage(actions));

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_truthBar, 1);
    top->addWidget(m_confusionButton);
    top->addWidget(m_clicksButton);
    top->addWidget(m_shade);
    auto* body = new QHBoxLayout;
    body->setSpacing(12);
    body->addWidget(m_pages, kLeftShare);
    body->addWidget(m_views, kRightShare);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addLayout(body, 1);

    connectTable(m_overallTable, m_overall);
    connectTable(m_classTable, m_classes);
    connectConfusion();
    connect(&m_watch, &MetricsWatch::changed, this, &MetricsPanel::refresh);
    retranslate();
}

QTableView* MetricsPanel::makeTable(MetricsModel& model, const QString& name)
{
    auto* table = new QTableView(this);
    table->setObjectName(name);
    table->setModel(&model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setMouseTracking(true);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setMinimumSize(0, kHeadHeight + kRowHeight);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setFixedHeight(kHeadHeight);
    table->horizontalHeader()->setMinimumSectionSize(24);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    return table;
}

void MetricsPanel::makeTables()
{
    m_overallTable = makeTable(m_overall, QStringLiteral("overallMetrics"));
    m_overallTable->setFixedHeight(kHeadHeight + kRowHeight);
    m_overallTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_classTable = makeTable(m_classes, QStringLiteral("classMetrics"));
}

void MetricsPanel::makeViews()
{
    m_views = new QStackedWidget(this);
    m_views->addWidget(m_confusion);
    m_views->addWidget(m_clicks);
    m_confusion->setObjectName(QStringLiteral("confusionMatrix"));
    m_clicks->setObjectName(QStringLiteral("clickChart"));
    m_confusionButton = makeChoice(QStringLiteral("showConfusion"), this);
    m_clicksButton = makeChoice(QStringLiteral("showClicks"), this);
    auto* group = new QButtonGroup(this);
    group->addButton(m_confusionButton, 0);
    group->addButton(m_clicksButton, 1);
    m_confusionButton->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, &MetricsPanel::showView);
    m_shade = new ChoiceBox(this);
    m_shade->setObjectName(QStringLiteral("confusionShade"));
    m_shade->setFixedHeight(kControlHeight);
    for (const auto shade : {core::segment::ConfusionShade::RowShare, core::segment::ConfusionShade::Log,
                             core::segment::ConfusionShade::Pixels})
        m_shade->addItem({}, static_cast<int>(shade));
    connect(m_shade, &QComboBox::currentIndexChanged, this, &MetricsPanel::refreshConfusion);
    QSizePolicy policy = m_shade->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_shade->setSizePolicy(policy);
}

QWidget* MetricsPanel::makeEmptyPage(const ActionTable& actions)
{
    auto* page = new QWidget(this);
    m_emptySentence = new QLabel(page);
    m_emptySentence->setAlignment(Qt::AlignCenter);
    m_emptySentence->setWordWrap(true);
    setTextRole(m_emptySentence, TextRole::Quiet);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (const char* id : {"segment.truth-file", "segment.truth-draw"}) {
        auto* button = new QToolButton(page);
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(16, 16));
        button->setFixedHeight(kControlHeight);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_emptySentence);
    layout->addLayout(buttons);
    layout->addStretch();
    return page;
}

core::segment::ConfusionShade MetricsPanel::shade() const
{
    return static_cast<core::segment::ConfusionShade>(m_shade->currentData().toInt());
}

void MetricsPanel::showView(int index)
{
    m_views->setCurrentIndex(index);
    (index == 0 ? m_confusionButton : m_clicksButton)->setChecked(true);
    m_shade->setVisible(index == 0);
}

void MetricsPanel::retranslate()
{
    m_overallTable->setAccessibleName(tr("Metrics of all classes"));
    m_classTable->setAccessibleName(tr("Metrics of each class"));
    m_confusion->setAccessibleName(tr("Confusion matrix"));
    m_confusion->setEmptyText(tr("The confusion matrix appears with a truth."));
    m_clicks->setAccessibleName(tr("IoU per click"));
    m_clicks->setEmptyText(tr("The IoU is recorded with each click while there is a truth."));
    m_confusionButton->setText(tr("Confusion"));
    m_clicksButton->setText(tr("IoU per click"));
    m_shade->setAccessibleName(tr("Colours of the confusion matrix"));
    m_shade->setToolTip(tr("What colours the cells of the confusion matrix"));
    const QStringList shades{tr("Share of the row"), tr("Logarithm"), tr("Pixels")};
    for (int i = 0; i < m_shade->count(); ++i)
        m_shade->setItemText(i, shades[i]);
    m_overall.retranslate();
    m_classes.retranslate();
    refresh();
}

} // namespace widgets::segment
