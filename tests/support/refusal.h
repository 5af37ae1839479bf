#pragma once

#include <functional>

#include <QString>

#include "gpu/base/error.h"

namespace support {

/// Message and hint of the error that `work` ends with, or that it is of another kind; empty if nothing is thrown.
inline QString refusal(const std::function<void()>& work, gpu::ErrorKind kind)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        if (error.kind() != kind)
            return "another kind: " + QString(error.what());
        return QString::fromStdString(error.message().english() + " | " + error.hint().english());
    }
    return {};
}

} // namespace support
