// A scenario in layers: a file, the files it extends, and what the command line sets, laid over one another as one
// tree.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/load_tree.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

struct LayerOptions {
    std::vector<std::filesystem::path> installed_folders;  // each holds a folder `defaults`
    std::vector<std::string> sets;                         // PATH=VALUE
    TreeLimits limits;
    // The named scenario itself, where it comes through a pipe: what it names is relative to the current folder then.
    std::optional<std::string> text = {};
};

/// What messages call a scenario that comes through a pipe.
inline constexpr std::string_view standard_input = "<stdin>";

/// A file of a scenario: where it is, what messages call it, and the folder that its own references must stay inside.
struct LayerFile {
    std::filesystem::path path;               // links resolved
    std::string name;                         // as the user typed it, or relative to that
    std::filesystem::path root;               // links resolved
    std::shared_ptr<const std::string> mark;  // what the places of its values hold, by which they are known
};

struct Layers {
    Tree tree;
    std::vector<std::string> uncertain_paths;  // in the order of their Sobol dimensions (model, section 0)
    std::vector<std::filesystem::path> files;  // that were read, parents first
    std::vector<LayerFile> layers;             // the same with their names; the named file is the last
    std::vector<std::filesystem::path> installed_folders;
};

/// Loads a file, what it extends, and lays the sets over them.
///
/// `extends: FILE` is relative to the file that says it, at most eight in a row, without circles. Parents are regular
/// files inside the scenario folder tree after resolving links: its root is the nearest folder at or above the named
/// file that contains a folder `defaults`, or else the file's own folder. A path that starts with `defaults/` and is
/// not found beside the file is looked up in that root and then in the installed folders.
/// `--set PATH=VALUE`: VALUE is YAML in flow form; null removes. Its numbers have the source "set" and the place
/// "--set". A set below a quantity (`x.path.2025=3`) changes that part and makes the whole quantity's source "set".
///
/// uncertain_paths: distributions of the topmost parent sorted by path, then those new in each child, then those new by
/// --set, each sorted. One that a child makes certain keeps its place. A corner of a course is `<path>.path.<year>`.
///
/// The value is there beside issues that leave the tree readable, as in parse_tree.
Checked<Layers> load_layers(const std::filesystem::path& file, const LayerOptions& options = {});

/// A file that a scenario names (a table), by the rules of `extends`. `said_at` is the place of the value that names
/// it, by which the layer is known; a place that belongs to none stands for the named file. The issue has that place
/// and `path`.
Checked<LayerFile> find_file(const Layers& layers, const std::string& written, const Place& said_at,
                             const std::string& path);

/// Lays one value over a tree as --set does: for sweeps and levers. An author's mistake is an issue at the place
/// "--set".
void set_path(Tree& tree, std::string_view path, Tree value, Issues& issues);
/// The same from "PATH=VALUE".
void set_path(Tree& tree, std::string_view assignment, Issues& issues, const TreeLimits& limits = {});

/// The paths of all distributions of a tree, sorted.
std::vector<std::string> uncertain_paths(const Tree& tree);

}  // namespace permille
