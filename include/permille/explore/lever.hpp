// The levers of a scenario: a catalogue made of its fields, with what its `levers` section says of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/scenario/variant.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::explore {

/// What a lever costs.
struct LeverCost {
    double yuan = 0;
    plan::CostPer per = plan::CostPer::unit;
    std::string source;
    Text note;
};

/// Something that planners turn.
struct Lever {
    std::string path, unit;
    Text label;
    double neutral = 0, low = 0, high = 0;
    double step = 1;  // of one turn, above 0
    LeverRange::Turn turn = LeverRange::Turn::up;
    bool whole = false;  // only whole numbers make sense
    bool flag = false;   // set as true or false; its numbers are 0 and 1
    double value = 0;    // at present; the mean of an uncertain one
    bool certain = true;
    std::string value_text;  // as an author would write it
    std::string stock;       // series of the staff it acts on; empty for others
    std::optional<LeverCost> cost;

    /// The finest difference between two settings.
    double grain() const { return whole ? 1 : step / 10; }
    /// The lever at a setting, as --set takes it.
    Setting at(double setting) const;
};

/// Every lever of what is projected, in the order of the fields. Bounds that a field gives as shares of a stock are
/// made of the stock's mean in the base year and rounded to 1, 2 or 5 times a power of ten.
///
/// present  a run of the scenario, for its series and stocks
std::vector<Lever> levers_of(const Scenario& scenario, const simulation::Ensemble& present);

/// What planners call the lever at a path; nothing where the path is no lever of the scenario.
std::optional<Text> lever_label(const Scenario& scenario, std::string_view path);

/// Where one step leads from the present value: the usual way, or back when the lever stands at that end already.
double one_step(const Lever& lever);

}  // namespace permille::explore
