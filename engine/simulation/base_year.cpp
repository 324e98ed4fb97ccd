// One run of the base year at the best productivity.
#include "permille/simulation/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/simulation/kernels.hpp"
#include "permille/simulation/rooms.hpp"
#include "values_at.hpp"

namespace permille::simulation {
namespace {

// What the base year took may come this close to what its staff and beds give: beyond it productivity is raised, with a
// tenth to spare.
constexpr double fits = 1.1;

// Where in its distribution a number is taken: visits a day and occupancy high, stays short, use and the share inside
// the county low, all others in the middle. Which primary share is easiest to serve is not known beforehand.
double place_in_distribution(std::string_view path, double primary) {
    if (path == "demand.base.primary") return primary;
    if (path == "demand.base.in_county") return 0.001;
    const auto has = [&](std::string_view part) { return path.find(part) != std::string_view::npos; };
    if (path.starts_with("demand.") && (has(".per_person") || has(".factor"))) return 0.001;
    if (!path.starts_with("care.productivity.")) return 0.5;
    return has("stay") ? 0.001 : 0.999;
}

std::vector<double> best_values(const ParameterRegister& numbers, double primary) {
    return values_at(numbers, [primary](std::string_view path) { return place_in_distribution(path, primary); });
}

// What a base year left behind.
class BaseYear {
  public:
    BaseYear(const RoomParameters& rooms, const std::vector<std::string>& series, std::vector<double> values)
        : patients_(rooms.network->patients),
          series_(series),
          values_(std::move(values)),
          results_(static_cast<std::size_t>(rooms.series())) {
        Calendar base_alone = patients_.calendar;
        base_alone.years = 0;
        const KernelJob job{.rooms = &rooms,
                            .calendar = base_alone,
                            .blocks = 1,
                            .value_count = static_cast<int>(values_.size()),
                            .values = values_.data(),
                            .results = results_.data()};
        kernels().back().run(&job);
    }

    double of(std::string_view name) const {
        const auto at = static_cast<std::size_t>(std::find(series_.begin(), series_.end(), name) - series_.begin());
        expects(at < results_.size());
        return results_[at];
    }
    // The same year with other records.
    BaseYear again(const RoomParameters& rooms, const std::vector<std::string>& series) const {
        return {rooms, series, values_};
    }
    bool served() const {
        if (of("outpatient_productivity_raised") > fits || of("inpatient_productivity_raised") > fits) return false;
        if (patients_.outside_open && missed(inside())) return false;
        return !patients_.both_levels || !missed(primary());
    }

    struct Share {
        double found, asked;
    };
    Share inside() const { return {of("visits_in_county") / of("visits_everywhere"), value(patients_.base_in_county)}; }
    Share primary() const {
        return {of("outpatients_primary") / of("outpatients_in_county"), value(patients_.base_primary)};
    }
    static bool missed(const Share& share) { return std::abs(share.found - share.asked) > 1e-6; }

    // Of the places that `counts` knows the one with the most out-patients, where places are recorded.
    template <typename Counts>
    const facilities::Facility& busiest(const Scenario& scenario, const Counts& counts) const {
        const facilities::Facility* most = &scenario.facilities.entries.front().value;
        double patients = -1;
        for (std::size_t i = 0; i < scenario.facilities.size(); ++i) {
            const auto& [id, place] = scenario.facilities.entries[i];
            const double here = counts(patients_.place[i]) ? of(id + ".outpatients") : -1;
            if (here > patients) most = &place, patients = here;
        }
        return *most;
    }

  private:
    double value(Parameter share) const { return values_[static_cast<std::size_t>(share.in_year(0))]; }

    const network::PatientParameters& patients_;
    const std::vector<std::string>& series_;
    std::vector<double> values_, results_;
};

// A place that could be open to patients and takes none: one without physicians, or any where none treats; or null.
const facilities::Facility* idle_place(const Scenario& scenario) {
    const auto& places = scenario.facilities.entries;
    for (const auto& [id, place] : places) {
        const Number* physicians = scenario.staffing ? place.staff.find(scenario.staffing->physicians) : nullptr;
        if (place.treats && physicians != nullptr && physicians->certain() && physicians->value() == 0) return &place;
    }
    const bool some_treat = std::any_of(places.begin(), places.end(), [](const auto& one) { return one.value.treats; });
    return some_treat || places.empty() ? nullptr : &places.front().value;
}

bool has_road(const network::TravelMinutes& ways, int place) {
    for (int town = 0; town < ways.towns; ++town)
        if (std::isfinite(ways.by_road[ways.pair(town, place)])) return true;
    return false;
}

// The places that no road reaches in the base year: a sentence on them that goes on another's, or nothing.
Text waiting_places(const Scenario& scenario, const network::TravelMinutes& ways) {
    Text names;
    for (int place = 0; place < ways.facilities; ++place)
        if (!has_road(ways, place))
            add_to_list(names, scenario.facilities.entries[static_cast<std::size_t>(place)].value.name);
    return names.empty() ? Text{} : say(Phrase::share_unattainable_too, {names});
}

// The first place of a level, where no road leads to any of them in the base year; or null.
const facilities::Facility* awaited_place(const Scenario& scenario, const NetworkParameters& network, bool at_county) {
    const network::TravelMinutes& ways = network.ways;
    const facilities::Facility* first = nullptr;
    for (int place = 0; place < ways.facilities; ++place) {
        const auto& facility = scenario.facilities.entries[static_cast<std::size_t>(place)].value;
        if (!facility.treats || network.patients.at_county(place) != at_county) continue;
        if (has_road(ways, place)) return nullptr;
        if (first == nullptr) first = &facility;
    }
    return first;
}

std::string in_percent(double share) {
    return fmt::format("{:.4g}%", share * 100);
}

// The rooms of a model, recording every place of care, and the names of all that they record.
struct RecordedPlaces {
    RoomParameters rooms;
    std::vector<std::string> series;

    RecordedPlaces(const Scenario& scenario, const Model& model)
        : rooms(model.rooms()), series(model.series().begin(), model.series().begin() + rooms.series()) {
        network::PatientParameters& patients = rooms.network->patients;
        if (patients.record_facilities) return;
        patients.record_facilities = patients.follow_workload = true;
        std::vector<std::string> names;
        for (const auto& facility : scenario.facilities)
            for (const std::string& ending : network::facility_endings()) names.push_back(facility.id + ending);
        names.emplace_back(network::first_outside_series);
        for (std::vector<std::string>* all : {&patients.series, &series})
            all->insert(all->end(), names.begin(), names.end());
    }
};

// What comes nearest to shares that cannot be though no place is full, and where the patients are who are in the way.
void tell_out_of_reach(const Scenario& scenario, const Model& model, const BaseYear& missed, Issues& issues) {
    using Place = network::PlaceParameters;
    const RecordedPlaces recorded(scenario, model);
    const BaseYear base = missed.again(recorded.rooms, recorded.series);
    const BaseYear::Share inside = base.inside(), primary = base.primary();
    const bool more_primary = primary.found < primary.asked;
    if (const auto* awaited = awaited_place(scenario, *recorded.rooms.network, !more_primary)) {
        issues.add({}, "demand.base", say(Phrase::share_unattainable_awaited, {awaited->name}));
        return;
    }
    const bool inside_missed = BaseYear::missed(inside);
    if (inside_missed)
        issues.add(
            {}, "demand.base.in_county",
            say(Phrase::share_unattainable_inside, {in_percent(inside.found), in_percent(inside.asked),
                                                    base.busiest(scenario, [](const Place&) { return true; }).name}));
    const auto in_the_way = [&](const Place& place) { return (place.rank == network::Rank::county) == more_primary; };
    if (BaseYear::missed(primary) || !inside_missed)
        issues.add({}, "demand.base.primary",
                   say(Phrase::share_unattainable_primary, {in_percent(primary.found), in_percent(primary.asked),
                                                            base.busiest(scenario, in_the_way).name}));
}

// Where only one level treats out-patients nothing can be solved for: a primary share that is certain is that level's.
bool has_its_levels(const Scenario& scenario, const Model& model, Issues& issues) {
    const network::PatientParameters& patients = model.rooms().network->patients;
    const Number& asked = scenario.demand->base.primary;
    if (patients.both_levels || !asked.certain()) return true;
    for (std::size_t service = 0; service < 2; ++service)
        for (const int place : patients.service[service].able) {
            const double found = patients.at_county(place) ? 0 : 1;
            if (std::abs(asked.value() - found) <= 1e-6) return true;
            issues.add({}, "demand.base.primary",
                       say(Phrase::share_unattainable_level,
                           {scenario.facilities.entries[static_cast<std::size_t>(place)].value.name, in_percent(found),
                            in_percent(asked.value())}));
            return false;
        }
    return true;  // nobody treats anybody: what is told of that comes with the run of the base year
}

// Shares that are certain must be brought by the middle of all other numbers, too: what only lucky draws reach is no
// base year. Of ranges some may be out of reach; how many is told after the run.
void check_middle(const Scenario& scenario, const Model& model, Issues& issues) {
    const network::BaseShares& shares = scenario.demand->base;
    if (!shares.in_county.certain() || !shares.primary.certain()) return;
    const BaseYear middle(model.rooms(), model.series(),
                          values_at(model.parameters(), [](std::string_view) { return 0.5; }));
    if (middle.of("base_shares_missed") > 0) tell_out_of_reach(scenario, model, middle, issues);
}

}  // namespace

void check_base_year(const Scenario& scenario, const Model& model, Issues& issues) {
    if (!model.rooms().network || !has_its_levels(scenario, model, issues)) return;
    std::optional<BaseYear> in_the_middle;
    for (const double primary : {0.5, 0.001, 0.999}) {
        const BaseYear base(model.rooms(), model.series(), best_values(model.parameters(), primary));
        if (base.served()) return check_middle(scenario, model, issues);
        if (!in_the_middle) in_the_middle.emplace(base);
    }
    const auto place = static_cast<std::size_t>(in_the_middle->of("fullest_place"));  // from 1; 0: none is full
    if (place != 0) {
        const std::string lacks = fmt::format("{:.1f}", 100 * in_the_middle->of("fullest_place_lacks"));
        const Text full = say(Phrase::share_unattainable, {scenario.facilities.entries[place - 1].value.name, lacks});
        const Text waiting = waiting_places(scenario, model.rooms().network->ways);
        issues.add({}, "demand.base", {full.zh + waiting.zh, full.en + waiting.en});
    } else if (const facilities::Facility* idle = idle_place(scenario))
        issues.add({}, "demand.base", say(Phrase::share_unattainable_idle, {idle->name}));
    else
        tell_out_of_reach(scenario, model, *in_the_middle, issues);
}

}  // namespace permille::simulation
