// The completions of fish, with an explanation of each word.
#include "options.hpp"

namespace permille::cli {
namespace {

constexpr std::string_view fish_functions =
    R"sh(# Completes the words of permille; printed by: permille completions fish
function __permille_scenario
    string match --regex -- '\S+\.ya?ml$' (commandline -opc) | head -n 1
end

function __permille_shown
    set -l file (__permille_scenario)
    test -n "$file"; and permille show $file 2>/dev/null | string match '* = *' | string replace --regex ' = .*' ''
end

function __permille_settings
    __permille_shown | string replace --regex '$' =
end

function __permille_targets
    __permille_shown | string replace --regex --filter '^targets\.([^.]+)\.row$' '$1'
end

function __permille_command
    set -l words (commandline -opc)
    for word in $words[2..]
        if contains -- $word $__permille_commands
            echo $word
            return
        end
    end
end

function __permille_is
    test "$(__permille_command)" = "$argv[1]"
end

function __permille_has_scenario
    test -n "$(__permille_scenario)"
end

complete -c permille -f
)sh";

std::string in_fish_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

// The words of `complete` that say what may stand there; `keep`: in the order given.
std::string offered(WordKind kind, std::string_view word) {
    std::string choices(word);
    for (char& c : choices)
        if (c == '|') c = ' ';
    switch (kind) {
        case WordKind::scenario: return "-k -xa '(__fish_complete_suffix .yaml)'";
        case WordKind::file: return "-rF";
        case WordKind::folder: return "-xa '(__fish_complete_directories)'";
        case WordKind::path: return "-xa '(__permille_shown)'";
        case WordKind::setting: return "-xa '(__permille_settings)'";
        case WordKind::target: return "-xa '(__permille_targets)'";
        case WordKind::choice: return "-xa '" + choices + "'";
        case WordKind::nothing: break;
    }
    return "-x";
}

void add_fish_option(std::string& out, std::string_view condition, const Option& option, Language language) {
    out += "complete -c permille" + std::string(condition);
    if (!option.letter().empty()) out += " -s " + std::string(option.letter());
    out += " -l " + std::string(option.key());
    if (!option.value.empty()) out += " " + offered(kind_of_value(option.value), option.value);
    out += " -d " + in_fish_quotes(say(option.meaning).in(language)) + "\n";
}

void add_fish_operands(std::string& out, const std::string& name, const std::vector<std::string_view>& words) {
    const std::string start = "complete -c permille -n '__permille_is " + name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordKind kind = kind_of_operand(words[i]);
        if (kind == WordKind::nothing) continue;
        std::string condition;
        if (words.size() > 1)
            condition = i == 0 ? "; and not __permille_has_scenario" : "; and __permille_has_scenario";
        out += start + condition + "' " + offered(kind, words[i]) + "\n";
    }
}

}  // namespace

std::string fish_completions(Language language) {
    std::string names;
    for (const Command& command : commands()) names += " " + std::string(command.name);
    std::string out(fish_functions);
    out += "set -g __permille_commands" + names + "\n";
    for (const Option& option : common_options()) add_fish_option(out, "", option, language);
    add_fish_option(out, " -n '__permille_is \"\"'", version_option(), language);
    for (const Command& command : commands()) {
        const std::string name(command.name);
        out += "complete -c permille -n '__permille_is \"\"' -a " + name + " -d " +
               in_fish_quotes(say(command.purpose).in(language)) + "\n";
        for (const Option& option : command.options)
            add_fish_option(out, " -n '__permille_is " + name + "'", option, language);
        add_fish_operands(out, name, command.operand_words());
    }
    return out;
}

}  // namespace permille::cli
