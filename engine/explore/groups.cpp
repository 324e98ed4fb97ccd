// The rooms of a scenario as groups; what belongs to none is one group more.
#include "groups.hpp"

#include <algorithm>
#include <string_view>

namespace permille::explore {
namespace {

struct Room {
    std::string_view section, group;
};
constexpr Room rooms[] = {{"population", "population"}, {"workforce", "workforce"}, {"facilities", "facilities"},
                          {"capacity", "facilities"},   {"staffing", "facilities"}, {"projects", "projects"},
                          {"alliances", "care"},        {"demand", "care"},         {"care", "care"},
                          {"network", "care"},          {"targets", "plan"},        {"history", "plan"},
                          {"observed", "observed"}};
// What a run does not read as an input, or what must be the same in both.
constexpr std::string_view no_inputs[] = {"permille", "name",       "county",  "horizon", "sources", "levers",
                                          "run",      "yardsticks", "figures", "claims",  "recruits"};

std::string_view group_of(std::string_view section) {
    for (const Room& room : rooms)
        if (room.section == section) return room.group;
    return "other";
}

// Sections that mean something else in the two, in the order of the first, then those of the second alone.
std::vector<std::string> differing_sections(const Tree& a, const Tree& b) {
    std::vector<std::string> found;
    const auto look = [&](const std::string& section) {
        if (std::find(std::begin(no_inputs), std::end(no_inputs), section) != std::end(no_inputs)) return;
        if (std::find(found.begin(), found.end(), section) != found.end()) return;
        const Tree *in_a = a.find(section), *in_b = b.find(section);
        if (in_a == nullptr || in_b == nullptr || !same_meaning(*in_a, *in_b)) found.push_back(section);
    };
    for (const Tree::Entry& entry : a.map) look(entry.key);
    for (const Tree::Entry& entry : b.map) look(entry.key);
    return found;
}

// Mixtures that are no valid scenarios. Neither none nor all of the groups can be one.
int misfits(const Variable& a, const Variable& b, const std::vector<Group>& groups) {
    int count = 0;
    const unsigned all = (1U << groups.size()) - 1;
    for (unsigned mask = 1; mask < all; ++mask) count += a.with_sections(b, sections_of(groups, mask)).value ? 0 : 1;
    return count;
}

std::vector<Group> merged(std::vector<Group> groups, std::size_t i, std::size_t j) {
    groups[i].id += "+" + groups[j].id;
    groups[i].sections.insert(groups[i].sections.end(), groups[j].sections.begin(), groups[j].sections.end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(j));
    return groups;
}

}  // namespace

bool share_a_plan(const LoadedScenario& a, const LoadedScenario& b) {
    return std::any_of(a.origins.begin(), a.origins.end(), [&](const std::filesystem::path& file) {
        return file.parent_path().filename() != "defaults" &&
               std::find(b.origins.begin(), b.origins.end(), file) != b.origins.end();
    });
}

std::vector<std::string> sections_of(const std::vector<Group>& groups, unsigned mask) {
    std::vector<std::string> sections;
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (mask >> g & 1U) sections.insert(sections.end(), groups[g].sections.begin(), groups[g].sections.end());
    return sections;
}

std::vector<Group> differing_groups(const Variable& a, const Variable& b) {
    std::vector<Group> groups;
    for (std::string& section : differing_sections(a.normal(), b.normal())) {
        const std::string_view id = group_of(section);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.id == id; });
        if (group == groups.end()) group = groups.insert(groups.end(), Group{std::string(id), {}});
        group->sections.push_back(std::move(section));
    }
    for (int present = misfits(a, b, groups); present > 0;) {
        // The pair that cures most; of equals the first.
        std::vector<Group> best;
        for (std::size_t i = 0; i < groups.size(); ++i)
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                std::vector<Group> tried = merged(groups, i, j);
                const int left = misfits(a, b, tried);
                if (best.empty() || left < present) {
                    present = left;
                    best = std::move(tried);
                }
            }
        groups = std::move(best);
        present = misfits(a, b, groups);
    }
    return groups;
}

}  // namespace permille::explore
