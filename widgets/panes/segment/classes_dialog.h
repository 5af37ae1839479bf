#pragma once

#include <QDialog>

#include "widgets/panes/segment/segment_document.h"

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace widgets::segment {

/// The classes of a scene: label, colour, name. What is changed is one undo step each, at once.
class ClassesDialog : public QDialog {
    Q_OBJECT
public:
    explicit ClassesDialog(SegmentDocument& document, QWidget* parent = nullptr);

    QTableWidget* table() const { return m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void change(int row, int column);
    void chooseColour(int row);
    void addClass();
    void removeClass();
    void refreshButtons();
    void retranslate();

    SegmentDocument& m_document;
    QLabel* m_sentence;
    QTableWidget* m_table;
    QPushButton* m_add;
    QPushButton* m_remove;
    QDialogButtonBox* m_buttons;
    bool m_filling = false;
};

} // namespace widgets::segment
