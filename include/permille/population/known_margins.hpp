// What an author says of ages and sexes in the base year, as sums that raking understands.
#pragma once

#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/population/raking.hpp"
#include "permille/population/settings.hpp"
#include "permille/population/tables.hpp"

namespace permille::population {

/// What is known of a county's structure.
struct KnownMargins {
    std::vector<Margin> margins;               // shares by age, then by sex, then the census table, as far as given
    std::vector<std::vector<int>> age_groups;  // the finest known groups: of the table, else of the shares, else one

    /// A share as printed, to be compared with what the raked pyramid has.
    struct Printed {
        KnownSum known;
        double half_digit = 0;  // half a unit of its last printed digit, in people
        Place place;
        std::string path;
    };
    std::vector<Printed> printed;
};

/// The margins in people, for a county of `total` people. Shares that cover every age are scaled to add up to one.
/// Errors: a share that is not a plain number, an age group that ends before it begins, groups that overlap, shares
/// that add up to more than one, or cover every age and do not add up to one within their printed digits.
KnownMargins known_margins(const Margins& margins, const Tables& tables, double total, Issues& issues);

/// Adds an issue for every part that has people in the margins and none in the structure, and, after raking, for every
/// printed share that the others contradict by more than its printed digits.
void check_met(const KnownMargins& known, const Pyramid& structure, const Pyramid& raked, Issues& issues);

/// A number of the base structure, which is computed once for all replications: 0 and an issue when it is uncertain or
/// a course over years.
double plain_value(const Number& number, const std::string& path, Issues& issues);

/// Sums over whole age groups.
enum class Sexes { men, women, both };
KnownSum known_sum(const std::vector<int>& ages_of, Sexes of, double sum);

/// from, from + 1, ..., to.
std::vector<int> age_range(int from, int to);

}  // namespace permille::population
