#include "tests/support/program.h"

#include <QProcess>

namespace support {

namespace {
constexpr int kPatienceMs = 600'000;
}

QProcessEnvironment programEnvironment(const QString& cache)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C.UTF-8");
    environment.remove("TESSERA_VALIDATION");
    if (!cache.isEmpty())
        environment.insert("XDG_CACHE_HOME", cache);
    return environment;
}

QProcessEnvironment environmentWithoutDisplay(const QString& cache)
{
    QProcessEnvironment environment = programEnvironment(cache);
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    return environment;
}

Outcome runProgram(const QStringList& words, const Surroundings& surroundings)
{
    QProcess process;
    process.setProcessEnvironment(surroundings.environment);
    process.setWorkingDirectory(surroundings.folder);
    if (!surroundings.out.isEmpty())
        process.setStandardOutputFile(surroundings.out);
    process.start(TESSERA_PROGRAM, words);
    if (!process.waitForFinished(kPatienceMs))
        return {-1, {}, process.errorString()};
    const QString errors = QString::fromUtf8(process.readAllStandardError());
    if (process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString() + '\n' + errors};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), errors};
}

} // namespace support
