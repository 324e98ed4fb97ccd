// Rules of the levers section: entries speak of levers that there are, within what their fields allow.
#include <algorithm>

#include "checker.hpp"
#include "permille/base/spelling.hpp"
#include "permille/describe/paths.hpp"

namespace permille {
namespace {

// Whether any value of the scenario, lever or not, is meant by a path.
bool is_there(const Scenario& scenario, const std::string& path) {
    const std::vector<PathValue> values = list_paths(look_at(scenario));
    return std::any_of(values.begin(), values.end(),
                       [&](const PathValue& value) { return plan::fits(value.path, path); });
}

void check_bounds(Checker& checker, const std::string& path, const plan::Lever& lever, const Field& field) {
    const auto check = [&](const char* key, const std::optional<Number>& number) -> std::optional<double> {
        if (!number) return std::nullopt;
        const auto* value = std::get_if<double>(&number->form);
        if (value == nullptr) {
            checker.mistake(path + "." + key, say(Phrase::lever_uncertain));
            return std::nullopt;
        }
        const bool outside = std::string_view(key) != "step" && (*value < field.min || *value > field.max);
        if (outside) checker.mistake(path + "." + key, say(Phrase::lever_outside, {*value, field.min, field.max}));
        return outside ? std::nullopt : std::optional(*value);
    };
    const auto low = check("low", lever.low), high = check("high", lever.high);
    check("step", lever.step);
    if (low && high && !(*low < *high)) checker.mistake(path + ".high", say(Phrase::lever_no_room, {*low, *high}));
}

}  // namespace

void check_levers(Checker& checker) {
    if (checker.scenario.levers.empty()) return;
    const std::vector<PathValue> levers = list_levers(look_at(checker.scenario));
    for (const auto& entry : checker.scenario.levers) {
        const auto& id = entry.id;  // not bound together: clang lets no lambda capture a binding
        const auto& lever = entry.value;
        const std::string path = "levers." + id;
        if (lever.path.empty()) continue;  // left to the reader
        for (const auto& [other_id, other] : checker.scenario.levers) {
            if (other_id == id) break;
            if (other.path == lever.path) checker.mistake(path + ".path", say(Phrase::lever_taken, {other_id}));
        }
        const auto meant = std::find_if(levers.begin(), levers.end(),
                                        [&](const PathValue& value) { return plan::fits(value.path, lever.path); });
        if (meant != levers.end()) {
            check_bounds(checker, path, lever, meant->field);
            if (lever.cost_per == plan::CostPer::person_year && !lever.path.starts_with("workforce."))
                checker.mistake(path + ".cost_per", say(Phrase::lever_not_staff));
            continue;
        }
        if (is_there(checker.scenario, lever.path)) {
            checker.mistake(path + ".path", say(Phrase::not_a_lever, {excerpt(lever.path)}));
        } else if (checker.read_well()) {
            std::vector<std::string_view> known;
            for (const PathValue& value : levers) known.push_back(value.path);
            checker.mistake(path + ".path", say(Phrase::no_such, {say(Phrase::noun_lever), excerpt(lever.path),
                                                                  did_you_mean(lever.path, known)}));
        }
    }
}

}  // namespace permille
