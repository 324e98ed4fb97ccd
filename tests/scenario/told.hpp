// What is said of a scenario file, all of it, as a user gets to hear it.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/scenario/load.hpp"
#include "support/places.hpp"

namespace permille {

inline Issues told_of(const std::filesystem::path& file, std::vector<std::string> sets = {}) {
    const std::filesystem::path installed = testing::project_folder() / "scenarios";
    return load_scenario(file, {.installed_folders = {installed}, .sets = std::move(sets)}).issues;
}

inline std::vector<std::string> lines_of(const Issues& issues) {
    std::vector<std::string> lines;
    for (const Issue& issue : issues.all()) lines.push_back(to_string(issue, Language::en));
    return lines;
}

}  // namespace permille
