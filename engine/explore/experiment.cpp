// Moving a model between design points: by replacing numbers where that is the same, else by building it anew.
#include "permille/explore/experiment.hpp"

#include <set>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/describe/paths.hpp"
#include "permille/scenario/check.hpp"

namespace permille::explore {

Experiment::Experiment(const LoadedScenario& scenario) : variable_(std::make_unique<Variable>(scenario)) {}

Checked<Experiment> Experiment::start(const LoadedScenario& scenario, std::vector<Setting> first) {
    Checked<Experiment> started;
    Experiment experiment(scenario);
    started.issues = experiment.rebuild(std::move(first));
    if (started.issues.empty()) started.value.emplace(std::move(experiment));
    return started;
}

Issues Experiment::move(std::span<const std::string> levels) {
    expects(levels.size() == settings_.size());
    if (replace(levels)) return {};
    std::vector<Setting> settings = settings_;
    for (std::size_t i = 0; i < levels.size(); ++i) settings[i].value = levels[i];
    return rebuild(std::move(settings));
}

Issues Experiment::rebuild(std::vector<Setting> settings) {
    Checked<LoadedScenario> loaded = variable_->with(settings);
    if (!loaded.value) return std::move(loaded.issues);
    std::set<std::string> paths;
    for (const Setting& setting : settings) paths.insert(setting.path);
    Checked<simulation::Model> model = simulation::build_model(*loaded.value, paths);
    if (!model.value) return std::move(model.issues);
    loaded_ = std::make_unique<LoadedScenario>(std::move(*loaded.value));
    model_ = std::move(*model.value);
    settings_ = std::move(settings);
    factors_.clear();
    for (const Setting& setting : settings_) {
        const std::optional<PathValue> found = find_value(record_of(loaded_->scenario), setting.path);
        Factor factor;
        if (found && model_->replaceable(setting.path)) factor = {found->number, found->field};
        factors_.push_back(factor);
    }
    return {};
}

// False, and nothing has changed, where that cannot be done or makes a mistake: rebuild() finds the words for it.
bool Experiment::replace(std::span<const std::string> levels) {
    std::vector<std::pair<std::size_t, Number>> before;
    const auto put = [&](std::size_t i, const Number& number) {
        *factors_[i].number = number;
        model_->replace(settings_[i].path, std::get<double>(number.form));
    };
    const auto take_back = [&] {
        for (const auto& [i, number] : before) put(i, number);
        return false;
    };
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == settings_[i].value) continue;
        Factor& factor = factors_[i];
        if (factor.number == nullptr) return take_back();
        before.emplace_back(i, *factor.number);
        if (!set_plain(*factor.number, factor.field, levels[i])) return take_back();
        put(i, Number(*factor.number));
    }
    bool base_year_stays = true;  // a lever acts after it
    for (const auto& [i, number] : before) base_year_stays = base_year_stays && factors_[i].field.lever;
    Issues issues;
    check_numbers(loaded_->scenario, loaded_->tree, issues);
    if (issues.empty() && !base_year_stays) simulation::check_base_year(loaded_->scenario, *model_, issues);
    if (!issues.empty()) return take_back();
    for (const auto& [i, number] : before) settings_[i].value = levels[i];
    ++replaced_;
    return true;
}

}  // namespace permille::explore
