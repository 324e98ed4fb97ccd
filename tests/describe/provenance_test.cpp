// Where numbers come from: sources and notes, inherited, layered, checked.
#include <doctest/doctest.h>

#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;
using Strings = std::vector<std::string>;

namespace {

// A note of one text, which then stands for both languages.
Text one_text(const std::string& text) {
    return {text, text};
}

}  // namespace

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
    CHECK(a.beds.note == one_text("of near"));
    CHECK(a.upgrade->beds.source == "own");
    CHECK(a.upgrade->beds.note.empty());  // the note beside `near` speaks of near
    CHECK(a.staff.find("nurse")->note == one_text("own words"));
    CHECK(a.staff.find("nurse")->source == "near");
    CHECK(a.staff.find("physician")->note == one_text("of near"));
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
    CHECK(done.county.facilities.find("a")->beds.note == one_text("of all"));
    CHECK(done.county.facilities.find("a")->staff.find("nurse")->note == one_text("of all"));
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
    CHECK(done.county.leaving.hazard_per_year.note == Text{"理由", "why"});
}

TEST_CASE("a note may be in two languages wherever it stands, and the nearest holds in both") {
    const Read done = read(R"(permille: 1
facilities:
  note: {zh: 全部, en: of all}
  a:
    name: x
    beds: {value: 1, source: estimate, note: {zh: 自己的, en: own}}
    staff: {source: book, nurse: 3, physician: {value: 4, note: {en: of four, zh: 四}}}
leaving: {source: estimate, note: 一种, hazard_per_year: 1}
)");
    CHECK(done.issues == Strings{});
    const Facility& a = *done.county.facilities.find("a");
    CHECK(a.beds.note == Text{"自己的", "own"});
    CHECK(a.staff.find("nurse")->note == Text{"全部", "of all"});
    CHECK(a.staff.find("physician")->note == Text{"四", "of four"});
    CHECK(done.county.leaving.hazard_per_year.note == one_text("一种"));
}

TEST_CASE("a note that has one language, another, or no text is a mistake at its place, and said once") {
    const std::string one_language = ": has one language only; write {zh: .., en: ..} or one text";
    // Of a number, of a map with fields, of a map with ids, and of a field that has this name.
    CHECK(read("permille: 1\nleaving:\n  hazard_per_year: {value: 1, source: s, note: {zh: 由}}\n").issues ==
          Strings{"c.yaml:3:48: leaving.hazard_per_year.note" + one_language});
    CHECK(read("permille: 1\nleaving:\n  source: s\n  note: {en: why}\n  hazard_per_year: 1\n  young_ratio: 2\n")
              .issues == Strings{"c.yaml:4:9: leaving.note" + one_language});
    CHECK(read("permille: 1\nleaving: {source: s, hazard_per_year: 1}\nfacilities: {note: {zh: 由}}\n").issues ==
          Strings{"c.yaml:3:20: facilities.note" + one_language});
    CHECK(read("permille: 1\nnote: {zh: 由}\nleaving: {source: s, hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:7: note" + one_language});
    CHECK(read("permille: 1\nleaving: {source: s, note: {zh: 由, en: why, fr: raison}, hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:45: leaving.note.fr: unknown key"});
    CHECK(read("permille: 1\nleaving: {source: s, note: {zh: [由], en: why}, hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:33: leaving.note.zh: must be text, not a list"});
    CHECK(read("permille: 1\nleaving: {source: s, note: [why], hazard_per_year: 1}\n").issues ==
          Strings{"c.yaml:2:28: leaving.note: must be text or {zh: .., en: ..}, not a list"});
}

TEST_CASE("a note laid over one in two languages replaces both") {
    const auto laid = [](const std::string& below, const std::string& above) {
        const auto county = [](const std::string& note) {
            return "permille: 1\nleaving: {source: estimate, note: " + note + ", hazard_per_year: 1}\n";
        };
        Tree tree = *parse_tree(county(below), "b").value;
        overlay(tree, *parse_tree(county(above), "w").value);
        return read_tree(tree);
    };
    for (const std::string below : {"{zh: 旧, en: old}", "old"}) {
        CAPTURE(below);
        CHECK(laid(below, "new").county.leaving.hazard_per_year.note == one_text("new"));
        const Read both = laid(below, "{zh: 新, en: new}");
        CHECK(both.issues == Strings{});
        CHECK(both.county.leaving.hazard_per_year.note == Text{"新", "new"});
        // The English of the text that is gone does not stand in for the one that is missing.
        CHECK(laid(below, "{zh: 新}").issues ==
              Strings{"w:2:35: leaving.note: has one language only; write {zh: .., en: ..} or one text"});
    }
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
    CHECK(done.county.leaving.young_ratio.note == one_text("page 3"));
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
