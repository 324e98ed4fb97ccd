// Every sentence that reading can print is printed by some test: no wording is dead, none goes unseen.
#include <doctest/doctest.h>

#include <set>

#include "permille/base/phrases.hpp"
#include "permille/describe/load_tree.hpp"
#include "permille/describe/table.hpp"
#include "scenario/bad_input.hpp"
#include "scenario/told.hpp"
#include "support/strings.hpp"

using namespace permille;
using Strings = std::vector<std::string>;

namespace {

// How long the blank is that a wording begins with: {0}, or {0:row|rows}; 0 where it begins with none.
std::size_t blank_length(std::string_view wording) {
    if (wording.size() < 3 || wording[0] != '{' || wording[1] < '0' || wording[1] > '9') return 0;
    if (wording[2] == '}') return 3;
    return wording[2] == ':' ? wording.find('}') + 1 : 0;
}

// Whether a message can have come from a wording: the words between its blanks occur in it, in their order.
bool comes_from(std::string_view message, std::string_view wording) {
    std::size_t at = 0;
    while (!wording.empty()) {
        std::size_t blank = wording.find('{');
        while (blank != std::string_view::npos && blank_length(wording.substr(blank)) == 0)
            blank = wording.find('{', blank + 1);
        const std::string_view part = wording.substr(0, blank);
        at = message.find(part, at);
        if (at == std::string_view::npos) return false;
        at += part.size();
        wording.remove_prefix(blank == std::string_view::npos ? wording.size()
                                                              : blank + blank_length(wording.substr(blank)));
    }
    return true;
}

void add(Strings& messages, const Issues& issues) {
    for (const Issue& issue : issues.all()) messages.push_back(issue.message.en);
}

Strings all_messages() {
    Strings messages;
    for (const auto& file : mistake_files()) add(messages, told_of(file));
    const support::Folder folder;
    for (const Hostile& hostile : hostile_files(folder)) add(messages, told_of(hostile.file));
    add(messages, parse_tree("[1, 2, 3]", "x", {.nodes = 3}).issues);
    std::string last = "permille: 1\n";
    for (int i = 0; i < 11; ++i) {
        folder.write("chain" + std::to_string(i) + ".yaml", last);
        last = "extends: chain" + std::to_string(i) + ".yaml\n";
    }
    add(messages, told_of(folder.path() / "chain10.yaml"));
    const auto county = mistakes_folder / "base/county.yaml";
    for (const char* set : {"run.seed", "run..seed=3", "run.seed=", "name.first.letter=x"})
        add(messages, told_of(county, {set}));
    const std::string_view columns[] = {"age", "male"};
    for (const char* text : {"", "age,male\n", "age,mael\n1,2\n", "age,age,\n1,2,3\n", "age,male\n1\n",
                             "age,male\n\"1,2\n", "age,male\n1,2\n3,4\n"})
        add(messages, parse_table(text, "t.csv", columns, {.rows = 1}).issues);
    Issues cells;
    parse_table("age,male\n1,\n", "t.csv", columns).value->numbers("male", 0, 1, cells);
    add(messages, cells);
    return messages;
}

}  // namespace

TEST_CASE("every sentence that reading and checking can print is seen") {
    const Strings messages = all_messages();
    const std::pair<Phrase, Phrase> groups[] = {{Phrase::did_you_mean, Phrase::reason_name_too_long},
                                                {Phrase::file_not_opened, Phrase::table_too_many},
                                                {Phrase::noun_town, Phrase::not_a_year}};
    const std::set<Phrase> elsewhere = {
        Phrase::reason_permission,  // tests run as root, who may read everything (tests/describe/read_file_test.cpp)
        Phrase::owner_event,        // events are the last to claim their ids
        Phrase::number_above,       // no field has a largest value alone (tests/describe/quantity_test.cpp)
    };
    Strings unseen;
    for (const auto& [first, last] : groups)
        for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
            const Wording& words = wording(static_cast<Phrase>(i));
            const bool seen = std::any_of(messages.begin(), messages.end(),
                                          [&](const auto& message) { return comes_from(message, words.en); });
            if (!seen && !elsewhere.contains(words.phrase)) unseen.emplace_back(words.en);
        }
    CHECK(unseen == Strings{});
}
