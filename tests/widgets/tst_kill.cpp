// Kill -9 at random moments of an editing script: what the next window finds has everything but at most the last two
// seconds of the script's own life, which a busy machine makes longer. The window that is killed is this program
// itself.
#include <algorithm>
#include <array>
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
#include "tests/support/long_run.h"
#include "tests/widgets/life_log.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/panes/grid_pane.h"

namespace {

constexpr int kPatienceMs = 300'000; ///< only ends a hanging test
constexpr int64_t kAllowedMs = 2000;
constexpr int64_t kLongestMs = 5000; ///< of the script's life, before its window is killed
constexpr unsigned kSeed = 1;
constexpr std::array kPaces{15, 40, 120}; ///< milliseconds from one edit to the next, another for each window
constexpr int kPauseMs = 900;

/// What a person would miss, as a hash: the picture with all prompts, and the world. A null scene: no picture.
std::string stateOf(const core::segment::Scene* scene, const std::string& world)
{
    std::string text = world + (scene ? "picture\n" : "\n");
    for (const auto& object : scene ? scene->objects : decltype(scene->objects)())
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
    const auto& pictures = workspace.segment.pictures;
    return stateOf(pictures.empty() ? nullptr : &pictures[0].scene, workspace.grid.world);
}

/// The window that is killed: it edits until its end, whatever the mood of its random numbers.
class Editor : public QObject {
public:
    Editor(const QString& folder, unsigned seed)
        : m_log(folder.toStdString()),
          m_random(seed),
          m_pace(kPaces[m_random() % kPaces.size()]),
          m_worldsOnly(m_random() % 3 == 0)
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
        m_timer.setSingleShot(true);
        m_timer.start(m_pace);
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
        m_timer.start(draw(60) == 0 ? kPauseMs : m_pace);
    }

    void editPicture()
    {
        const QPointF at(5 + draw(100), 5 + draw(60));
        switch (draw(8)) {
        case 0:
            m_fixture.action("segment.new-object")->trigger();
            break;
        case 1:
            m_fixture.dragBox(QRectF(at, QSizeF(20 + draw(30), 20 + draw(30))));
            break;
        default:
            m_fixture.click(at, draw(3) == 0 ? Qt::RightButton : Qt::LeftButton);
        }
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
        return stateOf(m_segment->document().encoded() ? &m_segment->document().scene() : nullptr,
                       m_grid->document().isTouched() ? core::grid::toJson(m_grid->document().world()) : std::string());
    }

    WindowFixture m_fixture;
    LifeLog m_log;
    std::mt19937 m_random;
    int m_pace;
    bool m_worldsOnly; ///< no picture is ever opened
    QTimer m_timer;
    widgets::SegmentPane* m_segment = nullptr;
    widgets::GridPane* m_grid = nullptr;
};

} // namespace

class TestKill : public QObject {
    Q_OBJECT

private slots:
    /// Moments all over the script's life, each at random within its part of it.
    void atMostTwoSecondsAreLost_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<qlonglong>("moment");
        const unsigned kills = support::isLong() ? 200 : 10;
        for (unsigned kill = 0; kill < kills; ++kill) {
            const unsigned seed = kSeed + kill;
            std::mt19937 random(seed);
            const double within = std::uniform_real_distribution<double>(0, 1)(random);
            const auto moment = static_cast<qlonglong>((kill + within) / kills * kLongestMs);
            QTest::addRow("seed %u, after %lld ms", seed, moment) << seed << moment;
        }
    }

    void atMostTwoSecondsAreLost()
    {
        QFETCH(unsigned, seed);
        QFETCH(qlonglong, moment);
        const QTemporaryDir folder;
        QProcess window;
        start(window, folder.path(), seed);
        const std::string place = folder.path().toStdString();
        const auto lives = [&] { return window.state() != QProcess::NotRunning; };
        QTRY_VERIFY_WITH_TIMEOUT(!LifeLog::edits(place).empty() || !lives(), kPatienceMs);
        QVERIFY(lives());
        const int64_t begin = LifeLog::edits(place).front().lived;
        QVERIFY(QTest::qWaitFor([&] { return LifeLog::lived(place) - begin >= moment || !lives(); }, kPatienceMs));
        QVERIFY(lives());
        const int64_t time = LifeLog::time();
        window.kill();
        QVERIFY(window.waitForFinished(kPatienceMs));

        const std::vector<LoggedEdit> log = LifeLog::edits(place);
        const int64_t end = LifeLog::lived(place);
        const std::vector<app::LeftWork> left = app::Autosave(folder.path() + "/tessera/autosave").leftWork();
        QVERIFY(left.size() <= 1);
        const std::string found =
            stateOf(left.empty() ? core::workspace::Workspace() : core::workspace::load(left[0].workspace));
        // The latest moment at which there was just this; the edit after it is the first one that is missing. A window
        // that was too young has kept nothing, not even that its picture is open.
        const auto last =
            std::find_if(log.rbegin(), log.rend(), [&found](const LoggedEdit& edit) { return edit.state == found; });
        QVERIFY2(left.empty() || last != log.rend(), "what is kept was never on the screen");
        Loss loss;
        if (last != log.rbegin()) {
            const LoggedEdit& missing = last == log.rend() ? log.front() : *(last - 1);
            loss = {end - missing.lived, time - missing.time};
        }
        qInfo("%zu edits in %lld ms of life; %lld ms of it lost, %lld ms of the clock", log.size(),
              static_cast<long long>(end - begin), static_cast<long long>(loss.life),
              static_cast<long long>(loss.time));
        m_most = {std::max(m_most.life, loss.life), std::max(m_most.time, loss.time)};
        QVERIFY2(loss.life <= kAllowedMs, qPrintable(QString::number(loss.life)));
    }

    void cleanupTestCase()
    {
        qInfo("most that was lost: %lld ms of life, %lld ms of the clock", static_cast<long long>(m_most.life),
              static_cast<long long>(m_most.time));
    }

private:
    /// Milliseconds from the first edit that is missing to the end.
    struct Loss {
        int64_t life = 0;
        int64_t time = 0;
    };
    Loss m_most;

    static void start(QProcess& process, const QString& folder, unsigned seed)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", folder);
        environment.insert("TMPDIR", folder); // a killed program leaves its temporary files behind
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
