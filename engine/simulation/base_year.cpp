// One run of the base year at the best productivity.
#include "permille/simulation/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

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
        return results_[static_cast<std::size_t>(std::find(series_.begin(), series_.end(), name) - series_.begin())];
    }
    bool served() const {
        if (of("outpatient_productivity_raised") > fits || of("inpatient_productivity_raised") > fits) return false;
        if (patients_.outside_open && missed("visits_in_county", "visits_everywhere", patients_.base_in_county))
            return false;
        return !patients_.both_levels ||
               !missed("outpatients_primary", "outpatients_in_county", patients_.base_primary);
    }

  private:
    bool missed(std::string_view above, std::string_view below, Parameter share) const {
        return std::abs(of(above) / of(below) - values_[static_cast<std::size_t>(share.in_year(0))]) > 1e-6;
    }

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

// Shares that are certain must be brought by the middle of all other numbers, too: what only lucky draws reach is no
// base year. Of ranges some may be out of reach; how many is told after the run.
void check_middle(const Scenario& scenario, const Model& model, Issues& issues) {
    const network::BaseShares& shares = scenario.demand->base;
    if (!shares.in_county.certain() || !shares.primary.certain()) return;
    const BaseYear middle(model.rooms(), model.series(),
                          values_at(model.parameters(), [](std::string_view) { return 0.5; }));
    if (middle.of("base_shares_missed") > 0) issues.add({}, "demand.base", say(Phrase::share_unattainable_open));
}

}  // namespace

void check_base_year(const Scenario& scenario, const Model& model, Issues& issues) {
    if (!model.rooms().network) return;
    std::optional<BaseYear> in_the_middle;
    for (const double primary : {0.5, 0.001, 0.999}) {
        const BaseYear base(model.rooms(), model.series(), best_values(model.parameters(), primary));
        if (base.served()) return check_middle(scenario, model, issues);
        if (!in_the_middle) in_the_middle.emplace(base);
    }
    const auto place = static_cast<std::size_t>(in_the_middle->of("fullest_place"));  // from 1; 0: none is full
    if (place == 0) {
        const facilities::Facility* idle = idle_place(scenario);
        issues.add({}, "demand.base",
                   idle != nullptr ? say(Phrase::share_unattainable_idle, {idle->name})
                                   : say(Phrase::share_unattainable_open));
        return;
    }
    issues.add(
        {}, "demand.base",
        say(Phrase::share_unattainable, {scenario.facilities.entries[place - 1].value.name,
                                         fmt::format("{:.1f}", 100 * in_the_middle->of("fullest_place_lacks"))}));
}

}  // namespace permille::simulation
