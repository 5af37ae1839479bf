#pragma once
// A small text model in the pane of models, for tests that type sentences.

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTranslator>

#include "app/workspace_session.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/widgets/inspect_fixture.h"

/// While it lives, the program speaks a language that has every sentence in parentheses.
class OtherLanguage : public QTranslator {
public:
    OtherLanguage()
    {
        QCoreApplication::installTranslator(this);
        QCoreApplication::processEvents(); // widgets hear of it
    }
    ~OtherLanguage() override
    {
        QCoreApplication::removeTranslator(this);
        QCoreApplication::processEvents();
    }
    static QString of(const QString& english) { return QLatin1Char('(') + english + QLatin1Char(')'); }
    QString translate(const char*, const char* english, const char*, int) const override
    {
        return of(QString::fromUtf8(english));
    }
    bool isEmpty() const override { return false; }
};

class InspectTextFixture : public InspectFixture {
protected:
    using InputKind = widgets::inspect::InputKind;

    widgets::inspect::RunPart& run() { return *pane().inspectInspector()->run(); }
    QLineEdit* first() { return run().sentence()->first(); }
    QLineEdit* second() { return run().sentence()->second(); }
    QLabel* label(const char* name) { return run().findChild<QLabel*>(QLatin1String(name)); }
    QString tokens() { return label("inspectTokens")->text(); }
    QString shape(int node) { return pane().table()->nodes().index(node, NodeModel::Shape).data().toString(); }

    /// A model that gives the number of each token, twice, and its type; in a folder of its own.
    void openText(bool withTokenizer = true, const ::onnx::ModelProto& model = onnx_test::textModel())
    {
        QVERIFY(QDir().mkpath(at("models")));
        if (withTokenizer)
            writeTokenizer();
        open(model, "models/text.onnx");
        QVERIFY(document().model());
    }
    void writeTokenizer(const QString& name = "models/tokenizer.json",
                        const std::string& json = samples::smallTokenizer())
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json.c_str());
    }
    void chooseSentence()
    {
        run().inputBox()->setFocus();
        QTest::keyClick(run().inputBox(), Qt::Key_End);
        QCOMPARE(document().settings().input, InputKind::Sentence);
    }
    void typeSentence(const QString& words) { type(first(), words); }
    void typePair(const QString& one, const QString& other)
    {
        typeSentence(one);
        type(second(), other);
    }
    void tap(int node)
    {
        document().select(node);
        m->action("inspect.tap")->trigger();
        QVERIFY(settle());
    }
    std::vector<double> tapped()
    {
        return document().tensor() ? document().tensor()->values.toDoubles() : std::vector<double>();
    }
    core::workspace::ModelState saved(const QString& name)
    {
        m->window().workspace().saveTo(at(name));
        settle();
        return QFile::exists(at(name)) ? core::workspace::load(at(name).toStdString()).model
                                       : core::workspace::ModelState();
    }
    void openWorkspace(const QString& name)
    {
        m->window().openFiles({at(name)});
        QVERIFY(settle());
    }
};
