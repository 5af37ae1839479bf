#pragma once
// The pane of models in its window, for tests that use it by mouse and keys.

#include <memory>

#include <QLineEdit>
#include <QTest>

#include "tests/core/onnx/onnx_files.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/message_bar.h"
#include "widgets/panes/inspect_pane.h"

class InspectFixture : public QObject {
protected:
    using InspectPane = widgets::InspectPane;
    using NodeModel = widgets::inspect::NodeModel;

    void openWindow()
    {
        m = std::make_unique<WindowFixture>();
        QTest::keyClick(&m->window(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(qobject_cast<InspectPane*>(m->window().currentPane()));
    }
    /// Also while another pane is in front.
    InspectPane& pane() { return *m->window().findChild<InspectPane*>(); }
    widgets::inspect::InspectDocument& document() { return pane().document(); }
    widgets::inspect::NodeTable& table() { return *pane().table(); }
    widgets::MessageBar& bar() { return *m->window().currentPane()->messageBar(); }
    QString at(const QString& name) const { return m->path(name); }
    bool settle() { return m->settle(); }
    void open(const ::onnx::ModelProto& model, const QString& name = QStringLiteral("small.onnx"))
    {
        onnx_test::write(model, m->path(name).toStdString());
        m->window().openFiles({m->path(name)});
        QVERIFY(settle());
    }
    void openSmall()
    {
        open(onnx_test::smallModel());
        QVERIFY(document().model());
    }
    /// Clicks into the row of a node.
    void clickNode(int node, int column = NodeModel::Name)
    {
        const QModelIndex index = table().filter().mapFromSource(table().nodes().index(node, column));
        table().scrollTo(index);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(index).center());
    }
    QString cell(int row, int column) { return table().filter().index(row, column).data().toString(); }
    void type(QLineEdit* field, const QString& text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(settle());
    }

    std::unique_ptr<WindowFixture> m;
};
