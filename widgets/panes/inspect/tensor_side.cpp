#include "widgets/panes/inspect/tensor_side.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/choice_box.h"
#include "widgets/panes/inspect/range_bar.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::inspect {

TensorSide::TensorSide(ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel(this)),
      m_statistics(new QLabel(this)),
      m_lookTitle(new QLabel(this)),
      m_rowTitle(new QLabel(this)),
      m_rows(new ChoiceBox(this)),
      m_columnTitle(new QLabel(this)),
      m_columns(new ChoiceBox(this)),
      m_range(new RangeBar(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setObjectName(QStringLiteral("inspectTensor"));
    m_name->installEventFilter(this);
    auto* looks = new QHBoxLayout;
    looks->setSpacing(4);
    for (const char* id : {"inspect.as-image", "inspect.as-heatmap", "inspect.as-numbers"}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setAutoRaise(true);
        button->setObjectName(QLatin1String(id));
        looks->addWidget(button);
    }
    looks->addStretch();
    m_statistics->setObjectName(QStringLiteral("inspectStatistics"));
    m_statistics->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_statistics->setWordWrap(true);
    setTextRole(m_statistics, TextRole::Quiet);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_lookTitle, 0, 0);
    grid->addLayout(looks, 0, 1);
    makeAxes(*grid);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 4);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addWidget(m_statistics);
    layout->addLayout(grid);
    layout->addStretch();
    layout->addWidget(m_range);
    retranslate();
}

void TensorSide::makeAxes(QGridLayout& grid)
{
    int row = 1; // below the looks
    const auto add = [&grid, &row](QLabel* title, QWidget* control, const QString& name) {
        control->setObjectName(name);
        title->setBuddy(control);
        grid.addWidget(title, row, 0);
        grid.addWidget(control, row++, 1);
    };
    add(m_rowTitle, m_rows, QStringLiteral("inspectRows"));
    add(m_columnTitle, m_columns, QStringLiteral("inspectColumns"));
    for (QComboBox* box : {m_rows, m_columns})
        connect(box, &QComboBox::activated, this, [this, box] { chooseAxis(box); });
    for (int axis = 0; axis < gpu::kMaxRank; ++axis) {
        auto* box = new QSpinBox(this);
        m_axisTitles.push_back(new QLabel(this));
        m_indices.push_back(box);
        add(m_axisTitles.back(), box, QStringLiteral("inspectIndex%1").arg(axis));
        connect(box, &QSpinBox::valueChanged, this, [this, axis](int index) {
            m_choice.indices[static_cast<size_t>(axis)] = index;
            emit chosen(m_choice);
        });
    }
}

void TensorSide::chooseAxis(const QComboBox* box)
{
    int& mine = box == m_rows ? m_choice.rowAxis : m_choice.columnAxis;
    int& other = box == m_rows ? m_choice.columnAxis : m_choice.rowAxis;
    const int wanted = box->currentData().toInt();
    if (other == wanted)
        other = mine; // they change places
    mine = wanted;
    emit chosen(m_choice);
}

QSpinBox* TensorSide::indexBox(int axis) const { return m_indices[static_cast<size_t>(axis)]; }

QString TensorSide::statistics() const { return m_statistics->text(); }

void TensorSide::setTitle(const QString& title)
{
    m_title = title;
    refreshTitle();
}

void TensorSide::refreshTitle()
{
    m_name->setToolTip(m_title);
    m_name->setText(m_name->fontMetrics().elidedText(m_title, Qt::ElideLeft, m_name->width()));
}

bool TensorSide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::Resize)
        refreshTitle();
    return QWidget::eventFilter(watched, event);
}

void TensorSide::setRange(const std::optional<TensorRange>& range)
{
    m_range->setVisible(range.has_value());
    if (range)
        m_range->setRange(*range);
}

void TensorSide::setAxes(const gpu::Shape& shape, const core::onnx::SliceChoice& choice)
{
    m_shape = shape;
    m_choice = choice;
    m_choice.indices.resize(static_cast<size_t>(std::max(shape.rank(), 0)));
    refreshAxes();
}

void TensorSide::refreshAxes()
{
    const bool chooses = m_shape.rank() > 2;
    for (QComboBox* box : {m_rows, m_columns}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (int axis = 0; axis < m_shape.rank(); ++axis)
            box->addItem(tr("axis %1 (%2)").arg(axis).arg(m_shape[axis]), axis);
        box->setCurrentIndex(box->findData(box == m_rows ? m_choice.rowAxis : m_choice.columnAxis));
        box->setVisible(chooses);
    }
    m_rowTitle->setVisible(chooses);
    m_columnTitle->setVisible(chooses);
    for (int axis = 0; axis < gpu::kMaxRank; ++axis) {
        const auto place = static_cast<size_t>(axis);
        const bool held = axis < m_shape.rank() && axis != m_choice.rowAxis && axis != m_choice.columnAxis;
        QSpinBox* box = m_indices[place];
        const QSignalBlocker blocker(box);
        box->setRange(0, held ? static_cast<int>(std::clamp<int64_t>(m_shape[axis] - 1, 0, 1 << 30)) : 0);
        box->setValue(held ? static_cast<int>(m_choice.indices[place]) : 0);
        box->setVisible(held && m_shape[axis] > 1);
        box->setSuffix(held ? tr(" of %1").arg(m_shape[axis]) : QString());
        box->setAccessibleName(tr("Index of axis %1").arg(axis));
        m_axisTitles[place]->setVisible(held && m_shape[axis] > 1);
        m_axisTitles[place]->setText(tr("axis %1").arg(axis));
    }
}

void TensorSide::setStatistics(const std::optional<core::onnx::TensorStats>& statistics)
{
    m_values = statistics;
    refreshStatistics();
}

void TensorSide::refreshStatistics()
{
    if (!m_values) {
        m_statistics->clear();
        return;
    }
    QString text = tr("%1 values: smallest %2, largest %3, mean %4")
                       .arg(QLocale().toString(static_cast<qlonglong>(m_values->count)), numberText(m_values->smallest),
                            numberText(m_values->largest), numberText(m_values->mean));
    text += m_values->notNumbers > 0 ? tr(", %1 not a number").arg(m_values->notNumbers) : tr(", none of them NaN");
    if (m_values->infinities > 0)
        text += tr(", %1 infinite").arg(m_values->infinities);
    m_statistics->setText(text);
}

void TensorSide::retranslate()
{
    m_lookTitle->setText(tr("Seen as"));
    m_rowTitle->setText(tr("Rows"));
    m_columnTitle->setText(tr("Columns"));
    m_rows->setAccessibleName(tr("Rows"));
    m_columns->setAccessibleName(tr("Columns"));
    refreshAxes();
    refreshStatistics();
}

void TensorSide::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
