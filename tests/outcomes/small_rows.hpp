// Rows of a plan without a county around them: built, and run on series that a test states.
#pragma once

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "permille/outcomes/evaluate.hpp"
#include "permille/simulation/copula.hpp"
#include "permille/simulation/draw_values.hpp"

namespace permille::small_rows {

constexpr int years = 5;

inline Number printed(const std::string& text) {
    Number number(std::stod(text));
    number.text = text;
    return number;
}

inline plan::Target row(plan::Kind kind, const std::string& base, const std::string& target) {
    plan::Target row;
    row.row = "1";
    row.kind = kind;
    row.unit = {"%", "%"};
    if (!base.empty()) row.base = printed(base);
    row.target = printed(target);
    return row;
}

inline plan::Target deaths(const std::string& base, double per) {
    plan::Target target = row(plan::Kind::rare_event, base, "5");
    target.better = plan::Better::lower;
    target.op = plan::Operator::le;
    target.indicator = plan::Indicator{"deaths", "births", per};
    return target;
}

/// `rate` of the nation among `per` births, without a change over the years.
inline outcomes::Event event(double rate, double per) {
    outcomes::Event event;
    event.rate = Number(rate);
    event.per = Number(per);
    event.log_change_per_year = Number(0);
    return event;
}

/// Values of one row: [year][replication].
using Values = std::vector<std::vector<double>>;

/// One row, and what it is made of.
struct Room {
    plan::Target target;
    Map<plan::History> history = {};
    Map<outcomes::Event> events = {};
    outcomes::Coverage coverage = {};
    std::vector<std::pair<std::string, std::vector<double>>> recorded = {};  // by name: [year]

    Values run(int replications, std::uint64_t seed = 1) const {
        ParameterRegister numbers(2020, 2020 + years);
        UnitRegister units;
        Map<plan::Target> targets;
        targets.entries.push_back({"row", target});
        std::vector<std::string> names{"births"};
        for (const auto& [name, series] : recorded)
            if (name != "births") names.push_back(name);
        std::vector<double> values_recorded;  // [year, series]
        for (std::size_t t = 0; t <= years; ++t)
            for (const std::string& wanted : names) {
                double value = 0;
                for (const auto& [name, series] : recorded)
                    if (name == wanted) value = series[t];
                values_recorded.push_back(value);
            }
        const auto parameters = outcomes::build_parameters(targets, history, events, coverage, names,
                                                           {.base_year = 2020, .years = years}, numbers, units);
        std::vector<int> dimensions(numbers.draws().size());
        std::iota(dimensions.begin(), dimensions.end(), 0);
        const Points points(PointSet::sobol, seed, static_cast<int>(dimensions.size()));
        const simulation::Copula untied;
        const simulation::ValueDrawer drawer(numbers, dimensions, untied, points, seed);
        std::vector<double> values(static_cast<std::size_t>(drawer.value_count()));
        std::vector<double> out(years + 1);
        Values found(years + 1);
        for (int r = 0; r < replications; ++r) {
            drawer.fill(r, 1, values.data());
            outcomes::evaluate(parameters,
                               {.seed = seed,
                                .number = static_cast<std::uint32_t>(r),
                                .values = values.data(),
                                .recorded = values_recorded.data(),
                                .series = static_cast<int>(names.size())},
                               out.data());
            for (std::size_t t = 0; t <= years; ++t) found[t].push_back(out[t]);
        }
        return found;
    }
};

inline double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

inline double variance(const std::vector<double>& values) {
    const double centre = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - centre) * (value - centre);
    return sum / static_cast<double>(values.size() - 1);
}

}  // namespace permille::small_rows
