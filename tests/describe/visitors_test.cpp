// The visitors that only look: paths, reference, JSON Schema, and the count of members.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "permille/describe/described.hpp"
#include "permille/describe/json_schema.hpp"
#include "permille/describe/paths.hpp"
#include "permille/describe/reference.hpp"
#include "sample.hpp"
#include "support/strings.hpp"

using namespace sample;
using Strings = std::vector<std::string>;

namespace {

County county() {
    return read(
               "permille: 1\nsource: s\nfacilities: {a: {name: {zh: 甲, en: A}, beds: 0.30, staff: {nurse: {pert: [1, "
               "2, 3]}}}}\n")
        .county;
}

}  // namespace

TEST_CASE("every value has a path, a kind, a unit and a text") {
    County object = county();
    Strings lines;
    for (const PathValue& each : list_paths(record_of(object)))
        lines.push_back(each.path + " = " + each.value + " " + std::string(each.field.unit));
    CHECK(lines == Strings{"permille = 1 ", "label = none ", "note =  ", "facilities.a.name = 甲 / A ",
                           "facilities.a.tier = township ", "facilities.a.beds = 0.30 beds",
                           "facilities.a.open = true ", "facilities.a.staff.nurse = pert [1, 2, 3] people",
                           "leaving.hazard_per_year = 0 1/year", "leaving.young_ratio = 1.5 "});
    CHECK_FALSE(object.distance);  // looking engages nothing
}

TEST_CASE("a number is found by its path and can be changed there") {
    County object = county();
    Number* nurses = find_number(record_of(object), "facilities.a.staff.nurse");
    REQUIRE(nurses);
    *nurses = 7;
    CHECK(object.facilities.find("a")->staff.find("nurse")->value() == 7);
    CHECK(find_number(record_of(object), "label") == nullptr);
    CHECK(find_number(record_of(object), "facilities.b.beds") == nullptr);
    CHECK(find_value(record_of(object), "facilities.a.beds")->kind == PathValue::Kind::number);
    CHECK_FALSE(find_value(record_of(object), "facilities.a"));
}

TEST_CASE("a path that is not there brings the nearest one") {
    County object = county();
    const auto said = [&](std::string_view path) { return did_you_mean_path(record_of(object), path).en; };
    CHECK(said("facilites.a.beds") == "; did you mean 'facilities.a.beds'?");
    CHECK(said("facilities.a.bed") == "; did you mean 'facilities.a.beds'?");
    CHECK(said("facilities.a.staff.nurses") == "; did you mean 'facilities.a.staff.nurse'?");
    CHECK(said("facilities.a.beds") == "");
    CHECK(said("facilities.a.beds.more") == "");
    CHECK(said("something.else") == "");
    CHECK(said("") == "");
}

TEST_CASE("the reference has a table for each map, in the order of declaration") {
    const std::string text = reference<County>();
    CHECK(text.find("## The file\n") == 0);
    CHECK(text.find("| `permille` | whole number |  | *required* | 1 | Version of the format. |\n") !=
          std::string::npos);
    CHECK(text.find("| `facilities` | maps by id |  |  |  | Places of care. |\n") != std::string::npos);
    CHECK(text.find("## `facilities.<id>.upgrade`\n\nHow it becomes a sub-centre.\n") != std::string::npos);
    CHECK(text.find("| `staff` | numbers by id | people |  | ≥ 0 | Headcount by cadre. |\n") != std::string::npos);
    CHECK(text.find("| `tier` | village, township, county |  | township |  | Level of care. |\n") != std::string::npos);
    CHECK(text.find("| `young_ratio` | number |  | 1.5 | 0.1 to 10 | Below 35 relative to the rest. |\n") !=
          std::string::npos);
    CHECK(text.find("| `distance` | number | km |  | ≥ -100 | To the city. |\n") != std::string::npos);
    CHECK(text.find("`facilities.<id>`") < text.find("`leaving`\n"));
}

TEST_CASE("the JSON Schema holds every key with its description, range and default") {
    const auto schema = nlohmann::ordered_json::parse(json_schema<County>("A county"));
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["title"] == "A county");
    Strings keys;
    for (const auto& [key, ignored] : schema["properties"].items()) keys.push_back(key);
    CHECK(keys == Strings{"extends", "permille", "label", "note", "facilities", "leaving", "distance", "source"});
    CHECK(schema["additionalProperties"] == false);
    const auto& facility = schema["properties"]["facilities"]["additionalProperties"];
    CHECK(facility["properties"]["beds"]["$ref"] == "#/$defs/quantity");
    CHECK(facility["properties"]["beds"]["maximum"] == 100000);
    CHECK(facility["properties"]["beds"]["description"] == "Beds open. Unit: beds. Required.");
    CHECK(facility["properties"]["beds"]["properties"]["unit"]["const"] == "beds");
    CHECK_FALSE(facility["properties"]["beds"].contains("default"));
    CHECK(facility["properties"]["tier"]["enum"].size() == 4);  // three names and null
    CHECK(facility["properties"]["upgrade"]["properties"]["month"]["minimum"] == 1);
    CHECK(schema["properties"]["leaving"]["properties"]["young_ratio"]["default"] == 1.5);
    CHECK(schema["$defs"]["quantity"]["anyOf"][1]["oneOf"].size() == 9);  // eight forms, or none of them
}

namespace {

struct Plain {
    int a;
    std::string b;
};
struct Every {
    bool flag = true;
    std::int64_t whole = 1;
    Number number = 2;
    std::string text = "x";
    Text label;
    Tier tier = Tier::county;
    Leaving record;
    Map<Number> numbers;
    Map<Facility> facilities;
    std::optional<Number> maybe_number;
    std::optional<Leaving> maybe_record;
    std::optional<std::int64_t> maybe_whole;

    void describe(FieldVisitor& field) {
        field.required(flag, {.key = "flag", .doc = ""});
        field.required(whole, {.key = "whole", .doc = ""});
        field.required(number, {.key = "number", .doc = ""});
        field.required(text, {.key = "text", .doc = ""});
        field.required(label, {.key = "label", .doc = ""});
        field.required(tier, {.key = "tier", .doc = ""});
        field.required(record, {.key = "record", .doc = ""});
        field.required(numbers, {.key = "numbers", .doc = ""});
        field.required(facilities, {.key = "facilities", .doc = ""});
        field.required(maybe_number, {.key = "maybe_number", .doc = ""});
        field.required(maybe_record, {.key = "maybe_record", .doc = ""});
        field.required(maybe_whole, {.key = "maybe_whole", .doc = ""});
    }
};
struct Forgetful {
    Number a, forgotten;
    void describe(FieldVisitor& field) { field.required(a, {.key = "a", .doc = ""}); }
};

}  // namespace

TEST_CASE("a forgotten member is found") {
    static_assert(member_count<Plain>() == 2);
    static_assert(member_count<Every>() == 12);
    CHECK(describes_every_member<Every>());
    CHECK(describes_every_member<County>());
    CHECK(describes_every_member<Facility>());
    CHECK_FALSE(describes_every_member<Forgetful>());
    CHECK(describes_every_member<Forgetful>(1));
}
