#pragma once
// Where a verb writes, and how it is interrupted.

#include <stop_token>

#include <QString>

#include "gpu/base/progress.h"
#include "gpu/base/text.h"

namespace app::cli {

/// The message in the person's language, with its arguments filled in.
QString translated(const gpu::Message& message);

/// Results go to standard output; progress, notes and errors to standard error. Progress is drawn only if standard
/// error is a terminal: one line that is rewritten, and wiped before anything else is written.
class Terminal {
public:
    explicit Terminal(std::stop_token stop);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// Writes to standard output as it is (end a line with \n). Throws Io if that fails (a full disk, a closed pipe).
    void write(const QString& text);
    /// A line on standard error.
    void note(const QString& line);
    /// `fraction`: 0 … 1, or negative if unknown. May be called from any one thread at a time.
    void progress(const QString& step, double fraction);
    void clearProgress();

    /// Stopped by Ctrl+C and by SIGTERM.
    std::stop_token stop() const { return m_stop; }
    /// For long computations: the stop token, nobody listens.
    gpu::RunControl control() const { return gpu::RunControl{m_stop, {}}; }

private:
    std::stop_token m_stop;
    bool m_showsProgress = false;
    bool m_lineDrawn = false;
};

} // namespace app::cli
