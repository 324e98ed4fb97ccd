// Reading a described struct: every mistake at once, defaults, ids, labels, choices.
#include "permille/describe/read_yaml.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;
using Strings = std::vector<std::string>;

TEST_CASE("a whole county is read") {
    const Read done = read(R"(permille: 1
source: yearbook
label: 2020
facilities:
  hospital:
    name: {zh: 县医院, en: County hospital}
    tier: county
    beds: 650
    open: false
    upgrade: {month: 7, beds: {value: 40, source: plan, note: "row 5"}}
    staff: {nurse: 300, physician: 0.30}
leaving: {hazard_per_year: {triangular: [0.03, 0.05, 0.08]}}
distance: {path: {2020: 30, 2025: {pert: [20, 25, 30]}}, unit: km}
)");
    CHECK(done.issues == Strings{});
    const Facility* hospital = done.county.facilities.find("hospital");
    REQUIRE(hospital);
    CHECK(hospital->name == Text{"县医院", "County hospital"});
    CHECK(hospital->tier == Tier::county);
    CHECK_FALSE(hospital->open);
    CHECK(hospital->beds.value() == 650);
    CHECK(hospital->upgrade->month == 7);
    CHECK(hospital->upgrade->beds.source == "plan");
    CHECK(hospital->upgrade->beds.note == Text{"row 5", "row 5"});
    CHECK(hospital->upgrade->beds.path == "facilities.hospital.upgrade.beds");
    CHECK(hospital->staff.find("physician")->text == "0.30");
    CHECK(hospital->staff.find("physician")->source == "yearbook");
    CHECK(hospital->staff.find("physician")->place.line == 11);
    CHECK(done.county.label == "2020");
    CHECK(std::get<Distribution>(done.county.leaving.hazard_per_year.form) ==
          Distribution{Distribution::Kind::triangular, 0.03, 0.05, 0.08});
    CHECK(done.county.distance->mean_in(2020) == 30);
    CHECK(done.county.distance->mean_in(2024) == doctest::Approx(26));
    CHECK(done.county.distance->lowest == -100);
    CHECK(done.sources.size() == 2);
    CHECK(done.sources[0].source == "yearbook");
    CHECK(done.sources[0].place.line == 2);
    CHECK(done.sources[1].source == "plan");
}

TEST_CASE("every mistake of a file is reported at once, sorted by place") {
    const Read done = read(R"(permile: 1
source: yearbook
facilities:
  hospital:
    tier: countty
    beds: -1
    open: yes
    upgrade: {month: 13, bed: 3}
    staff: [3]
  Clinic: {name: x, beds: 1}
  path: {name: x, beds: 1}
leaving: 3
leaving: 4
)");
    CHECK(done.issues ==
          Strings{
              "c.yaml:1:1: permile: unknown key; did you mean 'permille'?",
              "c.yaml:5:5: facilities.hospital.name: required key is missing (Label in reports.)",
              "c.yaml:5:11: facilities.hospital.tier: countty is not one of village, township, county; did you mean "
              "'county'?",
              "c.yaml:6:11: facilities.hospital.beds: -1 is outside [0, 100000] (unit: beds)",
              "c.yaml:7:11: facilities.hospital.open: must be true or false, not the value 'yes'",
              "c.yaml:8:22: facilities.hospital.upgrade.month: 13 is outside [1, 12] (unit: month)",
              "c.yaml:8:26: facilities.hospital.upgrade.bed: unknown key; did you mean 'beds'?",
              "c.yaml:9:12: facilities.hospital.staff: must be a map of keys and values, not a list",
              "c.yaml:10:3: facilities.Clinic: an id is made of a-z, 0-9 and _, and starts with a letter or digit",
              "c.yaml:11:3: facilities.path: path is a key with a meaning of its own and cannot be an id",
              "c.yaml:12:10: leaving: must be a map of keys and values, not the value '3'",
              "c.yaml:13:1: leaving: key appears twice, first on line 12",
          });
}

TEST_CASE("a file that is not a map is one mistake") {
    CHECK(read("- 1\n").issues == Strings{"c.yaml:1:1: must be a map of keys and values, not a list"});
    CHECK(read("permille 1\n").issues ==
          Strings{"c.yaml:1:1: must be a map of keys and values, not the value 'permille 1'"});
}

TEST_CASE("numbers that are not written are defaults with a path") {
    const Read done = read("permille: 1\nsource: s\n");
    CHECK(done.issues == Strings{});
    CHECK(done.county.leaving.young_ratio.value() == 1.5);
    CHECK(done.county.leaving.young_ratio.source == "default");
    CHECK(done.county.leaving.young_ratio.path == "leaving.young_ratio");
    CHECK(done.county.leaving.young_ratio.text == "1.5");
    CHECK_FALSE(done.county.distance);
    CHECK(done.sources.empty());
}

TEST_CASE("whole numbers have no fraction and fit their range") {
    const auto said = [](const std::string& text) {
        const Read done = read("permille: " + text + "\n");
        return done.issues.empty() ? "" : done.issues[0];
    };
    CHECK(said("1") == "");
    CHECK(said("1.0") == "c.yaml:1:11: permille: must be a whole number, not 1.0");
    CHECK(said("2") == "c.yaml:1:11: permille: 2 is outside [1, 1]");
    CHECK(said("99999999999999999999") == "c.yaml:1:11: permille: 99999999999999999999 is too large to be represented");
    CHECK(said("one") == "c.yaml:1:11: permille: one is not a number; write one like 3, 0.25 or 1e-4");
    CHECK(said("[1]") == "c.yaml:1:11: permille: must be a number, not a list");
}

TEST_CASE("a label is one text or both languages") {
    const auto said = [](const std::string& text) {
        const Read done = read("permille: 1\nsource: s\nfacilities: {a: {beds: 1, name: " + text + "}}\n");
        return done.issues.empty() ? "" : done.issues[0];
    };
    CHECK(said("x") == "");
    CHECK(said("{zh: 甲, en: a}") == "");
    CHECK(said("{zh: 甲}") ==
          "c.yaml:3:33: facilities.a.name: has one language only; write {zh: .., en: ..} or one text");
    CHECK(said("{zh: 甲, em: a}") == "c.yaml:3:41: facilities.a.name.em: unknown key; did you mean 'en'?");
    CHECK(said("[a]") == "c.yaml:3:33: facilities.a.name: must be text or {zh: .., en: ..}, not a list");
    CHECK(said("{zh: [1], en: a}") == "c.yaml:3:38: facilities.a.name.zh: must be text, not a list");
}

TEST_CASE("text is text whatever it looks like, and nothing else is") {
    CHECK(read("permille: 1\nlabel: 010\n").county.label == "010");
    CHECK(read("permille: 1\nlabel: \"yes\"\n").county.label == "yes");
    CHECK(read("permille: 1\nlabel: {a: 1}\n").issues == Strings{"c.yaml:2:8: label: must be text, not a map"});
}

TEST_CASE("an empty value is a mistake: there is nothing to remove") {
    CHECK(read("permille: 1\nlabel:\nfacilities:\n  a:\n").issues ==
          Strings{"c.yaml:2:1: label: has no value; null removes a value of a parent file, and there is none",
                  "c.yaml:4:3: facilities.a: has no value; null removes a value of a parent file, and there is none"});
}

TEST_CASE("a colon without a space, or from a Chinese keyboard, is named as such") {
    CHECK(read("permille: 1\nleaving: {hazard_per_year:3}\n").issues[1] ==
          "c.yaml:2:11: leaving.hazard_per_year:3: unknown key; a space must follow the colon");
    CHECK(read("permille: 1\n\"label：x\": 1\n").issues[0] ==
          "c.yaml:2:1: label：x: unknown key; the colon must be an ASCII ':' with a space after it");
}

TEST_CASE("an id is short") {
    CHECK(read("permille: 1\nsource: s\nfacilities: {" + std::string(65, 'a') + ": {name: x, beds: 1}}\n")
              .issues[0]
              .ends_with(": an id has at most 64 characters"));
    CHECK(read("permille: 1\nsource: s\nfacilities: {2a_b: {name: x, beds: 1}}\n").issues == Strings{});
}

TEST_CASE("control characters of the author's text do not reach the terminal") {
    const Read done = read("permille: \"\\e[2J\"\nlabel: {\"a\\u202Eb\": 1}\n");
    for (const std::string& issue : done.issues) CHECK(issue.find('\x1b') == std::string::npos);
    CHECK(read("permille: 1\n\"\\e[31m\": 1\n").issues[0] == "c.yaml:2:1: \\x1B[31m: unknown key");
}
