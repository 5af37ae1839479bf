#pragma once

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/segment/metrics_watch.h"

class QLabel;
class QMenu;
class QSpinBox;

namespace widgets {
class ChoiceBox;
}

namespace widgets::segment {

/// Which truth there is, and the choice of another one: a file, an object, one to be drawn, none.
class TruthBar : public QWidget {
    Q_OBJECT
public:
    TruthBar(SegmentDocument& document, MetricsWatch& watch, const ActionTable& actions, QWidget* parent = nullptr);

    ChoiceBox* button() const { return m_button; }
    /// What the button offers, filled as it opens.
    QMenu* menu() const { return m_menu; }
    QSpinBox* ignoredField() const { return m_ignored; }
    /// What is compared, or why nothing is.
    QString situation() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillMenu();
    void refresh();
    void retranslate();
    QString truthName() const;

    SegmentDocument& m_document;
    MetricsWatch& m_watch;
    const ActionTable& m_actions;
    QLabel* m_title;
    QMenu* m_menu;
    ChoiceBox* m_button;
    QLabel* m_ignoredTitle;
    QSpinBox* m_ignored;
    QLabel* m_situation;
    QString m_words;
};

} // namespace widgets::segment
