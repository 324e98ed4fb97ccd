// Loading: layers to a tree, the tree to a scenario, its checks, its tables, its normal form and digest.
#include "permille/scenario/load.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "permille/base/digest.hpp"
#include "permille/describe/layers.hpp"
#include "permille/describe/read_file.hpp"
#include "permille/describe/read_yaml.hpp"
#include "permille/describe/table.hpp"
#include "permille/describe/write_yaml.hpp"
#include "permille/network/minutes_table.hpp"
#include "permille/scenario/check.hpp"
#include "permille/scenario/ways.hpp"

namespace permille {
namespace {

constexpr std::size_t large_file_bytes = 4 * 1024 * 1024;

// A field that names a table, and the file that it means.
struct TableField {
    std::string path;
    std::string* name;
    LayerFile file;
};

std::vector<TableField> table_fields(Scenario& scenario) {
    population::Settings& people = scenario.population;
    std::vector<TableField> fields = {{"population.structure", &people.structure, {}},
                                      {"population.margins.table", &people.margins.table, {}},
                                      {"population.mortality.life_table", &people.mortality.life_table, {}},
                                      {"population.fertility.shape", &people.fertility.shape, {}},
                                      {"population.migration.profile", &people.migration.profile, {}}};
    for (auto& [id, cadre] : scenario.workforce)
        if (cadre.ages) fields.push_back({"workforce." + id + ".ages.table", &cadre.ages->table, {}});
    fields.push_back({"network.minutes", &scenario.network.minutes, {}});
    std::erase_if(fields, [](const TableField& field) { return field.name->empty(); });
    return fields;
}

// Finds each table beside the file that names it and writes where into the field. One that is not there is left out, so
// that what is wrong with the others shows in the same pass.
std::vector<TableField> find_tables(const Layers& layers, Scenario& scenario, Issues& issues) {
    std::vector<TableField> found;
    for (TableField& field : table_fields(scenario)) {
        const Tree* value = find_path(layers.tree, field.path);
        Checked<LayerFile> file = find_file(layers, *field.name, value ? value->place : Place{}, field.path);
        issues.append(std::move(file.issues));
        *field.name = file.value ? file.value->path.string() : "";
        if (!file.value) continue;
        field.file = std::move(*file.value);
        found.push_back(std::move(field));
    }
    for (auto& [id, cadre] : scenario.workforce)
        if (cadre.ages && cadre.ages->table.empty()) cadre.ages.reset();
    return found;
}

// The place of the value at a path, or of the nearest one around it.
Place place_around(const Tree& tree, std::string_view path) {
    while (!path.empty()) {
        if (const Tree* value = find_path(tree, path)) return value->key_place;
        path = path.substr(0, path.find('.') == std::string_view::npos ? 0 : path.rfind('.'));
    }
    return tree.place;
}

void replace_all(std::string& text, const std::string& old, const std::string& by) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size()))
        text.replace(at, old.size(), by);
}

// Issues name a table as the author's files do, not by where it was found. One that is about a table as a whole stands
// where the scenario names it.
void append_renamed(Issues& issues, const Issues& of_tables, const std::vector<TableField>& tables, const Tree& tree) {
    std::map<std::string, std::shared_ptr<const std::string>> names;
    for (const TableField& table : tables)
        names.emplace(table.file.path.string(), std::make_shared<const std::string>(table.file.name));
    for (Issue issue : of_tables.all()) {
        if (issue.place.file)
            if (const auto name = names.find(*issue.place.file); name != names.end()) issue.place.file = name->second;
        if (!issue.place.file) issue.place = place_around(tree, issue.path);
        for (const auto& [path, name] : names)
            for (std::string* text : {&issue.message.zh, &issue.message.en}) replace_all(*text, path, *name);
        issues.add(std::move(issue.place), std::move(issue.path), std::move(issue.message));
    }
}

// Where a facility's town or a point is wrong, which has been reported, no minutes can be told.
std::vector<double> read_minutes(const Scenario& scenario, Issues& issues) {
    const network::Places places = network_places(scenario);
    const bool whole = std::all_of(places.facilities.begin(), places.facilities.end(),
                                   [](const network::Place& facility) { return facility.town >= 0; });
    return whole ? network::read_minutes_table(scenario.network.minutes, places, issues) : std::vector<double>{};
}

void read_tables(LoadedScenario& loaded, const std::vector<TableField>& tables, const Tree& tree, Issues& issues) {
    Issues of_tables;
    loaded.people_tables = population::read_tables(loaded.scenario.population, of_tables);
    loaded.staff_tables = workforce::read_tables(loaded.scenario.workforce, of_tables);
    loaded.minutes_table = read_minutes(loaded.scenario, of_tables);
    append_renamed(issues, of_tables, tables, tree);
}

// Of the normal form, in which tables have names, and of what stands in those tables.
std::string digest_of(const std::string& resolved, const std::vector<TableField>& tables, Issues& issues) {
    std::map<std::filesystem::path, std::string> digests;
    std::string all = resolved;
    for (const TableField& table : tables) {
        auto [digest, is_new] = digests.try_emplace(table.file.path);
        if (is_new) {
            Checked<std::string> content = read_file(table.file.path, table.file.name, TableLimits{}.bytes);
            issues.append(std::move(content.issues));
            if (content.value) digest->second = sha256(*content.value);
        }
        all += "\n" + table.path + " " + digest->second;
    }
    return sha256(all);
}

}  // namespace

LoadedScenario::LoadedScenario() = default;
LoadedScenario::LoadedScenario(const LoadedScenario&) = default;
LoadedScenario::LoadedScenario(LoadedScenario&&) noexcept = default;
LoadedScenario& LoadedScenario::operator=(const LoadedScenario&) = default;
LoadedScenario& LoadedScenario::operator=(LoadedScenario&&) noexcept = default;
LoadedScenario::~LoadedScenario() = default;

std::string standalone_yaml(const LoadedScenario& loaded, const std::vector<std::filesystem::path>& folders) {
    Scenario scenario = loaded.scenario;
    for (const TableField& field : table_fields(scenario)) {
        const std::filesystem::path table = *field.name;
        for (const std::filesystem::path& folder : folders) {
            std::error_code unresolved;
            const auto from = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, unresolved);
            const std::string name = table.lexically_relative(from).generic_string();
            if (unresolved || name.empty() || name.starts_with("..")) continue;
            *field.name = name;
            break;
        }
    }
    return write_yaml(scenario);
}

Checked<LoadedScenario> load_scenario(const std::filesystem::path& file, const LoadOptions& options) {
    LayerOptions layer_options{
        .installed_folders = options.installed_folders, .sets = options.sets, .limits = {}, .text = options.text};
    if (options.large) layer_options.limits.bytes = large_file_bytes;
    Checked<LoadedScenario> result;
    Checked<Layers> layers = load_layers(file, layer_options);
    result.issues = std::move(layers.issues);
    if (!layers.value) return result;

    LoadedScenario loaded;
    loaded.id = options.text ? "stdin" : file.stem().string();
    loaded.uncertain_paths = std::move(layers.value->uncertain_paths);
    for (const LayerFile& layer : layers.value->layers) loaded.files.push_back(layer.name);
    loaded.origins = layers.value->files;
    const std::vector<SourceUse> sources = read_yaml(layers.value->tree, record_of(loaded.scenario), result.issues);
    std::vector<std::string_view> known;
    for (const auto& [id, source] : loaded.scenario.sources) known.push_back(id);
    // Where the section's own key is misspelt, every source would follow.
    const bool misspelt = std::any_of(result.issues.all().begin(), result.issues.all().end(),
                                      [](const Issue& issue) { return issue.meant == "sources"; });
    if (!misspelt) check_sources(sources, known, result.issues);
    check_scenario(loaded.scenario, layers.value->tree, result.issues);

    // The normal form names tables as the author does; where they are found is this machine's affair.
    if (result.issues.empty()) loaded.resolved = write_yaml(loaded.scenario);
    const std::vector<TableField> tables = find_tables(*layers.value, loaded.scenario, result.issues);
    read_tables(loaded, tables, layers.value->tree, result.issues);
    if (result.issues.empty()) loaded.digest = digest_of(loaded.resolved, tables, result.issues);
    loaded.tree = std::move(layers.value->tree);
    result.issues.sort_by_place();
    if (result.issues.empty()) result.value = std::move(loaded);
    return result;
}

}  // namespace permille
