// Growth without new policy, registered and evaluated: g_t + d_t of one year (model, section 2).
#pragma once

#include <string>

#include "permille/base/contracts.hpp"
#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/describe/stock.hpp"

namespace permille {

struct GrowthParameters {
    Parameter mean, county_deviation, damping, yearly_deviation;
};

/// `id` names the chance of the yearly deviations: parts that share a growth share its id and so its good and bad
/// years.
GrowthParameters register_growth(const Growth& growth, const std::string& id, ParameterRegister& numbers);

/// Log growth of year t (1, 2, ...): (mean + county deviation) x damping^(t-1) + the year's deviation.
///
/// returns  1/year, one value per lane
template <int W>
Lane<W> log_growth(const GrowthParameters& growth, const Inputs<W>& in, int t) {
    Lane<W> mean = in[growth.mean.in_year(t)] + in[growth.county_deviation.in_year(t)];
    for (int year = 1; year < t; ++year) mean = mean * in[growth.damping.in_year(t)];
    return mean + in[growth.yearly_deviation.in_year(t)];
}

/// The size of a stock in the base year, registered.
struct StockParameters {
    Parameter amount;
    StockUnit unit = StockUnit::count;
};

StockParameters register_stock(const StockBase& base, ParameterRegister& numbers);

/// A stock's count at the end of the base year, an integer: round(density x people), or the share of `whole`.
/// `rest` is the caller's: it fails expects() here.
template <int W>
Lane<W> base_count(const StockParameters& stock, const Inputs<W>& in, Lane<W> residents, Lane<W> whole) {
    const Lane<W> amount = in[stock.amount.in_year(0)];
    switch (stock.unit) {
        case StockUnit::count: return floor(amount + Lane<W>(0.5));
        case StockUnit::per_1000: return floor(amount * residents / Lane<W>(1000.0) + Lane<W>(0.5));
        case StockUnit::per_10000: return floor(amount * residents / Lane<W>(10000.0) + Lane<W>(0.5));
        case StockUnit::share: return floor(amount * whole + Lane<W>(0.5));
        case StockUnit::rest: break;
    }
    expects(false);
    return whole;
}

}  // namespace permille
