// Towns at a year's end: the rooms' counts by the town of each facility, and what people have within reach.
#include <algorithm>

#include "permille/network/access.hpp"
#include "permille/simulation/towns.hpp"
#include "permille/workforce/step.hpp"

namespace permille::simulation {
namespace {

template <int W>
void find_weights(const TownParameters& parameters, TownScratch<W>& scratch) {
    const Lane<W> catchment = parameters.catchment_minutes;
    for (std::size_t pair = 0; pair < scratch.minutes.size(); ++pair)
        scratch.weights[pair] = network::zone_weight(scratch.minutes[pair], catchment);
}

template <int W>
void find_open(const TownParameters& parameters, const facilities::State<W>& places, TownScratch<W>& scratch) {
    for (std::size_t f = 0; f < scratch.open.size(); ++f) scratch.open[f] = parameters.open[f] ? 1.0 : 0.0;
    for (const TownParameters::Upgrade& upgrade : parameters.upgrades) {
        Lane<W>& open = scratch.open[static_cast<std::size_t>(upgrade.facility)];
        open = max(open, places.complete[static_cast<std::size_t>(upgrade.project)]);
    }
    // A place without staff is not there yet.
    for (std::size_t f = 0; f < scratch.open.size(); ++f)
        scratch.open[f] = blend(scratch.there[f] > Lane<W>(0.0), scratch.open[f], Lane<W>(0.0));
}

}  // namespace

template <int W>
void record_towns(const TownParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* standing,
                  const population::State<W>& people, const workforce::Parameters& workforce,
                  const workforce::State<W>& staff, const facilities::Parameters& facilities,
                  const facilities::State<W>& places, TownScratch<W>& scratch, double* out) {
    const auto towns = static_cast<std::size_t>(parameters.towns);
    const std::size_t places_of_care = parameters.facility_town.size();
    const auto write = [&](int series, const std::vector<Lane<W>>& values) {
        for (std::size_t town = 0; town < towns; ++town)
            values[town].store(out + (static_cast<std::size_t>(series) * towns + town) * W);
    };
    write(parameters.series.people(), people.town_people);
    if (parameters.series.reach) {
        network::travel_minutes(parameters.ways, parameters.rule, in, t, standing, scratch.minutes.data());
        find_weights(parameters, scratch);
    }
    const bool some_staff =
        std::any_of(parameters.cadres.begin(), parameters.cadres.end(), [](int c) { return c >= 0; });
    for (Lane<W>& there : scratch.there) there = some_staff ? 0.0 : 1.0;
    for (std::size_t resource = 0; resource < parameters.cadres.size(); ++resource) {
        const int cadre = parameters.cadres[resource];
        const std::size_t beds = static_cast<std::size_t>(facilities.beds) * places_of_care;
        for (Lane<W>& found : scratch.found) found = 0.0;
        for (std::size_t f = 0; f < places_of_care; ++f) {
            scratch.supply[f] = cadre < 0 ? places.placed[beds + f]
                                          : workforce::headcount(workforce, staff, cadre, static_cast<int>(f));
            scratch.found[static_cast<std::size_t>(parameters.facility_town[f])] += scratch.supply[f];
            if (cadre >= 0) scratch.there[f] += scratch.supply[f];
            // Staff of a place that treats nobody is its town's, and within no patient's reach.
            if (!parameters.treats[f]) scratch.supply[f] = 0.0;
        }
        write(parameters.series.resource(resource), scratch.found);
        if (!parameters.series.reach) continue;
        network::floating_catchment(towns, places_of_care, scratch.weights.data(), people.town_people.data(),
                                    scratch.supply.data(), scratch.found.data());
        for (Lane<W>& found : scratch.found) found = found * 1000.0;
        write(parameters.series.within_reach(resource), scratch.found);
    }
    if (!parameters.series.nearest) return;
    find_open(parameters, places, scratch);
    network::nearest_minutes(towns, places_of_care, scratch.minutes.data(), scratch.open.data(), scratch.found.data());
    write(parameters.series.nearest_minutes(), scratch.found);
}

template void record_towns(const TownParameters&, const Inputs<PERMILLE_LANES>&, int, const Lane<PERMILLE_LANES>*,
                           const population::State<PERMILLE_LANES>&, const workforce::Parameters&,
                           const workforce::State<PERMILLE_LANES>&, const facilities::Parameters&,
                           const facilities::State<PERMILLE_LANES>&, TownScratch<PERMILLE_LANES>&, double*);

}  // namespace permille::simulation
