#pragma once
// Text for people that is written below the widgets: kept as an English source with a translation context, put into
// the person's language by whoever shows it. Argument k replaces %k.

#include <string>
#include <string_view>
#include <vector>

namespace gpu {

/// An English source text and the context under which the translation is filed. Both point to string literals.
struct Text {
    const char* context = "";
    const char* source = "";
};

/// Marks a literal for lupdate (which is told of this name by `-tr-function-alias translate+=mark`).
constexpr Text mark(const char* context, const char* source) { return {context, source}; }

/// A text with its arguments. `%1` … `%9` in the source stand for the arguments.
struct Message {
    Text text;
    std::vector<std::string> arguments;

    Message() = default;
    Message(Text source, std::vector<std::string> values = {}) : text(source), arguments(std::move(values)) {}

    bool empty() const { return text.source[0] == '\0'; }
    /// The English sentence with its arguments filled in.
    std::string english() const;
};

/// `pattern` with %1 … %9 replaced by `arguments`, in one pass (an argument that contains %1 stays as it is).
std::string fillIn(std::string_view pattern, const std::vector<std::string>& arguments);

} // namespace gpu
