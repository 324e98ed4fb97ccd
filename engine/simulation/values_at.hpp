// The numbers of a model where every draw is taken at a chosen place of its distribution.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "permille/describe/parameter.hpp"

namespace permille::simulation {

/// The values of one replication, without deviations of years.
///
/// place    where in its distribution (0..1, both ends excluded) the draw of a path is taken; the distribution is cut
///          at the bounds of its field, as it is when it is drawn
/// returns  [value] as Parameter::in_year counts them
std::vector<double> values_at(const ParameterRegister& numbers,
                              const std::function<double(std::string_view path)>& place);

}  // namespace permille::simulation
