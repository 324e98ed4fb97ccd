// From a file, its parents and --set to a checked scenario with its tables and digest.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/tree.hpp"
#include "permille/population/tables.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/workforce/tables.hpp"

namespace permille {

struct LoadOptions {
    std::vector<std::filesystem::path> installed_folders = {};  // where `extends: defaults/...` is looked up as well
    std::vector<std::string> sets = {};                         // PATH=VALUE
    bool large = false;                                         // files up to 4 MiB
    // The scenario itself, where it comes through a pipe and not from a file: see LayerOptions.
    std::optional<std::string> text = {};
};

/// A scenario with everything that its files hold. Its fields that name a table hold where the table was found on this
/// machine; what the author wrote there is in the normal form.
struct LoadedScenario {
    std::string id;  // the file's name without its ending; "stdin" where there is no file
    Scenario scenario;
    population::Tables people_tables;
    workforce::Tables staff_tables;
    std::vector<double> minutes_table;           // [town, facility] of network.minutes; empty where there is none
    std::vector<std::string> uncertain_paths;    // in the order of their Sobol dimensions
    std::vector<std::string> files;              // that were read, parents first, as messages call them
    std::vector<std::filesystem::path> origins;  // the same with links resolved; of this machine, never printed
    Tree tree;                                   // what was read: the layers, laid over one another
    std::string resolved;                        // the scenario's normal form
    std::string digest;                          // SHA-256 of the normal form and the tables

    LoadedScenario();
    LoadedScenario(const LoadedScenario&);
    LoadedScenario(LoadedScenario&&) noexcept;
    LoadedScenario& operator=(const LoadedScenario&);
    LoadedScenario& operator=(LoadedScenario&&) noexcept;
    ~LoadedScenario();
};

/// The normal form as a file of its own. Its tables are named from the first of `folders` that holds them: from where
/// the file will stand, or from an installed folder, in which they are looked up as well.
std::string standalone_yaml(const LoadedScenario& loaded, const std::vector<std::filesystem::path>& folders);

/// Reads, checks and completes a scenario. All mistakes are reported in one pass as far as they can be.
Checked<LoadedScenario> load_scenario(const std::filesystem::path& file, const LoadOptions& options = {});

}  // namespace permille
