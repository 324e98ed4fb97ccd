// Words of the command line: help, version, mistakes and what they were meant to be, in both languages.
#include <algorithm>

#include "cli/program.hpp"
#include "permille/report/version.hpp"

using namespace permille::cli_test;

TEST_CASE("help leads with examples, in the language asked for") {
    const Ending english = run({"--help"});
    CHECK(english.code == 0);
    CHECK(english.err.empty());
    CHECK(english.out.find("Examples:") < english.out.find("Commands:"));
    for (const char* command : {"run FILE...", "check FILE...", "show FILE [PATH]", "schema"})
        CHECK(has(english.out, command));
    const Ending chinese = run({"--help", "--lang", "zh"});
    CHECK(has(chinese.out, "示例："));
    CHECK_FALSE(has(chinese.out, "Examples:"));
}

TEST_CASE("each command has its own help, before or behind its name") {
    for (const char* command : {"run", "check", "show", "schema"}) {
        const Ending behind = run({command, "--help"});
        CHECK(behind.code == 0);
        CHECK(has(behind.out, std::string("permille ") + command));
        CHECK(run({"--help", command}).out == behind.out);
        CHECK(run({command, "-h"}).out == behind.out);
    }
    const Ending run_help = run({"run", "--help"});
    for (const char* option : {"--set PATH=VALUE", "-r, --replications N", "--seed N", "--threads N", "--out DIR",
                               "--format", "--lang zh|en", "--quiet", "--no-color", "--per-replication FILE",
                               "--require", "--force", "--large", "--steps"})
        CHECK(has(run_help.out, option));
}

TEST_CASE("the language is that of the locale unless --lang says otherwise") {
    CHECK(has(run({.words = {"--help"}, .surroundings = {{"LANG", "zh_CN.UTF-8"}}}).out, "示例："));
    CHECK(has(run({.words = {"--help"}, .surroundings = {{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "en_GB.UTF-8"}}}).out,
              "Examples:"));
    CHECK(has(run({.words = {"--help", "--lang=en"}, .surroundings = {{"LANG", "zh_CN.UTF-8"}}}).out, "Examples:"));
    CHECK(has(run({.words = {"rnu"}, .surroundings = {{"LC_MESSAGES", "zh_TW.UTF-8"}}}).err, "没有命令 rnu"));
}

TEST_CASE("the version is printed alone") {
    CHECK(run({"--version"}).out == "permille " + std::string(permille::report::version) + "\n");
}

TEST_CASE("mistakes on the command line: one line, what was meant, exit 2") {
    struct Mistake {
        std::vector<std::string> words;
        std::string english, chinese;
    };
    const std::vector<Mistake> mistakes{
        {{}, "name a command", "请给出命令"},
        {{"rnu", first}, "there is no command rnu; did you mean 'run'?", "没有命令 rnu；是否想写“run”？"},
        {{first}, "did you mean permille run " + first + "?", "是否想写 permille run " + first},
        {{"run"}, "permille run needs a scenario file", "permille run 需要情景文件"},
        {{"run", first, "--seeed", "3"},
         "there is no option --seeed; did you mean '--seed'?",
         "没有选项 --seeed；是否想写“--seed”？"},
        {{"run", first, "--replication=3"}, "did you mean '--replications'?", "是否想写“--replications”？"},
        {{"check", first, "--seed", "3"}, "there is no option --seed", "没有选项 --seed"},
        {{"--colour", "run", first}, "there is no option --colour", "没有选项 --colour"},
        {{"run", first, "-x"}, "there is no option -x", "没有选项 -x"},
        {{"run", first, "--set", "nurses"}, "--set nurses must be PATH=VALUE", "--set nurses 须写成 路径=值"},
        {{"run", first, "--seed"}, "the option --seed needs a value", "选项 --seed 后面缺少值"},
        {{"run", first, "--why=no"}, "the option --why takes no value", "选项 --why 不带值"},
        {{"run", first, "--force=maybe"}, "the option --force takes no value", "选项 --force 不带值"},
        {{"run", first, "--quiet=3"}, "the option --quiet takes no value", "选项 --quiet 不带值"},
        {{"run", first, "-q=3"}, "the option -q takes no value", "选项 -q 不带值"},
        {{"--version=1"}, "the option --version takes no value", "选项 --version 不带值"},
        {{"run", first, "--seed", "-1"}, "--seed: '-1' is not a whole number from 0 to", "“-1”不是 0 到"},
        {{"run", first, "--seed", "1e3"}, "'1e3' is not a whole number", "“1e3”不是"},
        {{"run", first, "-r", "0"}, "'0' is not a whole number from 1 to 1048576", "“0”不是 1 到 1048576 之间的整数"},
        {{"run", first, "-r", "2000000"}, "'2000000' is not a whole number from 1 to 1048576", "不是 1 到"},
        {{"run", first, "--steps", "3"}, "--steps: '3' is none of 1|2|4|12", "“3”不是 1|2|4|12 之一"},
        {{"run", first, "--lanes", "2"}, "'2' is none of 1|4|8", "“2”不是 1|4|8 之一"},
        {{"run", first, "--format", "xml"}, "--format: 'xml' is none of table|csv|json", "“xml”不是"},
        {{"run", first, "--lang", "fr"}, "--lang: 'fr' is none of zh|en", ""},
        {{"run", first, "--out", ""}, "the value of --out is empty", "--out 的值是空的"},
        {{"run", ""}, "permille run: FILE is empty; name it, such as permille run", "permille run：FILE 是空的"},
        {{"run", first, "--require", "P<0.5"}, "'P<0.5' is not understood; such as P>=0.8", "不理解“P<0.5”"},
        {{"run", first, "--require", "P(beds)>=0.5"}, "has no row beds", "中没有指标 beds"},
        {{"run", first, first}, "two scenarios are called first", "两个情景都叫 first"},
        {{"show", first, "capacity.bed"},
         "nothing stands at capacity.bed; did you mean 'capacity.beds",
         "情景中没有 capacity.bed"},
        {{"show", first, "a", "b"}, "permille show has no use for b", "permille show 不需要 b"},
        {{"show", first, "capacity", "--format", "yaml"}, "shows the whole scenario", "显示整个情景"},
        {{"schema", "x"}, "permille schema has no use for x", "permille schema 不需要 x"},
    };
    for (const Mistake& mistake : mistakes) {
        INFO(mistake.english);
        const Ending english = run(mistake.words);
        CHECK(english.code == 2);
        CHECK(english.out.empty());
        CHECK(has(english.err, mistake.english));
        CHECK(english.err.rfind("permille: ", 0) == 0);
        CHECK(std::count(english.err.begin(), english.err.end(), '\n') == 1);
        if (mistake.chinese.empty()) continue;
        const Ending chinese = run({.words = mistake.words, .surroundings = {{"LANG", "zh_CN.UTF-8"}}});
        CHECK(chinese.code == 2);
        CHECK(has(chinese.err, mistake.chinese));
    }
}
