// What is kept against crashes, on a disk that fails: the one before or the one after, never less.
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

#include "app/autosave.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/support/file_faults.h"

class TestAutosaveFaults : public QObject {
    Q_OBJECT

private slots:
    void aWorkspaceThatIsKeptAgain()
    {
        const core::workspace::Workspace before = randomWorkspace(1);
        const core::workspace::Workspace after = randomWorkspace(2);
        const auto autosave = std::make_shared<std::unique_ptr<app::Autosave>>();
        support::FileJob job;
        job.prepare = [=](const std::filesystem::path& folder) {
            *autosave = std::make_unique<app::Autosave>(QString::fromStdString(folder.string()));
            (*autosave)->keep(before, {}, true);
        };
        job.work = [=](const std::filesystem::path&) { (*autosave)->keep(after, {}, true); };
        job.verify = [=](const std::filesystem::path& folder, bool failed) -> std::string {
            for (const std::string& name : support::namesBelow(folder))
                if (std::ranges::none_of(kNames, [&name](const char* known) { return name.ends_with(known); }))
                    return name + " is left";
            const auto kept = core::workspace::load((*autosave)->workspacePath());
            if (sameWorkspace(kept, after))
                return "";
            return failed && sameWorkspace(kept, before) ? "" : "something else is kept";
        };
        check(job);
    }

    void theFirstOne()
    {
        const core::workspace::Workspace workspace = randomWorkspace(3);
        support::FileJob job;
        job.prepare = [](const std::filesystem::path&) {};
        job.work = [=](const std::filesystem::path& folder) {
            app::Autosave(QString::fromStdString(folder.string())).keep(workspace, {}, true);
        };
        job.verify = [=](const std::filesystem::path& folder, bool failed) -> std::string {
            for (const app::LeftWork& left : app::Autosave(QString::fromStdString(folder.string())).leftWork())
                if (sameWorkspace(core::workspace::load(left.workspace), workspace))
                    return "";
            return failed ? "" : "it is not found again";
        };
        check(job);
    }

private:
    static constexpr std::array kNames{"/lock", "/facts.json", "/workspace.tessera"};

    static void check(const support::FileJob& job)
    {
        const QTemporaryDir root;
        const support::FileSweepReport report = support::failEachFileCall(root.path().toStdString(), job);
        qInfo("%zu calls, %zu faults, %zu errors", report.calls, report.faults, report.failed);
        QCOMPARE(QString::fromStdString(report.wrong), QString());
        QVERIFY(report.failed > 0);
    }
};

QTEST_GUILESS_MAIN(TestAutosaveFaults)
#include "tst_autosave_faults.moc"
