// Demand = people x relative use of their age x rate of the year x season (model, section 4).
#include "seek.hpp"

namespace permille::network {

template <int W>
void weigh_people(const PatientParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* people,
                  PatientState<W>& state) {
    const auto ages = static_cast<std::size_t>(parameters.ages);
    for (std::size_t town = 0; town < static_cast<std::size_t>(parameters.towns); ++town) {
        const Lane<W>* women_or_men = people + town * 2 * ages;
        const auto band = [&](std::size_t from, std::size_t to) {
            // Whole people: two sums give the same as one, and an addition need not wait for the one before it.
            Lane<W> sum = 0.0, other = 0.0;
            std::size_t age = from;
            for (; age + 1 < to; age += 2) {
                sum += women_or_men[age] + women_or_men[ages + age];
                other += women_or_men[age + 1] + women_or_men[ages + age + 1];
            }
            if (age < to) sum += women_or_men[age] + women_or_men[ages + age];
            return sum + other;
        };
        state.residents[town] = band(0, ages);
        for (std::size_t r = 0; r < resources; ++r) {
            const UseParameters& use = parameters.use[r];
            Lane<W> need = 0.0;
            for (std::size_t b = 0; b < use.band_begin.size(); ++b) {
                const auto from = static_cast<std::size_t>(use.band_begin[b]);
                const auto to = b + 1 < use.band_begin.size() ? static_cast<std::size_t>(use.band_begin[b + 1]) : ages;
                need += band(from, to) * in[use.by_band[b].in_year(t)];
            }
            state.need[r][town] = need;
        }
    }
}

template <int W>
void set_rates(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state) {
    for (std::size_t r = 0; r < resources; ++r) {
        const UseParameters& use = parameters.use[r];
        const Lane<W> trend = exp(in[use.log_trend.in_year(t)] * static_cast<double>(t));
        const Lane<W> rate = in[use.per_person.in_year(t)] * in[use.factor.in_year(t)] * trend;
        const Lane<W> harder = in[use.harder.in_year(t)];
        state.rate[2 * r] = rate * (1.0 - harder);
        state.rate[2 * r + 1] = rate * harder;
    }
}

template <int W>
void set_demand(const PatientParameters& parameters, double years, double at, int step, PatientState<W>& state) {
    for (std::size_t k = 0; k < services; ++k) {
        const std::size_t r = k / 2;
        const double season = step < 0 ? 1.0 : parameters.use[r].season[static_cast<std::size_t>(step)];
        const Lane<W> rate = state.rate[k] * (season * years);
        for (std::size_t town = 0; town < state.need[r].size(); ++town) {
            const Lane<W> before = state.need_before[r][town];
            state.market[k].demand[town] = rate * (before + (state.need[r][town] - before) * at);
        }
    }
}

template void weigh_people(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, const Lane<PERMILLE_LANES>*,
                           PatientState<PERMILLE_LANES>&);
template void set_rates(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, PatientState<PERMILLE_LANES>&);
template void set_demand(const PatientParameters&, double, double, int, PatientState<PERMILLE_LANES>&);

}  // namespace permille::network
