#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "gpu/base/error.h"

namespace core::attention {

/// A value of a tokenizer's file with the place where it stands, such as "model.vocab". Reading checks the type and
/// throws Corrupt naming file and place. A key that is not there reads as null; null reads as the fallback where there
/// is one. Refers to the tree and to the file's name.
class TokenizerField {
public:
    TokenizerField(const nlohmann::json& value, const std::string& file, std::string place = {})
        : m_value(&value), m_file(&file), m_place(std::move(place))
    {
    }

    const nlohmann::json& value() const { return *m_value; }
    const std::string& file() const { return *m_file; }
    const std::string& place() const { return m_place; }
    bool isNull() const { return m_value->is_null(); }
    bool has(const char* key) const { return m_value->is_object() && m_value->contains(key); }

    /// An entry of an object. Of null: null.
    TokenizerField at(const char* key) const;
    /// An entry of a list that has it.
    TokenizerField at(size_t index) const;
    /// Length of a list; of null: 0.
    size_t count() const;

    bool flag(std::optional<bool> fallback = {}) const;
    int64_t whole(int64_t low, int64_t high, std::optional<int64_t> fallback = {}) const;
    /// Throws LimitExceeded above limits::tokenBytes.
    std::string text(std::optional<std::string> fallback = {}) const;
    /// Index of the word that the value is.
    size_t oneOf(std::initializer_list<const char*> words, std::optional<size_t> fallback = {}) const;

    /// %1 in `what` is the file, %2 the place.
    [[noreturn]] void fail(gpu::Text what) const;

private:
    const nlohmann::json* m_value;
    const std::string* m_file;
    std::string m_place;
};

} // namespace core::attention
