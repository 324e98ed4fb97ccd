// Floating catchments against published examples, against the other order of summation, and what must stay true.
#include "permille/network/access.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "network/patients_run.hpp"

using namespace permille;
using namespace permille::network;

namespace {

using Numbers = std::vector<double>;

std::vector<Lane<1>> lanes(const Numbers& numbers) {
    return {numbers.begin(), numbers.end()};
}

Numbers catchment(const Numbers& weights, const Numbers& people, const Numbers& supply) {
    std::vector<Lane<1>> found(people.size());
    floating_catchment(people.size(), supply.size(), lanes(weights).data(), lanes(people).data(), lanes(supply).data(),
                       found.data());
    Numbers out;
    for (const Lane<1>& one : found) out.push_back(one.v);
    return out;
}

// The definition once more, town by town and not facility by facility.
Numbers slow_catchment(const Numbers& weights, const Numbers& people, const Numbers& supply) {
    const std::size_t towns = people.size(), facilities = supply.size();
    Numbers found;
    for (std::size_t t = 0; t < towns; ++t) {
        double within_reach = 0;
        for (std::size_t f = 0; f < facilities; ++f) {
            double served = 0;
            for (std::size_t other = 0; other < towns; ++other)
                served += people[other] * weights[other * facilities + f];
            if (served > 0) within_reach += weights[t * facilities + f] * supply[f] / served;
        }
        found.push_back(within_reach);
    }
    return found;
}

double weight(double minutes, double catchment_minutes) {
    return zone_weight(Lane<1>(minutes), Lane<1>(catchment_minutes)).v;
}

}  // namespace

TEST_CASE("the published example of the package sdc-catchment comes out as printed") {
    // PyPI sdc-catchment 0.1.0, Quickstart: consumers of 100 at 0, 1 and 2 on a line, providers of 10 at 0 and 2,
    // Gaussian weights of scale 1; printed: 0.065179, 0.069641, 0.065179.
    const double near = 1, middle = std::exp(-0.5), far = std::exp(-2.0);
    const Numbers found = catchment({near, far, middle, middle, far, near}, {100, 100, 100}, {10, 10});
    CHECK(std::fabs(found[0] - 0.065179) < 5e-7);
    CHECK(std::fabs(found[1] - 0.069641) < 5e-7);
    CHECK(std::fabs(found[2] - 0.065179) < 5e-7);
}

TEST_CASE("the hospitals of PySAL's test come out by its own slow formula") {
    // pysal/access, access/tests/test_hospital_example.py, scenario 0 ("gridlock"): 100, 50 and 10 people, 15, 20 and
    // 100 doctors, weight 1 / cost, nothing beyond 61. Ratios there by hand: doctors over sum of people / cost.
    const Numbers weights = {1, 0, 1.0 / 40, 0, 1, 1.0 / 40, 1.0 / 40, 1.0 / 40, 1};
    const double r1 = 15 / (100 + 10.0 / 40), r2 = 20 / (50 + 10.0 / 40), r3 = 100 / (100.0 / 40 + 50.0 / 40 + 10);
    const Numbers found = catchment(weights, {100, 50, 10}, {15, 20, 100});
    CHECK(std::fabs(found[0] - (r1 + r3 / 40)) < 1e-12);
    CHECK(std::fabs(found[1] - (r2 + r3 / 40)) < 1e-12);
    CHECK(std::fabs(found[2] - (r1 / 40 + r2 / 40 + r3)) < 1e-12);
}

TEST_CASE("zones are those of Luo and Qi: 10, 20 and 30 minutes weigh 1, 0.68 and 0.22") {
    // Luo and Qi 2009; the same steps are the default of pysal/access, weights.step_fn({10: 1, 20: .68, 30: .22}).
    CHECK(weight(0, 30) == 1);
    CHECK(weight(10, 30) == 1);
    CHECK(weight(10.01, 30) == 0.68);
    CHECK(weight(20, 30) == 0.68);
    CHECK(weight(20.01, 30) == 0.22);
    CHECK(weight(30, 30) == 0.22);
    CHECK(weight(30.01, 30) == 0);
    CHECK(weight(16, 60) == 1);
}

TEST_CASE("zones of an hour are those of PySAL's documentation, value by value") {
    // pysal/access, access/weights.py, docstring of step_fn({20: 1, 40: 0.68, 60: 0.22}): {0: 1, 10: 1, 20: 1, 30:
    // 0.68, 40: 0.68, 50: 0.22, 60: 0.22, 70: 0}.
    const Numbers printed = {1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0};
    for (std::size_t i = 0; i < printed.size(); ++i) CHECK(weight(10 * static_cast<double>(i), 60) == printed[i]);
}

TEST_CASE("minutes become access by both steps of Luo and Qi, as worked by hand on the hospitals of PySAL's test") {
    // People, doctors and minutes of pysal/access, access/tests/test_hospital_example.py, scenarios 0 and 3; the steps
    // of Luo and Qi 2009 (Health & Place 15, 1100-1107) with zones of 20, 40 and 60 minutes, worked by hand.
    const Numbers people = {100, 50, 10}, doctors = {15, 20, 100};
    const auto access = [&](const Numbers& minutes) {
        Numbers weights;
        for (const double one : minutes) weights.push_back(weight(one, 60));
        return catchment(weights, people, doctors);
    };
    const auto near = [](const Numbers& found, const Numbers& expected) {
        for (std::size_t t = 0; t < expected.size(); ++t) CHECK(std::fabs(found[t] - expected[t]) < 1e-12);
    };
    // Gridlock: 40 minutes to the city and back, 80 across. 100 + 0.68 x 10 = 106.8 people compete for the first
    // hospital, 50 + 6.8 = 56.8 for the second, 10 + 0.68 x 150 = 112 for the third.
    near(access({1, 80, 40, 80, 1, 40, 40, 40, 1}), {15 / 106.8 + 0.68 * 100 / 112, 20 / 56.8 + 0.68 * 100 / 112,
                                                     0.68 * 15 / 106.8 + 0.68 * 20 / 56.8 + 100.0 / 112});
    // Toll lanes: 20 minutes both ways, 40 across: 100 + 0.68 x 50 + 10 = 144, 68 + 50 + 10 = 128, 160.
    near(access({1, 40, 20, 40, 1, 20, 20, 20, 1}),
         {15.0 / 144 + 0.68 * 20 / 128 + 100.0 / 160, 0.68 * 15 / 144 + 20.0 / 128 + 100.0 / 160,
          15.0 / 144 + 20.0 / 128 + 100.0 / 160});
}

TEST_CASE("both steps give the three towns of Shen 1998 as a later study prints them") {
    // Soukhov, Paez, Higgins and Mohamed 2023, PLOS ONE 18(1): e0278468, the example of Shen 1998 (Environment and
    // Planning B 25: 345-365, p. 349): people and jobs of three towns, minutes between them, weight exp(-0.1 minutes).
    // Printed: 1.3366693, 0.8880224 and 0.9963171 jobs a head, 210 000 weighted by people, which is all jobs. Shen's
    // measure and the two steps are one formula (Luo and Wang 2003); exponential weights take the zones' place.
    const Numbers people = {50'000, 150'000, 10'000}, jobs = {100'000, 100'000, 10'000};
    const Numbers minutes = {15, 30, 100, 30, 15, 100, 100, 100, 15};
    Numbers weights;
    for (const double one : minutes) weights.push_back(std::exp(-0.1 * one));
    const Numbers found = catchment(weights, people, jobs), printed = {1.3366693, 0.8880224, 0.9963171};
    double all = 0;
    for (std::size_t town = 0; town < 3; ++town) {
        CHECK(std::fabs(found[town] - printed[town]) <= 0.5e-7);
        all += found[town] * people[town];
    }
    CHECK(std::fabs(all - 210'000) < 1e-6);
}

TEST_CASE("the enhanced two steps of the R package catchment come out, from minutes and zones to access") {
    // uva-bi-sdad/catchment, tests/testthat, commented there as the example of the enhanced 2-step method: consumers,
    // providers and their cost, with weights of 1, 0.68 and 0.22 up to 20, 40 and 60: the zones of an hour here. The
    // package prints no figures; those below follow from its formula, so this is a second program's example, not a
    // printed one. 5 + 6.8 + 34 = 45.8 compete for the first provider, 1.1 + 10 + 34 = 45.1 for the second.
    const Numbers people = {5, 10, 50}, supply = {5, 10};
    const Numbers minutes = {5, 55, 35, 15, 40, 25};  // [consumer, provider]
    Numbers weights;
    for (const double one : minutes) weights.push_back(weight(one, 60));
    const Numbers found = catchment(weights, people, supply), expected = {0.1579507935, 0.2959652979, 0.2250118611};
    for (std::size_t town = 0; town < 3; ++town) CHECK(std::fabs(found[town] - expected[town]) <= 0.5e-10);
}

TEST_CASE("one place for one town gives its whole supply a head, from whichever zone") {
    // What Delamater 2013 (Health & Place 24, 30-43) holds against the method, and so a mark of it.
    for (const double minutes : {5.0, 15.0, 25.0})
        CHECK(std::fabs(catchment({weight(minutes, 30)}, {50}, {10})[0] - 0.2) < 1e-15);
}

TEST_CASE("on random counties every head finds what the definition says, and all supply that is reached is found") {
    std::mt19937 generator(7);
    const auto uniform = [&](double high) { return high * static_cast<double>(generator()) / 4294967296.0; };
    for (int round = 0; round < 200; ++round) {
        const std::size_t towns = 1 + generator() % 15, facilities = 1 + generator() % 30;
        Numbers weights(towns * facilities), people(towns), supply(facilities);
        for (double& one : weights) one = weight(uniform(60), 30);
        for (double& one : people) one = std::floor(uniform(50'000)) + 1;
        for (double& one : supply) one = std::floor(uniform(300));
        const Numbers found = catchment(weights, people, supply), expected = slow_catchment(weights, people, supply);
        double shared = 0, reached = 0;
        for (std::size_t t = 0; t < towns; ++t) {
            CHECK(std::fabs(found[t] - expected[t]) <= 1e-12 * std::max(1.0, expected[t]));
            shared += found[t] * people[t];
        }
        for (std::size_t f = 0; f < facilities; ++f) {
            bool open = false;
            for (std::size_t t = 0; t < towns; ++t) open |= weights[t * facilities + f] > 0;
            if (open) reached += supply[f];
        }
        CHECK(std::fabs(shared - reached) <= 1e-9 * std::max(1.0, reached));
    }
}

TEST_CASE("a facility that nobody reaches gives nothing, and divides by nobody") {
    CHECK(catchment({1, 0, 1, 0}, {100, 300}, {8, 50}) == Numbers{0.02, 0.02});
}

TEST_CASE("the nearest place is looked for among those that are open, lane by lane") {
    const double minutes[] = {5, 40, 25, 30, 12, 60};  // [town, facility]: two towns, three facilities
    std::vector<Lane<4>> ways, open(3), nearest(2);
    for (const double one : minutes) ways.emplace_back(one);
    const double first[] = {1, 0, 0, 1}, second[] = {0, 1, 1, 1}, third[] = {0, 0, 1, 1};
    open = {Lane<4>::load(first), Lane<4>::load(second), Lane<4>::load(third)};
    nearest_minutes(2, 3, ways.data(), open.data(), nearest.data());
    const double expected[2][4] = {{5, 40, 25, 5}, {30, 12, 12, 12}};
    for (std::size_t town = 0; town < 2; ++town)
        for (int lane = 0; lane < 4; ++lane) CHECK(nearest[town][lane] == expected[town][lane]);
}

TEST_CASE("a hospital that is not there yet covers nobody") {
    CareCounty county(2);
    county.add("hospital", Rank::county, 0);
    const int planned = county.add("planned", Rank::county, 1);
    for (int town = 0; town < 2; ++town)
        for (int place = 0; place < 2; ++place) county.minute(town, place) = town == place ? 10 : 90;
    const auto covered = [&](double physicians, double nurses, double beds) {
        PatientRun<1> run(county);
        const auto at = static_cast<std::size_t>(planned);
        run.supply.physicians[at] = physicians;
        run.supply.nurses[at] = nurses;
        run.supply.beds[at] = 0.0;
        run.supply.counted_beds[at] = beds;
        return run.start().recorded("people_covered");
    };
    CHECK(covered(0, 0, 0) == 10'000);
    CHECK(covered(0, 0, 50) == 10'000);  // a shell
    CHECK(covered(2, 0, 0) == 20'000);
    CHECK(covered(0, 3, 50) == 20'000);
}

TEST_CASE("rural people are those outside the streets of the city, and a hospital for one kind covers nobody") {
    CareCounty county(3);
    county.add("hospital", Rank::county, 0);
    const int special = county.add("special", Rank::county, 2);
    for (int town = 0; town < 3; ++town)
        for (int place = 0; place < 2; ++place) county.minute(town, place) = 90;
    county.minute(0, 0) = county.minute(1, 0) = county.minute(2, special) = 10;
    county.people = {10'000, 20'000, 40'000};
    county.system.urban = {true, true};
    const auto recorded = [&](const std::string& series) { return PatientRun<1>(county).start().recorded(series); };
    CHECK(recorded("rural_people") == 40'000);
    CHECK(recorded("people_covered") == 70'000);
    CHECK(recorded("rural_people_covered") == 40'000);
    county.system.providers[static_cast<std::size_t>(special)].general = false;
    CHECK(recorded("people_covered") == 30'000);
    CHECK(recorded("rural_people_covered") == 0);
    county.system.urban = {true};
    CHECK(recorded("rural_people") == 60'000);
    CHECK(recorded("rural_people_covered") == 20'000);
}
