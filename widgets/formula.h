#pragma once
// Formulas as rich text that QLabel and QTextDocument set: italics, indices, sums and fractions.

#include <vector>

#include <QColor>
#include <QString>

namespace widgets {

/// What stands in one line of a formula: a text, or a fraction.
struct FormulaPart {
    QString over;  ///< rich text; of a fraction the numerator
    QString under; ///< rich text of the denominator; empty: no fraction
};

using FormulaLine = std::vector<FormulaPart>;

namespace formula {

/// Text as it is, with what HTML would take for its own made harmless.
QString text(const QString& plain);
/// A quantity in italics, with an index or without.
QString symbol(const QString& name, const QString& index = {});
/// The sum sign over an index.
QString sum(const QString& index);
/// A whole number in groups of three, thin spaces between them.
QString number(qint64 value);
/// A number with so many decimals and a true minus sign.
QString number(double value, int decimals);
/// In brackets.
QString grouped(const QString& inner);

/// One line of rich text. Fractions are tables: their bar has the colour `bar`.
QString toRichText(const FormulaLine& line, const QColor& bar);
/// The same in one line of plain text, for screen readers and the clipboard.
QString toPlainText(const FormulaLine& line);

} // namespace formula
} // namespace widgets
