// Training that takes longer than the plan.
#include "permille/scenario/pipelines.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "permille/scenario/findings.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

Scenario with_pipeline(std::int64_t first, std::int64_t last, double length) {
    Scenario scenario;
    scenario.horizon = {.base = 2020, .target = 2025};
    workforce::Cadre cadre;
    cadre.part_of = "physician";
    workforce::Pipeline pipeline;
    pipeline.name = {"定向医学生", "students trained to order"};
    pipeline.first_year = first;
    pipeline.last_year = last;
    pipeline.length_years = Number(length);
    pipeline.qualification = "gp";
    cadre.pipelines.entries.push_back({"directed", pipeline});
    scenario.workforce.entries.push_back({"western", cadre});
    for (const char* counted : {"gp", "physician", "nurse"}) {
        plan::Target target;
        target.row = counted;
        target.indicator = plan::Indicator{counted, "residents", 1000};
        scenario.targets.entries.push_back({counted, target});
    }
    return scenario;
}

}  // namespace

TEST_CASE("eight years of training begun in 2020 bring nobody by 2025") {
    const auto late = late_pipelines(with_pipeline(2020, 2025, 8));
    REQUIRE(late.size() == 1);
    CHECK(late[0].delivers_nobody);
    CHECK(late[0].first_arrival == 2028);
    CHECK(late[0].rows == std::vector<std::string>{"gp", "physician"});
    const Text said = say_late(late[0], {.base = 2020, .target = 2025});
    CHECK(said.zh.find("最早 2028 年到岗；到 2025 年无人到岗") != std::string::npos);
    CHECK(said.en.find("by 2025 nobody arrives") != std::string::npos);
}

TEST_CASE("training begun before the plan arrives within it, that begun within it does not") {
    const auto late = late_pipelines(with_pipeline(2016, 2025, 8));
    REQUIRE(late.size() == 1);
    CHECK_FALSE(late[0].delivers_nobody);
    CHECK(late[0].first_intake == 2021);
    CHECK(late[0].first_arrival == 2029);
    CHECK(late[0].last_in_time == 2017);
    // Three years are short enough, and a pipeline that has stopped promises nothing.
    CHECK(late_pipelines(with_pipeline(2016, 2025, 3)).empty());
    CHECK(late_pipelines(with_pipeline(2014, 2020, 5)).empty());
    // Begun in the base year with five years, they arrive just in time.
    CHECK(late_pipelines(with_pipeline(2020, 2020, 5)).empty());
}

TEST_CASE("the simulation brings nobody where the plan is told so") {
    const LoadedScenario zhaoyuan = testing::loaded("zhaoyuan.yaml");
    const auto late = late_pipelines(zhaoyuan.scenario);
    REQUIRE(late.size() == 2);  // 5+3 and 3+2, from 2022 on
    CHECK(late[0].delivers_nobody);
    CHECK(late[1].delivers_nobody);
    const auto ensemble = testing::run("zhaoyuan.yaml", {}, {.replications = 64});
    for (int t = 0; t <= 5; ++t) CHECK(testing::mean_of(ensemble, "gp.completed", t) == 0);
    // Of Jingyan's 5+3 only those of 2016 and 2017 arrive, in 2024 and 2025, beside three years of 3+2 before them.
    const auto jingyan = testing::run("jingyan.yaml", {}, {.replications = 64});
    const double before = testing::mean_of(jingyan, "gp.completed", 3);
    CHECK(before > 0);
    for (int t = 4; t <= 5; ++t) CHECK(testing::mean_of(jingyan, "gp.completed", t) > 1.5 * before);

    const auto found = find_contradictions(zhaoyuan.scenario);
    const auto finding = std::find_if(found.begin(), found.end(),
                                      [](const Finding& one) { return one.id == "pipeline_delivers_nobody"; });
    REQUIRE(finding != found.end());
    CHECK(finding->severity == Severity::warning);
    CHECK_FALSE(finding->rows.empty());
}
