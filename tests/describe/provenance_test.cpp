// Where numbers come from: sources and notes, inherited, layered, checked.
#include <doctest/doctest.h>

#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;
using Strings = std::vector<std::string>;

TEST_CASE("the nearest source and note hold") {
    const Read done = read(R"(permille: 1
source: far
facilities:
  a:
    source: near
    note: of near
    name: x
    beds: 1
    upgrade: {month: 1, beds: {value: 2, source: own}}
    staff: {nurse: {value: 3, note: own words}, physician: 4}
leaving: {hazard_per_year: 1}
)");
    CHECK(done.issues == Strings{});
    const Facility& a = *done.county.facilities.find("a");
    CHECK(a.beds.source == "near");
    CHECK(a.beds.note == "of near");
    CHECK(a.upgrade->beds.source == "own");
    CHECK(a.upgrade->beds.note == "");  // the note beside `near` speaks of near
    CHECK(a.staff.find("nurse")->note == "own words");
    CHECK(a.staff.find("nurse")->source == "near");
    CHECK(a.staff.find("physician")->note == "of near");
    CHECK(done.county.leaving.hazard_per_year.source == "far");
}

TEST_CASE("a note without a source beside it holds for whatever has none nearer") {
    const Read done = read(R"(permille: 1
facilities:
  a:
    note: of all
    name: x
    beds: {value: 1, source: estimate}
    staff: {source: book, nurse: 3}
)");
    CHECK(done.issues == Strings{});
    CHECK(done.county.facilities.find("a")->beds.note == "of all");
    CHECK(done.county.facilities.find("a")->staff.find("nurse")->note == "of all");
}

TEST_CASE("a number without a source, and an estimate without a note, are mistakes") {
    CHECK(read("permille: 1\nleaving: {hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:28: leaving.hazard_per_year: has no source; write {value: .., source: ..}, or a source for "
                  "the map "
                  "around it"});
    CHECK(read("permille: 1\nleaving: {hazard_per_year: {value: 1, source: estimate}}\n").issues ==
          Strings{"c.yaml:2:47: leaving.hazard_per_year: an estimate needs a note that says what it rests on"});
    // One source that covers two numbers is one mistake.
    CHECK(read("permille: 1\nsource: estimate\nleaving: {hazard_per_year: 1, young_ratio: 2}\n").issues.size() == 1);
    CHECK(read("permille: 1\nleaving: {source: [1], hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:19: leaving.source: must be text, not a list"});
    CHECK(read("permille: 1\nleaving: {source: '', hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:19: leaving.source: the source is empty; write a key of sources, or estimate"});
}

TEST_CASE("a struct's own note is also the note of its numbers") {
    const Read done = read("permille: 1\nsource: estimate\nnote: {zh: 理由, en: why}\nleaving: {hazard_per_year: 1}\n");
    CHECK(done.issues == Strings{});
    CHECK(done.county.note.en == "why");
    CHECK(done.county.leaving.hazard_per_year.note == "理由");
}

TEST_CASE("a what-if's numbers do not inherit the sources of the file below") {
    Tree county =
        *parse_tree(
             "permille: 1\nsource: book\nleaving: {source: book2, note: page 3, hazard_per_year: 1, young_ratio: 2}\n",
             "b")
             .value;
    overlay(county, *parse_tree("leaving: {hazard_per_year: 3}\n", "w").value);
    CHECK(read_tree(county).issues ==
          Strings{"w:1:28: leaving.hazard_per_year: has no source; write {value: .., source: ..}, or a "
                  "source for the map around it"});
    overlay(county, *parse_tree("source: guess\nleaving: {source: mine}\n", "v").value);
    overlay(county, *parse_tree("source: other\nleaving: {hazard_per_year: 4}\n", "u").value);
    const Read done = read_tree(county);
    CHECK(done.issues == Strings{});
    CHECK(done.county.leaving.hazard_per_year.source == "other");
    CHECK(done.county.leaving.young_ratio.source == "book2");
    CHECK(done.county.leaving.young_ratio.note == "page 3");
}

TEST_CASE("sources in use are compared with those that are listed") {
    const Read done =
        read("permille: 1\nsource: yearbok\nleaving: {hazard_per_year: 1, young_ratio: {value: 2, source: default}}\n");
    Issues issues;
    const std::string_view known[] = {"yearbook", "plan"};
    check_sources(done.sources, known, issues);
    REQUIRE(issues.size() == 1);
    CHECK(to_string(issues.all()[0], Language::en) ==
          "c.yaml:2:9: leaving.hazard_per_year: no source yearbok in sources; did you mean 'yearbook'?");
}
