// Towns in a whole run: they add up to the county, and are the same bits however the run is cut.
#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "permille/indicators/distribution.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

simulation::Ensemble run_with_towns(const LoadedScenario& scenario, int lanes = 0, std::int64_t block = 0) {
    return simulation::simulate(testing::built(scenario),
                                {.replications = 100, .lanes = lanes, .block = block, .towns = true});
}

// Sum over towns of a series in year t and one replication.
double over_towns(const simulation::TownRecords& towns, int series, int t, std::size_t replication) {
    double sum = 0;
    for (int town = 0; town < towns.towns(); ++town)
        sum += static_cast<double>(towns.values(series, town, t)[replication]);
    return sum;
}

}  // namespace

TEST_CASE("people, beds, physicians and nurses of the towns add up to the county's, in every year of every plan") {
    for (const char* name : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(name);
        const simulation::Ensemble ensemble = run_with_towns(testing::loaded(name));
        REQUIRE(ensemble.towns.has_value());
        const simulation::TownRecords& towns = *ensemble.towns;
        CHECK(towns.series().reach);
        CHECK(towns.series().nearest);
        CHECK(towns.series().resources == std::vector<std::string>{"beds", "physician", "nurse"});
        for (int t = 0; t <= ensemble.years(); ++t)
            for (std::size_t r = 0; r < 100; ++r) {
                CHECK(over_towns(towns, towns.series().people(), t, r) ==
                      ensemble.values(ensemble.series_index("residents"), t)[r]);
                for (std::size_t resource = 0; resource < 3; ++resource)
                    CHECK(over_towns(towns, towns.series().resource(resource), t, r) ==
                          ensemble.values(ensemble.series_index(towns.series().resources[resource]), t)[r]);
            }
    }
}

TEST_CASE("what people have within reach is all there is at places that treat them, shared out") {
    // Every facility lies in a town whose own people take 4 to 18 minutes to it: it is always reached. Of the centre
    // for disease control, which treats nobody, the staff is its town's and within nobody's reach.
    const simulation::Ensemble ensemble =
        run_with_towns(testing::loaded("jingyan.yaml", {"care.record_facilities=true"}));
    const simulation::TownRecords& towns = *ensemble.towns;
    REQUIRE(towns.series().resources == std::vector<std::string>{"beds", "physician", "nurse"});
    const char* elsewhere[] = {"cdc.beds", "cdc.physicians", "cdc.nurses"};
    CHECK(testing::mean_of(ensemble, "cdc.physicians", 0) > 1);
    for (int t = 0; t <= ensemble.years(); ++t)
        for (std::size_t r = 0; r < 100; ++r)
            for (std::size_t resource = 0; resource < 3; ++resource) {
                double shared = 0;
                for (int town = 0; town < towns.towns(); ++town)
                    shared += static_cast<double>(towns.values(towns.series().people(), town, t)[r]) / 1000 *
                              static_cast<double>(towns.values(towns.series().within_reach(resource), town, t)[r]);
                const double all = over_towns(towns, towns.series().resource(resource), t, r);
                const double untreating = ensemble.values(ensemble.series_index(elsewhere[resource]), t)[r];
                CHECK(std::fabs(shared + untreating - all) < 1e-6 * all);  // single precision: 6e-8 each
            }
}

TEST_CASE("a place that treats nobody is no place to be near, whatever its level") {
    const auto nearest = [](const char* treats) {
        const LoadedScenario scenario = testing::loaded(
            "jingyan.yaml", {std::string("facilities.office={name: {zh: 所, en: Office}, tier: county, town: mata, "
                                         "beds: {value: 0, source: estimate, note: a test}, treats: ") +
                             treats + "}"});
        const simulation::Ensemble ensemble = run_with_towns(scenario);
        const int mata = scenario.scenario.population.towns.index_of("mata");
        return ensemble.towns->values(ensemble.towns->series().nearest_minutes(), mata, 0)[0];
    };
    // As in the test of Mata's sub-centre: the seat's places are more than 21 minutes away, a place of its own 18.
    CHECK(nearest("true") <= 18);
    CHECK(nearest("false") > 21);
}

TEST_CASE("recording towns changes nothing else, and gives the same bits for any lanes and blocks") {
    const LoadedScenario scenario = testing::loaded("minhou.yaml");
    const simulation::Ensemble without = simulation::simulate(testing::built(scenario), {.replications = 100});
    const simulation::Ensemble reference = run_with_towns(scenario, 1);
    for (int s = 0; s < static_cast<int>(without.series().size()); ++s)
        for (int t = 0; t <= without.years(); ++t)
            for (std::size_t r = 0; r < 100; ++r) {
                const double a = without.values(s, t)[r], b = reference.values(s, t)[r];
                CHECK((a == b || (std::isnan(a) && std::isnan(b))));
            }
    for (const int lanes : simulation::lane_widths()) {
        const simulation::Ensemble other = run_with_towns(scenario, lanes, 24);
        bool same = true;
        for (int s = 0; s < reference.towns->series().count(); ++s)
            for (int town = 0; town < reference.towns->towns(); ++town)
                for (int t = 0; t <= reference.years(); ++t)
                    for (std::size_t r = 0; r < 100; ++r)
                        same &= reference.towns->values(s, town, t)[r] == other.towns->values(s, town, t)[r];
        CAPTURE(lanes);
        CHECK(same);
    }
}

TEST_CASE("a run that is taken further records the towns of a run at once") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const simulation::Model model = testing::built(scenario);
    const simulation::Ensemble at_once = simulation::simulate(model, {.replications = 96, .towns = true});
    simulation::Ensemble begun = simulation::simulate(model, {.replications = 32, .towns = true});
    const simulation::Ensemble taken_further =
        simulation::simulate_more(model, {.replications = 96, .towns = true}, std::move(begun));
    REQUIRE(taken_further.towns->replications() == 96);
    for (int s = 0; s < at_once.towns->series().count(); ++s)
        for (int t = 0; t <= at_once.years(); ++t)
            for (std::size_t r = 0; r < 96; ++r)
                CHECK(taken_further.towns->values(s, 0, t)[r] == at_once.towns->values(s, 0, t)[r]);
}

TEST_CASE("a sub-centre that is certain brings the towns around it nearer to one") {
    // With go-ahead 1 and no delay Mata's opens in 2023; before, the nearest place of the level is in the seat.
    const LoadedScenario scenario = testing::loaded(
        "jingyan.yaml", {"projects.subcentre_mata.go_ahead=1", "projects.subcentre_mata.delay_months=0"});
    const simulation::Ensemble ensemble = run_with_towns(scenario);
    const int mata = scenario.scenario.population.towns.index_of("mata");
    const int nearest = ensemble.towns->series().nearest_minutes();
    for (std::size_t r = 0; r < 100; ++r) {
        // 16 km x detour 1.2 at 55 km/h are 21 minutes at the least; a town's own way takes 18 at the most.
        CHECK(ensemble.towns->values(nearest, mata, 2)[r] > 21);
        CHECK(ensemble.towns->values(nearest, mata, 3)[r] <= 18);
    }
}
