// Coverage: the scales, the laws of what is measured, and where a pace comes from.
#include "permille/outcomes/coverage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "outcomes/small_rows.hpp"

using namespace permille;
using namespace permille::small_rows;
using plan::Kind;
using plan::Scale;

namespace {

constexpr int replications = 40'000;

double logit(double percent) {
    return std::log(percent / (100 - percent));
}

plan::Target declared(const std::string& base, double per_year) {
    plan::Target target = row(Kind::coverage, base, "90");
    target.trend = plan::Trend{};
    target.trend->per_year = Number(per_year);
    return target;
}

outcomes::Coverage spread(double yearly_sd, double persistence, double measurement_sd) {
    outcomes::Coverage coverage;
    coverage.share = coverage.amount = coverage.years = {.county_sd = Number(0),
                                                         .yearly_sd = Number(yearly_sd),
                                                         .persistence = Number(persistence),
                                                         .measurement_sd = Number(measurement_sd)};
    return coverage;
}

// P(chi-square above) of values against twenty equal parts of the law whose quantiles are given.
template <class Quantile>
double fit(const std::vector<double>& values, Quantile quantile) {
    constexpr int parts = 20;
    std::vector<double> counts(parts, 0), bounds;
    for (int i = 1; i < parts; ++i) bounds.push_back(quantile(static_cast<double>(i) / parts));
    for (const double value : values)
        counts[static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin())] += 1;
    const double expected = static_cast<double>(values.size()) / parts;
    double chi_square = 0;
    for (const double count : counts) chi_square += (count - expected) * (count - expected) / expected;
    return boost::math::gamma_q((parts - 1) / 2.0, chi_square / 2);
}

// Variance of the sum of n yearly steps: sd^2 times the sum of all correlations.
double variance_of_steps(double sd, double persistence, int n) {
    double sum = 0;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) sum += std::pow(persistence, std::abs(i - j));
    return sd * sd * sum;
}

}  // namespace

TEST_CASE("scales lead there and back, and a printed end of a share lies a quarter of its digit inside") {
    using outcomes::from_scale;
    using outcomes::on_scale;
    for (const double value : {0.3, 17.2, 50.0, 97.0, 99.9})
        CHECK(from_scale(Scale::share, on_scale(Scale::share, value, 0.1)) == doctest::Approx(value).epsilon(1e-12));
    CHECK(from_scale(Scale::share, on_scale(Scale::share, 100, 1)) == doctest::Approx(99.75).epsilon(1e-12));
    CHECK(from_scale(Scale::share, on_scale(Scale::share, 100, 0.1)) == doctest::Approx(99.975).epsilon(1e-12));
    CHECK(from_scale(Scale::share, on_scale(Scale::share, 0, 1)) == doctest::Approx(0.25).epsilon(1e-12));
    CHECK(from_scale(Scale::amount, on_scale(Scale::amount, 250, 1)) == doctest::Approx(250).epsilon(1e-12));
    CHECK(from_scale(Scale::years, on_scale(Scale::years, 72.8, 0.1)) == 72.8);
    // The slope is the scale's derivative.
    for (const Scale scale : {Scale::share, Scale::amount, Scale::years}) {
        const double step = on_scale(scale, 31.21, 0.1) - on_scale(scale, 31.19, 0.1);
        CHECK(outcomes::scale_slope(scale, 31.2, 0.1) == doctest::Approx(step / 0.02).epsilon(1e-6));
    }
}

TEST_CASE("the unit says the scale, and the row may say another") {
    plan::Target target = row(Kind::coverage, "1", "2");
    CHECK(outcomes::scale_of(target) == Scale::share);
    target.unit = {"岁", "years"};
    CHECK(outcomes::scale_of(target) == Scale::years);
    target.unit = {"亿元", "100 million yuan"};
    CHECK(outcomes::scale_of(target) == Scale::amount);
    target.trend = plan::Trend{};
    target.trend->scale = Scale::years;
    CHECK(outcomes::scale_of(target) == Scale::years);
}

TEST_CASE("a share is logit-normal, an amount log-normal, years normal") {
    const double sd = 0.08, persistence = 0.4, measurement = 0.05, pace = 1.5;
    const auto check = [&](const Text& unit, double slope, auto to_unit) {
        Room room{.target = declared("31.2", pace), .coverage = spread(sd, persistence, measurement)};
        room.target.unit = unit;
        const Values values = room.run(replications);
        for (const double value : values[0]) CHECK(value == 31.2);  // as printed
        for (const int t : {1, 3, 5}) {
            CAPTURE(t);
            // Measured twice: in the base year, from which the level is read, and in the year itself.
            const double variance = variance_of_steps(sd, persistence, t) + 2 * measurement * measurement;
            const boost::math::normal law(to_unit.on(31.2) + slope * t, std::sqrt(variance));
            const double p = fit(values[static_cast<std::size_t>(t)],
                                 [&](double u) { return to_unit.back(boost::math::quantile(law, u)); });
            CHECK(p > 1e-4);
            CHECK(p < 1 - 1e-4);
        }
    };
    struct Share {
        double on(double x) const { return logit(x); }
        double back(double y) const { return 100 / (1 + std::exp(-y)); }
    };
    struct Amount {
        double on(double x) const { return std::log(x); }
        double back(double y) const { return std::exp(y); }
    };
    struct Years {
        double on(double x) const { return x; }
        double back(double y) const { return y; }
    };
    check({"%", "%"}, pace / 100 / (0.312 * 0.688), Share{});
    check({"亿元", "yuan"}, pace / 31.2, Amount{});
    check({"岁", "years"}, pace, Years{});
}

TEST_CASE("a row's own history gives its pace, as uncertain as its two ends and its years") {
    const double sd = 0.1, measurement = 0.05, n = 5;
    Room room{.target = row(Kind::coverage, "50", "60"), .coverage = spread(sd, 0, measurement)};
    room.history.entries.push_back({"row", {}});
    room.history.entries[0].value.years.entries = {{"2018", printed("47")}, {"2015", printed("40")}};
    const std::vector<double> values = room.run(replications)[years];
    std::vector<double> positions;
    for (const double value : values) positions.push_back(logit(value));
    const double slope = (logit(50) - logit(40)) / n;
    // level + 5 paces + steps + measurement; the base's error moves level and pace together: (1 + 5 / n) of it.
    const double variance_expected = measurement * measurement * (4 + 1 + 1) + sd * sd / n * 25 + 5 * sd * sd;
    CHECK(std::fabs(mean(positions) - 5 * slope) < 5 * std::sqrt(variance_expected / replications));
    CHECK(variance(positions) == doctest::Approx(variance_expected).epsilon(0.04));
}

TEST_CASE("a level above gives its pace, and the county may deviate") {
    const double sd = 0.1, measurement = 0.05, county = 0.04;
    Room room{.target = row(Kind::coverage, "17.2", "25"), .coverage = spread(sd, 0, measurement)};
    room.coverage.share.county_sd = Number(county);
    room.target.trend = plan::Trend{};
    plan::LevelAbove& above = room.target.trend->above.emplace();
    // A later value than the base is not used.
    above.years.entries = {{"2012", printed("8.8")}, {"2019", printed("19.17")}, {"2023", printed("29.7")}};
    const std::vector<double> values = room.run(replications)[years];
    std::vector<double> positions;
    for (const double value : values) positions.push_back(logit(value));
    const double slope = (logit(19.17) - logit(8.8)) / 7;
    const double pace_variance = county * county + sd * sd / 7 + 2 * measurement * measurement / 49;
    const double variance_expected = 2 * measurement * measurement + 25 * pace_variance + 5 * sd * sd;
    CHECK(std::fabs(mean(positions) - logit(17.2) - 5 * slope) < 5 * std::sqrt(variance_expected / replications));
    CHECK(variance(positions) == doctest::Approx(variance_expected).epsilon(0.04));
}

TEST_CASE("a row may state its own spread, and an older base has moved until the run begins") {
    Room room{.target = declared("50", 1), .coverage = spread(0.1, 0, 0.05)};
    room.target.trend->yearly_sd = Number(0);
    room.target.trend->measurement_sd = Number(0);
    const double slope = 0.01 / 0.25;
    Values values = room.run(16);
    for (const double value : values[years]) CHECK(logit(value) == doctest::Approx(5 * slope).epsilon(1e-9));
    room.target.base_year = 2018;
    values = room.run(16);
    CHECK(logit(values[0].front()) == doctest::Approx(2 * slope).epsilon(1e-9));
    CHECK(logit(values[years].front()) == doctest::Approx(7 * slope).epsilon(1e-9));
}

TEST_CASE("what stands in the way of a projection") {
    using outcomes::Obstacle;
    const auto obstacle = [](const plan::Target& target, const plan::History* history = nullptr) {
        return outcomes::obstacle_of(target, history, {}, 2020);
    };
    plan::Target target = row(Kind::coverage, "", "90");
    CHECK(obstacle(target) == Obstacle::no_base);
    target.base = printed("50");
    CHECK(obstacle(target) == Obstacle::no_history);
    plan::History history;
    history.years.entries = {{"2021", printed("52")}};
    CHECK(obstacle(target, &history) == Obstacle::no_history);  // nothing before the base
    history.years.entries = {{"2016", printed("42")}};
    CHECK(obstacle(target, &history) == Obstacle::none);
    target.trend = plan::Trend{};
    target.trend->above.emplace().years.entries = {{"2015", printed("40")}};
    CHECK(obstacle(target) == Obstacle::no_history);  // one year makes no pace
    target.trend->above->years.entries.push_back({"2020", printed("45")});
    CHECK(obstacle(target) == Obstacle::none);
    CHECK(obstacle(deaths("1", 1000)) == Obstacle::no_event);
    target = row(Kind::milestone, "", "100");
    CHECK(obstacle(target) == Obstacle::no_base);
    target.out_of = Number(2);
    target.completed_by.entries = {{"a", Number(1)}};
    CHECK(obstacle(target) == Obstacle::no_base);
    target.completed_by.entries.push_back({"b", Number(1)});
    CHECK(obstacle(target) == Obstacle::none);  // each of the two is still to come
}
