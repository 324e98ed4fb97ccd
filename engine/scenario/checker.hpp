// What the rules across fields share: where a value stands, what has been reported already, references by id.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/tree.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille {

class Checker {
  public:
    Checker(const Scenario& checked, const Tree& tree, Issues& issues);

    const Scenario& scenario;

    /// Reports a mistake at the value with this path, or where it is missing at the nearest map around it. Says nothing
    /// where the reader has reported the value, something around it or something within: the rest would follow from
    /// that.
    void mistake(const std::string& path, Text message);
    /// Reports that something which one of a map's keys must say is not there, at the nearest map of the author's file.
    void lacking(const std::string& path, Text message);
    /// Whether the reader had nothing to say.
    bool read_well() const { return read_well_; }
    /// Whether the reader has reported the value, something around it or something within.
    bool reported(std::string_view path) const;
    /// Whether a place is in the named file or on the command line, not in a parent.
    bool of_author(const Place& place) const;
    /// Whether the author's own file or the command line says the value, not a parent.
    bool said_by_author(std::string_view path) const { return of_author(place_of(path)); }
    /// Whether an author wrote the value.
    bool written(std::string_view path) const;

    /// Reports a reference to an id that is not known. An empty one is left to the reader.
    void must_exist(const std::string& path, std::string_view id, Phrase noun,
                    const std::vector<std::string_view>& known);
    /// The same where the reference is itself a key.
    template <class T, class U>
    void keys_must_exist(const std::string& path, const Map<T>& map, Phrase noun, const Map<U>& known);

    /// Of two ways to say one thing, just one must be used.
    void exactly_one(const std::string& path, std::string_view first, bool has_first, std::string_view second,
                     bool has_second);
    /// A first and a last that must not run backwards.
    void in_order(const std::string& path, double first, double last);
    /// A value that must lie in the range of another number's field.
    void in_range(const std::string& path, double value, const Number& range);
    /// A number that is read once cannot be a course over years.
    void one_value(const Number& number);
    void one_value(const std::optional<Number>& number);
    /// Shares of a whole: together 1. Uncertain ones are scaled in the run and are not checked.
    void divide_whole(const std::string& path, const TierShares& shares);

    int base_year() const { return static_cast<int>(scenario.horizon.base); }
    /// The certain value of a number in the base year.
    std::optional<double> certain(const Number& number) const;
    /// The certain size of a stock in the base year; nothing for an uncertain one, a share or the rest.
    std::optional<double> certain_count(const StockBase& base) const;

  private:
    Place place_of(std::string_view path) const;

    const Tree& tree_;
    Issues& issues_;
    bool read_well_;
    std::set<std::string> reported_;
};

/// A sum of decimal numbers without the digits that adding them made: 0.9 for 0.7 + 0.2.
double as_printed(double sum);

/// Numbers added up, as far as all of them are certain.
struct CertainSum {
    double sum = 0;
    bool certain = true;

    void add(std::optional<double> number) {
        certain = certain && number.has_value();
        sum += number.value_or(0);
    }
    /// Whether the sum is certain and larger, by more than adding decimal numbers may have made of it.
    bool exceeds(double limit) const { return certain && sum > limit + 1e-9; }
    double printed() const { return as_printed(sum); }
};

template <class T>
std::vector<std::string_view> ids_of(const Map<T>& map) {
    std::vector<std::string_view> ids;
    for (const auto& entry : map) ids.push_back(entry.id);
    return ids;
}

template <class T, class U>
void Checker::keys_must_exist(const std::string& path, const Map<T>& map, Phrase noun, const Map<U>& known) {
    if (map.empty()) return;
    const auto ids = ids_of(known);
    for (const auto& entry : map) must_exist(path + "." + entry.id, entry.id, noun, ids);
}

/// Rules by which recruits, beds and places are divided over facilities.
///
/// no_need: why the rule need cannot be followed; empty where it can
void check_allocation(Checker& checker, const std::string& path, const AllocationRules& rules, const Text& no_need);

// The rules by section.
void check_people(Checker& checker);
void check_staff(Checker& checker);
void check_places(Checker& checker);
void check_network(Checker& checker);
void check_plan(Checker& checker);
void check_correlations(Checker& checker);
void check_events(Checker& checker);
/// What a row states that belongs to its kind alone.
void check_row_fields(Checker& checker, const std::string& path, const std::string& id, const plan::Target& target);
/// Values keyed by year.
void check_years(Checker& checker, const std::string& path, const Map<Number>& years);
/// Demand, care, and the base shares of rows of kind `service`.
void check_patients(Checker& checker);
void check_levers(Checker& checker);
void check_observed(Checker& checker);

}  // namespace permille
