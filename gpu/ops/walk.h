#pragma once
// How copies and element-by-element kernels go over strided tensors: the host side of gpu/kernels/common/walk.glsl.
// Used by gpu/ops only.

#include <span>
#include <vector>

#include "gpu/kernels/common/walk.params.h"
#include "gpu/recorder.h"

namespace gpu {

constexpr int64_t kSoftwareItems = 2048; ///< per workgroup on a software device: a few microseconds of work
constexpr int64_t kSoftwareGroups = 16;  ///< at least, so that all cores have work

constexpr int64_t ceilDivide(int64_t a, int64_t b) { return (a + b - 1) / b; }

/// Several layouts of one shape, gone over together. Axes that all operands step over alike are merged, axes of extent
/// 1 are gone. There is always at least one axis.
struct JointLayout {
    Shape extents;              ///< outermost first
    std::vector<Shape> strides; ///< of each operand
    std::vector<int64_t> offsets;

    int rank() const { return extents.rank(); }
    int64_t inner() const { return extents.back(); }
    int64_t innerStride(size_t operand) const { return strides[operand].back(); }
    /// Product of the extents outside the innermost axis.
    int64_t rows() const { return extents.elementCount() / inner(); }
};

/// Axes sorted so that the first operand's strides fall; no extent may be 0.
JointLayout join(std::span<const Layout> operands);
/// The same with the axes in the given order.
JointLayout joinInOrder(std::span<const Layout> operands);

/// A layout that stays at `offset` along all axes: an operand that does not move, or moves along a few axes only.
Layout still(const Shape& shape, int64_t offset);

/// True if every group of four neighbours along the innermost axis lies together and at a multiple of four.
bool hasAlignedGroups(const JointLayout& joint, size_t operand);
/// True if the operand's offset and all strides but those along `except` (-1: none) are multiples of four.
bool isAligned(const JointLayout& joint, size_t operand, int except);

/// Throws Internal, naming the operation, unless the result's shape fits what it is computed from.
void requireResult(bool fits, const char* operation, const Tensor& out);

/// Dense, with the axes in memory in the same order as in `like`.
Layout denseLike(const Shape& shape, const Layout& like);
/// The tensor itself if it is row-major and begins at a multiple of four, else a copy that is.
Tensor denseCopy(Recorder& recorder, const Tensor& tensor);

/// A walk, ready to dispatch.
struct WalkPlan {
    WalkParams params{};
    Tensor table;
    uint32_t more = 0; ///< where the additional words begin in the table
    uint32_t localSize = 1;
    Threads threads;
};

struct WalkRequest {
    /// Elements that each visited item covers along the innermost axis.
    int64_t elementsPerItem = 1;
    /// For each operand: the unit in which the kernel counts its places, 1 or 4 elements. Along the innermost axis the
    /// step is given in elements.
    std::vector<int64_t> units;
    /// If not empty, the steps along a row, in place of the strides of the innermost axis.
    std::vector<int64_t> steps;
    /// Items of a row that are visited before the next row; 0: as many as there are.
    int64_t longestSegment = 0;
    /// Words that are appended to the table.
    std::vector<uint32_t> more;
};

WalkPlan planWalk(Recorder& recorder, const JointLayout& joint, const WalkRequest& request);

/// Writes the table of a walk whose outer axes are the first `outerRank` ones of `joint`.
void makeTable(Recorder& recorder, const JointLayout& joint, int outerRank, const WalkRequest& request, WalkPlan& plan);

/// Workgroups arranged so that no axis exceeds what every device allows; `width` is how many lie along x.
Threads arrangeGroups(uint64_t groups, uint32_t localSize, uint32_t& width);

} // namespace gpu
