#include "gpu/base/text.h"

namespace gpu {

std::string fillIn(std::string_view pattern, const std::vector<std::string>& arguments)
{
    std::string result;
    result.reserve(pattern.size() + 16 * arguments.size());
    for (size_t i = 0; i < pattern.size(); ++i) {
        const bool isPlaceholder =
            pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        const size_t index = isPlaceholder ? static_cast<size_t>(pattern[i + 1] - '1') : 0;
        if (isPlaceholder && index < arguments.size()) {
            result += arguments[index];
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

std::string Message::english() const { return fillIn(text.source, arguments); }

} // namespace gpu
