// Numbers and distributions: what is read, what is refused, and the hint that goes with it.
#include <doctest/doctest.h>

#include <cmath>

#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;

TEST_CASE("plain decimal numbers are read exactly") {
    for (const auto& [text, value] : std::vector<std::pair<std::string, double>>{{"0", 0},
                                                                                 {"3.2", 3.2},
                                                                                 {"0.30", 0.3},
                                                                                 {"1e-4", 1e-4},
                                                                                 {"5E-1", 0.5},
                                                                                 {"2.5e+0", 2.5},
                                                                                 {"-0", 0},
                                                                                 {"0.1", 0.1}}) {
        const Read done = read("permille: 1\nsource: s\nleaving: {hazard_per_year: " + text + "}\n");
        const std::string& written = text;  // clang 14 lets no lambda, and so no INFO, capture a structured binding
        INFO(written);
        CHECK(done.issues.empty());
        CHECK(done.county.leaving.hazard_per_year.value() == value);
        CHECK_FALSE(std::signbit(done.county.leaving.hazard_per_year.value()));
        CHECK(done.county.leaving.hazard_per_year.text == text);
    }
}

TEST_CASE("every other way to write a number is refused with its hint") {
    const std::pair<std::string, std::string> cases[] = {
        {"010", "010 starts with a zero; write 10"},
        {"-010", "-010 starts with a zero; write -10"},
        {"00", "00 starts with a zero; write 0"},
        {"0x10", "0x10 is not decimal; write it in decimal"},
        {"0o10", "0o10 is not decimal; write it in decimal"},
        {"1_000", "1_000 has separators; write 1000"},
        {"1 000", "1 000 has separators; write 1000"},
        {"1,000", "1,000 has separators; write 1000"},
        {"4。2", "4。2 has a mark that is no decimal point; write 4.2 if it should be one, or no mark at all"},
        {"4，2", "4，2 has a mark that is no decimal point; write 4.2 if it should be one, or no mark at all"},
        {"4,2", "4,2 has a mark that is no decimal point; write 4.2 if it should be one, or no mark at all"},
        {"1e999", "1e999 is too large to be represented"},
        {"1e-999", "1e-999 is too small to be told from zero; write 0"},
        {"nan", "nan is not a finite number; write a number"},
        {".nan", ".nan is not a finite number; write a number"},
        {".inf", ".inf is not a finite number; write a number"},
        {"-.INF", "-.INF is not a finite number; write a number"},
        {"yes", "yes is a word; write a number"},
        {"on", "on is a word; write a number"},
        {"true", "true is a word; write a number"},
        {"３．２", "３．２ has full-width digits; write 3.2"},
        {"\"3.2\"", "is in quotes and so is text; write the number without them"},
        {"'3'", "is in quotes and so is text; write the number without them"},
        {"+3", "+3 has a plus sign; write 3"},
        {".5", ".5 needs a digit on both sides of the point"},
        {"5.", "5. needs a digit on both sides of the point"},
        {"3%", "3% has a percent or per mille sign; write the number without it (unit: 1/year)"},
        {"3 people", "3 people has text behind the number; write 3 alone (unit: 1/year)"},
        {"3人", "3人 has text behind the number; write 3 alone (unit: 1/year)"},
        {"1.2.3", "1.2.3 is not a number; write one like 3, 0.25 or 1e-4"},
        {"about three", "about three is not a number; write one like 3, 0.25 or 1e-4"},
        {"3OO", "3OO has letters that look like digits; write 300"},
        {"--3", "--3 is not a number; write one like 3, 0.25 or 1e-4"},
        {"1e", "1e has text behind the number; write 1 alone (unit: 1/year)"},
        {"[3]", "must be a number, or {value: ..}, {pert: [low, mode, high]} and the like, not a list"},
        {"5.01", "5.01 is outside [0, 5] (unit: 1/year)"},
    };
    for (const auto& [text, said] : cases) CHECK(said_of_hazard(text) == said);
}

TEST_CASE("one-sided ranges name the side") {
    CHECK(read("permille: 1\nsource: s\ndistance: -101\n").issues ==
          std::vector<std::string>{"c.yaml:3:11: distance: -101 is below the smallest allowed, -100 (unit: km)"});
}

namespace {

struct Depth {
    Number metres = -1;
    void describe(FieldVisitor& field) {
        field.required(metres, {.key = "metres", .doc = "Below the ground.", .unit = "m", .max = 0});
    }
};

}  // namespace

TEST_CASE("a range without a smallest value names the largest") {
    Depth depth;
    Issues issues;
    read_yaml(*parse_tree("source: s\nmetres: 2\n", "d").value, record_of(depth), issues);
    REQUIRE(issues.size() == 1);
    CHECK(to_string(issues.all()[0], Language::en) == "d:2:9: metres: 2 is above the largest allowed, 0 (unit: m)");
}

TEST_CASE("each distribution is read and its parameters are checked") {
    const std::pair<std::string, std::string> cases[] = {
        {"{value: 1}", ""},
        {"{uniform: [1, 2]}", ""},
        {"{normal: [1, 2]}", ""},
        {"{triangular: [1, 1, 2]}", ""},
        {"{pert: [0, 1, 2]}", ""},
        {"{lognormal: [1, 0.5]}", ""},
        {"{beta: [2, 3]}", ""},
        {"{uniform: [2, 1]}", "uniform [2, 1] must rise: low, high"},
        {"{uniform: [2, 2]}", "uniform has no width; write 2"},
        {"{uniform: [2]}", "uniform needs two numbers: [low, high]"},
        {"{uniform: 2}", "uniform needs two numbers: [low, high]"},
        {"{uniform: [2, x]}", "x is not a number; write one like 3, 0.25 or 1e-4"},
        {"{uniform: [1, 6]}", "6 is outside [0, 5] (unit: 1/year)"},
        {"{uniform: [-1, 1]}", "-1 is outside [0, 5] (unit: 1/year)"},
        {"{triangular: [0.08, 0.05, 0.03]}", "triangular [0.08, 0.05, 0.03] must rise: low, mode, high"},
        {"{pert: [1, 3, 2]}", "pert [1, 3, 2] must rise: low, mode, high"},
        {"{pert: [1, 1, 1]}", "pert has no width; write 1"},
        {"{pert: [1, 2]}", "pert needs three numbers: [low, mode, high]"},
        {"{normal: [1, 0]}", "normal has no width; write 1"},
        {"{normal: [1, -2]}", "normal: the standard deviation -2 must be above 0"},
        {"{normal: [6, 1]}", "6 is outside [0, 5] (unit: 1/year)"},
        {"{lognormal: [0, 1]}", "lognormal: the median 0 must be above 0"},
        {"{lognormal: [1, -1]}", "lognormal: the sigma -1 must be above 0"},
        {"{lognormal: [1, 50]}",
         "lognormal: a sigma of 50 spans more than ten powers of ten on each side; it is the standard deviation of the "
         "logarithm, at most 5"},
        {"{beta: [0, 1]}", "beta: the parameter 0 must be above 0"},
        {"{}", "holds no number; write one of value, uniform, normal, triangular, pert, lognormal, beta, path"},
        {"{source: a}",
         "holds no number; write one of value, uniform, normal, triangular, pert, lognormal, beta, path"},
        {"{unifrom: [1, 2]}", "unknown key; did you mean 'uniform'?"},
        {"{value: 1, pert: [1, 2, 3]}", "stands beside value; a quantity has one form"},
        {"{value: 1, unit: people}", "the unit people does not fit; here it is 1/year"},
        {"{value: 1, unit: 1/year}", ""},
        {"{value: 1, source: [a]}", "must be text, not a list"},
        {"{value: 1, source: ''}", "the source is empty; write a key of sources, or estimate"},
        {"{value: }", "must be a number, not nothing"},
    };
    for (const auto& [text, said] : cases) {
        const std::string& written = text;  // clang 14 lets no lambda, and so no INFO, capture a structured binding
        INFO(written);
        const std::string got = said_of_hazard(text);
        if (said.empty())
            CHECK(got == "");
        else
            CHECK(got.ends_with(said));
    }
}

TEST_CASE("beta lies between 0 and 1, so the field must hold both") {
    CHECK(
        read("permille: 1\nsource: s\nleaving: {hazard_per_year: 1, young_ratio: {beta: [2, 2]}}\n").issues ==
        std::vector<std::string>{"c.yaml:3:51: leaving.young_ratio: beta gives values from 0 to 1, outside [0.1, 10]"});
}

TEST_CASE("a course names rising years") {
    const std::pair<std::string, std::string> cases[] = {
        {"{path: {2020: 1, 2025: {uniform: [1, 2]}}}", ""},
        {"{path: {}}", "needs at least one year"},
        {"{path: 3}", "must be a map of keys and values, not the value '3'"},
        {"{path: {2025: 1, 2020: 2}}", "years must rise: 2020 stands after 2025"},
        {"{path: {1899: 1}}", "the year 1899 must be a whole number from 1900 to 2200"},
        {"{path: {20.5: 1}}", "the year 20.5 must be a whole number from 1900 to 2200"},
        {"{path: {02020: 1}}", "the year 02020 must be a whole number from 1900 to 2200"},
        {"{path: {2020: {value: 1}}}",
         "a year of a path holds a number or a distribution; source and note stand beside path"},
        {"{path: {2020: {pert: [1, 2, 3], source: a}}}",
         "a year of a path holds a number or a distribution; source and note stand beside path"},
        {"{path: {2020: 9}}", "9 is outside [0, 5] (unit: 1/year)"},
    };
    for (const auto& [text, said] : cases) {
        const std::string& written = text;  // clang 14 lets no lambda, and so no INFO, capture a structured binding
        INFO(written);
        const std::string got = said_of_hazard(text);
        if (said.empty())
            CHECK(got == "");
        else
            CHECK(got.ends_with(said));
    }
    const Read done = read("permille: 1\nsource: s\nleaving: {hazard_per_year: {path: {2020: 9}}}\n");
    CHECK(done.issues[0] == "c.yaml:3:42: leaving.hazard_per_year.path.2020: 9 is outside [0, 5] (unit: 1/year)");
}

TEST_CASE("a number knows its value and mean") {
    Number course;
    course.form = Course{{2020, 2.0}, {2024, 4.0}};
    CHECK(course.certain());
    CHECK(course.mean_in(2010) == 2);
    CHECK(course.mean_in(2021) == 2.5);
    CHECK(course.mean_in(2024) == 4);
    CHECK(course.mean_in(2030) == 4);
    CHECK(form_text(course) == "2020: 2, 2024: 4");
    Number uncertain;
    uncertain.form = Distribution{Distribution::Kind::pert, 1, 2, 6};
    CHECK_FALSE(uncertain.certain());
    CHECK(uncertain.mean_in(2020) == 2.5);  // (1 + 4 x 2 + 6) / 6
    CHECK(form_text(uncertain) == "pert [1, 2, 6]");
    CHECK(Number(0.1).value() == 0.1);
}
