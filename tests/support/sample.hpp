// Numbers of many replications against what a closed form says of their mean, their variance and their law.
#pragma once

#include <doctest/doctest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace permille::testing {

/// Mean and variance of numbers, one for each replication.
struct Sample {
    std::vector<double> numbers;

    double size() const { return static_cast<double>(numbers.size()); }
    double mean() const {
        double sum = 0;
        for (const double number : numbers) sum += number;
        return sum / size();
    }
    double variance() const { return central_moment(2) * size() / (size() - 1); }
    double standard_error() const { return std::sqrt(variance() / size()); }
    /// Of the variance, for any law with a fourth moment: sqrt((m4 - m2^2) / n).
    double variance_error() const {
        const double second = central_moment(2);
        return std::sqrt((central_moment(4) - second * second) / size());
    }

  private:
    double central_moment(int power) const {
        const double centre = mean();
        double sum = 0;
        for (const double number : numbers) sum += std::pow(number - centre, power);
        return sum / size();
    }
};

/// Chance of a false alarm of one check: 1 in 16 000. Seeds are fixed, so an outcome does not vary.
inline constexpr double tolerated_errors = 4;

inline bool agrees(const Sample& sample, double expected) {
    INFO("mean ", sample.mean(), " expected ", expected, " standard error ", sample.standard_error());
    const bool near = std::abs(sample.mean() - expected) <= tolerated_errors * sample.standard_error();
    CHECK(near);
    return near;
}

inline bool variance_agrees(const Sample& sample, double expected) {
    INFO("variance ", sample.variance(), " expected ", expected, " standard error ", sample.variance_error());
    const bool near = std::abs(sample.variance() - expected) <= tolerated_errors * sample.variance_error();
    CHECK(near);
    return near;
}

/// P(chi-square above) of whole numbers from 0 to `most` against a law; neighbours are pooled to at least 10 expected.
inline double fit(const Sample& sample, int most, const std::function<double(int)>& probability) {
    std::vector<double> counts(static_cast<std::size_t>(most) + 1);
    for (const double number : sample.numbers) {
        REQUIRE((number >= 0 && number <= most && number == std::floor(number)));
        ++counts[static_cast<std::size_t>(number)];
    }
    std::vector<double> expected, observed;
    double e = 0, o = 0;
    for (int k = 0; k <= most; ++k) {
        e += probability(k) * sample.size();
        o += counts[static_cast<std::size_t>(k)];
        if (e < 10) continue;
        expected.push_back(e);
        observed.push_back(o);
        e = o = 0;
    }
    REQUIRE(expected.size() >= 2);
    expected.back() += e;
    observed.back() += o;
    double chi_square = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        chi_square += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    return boost::math::gamma_q(static_cast<double>(expected.size() - 1) / 2, chi_square / 2);
}

/// A fit that would be worse in one of 10 000 cases, or better in one of 10 000, is refused.
inline bool likely(double chance) {
    CAPTURE(chance);
    const bool usual = chance > 1e-4 && chance < 1 - 1e-4;
    CHECK(usual);
    return usual;
}

/// Mean, variance and law of a binomial number.
inline void is_binomial(const Sample& sample, int trials, double p) {
    agrees(sample, trials * p);
    variance_agrees(sample, trials * p * (1 - p));
    likely(fit(sample, trials, [&](int k) {
        return std::exp(std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0) +
                        k * std::log(p) + (trials - k) * std::log1p(-p));
    }));
}

/// The same of a Poisson number.
inline void is_poisson(const Sample& sample, double mean) {
    agrees(sample, mean);
    variance_agrees(sample, mean);
    const int most = static_cast<int>(mean + 12 * std::sqrt(mean) + 20);
    likely(fit(sample, most, [&](int k) { return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0)); }));
}

}  // namespace permille::testing
