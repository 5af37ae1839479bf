#include "gpu/ops/matmul.h"

#include <span>
#include <utility>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/elements_64.h"
#include "gpu/ops/packed_product.h"

namespace gpu {
namespace {

/// One axis of the rows of a product, with the strides of the tensors that have it.
struct RowAxis {
    int64_t extent = 1;
    int64_t input = 0;
    int64_t output = 0;
    int64_t residual = 0;

    /// True if `inner` continues this axis in all tensors.
    bool continues(const RowAxis& inner) const
    {
        return input == inner.input * inner.extent && output == inner.output * inner.extent &&
               residual == inner.residual * inner.extent;
    }
};

void checkShapes(const Tensor& a, int64_t bRows, int64_t bColumns, const Tensor& out, const Epilogue& epilogue)
{
    const int rank = a.shape().rank();
    bool fits = rank >= 2 && out.shape().rank() == rank && a.shape().back() == bRows && out.shape().back() == bColumns;
    for (int axis = 0; fits && axis + 1 < rank; ++axis)
        fits = a.shape()[axis] == out.shape()[axis];
    fits = fits && (!epilogue.residual.valid() || epilogue.residual.shape() == out.shape());
    fits = fits && (!epilogue.bias.valid() || epilogue.bias.elementCount() == bColumns);
    if (!fits)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A matrix product of %1 and %2x%3 cannot be stored as %4"),
                     {a.shape().toString(), std::to_string(bRows), std::to_string(bColumns), out.shape().toString()}});
}

/// The axes of the rows from the outermost in, those of extent 1 dropped and those that continue each other merged.
std::vector<RowAxis> rowAxes(const Tensor& a, const Tensor& out, const Tensor& residual)
{
    std::vector<RowAxis> axes;
    for (int axis = 0; axis + 1 < a.shape().rank(); ++axis) {
        const RowAxis next{a.shape()[axis], a.strides()[axis], out.strides()[axis],
                           residual.valid() ? residual.strides()[axis] : 0};
        if (next.extent == 1)
            continue;
        if (!axes.empty() && axes.back().continues(next))
            axes.back() = {axes.back().extent * next.extent, next.input, next.output, next.residual};
        else
            axes.push_back(next);
    }
    return axes;
}

/// Everything but rows and batches.
Product productOf(Recorder& recorder, const Tensor& a, int64_t depth, const Tensor& panels, const Tensor& out,
                  const Epilogue& epilogue)
{
    Product product;
    product.input = a;
    product.panels = panels;
    product.output = out;
    product.epilogue = epilogue;
    product.epilogue.bias = denseVector(recorder, epilogue.bias);
    product.columns = out.shape().back();
    product.columnStride = out.strides().back();
    if (epilogue.residual.valid())
        product.residualColumnStride = epilogue.residual.strides().back();
    product.channels = depth;
    return product;
}

ProductAxis productAxis(const RowAxis& axis)
{
    ProductAxis result;
    result.outputExtent = result.inputExtent = axis.extent;
    result.inputStride = axis.input;
    result.outputStride = axis.output;
    result.residualStride = axis.residual;
    return result;
}

ProductBatch firstBatch(const Product& product)
{
    const Epilogue& epilogue = product.epilogue;
    return {product.input.offset(), product.panels.offset(), product.output.offset(),
            epilogue.residual.valid() ? epilogue.residual.offset() : 0,
            epilogue.bias.valid() ? epilogue.bias.offset() : 0};
}

/// Repeats `batches` along one more (inner) axis; position i along it uses the panels at panelOffsets[i], if given.
std::vector<ProductBatch> alongAxis(const std::vector<ProductBatch>& batches, const RowAxis& axis,
                                    std::span<const int64_t> panelOffsets = {})
{
    std::vector<ProductBatch> result;
    result.reserve(batches.size() * static_cast<size_t>(axis.extent));
    for (const ProductBatch& batch : batches) {
        for (int64_t i = 0; i < axis.extent; ++i) {
            ProductBatch next = batch;
            next.input += i * axis.input;
            next.output += i * axis.output;
            next.residual += i * axis.residual;
            if (!panelOffsets.empty())
                next.panels += panelOffsets[static_cast<size_t>(i)];
            result.push_back(next);
        }
    }
    return result;
}

/// The matrices of b, seen with as many leading axes as the output has (stride 0: repeated). Each is packed once.
struct MatrixBatch {
    Layout layout;
    int leading = 0;

    MatrixBatch(const Layout& b, Shape target) : leading(target.rank() - 2)
    {
        target[leading] = b.shape[b.shape.rank() - 2];
        layout = b.broadcastTo(target);
    }
    bool repeats(int axis) const { return layout.shape[axis] == 1 || layout.strides[axis] == 0; }
    bool isSingle() const
    {
        bool single = true;
        for (int axis = 0; axis < leading; ++axis)
            single = single && repeats(axis);
        return single;
    }
    /// Where each distinct matrix begins in the buffer, the last axis running fastest.
    std::vector<int64_t> offsets() const
    {
        std::vector<int64_t> result = {layout.offset};
        for (int axis = 0; axis < leading; ++axis) {
            if (repeats(axis))
                continue;
            std::vector<int64_t> next;
            for (int64_t offset : result)
                for (int64_t i = 0; i < layout.shape[axis]; ++i)
                    next.push_back(offset + i * layout.strides[axis]);
            result = std::move(next);
        }
        return result;
    }
    /// How far into the panels each position of each axis leads; one packed matrix takes setElements.
    std::vector<std::vector<int64_t>> panelOffsets(int64_t setElements) const
    {
        std::vector<std::vector<int64_t>> result(static_cast<size_t>(leading));
        int64_t stride = setElements;
        for (int axis = leading - 1; axis >= 0; --axis) {
            for (int64_t i = 0; i < layout.shape[axis]; ++i)
                result[static_cast<size_t>(axis)].push_back(repeats(axis) ? 0 : i * stride);
            stride *= repeats(axis) ? 1 : layout.shape[axis];
        }
        return result;
    }
};

PanelSource panelSource(const Tensor& b, std::vector<int64_t> offsets)
{
    const int rank = b.shape().rank();
    if (rank < 2)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A matrix product needs two dimensions, not shape %1"), {b.shape().toString()}});
    PanelSource source;
    source.matrix = b;
    source.columns = b.shape()[rank - 1];
    source.channels = b.shape()[rank - 2];
    source.strideChannel = b.strides()[rank - 2];
    source.strideColumn = b.strides()[rank - 1];
    source.offsets = std::move(offsets);
    return source;
}

} // namespace

PackedMatrix packMatrix(Recorder& recorder, const Tensor& b)
{
    const PanelSource source = panelSource(b, {b.offset()});
    if (b.shape().rank() != 2)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A packed matrix has two dimensions, not shape %1"), {b.shape().toString()}});
    return {packPanels(recorder, source), source.channels, source.columns};
}

void matmul(Recorder& recorder, const Tensor& a, const PackedMatrix& b, const Tensor& out, const Epilogue& epilogue)
{
    checkShapes(a, b.rows, b.columns, out, epilogue);
    if (out.elementCount() == 0)
        return;
    Product product = productOf(recorder, alignedRows(recorder, a), b.rows, b.panels, out, epilogue);
    std::vector<RowAxis> axes = rowAxes(product.input, out, epilogue.residual);
    std::vector<ProductBatch> batches = {firstBatch(product)};
    while (axes.size() > 2) { // what cannot be said by two strides becomes a batch
        batches = alongAxis(batches, axes.front());
        axes.erase(axes.begin());
    }
    if (!axes.empty()) {
        product.x = productAxis(axes.back());
        axes.pop_back();
    }
    if (!axes.empty())
        product.y = productAxis(axes.back());
    product.batches = std::move(batches);
    multiplyPacked(recorder, product);
}

void matmul(Recorder& recorder, const Tensor& a, const Tensor& b, const Tensor& out, const Epilogue& epilogue)
{
    PanelSource source = panelSource(b, {b.offset()});
    checkShapes(a, source.channels, source.columns, out, epilogue);
    if (out.elementCount() == 0)
        return;
    if (is64(out.dtype()) || !isReal(out.dtype())) {
        matmul64(recorder, a, b, out);
        return;
    }
    const MatrixBatch matrices(b.layout(), out.shape());
    if (matrices.isSingle()) {
        matmul(recorder, a, PackedMatrix{packPanels(recorder, source), source.channels, source.columns}, out, epilogue);
        return;
    }
    source.offsets = matrices.offsets();
    Product product =
        productOf(recorder, alignedRows(recorder, a), source.channels, packPanels(recorder, source), out, epilogue);
    const auto axisOf = [&](int axis) {
        return RowAxis{out.shape()[axis], product.input.strides()[axis], out.strides()[axis],
                       epilogue.residual.valid() ? epilogue.residual.strides()[axis] : 0};
    };
    const auto panelOffsets = matrices.panelOffsets(panelSetElements(recorder.device(), source.columns, source.rows()));
    product.batches = {firstBatch(product)};
    for (int axis = 0; axis < matrices.leading; ++axis)
        product.batches = alongAxis(product.batches, axisOf(axis), panelOffsets[static_cast<size_t>(axis)]);
    product.x = productAxis(axisOf(matrices.leading));
    multiplyPacked(recorder, product);
}

} // namespace gpu
