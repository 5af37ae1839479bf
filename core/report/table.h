#pragma once
// Tables of results, and their way into files.

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace core::report {

/// Nothing, a whole number, a number or a text (UTF-8).
using Cell = std::variant<std::monostate, int64_t, double, std::string>;

/// Columns have unique keys (never translated: they are read by programs); a row has one cell per column.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// CSV: a header line, lines that end with CRLF, quotes where needed. Numbers have a decimal point and as many digits
/// as it takes to read the same value back; nothing, NaN and infinities are empty. Throws Internal if a row's length is
/// not that of the columns. Source: RFC 4180.
std::string toCsv(const Table& table);

/// JSON: an array of objects in the order of rows and columns; nothing, NaN and infinities are null. Ends with a line
/// break. Throws Internal like toCsv.
std::string toJson(const Table& table);

/// What a table was computed from and with: names and texts, in this order.
using TableOrigin = std::vector<std::pair<std::string, std::string>>;
/// JSON: {"tessera": {the origin}, "columns": [their keys], "rows": [[cells in the order of the columns]]}. Otherwise
/// like toJson.
std::string toJson(const Table& table, const TableOrigin& origin);

/// Write whole files or none. Throw Io with the path and the system's reason.
void writeCsv(const std::filesystem::path& path, const Table& table);
void writeJson(const std::filesystem::path& path, const Table& table);

} // namespace core::report
