// What a number is in one year, and how it is written.
#include "permille/describe/number.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "permille/base/contracts.hpp"

namespace permille {
namespace {

bool is_known(const Uncertain& value) {
    return std::holds_alternative<double>(value);
}

std::string text_of(const Distribution& d) {
    std::string text = fmt::format("{} [{}, {}", name_of(d.kind), shortest_text(d.a), shortest_text(d.b));
    if (parameter_count(d.kind) == 3) text += ", " + shortest_text(d.c);
    return text + "]";
}

}  // namespace

bool Number::certain() const {
    if (const Course* course = std::get_if<Course>(&form))
        return std::all_of(course->begin(), course->end(),
                           [](const YearPoint& point) { return is_known(point.value); });
    return std::holds_alternative<double>(form);
}

double Number::value() const {
    if (const Course* course = std::get_if<Course>(&form)) {
        expects(!course->empty());
        expects(std::all_of(course->begin(), course->end(), [&](const YearPoint& point) {
            return is_known(point.value) && point.value == course->front().value;
        }));
        return std::get<double>(course->front().value);
    }
    expects(std::holds_alternative<double>(form));
    return std::get<double>(form);
}

double Number::mean_in(int year) const {
    if (const double* known = std::get_if<double>(&form)) return *known;
    if (const Distribution* distribution = std::get_if<Distribution>(&form)) return mean(*distribution);
    const Course& course = std::get<Course>(form);
    expects(!course.empty());
    const auto after =
        std::find_if(course.begin(), course.end(), [&](const YearPoint& point) { return point.year >= year; });
    if (after == course.end()) return mean(course.back().value);
    if (after == course.begin() || after->year == year) return mean(after->value);
    const YearPoint& before = *(after - 1);
    const double weight = static_cast<double>(year - before.year) / (after->year - before.year);
    return (1 - weight) * mean(before.value) + weight * mean(after->value);
}

std::string_view name_of(Distribution::Kind kind) {
    constexpr std::string_view names[] = {"uniform", "normal", "triangular", "pert", "lognormal", "beta"};
    return names[static_cast<std::size_t>(kind)];
}

int parameter_count(Distribution::Kind kind) {
    return kind == Distribution::Kind::triangular || kind == Distribution::Kind::pert ? 3 : 2;
}

std::string shortest_text(double value) {
    return fmt::format("{}", value);
}

int printed_decimals(const Number& number) {
    std::string text = number.text;
    if (text.empty() && std::holds_alternative<double>(number.form))
        text = shortest_text(std::get<double>(number.form));
    const auto point = text.find('.');
    if (point == std::string::npos) return 0;
    const auto end = text.find_first_not_of("0123456789", point + 1);
    return static_cast<int>((end == std::string::npos ? text.size() : end) - point - 1);
}

std::string form_text(const Number& number) {
    const auto text = [](const Uncertain& value) {
        return is_known(value) ? shortest_text(std::get<double>(value)) : text_of(std::get<Distribution>(value));
    };
    if (const double* known = std::get_if<double>(&number.form))
        return number.text.empty() ? shortest_text(*known) : number.text;
    if (const Distribution* distribution = std::get_if<Distribution>(&number.form)) return text_of(*distribution);
    std::string out;
    for (const YearPoint& point : std::get<Course>(number.form))
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", point.year, text(point.value));
    return out;
}

}  // namespace permille
