// The population of one replication, slowly and obviously: what the lanes must give to the last person.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "permille/population/parameters.hpp"
#include "permille/random/chance.hpp"

namespace permille::population {

/// One replication in plain numbers. The draws are the engine's, one at a time; everything else is written again: life
/// tables by the library's exp and log, the Brass shift by bisection, every town, sex and age in nested loops.
class PopulationReference {
  public:
    using Cells = std::array<std::array<double, ages>, sexes>;

    /// `values` of one replication, as registered.
    PopulationReference(const Parameters& parameters, std::vector<double> values, std::uint64_t seed,
                        std::uint32_t replication)
        : parameters_(parameters), values_(std::move(values)), seed_(seed), replication_(replication) {
        for (std::size_t town = 0; town < parameters.towns(); ++town) {
            people.emplace_back();
            for (int sex = 0; sex < sexes; ++sex)
                for (int age = 0; age < ages; ++age)
                    of(people[town], sex, age) =
                        parameters.base_people[town * cells + static_cast<std::size_t>(cell(sex, age))];
        }
        life_expectancy_ = value(parameters.life_expectancy, 0);
        total_fertility_ = value(parameters.fertility_base, 0);
    }

    void step(int t) {
        total_fertility_ *= std::exp(value(parameters_.log_change_per_year, t));
        life_expectancy_ += value(parameters_.gain_per_year, t);
        find_survival(value(parameters_.sex_ratio_at_birth, t));
        Cells arrivals{};
        for (std::size_t town = 0; town < people.size(); ++town)
            if (town != parameters_.seat) step_town(t, town, arrivals);
        step_town(t, parameters_.seat, arrivals);
    }

    std::vector<Cells> people;  // [town] at the year's end; base year after construction

  private:
    static double& of(Cells& c, int sex, int age) {
        return c[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
    }
    double value(Parameter parameter, int t) const { return values_[static_cast<std::size_t>(parameter.in_year(t))]; }
    Stream<1> chance(std::size_t town, Process process, int t) const {
        return {seed_, replication_, parameters_.town_units[town], process, static_cast<std::uint16_t>(t)};
    }

    double table(int sex, double factor) {  // fills survival_ and returns life expectancy
        std::array<double, ages> alive{}, lived{};
        for (int age = 0; age < ages; ++age)
            alive[static_cast<std::size_t>(age)] =
                1 / (1 + factor * parameters_.mortality.odds_of_death[static_cast<std::size_t>(cell(sex, age))]);
        const double q = 1 - alive[1];
        const double a = sex == male ? std::min(std::max(0.1493 - 2.0367 * q, 0.0244 + 3.4994 * q), 0.2991)
                                     : std::min(std::max(0.1490 - 2.0867 * q, 0.0438 + 4.1075 * q), 0.3141);
        lived[0] = alive[1] + a * q;
        for (std::size_t age = 1; age < 100; ++age) lived[age] = (alive[age] + alive[age + 1]) / 2;
        const double hazard = -std::log(alive[100] / alive[99]);
        lived[100] = alive[100] / hazard * (1 - std::exp(-hazard));
        double years = alive[100] / hazard;
        for (std::size_t age = 0; age < 100; ++age) {
            years += lived[age];
            of(survival_, sex, static_cast<int>(age)) = lived[age + 1] / lived[age];
        }
        of(survival_, sex, 100) = std::exp(-hazard);
        newborn_[static_cast<std::size_t>(sex)] = lived[0];
        return years;
    }

    void find_survival(double boys_per_girl) {
        boys_ = boys_per_girl / (1 + boys_per_girl);
        double low = -10, high = 10;  // of the logarithm of the factor: a larger one shortens lives
        for (int i = 0; i < 200; ++i) {
            const double middle = (low + high) / 2, factor = std::exp(middle);
            const double years = boys_ * table(male, factor) + (1 - boys_) * table(female, factor);
            (years > life_expectancy_ ? low : high) = middle;
        }
    }

    double weighed(const Cells& town, const Pyramid& weights) const {
        double sum = 0;
        for (int sex = 0; sex < sexes; ++sex)
            for (int age = 0; age < ages; ++age)
                sum += town[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] *
                       weights[static_cast<std::size_t>(cell(sex, age))];
        return sum;
    }

    double mothers(const Cells& town) const {
        double sum = 0;
        for (std::size_t age = 0; age < ages; ++age) sum += town[female][age] * parameters_.fertility[age];
        return sum;
    }

    template <class Body>
    static void for_each(const Body& body) {
        for (int sex = 0; sex < sexes; ++sex)
            for (int age = 0; age < ages; ++age) body(sex, age, static_cast<std::uint32_t>(cell(sex, age)));
    }

    void step_town(int t, std::size_t town, Cells& arrivals) {
        Cells& here = people[town];
        double total = 0;
        for_each([&](int sex, int age, std::uint32_t) { total += of(here, sex, age); });
        const double mothers_before = mothers(here);
        for_each([&](int sex, int age, std::uint32_t draw) {
            of(here, sex, age) -= binomial<1>(chance(town, Process::deaths, t), draw, of(here, sex, age),
                                              1 - of(survival_, sex, age), std::log(of(survival_, sex, age)))
                                      .v;
        });
        const double net = total * value(parameters_.migration, t) / 1000;
        const Pyramid& profile = net < 0 ? parameters_.loss : parameters_.gain;
        const double weight = weighed(here, profile);
        for_each([&](int sex, int age, std::uint32_t draw) {
            const double mean = weight > 0 ? of(here, sex, age) * profile[draw] * std::abs(net) / weight : 0;
            const double count = poisson<1>(chance(town, Process::migration, t), draw, mean).v;
            of(here, sex, age) += net < 0 ? -std::min(count, of(here, sex, age)) : count;
        });
        if (town == parameters_.seat) {
            for_each([&](int sex, int age, std::uint32_t) { of(here, sex, age) += of(arrivals, sex, age); });
        } else {
            const double loss = weighed(here, parameters_.loss);
            const double movers = total * value(parameters_.to_seat_per_1000, t) / 1000;
            for_each([&](int sex, int age, std::uint32_t draw) {
                const double mean = loss > 0 ? of(here, sex, age) * parameters_.loss[draw] * movers / loss : 0;
                const double count = poisson<1>(chance(town, Process::urbanisation, t), draw, mean).v;
                const double moved = std::min(count, of(here, sex, age));
                of(here, sex, age) -= moved;
                of(arrivals, sex, age) += moved;
            });
        }
        for (auto& sex : here) {
            sex[100] += sex[99];
            for (std::size_t age = 99; age > 0; --age) sex[age] = sex[age - 1];
            sex[0] = 0;
        }
        const double expected = total_fertility_ * (mothers_before + mothers(here)) / 2;
        const double born = poisson<1>(chance(town, Process::births, t), 0, expected).v;
        const double boys = binomial<1>(chance(town, Process::sex_at_birth, t), 0, born, boys_).v;
        const Stream<1> infants = chance(town, Process::infant_deaths, t);
        here[male][0] = boys - binomial<1>(infants, 0, boys, 1 - newborn_[male]).v;
        here[female][0] = born - boys - binomial<1>(infants, 1, born - boys, 1 - newborn_[female]).v;
    }

    const Parameters& parameters_;
    std::vector<double> values_;
    std::uint64_t seed_;
    std::uint32_t replication_;
    double life_expectancy_ = 0, total_fertility_ = 0, boys_ = 0;
    Cells survival_{};
    std::array<double, sexes> newborn_{};
};

}  // namespace permille::population
