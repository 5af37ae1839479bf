#include "widgets/panes/inspect/tensor_panel.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panes/inspect/tensor_side.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::inspect {

namespace {

using View = std::shared_ptr<const TensorView>;

const QString kSlice = QStringLiteral("inspect.slice");
constexpr double kLargestCell = 96;
constexpr int kRowHeight = 24;
constexpr int kColumnWidth = 88;
constexpr int kSideWidth = 304;
constexpr double kMargin = 8; ///< around the picture

enum Page { Hint, Picture, Table };

constexpr std::array<const char*, 3> kLooks{"inspect.as-image", "inspect.as-heatmap", "inspect.as-numbers"};

} // namespace

TensorPanel::TensorPanel(InspectDocument& document, JobRunner& jobs, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_jobs(jobs),
      m_actions(actions),
      m_sideArea(new QScrollArea(this)),
      m_side(new TensorSide(actions, m_sideArea)),
      m_stack(new QStackedWidget(this)),
      m_hintPage(new QWidget(this)),
      m_hint(new QLabel(m_hintPage)),
      m_button(new QPushButton(m_hintPage)),
      m_image(new ImageView(this)),
      m_table(new QTableView(this)),
      m_numbers(new TensorNumbers(this))
{
    m_sideArea->setWidget(m_side);
    m_sideArea->setWidgetResizable(true);
    m_sideArea->setFrameShape(QFrame::NoFrame);
    m_sideArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sideArea->setFixedWidth(kSideWidth);
    m_sideArea->setFocusPolicy(Qt::NoFocus);
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
    m_image->setFitMargin(kMargin);
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
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sideArea);
    layout->addWidget(m_stack, 1);
    connect(m_side, &TensorSide::chosen, this, &TensorPanel::setChoice);
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

QSpinBox* TensorPanel::indexBox(int axis) const { return m_side->indexBox(axis); }

QString TensorPanel::statistics() const { return m_side->statistics(); }

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
    refreshAxes();
    renew();
    emit lookChanged();
}

void TensorPanel::showTensor()
{
    const TappedTensor* tensor = m_document.tensor();
    if (tensor)
        m_choice = core::onnx::fittedSlice(m_choice, tensor->values.shape());
    m_view.reset();
    m_side->setTitle(title());
    m_side->setStatistics(tensor ? std::optional(tensor->stats) : std::nullopt);
    refreshAxes();
    renew();
}

void TensorPanel::refreshAxes()
{
    const TappedTensor* tensor = m_document.tensor();
    m_side->setAxes(tensor ? tensor->values.shape() : gpu::Shape(), m_choice);
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
    m_side->setRange(shown && m_look != TensorLook::Numbers ? std::optional(m_view->range) : std::nullopt);
    m_sideArea->setVisible(current);
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

QString TensorPanel::title() const
{
    const auto model = m_document.model();
    const TappedTensor* tensor = m_document.tensor();
    if (!model || !tensor)
        return {};
    return tensorTitle(model->summary.nodes[tensor->node].output, tensor->values);
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
    m_button->setText(tr("Compute it"));
    refreshPage();
}

void TensorPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
