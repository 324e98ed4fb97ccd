// The list of options, and the help page made of it.
#include "options.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "permille/report/layout.hpp"
#include "permille/report/version.hpp"

namespace permille::cli {
namespace {

constexpr Option set{"--set", "PATH=VALUE", Phrase::help_set};
constexpr Option large{"--large", "", Phrase::help_large};
constexpr Option excel{"--excel", "", Phrase::help_excel};

constexpr std::array run_options{
    set,
    Option{"-r,--replications", "N", Phrase::help_replications},
    Option{"--precision", "", Phrase::help_precision},
    Option{"--seed", "N", Phrase::help_seed},
    Option{"--out", "DIR", Phrase::help_out},
    Option{"--force", "", Phrase::help_force},
    Option{"--format", "table|csv|json", Phrase::help_format_run},
    excel,
    Option{"--per-replication", "FILE", Phrase::help_per_replication},
    Option{"--require", "'P>=0.8'", Phrase::help_require},
    Option{"--why", "", Phrase::help_why},
    Option{"--point", "DB:ID", Phrase::help_point},
    Option{"--steps", "1|2|4|12", Phrase::help_steps},
    Option{"--threads", "N", Phrase::help_threads},
    large,
    Option{"--lanes", "1|4|8", Phrase::help_lanes},
    Option{"--block", "N", Phrase::help_block},
};
constexpr std::array check_options{set, Option{"--format", "text|csv|json", Phrase::help_format_check}, excel, large};
constexpr std::array show_options{
    Option{"--assumptions", "", Phrase::help_assumptions},
    set,
    Option{"--format", "text|yaml|csv|json", Phrase::help_format_show},
    excel,
    large,
};
constexpr Option replications{"-r,--replications", "N", Phrase::help_replications};
constexpr Option seed{"--seed", "N", Phrase::help_seed};
constexpr Option threads{"--threads", "N", Phrase::help_threads};
constexpr Option lanes{"--lanes", "1|4|8", Phrase::help_lanes};
constexpr Option block{"--block", "N", Phrase::help_block};
constexpr std::array compare_options{
    set,     replications, seed,  Option{"--format", "table|csv|json", Phrase::help_format_compare},
    threads, large,        lanes, block,
};
constexpr std::array levers_options{
    set,     Option{"-r,--replications", "N", Phrase::help_replications_levers},
    seed,    Option{"--format", "table|csv|json", Phrase::help_format_compare},
    threads, large,
    lanes,   block,
};
constexpr std::array solve_options{
    Option{"--p", "P", Phrase::help_p},
    set,
    replications,
    seed,
    Option{"--format", "table|csv|json", Phrase::help_format_compare},
    threads,
    large,
    lanes,
    block,
};
constexpr std::array network_options{
    Option{"--format", "table|csv|json|dot|geojson|minutes", Phrase::help_format_network},
    set,
    Option{"-r,--replications", "N", Phrase::help_replications_levers},
    seed,
    excel,
    threads,
    large,
    lanes,
    block,
};
constexpr std::array sweep_options{
    Option{"--vary", "PATH=LEVELS", Phrase::help_vary},
    Option{"--design", "DESIGN", Phrase::help_design},
    Option{"--measure", "TARGET.STATISTIC", Phrase::help_measure},
    set,
    Option{"-r,--replications", "N", Phrase::help_replications_sweep},
    seed,
    Option{"--out", "DB", Phrase::help_out_sweep},
    Option{"--resume", "", Phrase::help_resume},
    Option{"--dry-run", "", Phrase::help_dry_run},
    Option{"--shard", "I/N", Phrase::help_shard},
    Option{"--progress", "bar|json|none", Phrase::help_progress},
    threads,
    large,
    lanes,
    block,
};
constexpr std::array export_options{
    Option{"--format", "csv|salib|hubverse", Phrase::help_format_export},
    Option{"--out", "FILE", Phrase::help_out_export},
    Option{"--force", "", Phrase::help_force_export},
    excel,
};
constexpr std::array sensitivity_options{
    Option{"--measure", "TARGET.STATISTIC", Phrase::help_measure_sensitivity},
    Option{"--miss", "NUMBER", Phrase::help_miss},
    set,
    replications,
    seed,
    Option{"--format", "table|csv|json", Phrase::help_format_sensitivity},
    threads,
    large,
    lanes,
    block,
};
constexpr std::array portfolio_options{
    Option{"--shard", "I/N", Phrase::help_shard},
    Option{"--out", "DIR", Phrase::help_out_portfolio},
    Option{"--resume", "", Phrase::help_resume_portfolio},
    Option{"--force", "", Phrase::help_force},
    Option{"--format", "table|csv|json", Phrase::help_format_run},
    excel,
    set,
    Option{"-r,--replications", "N", Phrase::help_replications_portfolio},
    seed,
    threads,
    large,
    lanes,
    block,
};
constexpr std::array merge_options{Option{"--out", "DB", Phrase::help_out_merge}};
constexpr std::array schema_options{Option{"--format", "json|reference", Phrase::help_format_schema}};

constexpr Option version_flag{"--version", "", Phrase::help_version};
constexpr std::array shared_options{
    Option{"--lang", "zh|en", Phrase::help_lang},
    Option{"-q,--quiet", "", Phrase::help_quiet},
    Option{"--no-color", "", Phrase::help_no_color},
    Option{"-h,--help", "", Phrase::help_help},
};

constexpr std::array<std::string_view, 3> run_examples{
    "permille run scenarios/jingyan.yaml",
    "permille run scenarios/jingyan.yaml --set workforce.nurse.recruitment.extra_per_year=20",
    "permille run scenarios/jingyan.yaml scenarios/minhou.yaml --format json",
};
constexpr std::array<std::string_view, 2> check_examples{
    "permille check scenarios/jingyan.yaml",
    "permille check scenarios/*.yaml --format json",
};
constexpr std::array<std::string_view, 3> show_examples{
    "permille show scenarios/jingyan.yaml workforce.nurse",
    "permille show scenarios/jingyan.yaml --assumptions",
    "permille show scenarios/jingyan.yaml --format yaml",
};
constexpr std::array<std::string_view, 3> compare_examples{
    "permille compare scenarios/jingyan.yaml scenarios/whatif/jingyan_extra_nurses.yaml",
    "permille compare scenarios/jingyan.yaml --set workforce.nurse.leaving.multiplier=0.8",
    "permille compare scenarios/jingyan.yaml scenarios/whatif/jingyan_*.yaml --format csv",
};
constexpr std::array<std::string_view, 2> levers_examples{
    "permille levers scenarios/jingyan.yaml",
    "permille levers scenarios/jingyan.yaml --format json",
};
constexpr std::array<std::string_view, 2> solve_examples{
    "permille solve scenarios/jingyan.yaml 13",
    "permille solve scenarios/jingyan.yaml pharmacists_per_1000 --p 0.9",
};
constexpr std::array<std::string_view, 3> network_examples{
    "permille network scenarios/siyang.yaml",
    "permille network scenarios/siyang.yaml --format geojson > siyang.geojson",
    "permille network scenarios/siyang.yaml --format dot | neato -Tsvg > siyang.svg",
};
constexpr std::array<std::string_view, 3> sweep_examples{
    "permille sweep scenarios/jingyan.yaml --vary workforce.nurse.recruitment.extra_per_year=0:40:10",
    "permille sweep scenarios/jingyan.yaml --vary workforce.nurse.leaving.multiplier='uniform(0.7, 1.1)' --design "
    "lhs:100",
    "permille sweep scenarios/jingyan.yaml --vary "
    "file=scenarios/jingyan.yaml,scenarios/whatif/jingyan_extra_nurses.yaml",
};
constexpr std::array<std::string_view, 2> export_examples{
    "permille export results/jingyan/sweep.sqlite",
    "permille export results/jingyan/sweep.sqlite --format salib --out salib",
};
constexpr std::array<std::string_view, 3> sensitivity_examples{
    "permille sensitivity scenarios/jingyan.yaml",
    "permille sensitivity results/jingyan/sweep.sqlite",
    "permille sensitivity results/jingyan/sweep.sqlite --measure nurses_per_1000.p_reach --format csv",
};
constexpr std::array<std::string_view, 1> merge_examples{
    "permille merge sweep.1-of-2.sqlite sweep.2-of-2.sqlite --out sweep.sqlite",
};
constexpr std::array<std::string_view, 3> portfolio_examples{
    "permille portfolio scenarios/jingyan.yaml scenarios/minhou.yaml",
    "permille portfolio counties.txt --shard 1/4",
    "permille portfolio results/counties.?-of-4 --out results/nation",
};
constexpr std::array<std::string_view, 2> schema_examples{
    "permille schema > scenario.schema.json",
    "permille schema --format reference --lang en > reference.md",
};
constexpr std::array<std::string_view, 1> new_examples{"permille new mycounty"};
constexpr std::array<std::string_view, 3> completions_examples{
    "source <(permille completions bash)",
    "permille completions zsh > ~/.zfunc/_permille",
    "permille completions fish > ~/.config/fish/completions/permille.fish",
};
constexpr std::array<std::string_view, 1> man_examples{"permille man | man -l -"};
constexpr std::array<std::string_view, 4> program_examples{
    "permille new mycounty",
    "permille run scenarios/jingyan.yaml",
    "permille check scenarios/jingyan.yaml",
    "permille show scenarios/jingyan.yaml --assumptions",
};

constexpr std::span<const Option> no_options;

constexpr std::array list{
    Command{"new", "NAME", Phrase::help_new, no_options, new_examples},
    Command{"run", "FILE...", Phrase::help_run, run_options, run_examples},
    Command{"check", "FILE...", Phrase::help_check, check_options, check_examples},
    Command{"show", "FILE [PATH]", Phrase::help_show, show_options, show_examples},
    Command{"compare", "FILE...", Phrase::help_compare, compare_options, compare_examples},
    Command{"levers", "FILE", Phrase::help_levers, levers_options, levers_examples},
    Command{"solve", "FILE TARGET", Phrase::help_solve, solve_options, solve_examples},
    Command{"network", "FILE", Phrase::help_network, network_options, network_examples},
    Command{"sweep", "FILE", Phrase::help_sweep, sweep_options, sweep_examples},
    Command{"export", "DB", Phrase::help_export, export_options, export_examples},
    Command{"sensitivity", "FILE", Phrase::help_sensitivity, sensitivity_options, sensitivity_examples},
    Command{"merge", "DB...", Phrase::help_merge, merge_options, merge_examples},
    Command{"portfolio", "COUNTIES...", Phrase::help_portfolio, portfolio_options, portfolio_examples},
    Command{"schema", "", Phrase::help_schema, schema_options, schema_examples},
    Command{"completions", "bash|zsh|fish", Phrase::help_completions, no_options, completions_examples},
    Command{"man", "", Phrase::help_man, no_options, man_examples},
};

constexpr int page_width = 100;
constexpr std::size_t indent = 4, option_column = 34;

// Text from a column on, in as many lines as it takes.
void add_text(std::string& out, const std::string& text, std::size_t column) {
    bool first = true;
    for (const std::string& line : report::wrapped(text, page_width - static_cast<int>(column))) {
        out += (first ? "" : std::string(column, ' ')) + line + "\n";
        first = false;
    }
}

void add_line(std::string& out, const std::string& left, const std::string& right) {
    out += std::string(indent, ' ') + left;
    if (left.size() + 2 > option_column)
        out += "\n" + std::string(indent + option_column, ' ');
    else
        out += std::string(option_column - left.size(), ' ');
    add_text(out, right, indent + option_column);
}

// A command line; a long one goes on in a second line, as the shell takes it.
void add_example(std::string& out, std::string_view example) {
    const auto cut = indent + example.size() <= page_width ? std::string_view::npos : example.rfind(" --", 90);
    out += std::string(indent, ' ') + std::string(example.substr(0, cut));
    if (cut != std::string_view::npos)
        out += " \\\n" + std::string(2 * indent, ' ') + std::string(example.substr(cut + 1));
    out += "\n";
}

void add_options(std::string& out, std::span<const Option> options, Language language) {
    for (const Option& option : options) {
        std::string left(option.flags);
        if (const auto comma = left.find(','); comma != std::string::npos) left.insert(comma + 1, " ");
        if (!option.value.empty()) left += " " + std::string(option.value);
        add_line(out, left, say(option.meaning).in(language));
    }
}

}  // namespace

std::span<const Command> commands() {
    return list;
}

const Command* find_command(std::string_view name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Command& command) { return command.name == name; });
    return found == list.end() ? nullptr : &*found;
}

std::span<const Option> common_options() {
    return shared_options;
}

const Option& version_option() {
    return version_flag;
}

std::span<const std::string_view> first_examples() {
    return program_examples;
}

WordKind kind_of_value(std::string_view word) {
    if (word == "PATH=VALUE" || word == "PATH=LEVELS") return WordKind::setting;
    if (word == "DIR") return WordKind::folder;
    if (word == "FILE" || word == "DB") return WordKind::file;
    return word.find('|') == std::string_view::npos ? WordKind::nothing : WordKind::choice;
}

WordKind kind_of_operand(std::string_view word) {
    if (word == "FILE") return WordKind::scenario;
    if (word == "COUNTIES") return WordKind::file;
    if (word == "PATH") return WordKind::path;
    if (word == "TARGET") return WordKind::target;
    if (word == "DB") return WordKind::file;
    return word.find('|') == std::string_view::npos ? WordKind::nothing : WordKind::choice;
}

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(between, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

std::vector<std::string_view> Command::operand_words() const {
    std::vector<std::string_view> words;
    if (operands.empty()) return words;
    for (std::string_view word : parts_of(operands, ' ')) {
        if (word.starts_with('[')) word = word.substr(1, word.size() - 2);
        if (word.ends_with("...")) word.remove_suffix(3);
        words.push_back(word);
    }
    return words;
}

bool reads_scenarios(const Command& command) {
    return command.operands.starts_with("FILE");
}

std::string help_text(const Command* command, Language language) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    std::string out;
    add_text(out, in(command != nullptr ? command->purpose : Phrase::help_program), 0);
    out += "\n" + in(Phrase::help_examples) + "\n";
    const std::span<const std::string_view> examples = command != nullptr ? command->examples : program_examples;
    for (const std::string_view example : examples) add_example(out, example);
    out += "\n" + in(Phrase::help_usage) + "\n    permille ";
    if (command != nullptr) {
        out += std::string(command->name) + (command->operands.empty() ? "" : " ") + std::string(command->operands);
        out += " [" + in(Phrase::help_word_option) + "...]\n";
        const auto of_operands = [&](Phrase phrase) {
            out += std::string(indent, ' ');
            add_text(out, in(phrase), indent);
        };
        if (reads_scenarios(*command)) of_operands(Phrase::help_standard_input);
        if (command->operands.starts_with("COUNTIES")) of_operands(Phrase::help_counties);
        out += "\n" + in(Phrase::help_options) + "\n";
        add_options(out, command->options, language);
        add_options(out, shared_options, language);
    } else {
        out += in(Phrase::help_word_command) + " [" + in(Phrase::help_word_option) + "...]\n\n" +
               in(Phrase::help_commands) + "\n";
        for (const Command& one : list)
            add_line(out, std::string(one.name) + (one.operands.empty() ? "" : " ") + std::string(one.operands),
                     in(one.purpose));
        out += "\n" + in(Phrase::help_options) + "\n";
        add_options(out, shared_options, language);
        add_options(out, {&version_flag, 1}, language);
        out += "\n" + in(Phrase::help_more) + "\n";
    }
    return out;
}

}  // namespace permille::cli
