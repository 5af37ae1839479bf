#pragma once
// Mean and deviation of what many runs came to.

#include <cmath>

namespace core::grid {

/// Of what comes one after the other. Source: Welford 1962.
class Running {
public:
    void add(double value)
    {
        ++m_count;
        const double before = value - m_mean;
        m_mean += before / m_count;
        m_squares += before * (value - m_mean);
    }
    double mean() const { return m_mean; }
    /// Of a sample (n - 1); 0 for one value.
    double deviation() const { return m_count > 1 ? std::sqrt(m_squares / (m_count - 1)) : 0; }

private:
    int m_count = 0;
    double m_mean = 0;
    double m_squares = 0;
};

} // namespace core::grid
