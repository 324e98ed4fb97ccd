// What one step of each lever does to the rows of a plan, and which lever does most for a row that is missed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "permille/explore/change.hpp"
#include "permille/explore/lever.hpp"
#include "permille/explore/trial.hpp"
#include "permille/indicators/interval.hpp"

namespace permille::explore {

/// Replications that tell levers apart (model, section 7).
inline constexpr std::int64_t effect_replications = 512;

/// One step of a lever.
struct Effect {
    Lever lever;
    double from = 0, to = 0;
    std::vector<std::optional<Change>> reach;  // [target] change of P(reach); nothing for rows that are not projected
};

struct Effects {
    std::vector<std::optional<double>> reach;  // [target] P(reach) at present
    std::vector<Effect> levers;
    std::int64_t replications = 0;
};

/// Turns every lever by one step, each alone. An uncertain lever is compared at its mean and one step from it. Issues
/// when the scenario itself cannot be run; a setting that makes no valid scenario is left out. Throws Interrupted.
Checked<Effects> effects_of(const LoadedScenario& scenario, const RunSettings& settings);

/// For each row the position of the lever whose step raises P(reach) most; nothing where no step can be told from none.
std::vector<std::optional<std::size_t>> best_steps(const Effects& effects);

/// How a row was found to be helped: P(reach) by one step; P(reach) as far as a lever goes; or its median alone.
enum class HelpedBy { step, bound, median };

/// The lever that moves a row's P(reach) most.
struct BestLever {
    Lever lever;
    double setting = 0;
    HelpedBy by = HelpedBy::step;
    double reach = 0;  // P(reach) there
    Change change;
    double median_before = 0, median = 0;  // of the row, in its unit
    std::int64_t replications = 0;         // that it was tried with
};

/// For each of the given rows (positions among the targets) the lever that raises P(reach) most by one step; where no
/// lever's step can be told from nothing, the one that raises it most at its bounds; where none does that, the one that
/// brings the row's median nearest to the target there; nothing where no lever moves it that way.
Checked<std::vector<std::optional<BestLever>>> best_levers(const LoadedScenario& scenario,
                                                           std::span<const std::size_t> rows,
                                                           const RunSettings& settings);
/// The same for one row. Nothing also when the scenario cannot be run.
std::optional<BestLever> best_lever(const LoadedScenario& scenario, std::size_t row, const RunSettings& settings);

}  // namespace permille::explore
