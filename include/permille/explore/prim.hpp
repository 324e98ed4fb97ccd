// Scenario discovery: the box of uncertain numbers in which cases of interest crowd, by PRIM.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace permille::explore {

/// Where a number may lie; both ends belong to it. Infinite ends do not restrict.
struct Range {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();

    bool holds(double x) const { return x >= low && x <= high; }
    bool restricted() const { return restricted_below() || restricted_above(); }
    bool restricted_below() const { return low > -std::numeric_limits<double>::infinity(); }
    bool restricted_above() const { return high < std::numeric_limits<double>::infinity(); }
};

/// Points of a study, by plain numbers, and which of them are cases of interest.
struct Cases {
    std::size_t dimensions = 0;
    std::span<const double> x;          // [point, dimension], in any unit, without NaN
    std::span<const char> of_interest;  // [point], 1 or 0
    /// [dimension] 1: only its upper limit is moved. Empty: both are moved of all.
    std::span<const char> upper_only = {};

    std::size_t points() const { return of_interest.size(); }
    bool moves_below(std::size_t dimension) const { return upper_only.empty() || upper_only[dimension] == 0; }
    double at(std::size_t point, std::size_t dimension) const { return x[point * dimensions + dimension]; }
};

/// A box and what it holds (Bryant & Lempert 2010).
struct Box {
    std::vector<Range> ranges;  // [dimension]
    std::size_t points = 0, of_interest = 0;
    double coverage = 0;  // share of all cases of interest that lie in it
    double density = 0;   // share of its points that are of interest
    double mass = 0;      // share of all points that lie in it
    std::size_t restricted_dimensions = 0;
};

/// The box with these ranges. Without any case of interest its coverage is 0, without points its density is.
Box box_of(const Cases& cases, std::vector<Range> ranges);

/// How PRIM works.
struct PrimOptions {
    /// What the next peel is chosen by: the density that it gains, or this per point that it gives up, which is fair to
    /// numbers of few values, whose peels take much (Friedman & Fisher's patience; EMA Workbench's default).
    enum class Objective { original, lenient };
    Objective objective = Objective::lenient;
    double peel = 0.05;        // share of the box's points that a peel takes, alpha
    double paste = 0.05;       // share of the box's points that a paste adds
    double least_mass = 0.05;  // no box becomes smaller
};

/// The trajectory of boxes: first that of all points, then after every peel, then after every paste. A peel takes the
/// points beyond a quantile on one side of one number, with all that have the same value; of all that leave least_mass
/// the one with the best objective is taken (of equal ones that which restricts no further number, then the first),
/// even when the density falls for a while, until no peel is left or all points in the box are of interest. A paste
/// gives back points beyond a limit, as long as the density does not fall. The same cases give the same boxes; nothing
/// is random.
///
/// Where no point is of interest, or all are, there is nothing to peel and one box. Fails expects() without points.
/// Source: Friedman & Fisher 1999, "Bump hunting in high-dimensional data", Statistics and Computing 9, 123-143.
std::vector<Box> peel_and_paste(const Cases& cases, const PrimOptions& options);

}  // namespace permille::explore
