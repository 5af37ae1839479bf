#pragma once
// The subcommands of tessera_bench. One row per subcommand in bench_main.cpp.

#include <span>
#include <string_view>

namespace bench {

/// A subcommand gets what follows its name, and gives back the exit code: 0, 1 (failed) or 2 (usage).
using Arguments = std::span<const std::string_view>;

/// `kernels [--filter REGEX] [--family software|hardware] [--runs N] [--device D]`: every timed case of the kernels'
/// tables with its median time, GFLOP/s and GB/s.
int runKernels(Arguments arguments);

/// `grid [--runs N] [--family software|hardware] [--device D]`: sweeps of value iteration and runs of
/// Q-learning, each against C++ on two threads.
int runGrid(Arguments arguments);

/// `segment [--json FILE|-] [--runs N] [--device D]`: MobileSAM's encoder and decoder against ONNX Runtime.
int runSegment(Arguments arguments);

/// `cancel`: how long a running encode takes to stop.
int runCancel(Arguments arguments);

/// `ui`: the longest turn of the window's event loop with 500 prompts and 2000 undo steps, and the rate of the preview.
int runUi(Arguments arguments);
/// `worlds [--side N]`: the longest turn of the window's event loop with a grid world of N x N cells, and its memory.
int runWorlds(Arguments arguments);
/// `start [--runs N]`: from the start of the process to the window's first painting, and the memory with one photo.
int runStart(Arguments arguments);

/// `everything [--points-per-side N] [--photo ASSET]`: segment everything against one prediction per click.
int runEverything(Arguments arguments);

} // namespace bench
