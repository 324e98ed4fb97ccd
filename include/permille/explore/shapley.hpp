// A difference split over what differs: Shapley values.
#pragma once

#include <span>
#include <vector>

namespace permille::explore {

/// At most so many groups: 2^6 runs.
inline constexpr int most_groups = 6;

/// Each group's part of value(all) - value(none): the mean of what it adds over all orders in which groups can be
/// exchanged. The parts sum to the whole difference (to rounding); a group that never adds anything has 0.
///
/// values  [mask] of every mixture; bit g of the mask says that group g is exchanged. 2^groups of them
/// Source: Shapley 1953; for outputs of models Owen 2014, SIAM/ASA J. Uncertainty Quantification 2, 245-251.
std::vector<double> shapley(int groups, std::span<const double> values);

}  // namespace permille::explore
