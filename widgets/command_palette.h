#pragma once

#include <functional>
#include <vector>

#include <QFrame>
#include <QPointer>

#include "widgets/palette_model.h"

class QLabel;
class QLineEdit;
class QListView;

namespace widgets {

/// Everything that can be done, found by typing. Lies over the upper part of its window; arrows choose, Enter does it,
/// Escape or a click elsewhere closes. What was done last is remembered and comes first.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    using Source = std::function<std::vector<PaletteEntry>()>;

    CommandPalette(Source source, QWidget* window);

    void open();
    QLineEdit* query() const { return m_query; }
    QListView* list() const { return m_list; }
    PaletteModel& model() { return m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool handleKey(int key);
    void move(int rows);
    void runRow(int row);
    void close();
    void refresh();
    void place();
    void retranslate();

    Source m_source;
    PaletteModel m_model;
    QLineEdit* m_query;
    QListView* m_list;
    QLabel* m_nothing;
    QPointer<QWidget> m_focusBefore;
};

} // namespace widgets
