// The lanes against the slow reference, with everything at work: tiered care, alliances old and new, sub-centres,
// referral down, crowded places.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "network/patient_reference.hpp"
#include "network/patients_run.hpp"
#include "support/sanitized.hpp"

using namespace permille;
using namespace permille::network;

namespace {

// Two hospitals, five centres, clinics; one alliance stands, one is founded in year 1; two centres are raised.
CareCounty whole_county(double crowding) {
    CareCounty county(6);
    county.add("hospital", Rank::county, 0);
    county.add("second_hospital", Rank::county, 3);
    for (int town = 0; town < 5; ++town) county.add("centre_" + std::to_string(town), Rank::township, town);
    for (int town = 0; town < 6; ++town) county.add("clinic_" + std::to_string(town), Rank::village, town);
    county.add("disease_control", Rank::county, 1);
    county.system.providers.back().treats = false;
    for (std::size_t pair = 0; pair < county.minutes.size(); ++pair)
        county.minutes[pair] += static_cast<double>((pair * 37) % 41);
    county.people = {30'000, 12'000, 8'000, 25'000, 9'000, 3'000};
    for (double& people : county.people) people *= crowding;
    county.system.projects = 3;
    county.system.groups = {{.lead = 0, .members = {2, 3}, .project = -1},
                            {.lead = 1, .members = {5, 6}, .project = 0}};
    county.system.raises = {{.facility = 3, .project = 1, .to = Rank::subcentre},
                            {.facility = 6, .project = 2, .to = Rank::subcentre}};
    county.demand.outpatient.log_trend = 0.03;
    county.demand.inpatient.log_trend = 0.05;
    for (int month = 0; month < 12; ++month)
        county.demand.inpatient.season.entries[static_cast<std::size_t>(month)].value = 0.8 + 0.03 * month;
    county.care.choice.size_exponent = 0.8;
    county.care.choice.outside_specialist = 1;
    county.care.choice.outside_complex = 2;
    county.care.choice.outside_growth_per_year = 0.03;
    county.care.tiered_care = {
        .home_first = 0.15, .further_home_first = 0.1, .resolved = 0.8, .referred_down = 0.2, .stay_before_down = 0.6};
    county.care.alliance_effects = {.shared_days = 0.05,
                                    .further_shared_days = 0.05,
                                    .capability_lift = 0.3,
                                    .preference = 0.4,
                                    .outside_log_odds_per_year = 0.2,
                                    .outside_years = 1};
    county.care.upgrade_effects = {.physicians_posted = 3, .attraction = 0.1, .outside_log_odds = -0.3};
    return county;
}

// The reference solves the base year of one lane, which takes it long, or of none; of the others it takes what the
// lanes found.
template <int W>
void check_against_reference(const CareCounty& county, int solved_lane) {
    PatientRun<W> run(county);
    const auto supply_of = [](std::size_t f, int lane) { return 3.0 + static_cast<double>((f * 5) % 7) + 2.0 * lane; };
    for (int lane = 0; lane < W; ++lane) {
        run.set(run.parameters.resolved, lane, 0.8 - 0.05 * lane);
        run.set(run.parameters.service[2].decay, lane, 0.02 + 0.01 * lane);
        for (std::size_t f = 0; f < run.supply.physicians.size(); ++f) {
            run.supply.physicians[f].set(lane, supply_of(f, lane));
            run.supply.beds[f].set(lane, f < 7 ? 4 * supply_of(f, lane) : 0.0);
        }
    }
    run.start();
    std::vector<PatientReference> references;
    for (int lane = 0; lane < W; ++lane) {
        std::vector<double> values;
        for (std::size_t i = static_cast<std::size_t>(lane); i < run.values.size(); i += W)
            values.push_back(run.values[i]);
        references.emplace_back(run.parameters, values, county.people, county.minutes);
        PatientReference& reference = references.back();
        for (std::size_t f = 0; f < run.supply.physicians.size(); ++f) {
            reference.physicians[f] = run.supply.physicians[f][lane];
            reference.beds[f] = run.supply.beds[f][lane];
        }
        if (lane == solved_lane) {
            reference.start();
            // Productivity is raised by a rough answer, and what is solved behind it follows.
            CHECK(run.state.shift[lane] == doctest::Approx(reference.shift).epsilon(2e-3));
            CHECK(run.state.primary[lane] == doctest::Approx(reference.primary).epsilon(2e-3));
            for (std::size_t r = 0; r < resources; ++r)
                for (std::size_t level = 0; level < 2; ++level)
                    CHECK(run.state.productivity[r][level][lane] ==
                          doctest::Approx(reference.productivity[r][level]).epsilon(1e-3));
        }
        // From here on the years are compared with the same base year, to the last digits.
        double productivity[resources][2];
        for (std::size_t r = 0; r < resources; ++r)
            for (std::size_t level = 0; level < 2; ++level)
                productivity[r][level] = run.state.productivity[r][level][lane];
        reference.start_from(run.state.shift[lane], run.state.primary[lane], productivity);
    }
    for (int t = 1; t <= 3; ++t) {
        const auto both = [&](std::size_t project, double complete) {
            run.supply.complete[project] = complete;
            for (PatientReference& reference : references) reference.complete[project] = complete;
        };
        if (t == 2) both(1, 1);
        run.begin_year(t);
        for (PatientReference& reference : references) reference.begin_year(t);
        for (int step = 0; step < county.calendar.steps_per_year; ++step) {
            if (t == 1 && step == 2) both(0, 1);
            if (t == 2 && step == 1) both(2, 1);
            run.step(t, step);
            for (int lane = 0; lane < W; ++lane) {
                PatientReference& reference = references[static_cast<std::size_t>(lane)];
                reference.step(t, step);
                for (std::size_t k = 0; k < services; ++k)
                    for (std::size_t town = 0; town < county.people.size(); ++town) {
                        const double scale = reference.demand[k][town];
                        const Market<W>& market = run.state.market[k];
                        CHECK(market.demand[town][lane] == doctest::Approx(scale).epsilon(1e-11));
                        CHECK(std::abs(market.outside[town][lane] - reference.outside[k][town]) < 1e-9 * scale);
                        CHECK(std::abs(market.unmet[town][lane] - reference.unmet[k][town]) < 1e-9 * scale);
                    }
                // Town by town and class by class, whoever neither left nor found nothing stands in a flow to a place.
                // The lanes part those who were referred by their share of the specialists' pool; the reference never
                // mixes them.
                for (std::size_t k = 0; k < services; ++k)
                    for (std::size_t town = 0; town < county.people.size(); ++town) {
                        const Market<W>& market = run.state.market[k];
                        const double stayed =
                            market.demand[town][lane] - market.outside[town][lane] - market.unmet[town][lane];
                        CHECK(std::abs(stayed - reference.served_of(k, town)) < 1e-9 * reference.demand[k][town]);
                    }
                for (std::size_t f = 0; f < run.supply.beds.size(); ++f)
                    for (std::size_t r = 0; r < resources; ++r) {
                        double here = 0;
                        for (int k = static_cast<int>(2 * r); k < static_cast<int>(2 * r + 2); ++k)
                            here += run.served(k, static_cast<int>(f), lane);
                        for (std::size_t town = 0; r == 0 && town < county.people.size(); ++town)
                            if (run.parameters.home[town] == static_cast<int>(f))
                                here += run.state.kept_home[town][lane];
                        CHECK(here == doctest::Approx(reference.at_place(r, f)).epsilon(1e-9));
                    }
                for (std::size_t f = 0; f < run.supply.beds.size(); ++f) {
                    const double give = run.state.capacity[1][f][lane];
                    CHECK(std::abs(give - run.state.room[1][f][lane] - reference.bed_days[f]) <= 1e-9 * give);
                }
            }
        }
    }
}

}  // namespace

TEST_CASE(
    "the lanes serve whom the reference serves, town by town and class by class, crowded or not, open or closed") {
    int lane = 0;
    for (const double crowding : {0.2, 1.0, 3.0})
        for (const bool outside_open : {true, false}) {
            CareCounty county = whole_county(crowding);
            county.care.choice.outside_open = outside_open;
            // Under the address sanitizer a solved base year takes the reference minutes: there it solves one of the
            // six.
            const bool solved = !testing::sanitized || lane == 0;
            check_against_reference<4>(county, solved ? lane % 4 : -1);
            ++lane;
        }
}

TEST_CASE("four lanes give the bits of one, whatever their neighbours need") {
    const CareCounty county = whole_county(1.0);
    const auto prepare = [](auto& run, int lane, int replication) {
        run.set(run.parameters.base_in_county, lane, 0.55 + 0.1 * replication);
        run.set(run.parameters.visits_a_day[1], lane, 30.0 / (1 + 3 * replication));  // one has room, another is full
        run.set(run.parameters.service[0].decay, lane, 0.03 * (replication + 1));
    };
    PatientRun<4> four(county);
    for (int lane = 0; lane < 4; ++lane) prepare(four, lane, lane);
    four.start();
    four.year(1);
    std::vector<double> together(four.parameters.series.size() * 4);
    record_patients(four.parameters, four.state, together.data());
    for (int lane = 0; lane < 4; ++lane) {
        PatientRun<1> one(county);
        prepare(one, 0, lane);
        one.start();
        one.year(1);
        std::vector<double> alone(one.parameters.series.size());
        record_patients(one.parameters, one.state, alone.data());
        for (std::size_t series = 0; series < alone.size(); ++series) {
            CAPTURE(one.parameters.series[series]);
            CHECK(together[series * 4 + static_cast<std::size_t>(lane)] == alone[series]);
        }
    }
}

TEST_CASE("a block's state is used again and nothing of the last block is left in it") {
    const CareCounty county = whole_county(1.0);
    PatientRun<1> run(county);
    const auto all = [&] {
        std::vector<double> out(run.parameters.series.size());
        run.supply.complete.assign(3, Lane<1>(0.0));
        run.start();
        run.supply.complete.assign(3, Lane<1>(1.0));
        run.year(1);
        run.year(2);
        record_patients(run.parameters, run.state, out.data());
        return out;
    };
    const std::vector<double> first = all();
    CHECK(all() == first);
}
