#include "widgets/panes/segment/everything_panel.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/segment/scene_edit.h"
#include "widgets/job_runner.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::AutoMask;
using core::segment::EverythingCounts;
using core::segment::EverythingOptions;
using core::segment::EverythingResult;

const QString kTag = QStringLiteral("segment.everything");
constexpr int kFieldWidth = 104;
constexpr int kFormWidth = 560;
constexpr int kRowHeight = 24;
constexpr int kCountWidth = 96;
/// Colours that neighbours among the objects get in turn.
constexpr uint32_t kColours = 7;

struct CountRow {
    const char* title;
    int64_t EverythingCounts::*count;
};
// In the order in which a candidate meets the rules.
constexpr std::array<CountRow, 11> kRows{{
    {QT_TRANSLATE_NOOP("EverythingPanel", "Clicks"), &EverythingCounts::prompts},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Candidates, three for each click"), &EverythingCounts::candidates},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: predicted IoU too low"), &EverythingCounts::belowIou},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: not stable enough"), &EverythingCounts::belowStability},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: empty"), &EverythingCounts::empty},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: cut off by the edge of a crop"), &EverythingCounts::atCropEdge},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: overlaps a better one"), &EverythingCounts::overlapping},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: a smaller crop shows it too"), &EverythingCounts::overlappingCrops},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: too small"), &EverythingCounts::tooSmall},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Dropped: the same as another one without its small parts"),
     &EverythingCounts::overlappingClean},
    {QT_TRANSLATE_NOOP("EverythingPanel", "Objects"), &EverythingCounts::kept},
}};

} // namespace

EverythingPanel::EverythingPanel(SegmentDocument& document, JobRunner& runner,
                                 std::shared_ptr<core::segment::Engine> engine, QWidget* parent)
    : QWidget(parent), m_document(document), m_runner(runner), m_engine(std::move(engine))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(24);
    layout->addWidget(makeForm(), 0, Qt::AlignTop);
    layout->addWidget(makeTable(), 1);
    connect(&m_document, &SegmentDocument::pictureChanged, this, [this] {
        stop();
        m_counts.reset();
        m_ending = Ending::None;
        fillTable();
        refresh();
    });
    connect(&m_runner, &JobRunner::activityChanged, this, &EverythingPanel::refresh);
    setOptions({});
    retranslate();
}

QDoubleSpinBox* EverythingPanel::addShare(QGridLayout* grid, int row, int column, QLabel*& title)
{
    auto* field = new QDoubleSpinBox(this);
    field->setRange(0, 1);
    field->setDecimals(2);
    field->setSingleStep(0.01);
    field->setFixedWidth(kFieldWidth);
    field->setAlignment(Qt::AlignRight);
    title = new QLabel(this);
    title->setBuddy(field);
    grid->addWidget(title, row, column);
    grid->addWidget(field, row, column + 1);
    return field;
}

QSpinBox* EverythingPanel::addWhole(QGridLayout* grid, int row, int column, QLabel*& title, int lowest, int highest)
{
    auto* field = new QSpinBox(this);
    field->setRange(lowest, highest);
    field->setFixedWidth(kFieldWidth);
    field->setAlignment(Qt::AlignRight);
    title = new QLabel(this);
    title->setBuddy(field);
    grid->addWidget(title, row, column);
    grid->addWidget(field, row, column + 1);
    return field;
}

QWidget* EverythingPanel::makeForm()
{
    auto* form = new QWidget(this);
    form->setFixedWidth(kFormWidth);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    grid->setColumnMinimumWidth(1, kFieldWidth + 16);
    m_points = addWhole(grid, 0, 0, m_pointsTitle, 1, EverythingOptions::kMaxPointsPerSide);
    m_layers = addWhole(grid, 1, 0, m_layersTitle, 0, EverythingOptions::kMaxCropLayers);
    m_area = addWhole(grid, 2, 0, m_areaTitle, 0, 1'000'000);
    m_iou = addShare(grid, 0, 2, m_iouTitle);
    m_stability = addShare(grid, 1, 2, m_stabilityTitle);
    m_overlap = addShare(grid, 2, 2, m_overlapTitle);
    for (QSpinBox* field : {m_points, m_layers})
        connect(field, &QSpinBox::valueChanged, this, &EverythingPanel::refresh);

    m_start = new QPushButton(form);
    m_start->setProperty("primary", true);
    m_reset = new QPushButton(form);
    m_words = new QLabel(form);
    m_words->setWordWrap(true);
    setTextRole(m_words, TextRole::Quiet);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (isRunning())
            stop();
        else
            start();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { setOptions({}); });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_reset);
    buttons->addWidget(m_words, 1);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(grid);
    layout->addLayout(buttons);
    return form;
}

QWidget* EverythingPanel::makeTable()
{
    m_table = new QTableWidget(static_cast<int>(kRows.size()), 2, this);
    m_table->setObjectName(QStringLiteral("everythingCounts"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(1, kCountWidth);
    m_table->setMaximumWidth(520);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem);
        auto* count = new QTableWidgetItem;
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, 1, count);
    }
    return m_table;
}

EverythingOptions EverythingPanel::options() const
{
    EverythingOptions options;
    options.pointsPerSide = m_points->value();
    options.minPredictedIou = m_iou->value();
    options.minStability = m_stability->value();
    options.maxOverlap = m_overlap->value();
    options.cropLayers = m_layers->value();
    options.minArea = m_area->value();
    return options;
}

void EverythingPanel::setOptions(const EverythingOptions& options)
{
    m_points->setValue(options.pointsPerSide);
    m_iou->setValue(options.minPredictedIou);
    m_stability->setValue(options.minStability);
    m_overlap->setValue(options.maxOverlap);
    m_layers->setValue(options.cropLayers);
    m_area->setValue(static_cast<int>(options.minArea));
}

bool EverythingPanel::isRunning() const { return m_runner.isActive(kTag); }

void EverythingPanel::stop() { m_runner.cancel(kTag); }

void EverythingPanel::focusInside()
{
    m_points->setFocus(Qt::ShortcutFocusReason);
    m_points->selectAll();
}

void EverythingPanel::start()
{
    const std::shared_ptr<const Picture> picture = m_document.picture();
    if (!picture)
        return;
    m_ending = Ending::None;
    m_runner.run<EverythingResult>(
        kTag, gpu::mark("SegmentPane", "Segmenting everything"),
        [engine = m_engine, picture, asked = options()](core::JobContext& context) {
            return engine->everything(picture->image(), asked, context);
        },
        this,
        [this, picture, asked = options()](Outcome<EverythingResult> outcome) {
            m_ending = outcome.cancelled ? Ending::Stopped : Ending::None;
            if (outcome.value && picture == m_document.picture()) {
                finish(*outcome.value);
                emit found(asked);
            }
            refresh();
            emit stateChanged();
            if (outcome.error)
                emit failed(*outcome.error);
        });
    emit stateChanged();
}

void EverythingPanel::finish(const EverythingResult& result)
{
    m_counts = result.counts;
    m_ending = Ending::Done;
    fillTable();
    addObjects(result.masks);
}

void EverythingPanel::addObjects(const std::vector<AutoMask>& masks)
{
    using core::segment::ObjectClass;
    using core::segment::SceneObject;
    std::vector<ObjectClass> classes;
    for (uint32_t i = 0; i < std::min(kColours, static_cast<uint32_t>(masks.size())); ++i)
        classes.push_back({i + 1, tr("found %1").arg(i + 1).toStdString(), core::segment::classColour(i)});
    const size_t before = m_document.scene().objects.size();
    std::vector<SceneObject> objects;
    for (size_t i = 0; i < masks.size(); ++i) {
        SceneObject object;
        object.name = tr("Object %1").arg(before + i + 1).toStdString();
        object.label = static_cast<uint32_t>(i % kColours) + 1;
        object.fixedMask = std::make_shared<const core::segment::RunLengths>(masks[i].mask);
        objects.push_back(std::move(object));
    }
    m_document.importObjects(objects, classes);
}

void EverythingPanel::refresh()
{
    const bool running = isRunning();
    m_start->setText(running ? tr("Stop") : tr("Start"));
    m_start->setEnabled(running || m_document.picture());
    m_start->setToolTip(m_start->isEnabled() ? QString() : tr("Open a picture first."));
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_points, m_layers, m_area, m_iou, m_stability, m_overlap, m_reset})
        field->setEnabled(!running);
    const QLocale locale;
    QString words;
    if (running)
        words = tr("Searching. You can go on meanwhile; what is found is added at the end.");
    else if (m_ending == Ending::Stopped)
        words = tr("Stopped. Nothing was added.");
    else if (m_ending == Ending::Done && m_counts->kept == 0)
        words = tr("Nothing was found. Lower the limits, or click on a finer grid.");
    else if (m_ending == Ending::Done)
        words = tr("%1 objects were added.").arg(locale.toString(static_cast<qlonglong>(m_counts->kept)));
    else
        words = tr("%1 clicks").arg(locale.toString(static_cast<qlonglong>(core::segment::promptCount(options()))));
    m_words->setText(words);
}

void EverythingPanel::fillTable()
{
    const QLocale locale;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const CountRow& entry = kRows[static_cast<size_t>(row)];
        m_table->item(row, 0)->setText(QCoreApplication::translate("EverythingPanel", entry.title));
        m_table->item(row, 1)->setText(m_counts ? locale.toString(static_cast<qlonglong>(*m_counts.*entry.count))
                                                : QStringLiteral("–"));
    }
}

void EverythingPanel::retranslate()
{
    m_pointsTitle->setText(tr("Points per side"));
    m_points->setToolTip(tr("The grid of clicks. The paper has 32; each click takes a tenth of a second or so without "
                            "a graphics card."));
    m_layersTitle->setText(tr("Crop layers"));
    m_layers->setToolTip(tr("1: also four parts of the picture, each encoded by itself, for small objects; 2: also "
                            "sixteen smaller ones."));
    m_areaTitle->setText(tr("Smallest area"));
    m_area->setSuffix(tr(" px"));
    m_area->setToolTip(tr("Smaller parts go and smaller holes are filled. 0 keeps all."));
    m_iouTitle->setText(tr("Predicted IoU, at least"));
    m_iou->setToolTip(tr("How good the model believes a mask to be."));
    m_stabilityTitle->setText(tr("Stability, at least"));
    m_stability->setToolTip(tr("How little a mask changes when its threshold is moved by 1 up and down."));
    m_overlapTitle->setText(tr("Overlap, at most"));
    m_overlap->setToolTip(tr("Of the boxes of two masks (IoU); the one with the lower predicted IoU goes."));
    for (const auto& [field, title] :
         std::initializer_list<std::pair<QWidget*, QLabel*>>{{m_points, m_pointsTitle},
                                                             {m_layers, m_layersTitle},
                                                             {m_area, m_areaTitle},
                                                             {m_iou, m_iouTitle},
                                                             {m_stability, m_stabilityTitle},
                                                             {m_overlap, m_overlapTitle}})
        field->setAccessibleName(title->text());
    m_reset->setText(tr("Defaults"));
    m_table->setHorizontalHeaderLabels({tr("What became of the candidates"), tr("Count")});
    m_table->setAccessibleName(tr("What became of the candidates"));
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fillTable();
    refresh();
}

void EverythingPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
