// Finding places by line and column, and reading lines as text.
#include "lines.hpp"

#include <algorithm>
#include <optional>

#include "permille/base/phrases.hpp"
#include "permille/describe/read_file.hpp"

namespace permille {

Lines::Lines(std::string_view text, const std::string& name)
    : text_(text), file_(std::make_shared<const std::string>(name)) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts_.push_back(i + 1);
}

Place Lines::at(int line_number, int column_bytes) {
    if (line_number < 0) return {file_, 0, 0};
    const auto line = std::min(static_cast<std::size_t>(line_number), starts_.size() - 1);
    const auto column = std::min(static_cast<std::size_t>(std::max(column_bytes, 0)), text_.size() - starts_[line]);
    if (line != last_line_ || column < last_column_) {
        last_line_ = line;
        last_column_ = 0;
        characters_ = 0;
    }
    characters_ += count_characters(text_.substr(starts_[line] + last_column_, column - last_column_));
    last_column_ = column;
    return {file_, static_cast<int>(line) + 1, static_cast<int>(characters_) + 1};
}

std::string_view Lines::line(std::size_t number) const {
    const std::size_t end = number + 1 < starts_.size() ? starts_[number + 1] - 1 : text_.size();
    return text_.substr(starts_[number], end - starts_[number]);
}

char Lines::byte(int offset) const {
    const auto at = static_cast<std::size_t>(std::max(offset, 0));
    return at < text_.size() ? text_[at] : '\0';
}

bool Lines::quote_closed(int offset) const {
    const char quote = byte(offset);
    if (quote != '"' && quote != '\'') return true;
    for (auto at = static_cast<std::size_t>(std::max(offset, 0)) + 1; at < text_.size(); ++at) {
        if (text_[at] == '\\' && quote == '"') {
            ++at;
        } else if (text_[at] == quote) {
            if (quote == '"' || at + 1 == text_.size() || text_[at + 1] != quote) return true;
            ++at;  // two single quotes stand for one
        }
    }
    return false;
}

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

}  // namespace

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

// Where the line begins; nothing for a blank line or a comment.
std::optional<std::size_t> indentation(std::string_view line) {
    const std::size_t start = line.find_first_not_of(' ');
    return start == line.npos || line[start] == '#' ? std::nullopt : std::optional(start);
}

}  // namespace

std::vector<std::size_t> open_indentations(const Lines& lines, std::size_t number) {
    std::vector<std::size_t> open;
    while (number-- > 0 && (open.empty() || open.back() > 0))
        if (const auto start = indentation(lines.line(number)); start && (open.empty() || *start < open.back()))
            open.push_back(*start);
    std::reverse(open.begin(), open.end());
    return open;
}

bool refuse_lines(const Lines& lines, Issues& issues) {
    bool only_comments = true;
    for (std::size_t i = 0; i < lines.count(); ++i) {
        const std::string_view line = lines.line(i);
        const std::size_t start = line.find_first_not_of(" \t");
        if (start == std::string_view::npos || line[start] == '#') continue;
        if (line.substr(0, start).find('\t') != std::string_view::npos)
            issues.add(lines.start_of(i), "", say(Phrase::tab_in_indentation));
        if (only_comments && start == 0 && line[0] == '%')
            issues.add(lines.start_of(i), "", say(Phrase::yaml_directive));
        only_comments = false;
    }
    return !issues.empty();
}

}  // namespace permille
