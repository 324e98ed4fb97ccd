// Quantiles and means over the replications.
#include "permille/indicators/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "permille/base/contracts.hpp"
#include "select.hpp"

namespace permille::indicators {
namespace {

// A quantile of all values, of which it is known that everything before `from` is no larger than what lies between, and
// everything behind `to` no smaller.
double quantile(std::vector<double>& values, double share, std::size_t from, std::size_t to) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(below);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(to);
    put_in_place(std::span(values).subspan(from, to - from), below - from);
    const double weight = at - static_cast<double>(below);
    if (weight == 0) return *place;
    return *place + weight * (*std::min_element(place + 1, end) - *place);
}

}  // namespace

double quantile_of(std::vector<double>& values, double share) {
    expects(!values.empty() && share >= 0 && share <= 1);
    return quantile(values, share, 0, values.size());
}

Band band_of(std::vector<double>& values) {
    expects(!values.empty());
    double sum = 0;
    for (const double value : values) sum += value;
    Band band{.mean = sum / static_cast<double>(values.size())};
    // The median parts the values, so that the others need to look at a half alone, with the one or two values that
    // make the median: they stay among the smallest of the upper half, wherever the lower one has put them.
    band.median = quantile_of(values, 0.5);
    const std::size_t middle = (values.size() - 1) / 2;
    if (values.size() % 2 == 0) {
        const auto next = values.begin() + static_cast<std::ptrdiff_t>(middle) + 1;
        std::iter_swap(next, std::min_element(next, values.end()));
    }
    const std::size_t upper = values.size() / 2;  // the larger of the two
    band.p05 = quantile(values, 0.05, 0, upper + 1);
    band.p95 = quantile(values, 0.95, middle, values.size());
    return band;
}

double lower_median(std::vector<double>& values) {
    expects(!values.empty());
    const std::size_t place = (values.size() - 1) / 2;
    put_in_place(values, place);
    return values[place];
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
