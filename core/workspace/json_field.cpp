#include "core/workspace/json_field.h"

#include <cstring>

namespace core::workspace {

using gpu::mark;
using nlohmann::json;

namespace {
const json kNull;
} // namespace

Field Field::at(const char* key) const
{
    if (m_value.is_null())
        return Field(kNull, m_place.at(key));
    if (!m_value.is_object())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no object."));
    const auto found = m_value.find(key);
    return Field(found == m_value.end() ? kNull : *found, m_place.at(key));
}

size_t Field::count(std::optional<size_t> most) const
{
    if (m_value.is_null())
        return 0;
    if (!m_value.is_array())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no list."));
    if (most)
        checkCount(m_place, m_value.size(), *most);
    return m_value.size();
}

bool Field::flag(std::optional<bool> fallback) const
{
    if (m_value.is_null() && fallback)
        return *fallback;
    if (!m_value.is_boolean())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is neither true nor false."));
    return m_value.get<bool>();
}

double Field::number(std::optional<double> fallback) const
{
    if (m_value.is_null() && fallback)
        return *fallback;
    if (!m_value.is_number())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no number."));
    return m_value.get<double>();
}

int64_t Field::whole(int64_t low, int64_t high, std::optional<int64_t> fallback) const
{
    if (m_value.is_null() && fallback)
        return *fallback;
    if (!m_value.is_number_integer())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no whole number."));
    const bool huge = m_value.is_number_unsigned() && m_value.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX);
    const int64_t value = huge ? 0 : m_value.get<int64_t>();
    if (huge || value < low || value > high)
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is out of range."));
    return value;
}

uint64_t Field::unsignedWhole(uint64_t fallback) const
{
    if (m_value.is_null())
        return fallback;
    if (!m_value.is_number_unsigned())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no whole number."));
    return m_value.get<uint64_t>();
}

std::string Field::text(std::optional<std::string> fallback) const
{
    if (m_value.is_null() && fallback)
        return *fallback;
    if (!m_value.is_string())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no text."));
    return m_value.get<std::string>();
}

size_t Field::oneOf(std::initializer_list<const char*> words) const
{
    const std::string word = text();
    for (size_t i = 0; i < words.size(); ++i)
        if (word == words.begin()[i])
            return i;
    failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is none of the words that it may be."));
}

void Field::eachEntry(const std::function<void(const std::string&, const Field&)>& visit) const
{
    if (m_value.is_null())
        return;
    if (!m_value.is_object())
        failAt(m_place, mark("Workspace", "The workspace's field \"%1\" is no object."));
    for (const auto& [key, value] : m_value.items())
        visit(key, Field(value, m_place.at(std::string_view(key))));
}

} // namespace core::workspace
