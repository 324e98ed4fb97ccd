// Deaths, migration, moves to the seat, ageing and births of one town in one year.
#include "town_year.hpp"

#include <algorithm>
#include <cstdint>

#include "cells.hpp"

namespace permille::population {
namespace {

template <int W>
class TownYear {
  public:
    TownYear(const Parameters& parameters, const Inputs<W>& in, int t, std::size_t town, State<W>& state)
        : parameters_(parameters), in_(in), t_(t), town_(town), state_(state), people_(&state.people[town * cells]) {}

    /// Everybody faces the risk of the year. A person who is a years old at its beginning has been a for half a year on
    /// average, so the risk is that of the cohort, 1 - L_{a+1} / L_a, and not q_a, which begins at the birthday.
    void die(const CohortRisks<W>& risks, CountyYear<W>& county) {
        loss_weight_ = gain_weight_ = 0.0;
        const Stream<W> stream = chance(Process::deaths);
        draw_row(stream, cells,
                 binomial_cells(stream, people_, risks, [&](std::size_t first, std::size_t size, const Lane<W>* died) {
                     // Sums stay in registers: in memory each addition would wait for the one before it to be written.
                     Lane<W> loss = loss_weight_, gain = gain_weight_;
                     for (std::size_t i = first; i < first + size; ++i) {
                         people_[i] -= died[i - first];
                         county.deaths[i] += died[i - first];
                         loss += people_[i] * parameters_.loss[i];
                         gain += people_[i] * parameters_.gain[i];
                     }
                     loss_weight_ = loss;
                     gain_weight_ = gain;
                     if (state_.ledger) std::copy_n(died, size, &state_.ledger->deaths[town_ * cells + first]);
                 }));
    }

    /// A signed Poisson number over the county line: split over the cells in proportion to profile x people, it is an
    /// independent Poisson number in each of them. Nobody leaves a cell who is not there.
    void migrate(Lane<W> net, CountyYear<W>& county) {
        const Mask<W> leave = net < Lane<W>(0.0);
        const Lane<W> scale = per_weight(abs(net), blend(leave, loss_weight_, gain_weight_));
        loss_weight_ = 0.0;
        const auto mean = [&](std::size_t i) {
            return people_[i] * blend(leave, parameters_.loss[i], Lane<W>(parameters_.gain[i])) * scale;
        };
        const Stream<W> stream = chance(Process::migration);
        draw_row(stream, cells,
                 poisson_cells(stream, mean, [&](std::size_t first, std::size_t size, const Lane<W>* counts) {
                     Lane<W> loss = loss_weight_, over_the_line = county.net_migration;
                     for (std::size_t i = first; i < first + size; ++i) {
                         const Lane<W> count = counts[i - first];
                         const Lane<W> migrants = blend(leave, -min(count, people_[i]), count);
                         people_[i] += migrants;
                         over_the_line += migrants;
                         loss += people_[i] * parameters_.loss[i];
                         if (state_.ledger) state_.ledger->migrants[town_ * cells + i] = migrants;
                     }
                     loss_weight_ = loss;
                     county.net_migration = over_the_line;
                 }));
    }

    /// From this town to the seat, by the ages of those who leave.
    void move_to_seat(Lane<W> movers) {
        const Lane<W> scale = per_weight(movers, loss_weight_);
        const auto mean = [&](std::size_t i) { return people_[i] * parameters_.loss[i] * scale; };
        const Stream<W> stream = chance(Process::urbanisation);
        draw_row(stream, cells,
                 poisson_cells(stream, mean, [&](std::size_t first, std::size_t size, const Lane<W>* counts) {
                     for (std::size_t i = first; i < first + size; ++i) {
                         const Lane<W> moved = min(counts[i - first], people_[i]);
                         people_[i] -= moved;
                         state_.arrivals[i] += moved;
                         if (state_.ledger) state_.ledger->moved[town_ * cells + i] = moved;
                     }
                 }));
    }

    void take_in_arrivals() {
        for (std::size_t i = 0; i < static_cast<std::size_t>(cells); ++i) people_[i] += state_.arrivals[i];
    }

    /// Everybody is a year older; age 0 is empty until births() fills it.
    void age() {
        for (int sex = 0; sex < sexes; ++sex) {
            Lane<W>* of_age = people_ + at(sex, 0);
            of_age[ages - 1] += of_age[ages - 2];
            for (int age = ages - 2; age > 0; --age) of_age[age] = of_age[age - 1];
            of_age[0] = 0.0;
        }
    }

    /// Births of the year to the mean of its first and last women, and those of the newborn who live to its end.
    void births(Lane<W> expected, const YearRates<W>& rates, CountyYear<W>& county) {
        const Lane<W> born = poisson(chance(Process::births), 0, expected);
        const Lane<W> boys = binomial(chance(Process::sex_at_birth), 0, born, rates.boys);
        const std::array<Lane<W>, sexes> of_sex{boys, born - boys};
        for (int sex = 0; sex < sexes; ++sex) {
            const auto s = static_cast<std::size_t>(sex);
            const Lane<W> died = binomial(chance(Process::infant_deaths), static_cast<std::uint32_t>(sex), of_sex[s],
                                          Lane<W>(1.0) - rates.survival.newborn[s]);
            people_[at(sex, 0)] = of_sex[s] - died;
            county.born[s] += of_sex[s];
            county.infant_deaths[s] += died;
            if (state_.ledger) {
                state_.ledger->born[town_ * sexes + s] = of_sex[s];
                state_.ledger->infant_deaths[town_ * sexes + s] = died;
            }
        }
    }

    /// The town's women weighted by the share of births at their age.
    Lane<W> mothers() const {
        Lane<W> sum = 0.0;
        for (int age = 0; age < ages; ++age)
            if (const double share = parameters_.fertility[static_cast<std::size_t>(age)]; share > 0)
                sum += people_[at(female, age)] * share;
        return sum;
    }

    /// Adds the people at the year's end to the county's.
    void count(CountyYear<W>& county) {
        // Whole people: the sums of both sexes, side by side, give the same as one sum that waits for itself.
        std::array<Lane<W>, sexes> sum{0.0, 0.0};
        for (int age = 0; age < ages; ++age)
            for (int sex = 0; sex < sexes; ++sex) {
                const std::size_t i = at(sex, age);
                sum[static_cast<std::size_t>(sex)] += people_[i];
                county.people[i] += people_[i];
            }
        state_.town_people[town_] = sum[male] + sum[female];
    }

  private:
    Stream<W> chance(Process process) const {
        return {in_.seed, in_.first_replication, parameters_.town_units[town_], process,
                static_cast<std::uint16_t>(t_)};
    }

    /// What each unit of weight is given of a flow; nothing where nobody lives.
    static Lane<W> per_weight(Lane<W> flow, Lane<W> weight) {
        return blend(weight > Lane<W>(0.0), flow / max(weight, 1e-300), 0.0);
    }

    const Parameters& parameters_;
    const Inputs<W>& in_;
    const int t_;
    const std::size_t town_;
    State<W>& state_;
    Lane<W>* const people_;              // [sex, age] of this town
    Lane<W> loss_weight_, gain_weight_;  // sums of profile x people over those who are here at the moment
};

}  // namespace

template <int W>
void town_year(const Parameters& parameters, const Inputs<W>& in, int t, std::size_t town, const YearRates<W>& rates,
               const CohortRisks<W>& risks, State<W>& state, CountyYear<W>& county) {
    TownYear<W> year(parameters, in, t, town, state);
    const Lane<W> people = state.town_people[town];
    const Lane<W> mothers_before = year.mothers();
    year.die(risks, county);
    year.migrate(people * rates.net_migration, county);
    if (town == parameters.seat)
        year.take_in_arrivals();
    else if (any(rates.to_seat > Lane<W>(0.0)))
        year.move_to_seat(people * rates.to_seat);
    year.age();
    year.births(state.total_fertility * (mothers_before + year.mothers()) * 0.5, rates, county);
    year.count(county);
}

template void town_year(const Parameters&, const Inputs<PERMILLE_LANES>&, int, std::size_t,
                        const YearRates<PERMILLE_LANES>&, const CohortRisks<PERMILLE_LANES>&, State<PERMILLE_LANES>&,
                        CountyYear<PERMILLE_LANES>&);

}  // namespace permille::population
