// Choice against closed forms: the logit without limits, symmetry, and what distance and size do.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "network/patients_run.hpp"

using namespace permille;
using namespace permille::network;

namespace {

// A hospital in the first of three towns and a health centre in each.
CareCounty three_towns() {
    CareCounty county(3);
    county.add("hospital", Rank::county, 0);
    for (int town = 0; town < 3; ++town) county.add("centre_" + std::to_string(town), Rank::township, town);
    county.minute(1, 0) = 20;
    county.minute(2, 0) = 45;
    return county;
}

// Unlimited staff and beds.
template <int W>
void unlimited(PatientRun<W>& run) {
    for (auto& physicians : run.supply.physicians) physicians = 1e6;
    for (auto& beds : run.supply.beds) beds = 1e6;
}

}  // namespace

TEST_CASE("the base year has its shares, with and without limits") {
    for (const double physicians : {4.0, 8.0, 20.0, 500.0}) {
        for (const double in_county : {0.2, 0.4395, 0.8, 0.95}) {
            for (const double primary : {0.2, 0.53, 0.9}) {
                CareCounty county = three_towns();
                county.demand.base.in_county = in_county;
                county.demand.base.primary = primary;
                county.care.tiered_care.home_first = 0.02;
                county.care.tiered_care.resolved = 0.8;
                PatientRun<4> run(county);
                for (auto& each : run.supply.physicians) each = physicians;
                for (int lane = 0; lane < 4; ++lane) run.set(run.parameters.size_exponent, lane, 0.4 + 0.2 * lane);
                run.start();
                for (int lane = 0; lane < 4; ++lane) {
                    CAPTURE(physicians);
                    CAPTURE(lane);
                    CHECK(run.in_county(lane) == doctest::Approx(in_county).epsilon(1e-7));
                    CHECK(run.primary(lane) == doctest::Approx(primary).epsilon(1e-7));
                    CHECK(run.recorded("base_shares_missed", lane) == 0);
                }
            }
        }
    }
}

TEST_CASE("shares that no choice brings are told") {
    CareCounty county = three_towns();
    county.demand.base.primary = 0.3;
    // Of three quarters of the visits: more than a third stay at primary level.
    county.care.tiered_care.home_first = 0.9;
    PatientRun<4> run(county);
    run.set(run.parameters.home_first, 1, 0.1);
    run.start();
    for (int lane = 0; lane < 4; ++lane) CHECK(run.recorded("base_shares_missed", lane) == (lane == 1 ? 0 : 1));
}

TEST_CASE("without limits shares are the logit's") {
    CareCounty county = three_towns();
    county.care.choice.size_exponent = 0.7;
    county.care.choice.outside_complex = 1.5;
    PatientRun<1> run(county);
    unlimited(run);
    run.supply.physicians[2] = 3e5;
    run.start();
    run.year(1);
    // The odds of the outside against the mean weight inside, as the base year had it.
    const double shift = run.state.shift[0], primary = run.state.primary[0];
    for (std::size_t k = 0; k < services; ++k) {
        const bool visit = k < 2;
        const double decay[] = {0.05, 0.04, 0.03, 0.02};
        const double capability[2][4] = {{1, 0.3, 0.4, 0}, {1, 1, 1, 1}};
        const auto weight = [&](int town, int facility, double factor) {
            const bool hospital = facility == 0;
            const double size = visit && facility == 2 ? 3e5 : 1e6;
            return capability[hospital][k] * std::pow(size, 0.7) * (hospital ? 1 : factor) *
                   std::exp(-decay[k] * county.minute(town, facility));
        };
        double level = 0;  // towns have the same demand
        for (int town = 0; town < 3; ++town)
            for (int facility = 0; facility < 4; ++facility) level += weight(town, facility, 1) / 3;
        const double outside = level * std::exp(shift + (k == 3 ? 1.5 : 0));
        const double demand = 10'000 * (visit ? 1 : 0.1) * (k % 2 == 0 ? 0.75 : 0.25) / 4;
        for (int facility = 0; facility < 4; ++facility) {
            double expected = 0;
            for (int town = 0; town < 3; ++town) {
                double all = outside;
                for (int other = 0; other < 4; ++other) all += weight(town, other, primary);
                expected += demand * weight(town, facility, primary) / all;
            }
            CAPTURE(k);
            CAPTURE(facility);
            CHECK(run.served(static_cast<int>(k), facility) == doctest::Approx(expected).epsilon(1e-11));
        }
    }
}

TEST_CASE("a place that no road reaches is as if it were not there, first visits at home included") {
    constexpr double nowhere = std::numeric_limits<double>::infinity();
    for (const double decay : {0.05, 0.0}) {
        CAPTURE(decay);
        CareCounty without = three_towns(), waiting = three_towns();
        waiting.add("new", Rank::township, 1);  // a second one in its town, so that another place may be home
        for (int town = 0; town < 3; ++town)
            for (int facility = 0; facility < 5; ++facility)
                waiting.minute(town, facility) = facility < 4 ? without.minute(town, facility) : nowhere;
        for (CareCounty* county : {&without, &waiting}) {
            county->care.choice.decay_per_minute = {decay, decay, decay, decay};
            county->care.tiered_care.home_first = 0.3;
            county->care.tiered_care.referred_down = 0.6;
            county->care.tiered_care.stay_before_down = 0.5;
            county->care.alliance_effects.shared_days = 0.2;
            county->care.record_facilities = true;
        }
        // Neither physicians nor recovering patients of the lead go there.
        without.system.groups.push_back({.lead = 0, .members = {1}, .project = -1});
        waiting.system.groups.push_back({.lead = 0, .members = {1, 4}, .project = -1});
        // A town whose home place no road reaches chooses freely.
        for (int town = 0; town < 3; ++town) without.minute(town, 3) = waiting.minute(town, 3) = nowhere;
        PatientRun<4> a(without), b(waiting);
        a.start();
        b.start();
        a.year(1);
        b.year(1);
        CHECK(b.state.kept_home[2][0] == 0);
        CHECK(b.state.kept_home[0][0] > 0);
        CHECK(b.state.workload.catchment[4][0] == 0);
        CHECK(b.state.workload.catchment[3][0] == 0);
        CHECK(b.state.workload.catchment[1][0] > 0);
        CHECK(b.state.physicians[4][0] == 20);
        CHECK(b.state.physicians[1][0] == 24);
        CHECK(b.state.year.bed_days_at[4][0] == 0);
        CHECK(b.state.year.bed_days_staffed[0] == a.state.year.bed_days_staffed[0]);
        CHECK(b.state.year.bed_days_at[1][0] > 0);
        for (int k = 0; k < services; ++k) {
            CHECK(b.served(k, 4) == 0);
            for (int facility = 0; facility < 4; ++facility) CHECK(a.served(k, facility) == b.served(k, facility));
            for (std::size_t town = 0; town < 3; ++town)
                CHECK(a.state.market[static_cast<std::size_t>(k)].outside[town][0] ==
                      b.state.market[static_cast<std::size_t>(k)].outside[town][0]);
        }
    }
}

TEST_CASE("what stands behind a missing road gives nothing: productivity rises as if it were not there") {
    CareCounty without = three_towns(), waiting = three_towns();
    waiting.add("new", Rank::township, 1);
    for (int town = 0; town < 3; ++town)
        for (int facility = 0; facility < 5; ++facility)
            waiting.minute(town, facility) =
                facility < 4 ? without.minute(town, facility) : std::numeric_limits<double>::infinity();
    PatientRun<4> a(without), b(waiting);
    for (PatientRun<4>* run : {&a, &b})
        for (auto& physicians : run->supply.physicians) physicians = 1.0;
    b.supply.physicians[4] = 500.0;
    a.start();
    b.start();
    CHECK(a.state.productivity[0][0][0] > 1.0);
    for (std::size_t resource = 0; resource < resources; ++resource)
        for (std::size_t level = 0; level < 2; ++level)
            CHECK(a.state.productivity[resource][level][0] == b.state.productivity[resource][level][0]);
    CHECK(b.recorded("base_shares_missed", 0) == 0);
}

TEST_CASE("a symmetric county has symmetric flows") {
    CareCounty county(4);
    for (int town = 0; town < 4; ++town) {
        county.add("hospital_" + std::to_string(town), Rank::county, town);
        county.add("centre_" + std::to_string(town), Rank::township, town);
    }
    for (int town = 0; town < 4; ++town)
        for (int facility = 0; facility < 8; ++facility)
            county.minute(town, facility) =
                5 + 12 * std::min((town - facility / 2 + 4) % 4, (facility / 2 - town + 4) % 4);
    for (const double physicians : {3.0, 50.0}) {  // crowded and not
        PatientRun<1> run(county);
        for (auto& each : run.supply.physicians) each = physicians;
        run.start();
        run.year(1);
        for (int k = 0; k < services; ++k)
            for (int town = 1; town < 4; ++town)
                for (int level = 0; level < 2; ++level)
                    CHECK(run.served(k, 2 * town + level) == doctest::Approx(run.served(k, level)).epsilon(1e-12));
    }
}

TEST_CASE("without decay shares do not know distance") {
    CareCounty near = three_towns(), far = three_towns();
    for (CareCounty* county : {&near, &far}) county->care.choice.decay_per_minute = {0, 0, 0, 0};
    for (double& minutes : far.minutes) minutes *= 7;
    PatientRun<1> a(near), b(far);
    a.start();
    b.start();
    a.year(1);
    b.year(1);
    for (int k = 0; k < services; ++k)
        for (int facility = 0; facility < 4; ++facility) CHECK(a.served(k, facility) == b.served(k, facility));
    // And each town leaves the county alike.
    for (std::size_t k = 0; k < services; ++k)
        for (std::size_t town = 1; town < 3; ++town)
            CHECK(a.state.market[k].outside[town][0] ==
                  doctest::Approx(a.state.market[k].outside[0][0]).epsilon(1e-14));
}

TEST_CASE("shares depend on odds alone: more of everything inside and outside changes none") {
    CareCounty county = three_towns();
    PatientRun<1> few(county), many(county);
    unlimited(few);
    unlimited(many);
    for (auto& each : many.supply.physicians) each = 4e6;
    few.start();
    many.start();
    CHECK(few.state.shift[0] == doctest::Approx(many.state.shift[0]).epsilon(1e-9));
    CHECK(few.state.primary[0] == doctest::Approx(many.state.primary[0]).epsilon(1e-9));
}
