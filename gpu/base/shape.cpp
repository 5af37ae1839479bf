#include "gpu/base/shape.h"
#include "gpu/base/limit.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace gpu {

Shape::Shape(std::span<const int64_t> extents)
{
    for (const int64_t extent : extents)
        append(extent);
}

int64_t Shape::elementCount() const
{
    const int64_t most = limits::tensorElements.value();
    int64_t count = 1;
    bool empty = false;
    for (const int64_t extent : *this) {
        if (extent == 0) {
            empty = true; // the others are looked at all the same: parts of them are multiplied elsewhere
            continue;
        }
        if (extent < 0 || count > most / extent)
            limits::tensorElements.refuse({mark("gpu", "A tensor of shape %1 is too large"), {toString()}});
        count *= extent;
    }
    return empty ? 0 : count;
}

void Shape::throwNoAxis(int axis) const
{
    throw Error(ErrorKind::InvalidInput, {mark("gpu", "There is no axis %1 in a tensor of %2 dimensions"),
                                          {std::to_string(axis), std::to_string(m_rank)}});
}

void Shape::append(int64_t extent) { insert(m_rank, extent); }

void Shape::insert(int axis, int64_t extent)
{
    if (m_rank == kMaxRank)
        throw Error(ErrorKind::Unsupported,
                    {mark("gpu", "Tensors of more than %1 dimensions are not supported"), {std::to_string(kMaxRank)}});
    for (int k = m_rank; k > axis; --k)
        m_extents[static_cast<size_t>(k)] = m_extents[static_cast<size_t>(k) - 1];
    m_extents[static_cast<size_t>(axis)] = extent;
    ++m_rank;
}

void Shape::erase(int axis)
{
    const size_t first = checked(axis);
    --m_rank;
    for (size_t k = first; k < static_cast<size_t>(m_rank); ++k)
        m_extents[k] = m_extents[k + 1];
}

Shape Shape::rowMajorStrides() const
{
    Shape strides = *this;
    int64_t stride = 1;
    for (int axis = m_rank - 1; axis >= 0; --axis) {
        strides[axis] = stride;
        stride *= std::max<int64_t>((*this)[axis], 1);
    }
    return strides;
}

std::string Shape::toString() const
{
    if (m_rank == 0)
        return "scalar";
    std::string text;
    for (const int64_t extent : *this)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return text;
}

bool operator==(const Shape& a, const Shape& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

Shape broadcastShapes(const Shape& a, const Shape& b)
{
    Shape result = a.rank() >= b.rank() ? a : b;
    const Shape& shorter = a.rank() >= b.rank() ? b : a;
    const int lead = result.rank() - shorter.rank();
    for (int axis = 0; axis < shorter.rank(); ++axis) {
        const int64_t extent = shorter[axis];
        int64_t& target = result[lead + axis];
        if (target == 1)
            target = extent;
        else if (extent != 1 && extent != target)
            throw Error(ErrorKind::InvalidInput,
                        {mark("gpu", "Shapes %1 and %2 cannot be broadcast together"), {a.toString(), b.toString()}});
    }
    return result;
}

int normalisedAxis(int64_t axis, int rank)
{
    if (axis < -rank || axis >= rank)
        throw Error(ErrorKind::InvalidInput, {mark("gpu", "Axis %1 is outside a tensor of %2 dimensions"),
                                              {std::to_string(axis), std::to_string(rank)}});
    return static_cast<int>(axis < 0 ? axis + rank : axis);
}

} // namespace gpu
