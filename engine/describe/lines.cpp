// Finding places by line and column, and reading lines as text.
#include "lines.hpp"

#include <algorithm>

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
