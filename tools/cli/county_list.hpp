// The counties that the words of a portfolio name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace permille::cli {

struct CountyList {
    std::string name;                          // of the portfolio: the last part of the first word, without its ending
    std::vector<std::filesystem::path> files;  // scenarios; ids differ
    std::vector<std::filesystem::path> parts;  // or files of shards that are to be merged
};

/// A folder stands for its scenarios (*.yaml, *.yml) in the order of their names, or, where it is a results folder of a
/// portfolio, for the shard in it; a scenario for itself; any other file for a list of scenarios, one a line, relative
/// to the list (empty lines and what follows # are passed over). Throws UsageError where a word names no county, two
/// counties share a name, or shards stand beside scenarios; Failure where a file cannot be read.
CountyList county_list(const std::vector<std::string>& words);

}  // namespace permille::cli
