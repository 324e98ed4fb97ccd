// Shares of variance against closed forms.
#include "permille/indicators/variance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>

#include "permille/indicators/assumption.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/random/points.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

// Uniform numbers on Sobol points and independent noise, by replication.
class Drawn {
  public:
    Drawn(int numbers, std::size_t replications, std::uint64_t seed)
        : points_(PointSet::sobol, seed, numbers),
          noise_(PointSet::plain, seed + 1000, 1),
          replications_(replications) {}

    double u(std::size_t r, int number) const { return points_.at(static_cast<std::uint32_t>(r), number); }
    double noise(std::size_t r) const { return noise_.at(static_cast<std::uint32_t>(r), 0); }

    // The shares of some of the numbers; all the others are known as well.
    FirstOrder of(std::vector<int> numbers) const {
        const std::size_t chosen = numbers.size();
        for (int i = 0; i < points_.dimensions(); ++i)
            if (std::find(numbers.begin(), numbers.end(), i) == numbers.end()) numbers.push_back(i);
        std::vector<double> all;
        for (const int number : numbers)
            for (std::size_t r = 0; r < replications_; ++r) all.push_back(u(r, number));
        return {all, chosen, numbers.size(), replications_, 1};
    }
    std::vector<double> values(const std::function<double(std::size_t)>& of) const {
        std::vector<double> made;
        for (std::size_t r = 0; r < replications_; ++r) made.push_back(of(r));
        return made;
    }

  private:
    Points points_, noise_;
    std::size_t replications_;
};

// 3 X1 + 2 X2 + 4 E, all uniform on (0, 1): variances 9/12, 4/12 and 16/12.
double line(const Drawn& drawn, std::size_t r) {
    return 3 * drawn.u(r, 0) + 2 * drawn.u(r, 1) + 4 * drawn.noise(r);
}

// Four standard errors, and what 32 cells do not see of a smooth function.
void near(const VarianceShare& found, double share, double unseen = 0.002) {
    CAPTURE(found.share);
    CAPTURE(found.standard_error);
    CHECK(found.standard_error < 0.03);
    CHECK(std::abs(found.share - share) < 4 * found.standard_error + unseen);
}

}  // namespace

TEST_CASE("a sum of two numbers and noise: each has its part of the variance, together they have both") {
    const Drawn drawn(3, 8192, 1);
    const std::vector<double> values = drawn.values([&](std::size_t r) { return line(drawn, r); });
    near(drawn.of({0}).share_of(values), 9.0 / 29);
    near(drawn.of({1}).share_of(values), 4.0 / 29);
    near(drawn.of({0, 1}).share_of(values), 13.0 / 29);
    near(drawn.of({2}).share_of(values), 0);
    near(drawn.of({0, 1, 2}).share_of(values), 13.0 / 29);
}

TEST_CASE("Ishigami's function: the first-order shares of its three numbers") {
    // Ishigami & Homma 1990: sin X1 + a sin^2 X2 + b X3^4 sin X1 on (-pi, pi), a = 7, b = 0.1. Variances in closed
    // form.
    constexpr double pi = std::numbers::pi, a = 7, b = 0.1;
    const double pi4 = std::pow(pi, 4), pi8 = pi4 * pi4;
    const double first = 0.5 * std::pow(1 + b * pi4 / 5, 2), second = a * a / 8;
    const double together = b * b * pi8 * (1.0 / 18 - 1.0 / 50), all = first + second + together;
    const Drawn drawn(3, 16'384, 3);
    const std::vector<double> values = drawn.values([&](std::size_t r) {
        const auto x = [&](int i) { return pi * (2 * drawn.u(r, i) - 1); };
        return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) + b * std::pow(x(2), 4) * std::sin(x(0));
    });
    // Inside a cell of width 2 pi / 32, sin^2 varies by a hundredth of its variance.
    near(drawn.of({0}).share_of(values), first / all, 0.005);
    near(drawn.of({1}).share_of(values), second / all, 0.01);
    near(drawn.of({2}).share_of(values), 0);
}

TEST_CASE("what two numbers do only together is missed") {
    const Drawn drawn(2, 8192, 1);
    const std::vector<double> values =
        drawn.values([&](std::size_t r) { return (drawn.u(r, 0) - 0.5) * (drawn.u(r, 1) - 0.5); });
    near(drawn.of({0, 1}).share_of(values), 0);
}

TEST_CASE("the share is not biased by numbers that do nothing, and its standard error is what it varies by") {
    double sum = 0, squares = 0, errors = 0;
    constexpr int seeds = 60;
    std::vector<int> all(40);
    for (int i = 0; i < 40; ++i) all[static_cast<std::size_t>(i)] = i;
    for (int seed = 0; seed < seeds; ++seed) {
        const Drawn drawn(40, 1024, static_cast<std::uint64_t>(seed));
        const std::vector<double> values = drawn.values([&](std::size_t r) { return line(drawn, r); });
        const VarianceShare found = drawn.of(all).share_of(values);
        sum += found.share;
        squares += found.share * found.share;
        errors += found.standard_error / seeds;
    }
    const double mean = sum / seeds, spread = std::sqrt(squares / seeds - mean * mean);
    CAPTURE(mean);
    CAPTURE(spread);
    CAPTURE(errors);
    // 16 cells (1 024 replications): a 256th of a straight line's variance lies inside them.
    CHECK(std::abs(mean - 13.0 / 29 * (1 - 1.0 / 256)) < 4 * spread / std::sqrt(seeds));
    CHECK(errors / spread > 0.7);
    CHECK(errors / spread < 1.5);
}

TEST_CASE("among many numbers, whose points are not free of one another in a batch, the share is told as well") {
    const Drawn drawn(110, 8192, 1);
    const std::vector<double> values = drawn.values([&](std::size_t r) {
        double sum = 4 * drawn.noise(r);
        for (int i = 0; i < 60; ++i) sum += std::exp(drawn.u(r, i));
        return sum;
    });
    // The variance of e^U is (e^2 - 1) / 2 - (e - 1)^2.
    const double e = std::numbers::e, one = (e * e - 1) / 2 - (e - 1) * (e - 1), all = 60 * one + 16.0 / 12;
    std::vector<int> half;
    for (int i = 0; i < 30; ++i) half.push_back(i);
    near(drawn.of(half).share_of(values), 30 * one / all, 0.005);
    CHECK(drawn.of(half).share_of(values).standard_error < 0.01);
}

TEST_CASE("values that are not finite are left out, also where that empties a batch") {
    const Drawn drawn(2, 8192, 1);
    const std::vector<double> values = drawn.values([&](std::size_t r) {
        return r % 16 == 3 || r % 7 == 0 ? std::numeric_limits<double>::quiet_NaN() : line(drawn, r);
    });
    near(drawn.of({0}).share_of(values), 9.0 / 29);
}

TEST_CASE("nothing rests on no numbers, nor where nothing varies") {
    const Drawn drawn(2, 1024, 1);
    const std::vector<double> values = drawn.values([&](std::size_t r) { return line(drawn, r); });
    CHECK(drawn.of({}).share_of(values).share == 0);
    CHECK(drawn.of({0, 1}).share_of(std::vector<double>(1024, 2.5)).share == 0);
}

TEST_CASE("cells: powers of two, four replications of each batch in one, 32 at most, none for short runs") {
    CHECK(cells_for(127) == 0);
    CHECK(cells_for(128) == 2);
    CHECK(cells_for(512) == 8);
    CHECK(cells_for(8192) == 32);
    CHECK(cells_for(1'000'000) == 32);
}

namespace {

struct CountyRun {
    LoadedScenario loaded;
    simulation::Model model;
    simulation::Ensemble ensemble;
    Verdicts verdicts;

    explicit CountyRun(const std::vector<std::string>& sets, std::int64_t replications = 2048, int threads = 0)
        : loaded(testing::loaded("jingyan.yaml", sets)),
          model(testing::built(loaded)),
          ensemble(simulation::simulate(model, {.replications = replications, .threads = threads})),
          verdicts(judge(loaded.scenario, ensemble)) {}

    std::vector<std::optional<VarianceShare>> shares(int threads = 0) const {
        std::vector<std::optional<Measure>> measures;
        for (const Row& row : verdicts.rows) measures.push_back(row.measure);
        return estimates_shares(measures, model, ensemble, 1, threads);
    }
    std::size_t row(const std::string& id) const {
        for (std::size_t i = 0; i < verdicts.rows.size(); ++i)
            if (verdicts.rows[i].id == id) return i;
        FAIL("no row " << id);
        return 0;
    }
    double variance(std::size_t i) const {
        const Measure& measure = *verdicts.rows[i].measure;
        const auto above = ensemble.values(measure.numerator, measure.year),
                   below = measure.denominator < 0 ? above : ensemble.values(measure.denominator, measure.year);
        double sum = 0, squares = 0;
        for (std::size_t r = 0; r < above.size(); ++r) {
            const double value = measure.value(above[r], below[r]);
            sum += value;
            squares += value * value;
        }
        const auto n = static_cast<double>(above.size());
        return squares / n - sum / n * (sum / n);
    }
};

// Every uncertain estimate of a scenario made certain at its mean.
std::vector<std::string> without_estimates(const CountyRun& run) {
    std::vector<std::string> sets;
    for (const Assumption& one : assumptions_of(run.loaded.scenario))
        if (one.source == SourceClass::estimate && !one.number.certain()) {
            const double mean = one.number.mean_in(2023);
            const bool counted = one.path.find(".adds.") != std::string::npos;  // beds and places are whole
            sets.push_back(one.path + "=" + std::to_string(counted ? std::round(mean) : mean));
        }
    return sets;
}

}  // namespace

TEST_CASE("a real county: what is left when its estimates are made certain is the rest of the variance") {
    const CountyRun run({});
    const CountyRun certain(without_estimates(run));
    const auto shares = run.shares();
    for (const std::string id : {"nurses_per_1000", "physicians_per_1000", "beds_per_1000", "pharmacists_per_1000"}) {
        CAPTURE(id);
        const std::size_t row = run.row(id);
        REQUIRE(shares[row]);
        // The second computation counts interactions too, and a variance of 2 048 replications is known to 3 %.
        const double taken_away = 1 - certain.variance(certain.row(id)) / run.variance(row);
        CAPTURE(taken_away);
        CHECK(std::abs(shares[row]->share - taken_away) < 0.1);
    }
    // Without estimates nothing rests on them, exactly; what is not projected has no share.
    const auto none = certain.shares();
    for (std::size_t i = 0; i < run.verdicts.rows.size(); ++i) {
        const bool projected = run.verdicts.rows[i].measure.has_value();
        CHECK((!shares[i] || projected));
        REQUIRE(none[i].has_value() == projected);
        if (projected) CHECK(none[i]->share == 0);
    }
}

TEST_CASE("a real county: shares of few replications lie within their stated error of those of many") {
    const auto few = CountyRun({}).shares(), many = CountyRun({}, 16'384).shares();
    double squares = 0;
    int told = 0;
    for (std::size_t i = 0; i < few.size(); ++i) {
        if (!few[i] || !many[i] || few[i]->standard_error == 0) continue;
        const double errors = (few[i]->share - many[i]->share) / few[i]->standard_error;
        squares += errors * errors;
        ++told;
    }
    CAPTURE(squares);
    REQUIRE(told > 10);
    CHECK(squares / told < 2);  // 1 where the error is the spread; rows of one county err together
}

TEST_CASE("shares are the same bits for any number of threads; a short run does not tell them") {
    const CountyRun run({});
    const auto one = run.shares(1), three = run.shares(3);
    for (std::size_t i = 0; i < one.size(); ++i) {
        REQUIRE(one[i].has_value() == three[i].has_value());
        if (!one[i]) continue;
        CHECK(one[i]->share == three[i]->share);
        CHECK(one[i]->standard_error == three[i]->standard_error);
    }
    for (const auto& share : CountyRun({}, 1024).shares()) CHECK_FALSE(share);
}
