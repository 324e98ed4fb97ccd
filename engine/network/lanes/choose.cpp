// Choice by weights and rounds of overflow (model, section 4).
#include "choose.hpp"

namespace permille::network {
namespace {

// Rows of a market that are read side by side.
constexpr std::size_t together = 4;

template <int W>
void set_zero(std::vector<Lane<W>>& lanes) {
    for (Lane<W>& lane : lanes) lane = 0.0;
}

// Tiered care: part of the primary visits begins at home. What home resolves it serves first; what it cannot resolve
// looks for a specialist; what home has no room for chooses freely.
template <int W>
void begin_at_home(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state) {
    Market<W>& primary = state.market[static_cast<std::size_t>(Service::primary_outpatient)];
    Market<W>& specialist = state.market[static_cast<std::size_t>(Service::specialist_outpatient)];
    std::vector<Lane<W>>& room = state.room[static_cast<std::size_t>(Resource::outpatient)];
    for (std::size_t town = 0; town < primary.demand.size(); ++town) {
        state.kept_home[town] = state.referred[town] = 0.0;
        const int home = parameters.home[town];
        if (home < 0) continue;
        Lane<W>& home_room = room[static_cast<std::size_t>(home)];
        const Lane<W> bound = bound_home(parameters, rules, state, town);
        const Lane<W> kept = rules.limited ? min(bound * rules.resolved, home_room) : bound * rules.resolved;
        const Lane<W> referred = bound * (1.0 - rules.resolved);
        if (rules.limited) home_room = max(home_room - kept, 0.0);
        state.kept_home[town] = kept;
        primary.pool[town] = max(primary.demand[town] - kept - referred, 0.0);
        specialist.pool[town] += referred;
        state.referred[town] =
            blend(specialist.pool[town] > Lane<W>(0.0), referred / specialist.pool[town], Lane<W>(0.0));
    }
}

// sums[town] += factor[place] * ease[place, town] over the listed places in their order. Several places at a time, so
// that the sums stay in registers; the last few are filled up with zeros, which change no bit.
template <int W>
void add_rows(const Market<W>& market, const std::vector<Lane<W>>& factor, std::vector<Lane<W>>& sums) {
    const std::size_t towns = sums.size();
    for (std::size_t first = 0; first < market.places; first += together) {
        const Lane<W>* row[together];
        Lane<W> by[together];
        for (std::size_t j = 0; j < together; ++j) {
            const bool one_more = first + j < market.places;
            const std::size_t place = market.with_room[one_more ? first + j : first];
            row[j] = &market.ease[place * towns];
            by[j] = one_more ? factor[place] : Lane<W>(0.0);
        }
        for (std::size_t town = 0; town < towns; ++town) {
            Lane<W> sum = sums[town];
            for (std::size_t j = 0; j < together; ++j) sum += by[j] * row[j][town];
            sums[town] = sum;
        }
    }
}

// offered[place] = open[place] * the sum of intensity[town] * ease[place, town]; several places at a time, so that no
// sum waits for itself.
template <int W>
void sum_rows(Market<W>& market) {
    const std::vector<std::size_t>& places = market.with_room;
    const std::size_t towns = market.pool.size();
    for (std::size_t first = 0; first < market.places; first += together) {
        const Lane<W>* row[together];
        Lane<W> sum[together];
        for (std::size_t j = 0; j < together; ++j) {
            row[j] = &market.ease[places[first + j < market.places ? first + j : first] * towns];
            sum[j] = 0.0;
        }
        for (std::size_t town = 0; town < towns; ++town) {
            const Lane<W> intensity = market.intensity[town];
            for (std::size_t j = 0; j < together; ++j) sum[j] += intensity * row[j][town];
        }
        for (std::size_t j = 0; j < together && first + j < market.places; ++j) {
            const std::size_t place = places[first + j];
            market.offered[place] = market.open[place] * sum[j];
        }
    }
}

// Opens the places with room and lists those that are open in any lane, in their order. One that is closed in all of
// them would add zeros: passing it over changes no bit.
template <int W>
void open_places(const std::vector<int>& able, const std::vector<Lane<W>>& room, bool limited, Market<W>& market) {
    std::size_t* listed = market.with_room.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < able.size(); ++i) {
        const Mask<W> has_room = room[static_cast<std::size_t>(able[i])] > Lane<W>(0.0);
        const Lane<W> open = limited ? blend(has_room, market.attraction[i], Lane<W>(0.0)) : market.attraction[i];
        market.open[i] = open;
        listed[count] = i;
        count += any(open > Lane<W>(0.0)) ? 1 : 0;
    }
    market.places = count;
}

template <int W>
bool equal(const std::vector<Lane<W>>& a, const std::vector<Lane<W>>& b) {
    Mask<W> differ = false;
    for (std::size_t i = 0; i < a.size(); ++i) differ |= a[i] != b[i];
    return !any(differ);
}

// What the places with room and the outside weigh together, town by town. A step's first round mostly finds open what
// the last step's did: then nothing is summed anew.
template <int W>
const std::vector<Lane<W>>& weigh(bool first_round, Market<W>& market) {
    if (first_round && market.first_known && equal(market.open, market.first_open)) return market.first_weight;
    std::vector<Lane<W>>& weights = first_round ? market.first_weight : market.intensity;
    weights = market.outside_weight;
    add_rows(market, market.open, weights);
    if (first_round) {
        market.first_open = market.open;
        market.first_known = true;
    }
    return weights;
}

// Everybody in the pool chooses among the places with room and the outside.
template <int W>
void offer(bool first_round, Market<W>& market) {
    const std::vector<Lane<W>>& weights = weigh(first_round, market);
    for (std::size_t town = 0; town < market.pool.size(); ++town) {
        const Lane<W> weight = weights[town];
        const Mask<W> anywhere = weight > Lane<W>(0.0);
        market.intensity[town] = blend(anywhere, market.pool[town] / weight, Lane<W>(0.0));
        market.outside[town] += market.intensity[town] * market.outside_weight[town];
        market.unmet[town] += blend(anywhere, Lane<W>(0.0), market.pool[town]);
    }
    sum_rows(market);
}

// Those who were turned away, by town, are the pool of the next round. `offered` holds the share each place turned
// away.
template <int W>
void return_to_pool(Market<W>& market) {
    set_zero(market.pool);
    std::size_t* listed = market.with_room.data();
    std::size_t count = 0;
    for (std::size_t j = 0; j < market.places; ++j) {
        const std::size_t i = listed[j];
        const Lane<W> turned_away = market.open[i] * market.offered[i];
        market.offered[i] = turned_away;
        listed[count] = i;
        count += any(turned_away > Lane<W>(0.0)) ? 1 : 0;
    }
    market.places = count;
    add_rows(market, market.offered, market.pool);
    for (std::size_t town = 0; town < market.pool.size(); ++town) market.pool[town] *= market.intensity[town];
}

// One resource's round, both of its classes together.
//
// returns  whether anybody was turned away in any lane
template <int W>
bool serve_round(const PatientParameters& parameters, std::size_t resource, bool first_round, bool limited,
                 PatientState<W>& state) {
    std::vector<Lane<W>>& room = state.room[resource];
    const std::size_t first = resource * 2;
    Lane<W>* taken = state.taken.data();
    for (std::size_t f = 0; f < room.size(); ++f) taken[f] = 0.0;
    for (std::size_t k = first; k < first + 2; ++k) {
        Market<W>& market = state.market[k];
        const std::vector<int>& able = parameters.service[k].able;
        open_places(able, room, limited, market);
        offer(first_round, market);
        for (std::size_t j = 0; j < market.places; ++j) {
            const std::size_t i = market.with_room[j];
            taken[static_cast<std::size_t>(able[i])] += market.offered[i] * market.days[i];
        }
    }
    Mask<W> anybody = false;
    for (std::size_t f = 0; f < room.size(); ++f) {
        const Mask<W> over = limited ? taken[f] > room[f] : Mask<W>(false);
        const Lane<W> left = limited ? room[f] - taken[f] : room[f];
        Lane<W> accepted = 1.0;
        if (any(over)) {  // few places are: a division for each takes longer than asking
            accepted = blend(over, room[f] / taken[f], accepted);
            anybody |= over;
        }
        room[f] = blend(over, Lane<W>(0.0), left);
        taken[f] = accepted;
    }
    for (std::size_t k = first; k < first + 2; ++k) {
        Market<W>& market = state.market[k];
        const std::vector<int>& able = parameters.service[k].able;
        for (std::size_t j = 0; j < market.places; ++j) {
            const std::size_t i = market.with_room[j];
            const Lane<W> accepted = taken[static_cast<std::size_t>(able[i])];
            market.served[i] += accepted * market.offered[i];
            market.offered[i] = 1.0 - accepted;
        }
        if (any(anybody))
            return_to_pool(market);
        else
            set_zero(market.pool);
    }
    return any(anybody);
}

// Two-way referral: ordinary in-patients of a lead go on to members with free beds when they recover, and leave theirs
// to others.
template <int W>
void refer_down(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state) {
    std::vector<Lane<W>>& room = state.room[static_cast<std::size_t>(Resource::inpatient)];
    const auto ordinary = static_cast<std::size_t>(Service::ordinary_inpatient);
    const std::vector<int>& able = parameters.service[ordinary].able;
    const Market<W>& market = state.market[ordinary];
    for (std::size_t a = 0; a < parameters.group.size(); ++a) {
        const Group& group = parameters.group[a];
        Lane<W> days = 0.0, spare = 0.0;
        for (std::size_t i = 0; i < able.size(); ++i)
            if (able[i] == group.lead) days = market.served[i] * market.days[i];
        for (const int member : group.members)
            spare += room[static_cast<std::size_t>(member)] * state.reachable[static_cast<std::size_t>(member)];
        const Lane<W> wanted = days * rules.referred_down * (1.0 - rules.stay_before_down) * state.active[a];
        const Lane<W> moved = min(max(wanted - state.moved_down[a], 0.0), spare);
        const Lane<W> left = blend(spare > Lane<W>(0.0), (spare - moved) / spare, Lane<W>(0.0));
        for (const int member : group.members) {
            const auto at = static_cast<std::size_t>(member);
            room[at] *= blend(state.reachable[at] > Lane<W>(0.0), left, Lane<W>(1.0));
        }
        room[static_cast<std::size_t>(group.lead)] += moved;
        state.moved_down[a] += moved;
    }
}

}  // namespace

template <int W>
void choose(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state) {
    for (Market<W>& market : state.market) {
        for (auto* lanes : {&market.outside, &market.unmet, &market.served}) set_zero(*lanes);
        market.pool = market.demand;
    }
    set_zero(state.moved_down);
    begin_at_home(parameters, rules, state);
    for (std::size_t resource = 0; resource < resources; ++resource) {
        for (int r = 0; r < rounds; ++r) {
            const bool again = serve_round(parameters, resource, r == 0, rules.limited, state);
            if (resource == static_cast<std::size_t>(Resource::inpatient) && rules.limited)
                refer_down(parameters, rules, state);
            if (!again) break;
        }
        // The last round is to the outside alone, where it is open.
        for (std::size_t k = resource * 2; k < resource * 2 + 2; ++k) {
            Market<W>& market = state.market[k];
            for (std::size_t town = 0; town < market.pool.size(); ++town)
                (parameters.outside_open ? market.outside : market.unmet)[town] += market.pool[town];
        }
    }
    // Who was referred is still a primary visit.
    Market<W>& primary = state.market[0];
    Market<W>& specialist = state.market[1];
    for (std::size_t town = 0; town < primary.demand.size(); ++town) {
        const Lane<W> share = state.referred[town];
        primary.outside[town] += share * specialist.outside[town];
        primary.unmet[town] += share * specialist.unmet[town];
        specialist.outside[town] *= 1.0 - share;
        specialist.unmet[town] *= 1.0 - share;
    }
}

template void choose(const PatientParameters&, const Rules<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);

}  // namespace permille::network
