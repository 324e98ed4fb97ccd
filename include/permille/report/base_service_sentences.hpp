// What a page says of the base year of patients.
#pragma once

#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/base_service.hpp"

namespace permille::report {

/// The shares that the base year is given, in percent; a range where they vary.
Text base_shares_sentence(const indicators::BaseService& base);

/// In how many replications the shares are missed, where there are any; and one sentence for each of out-patients and
/// in-patients whose productivity had to be raised in more than a few.
std::vector<Text> base_year_remarks(const indicators::BaseService& base);

}  // namespace permille::report
