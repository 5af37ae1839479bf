// Formulas as rich text, and those of the metrics with their numbers.

#include <QLabel>
#include <QTest>
#include <QTextDocumentFragment>

#include "widgets/formula_label.h"
#include "widgets/panes/segment/metric_formulas.h"

using core::segment::Evaluation;
using widgets::segment::formulaOf;
using widgets::segment::Metric;
using widgets::segment::MetricCell;
using widgets::segment::MetricFormula;

namespace {

/// Truth 0: 50 right, 10 given to 1. Truth 1: 5 given to 0, 1435 right. Label 4 only in the prediction, 9 ignored.
Evaluation example()
{
    Evaluation evaluation;
    evaluation.matrix = {{0, 1, 4, 9}, {50, 10, 0, 0, 5, 1435, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}};
    evaluation.bands = {{8, 9, 5}, {60, 40, 20}, {0, 2, 0}, {}};
    evaluation.bandWidth = 4;
    evaluation.metrics = core::segment::computeMetrics(evaluation.matrix, evaluation.bands);
    return evaluation;
}

const widgets::segment::ClassWords kWords({{1, "leaf <old>"}}, false);

QString numbersOf(const MetricFormula& formula) { return widgets::formula::toPlainText(formula.lines.at(1)); }
QString namesOf(const MetricFormula& formula) { return widgets::formula::toPlainText(formula.lines.at(0)); }

} // namespace

class TestFormula : public QObject {
    Q_OBJECT

private slots:
    void numbersAreGroupedByThinSpaces()
    {
        QCOMPARE(widgets::formula::number(qint64{0}), QString("0"));
        QCOMPARE(widgets::formula::number(qint64{123}), QString("123"));
        QCOMPARE(widgets::formula::number(qint64{1234567}), QString::fromUtf8("1\u2009234\u2009567"));
        QCOMPARE(widgets::formula::number(qint64{-123}), QString::fromUtf8("\u2212123"));
        QCOMPARE(widgets::formula::number(qint64{-1234}), QString::fromUtf8("\u22121\u2009234"));
        QCOMPARE(widgets::formula::number(-0.5, 2), QString::fromUtf8("\u22120.50"));
        QCOMPARE(widgets::formula::number(-0.005, 2), QString::fromUtf8("\u22120.01"));
        QCOMPARE(widgets::formula::number(-0.001, 2), QString("0.00"));
    }

    void fractionsHaveABarInTheColourOfTheText()
    {
        const QString rich = widgets::formula::toRichText({{"a", {}}, {"b", "c"}}, QColor("#123456"));
        QVERIFY(rich.contains("border-bottom:1px solid #123456"));
        QCOMPARE(widgets::formula::toPlainText({{"a", {}}, {"b", "c"}}), QString("a (b) / (c)"));
        QCOMPARE(widgets::formula::text("a<b"), QString("a&lt;b"));
    }

    void metricsShowTheirNumbers_data()
    {
        QTest::addColumn<int>("metric");
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("numbers");
        const auto row = [](const char* name, Metric metric, int index, const char* names, const char* numbers) {
            QTest::newRow(name) << static_cast<int>(metric) << index << QString::fromUtf8(names)
                                << QString::fromUtf8(numbers);
        };
        row("IoU", Metric::Iou, 1, "IoU = (p_ii) / (∑_j\u2009p_ij + ∑_j\u2009p_ji − p_ii)",
            "= (1\u2009435) / (1\u2009442 + 1\u2009445 − 1\u2009435) = 0.9883");
        row("Dice", Metric::Dice, 0, "Dice = (2 · p_ii) / (∑_j\u2009p_ij + ∑_j\u2009p_ji)",
            "= (2 · 50) / (60 + 55) = 0.8696");
        row("precision", Metric::Precision, 0, "Precision = (p_ii) / (∑_j\u2009p_ji)", "= (50) / (55) = 0.9091");
        row("recall", Metric::Recall, 0, "Recall = (p_ii) / (∑_j\u2009p_ij)", "= (50) / (60) = 0.8333");
        row("no recall", Metric::Recall, 2, "Recall = (p_ii) / (∑_j\u2009p_ij)", "= (0) / (0) : not defined");
        row("boundary", Metric::BoundaryIou, 1, "Boundary IoU = (|G_d ∩ P_d|) / (|G_d ∪ P_d|)",
            "= (20) / (60 + 40 − 20) = 0.2500");
        row("pixels", Metric::Pixels, 1, "∑_j\u2009p_ij", "= 1\u2009442");
        row("predicted", Metric::PredictedPixels, 2, "∑_j\u2009p_ji", "= 2");
        row("pixel accuracy", Metric::PixelAccuracy, -1, "PA = (∑_i\u2009p_ii) / (∑_i\u2009∑_j\u2009p_ij)",
            "= (1\u2009485) / (1\u2009502) = 0.9887");
        row("mean pixel accuracy", Metric::MeanPixelAccuracy, -1, "MPA = (∑_i\u2009Recall_i) / (K)",
            "= (0.8333 + 0.9951) / (2) = 0.9142");
        row("mean IoU", Metric::MeanIou, -1, "MIoU = (∑_i\u2009IoU_i) / (K)",
            "= (0.7692 + 0.9883 + 0.0000) / (3) = 0.5858");
        row("frequency-weighted", Metric::FrequencyWeightedIou, -1,
            "FWIoU = (∑_i\u2009(∑_j\u2009p_ij) · IoU_i) / (∑_i\u2009∑_j\u2009p_ij)",
            "= (60 · 0.7692 + 1\u2009442 · 0.9883) / (1\u2009502) = 0.9795");
    }

    void metricsShowTheirNumbers()
    {
        QFETCH(int, metric);
        QFETCH(int, index);
        QFETCH(QString, names);
        QFETCH(QString, numbers);
        const MetricCell cell{static_cast<Metric>(metric),
                              index < 0 ? std::nullopt : std::optional(static_cast<size_t>(index))};
        const MetricFormula formula = formulaOf(example(), cell, kWords);
        QCOMPARE(namesOf(formula), names);
        QCOMPARE(numbersOf(formula), numbers);
    }

    void theLastNumberIsTheMetric()
    {
        const Evaluation evaluation = example();
        const auto check = [&](const MetricCell& cell) {
            const auto ratio = widgets::segment::ratioOf(evaluation, cell);
            if (ratio)
                QVERIFY(numbersOf(formulaOf(evaluation, cell, kWords))
                            .endsWith(QStringLiteral("= %1").arg(QString::number(*ratio, 'f', 4))));
        };
        for (const Metric metric : widgets::segment::kOverallMetrics)
            check({metric, {}});
        for (const Metric metric : widgets::segment::kClassMetrics)
            for (size_t i = 0; i < evaluation.matrix.classes.size(); ++i)
                check({metric, i});
    }

    void manyTermsAreShortened()
    {
        Evaluation evaluation;
        for (uint32_t label = 0; label < 9; ++label)
            evaluation.matrix.classes.push_back(label);
        evaluation.matrix.counts.assign(81, 1);
        evaluation.metrics = core::segment::computeMetrics(evaluation.matrix, {});
        QCOMPARE(numbersOf(formulaOf(evaluation, {Metric::MeanIou, {}}, {})),
                 QString::fromUtf8("= (0.0588 + 0.0588 + … + 0.0588) / (9) = 0.0588"));
    }

    void whatIsLeftOutIsTold()
    {
        const Evaluation evaluation = example();
        const auto reason = [&](Metric metric, std::optional<size_t> index) {
            return widgets::segment::reasonOf(evaluation, {metric, index}, 9, kWords);
        };
        QCOMPARE(reason(Metric::Iou, 3), QString("left out: its pixels are ignored"));
        QCOMPARE(reason(Metric::MeanIou, {}), QString("Left out of the mean: class 9."));
        QCOMPARE(reason(Metric::MeanPixelAccuracy, {}), QString("Left out of the mean: class 4, class 9."));
        QVERIFY(reason(Metric::Recall, 2).startsWith("The truth has no pixel of this class"));
        QCOMPARE(reason(Metric::Iou, 0), QString());
        QCOMPARE(reason(Metric::PixelAccuracy, {}), QString());
    }

    void namesOfClassesAreShownAsTheyAre()
    {
        const MetricFormula formula = formulaOf(example(), {Metric::Iou, 1}, kWords);
        QCOMPARE(formula.heading, QString("IoU of 1 leaf <old>"));
        widgets::FormulaLabel label;
        label.setFormula(formula.heading, formula.lines);
        QCOMPARE(label.heading(), QString("IoU of 1 leaf <old>"));
        QVERIFY(label.accessibleName().startsWith("IoU of 1 leaf <old>: IoU = "));
    }

    /// The label's height follows from its width alone: nothing jumps when another formula is shown.
    void itsHeightDoesNotDependOnTheFormula()
    {
        widgets::FormulaLabel label;
        label.resize(700, 80);
        const int wide = label.heightForWidth(700);
        const int narrow = label.heightForWidth(300);
        QVERIFY(narrow > wide);
        for (const Metric metric : widgets::segment::kOverallMetrics) {
            const MetricFormula formula = formulaOf(example(), {metric, {}}, kWords);
            label.setFormula(formula.heading, formula.lines);
            QCOMPARE(label.heightForWidth(700), wide);
            for (const int width : {300, 700}) {
                label.resize(width, label.heightForWidth(width));
                const auto texts = label.findChildren<QLabel*>();
                QVERIFY2(texts[1]->heightForWidth(width) <= label.height() ||
                             texts[1]->sizeHint().height() + texts[0]->sizeHint().height() + 2 <= label.height(),
                         qPrintable(formula.heading));
            }
        }
    }
};

QTEST_MAIN(TestFormula)
#include "tst_formula.moc"
