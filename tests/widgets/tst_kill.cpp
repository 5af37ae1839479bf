// Kill -9 at random moments of an editing script: what the next window finds has everything but at most the last two
// seconds. The window that is killed is this program itself.
#include <algorithm>
#include <cstdio>
#include <random>

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include "app/autosave.h"
#include "core/assets/sha256.h"
#include "core/grid/write_world.h"
#include "core/workspace/workspace_file.h"
#include "tests/widgets/life_log.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/panes/grid_pane.h"

namespace {

constexpr int kPatienceMs = 300'000; ///< only ends a hanging test
constexpr int64_t kAllowedMs = 2000;
constexpr std::chrono::milliseconds kPace{40}; ///< of the script

/// What a person would miss, as a hash: all prompts and the world.
std::string stateOf(const core::segment::Scene& scene, const std::string& world)
{
    std::string text = world;
    for (const auto& object : scene.objects)
        for (const core::segment::ScenePrompt& prompt : object->prompts) {
            char line[200];
            std::snprintf(line, sizeof line, "%lld %d %a %a %a %a %d\n", static_cast<long long>(object->id),
                          static_cast<int>(prompt.kind), prompt.at.x, prompt.at.y, prompt.to.x, prompt.to.y,
                          prompt.enabled ? 1 : 0);
            text += line;
        }
    return core::sha256Hex(std::as_bytes(std::span(text)));
}

std::string stateOf(const core::workspace::Workspace& workspace)
{
    return stateOf(workspace.segment.pictures.empty() ? core::segment::Scene() : workspace.segment.pictures[0].scene,
                   workspace.grid.world);
}

/// The window that is killed: it edits until its end, whatever the mood of its random numbers.
class Editor : public QObject {
public:
    Editor(const QString& folder, unsigned seed)
        : m_log(folder.toStdString()), m_random(seed), m_worldsOnly(seed % 3 == 0)
    {
        m_segment = qobject_cast<widgets::SegmentPane*>(m_fixture.window().currentPane());
        m_fixture.action("pane.grid")->trigger();
        m_grid = qobject_cast<widgets::GridPane*>(m_fixture.window().currentPane());
        m_fixture.action("pane.segment")->trigger();
    }

    bool begin()
    {
        m_fixture.window().start(m_worldsOnly ? QStringList() : QStringList{m_fixture.picturePath()});
        if (m_worldsOnly)
            m_fixture.action("pane.grid")->trigger();
        const auto ready = [this] { return m_worldsOnly || m_segment->document().encoded() != nullptr; };
        if (!m_segment || !m_grid || !QTest::qWaitFor(ready, kPatienceMs))
            return false;
        m_log.edited(state());
        connect(&m_timer, &QTimer::timeout, this, &Editor::edit);
        m_timer.start(kPace);
        return true;
    }

private:
    int draw(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void edit()
    {
        const bool grid = m_fixture.window().currentPane() == m_grid;
        switch (draw(8)) {
        case 0:
            if (!m_worldsOnly)
                m_fixture.action(grid ? "pane.segment" : "pane.grid")->trigger();
            break;
        case 1:
            m_fixture.action("edit.undo")->trigger();
            break;
        case 2:
            m_fixture.action("edit.redo")->trigger();
            break;
        default:
            grid ? editWorld() : editPicture();
        }
        m_log.edited(state());
    }

    void editPicture()
    {
        if (draw(6) == 0) {
            m_fixture.action("segment.new-object")->trigger();
            return;
        }
        m_fixture.click(QPointF(5 + draw(150), 5 + draw(110)), draw(3) == 0 ? Qt::RightButton : Qt::LeftButton);
    }

    void editWorld()
    {
        widgets::ImageView& view = *m_grid->canvas();
        QTest::keyClick(&view, Qt::Key_W);
        const QPointF cell(draw(5) + 0.5, draw(5) + 0.5);
        QTest::mouseClick(&view, draw(2) == 0 ? Qt::RightButton : Qt::LeftButton, {},
                          view.transform().toView(cell).toPoint());
    }

    std::string state() const
    {
        return stateOf(m_segment->document().scene(),
                       m_grid->document().isTouched() ? core::grid::toJson(m_grid->document().world()) : std::string());
    }

    WindowFixture m_fixture;
    LifeLog m_log;
    std::mt19937 m_random;
    bool m_worldsOnly; ///< no picture is ever opened
    QTimer m_timer;
    widgets::SegmentPane* m_segment = nullptr;
    widgets::GridPane* m_grid = nullptr;
};

} // namespace

class TestKill : public QObject {
    Q_OBJECT

private slots:
    void atMostTwoSecondsAreLost_data()
    {
        QTest::addColumn<unsigned>("seed");
        const unsigned kills = qEnvironmentVariable("TESSERA_LONG") == "1" ? 200 : 10;
        for (unsigned seed = 1; seed <= kills; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void atMostTwoSecondsAreLost()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const size_t edits = 60 + random() % 60;
        const int later = static_cast<int>(random() % 40);
        const QTemporaryDir folder;
        QProcess window;
        start(window, folder.path(), seed);
        const std::string place = folder.path().toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(LifeLog::edits(place).size() >= edits || window.state() == QProcess::NotRunning,
                                 kPatienceMs);
        QThread::msleep(static_cast<unsigned long>(later)); // the moment lies anywhere between two edits
        QCOMPARE(window.state(), QProcess::Running);
        window.kill();
        QVERIFY(window.waitForFinished(kPatienceMs));

        const std::vector<LoggedEdit> log = LifeLog::edits(place);
        const int64_t end = LifeLog::lived(place);
        const std::vector<app::LeftWork> left = app::Autosave(folder.path() + "/tessera/autosave").leftWork();
        QVERIFY(left.size() <= 1);
        const std::string found = left.empty() ? std::string() : stateOf(core::workspace::load(left[0].workspace));
        // The latest moment at which there was just this.
        const auto last =
            std::find_if(log.rbegin(), log.rend(), [&found](const LoggedEdit& edit) { return edit.state == found; });
        QVERIFY2(left.empty() || last != log.rend(), "what is kept was never on the screen");
        // The edit after it is the first one that is missing.
        const int64_t lost = last == log.rbegin() ? 0 : end - (last == log.rend() ? log.front() : *(last - 1)).lived;
        qInfo("%zu edits in %lld ms of life, %lld ms lost", log.size(), static_cast<long long>(end),
              static_cast<long long>(lost));
        QVERIFY2(lost <= kAllowedMs, qPrintable(QString::number(lost)));
    }

private:
    static void start(QProcess& process, const QString& folder, unsigned seed)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", folder);
        environment.insert("LC_ALL", "C.UTF-8");
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {"--window", folder, QString::number(seed)});
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--window") {
        Editor editor(words.value(2), words.value(3).toUInt());
        return editor.begin() ? QApplication::exec() : 1;
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
