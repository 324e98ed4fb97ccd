// Reading minutes between towns and facilities, every pair once.
#include "permille/network/minutes_table.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/table.hpp"

namespace permille::network {
namespace {

constexpr double longest_minutes = 1440;

std::vector<std::string_view> ids_of(const std::vector<Place>& places) {
    std::vector<std::string_view> ids;
    for (const Place& place : places) ids.push_back(place.id);
    return ids;
}

void check_known(const Table& table, std::size_t row, std::string_view column, Phrase noun,
                 const std::vector<std::string_view>& known, Issues& issues) {
    const std::string& id = table.text(row, column);
    for (const std::string_view other : known)
        if (id == other) return;
    issues.add(table.place(row, column), "network.minutes",
               say(Phrase::no_such, {say(noun), excerpt(id), did_you_mean(id, known)}));
}

}  // namespace

std::vector<double> read_minutes_table(const std::string& file, const Places& places, Issues& issues) {
    if (file.empty()) return {};
    static constexpr std::string_view columns[] = {"from", "to", "minutes"};
    Checked<Table> table = load_table(file, file, columns);
    issues.append(std::move(table.issues));
    if (!table.value) return {};

    const std::size_t issues_before = issues.size();
    const std::vector<double> minutes = table.value->numbers("minutes", 0, longest_minutes, issues);
    const std::vector<std::string_view> towns = ids_of(places.towns);
    std::vector<std::string_view> goals = ids_of(places.facilities);
    goals.insert(goals.end(), towns.begin(), towns.end());
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> rows;
    for (std::size_t row = 0; row < table.value->rows(); ++row) {
        check_known(*table.value, row, "from", Phrase::noun_town, towns, issues);
        check_known(*table.value, row, "to", Phrase::noun_place, goals, issues);
        const std::string_view from = table.value->text(row, "from"), to = table.value->text(row, "to");
        const auto [first, is_new] = rows.emplace(std::pair(from, to), row);
        if (!is_new)
            issues.add(table.value->place(row, "from"), "network.minutes",
                       say(Phrase::minutes_twice,
                           {excerpt(from), excerpt(to), table.value->place(first->second, "from").line}));
    }
    if (issues.size() > issues_before) return {};

    std::vector<double> found;
    std::pair<std::string, std::string> first_missing;
    int missing = 0;
    for (const Place& town : places.towns)
        for (const Place& facility : places.facilities) {
            auto row = rows.find({town.id, facility.id});
            if (row == rows.end()) row = rows.find({town.id, places.towns[static_cast<std::size_t>(facility.town)].id});
            if (row == rows.end()) {
                if (missing++ == 0) first_missing = {town.id, facility.id};
                continue;
            }
            found.push_back(minutes[row->second]);
        }
    if (missing > 0)
        issues.add(table.value->place(table.value->rows() - 1, "from"), "network.minutes",
                   say(Phrase::minutes_missing, {first_missing.first, first_missing.second, missing}));
    return missing > 0 ? std::vector<double>{} : found;
}

}  // namespace permille::network
