#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/workspace/place.h"

namespace core::workspace {

/// A value of a JSON tree with the place where it stands. Reading checks the type and throws InvalidInput naming the
/// place. A key that is not there reads as null; null reads as the fallback where there is one. Refers to the tree and
/// to the field that it was taken from.
class Field {
public:
    explicit Field(const nlohmann::json& value, Place place = {}) : m_value(value), m_place(place) {}
    // A copy's children would point to the original.
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    const Place& place() const { return m_place; }
    bool isNull() const { return m_value.is_null(); }
    bool isObject() const { return m_value.is_object(); }
    bool isFlag() const { return m_value.is_boolean(); }
    bool isText() const { return m_value.is_string(); }

    /// An entry of an object. Of null: null.
    Field at(const char* key) const;
    /// An entry of a list that has it.
    Field at(size_t index) const { return Field(m_value[index], m_place.at(index)); }
    /// Length of a list; of null: 0. Throws LimitExceeded above `most`.
    size_t count(std::optional<size_t> most = {}) const;

    bool flag(std::optional<bool> fallback = {}) const;
    double number(std::optional<double> fallback = {}) const;
    int64_t whole(int64_t low, int64_t high, std::optional<int64_t> fallback = {}) const;
    uint64_t unsignedWhole(uint64_t fallback) const;
    std::string text(std::optional<std::string> fallback = {}) const;
    /// The value as JSON text in one line.
    std::string dump() const { return m_value.dump(); }
    /// Index of the word that the value is.
    size_t oneOf(std::initializer_list<const char*> words) const;

    template <typename T, typename Read>
    std::vector<T> list(size_t most, Read read) const
    {
        std::vector<T> entries;
        entries.reserve(count(most));
        for (size_t i = 0; i < count(); ++i)
            entries.push_back(read(at(i)));
        return entries;
    }
    void eachEntry(const std::function<void(const std::string&, const Field&)>& visit) const;

private:
    const nlohmann::json& m_value;
    Place m_place;
};

} // namespace core::workspace
