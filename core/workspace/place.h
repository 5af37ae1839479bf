#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gpu/base/error.h"

namespace core::workspace {

/// Where in a workspace something stands, for messages: "segment.pictures[0].scene". Put into words only when asked. A
/// place refers to the one it is in, which must outlive it.
struct Place {
    const Place* parent = nullptr;
    std::string_view key = {};
    std::optional<size_t> index = {};

    Place at(std::string_view name) const { return {this, name, {}}; }
    Place at(size_t position) const { return {this, {}, position}; }
    std::string text() const;
};

/// Throws InvalidInput; %1 in `what` is the place.
[[noreturn]] void failAt(const Place& place, gpu::Text what);
/// Throws LimitExceeded if there are more than `most`.
void checkCount(const Place& place, size_t count, size_t most);

} // namespace core::workspace
