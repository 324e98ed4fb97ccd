// Comma-separated values made safe for spreadsheets.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "permille/report/csv.hpp"

namespace permille::report {
namespace {

constexpr std::string_view byte_order_mark = "\ufeff";
constexpr std::array<std::string_view, 11> formula_starts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

bool is_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

bool could_be_formula(std::string_view text) {
    return std::any_of(formula_starts.begin(), formula_starts.end(),
                       [&](std::string_view start) { return text.starts_with(start); }) &&
           !is_number(text);
}

// Where a cell ends: at its comma or line break, or behind its closing quote.
std::size_t end_of_cell(std::string_view csv, std::size_t from) {
    if (csv[from] != '"') return std::min(csv.find_first_of(",\n", from), csv.size());
    std::size_t at = from + 1;
    while (at < csv.size() && (csv[at] != '"' || (at + 1 < csv.size() && csv[at + 1] == '"')))
        at += csv[at] == '"' ? 2 : 1;
    return std::min(at + 1, csv.size());
}

}  // namespace

std::string for_excel(std::string_view csv) {
    std::string out(byte_order_mark);
    for (std::size_t at = 0; at < csv.size();) {
        const std::size_t end = end_of_cell(csv, at);
        std::string_view cell = csv.substr(at, end - at);
        const bool quoted = cell.starts_with('"');
        if (quoted) {
            out += '"';
            cell.remove_prefix(1);
        }
        if (could_be_formula(quoted ? cell.substr(0, cell.size() - 1) : cell)) out += '\'';
        out += cell;
        if (end < csv.size()) out += csv[end];
        at = end + 1;
    }
    return out;
}

}  // namespace permille::report
