// A small county with smooth made-up tables, and blocks of replications that run it.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "permille/population/parameters.hpp"
#include "permille/population/state.hpp"
#include "permille/population/step.hpp"
#include "support/sample.hpp"

namespace permille::population {

/// Gompertz mortality with a first year of its own, births around 28, migrants around 21.
inline Tables smooth_tables() {
    Tables tables;
    for (int sex = 0; sex < sexes; ++sex)
        for (int age = 0; age < ages; ++age) {
            const auto i = static_cast<std::size_t>(cell(sex, age));
            const double hazard = 0.0002 + (sex == male ? 4.5e-5 : 2.2e-5) * std::exp(0.094 * age);
            tables.dying[i] = age == 0 ? (sex == male ? 0.007 : 0.006) : 1 - std::exp(-hazard);
            tables.structure[i] = 1e4 * (1 + 0.4 * std::sin(age / 9.0)) * std::exp(-std::pow(age / 70.0, 4));
            const double from_peak = (age - 21) / 5.0;
            tables.loss[i] = 0.006 + 0.08 * std::exp(-from_peak * from_peak);
            tables.gain[i] = 0.007 + 0.05 * std::exp(-from_peak * from_peak / 2);
        }
    for (int age = 15; age < 50; ++age)
        tables.fertility[static_cast<std::size_t>(age)] = 0.09 * std::exp(-std::pow((age - 28) / 6.0, 2));
    return tables;
}

/// A county of `people` in `towns` towns of equal weight; the first is the seat. No growth of anything.
inline Settings still_county(double people, int towns) {
    Settings settings;
    settings.base = people;
    for (int i = 0; i < towns; ++i) {
        Town town;
        town.seat = i == 0;
        settings.towns.entries.push_back({"town_" + std::to_string(i), town});
    }
    settings.mortality.life_expectancy = 77.0;
    settings.mortality.gain_per_year = 0.0;
    settings.fertility.total = Number(1.6);
    settings.fertility.log_change_per_year = 0.0;
    settings.fertility.sex_ratio_at_birth = 1.1;
    settings.migration.net_per_1000 = Number(0.0);
    return settings;
}

/// Settings and tables turned into parameters; the settings' numbers are certain.
struct County {
    explicit County(const Settings& settings, const Tables& tables = smooth_tables(), int years = 5)
        : numbers(2020, 2020 + years),
          parameters(build_parameters(settings, tables, {.base_year = 2020, .years = years}, numbers, units, issues)) {}

    ParameterRegister numbers;
    UnitRegister units;
    Issues issues;
    Parameters parameters;
};

/// W replications of a county.
template <int W>
struct Block {
    Block(const County& county, std::uint64_t seed, std::uint32_t first_replication)
        : parameters(county.parameters), state(county.parameters) {
        for (const ParameterRegister::Value& value : county.numbers.values())
            values.insert(values.end(), W, value.constant);
        in = {values.data(), seed, first_replication};
    }
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

    void start() { population::start(parameters, in, state); }
    void step(int t) { step_year(parameters, in, t, state); }
    std::vector<double> recorded() const {
        std::vector<double> out(parameters.series.size() * W);
        record(parameters, state, out.data());
        return out;
    }
    /// One recorded value.
    double value(Series series, int lane) const {
        return recorded()[static_cast<std::size_t>(series) * W + static_cast<std::size_t>(lane)];
    }

    const Parameters& parameters;
    std::vector<double> values;  // [value, lane]; a test may change them before start()
    Inputs<W> in{};
    State<W> state;
};

using testing::Sample;

/// Runs `blocks` blocks of 4 replications for `years` years and collects measure(block, lane).
template <class Measure>
Sample sample(const County& county, int blocks, int years, const Measure& measure) {
    Sample result;
    for (int b = 0; b < blocks; ++b) {
        Block<4> block(county, 20201101, static_cast<std::uint32_t>(4 * b));
        block.start();
        for (int t = 1; t <= years; ++t) block.step(t);
        for (int lane = 0; lane < 4; ++lane) result.numbers.push_back(measure(block, lane));
    }
    return result;
}

}  // namespace permille::population
