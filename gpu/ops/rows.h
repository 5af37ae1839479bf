#pragma once
// How the kernels that reduce along rows (softmax, norms, reductions) are planned: the host side of
// gpu/kernels/common/rows.glsl. Used by gpu/ops only.

#include <vector>

#include "gpu/ops/walk.h"

namespace gpu {

/// How four elements that are loaded together lie; the numbers are those of rows.glsl.
enum class RowLayout : uint32_t { Strided, Along, Across };

/// The axis that rows run along.
struct RowAxis {
    int64_t elements = 1;
    int64_t inputStep = 1;
    int64_t outputStep = 1;
    bool inOutput = true; ///< false if the output has one element per row
};

/// The rows of an operation: where they begin (operands: output, input) and the axis that they run along.
struct Rows {
    JointLayout outer;
    RowAxis axis;
};

struct RowsPlan {
    WalkPlan walk;
    RowLayout layout = RowLayout::Strided;
    bool shared = false;     ///< a workgroup shares a row
    int64_t rowCount = 1;    ///< rows, or groups of four of them, that the kernel goes through
    uint32_t inputStep = 1;  ///< in the units of the layout
    uint32_t outputStep = 1; ///< the same; of a reduction: between neighbouring rows of a group
};

/// Steps that go through one row.
int64_t stepsOf(RowLayout layout, const RowAxis& axis);
RowLayout chooseRowLayout(const Rows& rows);
/// `parts`: how many pieces each row is cut into that are handled apart. `more`: words to append to the table.
/// `mayLoadFour`: false if the kernel only has the strided layout.
RowsPlan planRows(Recorder& recorder, const Rows& rows, int64_t parts = 1, std::vector<uint32_t> more = {},
                  bool mayLoadFour = true);

/// The layout without axis `axis`.
Layout withoutAxis(const Layout& layout, int axis);

} // namespace gpu
