// Levers: what they are and do, and what it would take, as pages, tables and JSON.
#pragma once

#include <span>
#include <string>

#include "permille/base/text.hpp"
#include "permille/explore/effect.hpp"
#include "permille/explore/solve.hpp"
#include "permille/scenario/load.hpp"

namespace permille::report {

/// The lever that raises a row's P(reach) most; nothing where no lever does.
struct RowLever {
    std::size_t row = 0;
    std::optional<explore::BestLever> best;
};

/// A page of at most `width` columns: each lever with its path, bounds, step and cost, and the rows that a step moves.
///
/// at_bounds  for the missed rows that no step moves: what helps them as far as it goes
std::string levers_text(const LoadedScenario& scenario, const explore::Effects& effects,
                        std::span<const RowLever> at_bounds, std::uint64_t seed, Language language, int width = 100);

/// path, unit, low, high, step, neutral, value, cost_yuan, cost_per, from, to, row, id, change, change_low,
/// change_high: one line for each lever and projected row.
std::string levers_csv(const LoadedScenario& scenario, const explore::Effects& effects);

/// `permille.levers/1`. Probabilities and their changes are 0..1.
std::string levers_json(const LoadedScenario& scenario, const explore::Effects& effects,
                        std::span<const RowLever> at_bounds, std::uint64_t seed);

/// What it would take, ending with the command that shows it; `file` as the user named it.
std::string solve_text(const LoadedScenario& scenario, const explore::Solved& solved, std::uint64_t seed,
                       const std::string& file, Language language, int width = 100);

/// path, unit, low, high, neutral, value, reached, setting, p_reach, p_low, p_high, median, p_one_less, turned,
/// person_years, yuan: one line for each lever that moves the row, in the order of the page; what is not known is
/// empty.
std::string solve_csv(const explore::Solved& solved);

/// `permille.solve/1`.
std::string solve_json(const LoadedScenario& scenario, const explore::Solved& solved, std::uint64_t seed);

/// The sentence on the lever that helps a missed row most; `best` may be nothing.
///
/// present  P(reach) of the row in a run of more replications, where there is one: the lever's change is told from it
/// on
Text best_lever_sentence(const std::optional<explore::BestLever>& best, const plan::Target& target,
                         std::optional<double> present = {});

}  // namespace permille::report
