// Raking: the pyramid nearest to a given one that meets what is known of a county's ages and sexes.
#pragma once

#include <span>
#include <vector>

#include "permille/population/pyramid.hpp"

namespace permille::population {

/// A known sum over some cells of the pyramid.
struct KnownSum {
    std::vector<int> cells;  // see cell()
    double sum = 0;
};

/// One margin: sums over cells that no other sum of it names.
using Margin = std::vector<KnownSum>;

/// The pyramid's sum over the cells that `known` names.
double sum_of(const Pyramid& pyramid, const KnownSum& known);

/// The pyramid scaled to each margin in turn until a round of all margins moves nothing any more (iterative
/// proportional fitting). Of all pyramids that meet the margins it is the one nearest to `pyramid` in relative entropy.
/// Where margins contradict each other, by the rounding of printed shares for example, the last one is met and the
/// others nearly: compare with sum_of(). Cells that have nobody stay empty.
///
/// Source: Deming and Stephan 1940, Annals of Mathematical Statistics 11: 427-444; Ireland and Kullback 1968,
/// Biometrika 55: 179-188, for the entropy.
Pyramid rake(const Pyramid& pyramid, std::span<const Margin> margins);

}  // namespace permille::population
