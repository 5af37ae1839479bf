#pragma once
// The pane of models in its window, with a small real model, for tests that use it by mouse and keys.

#include <memory>

#include <QLineEdit>
#include <QTest>

#include "tests/core/onnx/onnx_files.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/panes/inspect_pane.h"

class InspectFixture : public QObject {
protected:
    using InspectPane = widgets::InspectPane;
    using NodeModel = widgets::inspect::NodeModel;

    static constexpr int kPatienceMs = 120'000; ///< only ends a hanging test

    void openWindow()
    {
        m = std::make_unique<WindowFixture>();
        QTest::keyClick(&m->window(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(qobject_cast<InspectPane*>(m->window().currentPane()));
    }
    InspectPane& pane() { return *qobject_cast<InspectPane*>(m->window().currentPane()); }
    widgets::inspect::InspectDocument& document() { return pane().document(); }
    widgets::inspect::NodeTable& table() { return *pane().table(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m->window().jobs().idle(); }, kPatienceMs);
    }
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
