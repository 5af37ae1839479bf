#pragma once

#include <array>

#include <QWidget>

#include "widgets/panes/inspect/inspect_document.h"

class QLabel;

namespace widgets::inspect {

/// The totals of a model above its nodes: one number with its title for each.
class SummaryHeader : public QWidget {
    Q_OBJECT
public:
    explicit SummaryHeader(InspectDocument& document, QWidget* parent = nullptr);

    /// All numbers with their titles, for tests and screen readers.
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Figure { Nodes, Parameters, Operations, Activations, Arena, Time, kFigures };
    void refresh();
    void set(Figure figure, const QString& title, const QString& value, const QString& meaning);

    InspectDocument& m_document;
    std::array<QLabel*, kFigures> m_titles{};
    std::array<QLabel*, kFigures> m_values{};
};

} // namespace widgets::inspect
