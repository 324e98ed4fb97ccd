// Settings, costs and probabilities of levers in words.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/explore/lever.hpp"
#include "permille/indicators/interval.hpp"

namespace permille::report {

/// A setting as a planner reads it: 0.95, 14, yes.
Text setting_word(const explore::Lever& lever, double setting);
/// Where the lever stands; of an uncertain one its mean.
Text value_word(const explore::Lever& lever);
/// What it costs, or that it is not known.
Text cost_word(const explore::Lever& lever);

/// 79.8%: with one decimal, for comparing probabilities that lie close together.
std::string percent_exactly(double share);
/// 80.4% [79.6, 81.2].
std::string percent_of_interval(const indicators::Probability& probability);

}  // namespace permille::report
