// Finding places, keeping quiet about what has been said, and the shapes that many rules share.
#include "checker.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/spelling.hpp"
#include "permille/base/text.hpp"

namespace permille {

double as_printed(double sum) {
    return std::round(sum * 1e6) / 1e6;
}

Checker::Checker(const Scenario& checked, const Tree& tree, Issues& issues)
    : scenario(checked), tree_(tree), issues_(issues), read_well_(issues.empty()) {
    for (const Issue& issue : issues.all()) {
        reported_.insert(issue.path);
        if (!issue.meant.empty()) reported_.insert(issue.meant);
    }
}

// A map starts on the line below its key, which says less than the key itself.
Place Checker::place_of(std::string_view path) const {
    while (!path.empty()) {
        if (const Tree* at = find_path(tree_, path)) return at->kind == Tree::Kind::map ? at->key_place : at->place;
        const std::size_t dot = path.rfind('.');
        path = path.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
    return tree_.place;
}

// What a map that only a parent writes is lacking is the author's to state, in his own file.
void Checker::lacking(const std::string& path, Text message) {
    if (reported(path)) return;
    std::string_view around = path;
    while (!around.empty() && place_of(around).file != tree_.place.file)
        around = around.substr(0, around.find('.') == std::string_view::npos ? 0 : around.rfind('.'));
    issues_.add(around.empty() ? tree_.place : place_of(around), path, std::move(message));
}

bool Checker::of_author(const Place& place) const {
    return place.file && (place.file == tree_.place.file || *place.file == "--set");
}

bool Checker::written(std::string_view path) const {
    return find_path(tree_, path) != nullptr;
}

bool Checker::reported(std::string_view path) const {
    if (reported_.empty()) return false;
    if (reported_.contains("")) return true;  // the file as a whole
    // Something within: a rule about the whole cannot be judged then.
    const std::string within = std::string(path) + ".";
    if (const auto next = reported_.lower_bound(within); next != reported_.end() && next->starts_with(within))
        return true;
    for (std::size_t end = path.size();; end = path.rfind('.', end - 1)) {
        if (end == std::string_view::npos || end == 0) return false;
        if (reported_.contains(std::string(path.substr(0, end)))) return true;
    }
}

void Checker::mistake(const std::string& path, Text message) {
    if (reported(path)) return;
    issues_.add(place_of(path), path, std::move(message));
}

void Checker::must_exist(const std::string& path, std::string_view id, Phrase noun,
                         const std::vector<std::string_view>& known) {
    if (id.empty() || std::find(known.begin(), known.end(), id) != known.end()) return;
    // A section whose own key is misspelt has been reported; its references would all follow.
    if (known.empty() && !read_well_) return;
    mistake(path, say(Phrase::no_such, {say(noun), excerpt(id), did_you_mean(id, known)}));
}

void Checker::exactly_one(const std::string& path, std::string_view first, bool has_first, std::string_view second,
                          bool has_second) {
    if (!has_first && !has_second) lacking(path, say(Phrase::give_one_of, {first, second}));
    if (!has_first || !has_second) return;
    // Where one of them is inherited, the other is what the author has just written.
    const std::string paths[] = {path + "." + std::string(first), path + "." + std::string(second)};
    const bool second_inherited =
        place_of(paths[0]).file == tree_.place.file && place_of(paths[1]).file != tree_.place.file;
    mistake(paths[second_inherited ? 0 : 1], say(Phrase::give_only_one, {first, second}));
}

void Checker::in_order(const std::string& path, double first, double last) {
    if (first > last) mistake(path, say(Phrase::runs_backwards, {first, last}));
}

void Checker::in_range(const std::string& path, double value, const Number& range) {
    if (value < range.lowest || value > range.highest)
        mistake(path, say(Phrase::number_outside, {value, range.lowest, range.highest, Text{}}));
}

void Checker::one_value(const Number& number) {
    if (std::holds_alternative<Course>(number.form)) mistake(number.path, say(Phrase::one_value_only));
}
void Checker::one_value(const std::optional<Number>& number) {
    if (number) one_value(*number);
}

void Checker::divide_whole(const std::string& path, const TierShares& shares) {
    CertainSum sum;
    for (const Number* share : {&shares.county, &shares.township, &shares.village}) {
        one_value(*share);
        sum.add(certain(*share));
    }
    // 1e-9 is what adding may have made: shares are the author's own and need no tolerance.
    if (sum.certain && std::abs(sum.sum - 1) > 1e-9) mistake(path, say(Phrase::shares_not_one, {sum.printed()}));
}

std::optional<double> Checker::certain(const Number& number) const {
    if (!number.certain()) return std::nullopt;
    return number.mean_in(base_year());
}

std::optional<double> Checker::certain_count(const StockBase& base) const {
    const auto amount = certain(base.amount), people = certain(scenario.population.base);
    if (!amount) return std::nullopt;
    switch (base.unit) {
        case StockUnit::count: return std::floor(*amount + 0.5);
        case StockUnit::per_1000:
            return people ? std::optional(std::floor(*amount * *people / 1000 + 0.5)) : std::nullopt;
        case StockUnit::per_10000:
            return people ? std::optional(std::floor(*amount * *people / 10000 + 0.5)) : std::nullopt;
        case StockUnit::share:
        case StockUnit::rest: break;
    }
    return std::nullopt;
}

}  // namespace permille
