// No member of a scenario struct is forgotten by its describe().
#include "permille/describe/described.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "permille/base/unit_word.hpp"
#include "permille/describe/json_schema.hpp"
#include "permille/describe/meaning.hpp"
#include "permille/scenario/scenario.hpp"
#include "support/strings.hpp"

using namespace permille;

namespace {

// The scenario itself is no aggregate, whose members the compiler could count. Bound to names, they are as many as
// these: one more or less does not compile.
std::size_t members_of(const Scenario& scenario) {
    const auto& [permille, name, county, horizon, sources, population, facilities, alliances, capacity, projects,
                 staffing, network, demand, care, workforce, events, coverage, targets, history, yardsticks,
                 correlations, figures, claims, recruits, observed, levers, run] = scenario;
    return std::tuple_size_v<decltype(std::tie(permille, name, county, horizon, sources, population, facilities,
                                               alliances, capacity, projects, staffing, network, demand, care,
                                               workforce, events, coverage, targets, history, yardsticks, correlations,
                                               figures, claims, recruits, observed, levers, run))>;
}

}  // namespace

TEST_CASE("describe() visits every member of every scenario struct") {
    CHECK(members_of(Scenario()) == described_count<Scenario>());
    CHECK(describes_every_member<CountyPlace>());
    CHECK(describes_every_member<Horizon>());
    CHECK(describes_every_member<Run>());
    CHECK(describes_every_member<StockBase>());
    CHECK(describes_every_member<Growth>());
    CHECK(describes_every_member<TierShares>());
    CHECK(describes_every_member<plan::Source>());
    CHECK(describes_every_member<plan::Indicator>());
    CHECK(describes_every_member<plan::Also>());
    CHECK(describes_every_member<plan::LevelAbove>());
    CHECK(describes_every_member<plan::Trend>());
    CHECK(describes_every_member<plan::Target>());
    CHECK(describes_every_member<plan::History>());
    CHECK(describes_every_member<plan::Printed>());
    CHECK(describes_every_member<plan::Figure>());
    CHECK(describes_every_member<plan::Claim>());
    CHECK(describes_every_member<plan::Recruits>());
    CHECK(describes_every_member<outcomes::Event>());
    CHECK(describes_every_member<outcomes::Spread>());
    CHECK(describes_every_member<outcomes::Coverage>());
    CHECK(describes_every_member<plan::Norm>());
    CHECK(describes_every_member<plan::Course>());
    CHECK(describes_every_member<plan::Yardstick>());
    CHECK(describes_every_member<Correlation>());
    CHECK(describes_every_member<plan::Lever>());
    CHECK(describes_every_member<population::AgeShare>());
    CHECK(describes_every_member<population::Margins>());
    CHECK(describes_every_member<population::Town>());
    CHECK(describes_every_member<population::Mortality>());
    CHECK(describes_every_member<population::Fertility>());
    CHECK(describes_every_member<population::Migration>());
    CHECK(describes_every_member<population::OtherCount>());
    CHECK(describes_every_member<population::Settings>());
    CHECK(describes_every_member<workforce::Leaving>());
    CHECK(describes_every_member<workforce::Retirement>());
    CHECK(describes_every_member<AllocationRules>());
    CHECK(describes_every_member_with<workforce::Recruitment, AllocationRules>());
    CHECK(describes_every_member<workforce::Pipeline>());
    CHECK(describes_every_member<workforce::Qualification>());
    CHECK(describes_every_member<workforce::Ages>());
    CHECK(describes_every_member<workforce::Cadre>());
    CHECK(describes_every_member<facilities::Facility>());
    CHECK(describes_every_member_with<facilities::Capacity, AllocationRules>());
    CHECK(describes_every_member<facilities::Project>());
    CHECK(describes_every_member<facilities::Alliance>());
    CHECK(describes_every_member<facilities::StaffingNorms>());
    CHECK(describes_every_member<Point>());
    CHECK(describes_every_member<network::Travel>());
    CHECK(describes_every_member<network::Reach>());
    CHECK(describes_every_member<network::Road>());
    CHECK(describes_every_member<network::Settings>());
    CHECK(describes_every_member<network::Use>());
    CHECK(describes_every_member<network::BaseShares>());
    CHECK(describes_every_member<network::Demand>());
    CHECK(describes_every_member<network::ByClass>());
    CHECK(describes_every_member<network::Choice>());
    CHECK(describes_every_member<network::Capability>());
    CHECK(describes_every_member<network::Productivity>());
    CHECK(describes_every_member<network::TieredCare>());
    CHECK(describes_every_member<network::AllianceEffects>());
    CHECK(describes_every_member<network::UpgradeEffects>());
    CHECK(describes_every_member<network::Care>());
}

namespace {

// Every field that there is: optional members are engaged and maps get an entry.
class EveryField : public FieldVisitor {
  public:
    std::vector<Field> fields;

  private:
    void visit(const Field& field, Need, const Slot& slot) override {
        fields.push_back(field);
        enter(slot);
    }
    void enter(const Slot& slot) {
        if (const Record* record = std::get_if<Record>(&slot)) record->describe(record->object, *this);
        if (const Maybe* maybe = std::get_if<Maybe>(&slot)) enter(maybe->engage(maybe->object));
        if (const Keyed* keyed = std::get_if<Keyed>(&slot)) enter(keyed->insert(keyed->object, "id"));
    }
};

std::vector<Field> every_field() {
    Scenario scratch;
    EveryField visitor;
    scratch.describe(visitor);
    return visitor.fields;
}

}  // namespace

TEST_CASE("every unit of a field has a Chinese word") {
    const auto fields = every_field();
    CHECK(fields.size() > 250);
    for (const Field& field : fields) {
        if (field.unit.empty() || field.unit == "%" || field.unit == "1") continue;
        CAPTURE(field.unit);
        CHECK(unit_word(field.unit).zh != field.unit);
    }
}

TEST_CASE("every field says what it means in Chinese and English, and no Chinese sentence has lost its field") {
    std::set<std::string_view> meant;
    std::vector<std::string> untranslated, unused;
    const auto fields = every_field();
    for (const Field& field : fields) {
        const Text meaning = meaning_of(field);
        CHECK(meaning.en == field.doc);
        CHECK_FALSE(field.doc.empty());
        meant.insert(field.doc);
        const bool chinese = std::any_of(meaning.zh.begin(), meaning.zh.end(), [](char c) { return (c & 0x80) != 0; });
        if (!chinese) untranslated.emplace_back(field.doc);
    }
    const auto translated = translated_meanings();
    for (const std::string_view english : translated)
        if (!meant.contains(english)) unused.emplace_back(english);
    // Whoever adds a field or changes its sentence: the Chinese one stands in engine/describe/meaning.cpp.
    CHECK(untranslated == std::vector<std::string>{});
    CHECK(unused == std::vector<std::string>{});
    CHECK(std::set<std::string_view>(translated.begin(), translated.end()).size() == translated.size());
}

TEST_CASE("the JSON Schema describes every field in the language that is asked for") {
    for (const Language language : {Language::zh, Language::en}) {
        const std::string schema = json_schema<Scenario>("A county", language);
        int descriptions = 0;
        std::vector<std::string> foreign;
        const std::string key = "\"description\": \"";
        for (auto at = schema.find(key); at != std::string::npos; at = schema.find(key, at + 1)) {
            const auto begin = at + key.size();
            const std::string text = schema.substr(begin, schema.find("\"\n", begin) - begin);
            ++descriptions;
            if (language == Language::zh &&
                std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }))
                foreign.push_back(text);
            if (language == Language::en && text.find("。") != std::string::npos) foreign.push_back(text);
        }
        CHECK(descriptions > 250);
        CHECK(foreign == std::vector<std::string>{});
    }
}
