// CLI11 splits the line into options and operands; what they may be is said and checked here, in both languages.
#include "arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include "options.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/report/version.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

[[noreturn]] void mistake(Phrase phrase, std::initializer_list<Argument> arguments) {
    throw UsageError{say(phrase, arguments)};
}

// What CLI11 found: the texts given for each option, by its key.
struct Found {
    std::map<std::string, std::vector<std::string>, std::less<>> texts;
    std::map<std::string, bool, std::less<>> switches;

    bool is_on(std::string_view key) const {
        const auto found = switches.find(key);
        return found != switches.end() && found->second;
    }
    const std::vector<std::string>& all(std::string_view key) const {
        static const std::vector<std::string> none;
        const auto found = texts.find(key);
        return found == texts.end() ? none : found->second;
    }
    std::optional<std::string> last(std::string_view key) const {
        const auto& given = all(key);
        return given.empty() ? std::nullopt : std::optional(given.back());
    }
};

void declare(CLI::App& app, std::span<const Option> options, Found& found) {
    for (const Option& option : options) {
        const std::string key(option.key());
        if (option.value.empty())
            app.add_flag(std::string(option.flags), found.switches[key])->disable_flag_override();
        else
            app.add_option(std::string(option.flags), found.texts[key])->allow_extra_args(false)->take_all();
    }
}

// "; did you mean '--force'?" among the options of a command, or of the program.
Text near_option(const std::string& word, const Command* command) {
    std::deque<std::string> names{std::string(version_option().flags)};
    const auto add = [&](std::span<const Option> options) {
        for (const Option& option : options) names.push_back("--" + std::string(option.key()));
    };
    add(common_options());
    if (command != nullptr) add(command->options);
    const std::vector<std::string_view> known(names.begin(), names.end());
    return did_you_mean(word.substr(0, word.find('=')), known);
}

[[noreturn]] void unknown_word(const std::string& word, const Command* command) {
    if (word.size() > 1 && word.front() == '-')
        mistake(Phrase::unknown_option, {printable(word), near_option(word, command),
                                         command != nullptr ? " " + std::string(command->name) : std::string()});
    if (command != nullptr) mistake(Phrase::too_many_words, {std::string(command->name), printable(word)});
    std::error_code ignored;
    if (std::filesystem::is_regular_file(word, ignored)) mistake(Phrase::command_missing_before_file, {in_shell(word)});
    std::vector<std::string_view> names;
    for (const Command& one : commands()) names.push_back(one.name);
    mistake(Phrase::unknown_command, {printable(word), did_you_mean(word, names)});
}

// CLI11 takes the -q of "-q=3" and hands back "-=3".
void refuse_value_of_switch(const std::vector<std::string>& words, std::string_view value) {
    for (const std::string& word : words)
        if (word.size() > value.size() && word.front() == '-' && word.ends_with(value))
            mistake(Phrase::option_takes_no_value, {printable(word.substr(0, word.size() - value.size()))});
}

template <class Whole>
std::optional<Whole> whole_number(const Found& found, std::string_view key, Whole least, Whole most) {
    const auto text = found.last(key);
    if (!text) return std::nullopt;
    Whole value{};
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < least || value > most)
        mistake(Phrase::option_not_whole, {std::string(key), printable(*text), least, most});
    return value;
}

// One of the values that the option's declaration lists: "table|csv|json".
std::string one_of(const Found& found, const Command* command, std::string_view key) {
    const auto text = found.last(key);
    if (!text) return {};
    const auto find = [&](std::span<const Option> options) {
        const auto option =
            std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.key() == key; });
        return option == options.end() ? std::string_view() : option->value;
    };
    std::string_view values = command != nullptr ? find(command->options) : std::string_view();
    if (values.empty()) values = find(common_options());
    const auto known = parts_of(values);
    if (std::find(known.begin(), known.end(), *text) != known.end()) return *text;
    mistake(Phrase::option_not_one_of, {std::string(key), printable(*text), values});
}

// 0.8 or 80%, above 0 and at most 1.
std::optional<double> probability(const Found& found, std::string_view key) {
    const auto text = found.last(key);
    if (!text) return std::nullopt;
    const bool percent = text->ends_with('%');
    const char* end_of_number = text->data() + text->size() - (percent ? 1 : 0);
    double value = 0;
    const auto [end, error] = std::from_chars(text->data(), end_of_number, value, std::chars_format::fixed);
    if (percent) value /= 100;
    if (error != std::errc() || end != end_of_number || !(value > 0 && value <= 1))
        mistake(Phrase::option_not_probability, {printable(*text)});
    return value;
}

std::optional<double> plain_number(const Found& found, std::string_view key) {
    const auto text = found.last(key);
    if (!text) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size())
        mistake(Phrase::option_not_number, {std::string(key), printable(*text)});
    return value;
}

// As many words as the command's declaration names, the first at least, and none that it does not know.
void expect_operands(const Command& command, const std::vector<std::string>& operands, const Arguments& arguments) {
    const auto words = command.operand_words();
    if (operands.size() > words.size() && !command.repeats()) unknown_word(operands[words.size()], &command);
    if (words.empty()) return;
    if (operands.empty()) {
        if (!arguments.point.empty()) return;  // which names the file
        if (kind_of_operand(words.front()) == WordKind::scenario)
            mistake(Phrase::file_missing, {std::string(command.name)});
        if (command.name == "portfolio") mistake(Phrase::counties_missing, {});
        mistake(Phrase::operand_missing,
                {std::string(command.name), std::string(command.operands), std::string(command.examples.front())});
    }
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const std::string_view word = words[std::min(i, words.size() - 1)];
        const WordKind kind = kind_of_operand(word);
        if (operands[i].empty() && (kind == WordKind::scenario || kind == WordKind::file))
            mistake(Phrase::operand_empty,
                    {std::string(command.name), std::string(word), std::string(command.examples.front())});
    }
    if (kind_of_operand(words.front()) != WordKind::choice) return;
    const auto known = parts_of(words.front());
    if (std::find(known.begin(), known.end(), operands.front()) == known.end())
        mistake(Phrase::operand_not_one_of,
                {std::string(command.name), printable(operands.front()), std::string(words.front())});
}

Arguments understood(const Found& found, const Command& command, const std::vector<std::string>& operands) {
    Arguments arguments;
    arguments.command = command.name;
    arguments.quiet = found.is_on("quiet");
    arguments.sets = found.all("set");
    for (const std::string& set : arguments.sets)
        if (set.find('=') == std::string::npos) mistake(Phrase::set_no_equals, {"--set " + printable(set)});
    arguments.large = found.is_on("large");
    arguments.format = one_of(found, &command, "format");
    arguments.replications = whole_number<std::int64_t>(found, "replications", 1, 1'048'576);
    arguments.seed = whole_number<std::uint64_t>(found, "seed", 0, ~std::uint64_t{0});
    arguments.threads = whole_number<int>(found, "threads", 1, 1024).value_or(0);
    if (const std::string lanes = one_of(found, &command, "lanes"); !lanes.empty()) arguments.lanes = std::stoi(lanes);
    arguments.block = whole_number<std::int64_t>(found, "block", 1, 1'048'576).value_or(0);
    if (const std::string steps = one_of(found, &command, "steps"); !steps.empty())
        arguments.sets.push_back("run.steps_per_year=" + steps);
    arguments.out = found.last("out").value_or("");
    if (found.last("out") && arguments.out.empty()) mistake(Phrase::option_empty, {"out"});
    arguments.per_replication = found.last("per-replication").value_or("");
    if (found.last("per-replication") && arguments.per_replication.empty())
        mistake(Phrase::option_empty, {"per-replication"});
    arguments.requirements = found.all("require");
    arguments.why = found.is_on("why");
    arguments.precision = found.is_on("precision");
    arguments.force = found.is_on("force");
    arguments.excel = found.is_on("excel");
    arguments.assumptions = found.is_on("assumptions");
    arguments.point = found.last("point").value_or("");
    arguments.vary = found.all("vary");
    arguments.measures = found.all("measure");
    arguments.design = found.last("design").value_or("");
    arguments.shard = found.last("shard").value_or("");
    arguments.progress = one_of(found, &command, "progress");
    arguments.miss = plain_number(found, "miss");
    arguments.resume = found.is_on("resume");
    arguments.dry_run = found.is_on("dry-run");
    arguments.files = operands;
    expect_operands(command, operands, arguments);
    if (std::count(operands.begin(), operands.end(), "-") > 1) mistake(Phrase::input_read_once, {});
    if (command.name == "show" && operands.size() > 1) {
        arguments.path = operands[1];
        arguments.files.pop_back();
    }
    if (command.name == "solve") {
        if (operands.size() < 2) mistake(Phrase::solve_needs_target, {});
        arguments.target = operands[1];
        arguments.files.pop_back();
        arguments.wanted = probability(found, "p").value_or(arguments.wanted);
    }
    if (command.name == "run" && !arguments.point.empty() && !operands.empty()) mistake(Phrase::point_brings_file, {});
    if (command.name == "merge" && arguments.out.empty()) mistake(Phrase::merge_needs_out, {});
    if (command.name == "compare" && operands.size() == 1 && arguments.sets.empty())
        mistake(Phrase::compare_needs_two, {});
    return arguments;
}

}  // namespace

Language language_of(const std::vector<std::string>& words) {
    std::string given;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "--") break;
        if (words[i] == "--lang" && i + 1 < words.size()) given = words[i + 1];
        if (words[i].rfind("--lang=", 0) == 0) given = words[i].substr(7);
    }
    if (given == "zh") return Language::zh;
    if (given == "en") return Language::en;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
    }
    return Language::en;
}

std::variant<Arguments, Answer> read_arguments(const std::vector<std::string>& words) {
    const Language language = language_of(words);
    CLI::App app;
    Found found;
    bool version = false;
    app.set_help_flag();
    app.allow_extras();
    app.require_subcommand(0, 1);
    app.add_flag(std::string(version_option().flags), version)->disable_flag_override();
    declare(app, common_options(), found);
    std::vector<std::string> operands;
    for (const Command& command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string(command.name));
        sub->set_help_flag();
        sub->allow_extras();
        declare(*sub, command.options, found);
        declare(*sub, common_options(), found);
        sub->add_option("operands", operands);
    }
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend() - 1);  // CLI11 takes the words from the back
        app.parse(reversed);
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string what = error.what();
        if (const auto name = what.find(" was given a disallowed flag override"); name != std::string::npos)
            mistake(Phrase::option_takes_no_value, {"--" + what.substr(0, name)});
        mistake(Phrase::option_without_value, {what.substr(0, what.find(':'))});
    } catch (const CLI::ParseError&) {
        mistake(Phrase::not_understood, {});
    }
    const auto chosen = app.get_subcommands();
    const Command* command = chosen.empty() ? nullptr : find_command(chosen.front()->get_name());
    if (found.is_on("help")) return Answer{help_text(command, language)};
    if (version) return Answer{"permille " + std::string(report::version) + "\n"};
    // CLI11 hands "--" back among the words that it did not use; what stands behind it are operands, whatever they look
    // like.
    const auto expect_known = [&](const std::vector<std::string>& remaining, const Command* of) {
        for (const std::string& word : remaining) {
            if (word == "--") continue;
            if (word.starts_with("-=")) refuse_value_of_switch(words, word.substr(1));
            unknown_word(word, of);
        }
    };
    expect_known(app.remaining(), nullptr);
    if (command == nullptr) mistake(Phrase::command_missing, {});
    expect_known(chosen.front()->remaining(), command);
    (void)one_of(found, nullptr, "lang");
    Arguments arguments = understood(found, *command, operands);
    arguments.words = words;
    arguments.language = language;
    arguments.colour = wants_colour(found.is_on("no-color")) ? report::Colour::terminal : report::Colour::none;
    return arguments;
}

}  // namespace permille::cli
