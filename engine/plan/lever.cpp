// The fields of a lever's entry, and finding the entry of a lever.
#include "permille/plan/lever.hpp"

#include <algorithm>

namespace permille::plan {

void Lever::describe(FieldVisitor& field) {
    field.required(path, {.key = "path",
                          .doc = "Path of the lever, or of several: * stands for any one key, as in "
                                 "workforce.*.recruitment.extra_per_year. A path without * has precedence."});
    field.defaulted(label, {.key = "label", .doc = "What it is called here; by default what its field is called."});
    field.defaulted(low, {.key = "low", .doc = "Lowest setting that can be had here.", .unit = "as the lever"});
    field.defaulted(high, {.key = "high", .doc = "Highest setting that can be had here.", .unit = "as the lever"});
    field.defaulted(step,
                    {.key = "step", .doc = "One turn of it.", .unit = "as the lever", .min = 1e-6, .max = 100'000});
    field.defaulted(cost_yuan, {.key = "cost_yuan",
                                .doc = "What it costs. Without it, levers are ordered by how far they are turned.",
                                .unit = "yuan",
                                .min = 0,
                                .max = 1e11});
    field.defaulted(cost_per, {.key = "cost_per",
                               .doc = "unit: one unit of the lever over the whole plan; person_year: one more person "
                                      "of the staff it acts on, for a year."});
}

bool fits(std::string_view path, std::string_view pattern) {
    for (;;) {
        const std::size_t path_end = std::min(path.find('.'), path.size());
        const std::size_t pattern_end = std::min(pattern.find('.'), pattern.size());
        const std::string_view key = pattern.substr(0, pattern_end);
        if (key != "*" && key != path.substr(0, path_end)) return false;
        const bool path_ends = path_end == path.size(), pattern_ends = pattern_end == pattern.size();
        if (path_ends || pattern_ends) return path_ends && pattern_ends;
        path.remove_prefix(path_end + 1);
        pattern.remove_prefix(pattern_end + 1);
    }
}

const Lever* find_lever(const Map<Lever>& levers, std::string_view path) {
    const Lever* by_pattern = nullptr;
    for (const auto& [id, lever] : levers) {
        if (lever.path == path) return &lever;
        if (by_pattern == nullptr && fits(path, lever.path)) by_pattern = &lever;
    }
    return by_pattern;
}

}  // namespace permille::plan
