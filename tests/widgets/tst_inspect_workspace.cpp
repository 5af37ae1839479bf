// The pane of models in workspaces: saved and opened in the window, with files that moved, went or changed.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "app/workspace_session.h"
#include "core/onnx/model.h"
#include "core/workspace/workspace_file.h"
#include "tests/widgets/inspect_fixture.h"

using widgets::inspect::InputKind;
using widgets::inspect::TensorLook;

class TestInspectWorkspace : public InspectFixture {
    Q_OBJECT

private:
    core::workspace::ModelState kept(const QString& name)
    {
        return core::workspace::load(at(name).toStdString()).model;
    }
    void writeModel(const QString& name) { onnx_test::write(onnx_test::smallModel(), at(name).toStdString()); }
    /// Opens the small model in its folder and leaves everything otherwise than it is at first.
    void work()
    {
        QVERIFY(QDir().mkpath(at("models")));
        writeModel("models/small.onnx");
        m->window().openFiles({at("models/small.onnx")});
        QVERIFY(settle());
        QVERIFY(document().model());
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,3,10,12");
        pane().inspectInspector()->run()->setPicture(m->picturePath());
        document().select(1);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
        QVERIFY(document().tensor());
        m->action("inspect.as-numbers")->trigger();
        pane().tensorPanel()->indexBox(1)->setValue(3);
        QVERIFY(settle());
        QTest::keyClicks(pane().searchField(), "relu");
    }
    void save(const QString& name)
    {
        m->window().workspace().saveTo(at(name));
        QVERIFY(settle());
        QTRY_VERIFY(QFile::exists(at(name)));
    }
    void startAnew()
    {
        m->action("file.new-workspace")->trigger();
        QVERIFY(!document().model());
        m->action("inspect.as-heatmap")->trigger();
        QTest::keyClick(&m->window(), Qt::Key_1, Qt::ControlModifier);
    }
    void openWorkspace(const QString& name)
    {
        m->window().openFiles({at(name)});
        QVERIFY(settle());
    }

private slots:
    void init()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        openWindow();
    }
    void cleanup() { m.reset(); }

    void savedAndOpenedItIsTheSame()
    {
        work();
        QVERIFY(!m->window().isWindowModified()); // looking is no work
        save("first.tessera");
        startAnew();
        openWorkspace("first.tessera");
        QCOMPARE(m->window().currentPane(), static_cast<widgets::Pane*>(&pane())); // it was in front
        QCOMPARE(pane().documentName(), QString("small.onnx"));
        QCOMPARE(pane().table()->nodes().index(0, NodeModel::Shape).data().toString(), QString("1×4×10×12"));
        QCOMPARE(pane().inspectInspector()->model()->shapeField("picture")->text(), QString("1,3,10,12"));
        QCOMPARE(document().settings().input, InputKind::Picture);
        QCOMPARE(document().settings().picture, m->picturePath());
        QCOMPARE(document().selected(), 1);
        QCOMPARE(pane().table()->currentNode(), 1);
        QCOMPARE(pane().searchField()->text(), QString("relu"));
        QCOMPARE(pane().table()->filter().rowCount(), 1);
        QCOMPARE(pane().tensorPanel()->look(), TensorLook::Numbers);
        QVERIFY(!m->window().isWindowModified());
        QVERIFY(!bar().isVisible());
        QVERIFY(document().tensor()); // computed again, without a click
        QCOMPARE(pane().tensorPanel()->choice().indices[1], int64_t{3});
        QCOMPARE(pane().tensorPanel()->view()->slice.rows, int64_t{10});
        // Saved again, it is the same file.
        save("again.tessera");
        QFile one(at("first.tessera"));
        QFile two(at("again.tessera"));
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        QCOMPARE(two.readAll(), one.readAll());
    }

    void onlyWhatWasTappedIsComputedAgain()
    {
        work();
        document().select(4); // which the search hides
        save("first.tessera");
        QVERIFY(!kept("first.tessera").tapped); // it was another node's
        startAnew();
        openWorkspace("first.tessera");
        QCOMPARE(document().selected(), 4);
        QVERIFY(!document().tensor());
    }

    void theFileSaysWhereTheModelIs()
    {
        work();
        save("first.tessera");
        const core::workspace::ModelState state = kept("first.tessera");
        QCOMPARE(state.file.path, at("models/small.onnx").toStdString());
        QCOMPARE(state.file.relative, std::string("models/small.onnx"));
        QCOMPARE(state.file.sha256, document().model()->model->sha256());
        QCOMPARE(state.picture.relative, std::string("picture.png"));
        QCOMPARE(state.picture.sha256.size(), size_t{64});
    }

    void aMovedFolderIsFound()
    {
        work();
        QVERIFY(QDir().mkpath(at("project/models")));
        QVERIFY(QFile::copy(at("models/small.onnx"), at("project/models/small.onnx")));
        m->window().openFiles({at("project/models/small.onnx")});
        QVERIFY(settle());
        core::workspace::ExportRecord record = pane().exportItems()[0].record;
        record.item = "inspect.nodes";
        record.format = "csv";
        record.file = "nodes.csv";
        pane().recordExport(record);
        document().close(); // what was exported is found without it, too
        save("project/first.tessera");
        m->window().openFiles({at("project/models/small.onnx")});
        QVERIFY(settle());
        save("project/second.tessera");
        startAnew();
        QVERIFY(QDir().rename(at("project"), at("moved")));
        for (const char* name : {"moved/first.tessera", "moved/second.tessera"}) {
            openWorkspace(name);
            save("again.tessera");
            QCOMPARE(kept("again.tessera").exports[0].model.path, at("moved/models/small.onnx").toStdString());
        }
        QCOMPARE(document().model()->path, at("moved/models/small.onnx"));
    }

    void aMissingModelIsAskedFor()
    {
        work();
        save("first.tessera");
        startAnew();
        QVERIFY(QFile::rename(at("models/small.onnx"), at("elsewhere.onnx")));
        m->openPicture();
        openWorkspace("first.tessera");
        QVERIFY(m->pane().hasPicture()); // what was open stays
        QVERIFY(!document().model());
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().text().contains("small.onnx"), qPrintable(bar().text()));
        auto* button = bar().findChild<QPushButton*>();
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = m->window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(at("elsewhere.onnx"));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!m->window().findChild<QFileDialog*>());
        QVERIFY(settle());
        QCOMPARE(document().model()->path, at("elsewhere.onnx"));
        QCOMPARE(document().selected(), 1);
    }

    void aChangedModelIsRefused()
    {
        work();
        save("first.tessera");
        startAnew();
        const std::string hash = kept("first.tessera").file.sha256;
        onnx_test::write(onnx_test::unsupportedModel(), at("models/small.onnx").toStdString());
        openWorkspace("first.tessera");
        QVERIFY(!document().model());
        QCOMPARE(bar().severity(), widgets::MessageBar::Severity::Error);
        QVERIFY2(bar().text().contains(QString::fromStdString(hash)), qPrintable(bar().text()));
    }

    void aMissingPictureIsNoReasonToStop()
    {
        work();
        save("first.tessera");
        startAnew();
        QVERIFY(QFile::remove(m->picturePath()));
        openWorkspace("first.tessera");
        QVERIFY(document().model());
        QCOMPARE(document().settings().picture, m->picturePath());
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QVERIFY(bar().isVisible()); // now it matters
        save("again.tessera");
        QCOMPARE(kept("again.tessera").picture.path, m->picturePath().toStdString());
    }

    void whatWasTypedAndRefusedIsNotKept()
    {
        work();
        type(pane().inspectInspector()->model()->shapeField("picture"), "1,4,10,12");
        QVERIFY(bar().isVisible());
        save("first.tessera");
        QCOMPARE(kept("first.tessera").shapes.at("picture"), std::string("1,3,10,12"));
        startAnew();
        openWorkspace("first.tessera");
        QVERIFY(document().model());
    }

    void exportsAreUnsavedWork()
    {
        work();
        const auto items = pane().exportItems();
        QCOMPARE(items.size(), size_t{3});
        for (const widgets::ExportItem& item : items) {
            core::workspace::ExportRecord record = item.record;
            record.item = item.id.toStdString();
            record.format = "csv";
            record.file = record.item + ".csv";
            pane().recordExport(record);
        }
        QVERIFY(m->window().isWindowModified());
        document().close(); // the model goes, what was exported from it stays
        QVERIFY(m->window().isWindowModified());
        save("first.tessera");
        QTRY_VERIFY(!m->window().isWindowModified());
        const core::workspace::ModelState state = kept("first.tessera");
        QVERIFY(state.file.path.empty());
        QCOMPARE(state.exports.size(), size_t{3});
        const core::workspace::ModelExport& tensor = state.exports[1];
        QCOMPARE(tensor.model.relative, std::string("models/small.onnx"));
        QCOMPARE(tensor.picture.relative, std::string("picture.png"));
        QCOMPARE(tensor.picture.sha256.size(), size_t{64});
        QCOMPARE(std::get<std::string>(tensor.record.options.at("indices")), std::string("0,3,0,0"));
        QCOMPARE(std::get<std::string>(tensor.record.options.at("shape picture")), std::string("1,3,10,12"));
        QCOMPARE(std::get<double>(tensor.record.options.at("node")), 1.0);
        // Opened and saved again, they are still there.
        startAnew();
        openWorkspace("first.tessera");
        save("again.tessera");
        QVERIFY(kept("again.tessera") == state);
    }

    void aNewWorkspaceIsEmpty()
    {
        work();
        startAnew();
        save("empty.tessera");
        QVERIFY(kept("empty.tessera") == core::workspace::ModelState());
    }
};

QTEST_MAIN(TestInspectWorkspace)
#include "tst_inspect_workspace.moc"
