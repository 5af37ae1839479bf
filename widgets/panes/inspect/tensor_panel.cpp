#include "widgets/panes/inspect/tensor_panel.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panes/inspect/range_bar.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::inspect {

namespace {

using View = std::shared_ptr<const TensorView>;

const QString kSlice = QStringLiteral("inspect.slice");
constexpr double kLargestCell = 96;
constexpr int kRowHeight = 24;
constexpr int kColumnWidth = 88;

enum Page { Hint, Picture, Table };

constexpr std::array<const char*, 3> kLooks{"inspect.as-image", "inspect.as-heatmap", "inspect.as-numbers"};

} // namespace

TensorPanel::TensorPanel(InspectDocument& document, JobRunner& jobs, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_jobs(jobs),
      m_actions(actions),
      m_bar(new QWidget(this)),
      m_name(new QLabel(this)),
      m_statistics(new QLabel(this)),
      m_range(new RangeBar(this)),
      m_stack(new QStackedWidget(this)),
      m_hintPage(new QWidget(this)),
      m_hint(new QLabel(m_hintPage)),
      m_button(new QPushButton(m_hintPage)),
      m_image(new ImageView(this)),
      m_table(new QTableView(this)),
      m_numbers(new TensorNumbers(this))
{
    makeBar();
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    setTextRole(m_hint, TextRole::Quiet);
    auto* hint = new QVBoxLayout(m_hintPage);
    hint->setSpacing(8);
    hint->addStretch();
    hint->addWidget(m_hint);
    hint->addWidget(m_button, 0, Qt::AlignHCenter);
    hint->addStretch();
    m_image->setGuidesVisible(false);
    m_image->setLargestScale(kLargestCell);
    m_image->setObjectName(QStringLiteral("inspectImage"));
    m_table->setObjectName(QStringLiteral("inspectNumbers"));
    m_table->setModel(m_numbers);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    m_stack->addWidget(m_hintPage);
    m_stack->addWidget(m_image);
    m_stack->addWidget(m_table);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 2, 8, 2);
    foot->addWidget(m_statistics, 1);
    foot->addWidget(m_range);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    layout->addLayout(foot);
    m_statistics->setObjectName(QStringLiteral("inspectStatistics"));
    m_statistics->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(m_button, &QPushButton::clicked, m_actions.action("inspect.tap"), &QAction::trigger);
    connect(m_image, &ImageView::hovered, this, &TensorPanel::hover);
    connect(&m_document, &InspectDocument::tensorChanged, this, &TensorPanel::showTensor);
    connect(&m_document, &InspectDocument::selectionChanged, this, &TensorPanel::refreshPage);
    connect(&m_document, &InspectDocument::modelChanged, this, &TensorPanel::refreshPage);
    connect(&m_document, &InspectDocument::awaitedChanged, this, &TensorPanel::refreshPage);
    connect(&m_document, &InspectDocument::busyChanged, this, &TensorPanel::refreshPage);
    for (size_t k = 0; k < kLooks.size(); ++k)
        connect(m_actions.action(kLooks[k]), &QAction::triggered, this,
                [this, k] { setLook(static_cast<TensorLook>(k)); });
    retranslate();
    setLook(m_look);
    showTensor();
}

TensorPanel::~TensorPanel() { m_jobs.cancel(kSlice); }

void TensorPanel::makeBar()
{
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setObjectName(QStringLiteral("inspectTensor"));
    m_name->installEventFilter(this);
    row->addWidget(m_name, 1);
    const auto axisBox = [&](QLabel*& title, QComboBox*& box, const char* name) {
        title = new QLabel(m_bar);
        box = new QComboBox(m_bar);
        box->setObjectName(QLatin1String(name));
        title->setBuddy(box);
        row->addWidget(title);
        row->addWidget(box);
        connect(box, &QComboBox::activated, this, [this, &box = box] {
            core::onnx::SliceChoice choice = m_choice;
            int& mine = &box == &m_rows ? choice.rowAxis : choice.columnAxis;
            int& other = &box == &m_rows ? choice.columnAxis : choice.rowAxis;
            const int wanted = box->currentData().toInt();
            if (other == wanted)
                other = mine; // they change places
            mine = wanted;
            setChoice(choice);
        });
    };
    axisBox(m_rowTitle, m_rows, "inspectRows");
    axisBox(m_columnTitle, m_columns, "inspectColumns");
    for (int axis = 0; axis < gpu::kMaxRank; ++axis) {
        auto* title = new QLabel(m_bar);
        auto* box = new QSpinBox(m_bar);
        box->setObjectName(QStringLiteral("inspectIndex%1").arg(axis));
        title->setBuddy(box);
        row->addWidget(title);
        row->addWidget(box);
        connect(box, &QSpinBox::valueChanged, this, [this, axis](int index) {
            core::onnx::SliceChoice choice = m_choice;
            choice.indices[static_cast<size_t>(axis)] = index;
            setChoice(choice);
        });
        m_axisTitles.push_back(title);
        m_indices.push_back(box);
    }
    for (const char* id : kLooks) {
        auto* button = new QToolButton(m_bar);
        button->setDefaultAction(m_actions.action(id));
        button->setAutoRaise(true);
        button->setObjectName(QLatin1String(id));
        row->addWidget(button);
    }
}

QSpinBox* TensorPanel::indexBox(int axis) const { return m_indices[static_cast<size_t>(axis)]; }

QString TensorPanel::statistics() const { return m_statistics->text(); }

QString TensorPanel::hint() const { return m_stack->currentIndex() == Hint ? m_hint->text() : QString(); }

void TensorPanel::setLook(TensorLook look)
{
    const bool changed = look != m_look;
    m_look = look;
    for (size_t k = 0; k < kLooks.size(); ++k)
        m_actions.action(kLooks[k])->setChecked(k == static_cast<size_t>(look));
    if (!changed)
        return;
    renew();
    emit lookChanged();
}

void TensorPanel::setChoice(const core::onnx::SliceChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    fillAxes();
    renew();
    emit lookChanged();
}

void TensorPanel::showTensor()
{
    if (const TappedTensor* tensor = m_document.tensor())
        m_choice = core::onnx::fittedSlice(m_choice, tensor->values.shape());
    m_view.reset();
    fillAxes();
    refreshStatistics();
    renew();
}

void TensorPanel::fillAxes()
{
    const TappedTensor* tensor = m_document.tensor();
    const gpu::Shape shape = tensor ? tensor->values.shape() : gpu::Shape();
    const bool chooses = shape.rank() > 2;
    for (QComboBox* box : {m_rows, m_columns}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (int axis = 0; axis < shape.rank(); ++axis)
            box->addItem(tr("axis %1 (%2)").arg(axis).arg(shape[axis]), axis);
        box->setCurrentIndex(box->findData(box == m_rows ? m_choice.rowAxis : m_choice.columnAxis));
        box->setVisible(chooses);
    }
    m_rowTitle->setVisible(chooses);
    m_columnTitle->setVisible(chooses);
    for (int axis = 0; axis < gpu::kMaxRank; ++axis) {
        const auto place = static_cast<size_t>(axis);
        const bool held = axis < shape.rank() && axis != m_choice.rowAxis && axis != m_choice.columnAxis;
        QSpinBox* box = m_indices[place];
        const QSignalBlocker blocker(box);
        box->setRange(0, held ? static_cast<int>(std::clamp<int64_t>(shape[axis] - 1, 0, 1 << 30)) : 0);
        box->setValue(held ? static_cast<int>(m_choice.indices[place]) : 0);
        box->setVisible(held && shape[axis] > 1);
        m_axisTitles[place]->setVisible(held && shape[axis] > 1);
        m_axisTitles[place]->setText(tr("axis %1").arg(axis));
        box->setAccessibleName(tr("Index of axis %1").arg(axis));
    }
}

void TensorPanel::renew()
{
    const TappedTensor* tensor = m_document.tensor();
    if (!tensor) {
        m_jobs.cancel(kSlice);
        m_view.reset();
        refreshPage();
        emit viewChanged();
        return;
    }
    m_jobs.run<View>(
        kSlice, gpu::mark("InspectPane", "Looking at the tensor"),
        [values = tensor->values, stats = tensor->stats, choice = m_choice, look = m_look](core::JobContext&) {
            return viewOf(values, stats, choice, look);
        },
        this,
        [this](const Outcome<View>& outcome) {
            if (!outcome.value)
                return;
            const bool sameSize = m_view && m_view->levels && (*outcome.value)->levels &&
                                  m_view->levels->size() == (*outcome.value)->levels->size();
            m_view = *outcome.value;
            m_image->setPicture(m_view->levels, sameSize);
            m_numbers->setView(m_view);
            m_range->setRange(m_view->range);
            refreshPage();
            emit viewChanged();
        },
        Lane::Masks);
}

void TensorPanel::refreshPage()
{
    const TappedTensor* tensor = m_document.tensor();
    const bool current = tensor && m_document.selected() == static_cast<int>(tensor->node);
    const bool shown = current && m_view && m_view->levels;
    m_stack->setCurrentIndex(!shown ? Hint : m_look == TensorLook::Numbers ? Table : Picture);
    m_range->setVisible(shown && m_look != TensorLook::Numbers);
    m_statistics->setVisible(current);
    for (QWidget* part : m_bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (part != m_name && !qobject_cast<QToolButton*>(part))
            part->setEnabled(current);
    refreshName();
    const QString why = m_document.whyNoTap();
    const bool awaited = why.isEmpty() && m_document.awaited() >= 0 && m_document.awaited() == m_document.selected();
    m_button->setVisible(why.isEmpty() && !current && !awaited);
    m_hint->setText(hintText(why, current, awaited));
}

QString TensorPanel::hintText(const QString& why, bool current, bool awaited) const
{
    if (!why.isEmpty())
        return why;
    if (awaited)
        return m_document.isBusy() ? tr("Waiting for the run to end. Then this tensor is computed.")
                                   : tr("Computing the tensor…");
    return current ? tr("The tensor is empty.")
                   : tr("The values of the selected node's output, for the inputs that are chosen at the right.");
}

void TensorPanel::refreshName()
{
    const TappedTensor* tensor = m_document.tensor();
    const bool current = tensor && m_document.selected() == static_cast<int>(tensor->node);
    const QString whole = current ? title() : QString();
    m_name->setToolTip(whole);
    m_name->setText(m_name->fontMetrics().elidedText(whole, Qt::ElideLeft, m_name->width()));
}

bool TensorPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::Resize)
        refreshName();
    return QWidget::eventFilter(watched, event);
}

QString TensorPanel::title() const
{
    const auto model = m_document.model();
    const TappedTensor* tensor = m_document.tensor();
    if (!model || !tensor)
        return {};
    return tensorTitle(model->summary.nodes[tensor->node].output, tensor->values);
}

void TensorPanel::refreshStatistics()
{
    const TappedTensor* tensor = m_document.tensor();
    if (!tensor) {
        m_statistics->clear();
        return;
    }
    const core::onnx::TensorStats& stats = tensor->stats;
    QString text = tr("%1 values: smallest %2, largest %3, mean %4")
                       .arg(QLocale().toString(static_cast<qlonglong>(stats.count)), numberText(stats.smallest),
                            numberText(stats.largest), numberText(stats.mean));
    text += stats.notNumbers > 0 ? tr(", %1 not a number").arg(stats.notNumbers) : tr(", none of them NaN");
    if (stats.infinities > 0)
        text += tr(", %1 infinite").arg(stats.infinities);
    m_statistics->setText(text);
}

void TensorPanel::hover(QPointF place, bool inside)
{
    if (!inside || !m_view || m_view->slice.values.empty()) {
        emit readOut({});
        return;
    }
    const auto column = std::clamp<int64_t>(static_cast<int64_t>(std::floor(place.x())), 0, m_view->slice.columns - 1);
    const auto row = std::clamp<int64_t>(static_cast<int64_t>(std::floor(place.y())), 0, m_view->slice.rows - 1);
    const double value = m_view->slice.values[static_cast<size_t>(row * m_view->slice.columns + column)];
    emit readOut(tr("row %1, column %2: %3").arg(row).arg(column).arg(numberText(value, 6)));
}

void TensorPanel::retranslate()
{
    setAccessibleName(tr("Tensor"));
    m_image->setAccessibleName(tr("Tensor"));
    m_table->setAccessibleName(tr("Numbers of the tensor"));
    m_rowTitle->setText(tr("Rows"));
    m_columnTitle->setText(tr("Columns"));
    m_rows->setAccessibleName(tr("Rows"));
    m_columns->setAccessibleName(tr("Columns"));
    m_button->setText(tr("Compute it"));
    fillAxes();
    refreshStatistics();
    refreshPage();
}

void TensorPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
