// Looking at lines for what YAML stumbles over without saying so.
#include "slips.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"

namespace permille {
namespace {

constexpr std::string_view wide_colon = "：", wide_comma = "，", wide_space = "　";

// The line with what stands in quotes, and what a comment says, blanked out: text may hold any mark.
std::string without_quoted(std::string_view line) {
    std::string bare(line);
    char quote = 0;
    for (std::size_t i = 0; i < bare.size(); ++i) {
        const char c = bare[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            bare[i] = ' ';
        } else if ((c == '"' || c == '\'') &&
                   (i == 0 || std::string_view(" {[,:-").find(bare[i - 1]) != std::string_view::npos)) {
            quote = c;
            bare[i] = ' ';
        } else if (c == '#' && (i == 0 || bare[i - 1] == ' ')) {
            bare.resize(i);
        }
    }
    return bare;
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

// Whether a comma from a Chinese keyboard stands where a map or a list between brackets wants one: before another key,
// or beside a figure. In one pass: a line may be as long as a file.
bool parts_entries(std::string_view bare) {
    constexpr std::size_t longest_entry = 200;
    int maps = 0, lists = 0;
    for (std::size_t i = 0; i < bare.size(); ++i) {
        maps += bare[i] == '{' ? 1 : bare[i] == '}' ? -1 : 0;
        lists += bare[i] == '[' ? 1 : bare[i] == ']' ? -1 : 0;
        if (bare.compare(i, wide_comma.size(), wide_comma) != 0) continue;
        const std::string_view rest = bare.substr(i + wide_comma.size(), longest_entry);
        const std::string_view entry = rest.substr(0, rest.find_first_of(",}]"));
        const bool before_key = entry.find(": ") != entry.npos || entry.find(wide_colon) != entry.npos;
        const bool beside_figure = i > 0 && bare[i - 1] >= '0' && bare[i - 1] <= '9';
        if ((maps > 0 && before_key) || (lists > 0 && beside_figure)) return true;
    }
    return false;
}

// Whether a line has a colon, comma, bracket, quote or space from a Chinese keyboard where YAML wants its own. What
// stands in quotes, or within a value, is text and may have any.
bool has_full_width_mark(std::string_view line) {
    const std::string bare = without_quoted(line);
    const std::size_t start = std::min(bare.find_first_not_of(" -"), bare.size());
    const std::string_view entry = std::string_view(bare).substr(start);
    if (begins_with_any(entry, {wide_space, "－", "“", "｛", "［", "【"})) return true;
    const std::size_t colon = entry.find(": ");
    const std::size_t wide = entry.find(wide_colon);
    if (wide != entry.npos && wide < colon && !entry.ends_with(':')) return true;  // no other colon makes it a key
    if (colon != entry.npos) {
        const std::string_view value = entry.substr(std::min(entry.find_first_not_of(' ', colon + 1), entry.size()));
        if (begins_with_any(value, {wide_space, "“", "｛", "［", "【"})) return true;
    }
    return parts_entries(bare);
}

}  // namespace

std::string_view key_without_space(std::string_view line) {
    const std::size_t start = std::min(line.find_first_not_of(" -"), line.size());
    const std::string_view entry = line.substr(start);
    const auto in_key = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    const auto colon = std::find_if_not(entry.begin(), entry.end(), in_key);
    const auto size = static_cast<std::size_t>(colon - entry.begin());
    const bool key = size > 0 && entry[0] >= 'a' && colon != entry.end() && *colon == ':';
    if (!key || size + 1 >= entry.size() || entry[size + 1] == ' ') return {};
    return entry.substr(size).starts_with("://") ? std::string_view() : entry.substr(0, size);
}

namespace {

// Whether a line begins an entry: with a key and its colon, or with the dash of a list.
bool begins_entry(std::string_view line) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start == line.npos || line[start] == '#') return false;
    if (line.substr(start).starts_with("- ")) return true;
    const std::size_t colon = line.find(':', start);
    return colon != line.npos && (colon + 1 == line.size() || line[colon + 1] == ' ') &&
           line.substr(start, colon - start).find_first_of(" {[\"'") == line.npos;
}

// Whether a value may begin at a place of a line: behind a colon, a dash or a bracket, or a comma between brackets.
bool begins_value(std::string_view line, std::size_t at) {
    const std::size_t before = at == 0 ? line.npos : line.find_last_not_of(' ', at - 1);
    if (before == line.npos) return false;
    if (line[before] == ',') return line.find_first_of("{[") < before;
    return line[before] == '{' || line[before] == '[' ||
           ((line[before] == ':' || line[before] == '-') && before + 1 < at);
}

// By how much a line changes the number of brackets that are open.
int opened_brackets(std::string_view line) {
    int open = 0;
    for (const char c : without_quoted(line)) open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    return open;
}

// Columns of the lines above at which a line may begin that goes on with what they began: those that each line above
// begins further left than all between. Outermost first; blank lines, comments, and what goes on between brackets or
// within a text do not count.
std::vector<std::size_t> open_indentations(const Lines& lines, std::size_t number) {
    std::vector<std::size_t> open;
    int brackets = 0;
    for (std::size_t i = 0; i < number; ++i) {
        const std::string_view line = lines.line(i);
        const std::size_t start = line.find_first_not_of(' ');
        if (start == 0 && begins_entry(line)) brackets = 0;  // what stood open were brackets within a text
        if (brackets <= 0 && begins_entry(line)) {
            while (!open.empty() && open.back() >= start) open.pop_back();
            open.push_back(start);
        }
        brackets = std::max(0, brackets + opened_brackets(line));
    }
    return open;
}

}  // namespace

std::optional<std::size_t> line_above(const Lines& lines, std::size_t number) {
    while (number-- > 0) {
        const std::size_t start = lines.line(number).find_first_not_of(' ');
        if (start != std::string_view::npos && lines.line(number)[start] != '#') return number;
    }
    return std::nullopt;
}

std::optional<std::size_t> open_quote(const Lines& lines, std::size_t end) {
    std::optional<std::size_t> opened;
    char quote = 0;
    for (std::size_t i = 0; i < std::min(end, lines.count()); ++i) {
        const std::string_view line = lines.line(i);
        if (quote != 0 && begins_entry(line)) return opened;
        for (std::size_t at = 0; at < line.size(); ++at) {
            const char c = line[at];
            const bool starts = at == 0 || line[at - 1] == ' ';
            if (quote == '"' && c == '\\') {
                ++at;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && c == '#' && starts) {
                break;
            } else if (quote == 0 && (c == '"' || c == '\'') && begins_value(line, at)) {
                quote = c;
                opened = i;
            }
        }
    }
    return std::nullopt;
}

Text slip_in(std::string_view line, bool misplaced) {
    // Behind each colon of the line; a value of --set has none.
    for (std::size_t value = 0, colon = line.find(": ");; colon = line.find(": ", value)) {
        value = colon == line.npos ? 0 : colon + 2;
        const std::size_t sign = line.find_first_not_of(' ', value);
        const bool written = sign != line.npos && std::string_view("<>=").find(line[sign]) != std::string_view::npos;
        if (written && colon != line.npos && line.substr(0, colon).ends_with("operator")) return say(Phrase::yaml_sign);
        const std::size_t figure = written ? line.find_first_not_of("<>= ", sign) : line.npos;
        if (figure != line.npos && line[figure] >= '0' && line[figure] <= '9')
            return say(Phrase::yaml_sign_before_number);
        if (colon == line.npos) break;
    }
    if (has_full_width_mark(line)) return say(Phrase::yaml_full_width);
    const std::string_view without = misplaced ? key_without_space(line) : std::string_view();
    return without.empty() ? Text{} : say(Phrase::yaml_colon_space, {excerpt(without, 40)});
}

Text misaligned(const Lines& lines, std::size_t number) {
    const std::string_view line = lines.line(number);
    const std::size_t start = line.find_first_not_of(' ');
    const std::vector<std::size_t> open = open_indentations(lines, number);
    // Beside a line that is none of YAML's entries it is that one which is wrong.
    const auto above = line_above(lines, number);
    if (above && lines.line(*above).find_first_not_of(' ') == start) return {};
    if (start == std::string_view::npos || open.empty() || std::find(open.begin(), open.end(), start) != open.end())
        return {};
    Text columns;
    for (const std::size_t column : open) add_to_list(columns, {std::to_string(column), std::to_string(column)});
    return say(Phrase::yaml_indentation, {start, columns});
}

bool goes_back(const Lines& lines, std::size_t number) {
    const std::vector<std::size_t> open = open_indentations(lines, number);
    return !open.empty() && lines.line(number).find_first_not_of(' ') < open.back();
}

}  // namespace permille
