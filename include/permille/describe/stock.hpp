// How an author gives the size of a stock in the base year, and how it grows without new policy. Staff, qualifications,
// beds and places all say it with the same words.
#pragma once

#include "permille/describe/field.hpp"

namespace permille {

enum class StockUnit { count, per_1000, per_10000, share, rest };
template <>
struct Names<StockUnit> {
    static constexpr std::string_view names[] = {"count", "per_1000", "per_10000", "share", "rest"};
};

/// A stock at the end of the base year. Densities are of the county's people, so an uncertain population keeps them.
struct StockBase {
    Number amount = 0;
    StockUnit unit = StockUnit::count;

    void describe(FieldVisitor& field);
};

/// Growth without new policy (model, section 2): a mean, how far this county may differ, how years differ, and how the
/// mean slows.
struct Growth {
    Number log_per_year;
    Number county_deviation = 0;
    Number yearly_sd = 0;
    Number persistence = 0;
    Number damping = 1;

    void describe(FieldVisitor& field);
};

/// Whether what a pipeline or a project brings is part of past growth, or comes on top of it.
enum class Counting { within, additional };
template <>
struct Names<Counting> {
    static constexpr std::string_view names[] = {"within", "additional"};
};

/// How a county total is divided over the tiers when the facilities' own figures are not known.
struct TierShares {
    Number county = 0, township = 0, village = 0;

    void describe(FieldVisitor& field);
};

}  // namespace permille
