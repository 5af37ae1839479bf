#include "gpu/ops/learn_episodes.h"

#include <algorithm>
#include <cmath>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/kernels/learn_episodes.params.h"
#include "gpu/kernels/run_errors.params.h"

namespace gpu {
namespace {

constexpr float kNoAction = -3e38F;
constexpr uint32_t kAlways = 0xffffffff;
constexpr int64_t kStandingWords = 8;
constexpr int32_t kBegins = 255; // planned action of an episode that begins
constexpr uint64_t kBatchBytes = uint64_t{64} << 20;

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

/// What a random word is compared with: word / 2^32 < probability. All ones say 1.
uint32_t borderOf(double probability)
{
    return probability >= 1 ? kAlways : static_cast<uint32_t>(std::min(std::ceil(probability * 0x1p32), 4294967294.0));
}

uint32_t localSize(const Device& device)
{
    return device.family() == KernelFamily::Software ? device.limits().subgroupSize : 64;
}

int64_t entriesOf(uint32_t actions) { return actions > 4 ? 8 : 4; }

} // namespace

uint32_t runsThatFit(const Device& device, const GridWorld& world, const LivesPlan& plan)
{
    const uint64_t tables = plan.learner == GridLearner::DoubleQLearning ? 2 : 1;
    const auto states = static_cast<uint64_t>(world.rows * world.columns);
    const uint64_t table = tables * states * static_cast<uint64_t>(entriesOf(world.rules.actions)) * sizeof(float);
    const uint64_t results = plan.episodes * sizeof(float);
    const uint64_t most = std::min(kBatchBytes, device.limits().maxStorageBufferBytes);
    return static_cast<uint32_t>(std::clamp<uint64_t>(most / std::max({table, results, uint64_t{1}}), 1, plan.runs));
}

Lives makeLives(Device& device, const GridWorld& world, const LivesPlan& plan, std::span<const int32_t> live,
                std::span<const int32_t> starts)
{
    Lives lives{.plan = plan,
                .states = world.rows * world.columns,
                .columns = world.columns,
                .entries = entriesOf(world.rules.actions),
                .tables = {},
                .standing = {},
                .returns = {},
                .lengths = {},
                .starts = {}};
    if (starts.empty())
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 has no state to begin in"), {"makeLives"}});
    const Shape shape{plan.runs, lives.tableCount(), lives.states, lives.entries};
    std::vector<float> table(static_cast<size_t>(lives.states * lives.entries));
    for (auto row = table.begin(); row != table.end(); row += lives.entries)
        std::fill(row + world.rules.actions, row + lives.entries, kNoAction);
    for (const int32_t state : live)
        std::fill_n(table.begin() + state * lives.entries, world.rules.actions, static_cast<float>(plan.initial));
    std::vector<float> tables;
    tables.reserve(static_cast<size_t>(shape.elementCount()));
    for (int64_t k = 0; k < plan.runs * lives.tableCount(); ++k)
        tables.insert(tables.end(), table.begin(), table.end());
    lives.tables = Tensor::fromFloats(device, shape, tables);
    std::vector<int32_t> standing(static_cast<size_t>(plan.runs * kStandingWords));
    for (size_t at = 2; at < standing.size(); at += kStandingWords)
        standing[at] = kBegins;
    lives.standing = Tensor::fromInts(device, Shape{plan.runs, kStandingWords}, standing);
    lives.returns = Tensor::allocate(device, Shape{plan.runs, plan.episodes});
    lives.lengths = Tensor::allocate(device, Shape{plan.runs, plan.episodes}, DType::I32);
    std::vector<int32_t> counted{static_cast<int32_t>(starts.size())};
    counted.insert(counted.end(), starts.begin(), starts.end());
    lives.starts = Tensor::fromInts(device, Shape{static_cast<int64_t>(counted.size())}, counted);
    return lives;
}

void learnEpisodes(Recorder& recorder, const GridWorld& world, const Lives& lives, uint32_t goal, uint32_t steps)
{
    const LivesPlan& plan = lives.plan;
    if (goal > plan.episodes || world.cells.offset() != 0 || world.rows * world.columns != lives.states)
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 was given tensors of another world"), {"learnEpisodes"}});
    const double straight = 1 - plan.slip;
    const LearnEpisodesParams push{
        .rules = world.rules,
        .runs = plan.runs,
        .firstRun = plan.firstRun,
        .columns = word(lives.columns),
        .states = word(lives.states),
        .seedLow = static_cast<uint32_t>(plan.seed),
        .seedHigh = static_cast<uint32_t>(plan.seed >> 32U),
        .episodes = plan.episodes,
        .goal = goal,
        .steps = steps,
        .maxSteps = plan.maxSteps,
        .exploreBelow = borderOf(plan.epsilon),
        .straightBelow = plan.slip > 0 ? std::min(borderOf(straight), kAlways - 1) : kAlways,
        .asideBelow = std::min(borderOf(straight + plan.slip / 2), kAlways - 1),
        .alpha = static_cast<float>(plan.alpha),
        .epsilon = static_cast<float>(plan.epsilon),
        .noise = static_cast<float>(plan.noise),
    };
    static_assert(sizeof push <= 128);
    const double work = static_cast<double>(plan.runs) * steps;
    recorder.dispatch("learn_episodes",
                      {localSize(recorder.device()), static_cast<uint32_t>(plan.learner), word(lives.entries / 4)},
                      {lives.tables, lives.standing, lives.returns, lives.lengths, world.cells, world.winds,
                       world.teleports, lives.starts},
                      push, {plan.runs}, {200 * work, 40 * work});
}

uint32_t endedEpisodes(Device& device, const Lives& lives)
{
    const std::vector<int32_t> words = lives.standing.toInts(device);
    int32_t fewest = words[5];
    for (size_t at = 5; at < words.size(); at += kStandingWords)
        fewest = std::min(fewest, words[at]);
    return static_cast<uint32_t>(fewest);
}

void runErrors(Recorder& recorder, const Lives& lives, uint32_t actions, double epsilon, const Tensor& live,
               const Tensor& truth, const Tensor& errors, const Tensor& largest, int64_t look)
{
    if (errors.shape().rank() != 2 || errors.shape()[1] != lives.plan.runs || errors.shape() != largest.shape() ||
        live.shape() != truth.shape() || look < 0 || look >= errors.shape()[0])
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 was given tensors of another world"), {"runErrors"}});
    const RunErrorsParams push{.runs = lives.plan.runs,
                               .states = word(lives.states),
                               .live = word(live.elementCount()),
                               .actions = actions,
                               .resultOffset = word(look * lives.plan.runs),
                               .epsilon = static_cast<float>(epsilon)};
    const double work = static_cast<double>(lives.plan.runs) * static_cast<double>(live.elementCount());
    recorder.dispatch("run_errors", {localSize(recorder.device()), word(lives.tableCount()), word(lives.entries / 4)},
                      {errors, largest, lives.tables, live, truth}, push, {lives.plan.runs}, {20 * work, 16 * work});
}

} // namespace gpu
