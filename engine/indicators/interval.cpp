// Wilson's interval, and Student's t on batch means.
#include "permille/indicators/interval.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille::indicators {
namespace {

constexpr double normal_975 = 1.959963984540054;      // 97.5 % quantile of the normal law
constexpr double student_15_975 = 2.131449545559323;  // of Student's t with 15 degrees of freedom

}  // namespace

Probability wilson(std::int64_t met, std::int64_t all) {
    expects(all > 0 && met >= 0 && met <= all);
    const double n = static_cast<double>(all), p = static_cast<double>(met) / n;
    constexpr double z2 = normal_975 * normal_975;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = normal_975 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    // At the ends the interval reaches 0 or 1 exactly; rounding must not keep it away.
    return {.value = p,
            .low = met == 0 ? 0 : std::max(0.0, centre - half),
            .high = met == all ? 1 : std::min(1.0, centre + half)};
}

Probability simulation_interval(const Batches& batches) {
    std::int64_t met = 0, all = 0;
    bool every_batch = true;
    for (const Tally& batch : batches) {
        met += batch.met;
        all += batch.all;
        every_batch = every_batch && batch.all > 0;
    }
    const Probability by_wilson = wilson(met, all);
    if (all < 2 * batch_count || !every_batch) return by_wilson;

    const double n = static_cast<double>(all), p = by_wilson.value;
    double squares = 0;
    for (const Tally& batch : batches) {
        const double off = static_cast<double>(batch.met) - p * static_cast<double>(batch.all);
        squares += off * off;
    }
    const double standard_error = std::sqrt(squares * batch_count / (batch_count - 1)) / n;
    const double half = student_15_975 * standard_error;
    // Batches that agree say nothing about their spread; that holds at 0 and 1, and by chance elsewhere.
    if (half == 0 || met == 0 || met == all || 2 * half > by_wilson.high - by_wilson.low) return by_wilson;
    return {.value = p, .low = std::max(0.0, p - half), .high = std::min(1.0, p + half)};
}

}  // namespace permille::indicators
