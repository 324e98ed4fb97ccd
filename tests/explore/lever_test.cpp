// The catalogue of levers: fields that say they are, bounded by the county's stocks or by the scenario's own entries.
#include "permille/explore/lever.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "support/scenarios.hpp"

using namespace permille;
using explore::Lever;

namespace {

std::vector<Lever> catalogue(const std::string& file, std::vector<std::string> sets = {}) {
    const LoadedScenario scenario = testing::loaded(file, std::move(sets));
    return explore::levers_of(scenario.scenario, simulation::simulate(testing::built(scenario), {.replications = 32}));
}

const Lever* find(const std::vector<Lever>& levers, const std::string& path) {
    const auto found = std::find_if(levers.begin(), levers.end(), [&](const Lever& one) { return one.path == path; });
    return found == levers.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("every lever that the guide names is in the catalogue of a county that has it") {
    const std::vector<Lever> levers = catalogue("jingyan.yaml");
    for (const char* path :
         {"workforce.nurse.leaving.multiplier", "workforce.nurse.recruitment.extra_per_year",
          "workforce.nurse.retirement.shift_years", "workforce.physician.qualifications.gp.extra_training_per_year",
          "projects.subcentre_mata.shift_months", "projects.subcentre_mata.cancelled", "capacity.beds.extra_per_year",
          "capacity.childcare_places.extra_per_year"}) {
        CAPTURE(path);
        CHECK(find(levers, path) != nullptr);
    }
    CHECK(std::any_of(levers.begin(), levers.end(),
                      [](const Lever& one) { return one.path.ends_with(".extra_intake"); }));
    for (const Lever& lever : levers) {
        CAPTURE(lever.path);
        CHECK(lever.low < lever.high);
        CHECK(lever.step > 0);
        CHECK(lever.value == lever.neutral);
        CHECK(lever.label.zh != lever.label.en);
        CHECK((!lever.whole || lever.step == std::round(lever.step)));
    }
}

TEST_CASE("a project that completes a milestone or founds an alliance is a lever though it adds no beds") {
    const std::vector<Lever> jingyan = catalogue("jingyan.yaml"), siyang = catalogue("siyang.yaml");
    CHECK(find(jingyan, "projects.community_hospital_third.shift_months") != nullptr);
    CHECK(find(jingyan, "projects.hygiene_title_yanjing.shift_months") != nullptr);
    CHECK(find(siyang, "projects.geriatric_department.shift_months") != nullptr);
}

TEST_CASE("a lever of staff that is not projected is none") {
    const std::vector<Lever> levers = catalogue("first.yaml");
    CHECK(find(levers, "workforce.nurse.recruitment.extra_per_year") != nullptr);
    CHECK(find(levers, "workforce.pharmacist.recruitment.extra_per_year") == nullptr);
}

TEST_CASE("further offers are bounded by the stock: 300 nurses, 2 at a time, 40 at most") {
    // A hundredth of 300 is 3, made round 2; a fifth of the stock is twenty such steps.
    const Lever lever = *find(catalogue("first.yaml"), "workforce.nurse.recruitment.extra_per_year");
    CHECK(lever.step == 2);
    CHECK(lever.low == 0);
    CHECK(lever.high == 40);
    CHECK(lever.stock == "nurse");
    CHECK(explore::one_step(lever) == 2);
    CHECK(lever.at(7).value == "7");
}

TEST_CASE("further beds and places are bounded by the people, also of a stock that begins at nothing") {
    // A ten-thousandth of 739 000 people is 73.9, made round 50; two in a thousand are twenty such steps.
    const Lever lever = *find(catalogue("minhou.yaml"), "capacity.childcare_places.extra_per_year");
    CHECK(lever.step == 50);
    CHECK(lever.high == 1000);
    CHECK(lever.stock.empty());
}

TEST_CASE("what the project's own what-ifs ask for lies within the bounds of the levers") {
    for (const auto& entry : std::filesystem::directory_iterator(testing::scenario_file("whatif"))) {
        if (entry.path().extension() != ".yaml") continue;
        const std::string file = "whatif/" + entry.path().filename().string();
        for (const Lever& lever : catalogue(file)) {
            CAPTURE(file);
            CAPTURE(lever.path);
            CHECK(lever.value >= lever.low);
            CHECK(lever.value <= lever.high);
        }
    }
}

TEST_CASE("an entry states the county's own bounds, step, label and cost; a path has precedence over a pattern") {
    const std::vector<Lever> levers = catalogue(
        "first.yaml",
        {"levers.recruitment={path: workforce.*.recruitment.extra_per_year, high: 9, cost_yuan: 1000, cost_per: unit}",
         "levers.nurses={path: workforce.nurse.recruitment.extra_per_year, low: 1, high: 5, step: 0.5, label: more "
         "nurses, cost_yuan: 125000, cost_per: person_year}"});
    const Lever nurses = *find(levers, "workforce.nurse.recruitment.extra_per_year");
    CHECK(nurses.low == 1);
    CHECK(nurses.high == 5);
    CHECK(nurses.step == 0.5);
    CHECK(nurses.label.en == "more nurses");
    REQUIRE(nurses.cost);
    CHECK(nurses.cost->yuan == 125000);
    CHECK(nurses.cost->per == plan::CostPer::person_year);
    const Lever physicians = *find(levers, "workforce.physician.recruitment.extra_per_year");
    CHECK(physicians.high == 9);
    CHECK(physicians.cost->per == plan::CostPer::unit);
}

TEST_CASE("retention is turned down, and back up where it stands at its end") {
    const std::string path = "workforce.nurse.leaving.multiplier";
    Lever lever = *find(catalogue("first.yaml"), path);
    CHECK(explore::one_step(lever) == doctest::Approx(0.95));
    lever.value = lever.low;
    CHECK(explore::one_step(lever) == doctest::Approx(0.55));
}

TEST_CASE("an uncertain lever stands at its mean") {
    const Lever lever = *find(catalogue("whatif/jingyan_better_retention.yaml"), "workforce.nurse.leaving.multiplier");
    CHECK_FALSE(lever.certain);
    // PERT: (low + 4 mode + high) / 6.
    CHECK(lever.value == doctest::Approx((0.60 + 4 * 0.75 + 0.95) / 6));
}

TEST_CASE("a pattern fits one key for each star") {
    CHECK(plan::fits("a.b.c", "a.*.c"));
    CHECK(plan::fits("a.b.c", "a.b.c"));
    CHECK_FALSE(plan::fits("a.b.c", "a.*"));
    CHECK_FALSE(plan::fits("a.b", "a.*.c"));
    CHECK_FALSE(plan::fits("a.b.c", "a.*.d"));
}
