// The completions of zsh, with an explanation of each word.
#include "options.hpp"

namespace permille::cli {
namespace {

// clang-format off
constexpr std::string_view zsh_functions = R"sh(#compdef permille
# Completes the words of permille; printed by: permille completions zsh
_permille_shown() {
    local word
    for word in $words; do
        if [[ $word == *.y(a|)ml ]]; then
            permille show ${~word} 2>/dev/null
            return
        fi
    done
}

_permille_paths() {
    local -a lines paths
    lines=(${(f)"$(_permille_shown)"})
    paths=(${${(M)lines:#* = *}%% = *})
    _multi_parts -S "$1" . paths
}

_permille_targets() {
    local -a lines rows
    lines=(${(f)"$(_permille_shown)"})
    rows=(${${${(M)lines:#targets.*.row = *}#targets.}%%.row = *})
    compadd -a rows
}

_permille() {
    local context state line
    typeset -A opt_args
)sh";

constexpr std::string_view zsh_end = R"sh(        esac
        ;;
    esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _permille "$@"
else
    compdef _permille permille
fi
)sh";
// clang-format on

// A text between single quotes; inside brackets, colons and brackets need a backslash.
std::string in_zsh_quotes(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else if (c == ':' || c == '[' || c == ']' || c == '\\')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

std::string zsh_action(WordKind kind, std::string_view word, std::string_view end_of_path) {
    std::string choices(word);
    for (char& c : choices)
        if (c == '|') c = ' ';
    switch (kind) {
        case WordKind::scenario: return "_files -g \"*.y(a|)ml\"";
        case WordKind::file: return "_files";
        case WordKind::folder: return "_files -/";
        case WordKind::path:
        case WordKind::setting: return "_permille_paths \"" + std::string(end_of_path) + "\"";
        case WordKind::target: return "_permille_targets";
        case WordKind::choice: return "(" + choices + ")";
        case WordKind::nothing: break;
    }
    return " ";
}

void add_zsh_option(std::string& out, const Option& option, Language language) {
    const std::string meaning = "[" + in_zsh_quotes(say(option.meaning).in(language)) + "]";
    std::string value;
    if (!option.value.empty()) {
        const WordKind kind = kind_of_value(option.value);
        value = ":" + (kind == WordKind::choice ? std::string(option.key()) : in_zsh_quotes(option.value)) + ":" +
                zsh_action(kind, option.value, "=");
    }
    const std::string repeat = option.value == "PATH=VALUE" ? "*" : "";
    const std::string equals = option.value.empty() ? "" : "=";
    const std::string longer = "--" + std::string(option.key());
    const auto line = [&](const std::string& flag) {
        out += " \\\n            '" + repeat + flag + meaning + value + "'";
    };
    line(longer + equals);
    if (!option.letter().empty()) line("-" + std::string(option.letter()));
}

void add_arguments(std::string& out, const Command& command, Language language) {
    out += "        " + std::string(command.name) + ")\n            _arguments -s";
    for (const Option& option : command.options) add_zsh_option(out, option, language);
    for (const Option& option : common_options()) add_zsh_option(out, option, language);
    const auto words = command.operand_words();
    for (std::size_t i = 0; i < words.size(); ++i)
        out += " \\\n            '" + (command.repeats() ? std::string("*") : std::to_string(i + 1)) + ":" +
               (kind_of_operand(words[i]) == WordKind::choice ? std::string("shell") : std::string(words[i])) + ":" +
               zsh_action(kind_of_operand(words[i]), words[i], "") + "'";
    out += "\n            ;;\n";
}

}  // namespace

std::string zsh_completions(Language language) {
    std::string out(zsh_functions);
    out += "    local -a names=(\n";
    for (const Command& command : commands())
        out += "        '" + std::string(command.name) + ":" + in_zsh_quotes(say(command.purpose).in(language)) + "'\n";
    out += "    )\n    _arguments -C -s";
    for (const Option& option : common_options()) add_zsh_option(out, option, language);
    add_zsh_option(out, version_option(), language);
    out += " \\\n            '1: :->command' '*:: :->rest'\n";
    out += "    case $state in\n    command) _describe command names ;;\n    rest)\n        case $words[1] in\n";
    for (const Command& command : commands()) add_arguments(out, command, language);
    return out + std::string(zsh_end);
}

}  // namespace permille::cli
