// Physicians' days, sizes, attraction and capacity of places (model, section 4).
#include "offer.hpp"

#include "permille/network/travel_minutes.hpp"

namespace permille::network {
namespace {

// Hospitals keep half of their physicians at least, whatever is posted away.
constexpr double most_posted = 0.5;

template <int W>
void post_to_subcentres(const PatientParameters& parameters, Lane<W> posted, PatientState<W>& state) {
    Lane<W> wanted = 0.0, hospitals = 0.0;
    const auto asks = [&](std::size_t r) {
        return posted * state.raised[r] * state.reachable[static_cast<std::size_t>(parameters.raise[r].facility)];
    };
    for (std::size_t r = 0; r < parameters.raise.size(); ++r) wanted += asks(r);
    for (std::size_t f = 0; f < parameters.place.size(); ++f)
        if (parameters.posts_away(f)) hospitals += state.physicians[f];
    const Lane<W> moved = min(wanted, hospitals * most_posted);
    const Lane<W> stay = blend(hospitals > Lane<W>(0.0), 1.0 - moved / hospitals, Lane<W>(1.0));
    const Lane<W> part = blend(wanted > Lane<W>(0.0), moved / wanted, Lane<W>(0.0));
    for (std::size_t f = 0; f < parameters.place.size(); ++f)
        if (parameters.posts_away(f)) state.physicians[f] *= stay;
    for (std::size_t r = 0; r < parameters.raise.size(); ++r)
        state.physicians[static_cast<std::size_t>(parameters.raise[r].facility)] += asks(r) * part;
}

// Days go where members have physicians to work with; one is counted for each place, so that none has nobody. Nobody
// goes where no road leads.
template <int W>
void share_days(const PatientParameters& parameters, Lane<W> share, PatientState<W>& state) {
    for (std::size_t a = 0; a < parameters.group.size(); ++a) {
        const Group& group = parameters.group[a];
        if (group.members.empty()) continue;
        Lane<W> hosts = 0.0;
        const auto host = [&](int member) {
            const auto at = static_cast<std::size_t>(member);
            return (state.physicians[at] + 1.0) * state.reachable[at];
        };
        for (const int member : group.members) hosts += host(member);
        const Mask<W> somewhere = hosts > Lane<W>(0.0);
        Lane<W>& lead = state.physicians[static_cast<std::size_t>(group.lead)];
        const Lane<W> given = blend(somewhere, lead * share * state.active[a], Lane<W>(0.0));
        hosts = blend(somewhere, hosts, Lane<W>(1.0));
        for (const int member : group.members)
            state.physicians[static_cast<std::size_t>(member)] += given * host(member) / hosts;
        lead -= given;
    }
}

// What a place can do in a class: by its rank, by what it has been raised to, and lifted by its alliance.
template <int W>
Lane<W> capability(const PatientParameters& parameters, const Inputs<W>& in, int t, std::size_t service,
                   const PlaceParameters& place, const PatientState<W>& state) {
    const auto of = [&](Rank rank) {
        return in[parameters.service[service].capability[static_cast<std::size_t>(rank)].in_year(t)];
    };
    Lane<W> can = of(place.rank);
    for (const int raise : place.raises) {
        const auto r = static_cast<std::size_t>(raise);
        can += state.raised[r] * (max(of(parameters.raise[r].to), can) - can);
    }
    if (place.group >= 0 && !place.leads && place.rank != Rank::village) {
        const Lane<W> lift =
            in[parameters.capability_lift.in_year(t)] * state.active[static_cast<std::size_t>(place.group)];
        can += lift * (max(of(Rank::subcentre), can) - can);
    }
    return can;
}

template <int W>
Lane<W> power(Lane<W> base, Lane<W> exponent) {
    return blend(base > Lane<W>(0.0), exp(exponent * log(max(base, 1e-300))), Lane<W>(0.0));
}

}  // namespace

template <int W>
bool raise_places(const PatientParameters& parameters, const Supply<W>& supply, PatientState<W>& state) {
    bool changed = false;
    for (std::size_t r = 0; r < parameters.raise.size(); ++r) {
        const Lane<W> stands = supply.complete[static_cast<std::size_t>(parameters.raise[r].project)];
        changed = changed || any(stands != state.raised[r]);
        state.raised[r] = stands;
    }
    return changed;
}

template <int W>
void place_physicians(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                      PatientState<W>& state) {
    for (std::size_t f = 0; f < supply.physicians.size(); ++f) state.physicians[f] = max(supply.physicians[f], 0.0);
    if (!parameters.raise.empty()) post_to_subcentres(parameters, in[parameters.posted.in_year(t)], state);
    if (parameters.group.empty()) return;
    const Lane<W> further = t > 0 ? in[parameters.further_shared_days.in_year(t)] : Lane<W>(0.0);
    share_days(parameters, min(max(in[parameters.shared_days.in_year(t)] + further, 0.0), 1.0), state);
}

template <int W>
void measure_size(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                  PatientState<W>& state) {
    const Lane<W> exponent = in[parameters.size_exponent.in_year(t)];
    for (std::size_t f = 0; f < parameters.place.size(); ++f) {
        state.size[static_cast<std::size_t>(Resource::outpatient)][f] = power(state.physicians[f], exponent);
        state.size[static_cast<std::size_t>(Resource::inpatient)][f] = power(supply.beds[f], exponent);
    }
}

template <int W>
void set_attraction(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state) {
    const Lane<W> gain = parameters.raise.empty() ? Lane<W>(0.0) : exp(in[parameters.attraction.in_year(t)]) - 1.0;
    for (std::size_t k = 0; k < services; ++k) {
        const std::vector<int>& able = parameters.service[k].able;
        const std::vector<Lane<W>>& size = state.size[static_cast<std::size_t>(resource_of(static_cast<int>(k)))];
        for (std::size_t i = 0; i < able.size(); ++i) {
            const auto f = static_cast<std::size_t>(able[i]);
            const PlaceParameters& place = parameters.place[f];
            Lane<W> weight = capability(parameters, in, t, k, place, state) * size[f];
            if (place.rank != Rank::county) weight *= state.primary;
            for (const int raise : place.raises) weight *= 1.0 + state.raised[static_cast<std::size_t>(raise)] * gain;
            state.market[k].attraction[i] = weight;
        }
    }
}

template <int W>
void set_capacity(const PatientParameters& parameters, const Inputs<W>& in, int t, double years,
                  const Supply<W>& supply, PatientState<W>& state) {
    constexpr double days_of_a_year = 365.25;
    const Lane<W> days = in[parameters.working_days.in_year(t)] * years;
    const Lane<W> complex = in[parameters.complex_stay.in_year(t)];
    Lane<W> visits[ranks], occupancy[ranks], stay[ranks];
    for (int rank = 0; rank < ranks; ++rank) {
        const std::size_t at_county = static_cast<Rank>(rank) == Rank::county;
        visits[rank] = in[parameters.visits_a_day[rank].in_year(t)] * state.productivity[0][at_county] * days;
        occupancy[rank] = in[parameters.occupancy[rank].in_year(t)] * state.productivity[1][at_county];
        stay[rank] = in[parameters.stay[rank].in_year(t)];
    }
    for (std::size_t f = 0; f < parameters.place.size(); ++f) {
        const auto rank = static_cast<std::size_t>(parameters.place[f].rank);
        state.capacity[0][f] = state.physicians[f] * visits[rank];
        state.capacity[1][f] = supply.beds[f] * occupancy[rank] * (days_of_a_year * years);
    }
    state.room = state.capacity;
    for (std::size_t k = 0; k < services; ++k) {
        const std::vector<int>& able = parameters.service[k].able;
        for (std::size_t i = 0; i < able.size(); ++i) {
            const auto rank = static_cast<std::size_t>(parameters.place[static_cast<std::size_t>(able[i])].rank);
            const Lane<W> of_a_stay = k == 3 ? stay[rank] * complex : stay[rank];
            state.market[k].days[i] = k < 2 ? Lane<W>(1.0) : of_a_stay;
        }
    }
}

template <int W>
void set_ease(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state) {
    const auto towns = static_cast<std::size_t>(parameters.towns), places = parameters.place.size();
    const Lane<W> gain = parameters.group.empty() ? Lane<W>(0.0) : exp(in[parameters.preference.in_year(t)]) - 1.0;
    for (std::size_t k = 0; k < services; ++k) {
        const std::vector<int>& able = parameters.service[k].able;
        const Lane<W> decay = in[parameters.service[k].decay.in_year(t)];
        state.market[k].first_known = false;
        for (std::size_t i = 0; i < able.size(); ++i) {
            const auto f = static_cast<std::size_t>(able[i]);
            const int group = parameters.place[f].group;
            for (std::size_t town = 0; town < towns; ++town) {
                const Lane<W> minutes = state.minutes[town * places + f];
                Lane<W> ease = blend(reached(minutes), exp(-decay * minutes), Lane<W>(0.0));
                if (group >= 0 && parameters.home_group[town] == group)
                    ease *= 1.0 + state.active[static_cast<std::size_t>(group)] * gain;
                state.market[k].ease[i * towns + town] = ease;
            }
        }
    }
}

template bool raise_places(const PatientParameters&, const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void place_physicians(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int,
                               const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void measure_size(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, const Supply<PERMILLE_LANES>&,
                           PatientState<PERMILLE_LANES>&);
template void set_attraction(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int,
                             PatientState<PERMILLE_LANES>&);
template void set_capacity(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, double,
                           const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void set_ease(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, PatientState<PERMILLE_LANES>&);

}  // namespace permille::network
