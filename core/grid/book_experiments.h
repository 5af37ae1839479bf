#pragma once
// What the textbooks show of learners that draw random numbers: one number for each run, and where its mean has to lie.
// Seeds are fixed, so that a check that passes once passes always; the mean's interval of 99 % says for how many
// others.

#include <cstdint>
#include <span>

#include "core/grid/dynamic_programming.h"
#include "gpu/base/text.h"

namespace core::grid {

struct BookExperiment {
    const char* name;   ///< "Sutton and Barto, Fig 7.2"
    const char* preset; ///< the world
    gpu::Text quantity; ///< what is measured in each run
    double low;         ///< where the mean over the runs lies
    double high;
    int runs;
    /// Of one run. Throws Cancelled.
    double (*sample)(uint64_t run, const gpu::RunControl& control);
};

std::span<const BookExperiment> bookExperiments();

struct Measured {
    double mean = 0;
    double halfWidth = 0; ///< of the interval in which the mean of all seeds lies with 99 % confidence (normal)
};

/// All runs of it. Throws Cancelled.
Measured measure(const BookExperiment& experiment, const gpu::RunControl& control = {});

/// Whether the whole interval lies between low and high.
bool agrees(const BookExperiment& experiment, const Measured& measured);

} // namespace core::grid
