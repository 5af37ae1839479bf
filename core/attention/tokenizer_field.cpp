#include "core/attention/tokenizer_field.h"

#include <cstdint>
#include <utility>

#include "core/limits.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {
const nlohmann::json kNull;
} // namespace

void TokenizerField::fail(gpu::Text what) const
{
    throw Error(ErrorKind::Corrupt, {what, {*m_file, m_place.empty() ? "{}" : m_place}},
                mark("Tokenizer", "Get the tokenizer.json again that belongs to the model."));
}

TokenizerField TokenizerField::at(const char* key) const
{
    const std::string place = m_place.empty() ? key : m_place + "." + key;
    if (m_value->is_null())
        return {kNull, *m_file, place};
    if (!m_value->is_object())
        fail(mark("Tokenizer", "%1: the field \"%2\" is no object"));
    const auto found = m_value->find(key);
    return {found == m_value->end() ? kNull : *found, *m_file, place};
}

TokenizerField TokenizerField::at(size_t index) const
{
    return {(*m_value)[index], *m_file, m_place + "[" + std::to_string(index) + "]"};
}

size_t TokenizerField::count() const
{
    if (m_value->is_null())
        return 0;
    if (!m_value->is_array())
        fail(mark("Tokenizer", "%1: the field \"%2\" is no list"));
    return m_value->size();
}

bool TokenizerField::flag(std::optional<bool> fallback) const
{
    if (m_value->is_null() && fallback)
        return *fallback;
    if (!m_value->is_boolean())
        fail(mark("Tokenizer", "%1: the field \"%2\" is neither true nor false"));
    return m_value->get<bool>();
}

int64_t TokenizerField::whole(int64_t low, int64_t high, std::optional<int64_t> fallback) const
{
    if (m_value->is_null() && fallback)
        return *fallback;
    if (!m_value->is_number_integer())
        fail(mark("Tokenizer", "%1: the field \"%2\" is no whole number"));
    const bool huge = m_value->is_number_unsigned() && std::cmp_greater(m_value->get<uint64_t>(), INT64_MAX);
    const int64_t number = huge ? INT64_MAX : m_value->get<int64_t>();
    if (number < low || number > high)
        fail(mark("Tokenizer", "%1: the field \"%2\" is out of range"));
    return number;
}

std::string TokenizerField::text(std::optional<std::string> fallback) const
{
    if (m_value->is_null() && fallback)
        return *fallback;
    if (!m_value->is_string())
        fail(mark("Tokenizer", "%1: the field \"%2\" is no text"));
    const auto& text = m_value->get_ref<const std::string&>();
    if (std::cmp_greater(text.size(), limits::tokenBytes.value()))
        limits::tokenBytes.refuse(
            {mark("Tokenizer", "%1: the field \"%2\" has %3 bytes"), {*m_file, m_place, std::to_string(text.size())}});
    return text;
}

size_t TokenizerField::oneOf(std::initializer_list<const char*> words, std::optional<size_t> fallback) const
{
    if (m_value->is_null() && fallback)
        return *fallback;
    const std::string word = text();
    for (size_t i = 0; i < words.size(); ++i)
        if (word == words.begin()[i])
            return i;
    fail(mark("Tokenizer", "%1: the field \"%2\" is none of the words that it may be"));
}

} // namespace core::attention
