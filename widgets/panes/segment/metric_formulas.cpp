#include "widgets/panes/segment/metric_formulas.h"

#include <QCoreApplication>
#include <QStringList>

namespace widgets::segment {

namespace {

using core::segment::BandCounts;
using core::segment::ClassMetrics;
using core::segment::ConfusionMatrix;
using core::segment::Evaluation;
using formula::grouped;
using formula::number;
using formula::sum;
using formula::symbol;

constexpr int kDecimals = 4;
const QString kPlus = QStringLiteral(" + ");
const QString kMinus = QStringLiteral(" − ");
const QString kDot = QStringLiteral(" · ");
const FormulaPart kEquals{QStringLiteral("="), {}};

class MetricFormulaWords {
    Q_DECLARE_TR_FUNCTIONS(MetricFormulaWords)
};

FormulaPart part(const QString& rich) { return {rich, {}}; }

QString right() { return symbol(QStringLiteral("p"), QStringLiteral("ii")); }
QString inTruth() { return sum(QStringLiteral("j")) + symbol(QStringLiteral("p"), QStringLiteral("ij")); }
QString inPrediction() { return sum(QStringLiteral("j")) + symbol(QStringLiteral("p"), QStringLiteral("ji")); }
QString overClasses() { return sum(QStringLiteral("i")); }
QString band(const char* set) { return symbol(QString::fromLatin1(set), QStringLiteral("d")); }

/// "= numbers = 0.8731"; a ratio without a value ends in words.
FormulaLine withNumbers(const FormulaPart& numbers, std::optional<double> ratio)
{
    FormulaLine line{kEquals, numbers};
    if (ratio) {
        line.push_back(kEquals);
        line.push_back(part(number(*ratio, kDecimals)));
    } else {
        line.push_back(part(formula::text(MetricFormulaWords::tr(": not defined"))));
    }
    return line;
}

MetricFormula ratio(const QString& heading, const QString& name, const FormulaPart& names, const FormulaPart& numbers,
                    std::optional<double> value)
{
    return {heading, {{part(name), kEquals, names}, withNumbers(numbers, value)}};
}

/// The first two, dots and the last: as many as fit into a line.
QString shortened(const QStringList& terms)
{
    constexpr qsizetype kMost = 3;
    if (terms.size() <= kMost)
        return terms.join(kPlus);
    return terms[0] + kPlus + terms[1] + kPlus + QStringLiteral("…") + kPlus + terms.last();
}

MetricFormula ofClass(const Evaluation& evaluation, const MetricCell& cell, const ClassWords& words)
{
    const ConfusionMatrix& matrix = evaluation.matrix;
    const size_t i = cell.classIndex.value();
    const ClassMetrics& one = evaluation.metrics.perClass.at(i);
    const QString found = number(qint64{matrix.at(i, i)});
    const QString truth = number(qint64{one.pixels});
    const QString predicted = number(qint64{one.predictedPixels});
    const QString heading =
        MetricFormulaWords::tr("%1 of %2").arg(titleOf(cell.metric), words.nameWithLabel(one.label));
    const QString two = QStringLiteral("2");
    switch (cell.metric) {
    case Metric::Pixels:
        return {heading, {{part(inTruth())}, {kEquals, part(truth)}}};
    case Metric::PredictedPixels:
        return {heading, {{part(inPrediction())}, {kEquals, part(predicted)}}};
    case Metric::Recall:
        return ratio(heading, QStringLiteral("Recall"), {right(), inTruth()}, {found, truth}, one.recall);
    case Metric::Precision:
        return ratio(heading, QStringLiteral("Precision"), {right(), inPrediction()}, {found, predicted},
                     one.precision);
    case Metric::Dice:
        return ratio(heading, QStringLiteral("Dice"), {two + kDot + right(), inTruth() + kPlus + inPrediction()},
                     {two + kDot + found, truth + kPlus + predicted}, one.dice);
    case Metric::BoundaryIou: {
        const BandCounts& bands = evaluation.bands.at(i);
        return ratio(MetricFormulaWords::tr("%1, d = %2 px").arg(heading).arg(evaluation.bandWidth),
                     QStringLiteral("Boundary IoU"),
                     {QStringLiteral("|%1 ∩ %2|").arg(band("G"), band("P")),
                      QStringLiteral("|%1 ∪ %2|").arg(band("G"), band("P"))},
                     {number(qint64{bands.both}), number(qint64{bands.truth}) + kPlus +
                                                      number(qint64{bands.predicted}) + kMinus +
                                                      number(qint64{bands.both})},
                     one.boundaryIou);
    }
    default:
        return ratio(heading, QStringLiteral("IoU"), {right(), inTruth() + kPlus + inPrediction() + kMinus + right()},
                     {found, truth + kPlus + predicted + kMinus + found}, one.iou);
    }
}

/// What a mean is over, and how a formula calls it.
struct Mean {
    const char* name;
    const char* ofClass;
    std::optional<double> ClassMetrics::*member;
};

Mean meanOf(Metric metric)
{
    switch (metric) {
    case Metric::MeanPixelAccuracy:
        return {"MPA", "Recall", &ClassMetrics::recall};
    case Metric::MeanDice:
        return {"Mean Dice", "Dice", &ClassMetrics::dice};
    case Metric::MeanPrecision:
        return {"Mean precision", "Precision", &ClassMetrics::precision};
    case Metric::MeanBoundaryIou:
        return {"Mean boundary IoU", "B", &ClassMetrics::boundaryIou};
    default:
        return {"MIoU", "IoU", &ClassMetrics::iou};
    }
}

MetricFormula ofMean(const Evaluation& evaluation, const MetricCell& cell)
{
    const Mean mean = meanOf(cell.metric);
    QStringList terms;
    for (const ClassMetrics& one : evaluation.metrics.perClass)
        if (const std::optional<double>& value = one.*mean.member)
            terms << number(*value, kDecimals);
    QString heading = MetricFormulaWords::tr("%1 over K = %2 classes").arg(titleOf(cell.metric)).arg(terms.size());
    if (cell.metric == Metric::MeanBoundaryIou)
        heading = MetricFormulaWords::tr("%1, d = %2 px").arg(heading).arg(evaluation.bandWidth);
    const QString index = QStringLiteral("<sub><i>i</i></sub>");
    return ratio(heading, QString::fromLatin1(mean.name),
                 {overClasses() + QString::fromLatin1(mean.ofClass) + index, symbol(QStringLiteral("K"))},
                 {terms.isEmpty() ? number(qint64{0}) : shortened(terms), number(qint64{terms.size()})},
                 ratioOf(evaluation, cell));
}

MetricFormula ofPixels(const Evaluation& evaluation, const MetricCell& cell)
{
    const core::segment::SegmentationMetrics& all = evaluation.metrics;
    const QString everything = overClasses() + inTruth();
    const QString pixels = number(qint64{all.pixels});
    if (cell.metric == Metric::PixelAccuracy) {
        qint64 found = 0;
        for (size_t i = 0; i < evaluation.matrix.classes.size(); ++i)
            found += evaluation.matrix.at(i, i);
        return ratio(titleOf(cell.metric), QStringLiteral("PA"), {overClasses() + right(), everything},
                     {number(found), pixels}, all.pixelAccuracy);
    }
    QStringList terms;
    for (const ClassMetrics& one : all.perClass)
        if (one.pixels > 0 && one.iou)
            terms << number(qint64{one.pixels}) + kDot + number(*one.iou, kDecimals);
    return ratio(titleOf(cell.metric), QStringLiteral("FWIoU"),
                 {overClasses() + grouped(inTruth()) + kDot + QStringLiteral("IoU<sub><i>i</i></sub>"), everything},
                 {terms.isEmpty() ? number(qint64{0}) : shortened(terms), pixels}, all.frequencyWeightedIou);
}

} // namespace

MetricFormula formulaOf(const Evaluation& evaluation, const MetricCell& cell, const ClassWords& words)
{
    if (cell.classIndex)
        return ofClass(evaluation, cell, words);
    if (cell.metric == Metric::PixelAccuracy || cell.metric == Metric::FrequencyWeightedIou)
        return ofPixels(evaluation, cell);
    return ofMean(evaluation, cell);
}

MetricFormula formulaOfCell(const Evaluation& evaluation, size_t truth, size_t predicted, const ClassWords& words)
{
    const std::vector<uint32_t>& classes = evaluation.matrix.classes;
    return {MetricFormulaWords::tr("Truth %1, predicted as %2")
                .arg(words.nameWithLabel(classes[truth]), words.nameWithLabel(classes[predicted])),
            {{part(symbol(QStringLiteral("p"), QStringLiteral("ij")))},
             {kEquals, part(number(qint64{evaluation.matrix.at(truth, predicted)}))}}};
}

} // namespace widgets::segment
