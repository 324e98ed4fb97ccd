// Deaths of infants are a part of those under 5: in every future, and by the law that each of the two parts has.
#include <doctest/doctest.h>

#include <cmath>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

double at(const simulation::Ensemble& ensemble, const char* series, int t, std::size_t r) {
    return ensemble.values(ensemble.series_index(series), t)[r];
}

}  // namespace

TEST_CASE("no future of the four plans has more infants dead than children under 5") {
    for (const char* plan : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(plan);
        const simulation::Ensemble ensemble = testing::run(plan, {}, {.replications = 512});
        for (int t = 0; t <= ensemble.years(); ++t)
            for (std::size_t r = 0; r < 512; ++r)
                CHECK(at(ensemble, "row.infant_mortality", t, r) <= at(ensemble, "row.under5_mortality", t, r));
    }
}

// 3 and 7 deaths among 1 702 births are printed; the nation has 5.4 and 7.5 per 1000, with the weight of the births
// in which 4 infants die.
TEST_CASE("what children of 1 to 4 years add has the mean of their own posterior, and infants keep theirs") {
    constexpr std::int64_t replications = 8192;
    const simulation::Ensemble ensemble = testing::run(
        "jingyan.yaml", {"events.infant_deaths.log_change_per_year=0", "events.under5_deaths.log_change_per_year=0"},
        {.replications = replications});
    double births = 0, infants = 0, others = 0, infants_squared = 0, others_squared = 0;
    for (std::size_t r = 0; r < replications; ++r) {
        births += at(ensemble, "births", 5, r);
        const double of_infants = at(ensemble, "row.infant_mortality", 5, r);
        const double rest = at(ensemble, "row.under5_mortality", 5, r) - of_infants;
        infants += of_infants, infants_squared += of_infants * of_infants;
        others += rest, others_squared += rest * rest;
    }
    const auto check = [&](double sum, double squares, double rate) {
        const double mean = sum / replications,
                     error = std::sqrt((squares / replications - mean * mean) / replications);
        CHECK(std::fabs(mean - rate * births / replications) < 4 * error);
    };
    const double born =
        testing::loaded("jingyan.yaml").scenario.targets.find("infant_mortality")->base_births->mean_in(2020);
    check(infants, infants_squared, (4 + 3) / (4 / 0.0054 + born));
    check(others, others_squared, (4 * 2.1 / 5.4 + 4) / (4 / 0.0054 + born));
}
