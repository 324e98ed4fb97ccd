// Saltelli's design, and the estimators as means of terms of each base point.
#include "permille/explore/sobol_indices.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"

namespace permille::explore {
namespace {

// The place of a pair j < k among all pairs of `dimensions`.
std::size_t pair_place(std::size_t j, std::size_t k, std::size_t dimensions) {
    return j * dimensions - j * (j + 1) / 2 + k - j - 1;
}

// What a base point adds to every estimate. The last two terms are those of the variance: sum and squares of A and B.
class BaseTerms {
  public:
    BaseTerms(std::span<const double> outputs, std::size_t dimensions, Order order)
        : dimensions_(dimensions), pairs_(order == Order::second ? dimensions * (dimensions - 1) / 2 : 0) {
        const std::size_t rows = saltelli_rows(dimensions, order);
        count_ = outputs.size() / rows;
        double mean = 0;
        for (const double y : outputs) mean += y / static_cast<double>(outputs.size());
        terms_.reserve(count_ * width());
        for (std::size_t n = 0; n < count_; ++n) {
            const double *block = &outputs[n * rows], a = block[0] - mean, b = block[rows - 1] - mean;
            const auto from_b = [&](std::size_t j) { return block[1 + j] - mean; };
            const auto from_a = [&](std::size_t j) { return block[1 + dimensions + j] - mean; };
            for (std::size_t j = 0; j < dimensions; ++j) terms_.push_back(b * (from_b(j) - a));
            for (std::size_t j = 0; j < dimensions; ++j) terms_.push_back((a - from_b(j)) * (a - from_b(j)) / 2);
            for (std::size_t j = 0; pairs_ > 0 && j < dimensions; ++j)
                for (std::size_t k = j + 1; k < dimensions; ++k) terms_.push_back(from_a(j) * from_b(k) - a * b);
            terms_.push_back((a + b) / 2);
            terms_.push_back((a * a + b * b) / 2);
        }
    }

    std::size_t count() const { return count_; }
    std::size_t width() const { return 2 * dimensions_ + pairs_ + 2; }

    // Every index, and last the variance, with base point n taken times[n] times.
    std::vector<double> indices(std::span<const std::uint32_t> times) const {
        std::vector<double> sums(width(), 0.0);
        for (std::size_t n = 0; n < count_; ++n) {
            if (times[n] == 0) continue;
            const double weight = times[n], *terms = &terms_[n * width()];
            for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * terms[i];
        }
        for (double& sum : sums) sum /= static_cast<double>(count_);
        const double mean = sums[width() - 2], variance = sums[width() - 1] - mean * mean;
        sums.pop_back();
        for (double& sum : sums) sum = variance > 0 ? sum / variance : std::numeric_limits<double>::quiet_NaN();
        sums.back() = variance;
        for (std::size_t j = 0; pairs_ > 0 && j < dimensions_; ++j)
            for (std::size_t k = j + 1; k < dimensions_; ++k)
                sums[2 * dimensions_ + pair_place(j, k, dimensions_)] -= sums[j] + sums[k];
        return sums;
    }

  private:
    std::size_t dimensions_, pairs_, count_ = 0;
    std::vector<double> terms_;  // [base point, term]: first of every dimension, total, pairs, variance
};

// Outputs that differ by less than this share of their size differ by rounding.
constexpr double rounding_share = 1e-12;

bool varies(std::span<const double> outputs) {
    const auto ends = std::minmax_element(outputs.begin(), outputs.end());
    return *ends.second - *ends.first > rounding_share * std::max(std::fabs(*ends.first), std::fabs(*ends.second));
}

}  // namespace

std::size_t saltelli_rows(std::size_t dimensions, Order order) {
    return order == Order::second ? 2 * dimensions + 2 : dimensions + 2;
}

Checked<UnitPoints> saltelli_design(std::size_t base_points, std::size_t dimensions, Order order, std::uint64_t seed) {
    expects(dimensions > 0);
    Checked<UnitPoints> checked;
    if (!std::has_single_bit(base_points)) {
        const std::size_t below = std::max<std::size_t>(1, std::bit_floor(base_points));
        checked.issues.add({}, "", say(Phrase::points_no_power_of_two, {base_points, below, 2 * below}));
        return checked;
    }
    const UnitPoints base = unit_points(Spread::sobol, base_points, 2 * dimensions, seed);
    UnitPoints& design = checked.value.emplace();
    design.points = base_points * saltelli_rows(dimensions, order);
    design.dimensions = dimensions;
    design.u.reserve(design.points * dimensions);
    for (std::size_t n = 0; n < base_points; ++n) {
        const auto a = base.row(n).first(dimensions), b = base.row(n).last(dimensions);
        const auto add = [&](std::span<const double> row) { design.u.insert(design.u.end(), row.begin(), row.end()); };
        const auto add_with_one = [&](std::span<const double> row, std::span<const double> other) {
            for (std::size_t j = 0; j < dimensions; ++j) {
                add(row);
                design.u[design.u.size() - dimensions + j] = other[j];
            }
        };
        add(a);
        add_with_one(a, b);
        if (order == Order::second) add_with_one(b, a);
        add(b);
    }
    return checked;
}

const Banded& SobolIndices::of_pair(std::size_t j, std::size_t k) const {
    expects(j != k && j < first.size() && k < first.size() && !second.empty());
    return second[pair_place(std::min(j, k), std::max(j, k), first.size())];
}

std::optional<SobolIndices> sobol_indices(std::span<const double> outputs, std::size_t dimensions, Order order,
                                          const Bootstrap& how) {
    expects(dimensions > 0 && !outputs.empty() && outputs.size() % saltelli_rows(dimensions, order) == 0);
    if (!std::all_of(outputs.begin(), outputs.end(), [](double y) { return std::isfinite(y); })) return std::nullopt;
    if (!varies(outputs)) return std::nullopt;
    const BaseTerms terms(outputs, dimensions, order);
    const std::vector<double> whole = terms.indices(std::vector<std::uint32_t>(terms.count(), 1));
    if (!(whole.back() > 0)) return std::nullopt;  // the same at every base point
    const auto resamples = static_cast<std::size_t>(how.resamples);
    std::vector<std::vector<double>> drawn(whole.size(), std::vector<double>(resamples));  // [index][resample]
    for (std::size_t i = 0; i < resamples; ++i) {
        const std::vector<double> indices = terms.indices(resampled(how, static_cast<int>(i), terms.count()));
        for (std::size_t j = 0; j < indices.size(); ++j) drawn[j][i] = indices[j];
    }
    SobolIndices out{.variance = whole.back(), .first = {}, .total = {}, .second = {}};
    for (std::size_t j = 0; j + 1 < whole.size(); ++j) {
        std::vector<Banded>& kind = j < dimensions ? out.first : j < 2 * dimensions ? out.total : out.second;
        kind.push_back(banded(whole[j], drawn[j], how.level));
    }
    return out;
}

}  // namespace permille::explore
