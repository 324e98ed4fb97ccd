// Values and sections laid over the tree that a scenario was read from, and the result read again.
#include "permille/scenario/variant.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/describe/layers.hpp"
#include "permille/describe/read_yaml.hpp"
#include "permille/describe/write_yaml.hpp"
#include "permille/scenario/check.hpp"

namespace permille {
namespace {

// A normal form writes out what parents and defaults give, so it may be longer than what an author may write.
constexpr TreeLimits resolved_limits{.bytes = 64 * 1024 * 1024, .nodes = 4'000'000};

// Where the tables of the people and of the staff were found stands in their scenarios; their contents come along.
void take_people_tables(LoadedScenario& to, const LoadedScenario& from) {
    population::Settings& people = to.scenario.population;
    const population::Settings& found = from.scenario.population;
    people.structure = found.structure;
    people.margins.table = found.margins.table;
    people.mortality.life_table = found.mortality.life_table;
    people.fertility.shape = found.fertility.shape;
    people.migration.profile = found.migration.profile;
    to.people_tables = from.people_tables;
}
void take_staff_tables(LoadedScenario& to, const LoadedScenario& from) {
    for (auto& [id, cadre] : to.scenario.workforce) {
        const workforce::Cadre* found = from.scenario.workforce.find(id);
        if (cadre.ages && found != nullptr && found->ages) cadre.ages->table = found->ages->table;
    }
    to.staff_tables = from.staff_tables;
}

Checked<LoadedScenario> read(Tree tree, const LoadedScenario& like, Issues issues) {
    Checked<LoadedScenario> result;
    LoadedScenario loaded;
    loaded.id = like.id;
    loaded.files = like.files;
    loaded.origins = like.origins;
    loaded.uncertain_paths = like.uncertain_paths;
    read_yaml(tree, record_of(loaded.scenario), issues);
    check_scenario(loaded.scenario, tree, issues);
    loaded.tree = std::move(tree);
    result.issues = std::move(issues);
    if (result.issues.empty()) result.value = std::move(loaded);
    return result;
}

bool says_nothing_to_a_run(std::string_view key) {
    return key == "source" || key == "note" || key == "name" || key == "basis";
}

}  // namespace

Tree Variable::normal() const {
    Checked<Tree> tree = parse_tree(scenario_.resolved, scenario_.id, resolved_limits);
    ensures(tree.value.has_value());  // we wrote it ourselves
    return std::move(*tree.value);
}

Checked<LoadedScenario> Variable::with(std::span<const Setting> settings) const {
    Tree tree = scenario_.tree;
    Issues issues;
    for (const Setting& setting : settings) set_path(tree, setting.path + "=" + setting.value, issues);
    Checked<LoadedScenario> made = read(std::move(tree), scenario_, std::move(issues));
    if (!made.value) return made;
    take_people_tables(*made.value, scenario_);
    take_staff_tables(*made.value, scenario_);
    return made;
}

Checked<LoadedScenario> Variable::with_sections(const Variable& other, std::span<const std::string> sections) const {
    const Tree& from = other.scenario_.tree;
    Tree tree = scenario_.tree;
    const LoadedScenario* people = &scenario_;
    const LoadedScenario* staff = &scenario_;
    for (const std::string& section : sections) {
        std::erase_if(tree.map, [&](const Tree::Entry& entry) { return entry.key == section; });
        if (const Tree* value = from.find(section)) tree.map.push_back({section, *value});
        if (section == "population") people = &other.scenario_;
        if (section == "workforce") staff = &other.scenario_;
    }
    // Sources of both may be named, and what the other's root says of its numbers goes on holding for them.
    if (Tree* sources = tree.find("sources"))
        if (const Tree* more = from.find("sources")) overlay(*sources, *more);
    for (const Tree::Entry& entry : from.map)
        if (entry.key == "source" || entry.key == "note") tree.below.push_back(entry);
    tree.below.insert(tree.below.end(), from.below.begin(), from.below.end());
    Checked<LoadedScenario> made = read(std::move(tree), scenario_, {});
    if (!made.value) return made;
    take_people_tables(*made.value, *people);
    take_staff_tables(*made.value, *staff);
    return made;
}

bool same_meaning(const Tree& a, const Tree& b) {
    if (a.kind != b.kind || a.scalar != b.scalar) return false;
    if (!std::equal(a.list.begin(), a.list.end(), b.list.begin(), b.list.end(), same_meaning)) return false;
    const auto next = [](const std::vector<Tree::Entry>& map, std::size_t i) {
        while (i < map.size() && says_nothing_to_a_run(map[i].key)) ++i;
        return i;
    };
    std::size_t i = next(a.map, 0), j = next(b.map, 0);
    for (; i < a.map.size() && j < b.map.size(); i = next(a.map, i + 1), j = next(b.map, j + 1))
        if (a.map[i].key != b.map[j].key || !same_meaning(a.map[i].value, b.map[j].value)) return false;
    return i == a.map.size() && j == b.map.size();
}

std::vector<std::string> joined_paths(std::span<const std::vector<std::string>> lists) {
    std::vector<std::string> joined;
    std::unordered_set<std::string> known;
    for (const std::vector<std::string>& list : lists)
        for (const std::string& path : list)
            if (known.insert(path).second) joined.push_back(path);
    return joined;
}

}  // namespace permille
