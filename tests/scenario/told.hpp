// What is said of a scenario file, all of it, as a user gets to hear it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/layers.hpp"
#include "permille/describe/read_yaml.hpp"
#include "permille/scenario/check.hpp"

namespace permille {

inline Issues told_of(const std::filesystem::path& file, std::vector<std::string> sets = {}) {
    Checked<Layers> layers =
        load_layers(file, {.installed_folders = {std::filesystem::path(PERMILLE_SOURCE_DIR) / "scenarios"},
                           .sets = std::move(sets),
                           .limits = {}});
    Issues issues = std::move(layers.issues);
    if (!layers.value) return issues;
    Scenario scenario;
    const std::vector<SourceUse> uses = read_yaml(layers.value->tree, record_of(scenario), issues);
    std::vector<std::string_view> known;
    for (const auto& [id, source] : scenario.sources) known.push_back(id);
    check_sources(uses, known, issues);
    check_scenario(scenario, layers.value->tree, issues);
    issues.sort_by_place();
    return issues;
}

inline std::vector<std::string> lines_of(const Issues& issues) {
    std::vector<std::string> lines;
    for (const Issue& issue : issues.all()) lines.push_back(to_string(issue, Language::en));
    return lines;
}

}  // namespace permille
