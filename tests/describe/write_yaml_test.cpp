// The normal form: stable, complete, and read back as the same struct.
#include "permille/describe/write_yaml.hpp"

#include <doctest/doctest.h>

#include <random>

#include "permille/describe/paths.hpp"
#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;
using Strings = std::vector<std::string>;

namespace {

// Everything a reader can give to a number, in one line.
std::string whole(const Number& number) {
    return number.path + " | " + form_text(number) + " | " + number.text + " | " + number.source + " | " +
           number.note.zh + " | " + number.note.en;
}

// All values of a county, with the provenance of its numbers.
Strings values(County county) {
    Strings all;
    for (const PathValue& each : list_paths(record_of(county)))
        all.push_back(each.number ? whole(*each.number) : each.path + " | " + each.value);
    return all;
}

}  // namespace

TEST_CASE("the normal form states everything, in the order of declaration") {
    const Read done = read(R"(# a comment
leaving: {source: book, note: "p. 3: half", hazard_per_year: {triangular: [0.030, 0.05, 0.08]}}
permille: 1
facilities:
  b: {source: plan, name: {en: B, zh: 乙}, tier: county, beds: 0.30, staff: {nurse: 3}}
  a: {source: plan, name: '7', beds: {path: {2020: 1, 2025: {pert: [1, 2, 3]}}}, upgrade: {month: 2, beds: 1e-1}}
)");
    REQUIRE(done.issues == Strings{});
    CHECK(write_yaml(done.county) == R"(permille: 1
label: none
note: ""
facilities:
  b:
    name: {zh: "乙", en: B}
    tier: county
    beds: {value: 0.30, source: plan, note: ""}
    open: true
    staff:
      nurse: {value: 3, source: plan, note: ""}
  a:
    name: "7"
    tier: township
    beds: {path: {2020: 1, 2025: {pert: [1, 2, 3]}}, source: plan, note: ""}
    open: true
    upgrade:
      month: 2
      beds: {value: 1e-1, source: plan, note: ""}
    staff: {}
leaving:
  hazard_per_year: {triangular: [0.03, 0.05, 0.08], source: book, note: "p. 3: half"}
  young_ratio: {value: 1.5, source: default, note: ""}
)");
}

TEST_CASE("reading the normal form gives the same struct, writing that the same bytes") {
    const Read done = read(R"(permille: 1
source: estimate
note: {zh: 为何, en: why}
label: "a \"b\" \\ c\n\t# d: [e] \u202E\u0085 \U0001F600"
facilities:
  a: {name: "null", beds: {normal: [1, 2], source: plan}, staff: {}}
)");
    REQUIRE(done.issues == Strings{});
    const std::string text = write_yaml(done.county);
    const Read again = read(text);
    CHECK(again.issues == Strings{});
    CHECK(values(again.county) == values(done.county));
    CHECK(write_yaml(again.county) == text);
    CHECK(again.county.label == done.county.label);
    for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
}

TEST_CASE("a note in two languages is written in both, one that says the same in both as one text") {
    const std::string text = "permille: 1\nlabel: none\nnote: \"\"\nfacilities: {}\nleaving:\n";
    for (const std::string note : {"{zh: \"第 3 页\", en: \"page 3\"}", "page"}) {
        const std::string written = text + "  hazard_per_year: {value: 1, source: book, note: " + note + "}\n" +
                                    "  young_ratio: {value: 1.5, source: default, note: \"\"}\n";
        const Read done = read(written);
        CHECK(done.issues == Strings{});
        CHECK(write_yaml(done.county) == written);
    }
    CHECK(write_yaml(read(text + "  hazard_per_year: {value: 1, source: book, note: {zh: x, en: x}}\n").county)
              .find("note: x}") != std::string::npos);
}

TEST_CASE("a struct made by hand is written as built in") {
    County county;
    county.distance = 3;
    const std::string text = write_yaml(county);
    CHECK(text.find("distance: {value: 3, source: default, note: \"\"}") != std::string::npos);
    CHECK(read(text).issues == Strings{});
    CHECK(write_yaml(read(text).county) == text);
}

TEST_CASE("any county survives writing and reading") {
    std::mt19937_64 random(20200101);  // its raw numbers are the same everywhere
    const auto below = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const auto text = [&below] {
        // Letters, YAML's own marks, controls, Chinese, direction marks, beyond the basic plane.
        static const std::string pieces[] = {
            "a",    "Z",    "0",  " ",  ":",      "#",      "-",    "\"",     "'",          "\\",     "\n", "\t",
            "{",    "]",    ",",  "&",  "*",      "!",      "%",    "@",      "?",          "|",      ">",  "~",
            "null", "true", "县", "：", "\u202E", "\u0085", "\x07", "\u2028", "\U0001F600", "\uFEFF", "<<", "---\n"};
        std::string out;
        for (int i = below(8); i > 0; --i)
            out += pieces[static_cast<std::size_t>(below(static_cast<int>(std::size(pieces))))];
        return out;
    };
    const auto number = [&text, &below](double most) {
        Number made;
        const auto draw = [&] { return below(1'000'000) / 1e6 * most; };
        double low = draw(), high = draw();
        if (low > high) std::swap(low, high);
        if (low == high) high += most * 1e-3;
        const Distribution wide[] = {{Distribution::Kind::uniform, low, high, 0},
                                     {Distribution::Kind::pert, low, low, high},
                                     {Distribution::Kind::triangular, low, (low + high) / 2, high},
                                     {Distribution::Kind::normal, low, high, 0},
                                     {Distribution::Kind::lognormal, high, 0.3, 0},
                                     {Distribution::Kind::beta, high, low + 1, 0}};
        const Distribution chosen = wide[static_cast<std::size_t>(below(6))];
        switch (below(3)) {
            case 0: made.form = low; break;
            case 1: made.form = chosen; break;
            default: made.form = Course{{2020, low}, {2031, Uncertain(chosen)}};
        }
        made.source = below(2) ? "estimate" : "s" + text();
        made.note = {"n" + text(), "n" + text()};
        return made;
    };
    for (int round = 0; round < 500; ++round) {
        County county;
        county.label = text();
        county.note = {text(), text()};
        county.leaving.hazard_per_year = number(4.9);
        if (below(2)) county.distance = number(1e6);
        for (int i = below(4); i > 0; --i) {
            Facility facility;
            facility.name = {"n" + text(), "n" + text()};
            facility.tier = static_cast<Tier>(below(3));
            facility.open = below(2) == 1;
            facility.beds = number(1e4);
            if (below(2)) facility.upgrade = Upgrade{1 + below(12), number(900)};
            if (below(2)) facility.staff.entries.push_back({"nurse", number(1e3)});
            county.facilities.entries.push_back({"f" + std::to_string(i), facility});
        }
        const std::string once = write_yaml(county);
        const Read first = read(once);
        REQUIRE(first.issues == Strings{});
        const std::string twice = write_yaml(first.county);
        REQUIRE(twice == once);
        REQUIRE(first.county.label == county.label);
        REQUIRE(first.county.note == county.note);
        REQUIRE(first.county.leaving.hazard_per_year.form == county.leaving.hazard_per_year.form);
        REQUIRE(values(read(twice).county) == values(first.county));
    }
}
