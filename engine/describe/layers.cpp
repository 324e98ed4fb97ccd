// Following `extends` to the topmost parent, safely, and laying the layers over one another.
#include "permille/describe/layers.hpp"

#include <algorithm>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "permille/base/phrases.hpp"

namespace permille {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_parents = 8;

bool inside(const fs::path& path, const fs::path& folder) {
    const auto [end, at] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end() && at != path.end();
}

// The nearest folder at or above that contains a folder `defaults`, or else the given one. Links are resolved already.
fs::path root_above(const fs::path& folder) {
    std::error_code error;
    for (fs::path at = folder;; at = at.parent_path()) {
        if (fs::is_directory(at / "defaults", error)) return at;
        if (!at.has_relative_path()) return folder;
    }
}

// The file that `written` names in `said_by`, or the sentence that says why there is none.
struct Lookup {
    std::optional<LayerFile> file;
    Text mistake;
};

Lookup look_up(const LayerFile& said_by, const std::string& written, const std::vector<fs::path>& installed) {
    const fs::path relative = fs::path(written).lexically_normal();
    if (written.empty() || relative.is_absolute()) return {std::nullopt, say(Phrase::extends_absolute)};
    struct Candidate {
        fs::path path, root;
        std::string name;
    };
    std::vector<Candidate> candidates = {
        {said_by.path.parent_path() / relative, said_by.root,
         (fs::path(said_by.name).parent_path() / relative).lexically_normal().generic_string()}};
    if (*relative.begin() == "defaults") {
        candidates.push_back({said_by.root / relative, said_by.root, relative.generic_string()});
        for (const fs::path& folder : installed) {
            std::error_code error;
            const fs::path root = fs::canonical(folder, error);
            if (!error) candidates.push_back({root / relative, root, relative.generic_string()});
        }
    }
    for (const Candidate& candidate : candidates) {
        std::error_code error;
        const fs::path path = fs::canonical(candidate.path, error);
        if (error) continue;
        if (!inside(path, candidate.root)) return {std::nullopt, say(Phrase::extends_outside, {excerpt(written)})};
        return {LayerFile{path, candidate.name, candidate.root, nullptr}, {}};
    }
    return {std::nullopt, say(Phrase::extends_missing, {excerpt(written)})};
}

// Takes the entry `extends` out of a file's tree.
std::optional<Tree> take_extends(Tree& tree) {
    const auto entry =
        std::find_if(tree.map.begin(), tree.map.end(), [](const auto& each) { return each.key == "extends"; });
    if (entry == tree.map.end()) return std::nullopt;
    Tree value = std::move(entry->value);
    tree.map.erase(entry);
    return value;
}

void gather_uncertain(const Tree& tree, std::string& path, std::vector<std::string>& found) {
    const std::size_t length = path.size();
    for (const auto& [key, value] : tree.map) {
        if (is_distribution_key(key) && value.kind == Tree::Kind::list) {
            found.push_back(path);
            continue;
        }
        if (!path.empty()) path += '.';
        path += key;
        gather_uncertain(value, path, found);
        path.resize(length);
    }
}

// Appends what is new, in the order given.
void append_new(std::vector<std::string>& paths, std::vector<std::string> more) {
    const std::unordered_set<std::string> known(paths.begin(), paths.end());
    for (std::string& path : more)
        if (!known.contains(path)) paths.push_back(std::move(path));
}

// The parent that a file's `extends` names; nothing when it has none or names none that may be read.
std::optional<LayerFile> parent_of(const Tree& extends, const std::vector<LayerFile>& chain,
                                   const LayerOptions& options, Issues& issues) {
    const auto refuse = [&](Text message) {
        issues.add(extends.place, "extends", std::move(message));
        return std::nullopt;
    };
    if (extends.kind != Tree::Kind::scalar) return refuse(say(Phrase::extends_not_text));
    Lookup found = look_up(chain.back(), extends.scalar, options.installed_folders);
    if (!found.file) return refuse(std::move(found.mistake));
    for (const LayerFile& file : chain) {
        if (file.path != found.file->path) continue;
        std::string circle;
        for (const LayerFile& each : chain) circle += each.name + " -> ";
        return refuse(say(Phrase::extends_cycle, {printable(circle + found.file->name)}));
    }
    if (chain.size() > most_parents) return refuse(say(Phrase::extends_too_deep, {most_parents}));
    return std::move(found.file);
}

LayerFile named_file(const fs::path& file, const LayerOptions& options) {
    std::error_code error;
    if (options.text) {
        const fs::path folder = fs::current_path(error);
        return {folder / standard_input, std::string(standard_input), root_above(folder), nullptr};
    }
    const fs::path real = fs::canonical(file, error);
    // A file that cannot be found is reported by load_tree; its root does not matter then.
    return {error ? file : real, file.generic_string(), root_above(real.parent_path()), nullptr};
}

// What is wrong with a parent as a whole (a folder, a pipe, not to be opened) stands where it is named.
void append_at(Issues& issues, const Issues& of_parent, const Tree& extends) {
    for (const Issue& issue : of_parent.all()) {
        if (issue.place.line > 0)
            issues.add(issue.place, issue.path, issue.message);
        else
            issues.add(extends.place, "extends", say(Phrase::extends_file, {excerpt(extends.scalar), issue.message}));
    }
}

}  // namespace

std::vector<std::string> uncertain_paths(const Tree& tree) {
    std::vector<std::string> found;
    std::string path;
    gather_uncertain(tree, path, found);
    std::sort(found.begin(), found.end());
    return found;
}

Checked<Layers> load_layers(const fs::path& file, const LayerOptions& options) {
    Checked<Layers> result;
    std::vector<LayerFile> chain = {named_file(file, options)};
    std::vector<Tree> trees;
    std::optional<Tree> extends;
    for (;;) {
        Checked<Tree> tree = chain.size() == 1 && options.text
                                 ? load_text(*options.text, chain.back().name, options.limits)
                                 : load_tree(chain.back().path, chain.back().name, options.limits);
        if (!tree.value && extends)
            append_at(result.issues, tree.issues, *extends);
        else
            result.issues.append(std::move(tree.issues));
        if (!tree.value) return result;
        chain.back().mark = tree.value->place.file;
        extends = take_extends(*tree.value);
        trees.push_back(std::move(*tree.value));
        if (!extends) break;
        std::optional<LayerFile> parent = parent_of(*extends, chain, options, result.issues);
        if (!parent) return result;
        chain.push_back(std::move(*parent));
    }

    Layers layers;
    for (std::size_t i = trees.size(); i-- > 0;) {
        if (i + 1 == trees.size())
            layers.tree = std::move(trees[i]);
        else
            overlay(layers.tree, std::move(trees[i]));
        append_new(layers.uncertain_paths, uncertain_paths(layers.tree));
        layers.files.push_back(chain[i].path);
        layers.layers.push_back(std::move(chain[i]));
    }
    for (const std::string& assignment : options.sets) set_path(layers.tree, assignment, result.issues, options.limits);
    append_new(layers.uncertain_paths, uncertain_paths(layers.tree));
    layers.installed_folders = options.installed_folders;
    result.value = std::move(layers);
    return result;
}

Checked<LayerFile> find_file(const Layers& layers, const std::string& written, const Place& said_at,
                             const std::string& path) {
    const auto known = std::find_if(layers.layers.begin(), layers.layers.end(),
                                    [&](const LayerFile& layer) { return layer.mark && layer.mark == said_at.file; });
    Lookup found =
        look_up(known == layers.layers.end() ? layers.layers.back() : *known, written, layers.installed_folders);
    Checked<LayerFile> result{std::move(found.file), {}};
    if (!result.value) result.issues.add(said_at, path, std::move(found.mistake));
    return result;
}

}  // namespace permille
