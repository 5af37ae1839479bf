#pragma once

#include <algorithm>

#include <QTest>

#include "tests/support/devices.h"

namespace support {

/// For a test's _data slot: one row for each family and case, named after both. Columns: "family"
/// (gpu::KernelFamily) and "index" into `cases`, whose elements have a `name`. With $TESSERA_EVERY=n only each n-th
/// case of a table is there (the first one, too): for runs that repeat what another run does in full.
template <typename Cases>
void addCaseRows(const Cases& cases)
{
    QTest::addColumn<gpu::KernelFamily>("family");
    QTest::addColumn<size_t>("index");
    const auto step = static_cast<size_t>(std::max(1, qEnvironmentVariableIntValue("TESSERA_EVERY")));
    for (gpu::KernelFamily family : families())
        for (size_t i = 0; i < cases.size(); i += step)
            QTest::addRow("%s: %s", toString(family), cases[i].name.c_str()) << family << i;
}

} // namespace support
