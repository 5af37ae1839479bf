#pragma once
// The verbs of the command line: one explicit table, one file verb_<name>.cpp each.

#include <span>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"

namespace app::cli {

/// A verb. `describe` is called after the translation was loaded. `run` returns the exit code: 0, or 1 after it has
/// said why; it throws UsageError for arguments that cannot be right (exit code 2) and gpu::Error for what failed (exit
/// code 1).
struct Verb {
    const char* name;
    CommandSpec (*describe)();
    int (*run)(const Arguments& arguments, Terminal& terminal);
    bool draws = false; ///< figures: it needs a QApplication, which may have no display
};

/// In the order in which the help lists them.
std::span<const Verb> verbs();

CommandSpec describeAssets();
int runAssets(const Arguments& arguments, Terminal& terminal);

CommandSpec describeBench();
int runBench(const Arguments& arguments, Terminal& terminal);

CommandSpec describeDevices();
int runDevices(const Arguments& arguments, Terminal& terminal);

CommandSpec describeFaces();
int runFaces(const Arguments& arguments, Terminal& terminal);

CommandSpec describeLimits();
int runLimits(const Arguments& arguments, Terminal& terminal);

CommandSpec describeMetrics();
int runMetrics(const Arguments& arguments, Terminal& terminal);

CommandSpec describeGrid();
int runGrid(const Arguments& arguments, Terminal& terminal);

CommandSpec describeOnnx();
int runOnnx(const Arguments& arguments, Terminal& terminal);

CommandSpec describeReplay();
int runReplay(const Arguments& arguments, Terminal& terminal);

CommandSpec describeSegment();
int runSegment(const Arguments& arguments, Terminal& terminal);

} // namespace app::cli
