// Paired differences over the 16 batches (model, section 0).
#include "permille/explore/change.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "permille/indicators/interval.hpp"

namespace permille::explore {
namespace {

constexpr double student_15_975 = 2.131449545559323;  // 97.5 % quantile of Student's t with 15 degrees of freedom
constexpr int batches = indicators::batch_count;

// Sums of a difference by batch.
struct BatchSums {
    std::array<double, batches> sum{};
    std::array<std::int64_t, batches> count{};

    void add(std::int64_t replication, double difference) {
        const auto batch = static_cast<std::size_t>(replication % batches);
        sum[batch] += difference;
        ++count[batch];
    }
    std::int64_t all() const {
        std::int64_t n = 0;
        for (const std::int64_t one : count) n += one;
        return n;
    }
    double mean() const {
        double total = 0;
        for (const double one : sum) total += one;
        return all() > 0 ? total / static_cast<double>(all()) : 0;
    }
    bool tells() const {
        return all() >= 2 * batches && std::all_of(count.begin(), count.end(), [](std::int64_t n) { return n > 0; });
    }
    // Batches of unequal size are weighted as in a ratio estimator, like simulation_interval().
    double half_width() const {
        double squares = 0;
        for (std::size_t b = 0; b < sum.size(); ++b) {
            const double off = sum[b] - mean() * static_cast<double>(count[b]);
            squares += off * off;
        }
        return student_15_975 * std::sqrt(squares * batches / (batches - 1)) / static_cast<double>(all());
    }
};

}  // namespace

bool Change::told() const {
    constexpr double widths = 4.072765 / student_15_975;  // 99.95 % quantile of Student's t over the 97.5 % one
    return value > 0 ? value > widths * (value - low) : value < 0 && value < -widths * (high - value);
}

Change change_in_reach(const indicators::Samples& a, const indicators::Samples& b,
                       std::span<const std::int64_t> replications) {
    if (replications.empty()) return {};
    BatchSums sums;
    std::int64_t gained = 0, lost = 0;
    bool same = true;
    for (const std::int64_t r : replications) {
        const auto at = static_cast<std::size_t>(r);
        gained += b.met[at] && !a.met[at];
        lost += a.met[at] && !b.met[at];
        // Two values that are not numbers are the same.
        same = same && (a.value[at] == b.value[at] || (std::isnan(a.value[at]) && std::isnan(b.value[at])));
        sums.add(r, b.met[at] - a.met[at]);
    }
    const auto all = static_cast<std::int64_t>(replications.size());
    const double value = static_cast<double>(gained - lost) / static_cast<double>(all);
    if (same && gained == 0 && lost == 0) return {value, value, value};
    const indicators::Probability gains = indicators::wilson(gained, all), losses = indicators::wilson(lost, all);
    const Change by_count{value, gains.low - losses.high, gains.high - losses.low};
    if (!sums.tells()) return by_count;
    const double half = sums.half_width();
    if (half == 0 || 2 * half > by_count.high - by_count.low) return by_count;
    return {value, std::max(-1.0, value - half), std::min(1.0, value + half)};
}

Change change_in_mean(std::span<const double> a, std::span<const double> b,
                      std::span<const std::int64_t> replications) {
    BatchSums sums;
    for (const std::int64_t r : replications) {
        const double difference = b[static_cast<std::size_t>(r)] - a[static_cast<std::size_t>(r)];
        if (std::isfinite(difference)) sums.add(r, difference);
    }
    const double value = sums.mean();
    if (!sums.tells()) return {value, value, value};
    const double half = sums.half_width();
    return {value, value - half, value + half};
}

}  // namespace permille::explore
