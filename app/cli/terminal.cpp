#include "app/cli/terminal.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

#include <unistd.h>

#include <QCoreApplication>

#include "gpu/base/error.h"

namespace app::cli {

QString translated(const gpu::Message& message)
{
    const QString pattern = QCoreApplication::translate(message.text.context, message.text.source);
    return QString::fromStdString(gpu::fillIn(pattern.toStdString(), message.arguments));
}

Terminal::Terminal(std::stop_token stop) : m_stop(std::move(stop)), m_showsProgress(isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() { clearProgress(); }

void Terminal::write(const QString& text)
{
    clearProgress();
    const QByteArray bytes = text.toUtf8();
    const size_t written = std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    if (written != static_cast<size_t>(bytes.size()) || std::fflush(stdout) != 0)
        throw gpu::Error(gpu::ErrorKind::Io,
                         {gpu::mark("CommandLine", "Cannot write to standard output: %1"), {std::strerror(errno)}});
}

void Terminal::note(const QString& line)
{
    clearProgress();
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

void Terminal::progress(const QString& step, double fraction)
{
    if (!m_showsProgress)
        return;
    QString line = step;
    if (fraction >= 0)
        line += QString(" %1 %").arg(static_cast<int>(std::lround(100 * std::min(fraction, 1.0))));
    std::fprintf(stderr, "\r\033[K%s", line.toUtf8().constData());
    std::fflush(stderr);
    m_lineDrawn = true;
}

void Terminal::clearProgress()
{
    if (!m_lineDrawn)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_lineDrawn = false;
}

} // namespace app::cli
