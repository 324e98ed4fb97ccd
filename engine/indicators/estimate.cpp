// Quantiles and means over the replications.
#include "permille/indicators/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "permille/base/contracts.hpp"

namespace permille::indicators {
namespace {

// The quantile when everything before `from` is known to be no larger than what follows.
double quantile(std::vector<double>& values, std::size_t from, double share) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin() + static_cast<std::ptrdiff_t>(from), place, values.end());
    const double weight = at - static_cast<double>(below);
    if (weight == 0) return *place;
    return *place + weight * (*std::min_element(place + 1, values.end()) - *place);
}

}  // namespace

Band band_of(std::vector<double>& values) {
    expects(!values.empty());
    double sum = 0;
    for (const double value : values) sum += value;
    const std::size_t last = values.size() - 1;
    Band band{.mean = sum / static_cast<double>(values.size())};
    band.p05 = quantile(values, 0, 0.05);
    band.median = quantile(values, static_cast<std::size_t>(0.05 * static_cast<double>(last)), 0.5);
    band.p95 = quantile(values, static_cast<std::size_t>(0.5 * static_cast<double>(last)), 0.95);
    return band;
}

double lower_median(std::vector<double>& values) {
    expects(!values.empty());
    const auto place = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::vector<Band> estimate(const simulation::Ensemble& ensemble, const Measure& measure,
                           std::span<const std::int64_t> replications) {
    std::vector<Band> bands;
    std::vector<double> values;
    for (int t = 0; t <= ensemble.years(); ++t) {
        const auto above = ensemble.values(measure.numerator, t);
        const auto below = measure.denominator < 0 ? above : ensemble.values(measure.denominator, t);
        values.clear();
        for (const std::int64_t r : replications) {
            const auto i = static_cast<std::size_t>(r);
            const double value = measure.value(above[i], below[i]);
            if (std::isfinite(value)) values.push_back(value);
        }
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        bands.push_back(values.empty() ? Band{unknown, unknown, unknown, unknown} : band_of(values));
    }
    return bands;
}

}  // namespace permille::indicators
