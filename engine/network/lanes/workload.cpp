// First choices by weights, and the staff they take (model, sections 4 and 5).
#include "workload.hpp"

namespace permille::network {
namespace {

template <int W>
Lane<W> ratio(Lane<W> part, Lane<W> whole) {
    const Mask<W> some = whole > Lane<W>(0.0);
    return blend(some, part / blend(some, whole, Lane<W>(1.0)), Lane<W>(0.0));
}

// Who looks for a place of a class, when those bound to their home place have begun there; `home` is what home
// resolves.
template <int W>
struct Seekers {
    Lane<W> pool, home = 0.0;
};

template <int W>
Seekers<W> seekers_of(const PatientParameters& parameters, const Rules<W>& rules, const PatientState<W>& state,
                      std::size_t service, std::size_t town) {
    const Lane<W> demand = state.market[service].demand[town];
    if (service > 1 || parameters.home[town] < 0) return {.pool = demand};
    const Lane<W> bound = bound_home(parameters, rules, state, town);
    if (service == 1) return {.pool = demand + bound * (1.0 - rules.resolved)};
    return {.pool = max(demand - bound, 0.0), .home = bound * rules.resolved};
}

// One class: its pool over the weights of all that could take it, then what each place is asked for.
template <int W>
void add_class(const PatientParameters& parameters, const Rules<W>& rules, std::size_t service,
               PatientState<W>& state) {
    const Market<W>& market = state.market[service];
    Workload<W>& work = state.workload;
    const std::size_t towns = market.demand.size(), resource = service / 2;
    const std::vector<int>& able = parameters.service[service].able;
    const bool visits = service < 2;
    const auto open = [&](std::size_t i) {
        const Lane<W> capacity = state.capacity[resource][static_cast<std::size_t>(able[i])];
        return blend(capacity > Lane<W>(0.0), market.attraction[i], Lane<W>(0.0));
    };
    for (std::size_t town = 0; town < towns; ++town) {
        Lane<W> weight = market.outside_weight[town];
        for (std::size_t i = 0; i < able.size(); ++i) weight += open(i) * market.ease[i * towns + town];
        const Seekers<W> seekers = seekers_of(parameters, rules, state, service, town);
        work.intensity[town] = ratio(seekers.pool, weight);
        if (!visits) continue;
        work.outside_people += work.intensity[town] * market.outside_weight[town] * work.people_each[town];
        if (parameters.home[town] < 0) continue;
        const auto home = static_cast<std::size_t>(parameters.home[town]);
        work.wanted[resource][home] += seekers.home;
        work.catchment[home] += seekers.home * work.people_each[town];
    }
    for (std::size_t i = 0; i < able.size(); ++i) {
        const auto f = static_cast<std::size_t>(able[i]);
        Lane<W> patients = 0.0, people = 0.0;
        for (std::size_t town = 0; town < towns; ++town) {
            const Lane<W> come = work.intensity[town] * market.ease[i * towns + town];
            patients += come;
            if (visits) people += come * work.people_each[town];
        }
        work.wanted[resource][f] += open(i) * patients * market.days[i];
        work.catchment[f] += open(i) * people;
    }
}

}  // namespace

template <int W>
void forget_workload(Workload<W>& work) {
    for (auto* of_places : {&work.wanted[0], &work.wanted[1], &work.possible[0], &work.possible[1]})
        for (Lane<W>& sum : *of_places) sum = 0.0;
}

template <int W>
void add_workload(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state) {
    Workload<W>& work = state.workload;
    for (Lane<W>& people : work.catchment) people = 0.0;
    work.outside_people = 0.0;
    for (std::size_t town = 0; town < work.people_each.size(); ++town)
        work.people_each[town] =
            ratio(state.residents[town], state.market[0].demand[town] + state.market[1].demand[town]);
    for (std::size_t k = 0; k < services; ++k) add_class(parameters, rules, k, state);
    for (std::size_t r = 0; r < resources; ++r)
        for (std::size_t f = 0; f < work.possible[r].size(); ++f) work.possible[r][f] += state.capacity[r][f];
}

template <int W>
void require_staff(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                   PatientState<W>& state) {
    constexpr double days_of_a_year = 365.25;
    Workload<W>& work = state.workload;
    const Lane<W> days = in[parameters.working_days.in_year(t)];
    for (std::size_t f = 0; f < work.physicians.size(); ++f) {
        // The standard is what the scenario states, not what the base year was raised to: staff who do more are short.
        const auto rank = static_cast<std::size_t>(parameters.place[f].rank);
        const Lane<W> visits = in[parameters.visits_a_day[rank].in_year(t)] * days;
        const Lane<W> bed_days = in[parameters.occupancy[rank].in_year(t)] * days_of_a_year;
        work.beds_required[f] = ratio(work.wanted[1][f], bed_days);
        work.physicians_required[f] =
            max(ratio(work.wanted[0][f], visits), work.beds_required[f] * supply.physicians_per_bed);
        work.nurses_required[f] = work.beds_required[f] * supply.nurses_per_bed;
        work.physicians[f] = state.physicians[f];
        work.nurses[f] = supply.nurses[f];
        work.beds[f] = supply.counted_beds[f];
        work.staffed_beds[f] = supply.beds[f];
    }
}

template void forget_workload(Workload<PERMILLE_LANES>&);
template void add_workload(const PatientParameters&, const Rules<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void require_staff(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, const Supply<PERMILLE_LANES>&,
                            PatientState<PERMILLE_LANES>&);

}  // namespace permille::network
