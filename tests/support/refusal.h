#pragma once

#include <functional>
#include <optional>

#include <QString>

#include "gpu/base/error.h"

namespace support {

/// The error that `work` ends with; nothing if nothing is thrown.
inline std::optional<gpu::Error> failureOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        return error;
    }
    return std::nullopt;
}

/// Message and hint of the error that `work` ends with, or that it is of another kind; empty if nothing is thrown.
inline QString refusal(const std::function<void()>& work, gpu::ErrorKind kind)
{
    const std::optional<gpu::Error> error = failureOf(work);
    if (!error)
        return {};
    if (error->kind() != kind)
        return "another kind: " + QString(error->what());
    return QString::fromStdString(error->message().english() + " | " + error->hint().english());
}

} // namespace support
