#include "widgets/panes/inspect/summary_header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/panes/inspect/node_words.h"
#include "widgets/theme.h"

namespace widgets::inspect {

using core::onnx::ModelSummary;
using core::onnx::NodeFate;

SummaryHeader::SummaryHeader(InspectDocument& document, QWidget* parent) : QWidget(parent), m_document(document)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 8);
    row->setSpacing(32);
    for (size_t figure = 0; figure < kFigures; ++figure) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        m_titles[figure] = new QLabel(this);
        m_values[figure] = new QLabel(this);
        setTextRole(m_titles[figure], TextRole::Quiet);
        setTextRole(m_values[figure], TextRole::Heading);
        column->addWidget(m_titles[figure]);
        column->addWidget(m_values[figure]);
        row->addLayout(column);
    }
    row->addStretch();
    connect(&m_document, &InspectDocument::modelChanged, this, &SummaryHeader::refresh);
    connect(&m_document, &InspectDocument::timesChanged, this, &SummaryHeader::refresh);
    refresh();
}

void SummaryHeader::set(Figure figure, const QString& title, const QString& value, const QString& meaning)
{
    m_titles[figure]->setText(title);
    m_values[figure]->setText(value);
    m_titles[figure]->setToolTip(meaning);
    m_values[figure]->setToolTip(meaning);
}

void SummaryHeader::refresh()
{
    const auto model = m_document.model();
    if (!model)
        return;
    const ModelSummary& summary = model->summary;
    const QString unknown = QStringLiteral("–");
    const int unsupported = summary.count(NodeFate::Unsupported);
    QString nodes = tr("%1 as %2").arg(summary.nodes.size()).arg(summary.groups.size());
    if (unsupported > 0)
        nodes += QStringLiteral("  ") + tr("(%1 not supported)").arg(unsupported);
    set(Nodes, tr("Nodes"), nodes,
        tr("%1 of them run, fused into %2; %3 are computed once, %4 change nothing, %5 are not needed")
            .arg(summary.count(NodeFate::Kept))
            .arg(summary.groups.size())
            .arg(summary.count(NodeFate::Folded))
            .arg(summary.count(NodeFate::Dropped))
            .arg(summary.count(NodeFate::Unused)));
    set(Parameters, tr("Parameters"), countText(static_cast<double>(summary.parameterCount())),
        tr("%1 in the file").arg(bytesText(static_cast<double>(summary.parameterBytes()))));
    const double operations = static_cast<double>(summary.cost.operations);
    set(Operations, tr("Operations"),
        countText(operations) + (operations < 999.5 ? QStringLiteral(" FLOP") : QStringLiteral("FLOP")),
        tr("Of one run; %1 multiply-adds, which count twice")
            .arg(countText(static_cast<double>(summary.cost.multiplyAdds))));
    set(Activations, tr("Activations"), bytesText(static_cast<double>(summary.activationBytes)),
        tr("If every node kept its result"));
    set(Arena, tr("Memory planned"), summary.plan ? bytesText(static_cast<double>(summary.plan->arenaBytes)) : unknown,
        tr("What the results take here: those that do not live at the same time share it"));
    const core::onnx::PlanTimes* times = m_document.times();
    m_values[Time]->setText(tr("%1 ms").arg(0));
    m_values[Time]->setMinimumHeight(m_values[Time]->sizeHint().height()); // nothing jumps when a time comes in
    set(Time, tr("One run"),
        times ? tr("%1 ms").arg(times->milliseconds, 0, 'f', times->milliseconds < 100 ? 1 : 0) : unknown,
        times ? tr("On %1, the median of %2; %3 ms of it in kernels")
                    .arg(model->device)
                    .arg(times->runs)
                    .arg(times->onDevice, 0, 'f', 1)
              : tr("Run the model to see it"));
}

QString SummaryHeader::text() const
{
    QStringList parts;
    for (size_t figure = 0; figure < kFigures; ++figure)
        parts << m_titles[figure]->text() + QStringLiteral(": ") + m_values[figure]->text();
    return parts.join(QStringLiteral("; "));
}

void SummaryHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace widgets::inspect
