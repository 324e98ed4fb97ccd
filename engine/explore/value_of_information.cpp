// Bins along an input, what chance does to their shares, and which of them stand in another class.
#include "permille/explore/value_of_information.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "permille/base/contracts.hpp"
#include "permille/random/quantiles.hpp"

namespace permille::explore {
namespace {

constexpr double doubt = 0.05;        // of intervals
constexpr double false_alarm = 0.01;  // that any of the inputs is told apart, where none does anything

// Replications along a part of an input.
struct Bin {
    double count = 0, met = 0;

    double share() const { return met / count; }
    double noise() const { return share() * (1 - share()) / (count - 1); }  // unbiased variance of share()
};

std::size_t bins_for(std::size_t replications) {
    const auto root = static_cast<std::size_t>(std::cbrt(static_cast<double>(replications)) + 1e-9);
    return std::clamp<std::size_t>(std::bit_floor(root), 4, 32);
}

std::vector<Bin> bins_along(std::span<const double> u, std::span<const char> reached, std::size_t count) {
    std::vector<std::uint32_t> order(u.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return u[a] < u[b]; });
    std::vector<Bin> bins(count);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        Bin& bin = bins[rank * count / order.size()];
        ++bin.count;
        bin.met += reached[order[rank]] != 0;
    }
    return bins;
}

struct ScoreInterval {
    double low = 0, high = 0;
};

// Wilson 1927, as indicators::wilson(), at any level.
ScoreInterval score_interval(const Bin& bin, double z) {
    const double n = bin.count, p = bin.share();
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

// Whether chi-square is above its quantile. Source: Wilson & Hilferty 1931, PNAS 17, 684-688: its cube root is normal.
bool beyond_chance(double chi_square, double freedom, double level) {
    const double spread = 2 / (9 * freedom);
    return std::cbrt(chi_square / freedom) > 1 - spread + normal_quantile(1 - level) * std::sqrt(spread);
}

class Classes {
  public:
    explicit Classes(std::span<const double> thresholds) : thresholds_(thresholds) {}
    std::size_t of(double p) const {
        return static_cast<std::size_t>(std::upper_bound(thresholds_.begin(), thresholds_.end(), p) -
                                        thresholds_.begin());
    }

  private:
    std::span<const double> thresholds_;
};

InputValue value_of(std::span<const Bin> bins, double reach, const Classes& classes, double level) {
    double all = 0, variance = 0, noise = 0, error = 0, chi_square = 0;
    for (const Bin& bin : bins) all += bin.count;
    for (const Bin& bin : bins) {
        const double part = bin.count / all, off = (bin.share() - reach) * (bin.share() - reach);
        variance += part * (off - (1 - part) * bin.noise());
        noise += part * bin.noise();
        error += part * part * bin.noise() * (2 * bin.noise() + 4 * std::max(0.0, off - bin.noise()));
        chi_square += bin.count * off;
    }
    const double outcome = reach * (1 - reach), z = normal_quantile(1 - doubt / 2);
    InputValue value;
    value.told_apart = beyond_chance(chi_square / outcome, static_cast<double>(bins.size()) - 1, level);
    const double shrunk = variance > 0 ? variance / (variance + noise) : 0;
    const double bin_z = normal_quantile(1 - doubt / (2 * static_cast<double>(bins.size())));
    const std::size_t present = classes.of(reach);
    for (const Bin& bin : bins) {
        const ScoreInterval interval = score_interval(bin, bin_z);
        const std::size_t least = classes.of(interval.low), most = classes.of(interval.high);
        const bool changes = value.told_apart && classes.of(reach + shrunk * (bin.share() - reach)) != present;
        const double part = bin.count / all;
        if (changes) value.changes_verdict.value += part;
        if (changes && (most < present || least > present)) value.changes_verdict.low += part;
        if (least != present || most != present) value.changes_verdict.high += part;
    }
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    if (outcome > 0)
        value.explained = {variance / outcome, (variance - z * std::sqrt(error)) / outcome,
                           (variance + z * std::sqrt(error)) / outcome};
    else
        value.explained = {unknown, unknown, unknown};
    return value;
}

}  // namespace

std::optional<ValueOfInformation> value_of_information(std::span<const double> u, std::span<const char> reached,
                                                       std::span<const double> thresholds) {
    const std::size_t replications = reached.size();
    expects(std::is_sorted(thresholds.begin(), thresholds.end()));
    if (replications < fewest_for_information) return std::nullopt;
    expects(u.size() % replications == 0);
    const auto met =
        static_cast<double>(std::count_if(reached.begin(), reached.end(), [](char one) { return one != 0; }));
    const Classes classes(thresholds);
    const double reach = met / static_cast<double>(replications);
    ValueOfInformation out{.reach = reach, .verdict = classes.of(reach), .bins = bins_for(replications), .inputs = {}};
    const std::size_t inputs = u.size() / replications;
    for (std::size_t input = 0; input < inputs; ++input) {
        const auto bins = bins_along(u.subspan(input * replications, replications), reached, out.bins);
        out.inputs.push_back(value_of(bins, reach, classes, false_alarm / static_cast<double>(inputs)));
    }
    return out;
}

}  // namespace permille::explore
