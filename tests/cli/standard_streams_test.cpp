// A scenario on standard input, and a standard output that is closed.
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

using namespace permille::cli_test;
using nlohmann::json;

namespace {

// The words with a file as standard input, in a copy of the scenarios, where what the file names is found.
class Piped {
  public:
    Piped() { fs::copy(scenarios, scratch_.path() / "scenarios", fs::copy_options::recursive); }

    fs::path folder() const { return scratch_.path() / "scenarios"; }
    fs::path write(const std::string& name, const std::string& text) const { return scratch_.write(name, text); }
    Ending run(std::vector<std::string> words, const fs::path& input) const {
        return permille::cli_test::run({.words = std::move(words), .folder = folder(), .in_child = [&] {
                                            dup2(open(input.c_str(), O_RDONLY), 0);
                                        }});
    }

  private:
    Scratch scratch_;
};

}  // namespace

TEST_CASE("a scenario on standard input gives what the same file gives, its parents found from the current folder") {
    const Piped piped;
    const fs::path file = piped.folder() / "first.yaml";
    const Ending from_input = piped.run({"run", "-", "-r", "64", "--format", "csv"}, file);
    const Ending from_file = piped.run({"run", "first.yaml", "-r", "64", "--format", "csv"}, file);
    CHECK(from_input.code == 0);
    std::string renamed = from_file.out;
    for (std::size_t at = renamed.find("\nfirst,"); at != std::string::npos; at = renamed.find("\nfirst,", at))
        renamed.replace(at, 7, "\nstdin,");
    CHECK(from_input.out == renamed);
    CHECK(has(from_input.err, "results are in results/stdin"));
    const json manifest = json::parse(content(piped.folder() / "results/stdin/run.json"));
    CHECK(manifest["files"].back() == "<stdin>");
    CHECK(manifest["digest"] == json::parse(content(piped.folder() / "results/first/run.json"))["digest"]);
}

TEST_CASE("every command that reads a scenario reads it from standard input") {
    const Piped piped;
    const fs::path file = piped.folder() / "first.yaml";
    const Ending checked = piped.run({"check", "-"}, file);
    CHECK(checked.code == 0);
    CHECK(has(checked.out, "<stdin>: valid. Example county"));
    CHECK(has(piped.run({"show", "-", "population.base"}, file).out, "[<stdin>:24; plan"));
    CHECK(piped.run({"show", "-", "--format", "yaml"}, file).out ==
          piped.run({"show", "first.yaml", "--format", "yaml"}, file).out);
    // As it is and with --set: the same input is read for both.
    const Ending compared = piped.run(
        {"compare", "-", "--set", "workforce.nurse.leaving.multiplier=0.8", "-r", "64", "--format", "csv"}, file);
    CHECK(compared.code == 0);
    CHECK(has(compared.out, "stdin"));
    CHECK(piped.run({"levers", "-", "-r", "64"}, file).code == 0);
    CHECK(piped.run({"solve", "-", "2", "-r", "64"}, file).code == 0);
}

TEST_CASE("mistakes of a scenario on standard input have its line and column") {
    const Piped piped;
    const fs::path wrong = piped.write("wrong.yaml", "permille: 1\nextends: defaults/national.yaml\nnmae: x\n");
    const Ending ending = piped.run({"check", "-"}, wrong);
    CHECK(ending.code == 3);
    CHECK(has(ending.err, "<stdin>:3:1: nmae: unknown key; did you mean 'name'?"));
    CHECK(has(piped.run({"check", "-"}, "/dev/null").err, "<stdin>: is empty"));
    CHECK(has(piped.run({"check", "-"}, piped.write("a.yaml", "extends: b.yaml\n")).err,
              "<stdin>:1:10: extends: no file b.yaml"));
    const fs::path large = piped.write("large.yaml", "# " + std::string(300 * 1024, 'x') + "\npermille: 1\n");
    CHECK(has(piped.run({"check", "-"}, large).err, "<stdin>: is larger than 256 KiB"));
    const Ending folder = piped.run({"check", "-"}, piped.folder());
    CHECK(folder.code == 1);
    CHECK(has(folder.err, "cannot open <stdin> (it is a folder)."));
    const Ending twice = piped.run({"run", "-", "-"}, wrong);
    CHECK(twice.code == 2);
    CHECK(has(twice.err, "- can be named once"));
}

TEST_CASE("a closed standard output is an error of every command that prints, before anything is computed") {
    const Scratch scratch;
    const std::vector<std::vector<std::string>> lines = {{"run", first, "-r", "1000000"},
                                                         {"check", first},
                                                         {"show", first},
                                                         {"compare", first, first},
                                                         {"levers", first},
                                                         {"solve", first, "2"},
                                                         {"schema"},
                                                         {"completions", "bash"},
                                                         {"man"},
                                                         {"--help"},
                                                         {"--version"}};
    for (const auto& words : lines) {
        CAPTURE(words.front());
        const Ending ending = run({.words = words, .folder = scratch.path(), .in_child = [] { close(1); }});
        CHECK(ending.code == 1);
        CHECK(ending.err == "permille: cannot write to standard output (it is closed).\n");
    }
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
    std::vector<std::string> chinese{"schema", "--lang", "zh"};
    CHECK(run({.words = chinese, .in_child = [] { close(1); }}).err == "permille: 无法写到标准输出（它已关闭）。\n");
    // This one prints nothing.
    CHECK(run({.words = {"new", "county"}, .folder = scratch.path(), .in_child = [] { close(1); }}).code == 0);
    CHECK(content(scratch.path() / "county.yaml").rfind("# yaml-language-server", 0) == 0);
}
