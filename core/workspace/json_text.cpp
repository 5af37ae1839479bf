#include "core/workspace/json_text.h"

#include <algorithm>

namespace core::workspace {

namespace {

using nlohmann::ordered_json;

constexpr size_t kLine = 120;

/// Numbers, and lists of numbers.
bool isNumeric(const ordered_json& value)
{
    if (value.is_array())
        return std::ranges::all_of(value, [](const ordered_json& entry) { return entry.is_number(); });
    return value.is_number();
}

/// Whether the value may fit into what is left of a line: stops as soon as it certainly does not. `left` goes down by
/// what is needed at least.
bool mayFit(const ordered_json& value, size_t& left)
{
    const size_t least = value.is_string() ? value.get_ref<const std::string&>().size() + 2 : 1;
    if (least > left)
        return false;
    left -= least;
    if (!value.is_structured())
        return true;
    return std::ranges::all_of(value.items(), [&](const auto& item) {
        const size_t name = value.is_object() ? item.key().size() + 3 : 0;
        if (name > left)
            return false;
        left -= name;
        return mayFit(item.value(), left);
    });
}

/// In one line, with a space after each comma and colon.
std::string inOneLine(const ordered_json& value)
{
    if (!value.is_structured())
        return value.dump();
    std::string out(1, value.is_object() ? '{' : '[');
    for (const auto& [key, entry] : value.items()) {
        if (out.size() > 1)
            out += ", ";
        if (value.is_object())
            out += ordered_json(key).dump() + ": ";
        out += inOneLine(entry);
    }
    return out + (value.is_object() ? '}' : ']');
}

void append(std::string& out, const ordered_json& value, size_t indent, size_t used);

void appendFilled(std::string& out, const ordered_json& list, size_t indent)
{
    out += '[';
    size_t column = kLine; // the first entry begins a line
    for (size_t i = 0; i < list.size(); ++i) {
        const std::string entry = inOneLine(list[i]) + (i + 1 < list.size() ? "," : "");
        if (column + 1 + entry.size() > kLine) {
            out += '\n' + std::string(indent + 2, ' ');
            column = indent + 2;
        } else {
            out += ' ';
            ++column;
        }
        out += entry;
        column += entry.size();
    }
    out += '\n' + std::string(indent, ' ') + ']';
}

void appendNested(std::string& out, const ordered_json& value, size_t indent)
{
    const bool object = value.is_object();
    out += object ? '{' : '[';
    bool first = true;
    for (const auto& [key, entry] : value.items()) {
        out += first ? "\n" : ",\n";
        first = false;
        out += std::string(indent + 2, ' ');
        std::string name = object ? ordered_json(key).dump() + ": " : std::string();
        out += name;
        append(out, entry, indent + 2, indent + 2 + name.size());
    }
    out += '\n' + std::string(indent, ' ') + (object ? '}' : ']');
}

/// `used`: columns of the line that are taken already.
void append(std::string& out, const ordered_json& value, size_t indent, size_t used)
{
    size_t left = used < kLine ? kLine - used : 0;
    if (!value.is_structured() || value.empty() || mayFit(value, left)) {
        const std::string line = inOneLine(value);
        if (!value.is_structured() || value.empty() || used + line.size() < kLine) {
            out += line;
            return;
        }
    }
    if (value.is_array() && std::ranges::all_of(value, isNumeric))
        appendFilled(out, value, indent);
    else
        appendNested(out, value, indent);
}

} // namespace

std::string layOut(const ordered_json& value)
{
    std::string out;
    append(out, value, 0, 0);
    out += '\n';
    return out;
}

} // namespace core::workspace
