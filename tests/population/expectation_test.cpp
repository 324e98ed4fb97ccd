// What happens on average, against what the rates say. Tolerances are four or five standard errors of fixed seeds.
#include <doctest/doctest.h>

#include <Eigen/Eigenvalues>
#include <cmath>

#include "county.hpp"

using namespace permille;
using namespace permille::population;
using permille::testing::agrees;
using permille::testing::tolerated_errors;

namespace {

Survival<1> survival_of(const County& county, double life_expectancy) {
    const Lane<1> factor =
        exp(log_factor_for<1>(county.parameters.mortality, life_expectancy, 1.1, 0.0, first_newton_steps));
    return moved_table(county.parameters.mortality, factor);
}

// Leslie matrix of the women of a county with constant rates: row 0 are the girls of the year who live to its end.
Eigen::MatrixXd leslie_matrix(const County& county, const Survival<1>& survival, double total_fertility) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(ages, ages);
    const auto share = [&](int age) {
        return age < ages ? county.parameters.fertility[static_cast<std::size_t>(age)] : 0;
    };
    for (int age = 0; age < ages; ++age) {
        const double survives = survival.year[static_cast<std::size_t>(cell(female, age))].v;
        matrix(std::min(age + 1, ages - 1), age) += survives;
        // Half of the year at one age, half at the next for those who live; 1 / 2.1 of the newborn are girls.
        matrix(0, age) +=
            total_fertility / 2.1 * survival.newborn[female].v * (share(age) + survives * share(age + 1)) / 2;
    }
    return matrix;
}

}  // namespace

TEST_CASE("without migration and with constant rates a county grows by the Leslie matrix's eigenvalue") {
    Settings settings = still_county(2e6, 1);
    settings.fertility.total = Number(2.3);
    const County county(settings);
    const Eigen::MatrixXd leslie = leslie_matrix(county, survival_of(county, 77), 2.3);
    const double log_growth = std::log(leslie.eigenvalues().cwiseAbs().maxCoeff());
    // Two hundred years let the waves of the base structure die away; then fifty years are measured.
    double then[4]{};
    Sample growth;
    for (std::uint32_t b = 0; b < 8; ++b) {
        Block<4> block(county, 1971, 4 * b);
        block.start();
        for (int t = 1; t <= 250; ++t) {
            // The years' numbers are read by in_year(); these are constant, so the run may be longer than the calendar.
            block.step(t);
            if (t == 200)
                for (int lane = 0; lane < 4; ++lane) then[lane] = block.state.residents()[lane];
        }
        for (int lane = 0; lane < 4; ++lane)
            growth.numbers.push_back(std::log(block.state.residents()[lane] / then[lane]) / 50);
    }
    agrees(growth, log_growth);
    CHECK(growth.standard_error() < 1e-5);  // so that the check above can fail
}

TEST_CASE("five years of women follow the Leslie matrix") {
    const County county(still_county(100000, 2));
    const Eigen::MatrixXd leslie = leslie_matrix(county, survival_of(county, 77), 1.6);
    Eigen::VectorXd women(ages);
    for (int age = 0; age < ages; ++age) {
        const auto i = static_cast<std::size_t>(cell(female, age));
        women[age] = county.parameters.base_people[i] + county.parameters.base_people[cells + i];
    }
    for (int t = 0; t < 5; ++t) women = leslie * women;
    for (const int age : {0, 3, 30, 60, 85}) {
        const auto count = [age](const Block<4>& block, int lane) {
            return block.state.county[static_cast<std::size_t>(cell(female, age))][lane];
        };
        agrees(sample(county, 100, 5, count), women[age]);
    }
}

TEST_CASE("at one hazard for everybody deaths are binomial") {
    Tables tables = smooth_tables();
    tables.dying.fill(0.02);
    Settings settings = still_county(20000, 2);
    settings.fertility.total = Number(0.2);  // so that hardly any infants die
    const County county(settings, tables);
    const Survival<1> survival = survival_of(county, 77);
    const auto dead = [](const Block<4>& block, int lane) {
        double sum = 0;
        for (std::size_t i = 0; i < 2 * cells; ++i) sum += block.state.ledger->deaths[i][lane];
        return sum;
    };
    Sample deaths;
    for (std::uint32_t b = 0; b < 1000; ++b) {
        Block<4> block(county, 31, 4 * b);
        block.state.ledger.emplace(2);
        block.start();
        block.step(1);
        for (int lane = 0; lane < 4; ++lane) deaths.numbers.push_back(dead(block, lane));
    }
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < 2 * cells; ++i) {
        const double risk = 1 - survival.year[i % cells].v;
        mean += county.parameters.base_people[i] * risk;
        variance += county.parameters.base_people[i] * risk * (1 - risk);
    }
    agrees(deaths, mean);
    // The standard error of a variance from n nearly normal numbers is variance sqrt(2 / (n - 1)).
    CHECK(std::abs(deaths.variance() - variance) < tolerated_errors * variance * std::sqrt(2.0 / 3999));
}

TEST_CASE("the measured life expectancy is on average the one asked for") {
    Settings settings = still_county(30000, 1);
    settings.mortality.gain_per_year = 0.3;
    const County county(settings);
    const Sample measured = sample(
        county, 250, 1, [](const Block<4>& block, int lane) { return block.value(Series::life_expectancy, lane); });
    agrees(measured, 77.3);
    CHECK(std::sqrt(measured.variance()) > 0.3);  // one year's deaths of 30 000 people are a noisy measure
}

TEST_CASE("births are Poisson around total fertility times the women of the year") {
    const County county(still_county(50000, 2));
    const Sample births =
        sample(county, 500, 1, [](const Block<4>& block, int lane) { return block.value(Series::births, lane); });
    const Survival<1> survival = survival_of(county, 77);
    double mothers = 0;
    for (int age = 1; age < ages; ++age) {
        const auto now = static_cast<std::size_t>(cell(female, age)), last = now - 1;
        const double start = county.parameters.base_people[now] + county.parameters.base_people[cells + now];
        const double end =
            (county.parameters.base_people[last] + county.parameters.base_people[cells + last]) * survival.year[last].v;
        mothers += county.parameters.fertility[static_cast<std::size_t>(age)] * (start + end) / 2;
    }
    agrees(births, 1.6 * mothers);
    CHECK(std::abs(births.variance() - 1.6 * mothers) < tolerated_errors * 1.6 * mothers * std::sqrt(2.0 / 1999));
}

TEST_CASE("total fertility falls by its logarithm each year") {
    Settings settings = still_county(50000, 2);
    settings.fertility.log_change_per_year = -0.05;
    const County county(settings);
    Block<1> block(county, 1, 0);
    block.start();
    for (int t = 1; t <= 4; ++t) block.step(t);
    CHECK(block.state.total_fertility.v == doctest::Approx(1.6 * std::exp(-0.2)).epsilon(1e-12));
}

TEST_CASE("net migration has its sign, its mean and the spread of a Poisson number") {
    for (const double net_per_1000 : {-12.0, 9.0}) {
        Settings settings = still_county(40000, 3);
        settings.migration.net_per_1000 = Number(net_per_1000);
        const County county(settings);
        const Sample net = sample(
            county, 500, 1, [](const Block<4>& block, int lane) { return block.value(Series::net_migration, lane); });
        const double expected = net_per_1000 * 40;
        agrees(net, expected);
        CHECK(std::abs(net.variance() - std::abs(expected)) <
              tolerated_errors * std::abs(expected) * std::sqrt(2.0 / 1999));
        for (const double number : net.numbers) REQUIRE(number * expected >= 0);
    }
}

TEST_CASE("migrants have the ages of profile times people") {
    Settings settings = still_county(40000, 1);
    settings.migration.net_per_1000 = Number(-12.0);
    const County county(settings);
    const Survival<1> survival = survival_of(county, 77);
    Sample leavers;
    for (std::uint32_t b = 0; b < 300; ++b) {
        Block<4> block(county, 17, 4 * b);
        block.state.ledger.emplace(1);
        block.start();
        block.step(1);
        for (int lane = 0; lane < 4; ++lane) {
            double sum = 0;
            for (int age = 18; age <= 24; ++age)
                sum += -block.state.ledger->migrants[static_cast<std::size_t>(cell(female, age))][lane];
            leavers.numbers.push_back(sum);
        }
    }
    double all = 0, young_women = 0;
    for (std::size_t i = 0; i < cells; ++i) {
        const double weight = county.parameters.loss[i] * county.parameters.base_people[i] * survival.year[i].v;
        all += weight;
        if (i >= static_cast<std::size_t>(cell(female, 18)) && i <= static_cast<std::size_t>(cell(female, 24)))
            young_women += weight;
    }
    agrees(leavers, 480 * young_women / all);
}

TEST_CASE("a growth of the population is met on average, whatever births and deaths do") {
    for (const double growth : {0.025, -0.015}) {
        Settings settings = still_county(100000, 3);
        settings.migration.net_per_1000.reset();
        settings.migration.growth_per_year = Number(growth);
        settings.migration.to_seat_per_1000 = 5.0;
        const County county(settings);
        REQUIRE(county.issues.empty());
        const Sample change = sample(county, 250, 2, [](const Block<4>& block, int lane) {
            return block.state.residents()[lane] / block.state.previous_residents()[lane] - 1;
        });
        agrees(change, growth);
        CHECK(change.standard_error() < 3e-5);
    }
}
