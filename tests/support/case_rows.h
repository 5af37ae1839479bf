#pragma once

#include <QTest>

#include "tests/support/devices.h"

namespace support {

/// For a test's _data slot: one row for each family and case, named after both. Columns: "family"
/// (gpu::KernelFamily) and "index" into `cases`, whose elements have a `name`.
template <typename Cases>
void addCaseRows(const Cases& cases)
{
    QTest::addColumn<gpu::KernelFamily>("family");
    QTest::addColumn<size_t>("index");
    for (gpu::KernelFamily family : families())
        for (size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%s: %s", toString(family), cases[i].name.c_str()) << family << i;
}

} // namespace support
