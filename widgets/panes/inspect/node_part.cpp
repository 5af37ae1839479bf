#include "widgets/panes/inspect/node_part.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include "core/onnx/model.h"
#include "widgets/action_button.h"
#include "widgets/panes/inspect/node_words.h"

namespace widgets::inspect {

using core::onnx::Attribute;
using core::onnx::NodeFate;
using core::onnx::NodeSummary;

namespace {

constexpr qsizetype kMostText = 60;
constexpr size_t kMostNumbers = 8;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString shortened(const QString& words)
{
    return words.size() <= kMostText ? words : words.left(kMostText) + QChar(0x2026);
}

template <typename T>
QString listText(const std::vector<T>& values)
{
    QStringList words;
    for (size_t k = 0; k < values.size() && k < kMostNumbers; ++k) {
        if constexpr (std::is_same_v<T, std::string>)
            words << text(values[k]);
        else
            words << QString::number(values[k]);
    }
    if (values.size() > kMostNumbers)
        words << QStringLiteral("…");
    return words.join(QStringLiteral(", "));
}

QString attributeText(const Attribute& attribute)
{
    return std::visit(
        [](const auto& value) -> QString {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, int64_t> || std::is_same_v<T, float>)
                return QString::number(value);
            else if constexpr (std::is_same_v<T, std::string>)
                return shortened(text(value));
            else if constexpr (std::is_same_v<T, core::onnx::HostTensor>)
                return typeText(value.info());
            else if constexpr (std::is_same_v<T, core::onnx::UnsupportedAttribute>)
                return text(value.kind);
            else
                return listText(value);
        },
        attribute);
}

} // namespace

NodePart::NodePart(InspectDocument& document, ActionTable& actions, QWidget* parent)
    : QWidget(parent), m_document(document), m_text(new QLabel(this)), m_tap(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_tap);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("inspectNode"));
    m_tap->setObjectName(QStringLiteral("inspectTap"));
    followAction(m_tap, actions.action("inspect.tap"));
    connect(&m_document, &InspectDocument::modelChanged, this, &NodePart::refresh);
    connect(&m_document, &InspectDocument::selectionChanged, this, &NodePart::refresh);
    refresh();
}

QString NodePart::text() const { return m_text->text(); }

QString NodePart::kernelLine(const core::onnx::ModelSummary& summary, const NodeSummary& node)
{
    const QString kernels = kernelText(summary, node);
    return kernels.isEmpty() ? tr("Runs as a view of the same memory") : tr("Kernels: %1").arg(kernels);
}

void NodePart::refresh()
{
    const auto model = m_document.model();
    if (!model || m_document.selected() < 0) {
        m_text->setText(tr("Select a node in the table."));
        return;
    }
    const auto index = static_cast<size_t>(m_document.selected());
    const NodeSummary& node = model->summary.nodes[index];
    const core::onnx::Node& source = model->model->graph().nodes[index];
    using inspect::text;
    QStringList lines{text(node.name), tr("%1, %2").arg(operatorText(node), stateText(node.fate))};
    if (node.fate == NodeFate::Unsupported)
        lines << reasonText(node);
    QStringList inputs;
    for (const std::string& input : source.inputs)
        inputs << (input.empty() ? QStringLiteral("–") : text(input));
    if (!inputs.isEmpty())
        lines << tr("Inputs: %1").arg(inputs.join(QStringLiteral(", ")));
    lines << tr("Outputs: %1").arg(listText(source.outputs));
    for (const auto& [name, value] : source.attributes)
        lines << QStringLiteral("%1 = %2").arg(text(name), attributeText(value));
    if (node.cost && node.cost->operations > 0) {
        const QString operations = countText(static_cast<double>(node.cost->operations)) +
                                   (node.cost->operations < 1000 ? QStringLiteral(" FLOP") : QStringLiteral("FLOP"));
        lines << (node.cost->multiplyAdds == 0
                      ? operations
                      : tr("%1, of which %2 multiply-adds count twice")
                            .arg(operations, countText(static_cast<double>(node.cost->multiplyAdds))));
    }
    if (!node.groups.empty()) {
        const core::onnx::GroupSummary& group = model->summary.groups[static_cast<size_t>(node.group())];
        if (group.members.size() > 1)
            lines << tr("One of %1 nodes fused into %2").arg(group.members.size()).arg(text(group.opType));
        if (model->summary.plan)
            lines << kernelLine(model->summary, node);
    }
    m_text->setText(lines.join(QLatin1Char('\n')));
}

void NodePart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace widgets::inspect
