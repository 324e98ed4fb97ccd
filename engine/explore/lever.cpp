// Fields that declare themselves levers, listed by their paths.
#include "permille/explore/lever.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/describe/paths.hpp"

namespace permille::explore {
namespace {

std::vector<std::string> keys_of(const std::string& path) {
    std::vector<std::string> keys;
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t end = std::min(path.find('.', from), path.size());
        keys.push_back(path.substr(from, end - from));
        from = end + 1;
    }
    return keys;
}

// What a lever acts on, by the section it stands in.
struct Acts {
    std::string stock = {};  // of staff
    bool projected = false;  // whether anything that it acts on is recorded
};

// Whether something else than beds and places hangs on a project: a level of care, an alliance, a milestone.
bool founds_or_completes(const Scenario& scenario, const std::string& id, const facilities::Project& project) {
    const auto completes = [&](const auto& target) { return target.value.completed_by.find(id) != nullptr; };
    const auto founds = [&](const auto& alliance) { return alliance.value.project == id; };
    return project.upgrade || std::any_of(scenario.targets.begin(), scenario.targets.end(), completes) ||
           std::any_of(scenario.alliances.begin(), scenario.alliances.end(), founds);
}

Acts acts_on(const Scenario& scenario, const std::string& path, const simulation::Ensemble& present) {
    const std::vector<std::string> keys = keys_of(path);
    const auto recorded = [&](const std::string& series) { return present.series_index(series) >= 0; };
    if (keys.size() > 2 && keys[0] == "workforce") {
        const std::string& stock = keys[2] == "qualifications" && keys.size() > 3 ? keys[3] : keys[1];
        return {.stock = stock, .projected = recorded(stock)};
    }
    if (keys.size() > 1 && keys[0] == "capacity") return {.projected = recorded(keys[1])};
    if (keys.size() > 1 && keys[0] == "projects") {
        const facilities::Project* project = scenario.projects.find(keys[1]);
        return {.projected =
                    project != nullptr && (founds_or_completes(scenario, keys[1], *project) ||
                                           std::any_of(project->adds.begin(), project->adds.end(),
                                                       [&](const auto& added) { return recorded(added.id); }))};
    }
    return {.projected = true};
}

double mean_base(const std::string& stock, const simulation::Ensemble& present) {
    double sum = 0;
    for (const double value : present.values(present.series_index(stock), 0)) sum += value;
    return sum / static_cast<double>(present.replications());
}

// 1, 2 or 5 times a power of ten, the largest that is not above.
double made_round(double value) {
    const double power = std::pow(10, std::floor(std::log10(value) + 1e-12));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= value * (1 + 1e-12)) return digit * power;
    return power;
}

void set_bounds(Lever& lever, const LeverRange& range, double stock) {
    lever.low = range.low;
    lever.high = range.high;
    lever.step = range.step;
    if (range.scale == LeverRange::Scale::plain) return;
    const double step = range.step * stock;
    lever.step = made_round(lever.whole ? std::max(step, 1.0) : std::max(step, 1e-6));
    const double steps = std::round(range.high / range.step);
    lever.low = lever.step * std::round(range.low / range.step);
    lever.high = lever.step * steps;
}

void apply_entry(Lever& lever, const plan::Lever* entry) {
    if (entry == nullptr) return;
    const auto take = [](double& bound, const std::optional<Number>& stated) {
        if (stated) bound = std::get<double>(stated->form);
    };
    take(lever.low, entry->low);
    take(lever.high, entry->high);
    take(lever.step, entry->step);
    if (entry->cost_yuan)
        lever.cost =
            LeverCost{entry->cost_yuan->mean_in(0), entry->cost_per, entry->cost_yuan->source, entry->cost_yuan->note};
}

Text label_of(const Scenario& scenario, const PathValue& found) {
    const plan::Lever* entry = plan::find_lever(scenario.levers, found.path);
    return entry != nullptr && !entry->label.empty() ? entry->label : say(found.field.lever->label, {found.owner});
}

// The mean of a number over the years of the run: a lever that has a course is turned as a whole.
double mean_over(const Number& number, const Horizon& horizon) {
    double sum = 0;
    for (std::int64_t year = horizon.base + 1; year <= horizon.target; ++year)
        sum += number.mean_in(static_cast<int>(year));
    return sum / static_cast<double>(horizon.target - horizon.base);
}

void set_value(Lever& lever, const PathValue& found, const Horizon& horizon) {
    lever.value_text = found.value;
    if (found.number == nullptr) {
        lever.flag = true;
        lever.value = found.value == "true" ? 1 : 0;
        return;
    }
    const auto* plain = std::get_if<double>(&found.number->form);
    lever.certain = plain != nullptr;
    lever.value = plain != nullptr ? *plain : mean_over(*found.number, horizon);
}

}  // namespace

Setting Lever::at(double setting) const {
    if (flag) return {path, setting != 0 ? "true" : "false"};
    return {path, shortest_text(std::round(setting * 1e9) / 1e9)};
}

std::vector<Lever> levers_of(const Scenario& scenario, const simulation::Ensemble& present) {
    static const std::string people{"residents"};
    std::vector<Lever> levers;
    for (const PathValue& found : list_levers(look_at(scenario))) {
        const Acts acts = acts_on(scenario, found.path, present);
        if (!acts.projected) continue;
        const LeverRange& range = *found.field.lever;
        Lever lever;
        lever.path = found.path;
        lever.unit = found.field.unit;
        lever.label = label_of(scenario, found);
        lever.neutral = range.neutral;
        lever.turn = range.turn;
        lever.whole = found.field.whole || found.kind == PathValue::Kind::flag;
        lever.stock = acts.stock;
        const std::string& scale = range.scale == LeverRange::Scale::people ? people : acts.stock;
        set_bounds(lever, range, scale.empty() ? 1 : mean_base(scale, present));
        apply_entry(lever, plan::find_lever(scenario.levers, found.path));
        set_value(lever, found, scenario.horizon);
        levers.push_back(std::move(lever));
    }
    return levers;
}

std::optional<Text> lever_label(const Scenario& scenario, std::string_view path) {
    for (const PathValue& found : list_levers(look_at(scenario)))
        if (found.path == path) return label_of(scenario, found);
    return std::nullopt;
}

double one_step(const Lever& lever) {
    const double usual = lever.turn == LeverRange::Turn::up ? lever.step : -lever.step;
    for (const double step : {usual, -usual}) {
        const double setting =
            std::clamp(lever.value + step, std::min(lever.low, lever.value), std::max(lever.high, lever.value));
        if (setting != lever.value) return setting;
    }
    return lever.value;
}

}  // namespace permille::explore
