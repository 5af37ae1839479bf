#include "widgets/panes/inspect/model_part.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QVBoxLayout>

#include "core/onnx/model.h"
#include "widgets/panes/inspect/node_words.h"
#include "widgets/theme.h"

namespace widgets::inspect {

using core::onnx::Dimension;
using core::onnx::ModelSummary;
using core::onnx::ValueInfo;

namespace {

constexpr int64_t kMostTyped = 16; ///< numbers of an input that may be typed

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isOpen(const ValueInfo& input)
{
    return !input.hasShape || std::any_of(input.dimensions.begin(), input.dimensions.end(),
                                          [](const Dimension& dimension) { return dimension.value < 0; });
}

/// Small vectors may decide shapes: their numbers can be typed.
bool mayDecideShapes(const ValueInfo& input)
{
    return input.hasShape && input.dimensions.size() <= 1 &&
           (input.dimensions.empty() || input.dimensions[0].value <= kMostTyped);
}

/// As it would be typed.
QString typedText(const gpu::Shape& shape)
{
    return text(shape.toString()).replace(QLatin1Char('x'), QLatin1Char(','));
}

/// What was typed, or copied from the table: "1×3×480×640" is "1,3,480,640".
std::string typedNumbers(QString words)
{
    return words.remove(QLatin1Char(' ')).replace(QChar(0x00D7), QLatin1Char(',')).toStdString();
}

/// What a person types is not taken away when the model changes meanwhile.
bool isBeingTyped(const QLineEdit& field) { return field.hasFocus() && field.isModified() && field.isEnabled(); }

} // namespace

ModelPart::ModelPart(InspectDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_facts(new QLabel(this)), m_inputs(new QWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_facts);
    layout->addWidget(m_inputs);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(QStringLiteral("inspectFacts"));
    connect(&m_document, &InspectDocument::modelChanged, this, &ModelPart::refresh);
    connect(&m_document, &InspectDocument::settingsChanged, this, &ModelPart::refresh);
    refresh();
}

QString ModelPart::facts() const { return m_facts->text(); }

QLineEdit* ModelPart::shapeField(const std::string& input) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& one) { return one.input == input; });
    return row == m_rows.end() ? nullptr : row->shape;
}

void ModelPart::makeRows()
{
    const auto model = m_document.model();
    if (m_model == (model ? model->model : nullptr))
        return;
    m_model = model ? model->model : nullptr;
    m_rows.clear();
    delete m_inputs;
    m_inputs = new QWidget(this);
    auto* column = new QVBoxLayout(m_inputs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    layout()->addWidget(m_inputs);
    if (!m_model)
        return;
    for (const ValueInfo& input : m_model->graph().inputs) {
        Row row{input.name, new QLabel(m_inputs)};
        row.name->setWordWrap(true);
        row.name->setTextFormat(Qt::PlainText);
        column->addWidget(row.name);
        const auto field = [&](const char* kind) {
            auto* edit = new QLineEdit(m_inputs);
            edit->setObjectName(QLatin1String(kind) + text(input.name));
            column->addWidget(edit);
            connect(edit, &QLineEdit::editingFinished, this, &ModelPart::commit);
            return edit;
        };
        if (isOpen(input))
            row.shape = field("inspectShape ");
        if (mayDecideShapes(input))
            row.values = field("inspectValues ");
        m_rows.push_back(row);
    }
}

void ModelPart::refresh()
{
    makeRows();
    const auto model = m_document.model();
    if (!model) {
        m_facts->setText(tr("No model is open."));
        return;
    }
    const ModelSummary& summary = model->summary;
    QStringList lines;
    if (!summary.facts.producer.empty())
        lines << tr("Made by %1").arg(text(summary.facts.producer + " " + summary.facts.producerVersion).trimmed());
    QStringList opsets;
    for (const auto& [domain, version] : summary.opsets)
        opsets << QStringLiteral("%1 %2").arg(domain.empty() ? QStringLiteral("ai.onnx") : text(domain)).arg(version);
    lines << tr("Operators: %1; format %2").arg(opsets.join(QStringLiteral(", "))).arg(summary.facts.irVersion);
    for (const core::onnx::ParameterCount& row : summary.parameters) {
        const std::string type(toString(row.type));
        const QString count = countText(static_cast<double>(row.elements));
        const QString bytes = bytesText(static_cast<double>(row.bytes));
        lines << (row.tensors == 1 ? tr("%1 %2 in one tensor, %3").arg(count, text(type), bytes)
                                   : tr("%1 %2 in %3 tensors, %4").arg(count, text(type)).arg(row.tensors).arg(bytes));
    }
    for (const std::string& file : summary.facts.externalFiles)
        lines << tr("Weights also in %1").arg(text(file));
    for (const ValueInfo& output : summary.outputs) {
        const auto info = summary.outputInfos.find(output.name);
        lines << tr("Output %1: %2")
                     .arg(text(output.name),
                          info == summary.outputInfos.end() ? typeText(output) : typeText(info->second));
    }
    m_facts->setText(lines.join(QLatin1Char('\n')));
    const InspectSettings& settings = m_document.settings();
    for (const Row& row : m_rows) {
        const bool ofSentence = model->text && model->text->inputs.contains(row.input);
        const auto input = std::find_if(summary.inputs.begin(), summary.inputs.end(),
                                        [&](const ValueInfo& one) { return one.name == row.input; });
        row.name->setText(tr("Input %1: %2").arg(text(row.input), typeText(*input)));
        if (row.shape) {
            const auto shape = summary.shapes.shapes.find(row.input);
            const auto typed = settings.shapes.find(row.input);
            row.shape->setPlaceholderText(shape == summary.shapes.shapes.end()
                                              ? QStringLiteral("1,3,224,224")
                                              : typedText(shape->second) + QLatin1Char(' ') +
                                                    (ofSentence ? tr("(the sentence's)") : tr("(assumed)")));
            row.shape->setEnabled(!ofSentence); // what was typed holds again without a sentence
            if (!isBeingTyped(*row.shape))
                row.shape->setText(typed == settings.shapes.end() || ofSentence ? QString() : text(typed->second));
            row.shape->setAccessibleName(tr("Shape of %1").arg(text(row.input)));
            row.shape->setToolTip(tr("Whole numbers with commas between them; empty: assumed"));
        }
        if (row.values) {
            const auto typed = settings.values.find(row.input);
            row.values->setPlaceholderText(tr("numbers, if they decide shapes"));
            row.values->setEnabled(!ofSentence);
            if (!isBeingTyped(*row.values))
                row.values->setText(typed == settings.values.end() ? QString() : text(typed->second));
            row.values->setAccessibleName(tr("Numbers of %1").arg(text(row.input)));
            row.values->setToolTip(tr("Numbers with commas between them; empty: not known before the run"));
        }
    }
}

void ModelPart::commit()
{
    InspectSettings settings = m_document.settings();
    const auto take = [](std::map<std::string, std::string>& texts, const std::string& input, const QLineEdit* field) {
        if (field && !field->isEnabled())
            return;
        const std::string typed = field ? typedNumbers(field->text()) : std::string();
        if (typed.empty())
            texts.erase(input);
        else
            texts[input] = typed;
    };
    for (const Row& row : m_rows) {
        for (QLineEdit* field : {row.shape, row.values})
            if (field)
                field->setModified(false);
        take(settings.shapes, row.input, row.shape);
        take(settings.values, row.input, row.values);
    }
    m_document.setSettings(settings);
}

void ModelPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace widgets::inspect
