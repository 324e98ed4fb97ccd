// Building the model: rooms register their numbers, draws find their Sobol dimension, ids are checked for collisions.
#include "permille/simulation/model.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "permille/base/phrases.hpp"
#include "permille/random/key.hpp"
#include "permille/random/points.hpp"
#include "permille/scenario/ways.hpp"
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

Model::Model(std::unique_ptr<Content> content) : content_(std::move(content)) {}
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

bool Model::replaceable(const std::string& path) const {
    return content_->numbers.replaceable(path);
}
void Model::replace(const std::string& path, double value) {
    content_->numbers.replace(path, value);
}

namespace {

// Where the numbers of demand, care and network begin. They came into the format after plans had been run, and stand
// apart, so that every other number keeps its dimension, and with it its draws.
constexpr int first_of_patients = 1024;

bool of_patients(std::string_view path) {
    return path.starts_with("demand.") || path.starts_with("care.") || path.starts_with("network.");
}

// Which dimension each draw takes, and up to where they go.
struct Dimensions {
    std::vector<int> of_draw;
    int patients = 0, others = 0;  // uncertain numbers
    bool any_patients = false;     // whether any of the patients' is drawn

    int count() const { return any_patients ? first_of_patients + patients : others; }
    // More than there is room for: how many there are, and how many there may be.
    std::optional<std::pair<int, int>> too_many() const {
        const int room = any_patients ? first_of_patients : max_point_dimensions,
                  room_of_patients = max_point_dimensions - first_of_patients;
        if (others > room) return std::pair(others, room);
        if (any_patients && patients > room_of_patients) return std::pair(patients, room_of_patients);
        return std::nullopt;
    }
};

// A draw's dimension is the place of its path in the scenario's list, those of patients counted apart. A number without
// a place in it was made by a room and not read; it goes behind the list, in the order of registration.
Dimensions find_dimensions(const ParameterRegister& numbers, const std::vector<std::string>& listed) {
    Dimensions found;
    std::map<std::string_view, int> places;
    for (const std::string& path : listed)
        places.emplace(path, of_patients(path) ? first_of_patients + found.patients++ : found.others++);
    for (const ParameterRegister::Draw& draw : numbers.draws()) {
        const auto place = places.find(draw.path);
        found.of_draw.push_back(place != places.end() ? place->second : found.others++);
        found.any_patients = found.any_patients || of_patients(draw.path);
    }
    return found;
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
                         .site = facility.town,
                         .weight = facility.weight,
                         .staff = facility.staff});
    }
    return found;
}

// What the patient model needs to know of a county's places, alliances and projects.
network::CareSystem care_system(const Scenario& scenario) {
    const auto& facilities = scenario.facilities;
    network::CareSystem system;
    system.reach = scenario.network.reach;
    system.towns = static_cast<int>(scenario.population.towns.size());
    system.projects = static_cast<int>(scenario.projects.size());
    system.population_ages = population::ages;
    for (const auto& [id, town] : scenario.population.towns) system.urban.push_back(town.seat || town.urban);
    for (const auto& [id, facility] : facilities)
        system.providers.push_back({.id = id,
                                    .rank = static_cast<network::Rank>(facility.tier),
                                    .town = scenario.population.towns.index_of(facility.town),
                                    .treats = facility.treats,
                                    .general = facility.general});
    for (const auto& [id, alliance] : scenario.alliances) {
        network::Group group{.lead = facilities.index_of(alliance.lead),
                             .members = {},
                             .project = alliance.project.empty() ? -1 : scenario.projects.index_of(alliance.project)};
        for (const auto& [member, belongs] : alliance.members)
            if (belongs) group.members.push_back(facilities.index_of(member));
        system.groups.push_back(std::move(group));
    }
    for (std::size_t p = 0; p < scenario.projects.size(); ++p) {
        const facilities::Project& project = scenario.projects.entries[p].value;
        if (project.upgrade)
            system.raises.push_back({.facility = facilities.index_of(project.facility),
                                     .project = static_cast<int>(p),
                                     .to = static_cast<network::Rank>(*project.upgrade)});
    }
    return system;
}

// Whether a row of the plan measures something of patients.
bool asks_for_patients(const Map<plan::Target>& targets) {
    const std::vector<std::string> series = network::patient_series();
    return std::any_of(targets.begin(), targets.end(), [&](const auto& entry) {
        const plan::Target& target = entry.value;
        if (target.kind != plan::Kind::service || !target.indicator) return false;
        return std::find(series.begin(), series.end(), target.indicator->numerator) != series.end();
    });
}

// Whether last year's workload says where recruits or beds go.
bool asks_for_need(const RoomParameters& rooms) {
    return rooms.workforce.asks_for_need() || rooms.facilities.asks_for_need();
}

// Patients, where a row or a record of the facilities asks for them and everything they need is known: what they want,
// what care can do, how far it is, and who works at how many beds.
void build_network(const LoadedScenario& loaded, const Calendar& calendar, ParameterRegister& numbers,
                   RoomParameters& rooms) {
    const Scenario& scenario = loaded.scenario;
    if (!scenario.demand || !scenario.care) return;
    const bool follow_need = asks_for_need(rooms);
    if (!asks_for_patients(scenario.targets) && !scenario.care->record_facilities && !follow_need) return;
    if (!rooms.facilities.staffed || rooms.physicians < 0) return;
    std::optional<network::TravelMinutes> ways = travel_minutes(loaded);
    if (!ways) return;
    rooms.network = NetworkParameters{.ways = std::move(*ways),
                                      .travel = network::register_travel(scenario.network.travel, numbers),
                                      .patients = network::build_patients(*scenario.demand, *scenario.care,
                                                                          care_system(scenario), calendar, numbers)};
    rooms.network->patients.follow_workload |= follow_need;
}

// Beds and the cadres that staff them, as far as they are projected.
void add_resources(const Scenario& scenario, const RoomParameters& rooms, TownParameters& towns) {
    const auto add = [&](std::string_view id, int cadre) {
        towns.series.resources.emplace_back(id);
        towns.cadres.push_back(cadre);
    };
    if (rooms.facilities.beds >= 0) add(facilities::beds_id, -1);
    if (rooms.physicians >= 0) add(scenario.staffing->physicians, rooms.physicians);
    if (rooms.nurses >= 0) add(scenario.staffing->nurses, rooms.nurses);
}

// Which facilities have the level of care that people should have near them, and which get it by a project.
void add_levels(const Scenario& scenario, TownParameters& towns) {
    const auto enough = [&](facilities::Tier tier) {
        return static_cast<int>(tier) >= static_cast<int>(scenario.network.reach.level);
    };
    for (const auto& [id, facility] : scenario.facilities)
        towns.open.push_back(facility.treats && facility.general && enough(facility.tier));
    const auto& projects = scenario.projects.entries;
    for (std::size_t project = 0; project < projects.size(); ++project) {
        if (!projects[project].value.upgrade || !enough(*projects[project].value.upgrade)) continue;
        const int facility = scenario.facilities.index_of(projects[project].value.facility);
        const facilities::Facility& raised = scenario.facilities.entries[static_cast<std::size_t>(facility)].value;
        if (raised.treats && raised.general) towns.upgrades.push_back({static_cast<int>(project), facility});
    }
}

TownParameters town_parameters(const LoadedScenario& loaded, const RoomParameters& rooms, ParameterRegister& numbers) {
    const Scenario& scenario = loaded.scenario;
    TownParameters towns;
    towns.towns = static_cast<int>(scenario.population.towns.size());
    for (const auto& [id, facility] : scenario.facilities) {
        towns.facility_town.push_back(scenario.population.towns.index_of(facility.town));
        towns.treats.push_back(facility.treats);
    }
    add_resources(scenario, rooms, towns);
    add_levels(scenario, towns);
    auto ways = travel_minutes(loaded);
    if (!ways) return towns;
    towns.ways = std::move(*ways);
    towns.rule = network::register_travel(scenario.network.travel, numbers);
    towns.catchment_minutes = scenario.network.reach.catchment_minutes.value();
    towns.series.reach = true;
    towns.series.nearest = std::find(towns.open.begin(), towns.open.end(), true) != towns.open.end();
    return towns;
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

Checked<Model> build_model(const LoadedScenario& loaded, const std::set<std::string>& varied) {
    const Scenario& scenario = loaded.scenario;
    const Calendar calendar{.base_year = static_cast<int>(scenario.horizon.base),
                            .years = static_cast<int>(scenario.horizon.target - scenario.horizon.base),
                            .steps_per_year = static_cast<int>(scenario.run.steps_per_year)};
    Checked<Model> built;
    ParameterRegister numbers(calendar.base_year, calendar.base_year + calendar.years, varied);
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
    build_network(loaded, calendar, numbers, rooms);
    if (asks_for_need(rooms) && !rooms.network)
        built.issues.add({}, rooms.workforce.asks_for_need() ? "workforce" : "capacity.beds",
                         say(Phrase::need_without_workload));
    rooms.towns = town_parameters(loaded, rooms, numbers);
    population::add_observed(scenario.observed, calendar, rooms.population);
    population::add_flows_of(counted_in(scenario.targets), rooms.population);
    workforce::add_observed(scenario.observed, rooms.workforce);
    facilities::add_observed(scenario.observed, rooms.facilities);
    std::vector<std::string> series;
    for (const auto* room : {&rooms.population.series, &rooms.workforce.series, &rooms.facilities.series})
        series.insert(series.end(), room->begin(), room->end());
    if (rooms.network) {
        const std::vector<std::string>& of_patients = rooms.network->patients.series;
        series.insert(series.end(), of_patients.begin(), of_patients.end());
    }
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
    Dimensions dimensions = find_dimensions(content->numbers, loaded.uncertain_paths);
    if (const auto more = dimensions.too_many())
        built.issues.add({}, "", say(Phrase::too_many_dimensions, {more->first, more->second}));
    content->dimension_count = dimensions.count();
    content->dimensions = std::move(dimensions.of_draw);
    auto copula = Copula::make(find_ties(scenario.correlations, content->numbers), content->dimensions);
    if (copula)
        content->copula = std::move(*copula);
    else
        built.issues.add({}, "correlations", say(Phrase::correlations_contradict));
    if (!built.issues.empty()) return built;
    Model model(std::move(content));
    check_base_year(scenario, model, built.issues);
    if (built.issues.empty()) built.value.emplace(std::move(model));
    return built;
}

}  // namespace permille::simulation
