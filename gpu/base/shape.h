#pragma once
// Extents of a tensor, outermost first.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

namespace gpu {

constexpr int kMaxRank = 8;

/// Up to kMaxRank extents (or strides), outermost dimension first. A value type without heap memory.
class Shape {
public:
    Shape() = default;
    Shape(std::initializer_list<int64_t> extents) : Shape(std::span<const int64_t>(extents.begin(), extents.size())) {}
    /// Throws Unsupported if there are more than kMaxRank extents.
    explicit Shape(std::span<const int64_t> extents);

    int rank() const { return m_rank; }
    bool empty() const { return m_rank == 0; }
    /// Throws InvalidInput if there is no such axis.
    int64_t operator[](int axis) const { return m_extents[checked(axis)]; }
    int64_t& operator[](int axis) { return m_extents[checked(axis)]; }
    /// The extent of the last axis; 1 for a scalar.
    int64_t back() const { return m_rank == 0 ? 1 : (*this)[m_rank - 1]; }

    const int64_t* begin() const { return m_extents.data(); }
    const int64_t* end() const { return m_extents.data() + m_rank; }

    /// Product of all extents (1 for a scalar). Throws LimitExceeded above the limit tensor-elements.
    int64_t elementCount() const;
    void append(int64_t extent);
    void insert(int axis, int64_t extent);
    void erase(int axis);
    /// Row-major strides in elements.
    Shape rowMajorStrides() const;
    /// For messages: "1x3x1024x1024", "scalar" for rank 0.
    std::string toString() const;

    friend bool operator==(const Shape& a, const Shape& b);

private:
    size_t checked(int axis) const
    {
        if (axis < 0 || axis >= m_rank) [[unlikely]]
            throwNoAxis(axis);
        return static_cast<size_t>(axis);
    }
    [[noreturn]] void throwNoAxis(int axis) const;

    std::array<int64_t, kMaxRank> m_extents{};
    int m_rank = 0;
};

/// The shape to which both broadcast (NumPy's rule, ONNX multidirectional broadcasting).
/// Throws InvalidInput if they do not fit.
Shape broadcastShapes(const Shape& a, const Shape& b);

/// `axis` counted from the end if negative. Throws InvalidInput outside [-rank, rank).
int normalisedAxis(int64_t axis, int rank);

} // namespace gpu
