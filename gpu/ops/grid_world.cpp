#include "gpu/ops/grid_world.h"

#include <algorithm>
#include <bit>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"

namespace gpu {
namespace {

constexpr int64_t kColumnsTogether = 64; // what the invocations of a workgroup take at once
constexpr int64_t kRowsTogether = 4;
constexpr int64_t kFrame = 4; // columns of wall at either side: a whole word
constexpr uint32_t kActionShift = 4;
constexpr uint32_t kActionMask = 7;
constexpr uint32_t kTeleportBit = 128;

int64_t roundedUp(int64_t value, int64_t step) { return (value + step - 1) / step * step; }

uint32_t word(int64_t value) { return static_cast<uint32_t>(value); }

uint32_t& wordOf(std::span<uint32_t> words, int64_t place) { return words[static_cast<size_t>(place / 4)]; }

uint32_t shiftOf(int64_t place) { return static_cast<uint32_t>(8 * (place % 4)); }

void checkSize(const Device& device, const GridDescription& description, int64_t framed)
{
    const auto cells = static_cast<size_t>(description.rows * description.columns);
    const bool hasWind = !description.winds.empty();
    if (description.rows < 1 || description.columns < 1 || description.cells.size() != cells ||
        (hasWind && description.winds.size() != static_cast<size_t>(description.columns)))
        throw Error(ErrorKind::Internal, mark("gpu", "A grid world was given cells or winds of another size"));
    const DeviceLimits& limits = device.limits();
    const auto elements = static_cast<uint64_t>(framed);
    const bool throughTexels = device.family() == KernelFamily::Software;
    // With wind or teleports the kernels read cell by cell, else four at once.
    const uint64_t texels = hasWind || !description.teleports.empty() ? elements : elements / 4;
    if (elements * sizeof(float) > limits.maxStorageBufferBytes ||
        (throughTexels && texels > limits.maxTexelBufferElements))
        throw Error(ErrorKind::LimitExceeded,
                    {mark("gpu", "A grid world of %1 x %2 cells is too large for %3"),
                     {std::to_string(description.rows), std::to_string(description.columns), device.info().name}},
                    mark("gpu", "Choose another device, or let the host compute."));
}

GridRules rulesOf(const GridDescription& description, int64_t stride)
{
    return {.stride = word(stride),
            .origin = word(stride + kFrame),
            .startRow = description.start[0],
            .startColumn = description.start[1],
            .actions = description.actions,
            .forbiddenRule = static_cast<uint32_t>(description.forbidden),
            .windy = description.winds.empty() ? 0U : 1U,
            .teleports = word(static_cast<int64_t>(description.teleports.size())),
            .gamma = description.gamma,
            .stepReward = description.stepReward,
            .forbiddenReward = description.forbiddenReward,
            .goalReward = description.goalReward,
            .holeReward = description.holeReward,
            .boundaryReward = description.boundaryReward,
            .forbiddenBoundaryReward = description.forbiddenBoundaryReward,
            .slip = description.slip};
}

std::vector<uint32_t> packedCells(const GridDescription& description, const GridWorld& world, int64_t framed)
{
    std::vector<uint32_t> words(static_cast<size_t>(framed / 4), 0x01010101U * static_cast<uint32_t>(GridCell::Wall));
    auto cell = description.cells.begin();
    for (int64_t row = 0; row < world.rows; ++row)
        for (int64_t column = 0; column < world.columns; ++column, ++cell) {
            const int64_t place = world.placeOf(row, column);
            uint32_t& target = wordOf(words, place);
            target &= ~(uint32_t{255} << shiftOf(place));
            target |= static_cast<uint32_t>(*cell) << shiftOf(place);
        }
    for (const GridTeleport& teleport : description.teleports) {
        const int64_t place = world.placeOf(teleport.from[0], teleport.from[1]);
        wordOf(words, place) |= kTeleportBit << shiftOf(place);
    }
    return words;
}

std::vector<uint32_t> downloadWords(Device& device, const Tensor& cells)
{
    std::vector<uint32_t> words(static_cast<size_t>(cells.elementCount()));
    device.download(*cells.buffer(), 0, std::as_writable_bytes(std::span(words)));
    return words;
}

Tensor fromWords(Device& device, const Shape& shape, std::span<const uint32_t> words)
{
    Tensor tensor = Tensor::allocate(device, shape, DType::I32);
    device.upload(*tensor.buffer(), 0, std::as_bytes(words));
    return tensor;
}

} // namespace

GridWorld makeGridWorld(Device& device, const GridDescription& description)
{
    const int64_t stride = roundedUp(description.columns, kColumnsTogether) + 2 * kFrame;
    const int64_t framed = (roundedUp(description.rows, kRowsTogether) + 2) * stride;
    checkSize(device, description, framed);
    GridWorld world{.rows = description.rows,
                    .columns = description.columns,
                    .rules = rulesOf(description, stride),
                    .cells = {},
                    .winds = {},
                    .teleports = {}};
    world.cells = fromWords(device, Shape{framed / 4}, packedCells(description, world, framed));
    if (!description.winds.empty())
        world.winds = Tensor::fromInts(device, Shape{description.columns}, description.winds);
    std::vector<uint32_t> rows;
    for (const GridTeleport& teleport : description.teleports)
        rows.insert(rows.end(), {teleport.from[0], teleport.from[1], teleport.to[0], teleport.to[1],
                                 std::bit_cast<uint32_t>(teleport.reward)});
    if (!rows.empty())
        world.teleports = fromWords(device, Shape{static_cast<int64_t>(description.teleports.size()), 5}, rows);
    return world;
}

void setGridPolicy(Device& device, const GridWorld& world, std::span<const uint8_t> actions)
{
    std::vector<uint32_t> words = downloadWords(device, world.cells);
    auto action = actions.begin();
    for (int64_t row = 0; row < world.rows; ++row)
        for (int64_t column = 0; column < world.columns; ++column, ++action) {
            const int64_t place = world.placeOf(row, column);
            const uint32_t shift = shiftOf(place) + kActionShift;
            uint32_t& target = wordOf(words, place);
            target = (target & ~(kActionMask << shift)) | (uint32_t{*action} & kActionMask) << shift;
        }
    device.upload(*world.cells.buffer(), 0, std::as_bytes(std::span(words)));
}

std::vector<uint8_t> gridPolicy(Device& device, const GridWorld& world)
{
    std::vector<uint32_t> words = downloadWords(device, world.cells);
    std::vector<uint8_t> actions;
    actions.reserve(static_cast<size_t>(world.rows * world.columns));
    for (int64_t row = 0; row < world.rows; ++row)
        for (int64_t column = 0; column < world.columns; ++column) {
            const int64_t place = world.placeOf(row, column);
            const uint32_t bits = wordOf(words, place) >> (shiftOf(place) + kActionShift);
            actions.push_back(static_cast<uint8_t>(bits & kActionMask));
        }
    return actions;
}

Tensor makeGridValues(Device& device, const GridWorld& world, std::span<const float> values)
{
    std::vector<float> framed(static_cast<size_t>(world.framedCells()));
    if (!values.empty())
        for (int64_t row = 0; row < world.rows; ++row)
            std::copy_n(values.begin() + row * world.columns, world.columns, framed.begin() + world.placeOf(row, 0));
    return Tensor::fromFloats(device, Shape{world.framedCells()}, framed);
}

std::vector<float> gridValues(Device& device, const GridWorld& world, const Tensor& values)
{
    const std::vector<float> framed = values.toFloats(device);
    std::vector<float> result;
    result.reserve(static_cast<size_t>(world.rows * world.columns));
    for (int64_t row = 0; row < world.rows; ++row) {
        const auto first = framed.begin() + world.placeOf(row, 0);
        result.insert(result.end(), first, first + world.columns);
    }
    return result;
}

} // namespace gpu
