// Reading the margins of the base structure and holding them against each other.
#include "permille/population/known_margins.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

#include "permille/base/phrases.hpp"

namespace permille::population {
namespace {

/// Half a unit of a share's last printed digit: 0.00005 for "0.5056". Not printed: a rounding error's worth.
double half_digit(const Number& share) {
    const std::size_t point = share.text.find('.');
    if (point == std::string::npos || share.text.find_first_of("eE") != std::string::npos) return 1e-9;
    return 0.5 * std::pow(10.0, -static_cast<double>(share.text.size() - point - 1));
}

/// The groups of `ages`, and the ages that none of them names as one more. Empty when there are mistakes.
Margin margin_by_age(const Map<AgeShare>& shares, double total, KnownMargins& known, Issues& issues) {
    const std::size_t issues_before = issues.size();
    std::array<const std::string*, ages> owner{};
    double sum = 0, tolerance = 1e-9;
    std::vector<double> values;
    for (const auto& [id, group] : shares) {
        const std::string path = "population.margins.ages." + id;
        if (group.from > group.to)
            issues.add(group.share.place, path, say(Phrase::age_group_backwards, {group.from, group.to}));
        for (auto age = group.from; age <= group.to; ++age) {
            const std::string*& other = owner[static_cast<std::size_t>(age)];
            if (other) {
                issues.add(group.share.place, path, say(Phrase::age_groups_overlap, {age, *other}));
                break;
            }
            other = &id;
        }
        values.push_back(plain_value(group.share, path, issues));
        sum += values.back();
        tolerance += half_digit(group.share);
    }
    std::vector<int> rest;
    for (int age = 0; age < ages; ++age)
        if (!owner[static_cast<std::size_t>(age)]) rest.push_back(age);
    if (sum > 1 + tolerance || (rest.empty() && sum < 1 - tolerance))
        issues.add(shares.entries.front().value.share.place, "population.margins.ages",
                   say(Phrase::age_shares_sum, {sum}));
    if (issues.size() > issues_before) return {};

    const double scale = total / (rest.empty() ? sum : std::max(sum, 1.0));
    Margin margin;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto& [id, group] = shares.entries[i];
        const std::vector<int> group_ages = age_range(static_cast<int>(group.from), static_cast<int>(group.to));
        margin.push_back(known_sum(group_ages, Sexes::both, values[i] * scale));
        known.printed.push_back({margin.back(), half_digit(group.share) * total, group.share.place,
                                 "population.margins.ages." + id + ".share"});
        known.age_groups.push_back(group_ages);
    }
    if (!rest.empty()) {
        margin.push_back(known_sum(rest, Sexes::both, std::max(0.0, total - sum * scale)));
        known.age_groups.push_back(rest);
    }
    return margin;
}

}  // namespace

double plain_value(const Number& number, const std::string& path, Issues& issues) {
    if (const double* value = std::get_if<double>(&number.form)) return *value;
    issues.add(number.place, path, say(Phrase::structure_must_be_plain));
    return 0;
}

std::vector<int> age_range(int from, int to) {
    std::vector<int> range;
    for (int age = from; age <= to; ++age) range.push_back(age);
    return range;
}

KnownSum known_sum(const std::vector<int>& ages_of, Sexes of, double sum) {
    KnownSum known{.cells = {}, .sum = sum};
    for (int sex = 0; sex < sexes; ++sex)
        if (of == Sexes::both || of == (sex == male ? Sexes::men : Sexes::women))
            for (const int age : ages_of) known.cells.push_back(cell(sex, age));
    return known;
}

KnownMargins known_margins(const Margins& margins, const Tables& tables, double total, Issues& issues) {
    KnownMargins known;
    const std::vector<int> every_age = age_range(0, ages - 1);
    if (!margins.ages.empty()) known.margins.push_back(margin_by_age(margins.ages, total, known, issues));
    if (margins.male_share) {
        const Number& share = *margins.male_share;
        const double men = total * plain_value(share, "population.margins.male_share", issues);
        known.margins.push_back(
            {known_sum(every_age, Sexes::men, men), known_sum(every_age, Sexes::women, total - men)});
        known.printed.push_back(
            {known.margins.back().front(), half_digit(share) * total, share.place, "population.margins.male_share"});
    }
    if (!tables.census.empty()) {
        double counted = 0;
        for (const CensusGroup& group : tables.census) counted += group.men + group.women;
        Margin margin;
        known.age_groups.clear();
        for (const CensusGroup& group : tables.census) {
            known.age_groups.push_back(age_range(group.from, group.to));
            margin.push_back(known_sum(known.age_groups.back(), Sexes::men, group.men / counted * total));
            margin.push_back(known_sum(known.age_groups.back(), Sexes::women, group.women / counted * total));
        }
        known.margins.push_back(std::move(margin));
    }
    if (known.margins.empty()) known.margins.push_back({known_sum(every_age, Sexes::both, total)});
    if (known.age_groups.empty()) known.age_groups.push_back(every_age);
    return known;
}

void check_met(const KnownMargins& known, const Pyramid& structure, const Pyramid& raked, Issues& issues) {
    const auto age_of = [](int i) { return i % ages; };
    for (const Margin& margin : known.margins)
        for (const KnownSum& part : margin)
            if (part.sum > 0 && sum_of(structure, part) <= 0)
                issues.add({}, "population.structure",
                           say(Phrase::structure_has_nobody, {age_of(part.cells.front()), age_of(part.cells.back())}));
    const double total = sum_of(raked, known_sum(age_range(0, ages - 1), Sexes::both, 0));
    for (const KnownMargins::Printed& printed : known.printed) {
        const double has = sum_of(raked, printed.known);
        if (std::abs(has - printed.known.sum) > printed.half_digit * 1.0001 + 1e-9 * total)
            issues.add(printed.place, printed.path,
                       say(Phrase::margins_contradict, {printed.known.sum / total, has / total}));
    }
}

}  // namespace permille::population
