#include "tests/widgets/grid_fixture.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>

#include "widgets/job_runner.h"
#include "widgets/panes/grid/checked_field.h"

using widgets::grid::CheckedField;

namespace {

constexpr int kPatience = 120000; ///< milliseconds; jobs have a lower priority than what else runs

void move(QWidget& view, QPointF to, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, buttons, {});
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

GridFixture::GridFixture()
{
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    if (!qobject_cast<widgets::GridPane*>(window().currentPane()))
        qWarning("Ctrl+2 does not show the grid worlds");
}

bool GridFixture::settle()
{
    return QTest::qWaitFor([this] { return window().jobs().idle(); }, kPatience);
}

widgets::GridPane& GridFixture::pane() { return *qobject_cast<widgets::GridPane*>(window().currentPane()); }

QPoint GridFixture::place(int row, int column)
{
    return view().transform().toView(QPointF(column - 0.5, row - 0.5)).toPoint();
}

void GridFixture::click(int row, int column, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(&view(), button, modifiers, place(row, column));
}

void GridFixture::hover(int row, int column, QPointF within)
{
    const QPointF to = view().transform().toView(QPointF(column - 1, row - 1) + within);
    move(view(), to, Qt::NoButton);
}

void GridFixture::drag(const std::vector<QPoint>& rowsAndColumns, Qt::MouseButton button)
{
    const auto at = [this](QPoint cell) { return place(cell.x(), cell.y()); };
    QTest::mousePress(&view(), button, {}, at(rowsAndColumns.front()));
    for (const QPoint cell : rowsAndColumns)
        move(view(), at(cell), button);
    QTest::mouseRelease(&view(), button, {}, at(rowsAndColumns.back()));
}

bool GridFixture::press(const char* id)
{
    auto* button = pane().findChild<QToolButton*>(QLatin1String(id));
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return settle();
}

bool GridFixture::choose(QComboBox* box, const QString& data)
{
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int tries = 0; tries < box->count() && box->currentData().toString() != data; ++tries)
        QTest::keyClick(box, Qt::Key_Down);
    return box->currentData().toString() == data;
}

void GridFixture::type(CheckedField* field, const QString& text)
{
    field->edit()->setFocus();
    field->edit()->selectAll();
    QTest::keyClicks(field->edit(), text);
    QTest::keyClick(field->edit(), Qt::Key_Return);
}
