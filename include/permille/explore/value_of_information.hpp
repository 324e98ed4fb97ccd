// What it would be worth to know an uncertain number: whether the verdict on a row would change.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "permille/explore/bootstrap.hpp"

namespace permille::explore {

/// Of one uncertain number.
struct InputValue {
    /// Probability that knowing it exactly would change the verdict class. low counts only what the simulation is sure
    /// of, high all that it cannot rule out.
    Banded changes_verdict;
    /// Share of the outcome's variance that knowing it would take away, on average: the expected value of partial
    /// perfect information for whoever loses the squared error of a forecast (the first-order Sobol index of the
    /// outcome). With its 95 % band; may fall below 0 where there is none.
    Banded explained;
    bool told_apart = false;  // from a number that does nothing
};

struct ValueOfInformation {
    double reach = 0;         // share of replications that reach the target
    std::size_t verdict = 0;  // its class: how many thresholds it is at or above
    std::size_t bins = 0;     // into which each input was cut
    std::vector<InputValue> inputs;
};

/// The fewest replications that can tell anything.
inline constexpr std::size_t fewest_for_information = 64;

/// For each input P(reach | input), estimated by cutting the replications into bins of equal size along it (a power of
/// two, about the cube root of how many there are, 4..32).
///
/// Shares of bins vary by chance alone: that variance, known from the binomial law, is taken off that of the shares,
/// and each is drawn towards P(reach) in proportion (James & Stein's estimator), so that noise does not look like
/// knowledge. An input whose bins do not differ (chi-square, at 1 % over all inputs together) changes nothing:
/// `changes_verdict.value` is then 0. Else it is the share of bins whose drawn-in share stands in another class than
/// P(reach); `low` are those of them whose 95 % score interval (Wilson's, Bonferroni's correction for the bins) lies
/// wholly in other classes, `high` are bins whose interval reaches into another class. Near a threshold a true answer
/// can rest on effects too small for any number of replications; `high` then says so.
///
/// What an input does within a bin is not seen: a change of class inside one is counted for all of it or not at all,
/// and `explained` misses the variance within (1/bins^2 of a straight line's). Replications that are quasi-random vary
/// less than independent ones: the correction is then a little too large, and `explained` a little too small.
///
/// u           [input, replication] in (0, 1): where in its distribution each number was drawn
/// reached     [replication] 1 or 0
/// thresholds  of the classes, ascending, in (0, 1): a class begins at its threshold
/// returns     nothing for fewer than fewest_for_information replications; `explained` is not a number where the
///             outcome never varies
/// Source: Felli & Hazen 1998, Medical Decision Making 18, 95-109, for information as a change of decision; by bins,
/// Strong & Oakley 2013, same journal 33, 755-766, whose upward bias the above takes away; Efron & Morris 1973, J. of
/// the American Statistical Association 68, 117-130. Fails expects() when the spans do not fit.
std::optional<ValueOfInformation> value_of_information(std::span<const double> u, std::span<const char> reached,
                                                       std::span<const double> thresholds);

}  // namespace permille::explore
