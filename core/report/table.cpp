#include "core/report/table.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/assets/atomic_file.h"
#include "gpu/base/error.h"

namespace core::report {
namespace {

void check(const Table& table)
{
    for (const std::vector<Cell>& row : table.rows)
        if (row.size() != table.columns.size())
            throw gpu::Error(gpu::ErrorKind::Internal,
                             {gpu::mark("report", "A row of %1 cells does not fit a table of %2 columns"),
                              {std::to_string(row.size()), std::to_string(table.columns.size())}});
}

std::string csvText(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += '"';
        result += c;
    }
    return result + '"';
}

std::string shortest(double value)
{
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), error == std::errc() ? end : digits.data()};
}

std::string csvField(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return csvText(*text);
    if (const auto* whole = std::get_if<int64_t>(&cell))
        return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&cell); number != nullptr && std::isfinite(*number))
        return shortest(*number);
    return {};
}

nlohmann::ordered_json jsonValue(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* whole = std::get_if<int64_t>(&cell))
        return *whole;
    if (const auto* number = std::get_if<double>(&cell); number != nullptr && std::isfinite(*number))
        return *number;
    return nullptr;
}

} // namespace

std::string toCsv(const Table& table)
{
    check(table);
    std::string csv;
    for (size_t i = 0; i < table.columns.size(); ++i)
        csv += (i == 0 ? "" : ",") + csvText(table.columns[i]);
    csv += "\r\n";
    for (const std::vector<Cell>& row : table.rows) {
        for (size_t i = 0; i < row.size(); ++i)
            csv += (i == 0 ? "" : ",") + csvField(row[i]);
        csv += "\r\n";
    }
    return csv;
}

std::string toJson(const Table& table)
{
    check(table);
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const std::vector<Cell>& row : table.rows) {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (size_t i = 0; i < row.size(); ++i)
            object[table.columns[i]] = jsonValue(row[i]);
        rows.push_back(std::move(object));
    }
    return rows.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string toJson(const Table& table, const TableOrigin& origin)
{
    check(table);
    nlohmann::ordered_json document;
    document["tessera"] = nlohmann::ordered_json::object();
    for (const auto& [name, text] : origin)
        document["tessera"][name] = text;
    document["columns"] = table.columns;
    document["rows"] = nlohmann::ordered_json::array();
    for (const std::vector<Cell>& row : table.rows) {
        nlohmann::ordered_json cells = nlohmann::ordered_json::array();
        for (const Cell& cell : row)
            cells.push_back(jsonValue(cell));
        document["rows"].push_back(std::move(cells));
    }
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void writeCsv(const std::filesystem::path& path, const Table& table) { writeFileAtomically(path, toCsv(table)); }

void writeJson(const std::filesystem::path& path, const Table& table) { writeFileAtomically(path, toJson(table)); }

} // namespace core::report
