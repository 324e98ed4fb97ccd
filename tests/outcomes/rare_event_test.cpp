// Rare events: what one base year teaches, how often nothing happens, and whether the predictions keep their promise.
#include <doctest/doctest.h>

#include <fmt/format.h>
#include <algorithm>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "outcomes/small_rows.hpp"
#include "permille/random/gamma.hpp"
#include "permille/random/poisson.hpp"
#include "permille/random/quantiles.hpp"

using namespace permille;
using namespace permille::small_rows;

namespace {

constexpr int replications = 100'000;

// Events of the target year among the same number of births every year.
std::vector<double> events_in_2025(const std::string& base, double births, double rate, double per) {
    Room room{.target = deaths(base, per)};
    room.events.entries.push_back({"deaths", event(rate, per)});
    room.recorded = {{"births", std::vector<double>(years + 1, births)}};
    return room.run(replications)[years];
}

// P(chi-square above) of counts against the negative binomial law of a gamma rate: shape and exposure of the rate.
double fit(const std::vector<double>& events, double shape, double exposure, double births) {
    const boost::math::negative_binomial law(shape, exposure / (exposure + births));
    std::vector<double> observed, expected;
    double o = 0, e = 0, below = 0;
    for (int k = 0; below < 1 - 1e-9; ++k) {
        const double p = pdf(law, k);
        below += p;
        o += static_cast<double>(std::count(events.begin(), events.end(), k));
        e += p * static_cast<double>(events.size());
        if (e < 100) continue;
        observed.push_back(o);
        expected.push_back(e);
        o = e = 0;
    }
    observed.back() += o;
    expected.back() += e;
    double chi_square = 0;
    for (std::size_t i = 0; i < observed.size(); ++i)
        chi_square += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    return boost::math::gamma_q(static_cast<double>(observed.size() - 1) / 2, chi_square / 2);
}

}  // namespace

TEST_CASE("events follow the negative binomial law of the rate's posterior") {
    struct Case {
        const char* base;
        double births, rate, per, observed;
    };
    // Infant deaths: 3 seen; 26 seen. Maternal deaths: none seen, one seen. None known: the nation alone.
    for (const Case& c :
         {Case{"1.76", 1704, 5.4, 1000, 3}, Case{"3.23", 8039, 5.4, 1000, 26}, Case{"0", 2000, 16.9, 100000, 0},
          Case{"12.44", 8039, 16.9, 100000, 1}, Case{"", 2000, 5.4, 1000, -1}}) {
        CAPTURE(c.base);
        const std::vector<double> events = events_in_2025(c.base, c.births, c.rate, c.per);
        const bool known = c.observed >= 0;
        const double shape = 4 + (known ? c.observed : 0);
        const double exposure = 4 / (c.rate / c.per) + (known ? c.births : 0);
        // Mean and variance of a Poisson number whose rate is gamma, five standard errors wide.
        const double mu = c.births * shape / exposure, sigma2 = mu + mu * mu / shape;
        CHECK(std::fabs(mean(events) - mu) < 5 * std::sqrt(sigma2 / replications));
        CHECK(variance(events) == doctest::Approx(sigma2).epsilon(0.05));
        const double p = fit(events, shape, exposure, c.births);
        CHECK(p > 1e-4);
        CHECK(p < 1 - 1e-4);
    }
}

TEST_CASE("in a county of 2000 births the chance of no maternal death has its closed form") {
    const std::vector<double> events = events_in_2025("0", 2000, 16.9, 100000);
    const double none = static_cast<double>(std::count(events.begin(), events.end(), 0.0)) / replications;
    const double exposure = 4 / 16.9e-5 + 2000, expected = std::pow(exposure / (exposure + 2000), 4);
    CHECK(expected == doctest::Approx(0.7407).epsilon(1e-3));  // so one county in four is above any target below 50
    CHECK(std::fabs(none - expected) < 5 * std::sqrt(expected * (1 - expected) / replications));
}

TEST_CASE("the base year shows the printed rate, the rate changes every year, other births can stand behind the base") {
    Room room{.target = deaths("3.23", 1000)};
    outcomes::Event falling = event(5.4, 1000);
    falling.log_change_per_year = Number(-0.1);
    room.events.entries.push_back({"deaths", falling});
    room.recorded = {{"births", {5000, 4000, 4000, 4000, 4000, 4000}}};
    const Values own = room.run(replications);
    CHECK(own[0].front() / 5000 * 1000 == doctest::Approx(3.23).epsilon(1e-12));
    const auto expected = [](double observed, double births, int t) {
        return 4000 * (4 + observed) / (4 / 0.0054 + births) * std::exp(-0.1 * t);
    };
    for (const std::size_t t : {1u, 5u})
        CHECK(mean(own[t]) == doctest::Approx(expected(16, 5000, static_cast<int>(t))).epsilon(0.01));
    room.target.base_births = Number(8039);
    CHECK(mean(room.run(replications)[5]) == doctest::Approx(expected(26, 8039, 5)).epsilon(0.01));
    // A base of two years before the run: the rate has changed since.
    room.target.base_year = 2018;
    CHECK(mean(room.run(replications)[5]) == doctest::Approx(expected(26, 8039, 7)).epsilon(0.01));
}

// Counties whose true rates come from the very law that is believed before anything is known of them, whose base year
// and target year are then seen: a prediction that keeps its promise has a uniform randomised transform (Czado,
// Gneiting and Held 2009, Biometrics 65: P(X < x) + u P(X = x)).
TEST_CASE("on 1000 synthetic counties the predictions are calibrated") {
    constexpr int counties = 1000, futures = 2000, bins = 20;
    constexpr double nation = 5.4, per = 1000;
    std::vector<double> counts(bins, 0);
    for (std::uint32_t county = 0; county < counties; ++county) {
        const Stream<1> truth{2020, county, hash_unit({"pit"}), Process::check, 0};
        const double births = std::floor(300 + 7700 * truth.uniform_one(0, 10));
        const double rate = gamma_number(truth, 0, 4) / 4 * nation / per;
        const double change = quantile({Distribution::Kind::pert, -0.109, -0.057, 0}, truth.uniform_one(0, 12));
        const double seen = poisson(truth, 2, Lane<1>(rate * births)).v;
        const double later = poisson(truth, 4, Lane<1>(rate * std::exp(5 * change) * births)).v;

        // As a plan prints it: a rate with two decimals, from which the events are read back.
        Room room{.target = deaths(fmt::format("{:.2f}", seen / births * per), per)};
        outcomes::Event known = event(nation, per);
        known.log_change_per_year.form = Distribution{Distribution::Kind::pert, -0.109, -0.057, 0};
        known.log_change_per_year.path = "change";
        room.events.entries.push_back({"deaths", known});
        room.recorded = {{"births", std::vector<double>(years + 1, births)}};
        const std::vector<double> predicted = room.run(futures, county)[years];
        const auto share = [&](auto holds) {
            return static_cast<double>(std::count_if(predicted.begin(), predicted.end(), holds)) / futures;
        };
        const double below = share([&](double x) { return x < later; }),
                     at = share([&](double x) { return x == later; });
        const double pit = below + truth.uniform_one(0, 14) * at;
        counts[static_cast<std::size_t>(std::min(bins - 1.0, pit * bins))] += 1;
    }
    double chi_square = 0;
    for (const double count : counts) chi_square += std::pow(count - counties / bins, 2) / (counties / bins);
    const double p = boost::math::gamma_q((bins - 1) / 2.0, chi_square / 2);
    MESSAGE("chi-square " << chi_square << " with " << bins - 1 << " degrees of freedom, p = " << p);
    CHECK(p > 0.001);
    CHECK(p < 0.999);
}
