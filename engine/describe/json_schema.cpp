// The visitor that builds the JSON Schema.
#include "permille/describe/json_schema.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "levels.hpp"
#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/unit_word.hpp"
#include "permille/describe/meaning.hpp"

namespace permille {
namespace {

using Json = nlohmann::ordered_json;

Json reference_to(std::string_view name) {
    return "#/$defs/" + std::string(name);
}

Json nullable(std::string_view type) {
    return Json::array({type, "null"});
}

// A whole number without ".0", as an author would write it.
Json number(double value) {
    constexpr double exact = 9007199254740992;  // 2^53
    if (value == std::floor(value) && std::abs(value) < exact) return static_cast<std::int64_t>(value);
    return value;
}

void add_range(Json& schema, const Field& field) {
    if (field.min != -unbounded) schema["minimum"] = number(field.min);
    if (field.max != unbounded) schema["maximum"] = number(field.max);
}

// For sliders: bounds of a lever are those of its field where they depend on the county's stock.
void add_lever(Json& schema, const Field& field) {
    if (!field.lever) return;
    Json lever = {{"neutral", number(field.lever->neutral)}};
    if (field.lever->scale == LeverRange::Scale::plain)
        lever.update({{"low", number(field.lever->low)},
                      {"high", number(field.lever->high)},
                      {"step", number(field.lever->step)}});
    schema["x-lever"] = std::move(lever);
}

std::string description(const Field& field, Need need, Language language) {
    Text text = meaning_of(field);
    if (!field.unit.empty()) text = say(Phrase::schema_unit, {text, unit_word(field.unit)});
    if (need == Need::required) text = say(Phrase::schema_required, {text});
    return text.in(language);
}

// source and note may stand in every map; a field of that name has precedence.
void add_provenance(Json& properties) {
    for (const char* key : {"source", "note"})
        if (!properties.contains(key)) properties[key] = {{"$ref", reference_to(key)}};
}

// Where in the schema we are, and what it is written in.
struct Writing {
    Language language;
    int level = 0;

    Writing below() const { return {language, level + 1}; }
};

Json schema_of(const Slot& slot, const Field& field, Writing writing);

class Properties : public FieldVisitor {
  public:
    Properties(Json& properties, Writing writing) : properties_(properties), writing_(writing) {}

  private:
    void visit(const Field& field, Need need, const Slot& slot) override {
        Json schema = {{"description", description(field, need, writing_.language)}};
        schema.update(schema_of(slot, field, writing_));
        add_lever(schema, field);
        if (need == Need::required) schema.erase("default");
        properties_[std::string(field.key)] = std::move(schema);
    }
    Json& properties_;
    Writing writing_;
};

Json record_schema(const Record& record, Writing writing) {
    expects(writing.level < most_levels);
    Json properties = Json::object();
    Properties visitor(properties, writing.below());
    record.describe(record.object, visitor);
    add_provenance(properties);
    return {{"type", nullable("object")}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

struct ShapeSchema {
    const Field& field;
    Writing writing;

    Json operator()(const Flag& flag) const { return {{"type", nullable("boolean")}, {"default", flag.value}}; }
    Json operator()(const Whole& whole) const {
        Json schema = {{"type", nullable("integer")}};
        add_range(schema, field);
        if (field.unstated)
            schema = {{"anyOf", Json::array({std::move(schema), {{"const", number(*field.unstated)}}})}};
        schema["default"] = whole.value;
        return schema;
    }
    Json operator()(const Quantity& quantity) const {
        // The range holds for the plain number; keywords for numbers say nothing of the object forms.
        Json schema = {{"$ref", reference_to("quantity")}};
        add_range(schema, field);
        // "as the row", "as given by `in`": which one it is the schema cannot know.
        if (!field.unit.empty() && !field.unit.starts_with("as "))
            schema["properties"] = {{"unit", {{"const", field.unit}}}};
        if (const double* known = std::get_if<double>(&quantity.value.form)) schema["default"] = number(*known);
        return schema;
    }
    Json operator()(const String& string) const {
        // Unquoted, 2020 and true are text to the reader and numbers to an editor.
        Json schema = {{"type", Json::array({"string", "number", "boolean", "null"})}};
        if (!string.value.empty()) schema["default"] = string.value;
        return schema;
    }
    Json operator()(const Label&) const { return {{"$ref", reference_to("label")}}; }
    Json operator()(const Choice& choice) const {
        Json names = Json::array();
        for (const std::string_view name : choice.names) names.push_back(name);
        names.push_back(nullptr);
        return {{"enum", std::move(names)}, {"default", choice.names[choice.index]}};
    }
    Json operator()(const Record& record) const { return record_schema(record, writing); }
    Json operator()(const Keyed& keyed) const {
        Json properties = Json::object();
        add_provenance(properties);
        Json entry = schema_of(keyed.insert(keyed.object, "id"), field, writing);
        entry.erase("default");  // an entry is there only when it is written
        return {{"type", nullable("object")},
                {"propertyNames", {{"pattern", "^[a-z0-9][a-z0-9_]{0,63}$"}}},
                {"properties", std::move(properties)},
                {"additionalProperties", std::move(entry)}};
    }
    Json operator()(const Maybe& maybe) const {
        Json schema = schema_of(maybe.engage(maybe.object), field, writing);
        if (!maybe.engaged) schema.erase("default");  // left out, it is absent
        return schema;
    }
};

Json schema_of(const Slot& slot, const Field& field, Writing writing) {
    return std::visit(ShapeSchema{field, writing}, static_cast<const Slot::variant&>(slot));
}

Json numbers(std::size_t count, const std::string& meaning) {
    return {{"description", meaning},
            {"type", "array"},
            {"items", {{"type", "number"}}},
            {"minItems", count},
            {"maxItems", count}};
}

// The forms of a quantity, shared by all numbers.
Json definitions(Language language) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    const Json text = {{"type", Json::array({"string", "number", "null"})}};
    Json distributions = {{"uniform", numbers(2, in(Phrase::schema_low_high))},
                          {"normal", numbers(2, in(Phrase::schema_normal))},
                          {"triangular", numbers(3, in(Phrase::schema_low_mode_high))},
                          {"pert", numbers(3, in(Phrase::schema_low_mode_high))},
                          {"lognormal", numbers(2, in(Phrase::schema_lognormal))},
                          {"beta", numbers(2, in(Phrase::schema_beta))}};
    Json one_of = Json::array();
    for (const auto& [name, ignored] : distributions.items()) one_of.push_back({{"required", {name}}});
    const Json distribution = {
        {"type", "object"}, {"properties", distributions}, {"oneOf", one_of}, {"additionalProperties", false}};

    Json forms = {{"value", {{"type", "number"}}}};
    forms.update(distributions);
    forms["path"] = {
        {"description", in(Phrase::schema_path)},
        {"type", "object"},
        {"propertyNames", {{"pattern", "^(19|20|21)[0-9]{2}$|^2200$"}}},
        {"additionalProperties", {{"anyOf", {{{"type", "number"}}, {{"$ref", reference_to("distribution")}}}}}},
        {"minProperties", 1}};
    for (const char* name : {"value", "path"}) one_of.push_back({{"required", {name}}});
    // A what-if may change the source or the note alone.
    one_of.push_back({{"not", {{"anyOf", Json(one_of)}}}});
    forms["source"] = {{"$ref", reference_to("source")}};
    forms["note"] = {{"$ref", reference_to("note")}};
    forms["unit"] = {{"description", in(Phrase::schema_quantity_unit)}, {"type", "string"}};
    const Json object = {{"type", "object"}, {"properties", forms}, {"oneOf", one_of}, {"additionalProperties", false}};
    return {{"source", {{"description", in(Phrase::schema_source)}, {"type", text["type"]}}},
            {"note", {{"description", in(Phrase::schema_note)}, {"$ref", reference_to("label")}}},
            {"label",
             {{"anyOf",
               {text,
                {{"type", "object"},
                 {"properties", {{"zh", text}, {"en", text}}},
                 {"required", {"zh", "en"}},
                 {"additionalProperties", false}}}}}},
            {"distribution", distribution},
            {"quantity", {{"anyOf", {{{"type", nullable("number")}}, object}}}}};
}

}  // namespace

std::string json_schema(Record scratch, const std::string& title, Language language) {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
    Json root = record_schema(scratch, {language});
    root["type"] = "object";
    Json extends = {{"description", say(Phrase::schema_extends).in(language)}, {"type", "string"}};
    Json properties = {{"extends", std::move(extends)}};
    properties.update(root["properties"]);
    root["properties"] = std::move(properties);
    schema.update(root);
    schema["$defs"] = definitions(language);
    return schema.dump(2) + "\n";
}

}  // namespace permille
