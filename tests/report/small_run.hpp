// A small run with every kind of row, for the tests of what is printed and written.
#pragma once

#include "indicators/small_plan.hpp"
#include "permille/report/run_result.hpp"

namespace permille::small_plan {

/// A plan of six rows: likely, out of reach, reachable and binding, without base, a coverage, a target in words.
inline Scenario six_rows() {
    plan::Target nurses = nurses_per_1000();
    plan::Target beds = nurses_per_1000();
    beds.row = "17";
    beds.name = {"每千常住人口医疗卫生机构床位数（含社会办医疗机构与在建项目投用后的开放床位）",
                 "Beds of health institutions per 1000 permanent residents, private hospitals included"};
    beds.indicator = plan::Indicator{"beds", "residents", 1000};
    beds.base = printed(6.7, "6.7");
    beds.target = printed(8, "8.0");
    beds.op = plan::Operator::about;
    plan::Target life = plain("life_expectancy", plan::Operator::ge, 78.6);
    life.row = "1";
    life.kind = plan::Kind::demographic;
    life.nature = plan::Nature::binding;
    life.name = {"人均预期寿命", "Life expectancy at birth"};
    life.unit = {"岁", "years"};
    life.base = printed(78.47, "78.47");
    life.target = printed(78.6, "78.6");
    plan::Target psychiatrists = nurses_per_1000();
    psychiatrists.row = "t3";
    psychiatrists.name = {"每十万人口精神科医师数", "Psychiatrists per 100 000 people"};
    psychiatrists.indicator = plan::Indicator{"psychiatrist", "residents", 100'000};
    psychiatrists.base.reset();
    plan::Target literacy = nurses_per_1000();
    literacy.row = "8";
    literacy.name = {"居民健康素养水平", "Health literacy"};
    literacy.kind = plan::Kind::coverage;
    literacy.op = plan::Operator::gt;
    plan::Target healthy_life = life;
    healthy_life.row = "2";
    healthy_life.kind = plan::Kind::resource;
    healthy_life.op = plan::Operator::ge;
    healthy_life.target.reset();
    healthy_life.target_text = "同比例提高";
    return county({{"life_expectancy", life},
                   {"healthy_life_expectancy", healthy_life},
                   {"nurses_per_1000", nurses},
                   {"health_literacy", literacy},
                   {"beds_per_1000", beds},
                   {"psychiatrists_per_100000", psychiatrists}});
}

/// 64 replications of it.
inline simulation::Ensemble six_rows_run() {
    std::vector<double> people(64, 280'641), nurses(64), beds(64, 1900), life(64, 78.9);
    for (std::size_t r = 0; r < nurses.size(); ++r) nurses[r] = 1100 + static_cast<double>(r);
    return ensemble({{"residents", {people, people, people}},
                     {"nurse", {nurses, nurses, nurses}},
                     {"beds", {beds, beds, beds}},
                     {"life_expectancy", {life, life, life}}});
}

}  // namespace permille::small_plan
