// Small plans and hand-made ensembles for the tests of indicators and reports.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::small_plan {

inline Number printed(double value, std::string text, std::string source = "plan") {
    Number number(value);
    number.text = std::move(text);
    number.source = std::move(source);
    return number;
}

/// Nurses per 1000 residents, at least 4.00, base 3.42.
inline plan::Target nurses_per_1000() {
    plan::Target target;
    target.row = "12";
    target.name = {"每千常住人口注册护士数", "Registered nurses per 1000 residents"};
    target.unit = {"人/千人", "per 1000"};
    target.indicator = plan::Indicator{"nurse", "residents", 1000};
    target.base = printed(3.42, "3.42");
    target.target = printed(4, "4.00");
    return target;
}

/// A row without a denominator.
inline plan::Target plain(std::string numerator, plan::Operator op, double target) {
    plan::Target row;
    row.row = "1";
    row.name = {"行", "row"};
    row.unit = {"个", "units"};
    row.indicator = plan::Indicator{std::move(numerator), "", 1};
    row.op = op;
    row.target = Number(target);
    return row;
}

/// A county of nurses and beds with the given rows; 2020 to 2022.
inline Scenario county(std::vector<std::pair<std::string, plan::Target>> rows) {
    Scenario scenario;
    scenario.name = {"示例县", "Example county"};
    scenario.horizon = {.base = 2020, .target = 2022};
    scenario.workforce.entries.push_back({"nurse", {}});
    scenario.workforce.entries.back().value.name = {"注册护士", "nurses"};
    scenario.workforce.entries.push_back({"physician", {}});
    scenario.capacity.entries.push_back({"beds", {}});
    scenario.capacity.entries.back().value.unit = {"张", "beds"};
    for (auto& [id, row] : rows) scenario.targets.entries.push_back({id, row});
    return scenario;
}

/// An ensemble of the given series; every series is [year][replication].
using Years = std::vector<std::vector<double>>;
inline simulation::Ensemble ensemble(const std::vector<std::pair<std::string, Years>>& series) {
    std::vector<std::string> names;
    for (const auto& [name, years] : series) names.push_back(name);
    const Years& first = series.front().second;
    simulation::Ensemble ensemble(names, 2020, static_cast<int>(first.size()) - 1,
                                  static_cast<std::int64_t>(first.front().size()));
    for (std::size_t s = 0; s < series.size(); ++s)
        for (std::size_t t = 0; t < first.size(); ++t)
            for (std::size_t r = 0; r < first[t].size(); ++r)
                ensemble.values(static_cast<int>(s), static_cast<int>(t))[r] = series[s].second[t][r];
    return ensemble;
}

}  // namespace permille::small_plan
