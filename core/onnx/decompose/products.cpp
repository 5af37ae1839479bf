// Sums of products along named axes, determinants, and convolutions over three axes as sums of convolutions over two.

#include <algorithm>
#include <map>
#include <set>

#include "core/onnx/decompose/rules.h"
#include "core/onnx/host_eval.h"
#include "core/onnx/window_geometry.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// A tensor with one label per axis.
struct Term {
    std::string tensor;
    std::string labels;
    std::map<char, int64_t> extents;

    bool has(char label) const { return labels.find(label) != std::string::npos; }
};

class Einsum {
public:
    explicit Einsum(Decomposition& d) : m_d(d) { parse(); }

    void run()
    {
        Term sum = m_terms.front();
        for (size_t k = 1; k < m_terms.size(); ++k) {
            std::string later = m_output;
            for (size_t m = k + 1; m < m_terms.size(); ++m)
                later += m_terms[m].labels;
            sum = multiplied(summed(sum, later + m_terms[k].labels), summed(m_terms[k], later + sum.labels), later);
        }
        sum = ordered(summed(sum, m_output), m_output);
        m_d.result(0, sum.tensor);
    }

private:
    [[noreturn]] void refuse() const
    {
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The equation %1 does not fit the inputs"), {m_equation}});
    }

    void parse()
    {
        m_equation = m_d.node().stringAttribute("equation", "");
        std::erase(m_equation, ' ');
        const size_t arrow = m_equation.find("->");
        std::string left = m_equation.substr(0, arrow);
        left += ',';
        size_t input = 0;
        for (size_t from = 0, comma = left.find(','); comma != std::string::npos;
             from = comma + 1, comma = left.find(',', from), ++input) {
            if (!m_d.call().has(input))
                refuse();
            addTerm(left.substr(from, comma - from), input);
        }
        if (input != m_d.call().inputs.size())
            refuse();
        m_output =
            arrow == std::string::npos ? implicitOutput() : withEllipsis(m_equation.substr(arrow + 2), m_ellipsis);
        stretchTerms();
    }

    /// "..." spelled out as digits, the last axis being '0'.
    static std::string withEllipsis(std::string labels, size_t count)
    {
        const size_t dots = labels.find("...");
        if (dots == std::string::npos)
            return labels;
        std::string axes;
        for (size_t k = count; k-- > 0;)
            axes += static_cast<char>('0' + k);
        return labels.replace(dots, 3, axes);
    }

    void addTerm(const std::string& text, size_t input)
    {
        const gpu::Shape& shape = m_d.call().shape(input);
        const bool dots = text.find("...") != std::string::npos;
        const size_t named = text.size() - (dots ? 3 : 0);
        const auto rank = static_cast<size_t>(shape.rank());
        if (named > rank || (!dots && named != rank))
            refuse();
        m_ellipsis = std::max(m_ellipsis, rank - named);
        Term term{m_d.input(input), withEllipsis(text, rank - named), {}};
        std::vector<int64_t> extents(shape.begin(), shape.end());
        for (size_t k = 0; k < term.labels.size(); ++k) {
            const size_t again = term.labels.find(term.labels[k], k + 1);
            if (again == std::string::npos)
                continue;
            takeDiagonal(term, extents, k, again);
            k = static_cast<size_t>(-1); // labels have moved
        }
        for (size_t k = 0; k < term.labels.size(); ++k)
            term.extents[term.labels[k]] = extents[k];
        m_terms.push_back(std::move(term));
    }

    /// Two axes of one label become one, the last: every (n + 1)-th element of both together.
    void takeDiagonal(Term& term, std::vector<int64_t>& extents, size_t first, size_t second)
    {
        const int64_t n = extents[first];
        if (extents[second] != n)
            refuse();
        std::vector<int64_t> order;
        std::vector<int64_t> kept;
        std::string labels;
        for (size_t k = 0; k < extents.size(); ++k)
            if (k != first && k != second) {
                order.push_back(static_cast<int64_t>(k));
                kept.push_back(extents[k]);
                labels += term.labels[k];
            }
        labels += term.labels[first];
        order.push_back(static_cast<int64_t>(first));
        order.push_back(static_cast<int64_t>(second));
        std::vector<int64_t> flat = kept;
        flat.push_back(n * n);
        const std::string together = m_d.reshape(m_d.transpose(term.tensor, order), flat);
        term.tensor = m_d.slice(together, static_cast<int64_t>(kept.size()), 0, n * n, n + 1);
        term.labels = labels;
        extents = kept;
        extents.push_back(n);
    }

    std::string implicitOutput() const
    {
        std::map<char, int> uses;
        for (const Term& term : m_terms)
            for (const char label : term.labels)
                ++uses[label];
        std::string letters;
        for (const auto& [label, count] : uses)
            if (count == 1 && !(label >= '0' && label <= '9'))
                letters += label;
        return withEllipsis("...", m_ellipsis) + letters;
    }

    /// Axes of extent 1 that stand beside longer ones of the same label.
    void stretchTerms()
    {
        std::map<char, int64_t> longest;
        for (const Term& term : m_terms)
            for (const auto& [label, extent] : term.extents)
                if (extent != 1)
                    longest[label] = extent;
        for (Term& term : m_terms) {
            std::vector<int64_t> shape;
            bool stretched = false;
            for (const char label : term.labels) {
                const int64_t extent = longest.contains(label) ? longest[label] : 1;
                if (term.extents[label] != extent && term.extents[label] != 1)
                    refuse();
                stretched = stretched || term.extents[label] != extent;
                term.extents[label] = extent;
                shape.push_back(extent);
            }
            if (stretched)
                term.tensor = m_d.add("Expand", {term.tensor, m_d.constant(HostTensor::fromInt64s(shape))});
        }
    }

    /// Without the axes whose labels are not in `keep`.
    Term summed(Term term, const std::string& keep)
    {
        std::vector<int64_t> axes;
        std::string labels;
        for (size_t k = 0; k < term.labels.size(); ++k)
            if (keep.find(term.labels[k]) == std::string::npos)
                axes.push_back(static_cast<int64_t>(k));
            else
                labels += term.labels[k];
        if (!axes.empty())
            term.tensor = m_d.reduce("ReduceSum", term.tensor, axes, false);
        term.labels = labels;
        return term;
    }

    /// With its axes in this order; every label must be there.
    Term ordered(Term term, const std::string& labels)
    {
        std::vector<int64_t> order;
        for (const char label : labels) {
            if (!term.has(label))
                refuse();
            order.push_back(static_cast<int64_t>(term.labels.find(label)));
        }
        if (labels != term.labels)
            term.tensor = m_d.transpose(term.tensor, order);
        term.labels = labels;
        return term;
    }

    /// A batched matrix product: labels that both have and that are kept are the batch, those that are not kept are
    /// summed over, the rest are rows (of a) and columns (of b).
    Term multiplied(const Term& a, const Term& b, const std::string& keep)
    {
        std::string batch, inner, rows, columns;
        for (const char label : a.labels)
            (!b.has(label) ? rows : keep.find(label) != std::string::npos ? batch : inner) += label;
        for (const char label : b.labels)
            if (!a.has(label))
                columns += label;
        const auto size = [](const Term& term, const std::string& labels) {
            gpu::Shape extents;
            for (const char label : labels)
                extents.append(term.extents.at(label));
            return extents.elementCount(); // refuses products that are too large
        };
        const int64_t batches = size(a, batch);
        const std::vector<int64_t> shapeA{batches, size(a, rows), size(a, inner)};
        const std::vector<int64_t> shapeB{batches, size(b, inner), size(b, columns)};
        const std::string left = m_d.reshape(ordered(a, batch + rows + inner).tensor, shapeA);
        const std::string right = m_d.reshape(ordered(b, batch + inner + columns).tensor, shapeB);
        Term result;
        result.labels = batch + rows + columns;
        result.extents = a.extents;
        result.extents.insert(b.extents.begin(), b.extents.end());
        std::vector<int64_t> shape;
        for (const char label : result.labels)
            shape.push_back(result.extents.at(label));
        result.tensor = m_d.reshape(m_d.add(inner.empty() ? "Mul" : "MatMul", {left, right}), shape);
        return result;
    }

    Decomposition& m_d;
    std::string m_equation;
    std::string m_output;
    size_t m_ellipsis = 0;
    std::vector<Term> m_terms;
};

/// Source: ONNX Einsum-12.
void einsum(Decomposition& d) { Einsum(d).run(); }

std::vector<int64_t> plane(const std::vector<int64_t>& values) { return {values.begin() + 1, values.end()}; }

/// The attributes of the convolution over the last two of three axes.
Decomposition::Attributes planeAttributes(const WindowGeometry& window, bool transposed)
{
    std::vector<int64_t> pads = plane(window.padsBegin);
    const std::vector<int64_t> ends = plane(window.padsEnd);
    pads.insert(pads.end(), ends.begin(), ends.end());
    Decomposition::Attributes attributes{{"strides", plane(window.strides)},
                                         {"dilations", plane(window.dilations)},
                                         {"pads", pads},
                                         {"group", window.groups}};
    if (transposed)
        attributes["output_padding"] = plane(window.outputPadding);
    return attributes;
}

/// The weights (O, C, kH, kW) at one depth; a constant stays one, so that it is packed once.
std::string weightsAt(Decomposition& d, int64_t depth)
{
    const HostTensor* weights = d.call().values[1];
    if (weights == nullptr || elementBytes(weights->type()) == 0) // unknown, or strings
        return d.squeeze(d.slice(d.input(1), 2, depth, depth + 1), 2);
    Node pick;
    pick.opType = "Gather";
    pick.name = d.node().name;
    pick.attributes["axis"] = int64_t{2};
    const std::vector<HostTensor> inputs{*weights, HostTensor::scalar(depth)};
    return d.constant(evaluateOnHost(pick, inputs, d.call().opset).front());
}

/// (N, C, D, H, W) as (N * D, C, H, W).
std::string asPictures(Decomposition& d, const std::string& x, const gpu::Shape& shape)
{
    return d.reshape(d.transpose(x, {0, 2, 1, 3, 4}),
                     std::vector<int64_t>{shape[0] * shape[2], shape[1], shape[3], shape[4]});
}

/// And back.
std::string asVolumes(Decomposition& d, const std::string& x, int64_t depth, const gpu::Shape& output)
{
    const std::string split = d.reshape(x, std::vector<int64_t>{output[0], depth, output[1], output[3], output[4]});
    return d.transpose(split, {0, 2, 1, 3, 4});
}

/// The sum over the depth of the kernel: pictures at that depth, convolved with its weights. Source: ONNX Conv-11.
void convOverThreeAxes(Decomposition& d)
{
    if (d.call().rank(0) != 5)
        return;
    const WindowGeometry window = convGeometry(d.call());
    checkUnrolled(window.kernel[0]);
    gpu::Shape shape = d.call().shape(0);
    const std::vector<int64_t> pads{0, 0, window.padsBegin[0], 0, 0, 0, 0, window.padsEnd[0], 0, 0};
    const std::string padded = d.add("Pad", {d.input(0), d.constant(HostTensor::fromInt64s(pads))});
    const int64_t depth = window.output[2];
    shape[2] = depth;
    std::string sum;
    for (int64_t k = 0; k < window.kernel[0]; ++k) {
        const int64_t start = k * window.dilations[0];
        const std::string part =
            d.slice(padded, 2, start, start + (depth - 1) * window.strides[0] + 1, window.strides[0]);
        Decomposition::Names inputs{asPictures(d, part, shape), weightsAt(d, k)};
        if (k == 0 && d.call().has(2))
            inputs.push_back(d.input(2));
        const std::string product = d.add("Conv", inputs, planeAttributes(window, false));
        sum = k == 0 ? product : d.add("Add", {sum, product});
    }
    d.result(0, asVolumes(d, sum, depth, window.output));
}

/// Each depth of the kernel gives pictures that are put `stride` apart. Source: ONNX ConvTranspose-11.
void convTransposeOverThreeAxes(Decomposition& d)
{
    if (d.call().rank(0) != 5)
        return;
    const WindowGeometry window = convTransposeGeometry(d.call());
    checkUnrolled(window.kernel[0]);
    const gpu::Shape& shape = d.call().shape(0);
    const gpu::Shape& output = window.output;
    const int64_t stride = window.strides[0];
    const int64_t spread = (shape[2] - 1) * stride + 1;
    const std::string pictures = asPictures(d, d.input(0), shape);
    std::string sum;
    for (int64_t k = 0; k < window.kernel[0]; ++k) {
        const std::string product = d.add("ConvTranspose", {pictures, weightsAt(d, k)}, planeAttributes(window, true));
        std::string part = asVolumes(d, product, shape[2], output);
        if (stride > 1) {
            const std::vector<int64_t> gaps{0, 0, 0, 0, 0, 0, 0, 0, 0, stride - 1, 0, 0};
            part = d.add("Pad", {d.unsqueeze(part, 3), d.constant(HostTensor::fromInt64s(gaps))});
            part = d.reshape(part, std::vector<int64_t>{output[0], output[1], shape[2] * stride, output[3], output[4]});
            part = d.slice(part, 2, 0, spread);
        }
        const int64_t before = k * window.dilations[0] - window.padsBegin[0];
        const std::vector<int64_t> pads{0, 0, before, 0, 0, 0, 0, output[2] - spread - before, 0, 0};
        part = d.add("Pad", {part, d.constant(HostTensor::fromInt64s(pads))});
        sum = k == 0 ? part : d.add("Add", {sum, part});
    }
    if (d.call().has(2))
        sum = d.add("Add", {sum, d.reshape(d.input(2), std::vector<int64_t>{output[1], 1, 1, 1})});
    d.result(0, sum);
}

constexpr int64_t kMaxDeterminantRows = 4; ///< n! products

/// The determinant of the given columns of the rows from `row` on, by expansion along that row. entries: one tensor
/// per entry of the matrix.
std::string cofactors(Decomposition& d, const std::vector<Decomposition::Names>& entries, size_t row,
                      const std::vector<size_t>& columns)
{
    if (columns.size() == 1)
        return entries[row][columns[0]];
    std::string sum;
    for (size_t k = 0; k < columns.size(); ++k) {
        std::vector<size_t> others = columns;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
        const std::string term = d.add("Mul", {entries[row][columns[k]], cofactors(d, entries, row + 1, others)});
        sum = k == 0 ? term : d.add(k % 2 == 0 ? "Add" : "Sub", {sum, term});
    }
    return sum;
}

/// Of small matrices (..., n, n), element by element: geometry asks for no more. Source: ONNX Det-11.
void determinant(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    const int rank = shape.rank();
    const int64_t n = shape.back();
    if (rank < 2 || shape[rank - 2] != n || n < 1)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Shape %1 is no square matrix"), {shape.toString()}});
    if (n > kMaxDeterminantRows)
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "Determinants of %1 rows are not supported, only of up to %2"),
                     {std::to_string(n), std::to_string(kMaxDeterminantRows)}});
    std::vector<Decomposition::Names> entries;
    std::vector<size_t> columns;
    for (int64_t row = 0; row < n; ++row) {
        const std::string line = d.squeeze(d.slice(d.input(0), rank - 2, row, row + 1), rank - 2);
        entries.emplace_back();
        for (int64_t column = 0; column < n; ++column)
            entries.back().push_back(d.squeeze(d.slice(line, rank - 2, column, column + 1), rank - 2));
        columns.push_back(static_cast<size_t>(row));
    }
    d.result(0, cofactors(d, entries, 0, columns));
}

constexpr DecompositionRow kRules[] = {
    {"Conv", convOverThreeAxes},
    {"ConvTranspose", convTransposeOverThreeAxes},
    {"Det", determinant},
    {"Einsum", einsum},
};

} // namespace

std::span<const DecompositionRow> productDecompositions() { return kRules; }

} // namespace core::onnx
