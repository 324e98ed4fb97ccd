// What a result rests on, for planners as a table and a sentence, for researchers as CSV and JSON.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/explore/knowledge.hpp"
#include "permille/explore/sensitivity.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::report {

/// One number of the points of a sweep and what was found about it.
struct SensitivityOf {
    std::string output;  // target.statistic
    Text row, number;    // what planners call the row, and this number of it
    explore::Sensitivity found;
};

/// A sweep and what was found.
struct SensitivityResult {
    std::string scenario, digest, design;
    std::uint64_t seed = 0;
    std::int64_t points = 0;
    std::vector<std::string> factors;
    std::vector<Text> factor_names;  // [factor] what planners call it
    std::vector<SensitivityOf> outputs;
    std::vector<Text> left_out;  // numbers that are the same at all points
};

/// What planners call a statistic of a row, as "P(reach) of ...".
Text number_name(const Text& row, std::string_view statistic);

std::string sensitivity_text(const SensitivityResult& result, Language language);
/// scenario, design, output, factor, other, measure, value, low, high: a line for each number; `other` is the second
/// factor of a pair.
std::string sensitivity_csv(const SensitivityResult& result);
/// {"schema": "permille.sensitivity/1", ...}; ranges without an end have null.
std::string sensitivity_json(const SensitivityResult& result);

/// What it would be worth to know more of a scenario's numbers.
std::string knowledge_text(const Scenario& scenario, const explore::Knowledge& known, Language language);
std::string knowledge_csv(const std::string& id, const Scenario& scenario, const explore::Knowledge& known);
std::string knowledge_json(const std::string& id, const Scenario& scenario, const explore::Knowledge& known,
                           std::uint64_t seed);

}  // namespace permille::report
