// The minutes of a block: the state of the roads may differ from lane to lane.
#include "permille/network/travel_minutes.hpp"

namespace permille::network {

template <int W>
void travel_minutes(const TravelMinutes& ways, const TravelParameters& rule, const Inputs<W>& in, int t,
                    const Lane<W>* complete, Lane<W>* out) {
    const Lane<W> minutes_per_kilometre = in[rule.detour.in_year(t)] * 60.0 / in[rule.speed_km_per_hour.in_year(t)];
    const Lane<W> ends[] = {Lane<W>(0.0), in[rule.town_minutes.in_year(t)], in[rule.village_minutes.in_year(t)]};

    const std::size_t pairs = ways.pairs();
    const double* by_road[W];  // of each lane's state
    for (int lane = 0; lane < W; ++lane) {
        std::size_t state = 0;
        for (std::size_t i = 0; i < ways.projects.size(); ++i)
            if (complete[ways.projects[i]][lane] > 0.5) state |= std::size_t{1} << i;
        by_road[lane] = ways.by_road.data() + state * pairs;
    }
    double row[W];
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        for (int lane = 0; lane < W; ++lane) row[lane] = by_road[lane][pair];
        out[pair] = Lane<W>::load(row) + minutes_per_kilometre * ways.kilometres[pair] +
                    ends[static_cast<std::size_t>(ways.ends[pair])];
    }
}

template void travel_minutes(const TravelMinutes&, const TravelParameters&, const Inputs<PERMILLE_LANES>&, int,
                             const Lane<PERMILLE_LANES>*, Lane<PERMILLE_LANES>*);

}  // namespace permille::network
