// How unequally something is spread over units of different size: towns by people, or by area.
#pragma once

#include <span>
#include <vector>

namespace permille::indicators {

/// A corner of the Lorenz curve: the share of the size that the poorest units have, and the share of the resource.
struct LorenzPoint {
    double size = 0, resource = 0;
};

// In all of these: resource and size of each unit [unit], 0 or more, of the same length; the sums are above 0
// (expects()). A unit of size 0 that has something is the richest of all.

/// The Lorenz curve (Lorenz 1905): units in rising order of resource per size, from (0, 0) to (1, 1).
std::vector<LorenzPoint> lorenz(std::span<const double> resource, std::span<const double> size);

/// The curve's resource share at the size shares 0, 1/steps, ..., 1, linear between its corners.
std::vector<double> lorenz_at(const std::vector<LorenzPoint>& curve, int steps);

/// Twice the area between the curve and the line of equality (Gini 1914): 0 to 1.
double gini(const std::vector<LorenzPoint>& curve);

/// An entropy of Theil (1967, Economics and Information Theory, chapter 4) and its parts over groups of units: what
/// would remain were all equal within their groups, and the rest. total = between + within.
struct Theil {
    double total = 0, between = 0, within = 0;
};

/// Both of Theil's entropies, which share their logarithms.
///
/// t  Theil's T: sum of y ln(y / p), y the unit's share of the resource and p that of the size. Within: each group's
///    own T times its share of the resource. Natural logarithm; units without resource count 0.
/// l  Theil's L, the mean logarithmic deviation: sum of p ln(p / y); what Chinese studies call the Theil index. Within:
///    each group's own L times its share of the size. Infinite where a unit that has size has no resource.
struct Theils {
    Theil t, l;
};

/// group  [unit] number of its group, 0 or more
Theils theils(std::span<const double> resource, std::span<const double> size, std::span<const int> group);

/// Shares of a sum, over shares of another, unit by unit. With a resource over area: the health resource agglomeration
/// degree HRAD; with people over area: the population agglomeration degree PAD; with a resource over people: HRAD / PAD
/// (Yuan 2015; the location quotient of Florence 1943). Not a number for a unit with nothing of the second.
std::vector<double> agglomeration(std::span<const double> part, std::span<const double> size);

}  // namespace permille::indicators
