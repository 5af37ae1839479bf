#include <algorithm>
#include <array>
#include <barrier>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/grid/device_experiment.h"
#include "core/grid/device_sweeps.h"
#include "core/grid/device_world.h"
#include "core/grid/dynamic_programming.h"
#include "core/grid/learners/control.h"
#include "core/grid/presets.h"
#include "gpu/base/random.h"
#include "gpu/device.h"
#include "gpu/ops/grid_sweep.h"
#include "tests/bench/bench_commands.h"

namespace bench {
namespace {

using namespace core::grid;

struct Options {
    gpu::DeviceOptions device;
    int runs = 5;
};

std::optional<Options> parse(Arguments arguments)
{
    Options options;
    for (size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size())
            return std::nullopt;
        const std::string_view name = arguments[i];
        const std::string_view value = arguments[i + 1];
        if (name == "--device") {
            options.device.selector = value;
        } else if (name == "--family" && (value == "software" || value == "hardware")) {
            options.device.family = value == "software" ? gpu::KernelFamily::Software : gpu::KernelFamily::Hardware;
        } else if (name == "--runs") {
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.runs);
            if (error != std::errc() || end != value.data() + value.size() || options.runs < 1)
                return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    return options;
}

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// One cell in ten is a wall, one in ten forbidden; a goal in the middle.
World worldOf(int side)
{
    World world;
    world.rows = side;
    world.columns = side;
    world.cells.assign(static_cast<size_t>(side) * static_cast<size_t>(side), Cell::Free);
    gpu::RandomStream random(1);
    for (Cell& cell : world.cells) {
        const uint32_t kind = random.below(10);
        cell = kind == 0 ? Cell::Wall : kind == 1 ? Cell::Forbidden : Cell::Free;
    }
    world.cells[world.cells.size() / 2 + static_cast<size_t>(side) / 2] = Cell::Goal;
    world.rules.actions = ActionSet::Five;
    world.rules.rewards = {.step = 0, .forbidden = -1, .boundary = -1, .goal = 1, .hole = 0};
    return world;
}

/// What a person would write: arrays in a frame, one loop that the compiler makes vectors of.
class PlainSweeps {
public:
    PlainSweeps(const World& world, float gamma)
        : m_rows(static_cast<size_t>(world.rows)),
          m_columns(static_cast<size_t>(world.columns)),
          m_stride(m_columns + 2),
          m_gamma(gamma),
          m_boundary(static_cast<float>(world.rules.rewards.boundary)),
          m_reward((m_rows + 2) * m_stride),
          m_wall(m_reward.size(), 1),
          m_ends(m_reward.size(), 1),
          m_old(m_reward.size()),
          m_young(m_reward.size())
    {
        for (int state = 0; state < world.states(); ++state) {
            const size_t at = place(static_cast<size_t>(state));
            m_wall[at] = world.isWall(state) ? 1.0F : 0.0F;
            m_ends[at] = world.isWall(state) || world.isTerminal(state) ? 1.0F : 0.0F;
            const Rewards& rewards = world.rules.rewards;
            const Cell cell = world.cell(state);
            m_reward[at] = static_cast<float>(cell == Cell::Forbidden ? rewards.forbidden
                                              : cell == Cell::Goal    ? rewards.goal
                                                                      : rewards.step);
        }
    }

    /// Each of the threads takes a share of the rows.
    void run(int sweeps, unsigned threads)
    {
        std::barrier together(static_cast<std::ptrdiff_t>(threads), [this]() noexcept { std::swap(m_old, m_young); });
        std::vector<std::thread> workers;
        for (unsigned thread = 0; thread < threads; ++thread)
            workers.emplace_back([&, thread] {
                for (int k = 0; k < sweeps; ++k) {
                    sweepRows(m_rows * thread / threads, m_rows * (thread + 1) / threads);
                    together.arrive_and_wait();
                }
            });
        for (std::thread& worker : workers)
            worker.join();
    }

    float value(int state) const { return m_old[place(static_cast<size_t>(state))]; }

private:
    size_t place(size_t state) const { return (state / m_columns + 1) * m_stride + state % m_columns + 1; }

    void sweepRows(size_t first, size_t last)
    {
        const float* const __restrict old = m_old.data();
        const float* const __restrict reward = m_reward.data();
        const float* const __restrict wall = m_wall.data();
        const float* const __restrict ends = m_ends.data();
        float* const __restrict young = m_young.data();
        const float gamma = m_gamma;
        const float boundary = m_boundary;
        const size_t stride = m_stride;
        const auto larger = [](float a, float b) { return a > b ? a : b; };
        for (size_t row = first; row < last; ++row)
            for (size_t at = (row + 1) * stride + 1; at < (row + 1) * stride + 1 + m_columns; ++at) {
                const float stopped = boundary + gamma * old[at];
                const auto entered = [=](size_t to) {
                    const float value = reward[to] + gamma * old[to];
                    return wall[to] != 0 ? stopped : value;
                };
                const float sideways = larger(entered(at - 1), entered(at + 1));
                const float upright = larger(entered(at - stride), entered(at + stride));
                const float best = larger(larger(sideways, upright), reward[at] + gamma * old[at]);
                young[at] = ends[at] != 0 ? 0 : best;
            }
    }

    size_t m_rows;
    size_t m_columns;
    size_t m_stride;
    float m_gamma;
    float m_boundary;
    std::vector<float> m_reward;
    std::vector<float> m_wall;
    std::vector<float> m_ends;
    std::vector<float> m_old;
    std::vector<float> m_young;
};

/// Milliseconds for one sweep. They take turns, and the fastest counts: other processes only ever add.
struct Times {
    double kernel = std::numeric_limits<double>::infinity();
    double two = std::numeric_limits<double>::infinity();
    double one = std::numeric_limits<double>::infinity();
};

template <typename Run>
void keepFastest(double& fastest, const Run& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    fastest = std::min(fastest, millisecondsSince(start) / kSweepsPerLook);
}

void timeSweeps(gpu::Device& device, int side, int runs)
{
    constexpr float kGamma = 0.9F;
    const World world = worldOf(side);
    PlainSweeps plain(world, kGamma);
    device.resetPeak();
    const gpu::GridWorld grid = makeDeviceWorld(device, world, static_cast<double>(kGamma));
    DeviceSweeps sweeps = ruleSweeps(device, grid, gpu::makeGridValues(device, grid), gpu::GridBackup::Best, 0);
    sweeps.look(kSweepsPerLook, {}); // compiles
    plain.run(kSweepsPerLook, 2);
    Times times;
    for (int run = 0; run < runs; ++run) {
        keepFastest(times.kernel, [&] { sweeps.look(kSweepsPerLook, {}); });
        keepFastest(times.two, [&] { plain.run(kSweepsPerLook, 2); });
        keepFastest(times.one, [&] { plain.run(kSweepsPerLook, 1); });
    }
    const std::vector<float> values = gpu::gridValues(device, grid, sweeps.values());
    double difference = 0;
    PlainSweeps again(world, kGamma);
    again.run((runs + 1) * kSweepsPerLook, 2);
    for (int state = 0; state < world.states(); ++state)
        difference = std::max(difference,
                              static_cast<double>(std::abs(again.value(state) - values[static_cast<size_t>(state)])));
    std::printf("%4d x %-4d  %8.3f ms  %8.3f ms (1 thread %8.3f ms)  %5.2f  %6.1f Mcells/s  %5.0f MiB  %.1e\n", side,
                side, times.kernel, times.two, times.one, times.two / times.kernel, side * side * 1e-3 / times.kernel,
                static_cast<double>(device.peakAllocatedBytes()) / (1 << 20), difference);
    std::fflush(stdout);
}

/// The kernel of worlds whose cells have more to say than their neighbours: with winds in every third column, with 1000
/// teleports, with slips.
void timeOtherRules(gpu::Device& device, int side, int runs)
{
    World plain = worldOf(side);
    World windy = plain;
    windy.rules.wind.resize(static_cast<size_t>(side));
    for (int column = 0; column < side; column += 3)
        windy.rules.wind[static_cast<size_t>(column)] = 1 + column % 2;
    World jumping = plain;
    for (int k = 0; static_cast<int>(jumping.rules.teleports.size()) < 1000; ++k) {
        const int from = static_cast<int>(int64_t{k} * 7919 % plain.states());
        const int to = static_cast<int>(int64_t{k} * 104729 % plain.states());
        if (plain.cell(from) == Cell::Free && plain.cell(to) == Cell::Free)
            jumping.rules.teleports.push_back({from, to, 0.5});
    }
    World slippery = plain;
    slippery.rules.slip = 0.2;
    World all = windy;
    all.rules.teleports = jumping.rules.teleports;
    all.rules.slip = slippery.rules.slip;
    const std::pair<const char*, const World*> cases[] = {{"plain", &plain},
                                                          {"wind in every third column", &windy},
                                                          {"1000 teleports", &jumping},
                                                          {"slip 0.2", &slippery},
                                                          {"all of them", &all}};
    for (const auto& [title, world] : cases) {
        const gpu::GridWorld grid = makeDeviceWorld(device, *world, 0.9);
        DeviceSweeps sweeps = ruleSweeps(device, grid, gpu::makeGridValues(device, grid), gpu::GridBackup::Best, 0);
        sweeps.look(kSweepsPerLook, {}); // compiles
        double fastest = std::numeric_limits<double>::infinity();
        for (int run = 0; run < runs; ++run)
            keepFastest(fastest, [&] { sweeps.look(kSweepsPerLook, {}); });
        std::printf("%4d x %-4d  %8.3f ms  %6.1f Mcells/s  %s\n", side, side, fastest, side * side * 1e-3 / fastest,
                    title);
        std::fflush(stdout);
    }
}

/// Steps of agents on the host, each of the two threads with half of the runs.
int64_t liveOnHost(const World& world, const BatchLearner& learner, const ExperimentPlan& plan)
{
    constexpr int kThreads = 2;
    std::array<int64_t, kThreads> steps{};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
        threads.emplace_back([&, thread] {
            ExperimentPlan half = plan;
            half.runs = plan.runs / kThreads;
            const auto make = [&](uint64_t run) {
                return std::make_unique<QLearning>(world, learner.rules, 1,
                                                   run + static_cast<uint64_t>(thread * half.runs));
            };
            steps[static_cast<size_t>(thread)] = runExperiment(make, half).steps;
        });
    for (std::thread& thread : threads)
        thread.join();
    return std::accumulate(steps.begin(), steps.end(), int64_t{0});
}

/// 1000 runs of Q-learning on the cliff.
void timeLives(gpu::Device& device, int runs)
{
    const World world = preset("sutton-6.6").make();
    BatchLearner learner;
    learner.rules.episodes.gamma = 1;
    learner.rules.stepSize.alpha = 0.5;
    ExperimentPlan plan;
    plan.episodes = 200;
    plan.runs = 1000;
    double kernel = 0; // steps a second
    double host = 0;
    runExperimentOnDevice(device, world, learner, plan, 1); // compiles
    for (int run = 0; run < runs; ++run) {
        auto start = std::chrono::steady_clock::now();
        const int64_t steps = runExperimentOnDevice(device, world, learner, plan, 1).steps;
        kernel = std::max(kernel, static_cast<double>(steps) * 1e3 / millisecondsSince(start));
        start = std::chrono::steady_clock::now();
        const int64_t others = liveOnHost(world, learner, plan);
        host = std::max(host, static_cast<double>(others) * 1e3 / millisecondsSince(start));
    }
    std::printf("1000 runs of Q-learning, 200 episodes on the cliff: %.1f million steps/s, agents on two threads %.1f, "
                "ratio %.2f\n",
                kernel * 1e-6, host * 1e-6, kernel / host);
}

} // namespace

int runGrid(Arguments arguments)
{
    const std::optional<Options> options = parse(arguments);
    if (!options) {
        std::fputs("usage: tessera_bench grid [--runs N] [--family software|hardware] [--device D]\n", stderr);
        return 2;
    }
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(options->device);
    std::printf("%s, subgroup %u, %s kernels, best of %d runs of %d sweeps, five actions\n",
                device->info().name.c_str(), device->limits().subgroupSize,
                device->family() == gpu::KernelFamily::Software ? "software" : "hardware", options->runs,
                kSweepsPerLook);
    std::printf("%-11s  %11s  %31s  %5s  %15s  %9s  %s\n", "world", "kernel", "plain C++, 2 threads", "ratio", "",
                "memory", "difference");
    for (const int side : {1024, 4096})
        timeSweeps(*device, side, options->runs);
    for (const int side : {1024, 4096})
        timeOtherRules(*device, side, options->runs);
    timeLives(*device, options->runs);
    return 0;
}

} // namespace bench
