// Building the model: rooms register their numbers, draws find their Sobol dimension, ids are checked for collisions.
#include "permille/simulation/model.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "permille/base/phrases.hpp"
#include "permille/random/key.hpp"
#include "permille/random/points.hpp"
#include "permille/simulation/rooms.hpp"

namespace permille::simulation {

struct Model::Content {
    Calendar calendar;
    ParameterRegister numbers;
    RoomParameters rooms;
    outcomes::Parameters outcomes;
    std::vector<std::string> series;  // of the rooms, then of the outcomes
    std::vector<int> dimensions;      // of numbers.draws(), in their order
    int dimension_count = 0;
    Copula copula;
};

Model::Model(std::unique_ptr<const Content> content) : content_(std::move(content)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

const Calendar& Model::calendar() const {
    return content_->calendar;
}
const std::vector<std::string>& Model::series() const {
    return content_->series;
}
const ParameterRegister& Model::parameters() const {
    return content_->numbers;
}
const std::vector<int>& Model::dimensions() const {
    return content_->dimensions;
}
int Model::dimension_count() const {
    return content_->dimension_count;
}
const Copula& Model::copula() const {
    return content_->copula;
}
const RoomParameters& Model::rooms() const {
    return content_->rooms;
}
const outcomes::Parameters& Model::outcomes() const {
    return content_->outcomes;
}

namespace {

// A draw's dimension is the place of its path in the scenario's list. A number without a place in it was made by a room
// and not read; it goes behind the list, in the order of registration.
std::vector<int> find_dimensions(const ParameterRegister& numbers, const std::vector<std::string>& listed, int& count) {
    std::vector<int> dimensions;
    count = static_cast<int>(listed.size());
    for (const ParameterRegister::Draw& draw : numbers.draws()) {
        const auto found = std::find(listed.begin(), listed.end(), draw.path);
        dimensions.push_back(found != listed.end() ? static_cast<int>(found - listed.begin()) : count++);
    }
    return dimensions;
}

// Correlations between numbers that are drawn; the others have nothing to tie.
std::vector<Tie> find_ties(const Map<Correlation>& correlations, const ParameterRegister& numbers) {
    const auto& draws = numbers.draws();
    const auto position = [&](const std::string& path) {
        const auto found =
            std::find_if(draws.begin(), draws.end(), [&](const auto& draw) { return draw.path == path; });
        return found == draws.end() ? -1 : static_cast<int>(found - draws.begin());
    };
    std::vector<Tie> ties;
    for (const auto& [id, correlation] : correlations) {
        const Tie tie{position(correlation.first), position(correlation.second),
                      correlation.rho.mean_in(numbers.base_year())};
        if (tie.first >= 0 && tie.second >= 0 && tie.rho != 0) ties.push_back(tie);
    }
    return ties;
}

// What the workforce room needs to know of a facility.
std::vector<workforce::Workplace> workplaces(const Map<facilities::Facility>& facilities) {
    std::vector<workforce::Workplace> found;
    for (const auto& [id, facility] : facilities) {
        const bool county = facility.tier == facilities::Tier::county;
        const bool village = facility.tier == facilities::Tier::village;
        found.push_back({.id = id,
                         .level = county    ? workforce::Level::county
                                  : village ? workforce::Level::village
                                            : workforce::Level::township,
                         .town = county ? "" : facility.town,
                         .weight = facility.weight,
                         .staff = facility.staff});
    }
    return found;
}

// People of each town in the base year, which the other rooms divide by.
Map<double> town_people(const Map<population::Town>& towns, const population::Parameters& people) {
    Map<double> found;
    for (std::size_t town = 0; town < towns.size(); ++town) {
        const auto begin = people.base_people.begin() + static_cast<std::ptrdiff_t>(town * population::cells);
        found.entries.push_back({towns.entries[town].id, std::accumulate(begin, begin + population::cells, 0.0)});
    }
    return found;
}

// What rows divide by, and count: of these a reader wants to know why they changed.
std::vector<std::string> counted_in(const Map<plan::Target>& targets) {
    std::vector<std::string> ids;
    for (const auto& [id, target] : targets) {
        if (!target.indicator) continue;
        ids.push_back(target.indicator->numerator);
        ids.push_back(target.indicator->denominator);
    }
    return ids;
}

}  // namespace

Checked<Model> build_model(const LoadedScenario& loaded) {
    const Scenario& scenario = loaded.scenario;
    const Calendar calendar{.base_year = static_cast<int>(scenario.horizon.base),
                            .years = static_cast<int>(scenario.horizon.target - scenario.horizon.base),
                            .steps_per_year = static_cast<int>(scenario.run.steps_per_year)};
    Checked<Model> built;
    ParameterRegister numbers(calendar.base_year, calendar.base_year + calendar.years);
    UnitRegister units;
    RoomParameters rooms;
    rooms.population =
        population::build_parameters(scenario.population, loaded.people_tables, calendar, numbers, units, built.issues);
    // Without whole people there is nothing that the other rooms could refer to.
    if (!built.issues.empty()) return built;
    const Map<double> people = town_people(scenario.population.towns, rooms.population);
    rooms.workforce = workforce::build_parameters(scenario.workforce, workplaces(scenario.facilities), people,
                                                  loaded.staff_tables, calendar, numbers, units, built.issues);
    std::optional<facilities::StaffingNorms> staffing = scenario.staffing;
    if (staffing) {
        rooms.nurses = rooms.workforce.index_of(staffing->nurses);
        rooms.physicians = rooms.workforce.index_of(staffing->physicians);
        // How many beds are staffed is not known where the staff is not projected.
        if (rooms.nurses < 0 || rooms.physicians < 0) staffing.reset();
    }
    rooms.facilities = facilities::build_parameters(scenario.facilities, scenario.capacity, scenario.projects, staffing,
                                                    people, calendar, numbers, units);
    population::add_observed(scenario.observed, calendar, rooms.population);
    population::add_flows_of(counted_in(scenario.targets), rooms.population);
    workforce::add_observed(scenario.observed, rooms.workforce);
    facilities::add_observed(scenario.observed, rooms.facilities);
    std::vector<std::string> series;
    for (const auto* room : {&rooms.population.series, &rooms.workforce.series, &rooms.facilities.series})
        series.insert(series.end(), room->begin(), room->end());
    outcomes::Parameters outcomes = outcomes::build_parameters(scenario.targets, scenario.history, scenario.events,
                                                               scenario.coverage, series, calendar, numbers, units);
    series.insert(series.end(), outcomes.series.begin(), outcomes.series.end());
    for (const UnitRegister::Collision& pair : units.collisions())
        built.issues.add({}, pair.first, say(Phrase::colliding_ids, {pair.first, pair.second}));

    auto content = std::make_unique<Model::Content>(Model::Content{.calendar = calendar,
                                                                   .numbers = std::move(numbers),
                                                                   .rooms = std::move(rooms),
                                                                   .outcomes = std::move(outcomes),
                                                                   .series = std::move(series),
                                                                   .dimensions = {},
                                                                   .copula = {}});
    content->dimensions = find_dimensions(content->numbers, loaded.uncertain_paths, content->dimension_count);
    if (content->dimension_count > max_point_dimensions)
        built.issues.add({}, "", say(Phrase::too_many_dimensions, {content->dimension_count, max_point_dimensions}));
    auto copula = Copula::make(find_ties(scenario.correlations, content->numbers), content->dimensions);
    if (copula)
        content->copula = std::move(*copula);
    else
        built.issues.add({}, "correlations", say(Phrase::correlations_contradict));
    if (built.issues.empty()) built.value.emplace(std::move(content));
    return built;
}

}  // namespace permille::simulation
