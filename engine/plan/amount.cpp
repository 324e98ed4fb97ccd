// Where a unit stands close to its figure, and where a space parts them.
#include "permille/plan/amount.hpp"

#include "permille/base/phrases.hpp"

namespace permille::plan {
namespace {

std::string joined(const std::string& figure, const std::string& unit) {
    if (unit.empty() || unit.starts_with("1:")) return figure;
    const bool close = unit == "%" || unit == "‰" || unit.starts_with('/');
    // 250 × 100 million yuan
    const bool figure_itself = unit.front() >= '0' && unit.front() <= '9';
    return figure + (close ? "" : figure_itself ? " × " : " ") + unit;
}

}  // namespace

Text amount(const std::string& figure, const Text& unit) {
    return {joined(figure, unit.zh), joined(figure, unit.en)};
}

Text difference(const std::string& figure, const Text& unit) {
    return amount(figure, unit.zh == "%" ? say(Phrase::unit_points) : unit);
}

}  // namespace permille::plan
