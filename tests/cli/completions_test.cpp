// Completions and the manual page: every command and option of --help is in them, and real shells are asked.
#include <algorithm>
#include <regex>
#include <set>

#include "cli/program.hpp"

using namespace permille::cli_test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// The words of a page of help that stand at the start of an indented line, as `pattern` finds them.
std::vector<std::string> found_in_help(const std::string& help, const char* section, const std::regex& pattern) {
    std::vector<std::string> found;
    for (const std::string& line : lines_of(help.substr(help.find(section)))) {
        const std::string left = line.substr(0, std::min(line.find("  ", 4), line.size()));
        if (line.rfind("    ", 0) != 0 || line.rfind("     ", 0) == 0) continue;
        for (std::sregex_iterator at(left.begin(), left.end(), pattern), end; at != end; ++at)
            found.push_back(at->str());
    }
    return found;
}

std::vector<std::string> commands_of_help() {
    const std::string help = run({"--help"}).out;
    const auto options = help.find("Options:");
    return found_in_help(help.substr(0, options), "Commands:", std::regex("^ {4}[a-z]+"));
}

std::vector<std::string> options_of_help(const std::string& command) {
    const Ending help = command.empty() ? run({"--help"}) : run({command, "--help"});
    return found_in_help(help.out, "Options:", std::regex("--[a-z-]+|-[a-z]\\b(?!-)"));
}

std::string name_in(const std::string& indented) {
    return indented.substr(indented.find_first_not_of(' '));
}

// What a shell prints; its messages go with it, so that a complaint is seen.
std::string printed_by(const std::string& command) {
    FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> bytes{};
    for (std::size_t count; (count = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) out.append(bytes.data(), count);
    pclose(pipe);
    return out;
}

bool has_shell(const char* name) {
    return !printed_by(std::string("command -v ") + name).empty();
}

// Words that bash offers for the last of `words`, which stand behind "permille". As bash does, --x=y is three words.
std::set<std::string> offered(const Scratch& scratch, const std::vector<std::string>& words) {
    std::string array = program;
    for (const std::string& word : words) array += " '" + word + "'";
    const fs::path script =
        scratch.write("ask.bash", "source " + (scratch.path() / "permille.bash").string() + "\nCOMP_WORDS=(" + array +
                                      ")\nCOMP_CWORD=" + std::to_string(words.size()) +
                                      "\n_permille\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    scratch.write("permille.bash", run({"completions", "bash"}).out);
    std::set<std::string> found;
    for (const std::string& word :
         lines_of(printed_by("cd " + scratch.path().string() + " && bash " + script.string())))
        if (!word.empty()) found.insert(word);
    return found;
}

using Words = std::set<std::string>;

}  // namespace

TEST_CASE("bash offers every command and every option that help lists, and none beside them") {
    const Scratch scratch;
    Words names;
    for (const std::string& command : commands_of_help()) names.insert(name_in(command));
    CHECK(names.size() >= 7);
    CHECK(offered(scratch, {""}) == names);
    const auto options = options_of_help("");
    CHECK(offered(scratch, {"-"}) == Words(options.begin(), options.end()));
    for (const std::string& command : names) {
        const auto its_own = options_of_help(command);
        INFO(command);
        CHECK(its_own.size() >= 5);
        CHECK(offered(scratch, {command, "-"}) == Words(its_own.begin(), its_own.end()));
    }
}

TEST_CASE("bash completes the beginning of a word, values of options, and files that are scenarios") {
    const Scratch scratch;
    scratch.write("county one.yaml", "");
    scratch.write("notes.txt", "");
    fs::create_directory(scratch.path() / "plans");
    CHECK(offered(scratch, {"sc"}) == Words{"schema"});
    CHECK(offered(scratch, {"run", "--se"}) == Words{"--set", "--seed"});
    CHECK(offered(scratch, {"run", "--format", ""}) == Words{"table", "csv", "json"});
    CHECK(offered(scratch, {"show", "--format", "y"}) == Words{"yaml"});
    CHECK(offered(scratch, {"run", "--format", "="}) == Words{"table", "csv", "json"});
    CHECK(offered(scratch, {"run", "--format", "=", "j"}) == Words{"json"});
    CHECK(offered(scratch, {"--lang", ""}) == Words{"zh", "en"});
    CHECK(offered(scratch, {"run", ""}) == Words{"county one.yaml", "plans"});
    CHECK(offered(scratch, {"run", "--out", ""}) == Words{"plans"});
    CHECK(offered(scratch, {"run", "--per-replication", "n"}) == Words{"notes.txt"});
    CHECK(offered(scratch, {"run", "--seed", ""}).empty());
    CHECK(offered(scratch, {"completions", ""}) == Words{"bash", "zsh", "fish"});
    CHECK(offered(scratch, {"new", ""}).empty());
}

TEST_CASE("bash completes paths of the scenario on the line, part by part") {
    const Scratch scratch;
    CHECK(offered(scratch, {"run", first, "--set", "capacity.beds.ba"}) == Words{"capacity.beds.base."});
    CHECK(offered(scratch, {"run", first, "--set", "workforce.nurse.recruitment.extra"}) ==
          Words{"workforce.nurse.recruitment.extra_per_year="});
    CHECK(offered(scratch, {"run", first, "--set", "horizon.base", "=", ""}).empty());
    CHECK(offered(scratch, {"show", first, "horizon."}) ==
          Words{"horizon.base", "horizon.data_year", "horizon.target"});
    CHECK(offered(scratch, {"show", first, "hor"}) == Words{"horizon."});
    CHECK(offered(scratch, {"run", "--set", "hor"}).empty());
    CHECK(offered(scratch, {"run", "missing.yaml", "--set", "hor"}).empty());
}

TEST_CASE("zsh and fish are told every command and option, in both languages, and can read it") {
    const Scratch scratch;
    for (const char* language : {"en", "zh"}) {
        const std::string zsh = run({"completions", "zsh", "--lang", language}).out;
        const std::string fish = run({"completions", "fish", "--lang", language}).out;
        for (const std::string& indented : commands_of_help()) {
            const std::string command = name_in(indented);
            CHECK(has(zsh, "        '" + command + ":"));
            CHECK(has(fish, " -a " + command + " -d "));
            const auto begin = zsh.find("        " + command + ")\n");
            REQUIRE(begin != std::string::npos);
            const std::string part = zsh.substr(begin, zsh.find(";;", begin) - begin);
            for (const std::string& option : options_of_help(command)) {
                INFO(command << " " << option);
                CHECK((has(part, option + "[") || has(part, option + "=[")));
                CHECK(has(fish, (option[1] == '-' ? " -l " + option.substr(2) : " -s " + option.substr(1)) + " "));
            }
        }
        scratch.write("zsh", zsh);
        scratch.write("fish", fish);
        if (has_shell("zsh")) CHECK(printed_by("zsh -n " + (scratch.path() / "zsh").string()).empty());
        if (has_shell("fish")) CHECK(printed_by("fish -n " + (scratch.path() / "fish").string()).empty());
    }
}

TEST_CASE("fish, where it is there, offers commands, options, files and paths") {
    if (!has_shell("fish")) {
        MESSAGE("fish is not installed: not asked");
        return;
    }
    const Scratch scratch;
    scratch.write("permille.fish", run({"completions", "fish"}).out);
    scratch.write("county.yaml", "");
    const auto ask = [&](const std::string& line) {
        Words words;
        const std::string folder = fs::path(program).parent_path().string();
        for (const std::string& one : lines_of(printed_by(
                 "cd " + scratch.path().string() + " && HOME=" + scratch.path().string() + " PATH=" + folder +
                 ":$PATH fish --no-config -c 'source permille.fish; complete -C \"" + line + "\"'")))
            words.insert(one.substr(0, one.find('\t')));
        return words;
    };
    Words names;
    for (const std::string& command : commands_of_help()) names.insert(name_in(command));
    CHECK(ask("permille ") == names);
    CHECK(ask("permille run --se") == Words{"--set", "--seed"});
    CHECK(ask("permille run --format ") == Words{"table", "csv", "json"});
    CHECK(ask("permille run ").contains("county.yaml"));
    CHECK(ask("permille show " + first + " horizon.") == Words{"horizon.base", "horizon.data_year", "horizon.target"});
    CHECK(ask("permille solve " + first + " nur") == Words{"nurses_per_1000"});
    CHECK(ask("permille run " + first + " --set horizon.b") == Words{"horizon.base="});
}

TEST_CASE("zsh, where it is there, offers commands, options, files and paths") {
    if (!has_shell("zsh")) {
        MESSAGE("zsh is not installed: not asked");
        return;
    }
    const Scratch scratch;
    scratch.write("_permille", run({"completions", "zsh"}).out);
    scratch.write("county.yaml", "");
    // A zsh in a terminal of its own: the line is typed, tab is pressed, and what completion adds is caught.
    scratch.write("ask.zsh", R"(zmodload zsh/zpty
zpty -b ask zsh -f -i
zpty -w ask 'PROMPT=; unset zle_bracketed_paste; fpath=('$1' $fpath); path=('$2' $path); cd '$1
zpty -w ask 'autoload -Uz compinit && compinit -u -d '$1'/dump'
zpty -w ask 'zstyle ":completion:*" list-colors ""; LISTMAX=10000; stty -echo 2>/dev/null'
zpty -w ask 'show() { compadd() { [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] || { builtin compadd -O found "$@"; print -l -- $found >>'$1'/found; }; builtin compadd "$@"; }; }'
zpty -w ask 'show; print ready >'$1'/ready'
for i in {1..100}; do [[ -e $1/ready ]] && break; sleep 0.1; done
zpty -w -n ask "$3"$'\t'
for i in {1..100}; do [[ -s $1/found ]] && break; sleep 0.1; done
sleep 0.3
zpty -d ask
sort -u $1/found
)");
    const auto ask = [&](const std::string& line) {
        fs::remove(scratch.path() / "found");
        fs::remove(scratch.path() / "ready");
        const std::string here = scratch.path().string();
        const auto lines = lines_of(printed_by("HOME=" + here + " zsh -f " + here + "/ask.zsh " + here + " " +
                                               fs::path(program).parent_path().string() + " '" + line + "'"));
        return Words(lines.begin(), lines.end());
    };
    Words names;
    for (const std::string& command : commands_of_help()) names.insert(name_in(command));
    const Words commands = ask("permille ");
    for (const std::string& name : names) CHECK(commands.contains(name));
    CHECK(ask("permille run --see").contains("--seed"));
    CHECK(ask("permille run --format ").contains("json"));
    CHECK(ask("permille run cou").contains("county.yaml"));
    CHECK(ask("permille solve " + first + " nur") == Words{"nurses_per_1000"});
    CHECK(ask("permille show " + first + " hori").contains("horizon"));
    CHECK(ask("permille run " + first + " --set hori").contains("horizon"));
}

TEST_CASE("the manual page has every command and option in both languages, and roff finds nothing wrong") {
    const Scratch scratch;
    for (const char* language : {"en", "zh"}) {
        const fs::path file = scratch.write("permille.1", run({"man", "--lang", language}).out);
        const std::string roff = content(file);
        const auto bold = [](const std::string& text) {
            std::string out;
            for (const char c : text) out += c == '-' ? std::string("\\-") : std::string(1, c);
            return "\\fB" + out + "\\fR";
        };
        // Options of every command stand once, behind the commands.
        const std::string common = roff.substr(roff.find("\n.SH", roff.rfind("\n.SS")));
        for (const std::string& option : options_of_help("")) CHECK(has(common, bold(option)));
        for (const std::string& indented : commands_of_help()) {
            const std::string command = name_in(indented);
            const auto begin = roff.find(bold("permille " + command));
            REQUIRE(begin != std::string::npos);
            const std::string part = roff.substr(begin, roff.find("\n.S", begin) - begin);
            for (const std::string& option : options_of_help(command)) {
                INFO(command << " " << option);
                CHECK((has(part, bold(option)) || has(common, bold(option))));
            }
        }
        if (has_shell("groff")) CHECK(printed_by("groff -k -man -Tutf8 -ww -z " + file.string()).empty());
    }
}
