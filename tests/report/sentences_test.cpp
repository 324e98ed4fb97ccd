// Sentences on what rests on estimates, and on what adding replications came to.
#include <doctest/doctest.h>

#include "permille/report/estimates_sentence.hpp"
#include "permille/report/precision_sentence.hpp"
#include "permille/report/table.hpp"
#include "report/small_run.hpp"

using namespace permille;
using namespace permille::report;
using explore::Precision;

TEST_CASE("a row's share of variance from estimates: in per cent, none, not told, or nothing for an unprojected row") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    RunResult result = evaluate("example", "0", scenario, run, 1, 1);
    CHECK(estimates_sentence(result).empty());
    CHECK(estimates_sentence(result, 2).en.starts_with("Too few replications"));
    result.estimates_shares.resize(6);
    result.estimates_shares[0] = indicators::VarianceShare{};
    result.estimates_shares[2] = indicators::VarianceShare{.share = 0.614, .standard_error = 0.01};
    CHECK(estimates_sentence(result, 0).en ==
          "None of the variance of this projection rests on numbers marked as estimates");
    CHECK(estimates_sentence(result, 1).empty());
    CHECK(
        estimates_sentence(result, 2).en.starts_with("Of the variance of this projection 61% rests on numbers marked"));
    CHECK(estimates_sentence(result, 2).zh.starts_with("本行预测的方差中，61% 来自"));
    CHECK(estimates_sentence(result, 4).en.starts_with("Too few replications"));
    const Text all = estimates_sentence(result);
    CHECK(all.en ==
          "Estimates account for 0% to 61% of the variance of a row's projection, most of all in row 12 (known "
          "for 2 of 3 projected rows)");
    CHECK(all.zh == "各行预测的方差中，来自估计值的占 0% 至 61%，最多的是第 12 行（可推算的 3 行中 2 行可分解）");
    CHECK(planner_table(result, {.language = Language::zh, .file = "x.yaml"}).find(all.zh) != std::string::npos);
}

TEST_CASE("precision: settled, at the limit, at the end of memory; each says how many replications there are") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    RunResult result = evaluate("example", "0", scenario, run, 1, 1);
    CHECK(precision_sentence(result).empty());
    result.precision = Precision{};
    CHECK(precision_sentence(result).en == "After 64 replications no verdict straddles a threshold (20%, 50%, 80%)");
    CHECK(precision_sentence(result).zh == "64 次模拟后，没有一行的判断跨在界线（20%、50%、80%）上");
    result.precision =
        Precision{.stopped = Precision::Stopped::limit, .borderline = {"nurses_per_1000", "beds_per_1000"}};
    CHECK(precision_sentence(result).en.ends_with("still straddle a threshold (20%, 50%, 80%) in these rows: 12, 17"));
    CHECK(precision_sentence(result).zh.ends_with("仍跨在界线（20%、50%、80%）上的有第 12、17 行"));
    result.precision = Precision{.stopped = Precision::Stopped::memory,
                                 .borderline = {"nurses_per_1000"},
                                 .next = 128,
                                 .next_bytes = 7.5 * (1 << 30)};
    CHECK(precision_sentence(result).en ==
          "Stopped at 64 replications: 128 would take 7.5 GiB of memory, more than the 6.0 GiB allowed; verdicts still "
          "straddle a threshold (20%, 50%, 80%) in these rows: 12");
    CHECK(planner_table(result, {.language = Language::zh, .file = "x.yaml"}).find("停在 64 次模拟") !=
          std::string::npos);
}

TEST_CASE("an alliance that is founded too late to act on patients by the target year is named, and no other") {
    Scenario scenario = small_plan::six_rows();
    const auto found = [&](const std::string& id, const std::string& project, const std::string& planned) {
        facilities::Alliance alliance;
        alliance.name = {id + "医共体", "Alliance " + id};
        alliance.project = project;
        scenario.alliances.entries.push_back({id, alliance});
        if (project.empty()) return;
        scenario.projects.entries.push_back({project, {}});
        scenario.projects.entries.back().value.planned = planned;
    };
    found("standing", "", "");
    found("early", "agreement", "2021-06");
    found("late", "treaty", "2021-12");
    // 2020 to 2022: who is founded by the end of 2021 acts in 2022. The late one is founded by then in one of 64.
    const std::vector<double> never(64, 0), always(64, 1), people(64, 280'641);
    std::vector<double> once(64, 0);
    once[63] = 1;
    const auto page = [&](const char* patients) {
        const auto run = small_plan::ensemble({{"residents", {people, people, people}},
                                               {"nurse", {always, always, always}},
                                               {"beds", {always, always, always}},
                                               {"life_expectancy", {always, always, always}},
                                               {"agreement.complete", {never, always, always}},
                                               {"treaty.complete", {never, once, always}},
                                               {patients, {people, people, people}}});
        const RunResult result = evaluate("example", "0", scenario, run, 1, 1);
        return planner_table(result, {.language = Language::en, .width = 400, .file = "x.yaml"});
    };
    const std::string with_patients = page("visits_in_county");
    CHECK(with_patients.find("Alliance late: planned for 2021-12; an alliance acts on patients from the January after "
                             "it is founded, and by 2022 it does so in 2% of the replications") != std::string::npos);
    CHECK(with_patients.find("Alliance early") == std::string::npos);
    CHECK(with_patients.find("Alliance standing") == std::string::npos);
    CHECK(page("nothing_of_patients").find("Alliance") == std::string::npos);
}
