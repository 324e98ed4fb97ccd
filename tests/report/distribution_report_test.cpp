// The distribution over towns as JSON, as a table and in words.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "permille/report/csv.hpp"
#include "permille/report/json.hpp"
#include "permille/report/table.hpp"
#include "permille/report/worst_off.hpp"
#include "report/small_run.hpp"

using namespace permille;
using Json = nlohmann::json;

namespace {

// Two towns of 6000 and 2000 people that share 30 physicians evenly; what the second has within reach is little.
struct TwoTowns {
    Scenario scenario = small_plan::six_rows();
    simulation::Ensemble ensemble = small_plan::six_rows_run();

    explicit TwoTowns(bool areas = true) {
        for (const auto& [id, zh, en] :
             {std::tuple("yancheng", "研城街道", "Yancheng"), std::tuple("mata", "马踏镇", "Mata")}) {
            population::Town town;
            town.name = {zh, en};
            town.seat = std::string(id) == "yancheng";
            if (areas) town.area_km2 = town.seat ? 20 : 60;
            scenario.population.towns.entries.push_back({id, town});
        }
        scenario.workforce.entries[1].value.name = {"医师", "physicians"};
        scenario.staffing.emplace();
        scenario.staffing->physicians = "physician";
        ensemble.towns.emplace(simulation::TownSeries{.resources = {"physician"}, .reach = true, .nearest = true}, 2, 2,
                               64);
        const float values[4][2] = {{6000, 2000}, {15, 15}, {4.5F, 1.5F}, {8, 40}};
        for (int series = 0; series < 4; ++series)
            for (int town = 0; town < 2; ++town)
                for (int t = 0; t <= 2; ++t)
                    for (float& value : ensemble.towns->values(series, town, t)) value = values[series][town];
    }
    report::RunResult result() const { return report::evaluate("two", "digest", scenario, ensemble, 1, 1); }
};

}  // namespace

TEST_CASE("the summary tells inequality by year, towns of the first and the last year, and who is worst off") {
    const TwoTowns two;
    const Json distribution = Json::parse(report::summary_json(two.result()))["distribution"];
    CHECK(distribution["replications"] == 64);
    CHECK(distribution["groups"] == Json({"seat", "other"}));
    CHECK(distribution["towns"]["mata"]["people"]["2022"]["median"] == 2000);
    CHECK(distribution["towns"]["mata"]["pad"]["2020"]["median"].get<double>() == doctest::Approx(0.25 / 0.75));
    CHECK(distribution["nearest"]["share_within"]["2021"]["median"] == 0.75);
    const Json& physicians = distribution["resources"][0];
    CHECK(physicians["id"] == "physician");
    // 3/4 of the people have half: the curve goes through (3/4, 1/2), and its Gini is 1/4.
    CHECK(physicians["by_people"]["gini"]["2021"]["median"].get<double>() == doctest::Approx(0.25));
    CHECK(physicians["by_area"]["gini"]["2021"]["median"].get<double>() == doctest::Approx(0.25));
    CHECK(physicians["by_people"]["lorenz"]["2022"].size() == 11);
    CHECK(physicians["by_people"]["lorenz"]["2022"][5]["median"].get<double>() == doctest::Approx(1.0 / 3));
    CHECK(physicians["towns"]["mata"]["hrad_over_pad"]["2022"]["median"].get<double>() == doctest::Approx(2));
    CHECK(physicians["worst_off"]["town"] == "mata");
    CHECK(physicians["worst_off"]["measure"] == "within_reach_per_1000");
    CHECK(physicians["worst_off"]["share_of_replications"] == 1);
    CHECK(physicians["worst_off"]["text"]["zh"] ==
          "2022 年最缺医师的是马踏镇：每千人可及 1.50（全域 3.75），在 100% 的模拟中居末位");
}

TEST_CASE("what is not known is null, and a run without towns has no distribution") {
    const TwoTowns without_areas(false);
    const Json distribution = Json::parse(report::summary_json(without_areas.result()))["distribution"];
    CHECK(distribution["resources"][0]["by_area"].is_null());
    CHECK(distribution["towns"]["mata"]["area_km2"].is_null());
    TwoTowns without_towns;
    without_towns.ensemble.towns.reset();
    CHECK(Json::parse(report::summary_json(without_towns.result()))["distribution"].is_null());
    CHECK(report::distribution_csv(without_towns.result()) ==
          "scenario,year,resource,measure,by,town,p05,median,p95\n");
}

TEST_CASE("the table of towns has a line for every figure in every year") {
    const TwoTowns two;
    const std::string csv = report::distribution_csv(two.result());
    CHECK(csv.starts_with("scenario,year,resource,measure,by,town,p05,median,p95\n"));
    CHECK(csv.find("\ntwo,2022,physician,gini,people,,0.25,0.25,0.25\n") != std::string::npos);
    CHECK(csv.find("\ntwo,2020,physician,within_reach_per_1000,,mata,1.5,1.5,1.5\n") != std::string::npos);
    CHECK(csv.find("\ntwo,2021,,share_within,,,0.75,0.75,0.75\n") != std::string::npos);
    // 7 figures and 11 corners by people and by area, one by reach, 4 of each town; of the county 3 of each town and 3.
    const int figures = 2 * (7 + 11) + 1 + 2 * 4 + 2 * 3 + 3;
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 3 * figures);
}

TEST_CASE("the planner's table tells of the physicians how unequal they lie and who is worst off") {
    const TwoTowns two;
    const std::string page = report::planner_table(two.result(), {.language = Language::en, .width = 140});
    CHECK(page.find("Gini of physicians over the towns' people: 0.25 → 0.25 (0.25–0.25)\n") != std::string::npos);
    CHECK(page.find("Worst off in 2022: Mata, with 1.50 physicians within reach per 1000 people (3.75 in the county); "
                    "last in 100% of the futures\n") != std::string::npos);
}
