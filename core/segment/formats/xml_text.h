#pragma once

#include <string>
#include <string_view>

namespace core::segment {

/// Text as it stands in XML, between tags and in quoted attributes. Characters that XML cannot hold, and bytes that are
/// no UTF-8, become question marks.
std::string xmlText(std::string_view text);

} // namespace core::segment
