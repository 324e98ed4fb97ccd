// Scenarios side by side, as a page, as a tidy table and as JSON.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/explore/compare.hpp"

namespace permille::report {

/// A page of at most `width` columns, ending with a line break.
std::string compare_text(const explore::Comparison& comparison, Language language, int width = 100);

/// first, other, row, id, p_first, p_other, change, low, high, median_change, count_change, count_low, count_high,
/// group, part: one line for each row and group that differs; group and part are empty where nothing is exchanged.
std::string compare_csv(const explore::Comparison& comparison);

/// `permille.compare/1`. Probabilities and their changes are 0..1.
std::string compare_json(const explore::Comparison& comparison);

/// What a group of inputs is called: 人员, staff. Merged groups name all their parts.
Text group_word(const std::string& id);

}  // namespace permille::report
