#pragma once
// Caps on what is read and computed: each has a name, by which a person raises it.

#include <atomic>
#include <cstdint>

#include "gpu/base/error.h"

namespace gpu {

/// One cap. Constant-initialised, so that it may be read while other static objects are made. Any thread.
class Limit {
public:
    /// `highest`: where it cannot be raised further; the same as `usual` for a cap that a file format or a library has.
    constexpr Limit(const char* name, Text meaning, int64_t usual, int64_t highest)
        : m_name(name), m_meaning(meaning), m_usual(usual), m_highest(highest), m_value(usual)
    {
    }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

    const char* name() const { return m_name; } ///< of the command line, "picture-pixels"
    Text meaning() const { return m_meaning; }
    int64_t usual() const { return m_usual; }
    int64_t highest() const { return m_highest; }
    int64_t value() const { return m_value.load(std::memory_order_relaxed); }
    /// `asked`, but where that is the usual value the one that is in force: for callers that ask for nothing special.
    int64_t inForce(int64_t asked) const { return asked == m_usual ? value() : asked; }
    bool canBeRaised() const { return value() < m_highest; }

    /// Throws InvalidInput outside of 1 … highest().
    void set(int64_t value);

    /// What to do about a refusal: names the limit and how it is raised.
    Message hint() const;
    /// Throws LimitExceeded with that hint.
    [[noreturn]] void refuse(Message what) const;

private:
    const char* m_name;
    Text m_meaning;
    int64_t m_usual;
    int64_t m_highest;
    std::atomic<int64_t> m_value;
};

/// A limit with another value while this lives; for tests.
class LimitChange {
public:
    LimitChange(Limit& limit, int64_t value) : m_limit(limit), m_before(limit.value()) { limit.set(value); }
    ~LimitChange() { m_limit.set(m_before); }
    LimitChange(const LimitChange&) = delete;
    LimitChange& operator=(const LimitChange&) = delete;

private:
    Limit& m_limit;
    int64_t m_before;
};

namespace limits {

extern Limit tensorElements; ///< of one tensor, wherever it is
extern Limit deviceBytes;    ///< that are held on a device at one time

} // namespace limits

} // namespace gpu
