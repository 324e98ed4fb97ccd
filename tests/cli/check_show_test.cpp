// permille check, show and schema.
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

using namespace permille::cli_test;
using nlohmann::json;

namespace {

const std::string minhou = (scenarios / "minhou.yaml").string();

}  // namespace

TEST_CASE("check says that a scenario is valid, counts its rows and numbers, and lists what is not projected") {
    const Ending english = run({"check", jingyan});
    CHECK(english.code == 0);
    CHECK(english.err.empty());
    CHECK(has(english.out, ": valid. Jingyan county"));
    CHECK(has(english.out, "31 rows: resource 8"));
    CHECK(has(english.out, "are estimates"));
    CHECK(has(english.out, "Healthy life expectancy"));
    CHECK(has(english.out, "no base value"));
    const Ending chinese = run({"check", minhou, "--lang", "zh"});
    CHECK(has(chinese.out, "：有效。闽侯县"));
    CHECK(has(chinese.out, "不可推算"));
    CHECK(has(chinese.out, "估计值占"));
}

TEST_CASE("check of several files, and as JSON") {
    const Ending both = run({"check", jingyan, minhou});
    CHECK(has(both.out, "Jingyan"));
    CHECK(has(both.out, "Minhou"));
    const json findings = json::parse(run({"check", jingyan, minhou, "--format", "json"}).out);
    CHECK(findings["schema"] == "permille.findings/1");
    CHECK(findings["findings"].is_array());
}

TEST_CASE("a printed base that no whole number gives is a finding") {
    // 0.333 nurses per 10 000 of 100 000 people would be 3.33 of them.
    const std::vector<std::string> odd{"check", first, "--set",
                                       "targets.nurses_per_1000={base: 0.333, indicator: {per: 10000}}"};
    Ending text = run(odd);
    CHECK(text.code == 0);
    CHECK(
        has(text.out, "row 2: Nurses per 1000 people: the base is printed as 0.333 per 1000, which no whole number\n"));
    std::vector<std::string> as_json = odd;
    as_json.insert(as_json.end(), {"--format", "json"});
    const json all = json::parse(run(as_json).out);
    json found;  // among what else is to be said of the plan
    for (const json& finding : all["findings"])
        if (finding["id"] == "base_not_whole") found.push_back(finding);
    REQUIRE(found.size() == 1);
    CHECK(found[0]["severity"] == "note");
    CHECK(found[0]["rows"] == json{"2"});
    CHECK(found[0]["message"].contains("zh"));
}

TEST_CASE("check of a wrong file is exit 3") {
    const Scratch scratch;
    scratch.write("wrong.yaml", "permille: 1\nnmae: x\n");
    const Ending ending = run({.words = {"check", "wrong.yaml"}, .folder = scratch.path()});
    CHECK(ending.code == 3);
    CHECK(has(ending.err, "did you mean 'name'?"));
}

TEST_CASE("show prints each value with its path, and each number with its source") {
    const Ending all = run({"show", first});
    CHECK(all.code == 0);
    CHECK(has(all.out, "population.base = 100000 persons   ["));
    CHECK(has(all.out, "first.yaml:24; plan: Health plan of the example county (invented)]"));
    CHECK(has(all.out, "population.migration.net_per_1000 = uniform [-5, 5]"));
    CHECK(has(all.out, "estimate: the county neither empties nor fills]"));
    CHECK(has(all.out, "defaults/national.yaml:"));
    // A year that is not stated is no year 0.
    CHECK_FALSE(has(all.out, ".year = 0\n"));
    CHECK_FALSE(has(all.out, ".target_text = \n"));
    CHECK(run({"show", first, "targets.beds_per_1000.year"}).out.rfind("targets.beds_per_1000.year = 0\n", 0) == 0);
    const Ending part = run({"show", first, "capacity.beds"});
    CHECK(part.out.rfind("capacity.beds.", 0) == 0);
    CHECK(has(all.out, part.out));
    CHECK(run({"show", first, "horizon.base"}).out ==
          "horizon.base = 2020\n    Base year; its end is the start of the projection.\n");
    const Ending chinese = run({"show", first, "population.base", "--lang", "zh"});
    CHECK(has(chinese.out, "population.base = 100000 人   ["));
    CHECK(has(chinese.out, "\n    基年末人口，用规划数据所用的口径。\n"));
}

TEST_CASE("the register lists estimates first, with how many there are") {
    const Ending english = run({"show", first, "--assumptions"});
    CHECK(english.out.rfind("estimate (", 0) == 0);
    CHECK(has(english.out, "\nplan ("));
    CHECK(has(english.out, "are estimates\n"));
    const Ending chinese = run({"show", first, "--assumptions", "--lang", "zh"});
    CHECK(chinese.out.rfind("估计（", 0) == 0);
}

TEST_CASE("the register gives notes in the language asked for, and a reason that numbers share once") {
    const Ending english = run({"show", first, "workforce.nurse.tiers", "--assumptions"});
    CHECK(english.out.rfind("estimate (3)\n  ", 0) == 0);
    const std::string reason = "Primary institutions have 0.75 of the nation's 3.34 nurses per 1000";
    REQUIRE(has(english.out, reason));
    CHECK(english.out.find(reason) == english.out.rfind(reason));
    for (const char* line : {"\n    workforce.nurse.tiers.county = 0.73", "\n    workforce.nurse.tiers.township = 0.26",
                             "\n    workforce.nurse.tiers.village = 0.01"})
        CHECK(has(english.out, line));
    const Ending chinese = run({"show", first, "workforce.nurse.tiers", "--assumptions", "--lang", "zh"});
    CHECK(chinese.out.rfind("估计（3 个）\n  全国每千人3.34名护士中", 0) == 0);
    CHECK_FALSE(has(chinese.out, "Primary institutions"));
    // One that stands alone carries its reason on its own line.
    const Ending alone = run({"show", first, "workforce.nurse.tiers.county", "--assumptions"});
    CHECK(alone.out.rfind("estimate (1)\n  workforce.nurse.tiers.county = 0.73", 0) == 0);
    CHECK(has(alone.out, "; estimate: " + reason));
}

TEST_CASE("what is set on the command line says so") {
    CHECK(has(run({"show", first, "population.base", "--set", "population.base=120000"}).out,
              "population.base = 120000 persons   [--set; set]"));
}

TEST_CASE("the resolved scenario in other forms") {
    const Ending yaml = run({"show", first, "--format", "yaml"});
    CHECK(yaml.code == 0);
    CHECK(has(yaml.out, "permille: 1"));
    CHECK(run({"show", first, "--format", "csv"})
              .out.rfind("path,value,unit,class,source,title_zh,title_en,note_zh,note_en,place\n", 0) == 0);
    const json numbers = json::parse(run({"show", first, "population", "--format", "json"}).out);
    CHECK(numbers["schema"] == "permille.assumptions/2");
    CHECK(numbers["assumptions"][0]["path"] == "population.base");
    CHECK(numbers["assumptions"][0]["note"].is_null());
    const json tiers = json::parse(run({"show", first, "workforce.nurse.tiers", "--format", "json"}).out);
    const json note = tiers["assumptions"][0]["note"];
    CHECK(note["zh"].get<std::string>().starts_with("全国每千人3.34名护士中"));
    CHECK(note["en"].get<std::string>().starts_with("Primary institutions"));
}

TEST_CASE("the schema and the reference") {
    const json schema = json::parse(run({"schema"}).out);
    CHECK(schema["properties"].contains("workforce"));
    CHECK(has(run({"schema", "--format", "reference"}).out, "`workforce.<id>"));
    const std::string chinese = run({"schema", "--format", "reference", "--lang", "zh"}).out;
    CHECK(has(chinese, "| 键 | 写法 | 单位 | 默认 | 范围 | 含义 |"));
    CHECK(has(chinese, "| `base` | 数 | 人 | *必填* | 1000 至 20000000 | 基年末人口，用规划数据所用的口径。 |"));
    const json in_chinese = json::parse(run({"schema", "--lang", "zh"}).out);
    CHECK(in_chinese["properties"]["horizon"]["description"] == "基年与目标年。必填。");
    // 0 is "not stated", and otherwise a year is one.
    const json year = schema["properties"]["targets"]["additionalProperties"]["properties"]["year"];
    CHECK(year["anyOf"][0]["minimum"] == 1900);
    CHECK(year["anyOf"][1]["const"] == 0);
}

TEST_CASE("the normal form that show writes is a scenario that says the same") {
    const Scratch scratch;
    std::filesystem::copy(scenarios, scratch.path() / "scenarios", std::filesystem::copy_options::recursive);
    for (const char* county : {"first.yaml", "jingyan.yaml", "minhou.yaml", "siyang.yaml", "zhaoyuan.yaml"}) {
        CAPTURE(county);
        const Ending written = run({"show", (scratch.path() / "scenarios" / county).string(), "--format", "yaml"});
        REQUIRE(written.code == 0);
        scratch.write("scenarios/resolved.yaml", written.out);
        const Ending again = run({"show", (scratch.path() / "scenarios/resolved.yaml").string(), "--format", "yaml"});
        CHECK(again.err.empty());
        CHECK(again.out == written.out);
    }
}
