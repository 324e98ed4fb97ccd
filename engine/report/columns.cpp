// Widths from the cells, then line by line.
#include "columns.hpp"

#include <algorithm>
#include <numeric>

namespace permille::report {
namespace {

constexpr int gap = 2, narrowest = 12;

// A head is wrapped at its spaces, so it needs the width of its widest word.
int widest_word_of_head(const std::string& text) {
    int widest = 0;
    for (const std::string& line : wrapped(text, 1 << 20)) {
        for (std::size_t from = 0; from <= line.size();) {
            const std::size_t end = std::min(line.find(' ', from), line.size());
            widest = std::max(widest, display_width(std::string_view(line).substr(from, end - from)));
            from = end + 1;
        }
    }
    return widest;
}

// The widest line of a cell, which may state its own line breaks.
int widest_line(std::string_view text) {
    int widest = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        widest = std::max(widest, display_width(text.substr(from, end - from)));
        from = end + 1;
    }
    return widest;
}

void add_line(std::string& out, std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + '\n';
}

}  // namespace

std::string set_in_columns(const std::vector<ColumnStyle>& styles, std::size_t flexible,
                           const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                           int width) {
    std::vector<int> widths;
    for (std::size_t c = 0; c < styles.size(); ++c) {
        int widest = widest_word_of_head(head[c]);
        for (const auto& row : rows) widest = std::max(widest, std::min(styles[c].widest, widest_line(row[c])));
        widths.push_back(widest);
    }
    const int gaps = gap * static_cast<int>(styles.size() - 1);
    const int others = std::accumulate(widths.begin(), widths.end(), 0) - widths[flexible];
    widths[flexible] = std::min(widths[flexible], std::max(narrowest, width - gaps - others));

    std::string out;
    const auto add = [&](const std::vector<std::string>& row) {
        std::vector<std::vector<std::string>> cells;
        std::size_t lines = 1;
        for (std::size_t c = 0; c < styles.size(); ++c) {
            cells.push_back(wrapped(row[c], widths[c]));
            lines = std::max(lines, cells.back().size());
        }
        for (std::size_t line = 0; line < lines; ++line) {
            std::string text;
            for (std::size_t c = 0; c < styles.size(); ++c) {
                if (c > 0) text.append(gap, ' ');
                text += padded(line < cells[c].size() ? cells[c][line] : "", widths[c], styles[c].align);
            }
            add_line(out, text);
        }
    };
    add(head);
    for (const auto& row : rows) add(row);
    return out;
}

std::string paragraph(std::string_view text, int width, int indent) {
    std::string out;
    for (const std::string& line : wrapped(text, width - indent))
        add_line(out, std::string(static_cast<std::size_t>(indent), ' ') + line);
    return out;
}

}  // namespace permille::report
