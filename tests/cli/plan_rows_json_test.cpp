// What a run says of the four plans holds every row that they print: who it is, and a probability or a reason.
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/program.hpp"
#include "permille/describe/table.hpp"
#include "support/places.hpp"

using namespace permille::cli_test;
using nlohmann::json;

TEST_CASE("the JSON of the four plans has all 108 rows with id, base, target, kind, and a probability or a reason") {
    const auto file = permille::testing::project_folder() / "tests/scenario/plan_rows.csv";
    const std::string_view columns[] = {"plan", "row", "id", "base", "op", "target", "nature", "kind"};
    const permille::Checked<permille::Table> printed = permille::load_table(file, "plan_rows.csv", columns);
    REQUIRE(printed.value);
    const permille::Table& rows = *printed.value;

    const Scratch scratch;
    Call call{.words = {"run", "-r", "64", "--format", "json"}, .folder = scratch.path()};
    for (const char* county : {"jingyan", "siyang", "zhaoyuan", "minhou"})
        call.words.push_back((scenarios / (std::string(county) + ".yaml")).string());
    const Ending ending = run(call);
    REQUIRE(ending.code == 0);
    std::map<std::string, json> found;  // by plan and id
    const json document = json::parse(ending.out);
    for (const json& one : document["runs"])
        for (const json& target : one["targets"])
            found[one["scenario"].get<std::string>() + " " + target["id"].get<std::string>()] = target;

    CHECK(found.size() == 108);
    int probabilities = 0;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const std::string key = rows.text(i, "plan") + " " + rows.text(i, "id");
        INFO(key);
        REQUIRE(found.contains(key));
        const json& target = found[key];
        CHECK(target["row"] == rows.text(i, "row"));
        CHECK(target["kind"] == rows.text(i, "kind"));
        CHECK(target["operator"] == rows.text(i, "op"));
        const auto is_number = [](const std::string& text) {
            return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
        };
        const std::map<std::string, std::string> natures{{"约束性", "binding"}, {"预期性", "expected"}};
        const auto nature = natures.find(rows.text(i, "nature"));
        CHECK(target["nature"] == (nature == natures.end() ? "text" : nature->second));
        if (is_number(rows.text(i, "base")))
            CHECK(target["base"].get<double>() == doctest::Approx(std::stod(rows.text(i, "base"))));
        else
            CHECK(target["base"].is_null());
        if (is_number(rows.text(i, "target")))
            CHECK(target["target"].get<double>() == doctest::Approx(std::stod(rows.text(i, "target"))));
        else
            CHECK_FALSE(target["target_text"].get<std::string>().empty());
        if (target["p_reach"].is_number()) {
            ++probabilities;
            CHECK(target["p_reach"] >= 0);
            CHECK(target["p_reach"] <= 1);
            CHECK(target["verdict"] != "not_projected");
        } else {
            CHECK(target["verdict"] == "not_projected");
            CHECK_FALSE(target["reason"].is_null());
        }
    }
    MESSAGE(probabilities << " rows have a probability, " << 108 - probabilities << " a reason");
}
