#pragma once
// What matmul, conv2d and attention share: operands aligned for vec4, panels of the right-hand matrix, and the kernel
// that multiplies with them. Only gpu/ops/*.cpp includes this.

#include <cstdint>
#include <vector>

#include "gpu/ops/epilogue.h"
#include "gpu/ops/matmul.h"
#include "gpu/recorder.h"

namespace gpu {

inline uint32_t u32(int64_t value) { return static_cast<uint32_t>(value); }

inline int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

/// The matrix that packPanels rearranges. Its row k is channel k % paddedChannels of tap k / paddedChannels.
struct PanelSource {
    Tensor matrix;
    int64_t columns = 0;
    int64_t channels = 0; ///< K of an ordinary matrix
    int64_t kernelHeight = 1, kernelWidth = 1;
    int64_t strideTapY = 0, strideTapX = 0; ///< in elements; may be negative
    int64_t strideChannel = 0, strideColumn = 0;
    std::vector<int64_t> offsets; ///< where each of a batch of such matrices begins in the buffer, in elements

    /// Rows of the packed matrix before padding: every tap has a multiple of four channels.
    int64_t paddedChannels() const { return (channels + 3) / 4 * 4; }
    int64_t rows() const { return kernelHeight * kernelWidth * paddedChannels(); }
};

/// Panels of all matrices of the batch, one after the other: (batch * panels, steps, 4, lanes, 4).
Tensor packPanels(Recorder& recorder, const PanelSource& source);

/// One axis of a picture that a window slides over, or the one of an ordinary matrix' rows.
struct ProductAxis {
    int64_t outputExtent = 1;
    int64_t inputExtent = 1;
    int64_t stride = 1;                                            ///< input positions per output position
    int64_t dilation = 1;                                          ///< input positions per tap
    int64_t padBefore = 0;                                         ///< may be negative
    int64_t inputStride = 0, outputStride = 0, residualStride = 0; ///< in elements
};

/// Where one matrix product of a batch begins in each buffer, in elements.
struct ProductBatch {
    int64_t input = 0;
    int64_t panels = 0;
    int64_t output = 0;
    int64_t residual = 0;
    int64_t bias = 0;
};

/// One run of packed_matmul.
struct Product {
    Tensor input;  ///< channels dense; its strides and batch offsets are multiples of 4
    Tensor panels; ///< by packPanels
    Tensor output;
    Epilogue epilogue;
    ProductAxis y, x;
    int64_t columns = 0;
    int64_t columnStride = 1, residualColumnStride = 1;
    int64_t channels = 0; ///< per tap
    int64_t taps = 1;
    int64_t kernelWidth = 1;
    bool window = false; ///< taps, or positions outside the picture
    std::vector<ProductBatch> batches;
};

void multiplyPacked(Recorder& recorder, const Product& product);

/// How many elements one panel set of `columns` columns and `rows` rows takes on this device.
int64_t panelSetElements(const Device& device, int64_t columns, int64_t rows);

/// True if vec4 of the last-named axis can be loaded: `axis` dense, its extent, the offset and all other strides
/// multiples of 4.
bool isVectorAligned(const Layout& layout, int axis);

/// x: (N, C, H, W) with dense channels in multiples of four, as the window kernels read it. Copied (and padded with
/// zeros) only if it is not like that.
Tensor channelsInnermost(Recorder& recorder, const Tensor& x);

/// The tensor with its last axis dense and in multiples of four. Copied (and padded with zeros) only if it is not like
/// that.
Tensor alignedRows(Recorder& recorder, const Tensor& tensor);

/// The tensor itself, or a dense copy of it if its single axis has gaps.
Tensor denseVector(Recorder& recorder, const Tensor& vector);

} // namespace gpu
