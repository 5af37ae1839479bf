// tessera_bench: speed of the kernels and of the whole, measured on this machine. Links peers that the app never links.

#include <array>
#include <cstdio>
#include <exception>
#include <span>
#include <string_view>
#include <vector>

#include "gpu/base/error.h"
#include "tests/bench/bench_commands.h"

namespace {

struct Command {
    std::string_view name;
    std::string_view summary;
    int (*run)(bench::Arguments arguments);
};

constexpr std::array kCommands = {
    Command{"kernels", "time the kernels case by case [--filter REGEX] [--family F] [--runs N] [--device D]",
            bench::runKernels},
    Command{"grid",
            "time sweeps and learners in grid worlds against C++ on two threads [--runs N] [--family F] [--device D]",
            bench::runGrid},
    Command{"segment", "time MobileSAM against ONNX Runtime [--json FILE|-] [--runs N] [--device D]",
            bench::runSegment},
    Command{"cancel", "time how long a running encode takes to stop", bench::runCancel},
    Command{"ui", "time the longest turns of the window's event loop, and the preview under the cursor", bench::runUi},
    Command{"worlds", "time the longest turns of the event loop with a large grid world, and its memory [--side N]",
            bench::runWorlds},
    Command{"start", "time how long the window takes to open, and its memory [--runs N]", bench::runStart},
    Command{"everything", "time segment everything, click by click [--points-per-side N] [--photo ASSET]",
            bench::runEverything},
};

void printUsage(std::FILE* stream)
{
    std::fputs("usage: tessera_bench COMMAND [OPTIONS]\n", stream);
    for (const Command& command : kCommands)
        std::fprintf(stream, "  %-10s %s\n", command.name.data(), command.summary.data());
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    if (arguments.empty() || arguments[0] == "--help") {
        printUsage(arguments.empty() ? stderr : stdout);
        return arguments.empty() ? 2 : 0;
    }
    for (const Command& command : kCommands) {
        if (command.name != arguments[0])
            continue;
        try {
            return command.run(bench::Arguments(arguments).subspan(1));
        } catch (const gpu::Error& error) {
            std::fprintf(stderr, "error: %s\n", error.what());
            if (!error.hint().empty())
                std::fprintf(stderr, "hint: %s\n", error.hint().english().c_str());
        } catch (const std::exception& error) {
            std::fprintf(stderr, "error: %s\n", error.what());
        }
        return 1;
    }
    std::fprintf(stderr, "error: unknown command '%s'\n", argv[1]);
    printUsage(stderr);
    return 2;
}
