#include "widgets/panes/inspect/node_words.h"

#include <array>
#include <cmath>

#include <QCoreApplication>

#include "core/onnx/summary_table.h"
#include "widgets/size_text.h"

namespace widgets::inspect {

namespace {

constexpr QChar kTimes(0x00D7);

QString typeName(core::onnx::ElementType type)
{
    const std::string_view name = core::onnx::toString(type);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// Context of the texts of this file for translators.
struct InspectWords {
    Q_DECLARE_TR_FUNCTIONS(InspectWords)
};

} // namespace

QString figuresText(double value)
{
    const int digits = value >= 99.95 || value == std::floor(value) ? 0 : value >= 9.995 ? 1 : 2;
    return QString::number(value, 'f', digits);
}

QString countText(double value)
{
    static constexpr std::array<const char*, 6> kPrefixes{"", " k", " M", " G", " T", " P"};
    size_t prefix = 0;
    for (; value >= 999.5 && prefix + 1 < kPrefixes.size(); ++prefix)
        value /= 1000;
    return figuresText(value) + QLatin1String(kPrefixes[prefix]);
}

QString bytesText(double value)
{
    static constexpr std::array<const char*, 5> kUnits{" B", " KiB", " MiB", " GiB", " TiB"};
    size_t unit = 0;
    for (; value >= 1023.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1024;
    return figuresText(value) + QLatin1String(kUnits[unit]);
}

QString operatorText(const core::onnx::NodeSummary& node) { return QString::fromStdString(core::onnx::fullType(node)); }

QString shapeText(const gpu::Shape& shape)
{
    return shape.rank() == 0 ? InspectWords::tr("scalar") : sizeText(QString::fromStdString(shape.toString()));
}

QString typeText(const core::onnx::TensorInfo& info)
{
    return QStringLiteral("%1[%2]").arg(typeName(info.type), shapeText(info.shape));
}

QString typeText(const core::onnx::ValueInfo& value)
{
    QStringList extents;
    for (const core::onnx::Dimension& dimension : value.dimensions)
        extents << (dimension.value >= 0       ? QString::number(dimension.value)
                    : dimension.symbol.empty() ? QStringLiteral("?")
                                               : QString::fromStdString(dimension.symbol));
    return QStringLiteral("%1[%2]").arg(typeName(value.type),
                                        value.hasShape ? extents.join(kTimes) : QStringLiteral("…"));
}

QString kernelText(const core::onnx::ModelSummary& summary, const core::onnx::NodeSummary& node)
{
    QString text = QString::fromStdString(core::onnx::kernelText(core::onnx::kernelsOf(summary, node)));
    return text.replace(QLatin1String(" x "), QStringLiteral(" %1 ").arg(kTimes));
}

QString stateText(core::onnx::NodeFate fate)
{
    using core::onnx::NodeFate;
    switch (fate) {
    case NodeFate::Kept:
        return InspectWords::tr("runs");
    case NodeFate::Folded:
        return InspectWords::tr("computed once");
    case NodeFate::Dropped:
        return InspectWords::tr("changes nothing");
    case NodeFate::Unused:
        return InspectWords::tr("not needed");
    case NodeFate::Behind:
        return InspectWords::tr("behind an unsupported node");
    case NodeFate::Unsupported:
        return InspectWords::tr("not supported");
    }
    return {};
}

QString reasonText(const core::onnx::NodeSummary& node)
{
    return node.reason.empty() ? InspectWords::tr("This operator is not known here.")
                               : QString::fromStdString(node.reason);
}

} // namespace widgets::inspect
