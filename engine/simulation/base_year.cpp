// One run of the base year at the best productivity.
#include "base_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/simulation/kernels.hpp"

namespace permille::simulation {
namespace {

// What the base year took may come this close to what its staff and beds give: beyond it productivity is raised, with a
// tenth to spare.
constexpr double fits = 1.1;

// Where in its distribution a number is taken: visits a day and occupancy high, stays short, use low, all others in the
// middle.
double place_in_distribution(std::string_view path) {
    constexpr std::string_view productivity = "care.productivity.";
    if (path.starts_with("demand.") &&
        (path.ends_with(".per_person") || path.find(".factor") != std::string_view::npos))
        return 0.001;
    if (!path.starts_with(productivity)) return 0.5;
    return path.find("stay") == std::string_view::npos ? 0.999 : 0.001;
}

std::vector<double> best_values(const ParameterRegister& numbers) {
    std::vector<double> drawn;
    for (const ParameterRegister::Draw& draw : numbers.draws()) {
        double u = place_in_distribution(draw.path);
        QuantileTable(draw.distribution).fill({&u, 1}, {&u, 1});
        drawn.push_back(u);
    }
    std::vector<double> values;
    for (const ParameterRegister::Value& value : numbers.values()) {
        values.push_back(value.constant);
        if (value.draw_a >= 0) values.back() += value.weight_a * drawn[static_cast<std::size_t>(value.draw_a)];
        if (value.draw_b >= 0) values.back() += value.weight_b * drawn[static_cast<std::size_t>(value.draw_b)];
    }
    return values;
}

}  // namespace

void check_base_year(const Scenario& scenario, const ParameterRegister& numbers, const RoomParameters& rooms,
                     const std::vector<std::string>& series, Issues& issues) {
    if (!rooms.network) return;
    const std::vector<double> values = best_values(numbers);
    std::vector<double> results(static_cast<std::size_t>(rooms.series()));
    Calendar base_alone = rooms.network->patients.calendar;
    base_alone.years = 0;
    const KernelJob job{.rooms = &rooms,
                        .calendar = base_alone,
                        .blocks = 1,
                        .value_count = static_cast<int>(values.size()),
                        .values = values.data(),
                        .results = results.data()};
    kernels().back().run(&job);
    const auto of = [&](std::string_view name) {
        return results[static_cast<std::size_t>(std::find(series.begin(), series.end(), name) - series.begin())];
    };
    const network::PatientParameters& patients = rooms.network->patients;
    const auto missed = [&](double above, double below, Parameter share) {
        return std::abs(above / below - values[static_cast<std::size_t>(share.in_year(0))]) > 1e-6;
    };
    const bool strained = of("outpatient_productivity_raised") > fits || of("inpatient_productivity_raised") > fits;
    const bool in_county =
        patients.outside_open && missed(of("visits_in_county"), of("visits_everywhere"), patients.base_in_county);
    const bool primary =
        patients.both_levels && missed(of("outpatients_primary"), of("outpatients_in_county"), patients.base_primary);
    if (!strained && !in_county && !primary) return;
    const auto place = static_cast<std::size_t>(std::max(of("fullest_place"), 1.0)) - 1;
    issues.add({}, "demand.base",
               say(Phrase::share_unattainable,
                   {scenario.facilities.entries[place].id, fmt::format("{:.1f}", of("fullest_place_load"))}));
}

}  // namespace permille::simulation
