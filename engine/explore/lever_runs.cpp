// One experiment for as long as the lever stays the same.
#include "lever_runs.hpp"

#include <utility>

namespace permille::explore {

std::optional<Trial> LeverRuns::at(const Lever& lever, double setting, const RunSettings& how) {
    Setting wanted = lever.at(setting);
    if (experiment_ && path_ == lever.path) {
        const std::string levels[] = {std::move(wanted.value)};
        if (!experiment_->move(levels).empty()) return std::nullopt;
    } else {
        Checked<Experiment> started = Experiment::start(scenario_, {std::move(wanted)});
        if (!started.value) return std::nullopt;
        experiment_ = std::move(started.value);
        path_ = lever.path;
    }
    return try_out(experiment_->scenario(), experiment_->model(), how);
}

}  // namespace permille::explore
