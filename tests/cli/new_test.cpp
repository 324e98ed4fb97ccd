// permille new: a county to start from, in the language asked for, that is valid and runs at once.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

using namespace permille::cli_test;

namespace {

std::string without_lines(const std::string& text, const std::string& part) {
    std::istringstream in(text);
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (!has(line, part)) out += line + "\n";
    return out;
}

}  // namespace

TEST_CASE("a new county is checked and run at once, in both languages") {
    for (const std::string language : {"zh", "en"}) {
        const Scratch scratch;
        const Ending made = run({.words = {"new", "mycounty", "--lang", language}, .folder = scratch.path()});
        CHECK(made.code == 0);
        CHECK(made.out.empty());
        CHECK(has(made.err, "permille check mycounty.yaml"));
        const std::string text = content(scratch.path() / "mycounty.yaml");
        CHECK(has(text, "\nname: {zh: mycounty, en: mycounty}\n"));
        CHECK(has(text, "\nextends: defaults/national.yaml\n"));
        CHECK(has(text, language == "zh" ? "# 规划的目标" : "# What the plan promises"));
        CHECK_FALSE(has(text, language == "zh" ? "# What the plan promises" : "# 规划的目标"));
        for (const char* mark : {"# zh:", "# en:"}) CHECK_FALSE(has(text, mark));
        CHECK(run({.words = {"check", "mycounty.yaml"}, .folder = scratch.path()}).code == 0);
        const Ending ran =
            run({.words = {"run", "mycounty.yaml", "-r", "64", "--format", "json"}, .folder = scratch.path()});
        CHECK(ran.code == 0);
        CHECK(nlohmann::json::parse(ran.out)["scenario"] == "mycounty");
        CHECK(nlohmann::json::parse(ran.out)["targets"].size() == 3);
    }
}

TEST_CASE("a new county is the smallest scenario under another name") {
    const Scratch scratch;
    REQUIRE(run({.words = {"new", "other"}, .folder = scratch.path()}).code == 0);
    const auto resolved = [](const std::string& file) {
        const Ending shown = run({"show", file, "--format", "yaml"});
        REQUIRE(shown.code == 0);
        return shown.out;
    };
    const std::string made = resolved((scratch.path() / "other.yaml").string());
    const std::string first = resolved((scenarios / "first.yaml").string());
    CHECK(made != first);
    std::string renamed = first;
    for (const std::string name : {"示例县（虚构）", "Example county (invented)"})
        renamed.replace(renamed.find(name), name.size(), "other");
    CHECK(without_lines(made, "other") == without_lines(renamed, "other"));
}

TEST_CASE("the schema that a new county names is there, for editors") {
    const Scratch scratch;
    REQUIRE(run({.words = {"new", "mycounty"}, .folder = scratch.path()}).code == 0);
    const std::string text = content(scratch.path() / "mycounty.yaml");
    const std::string start = "# yaml-language-server: $schema=";
    REQUIRE(text.rfind(start, 0) == 0);
    CHECK(fs::is_regular_file(text.substr(start.size(), text.find('\n') - start.size())));
}

TEST_CASE("nothing is overwritten, not even a link that leads nowhere") {
    const Scratch scratch;
    scratch.write("mine.yaml", "mine");
    const Ending refused = run({.words = {"new", "mine"}, .folder = scratch.path()});
    CHECK(refused.code == 1);
    CHECK(has(refused.err, "mine.yaml exists and is left as it is"));
    CHECK(content(scratch.path() / "mine.yaml") == "mine");
    fs::create_symlink("nowhere", scratch.path() / "link.yaml");
    CHECK(run({.words = {"new", "link"}, .folder = scratch.path()}).code == 1);
    CHECK_FALSE(fs::exists(scratch.path() / "nowhere"));
    CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("a folder that cannot be written is told") {
    const Scratch scratch;
    fs::create_directory(scratch.path() / "gone");
    const fs::path gone = scratch.path() / "gone";
    const Ending ending = run({.words = {"new", "mycounty"}, .folder = gone, .in_child = [&] { rmdir(gone.c_str()); }});
    CHECK(ending.code == 1);
    CHECK(has(ending.err, "cannot write mycounty.yaml"));
}

TEST_CASE("a name that is no id, or none: exit 2, nothing written") {
    const Scratch scratch;
    const std::string too_long(65, 'a');
    for (const std::string& name :
         {std::string("My"), std::string("my county"), std::string("../up"), std::string("my.yaml"), std::string("县"),
          std::string(), std::string("-x"), too_long}) {
        INFO(name);
        const Ending ending = run({.words = {"new", "--", name}, .folder = scratch.path()});
        CHECK(ending.code == 2);
        CHECK(has(ending.err, "is no name"));
    }
    CHECK(fs::is_empty(scratch.path()));
    CHECK(has(run({"new"}).err, "permille new needs NAME, such as permille new mycounty"));
    CHECK(has(run({"new", "a", "b"}).err, "permille new has no use for b"));
    CHECK(has(run({.words = {"new"}, .surroundings = {{"LANG", "zh_CN.UTF-8"}}}).err, "permille new 缺少 NAME"));
}
