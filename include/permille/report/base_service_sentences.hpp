// What a page says of the base year of patients.
#pragma once

#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/base_service.hpp"

namespace permille::report {

/// The shares that the base year is given, in percent; a range where they vary.
Text base_shares_sentence(const indicators::BaseService& base);

/// One sentence for each of out-patients and in-patients whose productivity had to be raised in more than a few
/// replications.
std::vector<Text> raised_productivity_sentences(const indicators::BaseService& base);

}  // namespace permille::report
