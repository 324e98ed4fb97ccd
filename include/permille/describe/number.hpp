// A number of a scenario: certain, uncertain, or a course over years, and always with where it comes from.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "permille/base/distribution.hpp"
#include "permille/base/issues.hpp"
#include "permille/base/text.hpp"

namespace permille {

/// One corner of a number's course over years; linear in between, constant before the first and after the last.
struct YearPoint {
    int year = 0;
    Uncertain value;

    bool operator==(const YearPoint&) const = default;
};
using Course = std::vector<YearPoint>;  // years rise

/// A quantity as written: `3.2`, `{pert: [..]}`, `{path: {2020: .., 2025: ..}}`, with its provenance.
/// A default in a struct's declaration is a plain number; a default that is a distribution stands in
/// scenarios/defaults instead, where it has a path and a source.
struct Number {
    std::variant<double, Distribution, Course> form = 0.0;
    std::string text;    // a plain number as it was printed ("0.30"), otherwise empty
    std::string source;  // a key of `sources`, or "estimate" (with a note), "default", "set" (--set); empty: built in
    Text note;
    std::string path;  // of the number in its scenario, empty when it was not read
    Place place;
    // The range of its field. The tails of a normal or lognormal may reach beyond it: they are cut when it is drawn.
    double lowest = -std::numeric_limits<double>::infinity(), highest = std::numeric_limits<double>::infinity();

    Number() = default;
    Number(double value) : form(value) {}  // NOLINT a known number

    bool certain() const;
    /// The number itself when it is certain and the same in every year; fails expects() otherwise.
    double value() const;
    /// The mean in one year, of the distribution as written (before any cut). Errors: none. A course is read linearly
    /// between its years.
    double mean_in(int year) const;
};

/// The name by which an author writes a kind of distribution.
std::string_view name_of(Distribution::Kind kind);
/// How many parameters it has: two or three.
int parameter_count(Distribution::Kind kind);

/// Digits behind the point of a number as it was printed; of its shortest form when it was not printed.
int printed_decimals(const Number& number);

/// The shortest decimal text that reads back as the same double.
std::string shortest_text(double value);

/// The number as an author would write it, without its provenance: `3.2`, `pert [1, 2, 3]`, `2020: 3, 2025: pert [..]`.
std::string form_text(const Number& number);

}  // namespace permille
