// Where a unit stands close to its figure, where a space parts them, and what one of them is called.
#include "permille/plan/amount.hpp"

#include <algorithm>

#include "permille/base/phrases.hpp"

namespace permille::plan {
namespace {

// English units are given in the plural.
std::string of_one(const std::string& unit) {
    if (unit == "people") return "person";
    const bool plural = unit.size() > 1 && unit.ends_with('s') && !unit.ends_with("ss");
    return plural ? unit.substr(0, unit.size() - 1) : unit;
}

std::string in_english(const std::string& figure, const std::string& unit) {
    if (unit == "count") return "";  // a column's head, but not said beside a figure
    const bool one = figure == "1" || figure == "+1" || figure == "-1";
    return one ? of_one(unit) : unit;
}

std::string joined(const std::string& figure, const std::string& unit) {
    if (unit.empty() || unit.starts_with("1:")) return figure;
    const bool close = unit == "%" || unit == "‰" || unit.starts_with('/');
    // 250 × 100 million yuan
    const bool figure_itself = unit.front() >= '0' && unit.front() <= '9';
    return figure + (close ? "" : figure_itself ? " × " : " ") + unit;
}

}  // namespace

std::string in_groups(const std::string& digits) {
    const std::size_t from = digits.starts_with('-') ? 1 : 0;
    std::string out = digits;
    for (std::size_t i = std::min(digits.find('.'), digits.size()); i > from + 3;) out.insert(i -= 3, " ");
    return out;
}

Text amount(const std::string& figure, const Text& unit) {
    return {joined(figure, unit.zh), joined(figure, in_english(figure, unit.en))};
}

Text difference(const std::string& figure, const Text& unit) {
    return amount(figure, unit.zh == "%" ? say(Phrase::unit_points) : unit);
}

}  // namespace permille::plan
