// The completions of bash: words alone, as bash shows no explanations.
#include "options.hpp"

namespace permille::cli {
namespace {

// What does not depend on the list of commands. `show` is asked for the paths of the first scenario on the line; a path
// grows by one part at a time.
constexpr std::string_view bash_functions =
    R"sh(# Completes the words of permille; printed by: permille completions bash
_permille_shown() {
    "${COMP_WORDS[0]/#\~/$HOME}" show "${file/#\~/$HOME}" 2>/dev/null
}

_permille_paths() {
    local path rest ending=$1 next
    local -A seen=()
    while read -r path rest; do
        [[ $rest = =* && $path = "$cur"* ]] || continue
        rest=${path#"$cur"}
        next=$cur${rest%%.*}
        if [[ $rest = *.* ]]; then next+=.; else next+=$ending; fi
        [[ ${seen[$next]} ]] || COMPREPLY+=("$next")
        seen[$next]=1
    done < <(_permille_shown)
    compopt -o nospace 2>/dev/null
}

_permille_targets() {
    local path rest
    while read -r path rest; do
        path=${path#targets.}
        if [[ $path = *.row && $path = "$cur"* ]]; then COMPREPLY+=("${path%.row}"); fi
    done < <(_permille_shown | grep '^targets\.')
}

_permille_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_permille_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$@" -- "$cur")
}

_permille() {
    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= file= word i
    COMPREPLY=()
    # --option=value is three words.
    if [[ $cur = = ]]; then
        cur=
    elif [[ $before = = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
        [[ $before = -* ]] || return
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
)sh";

constexpr std::string_view bash_end = R"sh(    esac
}

complete -F _permille permille
)sh";

std::string flags_of(const Option& option) {
    std::string words = "--" + std::string(option.key());
    if (!option.letter().empty()) words += " -" + std::string(option.letter());
    return words;
}

std::string bash_action(WordKind kind, std::string_view word, std::string_view end_of_path) {
    std::string choices(word);
    for (char& c : choices)
        if (c == '|') c = ' ';
    switch (kind) {
        case WordKind::scenario: return "_permille_files -f -X '!*.y*ml' -o plusdirs";
        case WordKind::file: return "_permille_files -f";
        case WordKind::folder: return "_permille_files -d";
        case WordKind::path:
        case WordKind::setting: return "_permille_paths '" + std::string(end_of_path) + "'";
        case WordKind::target: return "_permille_targets";
        case WordKind::choice: return "_permille_words '" + choices + "'";
        case WordKind::nothing: break;
    }
    return ":";
}

// One line for each option that takes a value: what may stand behind it.
void add_values(std::string& out, std::string_view command, std::span<const Option> options) {
    for (const Option& option : options) {
        if (option.value.empty()) continue;
        std::string patterns;
        const std::string flags = flags_of(option);
        for (const std::string_view flag : parts_of(flags, ' '))
            patterns += (patterns.empty() ? "" : " | ") + std::string(command) + "' " + std::string(flag) + "'";
        out += "        " + patterns + ") " + bash_action(kind_of_value(option.value), option.value, "=") +
               "; return ;;\n";
    }
}

std::string all_flags(std::span<const Option> options) {
    std::string words;
    for (const Option& option : options) words += (words.empty() ? "" : " ") + flags_of(option);
    return words;
}

void add_bash_operands(std::string& out, const Command& command) {
    const auto words = command.operand_words();
    if (words.empty()) return;
    out += "        " + std::string(command.name) + ") ";
    const std::string first = bash_action(kind_of_operand(words.front()), words.front(), "");
    if (words.size() == 1)
        out += first;
    else
        out +=
            "if [[ $file ]]; then " + bash_action(kind_of_operand(words[1]), words[1], "") + "; else " + first + "; fi";
    out += " ;;\n";
}

}  // namespace

std::string bash_completions() {
    std::string names, patterns;
    for (const Command& command : commands()) {
        names += (names.empty() ? "" : " ") + std::string(command.name);
        patterns += (patterns.empty() ? "" : " | ") + std::string(command.name);
    }
    std::string out(bash_functions);
    out += "            " + patterns + ") [[ $command ]] || command=$word ;;\n";
    out += "            *.yaml | *.yml) [[ $file ]] || file=$word ;;\n        esac\n    done\n";
    out += "    case \"$command $before\" in\n";
    for (const Command& command : commands()) add_values(out, command.name, command.options);
    add_values(out, "*", common_options());
    out += "    esac\n    if [[ $cur = -* ]]; then\n        case $command in\n";
    const std::string shared = all_flags(common_options());
    for (const Command& command : commands())
        out += "            " + std::string(command.name) + ") _permille_words '" + all_flags(command.options) +
               (command.options.empty() ? "" : " ") + shared + "' ;;\n";
    out += "            *) _permille_words '" + shared + " " + flags_of(version_option()) + "' ;;\n";
    out += "        esac\n        return\n    fi\n    case $command in\n";
    out += "        '') _permille_words '" + names + "' ;;\n";
    for (const Command& command : commands()) add_bash_operands(out, command);
    return out + std::string(bash_end);
}

}  // namespace permille::cli
