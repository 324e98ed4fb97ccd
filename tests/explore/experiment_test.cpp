// Design points reached by replacing numbers are those of a scenario read and built anew, bit for bit.
#include "permille/explore/experiment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "permille/describe/paths.hpp"
#include "permille/describe/write_yaml.hpp"
#include "permille/explore/lever.hpp"
#include "support/sanitized.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using explore::Experiment;

namespace {

bool same_bits(const simulation::Ensemble& a, const simulation::Ensemble& b) {
    if (a.series() != b.series() || a.years() != b.years()) return false;
    for (int series = 0; series < static_cast<int>(a.series().size()); ++series)
        for (int t = 0; t <= a.years(); ++t) {
            const auto one = a.values(series, t), other = b.values(series, t);
            const bool same = std::equal(one.begin(), one.end(), other.begin(), other.end(),
                                         [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
            if (!same) return false;
        }
    return true;
}

simulation::Ensemble few(const simulation::Model& model) {
    return simulation::simulate(model, {.replications = 4, .threads = 1});
}

// A level near the present one, as its author would write it: whole things stay whole, shares stay shares.
std::string level_near(const PathValue& value, double now) {
    double level = value.field.whole ? std::round(now * 1.1 + 1) : now * 1.03 + (now == 0 ? 0.01 : 0);
    if (level > value.field.max) level = value.field.whole ? std::round(now * 0.9 - 1) : now * 0.97;
    return shortest_text(level);
}

Experiment started(const LoadedScenario& scenario, std::vector<Setting> first) {
    Checked<Experiment> experiment = Experiment::start(scenario, std::move(first));
    for (const Issue& issue : experiment.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*experiment.value);
}

enum class Of { all_numbers, plain_numbers };

// A plan's numbers are the factors, uncertain ones at their means; one after another moves.
void check_plan(const std::string& name, Of which) {
    const LoadedScenario plan = testing::loaded(name);
    const int base = static_cast<int>(plan.scenario.horizon.base);
    std::vector<PathValue> values;
    std::vector<Setting> first;
    std::vector<std::string> levels;
    const Variable variable(plan);
    for (PathValue& value : list_paths(look_at(plan.scenario))) {
        if (value.number == nullptr) continue;
        if (which == Of::plain_numbers && !std::holds_alternative<double>(value.number->form)) continue;
        const double mean = value.number->mean_in(base);
        const double now = value.field.whole ? std::round(mean) : mean;
        first.push_back({value.path, shortest_text(now)});
        levels.push_back(first.back().value);
        values.push_back(std::move(value));
    }
    Experiment experiment = started(plan, first);
    LoadedScenario plain = std::move(*variable.with(first).value);
    plain.resolved = write_yaml(plain.scenario);
    const Variable anew(plain);
    std::size_t asked = 0, replaced = 0, refused = 0;
    // Each number is loaded, built and run: a sanitizer looks at some of them, the release build at all.
    constexpr std::size_t step = testing::sanitized ? 16 : 1;
    for (std::size_t i = 0; i < values.size(); i += step, ++asked) {
        const std::string level = level_near(values[i], values[i].number->mean_in(base));
        std::vector<std::string> moved = levels;
        moved[i] = level;
        const std::int64_t before = experiment.replaced();
        const Issues issues = experiment.move(moved);
        const Setting setting[] = {{values[i].path, level}};
        const Checked<LoadedScenario> read = anew.with(setting);
        const Checked<simulation::Model> built =
            read.value ? simulation::build_model(*read.value) : Checked<simulation::Model>{};
        INFO(name << " " << values[i].path << "=" << level);
        CHECK(issues.empty() == bool(built.value));
        if (!built.value) {
            ++refused;
            continue;
        }
        if (experiment.replaced() == before) {
            experiment = started(plan, first);  // its model was built without what this one could move
            continue;
        }
        ++replaced;
        CHECK(same_bits(few(experiment.model()), few(*built.value)));
        CHECK(experiment.move(levels).empty());
    }
    MESSAGE(name << ": " << asked << " numbers, " << replaced << " replaced, " << refused << " refused");
    CHECK(replaced * 4 > asked);
}

}  // namespace

TEST_CASE("a replaced number runs as one that was read, whichever of a plan's it is") {
    check_plan("jingyan.yaml", Of::all_numbers);
    check_plan("minhou.yaml", Of::plain_numbers);  // its patients are not served at the means of everything
}

TEST_CASE("levers leave the base year as it was, so that moving one asks nothing about it") {
    for (const char* name : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        const LoadedScenario plan = testing::loaded(name);
        const Variable variable(plan);
        const simulation::Ensemble present = few(testing::built(plan));
        for (const explore::Lever& lever : explore::levers_of(plan.scenario, present)) {
            const Setting setting[] = {lever.at(lever.high == lever.value ? lever.low : lever.high)};
            INFO(name << " " << setting[0].path << "=" << setting[0].value);
            const Checked<LoadedScenario> turned = variable.with(setting);
            REQUIRE(turned.value);
            const simulation::Ensemble ensemble = few(testing::built(*turned.value));
            for (int series = 0; series < static_cast<int>(present.series().size()); ++series)
                CHECK(std::ranges::equal(present.values(series, 0), ensemble.values(series, 0)));
        }
    }
}

TEST_CASE("a design point with a mistake is refused in the words of --set, and the experiment stays where it was") {
    const LoadedScenario plan = testing::loaded("jingyan.yaml");
    Experiment experiment = started(plan, {{"workforce.nurse.recruitment.extra_per_year", "10"},
                                           {"workforce.nurse.leaving.hazard_per_year", "0.05"}});
    const simulation::Ensemble before = few(experiment.model());
    const std::string outside[] = {"20", "-0.1"}, text[] = {"20", "many"}, fraction[] = {"20.5", "0.05"};
    for (const auto& levels : {outside, text, fraction}) {
        const Issues issues = experiment.move({levels, 2});
        REQUIRE(issues.size() == 1);
        CHECK(*issues.all()[0].place.file == "--set");
        CHECK(same_bits(few(experiment.model()), before));
    }
    const std::string uncertain[] = {"20", "{uniform: [0.02, 0.08]}"}, plain[] = {"20", "0.04"};
    REQUIRE(experiment.move(uncertain).empty());
    CHECK(experiment.replaced() == 0);
    REQUIRE(experiment.move(plain).empty());
    const auto loaded = testing::loaded("jingyan.yaml", {"workforce.nurse.recruitment.extra_per_year=20",
                                                         "workforce.nurse.leaving.hazard_per_year=0.04"});
    CHECK(same_bits(few(experiment.model()), few(testing::built(loaded))));
}
