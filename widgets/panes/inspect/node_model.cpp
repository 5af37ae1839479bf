#include "widgets/panes/inspect/node_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/onnx/summary_table.h"
#include "widgets/panes/inspect/node_words.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::inspect {

using core::onnx::GroupSummary;
using core::onnx::NodeFate;
using core::onnx::NodeSummary;

namespace {

const QString kNothing = QStringLiteral("–");

bool isNumeric(int column)
{
    return column == NodeModel::Number || (column >= NodeModel::Time && column <= NodeModel::Memory);
}

QVariant alignmentOf(int column)
{
    return QVariant(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

void NodeModel::setModel(std::shared_ptr<const OpenModel> model)
{
    const bool sameNodes = m_model && model && m_model->model == model->model;
    if (!sameNodes)
        beginResetModel();
    m_model = std::move(model);
    if (!sameNodes)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

void NodeModel::setTimes(const core::onnx::PlanTimes* times)
{
    m_times.clear();
    m_total = 0;
    if (times && m_model && !times->nodes.empty()) {
        m_times = core::onnx::nodeTimes(m_model->summary, times->nodes);
        m_total = std::accumulate(times->nodes.begin(), times->nodes.end(), 0.0);
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

void NodeModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int NodeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->summary.nodes.size());
}

double NodeModel::timeOf(int row) const
{
    const auto node = static_cast<size_t>(row);
    if (m_times.empty())
        return -1;
    // Nothing runs for a view: no time, rather than 0.
    const bool isView =
        m_model->summary.plan && core::onnx::kernelsOf(m_model->summary, m_model->summary.nodes[node]).empty();
    return isView ? -1 : m_times[node];
}

int NodeModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString NodeModel::text(int row, int column) const
{
    const NodeSummary& node = m_model->summary.nodes[static_cast<size_t>(row)];
    const GroupSummary* group =
        node.groups.empty() ? nullptr : &m_model->summary.groups[static_cast<size_t>(node.group())];
    switch (column) {
    case Number:
        return QString::number(row);
    case Name:
        return QString::fromStdString(node.name);
    case Operator:
        return operatorText(node);
    case Shape:
        return node.info.valid() ? shapeText(node.info.shape) : kNothing;
    case Parameters:
        return node.parameters == 0 ? kNothing : countText(static_cast<double>(node.parameters));
    case Operations:
        return !node.cost || node.cost->operations == 0 ? kNothing
                                                        : countText(static_cast<double>(node.cost->operations));
    case Memory:
        return node.activationBytes == 0 ? kNothing : bytesText(static_cast<double>(node.activationBytes));
    case FusedInto:
        if (node.fate != NodeFate::Kept)
            return stateText(node.fate);
        return group && group->members.size() > 1
                   ? QString::fromStdString(group->opType) + QStringLiteral(" #%1").arg(node.group())
                   : kNothing;
    case Kernel: {
        if (!group || !m_model->summary.plan)
            return kNothing;
        const QString kernels = kernelText(m_model->summary, node);
        return kernels.isEmpty() ? tr("a view") : kernels;
    }
    case Time: {
        const double time = timeOf(row);
        return time < 0 ? kNothing : QString::number(time, 'f', 3);
    }
    default:
        return {};
    }
}

QVariant NodeModel::value(int row, int column) const
{
    const NodeSummary& node = m_model->summary.nodes[static_cast<size_t>(row)];
    switch (column) {
    case Number:
        return row;
    case Shape:
        return node.info.valid() ? QVariant(static_cast<qlonglong>(node.info.shape.elementCount())) : QVariant();
    case Parameters:
        return static_cast<qlonglong>(node.parameters);
    case Operations:
        return node.cost ? QVariant(static_cast<double>(node.cost->operations)) : QVariant();
    case Memory:
        return static_cast<qulonglong>(node.activationBytes);
    case Time: {
        const double time = timeOf(row);
        return time < 0 ? QVariant() : QVariant(time);
    }
    default: {
        const QString words = text(row, column);
        return words == kNothing ? QVariant() : QVariant(words);
    }
    }
}

QString NodeModel::toolTip(int row, int column) const
{
    const NodeSummary& node = m_model->summary.nodes[static_cast<size_t>(row)];
    if (node.fate == NodeFate::Unsupported)
        return reasonText(node);
    if (column == Operations && node.cost && node.cost->multiplyAdds > 0)
        return tr("%1 multiply-adds, which count twice").arg(countText(static_cast<double>(node.cost->multiplyAdds)));
    if ((column == FusedInto || column == Time) && !node.groups.empty()) {
        const GroupSummary& group = m_model->summary.groups[static_cast<size_t>(node.group())];
        QStringList members;
        for (const size_t member : group.members)
            members << QString::fromStdString(m_model->summary.nodes[member].name);
        return members.size() > 1 ? tr("Runs as one: %1").arg(members.join(QStringLiteral(", "))) : QString();
    }
    return column == Name || column == Operator || column == Kernel ? text(row, column) : QString();
}

QVariant NodeModel::data(const QModelIndex& index, int role) const
{
    if (!m_model || !index.isValid())
        return {};
    const NodeSummary& node = m_model->summary.nodes[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case kValueRole:
        return value(index.row(), index.column());
    case kShareRole:
        return m_total > 0 && index.column() == Time && timeOf(index.row()) >= 0 ? timeOf(index.row()) / m_total : -1.0;
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::ForegroundRole:
        if (node.fate == NodeFate::Unsupported)
            return tokens().danger;
        return node.fate == NodeFate::Kept ? QVariant() : QVariant(tokens().quietText);
    default:
        return {};
    }
}

QVariant NodeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static constexpr std::array<std::pair<const char*, const char*>, kColumns> kHeads{{
        {QT_TR_NOOP("No."), QT_TR_NOOP("Place in the file")},
        {QT_TR_NOOP("Node"), QT_TR_NOOP("The node's name in the file")},
        {QT_TR_NOOP("Operator"), QT_TR_NOOP("What it computes")},
        {QT_TR_NOOP("Output"), QT_TR_NOOP("Shape of its first output")},
        {QT_TR_NOOP("Time (ms)"),
         QT_TR_NOOP("On the device, the median of five runs; of fused nodes at the last of them")},
        {QT_TR_NOOP("FLOPs"), QT_TR_NOOP("Operations of one run; a multiply-add counts as two")},
        {QT_TR_NOOP("Parameters"), QT_TR_NOOP("Weights that no node before it uses")},
        {QT_TR_NOOP("Memory"), QT_TR_NOOP("What its outputs take if they are all kept")},
        {QT_TR_NOOP("Fused into"), QT_TR_NOOP("What it runs as, together with others")},
        {QT_TR_NOOP("Kernel"), QT_TR_NOOP("The compute kernels that run it")},
    }};
    const auto& [title, meaning] = kHeads[static_cast<size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return tr(title);
    case Qt::ToolTipRole:
        return tr(meaning);
    case Qt::TextAlignmentRole:
        return alignmentOf(section);
    case Qt::InitialSortOrderRole: // of numbers the largest first; the places are in order already
        return section >= Time && section <= Memory ? Qt::DescendingOrder : Qt::AscendingOrder;
    default:
        return {};
    }
}

void NodeFilter::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void NodeFilter::setOnlyUnsupported(bool only)
{
    m_onlyUnsupported = only;
    invalidateFilter();
}

bool NodeFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* nodes = static_cast<const NodeModel*>(sourceModel());
    if (m_onlyUnsupported && nodes->model()->summary.nodes[static_cast<size_t>(row)].fate != NodeFate::Unsupported)
        return false;
    QString text;
    if (!m_words.isEmpty())
        for (const int column :
             {NodeModel::Name, NodeModel::Operator, NodeModel::Shape, NodeModel::FusedInto, NodeModel::Kernel})
            text += nodes->index(row, column, parent).data().toString() + QLatin1Char('\n');
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool NodeFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(NodeModel::kValueRole);
    const QVariant b = right.data(NodeModel::kValueRole);
    if (a.isValid() != b.isValid()) // nothing comes last, whichever way round
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (a.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return a.toDouble() < b.toDouble();
}

} // namespace widgets::inspect
