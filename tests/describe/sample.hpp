// A small described county with every shape of field, and short ways to read text into it.
#pragma once

#include <string>
#include <vector>

#include "permille/describe/load_tree.hpp"
#include "permille/describe/read_yaml.hpp"

namespace sample {
enum class Tier { village, township, county };
}
namespace permille {
template <>
struct Names<sample::Tier> {
    static constexpr std::string_view names[] = {"village", "township", "county"};
};
}  // namespace permille

namespace sample {

using namespace permille;

struct Upgrade {
    std::int64_t month = 1;
    Number beds;

    void describe(FieldVisitor& field);
};

struct Facility {
    Text name;
    Tier tier = Tier::township;
    Number beds;
    bool open = true;
    std::optional<Upgrade> upgrade;
    Map<Number> staff;

    void describe(FieldVisitor& field);
};

struct Leaving {
    Number hazard_per_year;
    Number young_ratio = 1.5;

    void describe(FieldVisitor& field);
};

struct County {
    std::int64_t permille = 1;
    std::string label = "none";
    Text note;
    Map<Facility> facilities;
    Leaving leaving;
    std::optional<Number> distance;

    void describe(FieldVisitor& field);
};

inline void Upgrade::describe(FieldVisitor& field) {
    field.required(month, {.key = "month", .doc = "When it opens.", .unit = "month", .min = 1, .max = 12});
    field.required(beds, {.key = "beds", .doc = "New beds.", .unit = "beds", .min = 0, .max = 1000});
}

inline void Facility::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(tier, {.key = "tier", .doc = "Level of care."});
    field.required(beds, {.key = "beds", .doc = "Beds open.", .unit = "beds", .min = 0, .max = 100'000});
    field.defaulted(open, {.key = "open", .doc = "Whether it takes patients."});
    field.defaulted(upgrade, {.key = "upgrade", .doc = "How it becomes a sub-centre."});
    field.defaulted(staff, {.key = "staff", .doc = "Headcount by cadre.", .unit = "people", .min = 0});
}

inline void Leaving::describe(FieldVisitor& field) {
    field.required(hazard_per_year,
                   {.key = "hazard_per_year", .doc = "Voluntary leaving.", .unit = "1/year", .min = 0, .max = 5});
    field.defaulted(young_ratio,
                    {.key = "young_ratio", .doc = "Below 35 relative to the rest.", .min = 0.1, .max = 10});
}

inline void County::describe(FieldVisitor& field) {
    field.required(permille, {.key = "permille", .doc = "Version of the format.", .min = 1, .max = 1});
    field.defaulted(label, {.key = "label", .doc = "A word."});
    field.defaulted(note, {.key = "note", .doc = "A remark."});
    field.defaulted(facilities, {.key = "facilities", .doc = "Places of care."});
    field.defaulted(leaving, {.key = "leaving", .doc = "Why people go."});
    field.defaulted(distance, {.key = "distance", .doc = "To the city.", .unit = "km", .min = -100});
}

/// A county read from text, what was wrong with it, and the sources it used.
struct Read {
    County county;
    std::vector<std::string> issues;  // in English, as printed
    std::vector<SourceUse> sources;
};

inline Read read_tree(const Tree& tree, Issues issues = {}) {
    Read read;
    read.sources = read_yaml(tree, record_of(read.county), issues);
    for (const Issue& issue : issues.all()) {
        read.issues.push_back(to_string(issue, Language::en));
        if (issue.message.zh.empty()) read.issues.push_back("no Chinese wording for: " + read.issues.back());
    }
    return read;
}

inline Read read(std::string_view text) {
    Checked<Tree> tree = parse_tree(text, "c.yaml");
    if (tree.value) return read_tree(*tree.value, std::move(tree.issues));
    Read read;
    for (const Issue& issue : tree.issues.all()) read.issues.push_back(to_string(issue, Language::en));
    return read;
}

/// What is said of one number written as `leaving: {hazard_per_year: TEXT}`, without the place; "" when nothing is.
inline std::string said_of_hazard(std::string_view text) {
    const Read done = read("permille: 1\nsource: s\nleaving:\n  hazard_per_year: " + std::string(text) + "\n");
    if (done.issues.empty()) return "";
    std::string all;
    for (const std::string& issue : done.issues) {
        const std::size_t start = issue.find("hazard_per_year: ");
        all += (all.empty() ? "" : " | ") + (start == std::string::npos ? issue : issue.substr(start + 17));
    }
    return all;
}

}  // namespace sample
