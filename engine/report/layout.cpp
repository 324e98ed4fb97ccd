// Width and line breaks by libunistring, with ambiguous characters narrow as terminals show them.
#include "permille/report/layout.hpp"

#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include <algorithm>

namespace permille::report {
namespace {

const std::uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

// The bytes of `text` that fit into `width` columns: at least one character.
std::size_t fitting(std::string_view text, int width) {
    std::size_t done = 0;
    int used = 0;
    while (done < text.size()) {
        const int length = u8_mblen(bytes(text) + done, text.size() - done);
        const std::size_t step = length > 0 ? static_cast<std::size_t>(length) : 1;
        const int wide = display_width(text.substr(done, step));
        if (done > 0 && used + wide > width) break;
        used += wide;
        done += step;
    }
    return done;
}

std::string_view without_end_spaces(std::string_view line) {
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return line;
}

// No break within 280 641, between a figure and the Chinese word it counts, or behind the dash of 5–95%.
void keep_figures_together(std::string_view text, std::vector<char>& breaks) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    const auto chinese = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) >= 0xe3; };
    for (std::size_t i = 2; i < text.size(); ++i) {
        const bool grouped = text[i - 1] == ' ' && digit(i - 2) && (digit(i) || chinese(i));
        const bool visits = i >= 3 && text.substr(i - 3, 6) == "人次";
        const bool range = i >= 3 && text.substr(i - 3, 3) == "–" && digit(i);
        if (grouped || visits || range) breaks[i] = UC_BREAK_PROHIBITED;
    }
}

// No break within a few words in Chinese brackets, as （中位数）.
void keep_short_brackets_together(std::string_view text, std::vector<char>& breaks) {
    constexpr std::string_view open = "（", close = "）";
    constexpr int few = 14;  // columns, brackets and all
    for (std::size_t from = text.find(open); from != std::string_view::npos; from = text.find(open, from + 1)) {
        const std::size_t end = text.find(close, from);
        if (end == std::string_view::npos) return;
        if (display_width(text.substr(from, end + close.size() - from)) > few) continue;
        for (std::size_t i = from + 1; i < end + close.size(); ++i)
            if (breaks[i] == UC_BREAK_POSSIBLE) breaks[i] = UC_BREAK_PROHIBITED;
    }
}

// No break within a word that one types, as a path or an option, unless the word is wider than the column.
void keep_typed_words_together(std::string_view text, int width, std::vector<char>& breaks) {
    const auto typed = [&](std::size_t i) { return text[i] > ' ' && static_cast<unsigned char>(text[i]) < 0x7f; };
    for (std::size_t from = 0; from < text.size();) {
        std::size_t end = from;
        while (end < text.size() && typed(end)) ++end;
        const std::string_view word = text.substr(from, end - from);
        const bool path = word.find('/') != word.npos || word.find('.') != word.npos || word.starts_with("--");
        if (word.starts_with('/') && from > 0 && text[from - 1] == ' ') breaks[from] = UC_BREAK_POSSIBLE;
        if (path && static_cast<int>(word.size()) <= width)
            for (std::size_t i = from + 1; i < end; ++i)
                if (breaks[i] == UC_BREAK_POSSIBLE) breaks[i] = UC_BREAK_PROHIBITED;
        from = std::max(end, from + 1);
    }
}

// No break within a command in brackets, options and all: a reader copies it as it stands. One that is wider than the
// column breaks between its words.
void keep_commands_together(std::string_view text, int width, std::vector<char>& breaks) {
    constexpr std::string_view name = "permille ";
    for (std::size_t from = text.find(name); from != std::string_view::npos; from = text.find(name, from + 1)) {
        const bool bracket = from > 0 && (text[from - 1] == '(' || text.substr(0, from).ends_with("（"));
        const std::size_t end = std::min(text.find(')', from), text.find("）", from));
        if (!bracket || end == std::string_view::npos) continue;
        if (display_width(text.substr(from, end - from)) > width - 4) continue;  // the brackets, Chinese ones too
        for (std::size_t i = from + 1; i < end; ++i)
            if (breaks[i] == UC_BREAK_POSSIBLE) breaks[i] = UC_BREAK_PROHIBITED;
    }
}

// Spaces that keep a figure and its unit together have done their work once the lines are made.
std::string plain_spaces(std::string_view line) {
    constexpr std::string_view no_break_space = "\u00a0";
    std::string out;
    for (std::size_t from = 0;;) {
        const std::size_t at = line.find(no_break_space, from);
        out += line.substr(from, at - from);
        if (at == std::string_view::npos) return out;
        out += ' ';
        from = at + no_break_space.size();
    }
}

// A line as it stands, cut where a word is wider than the column.
void add_line(std::vector<std::string>& lines, std::string_view line, int width) {
    line = without_end_spaces(line);
    while (display_width(line) > width) {
        const std::size_t part = fitting(line, width);
        if (part >= line.size()) break;
        lines.push_back(plain_spaces(line.substr(0, part)));
        line.remove_prefix(part);
    }
    lines.push_back(plain_spaces(line));
}

}  // namespace

Text printable_text(const Text& text) {
    return {printable(text.zh), printable(text.en)};
}

int display_width(std::string_view text) {
    return u8_width(bytes(text), text.size(), "UTF-8");
}

std::vector<std::string> wrapped(std::string_view text, int width) {
    std::vector<char> breaks(text.size());
    u8_possible_linebreaks(bytes(text), text.size(), "UTF-8", breaks.data());
    keep_figures_together(text, breaks);
    keep_short_brackets_together(text, breaks);
    keep_typed_words_together(text, width, breaks);
    keep_commands_together(text, width, breaks);
    std::vector<std::string> lines;
    std::size_t from = 0, fits = 0;  // of the present line: its start, and the last break up to which it fits
    const auto consider = [&](std::size_t end) {
        if (fits > from && display_width(without_end_spaces(text.substr(from, end - from))) > width) {
            add_line(lines, text.substr(from, fits - from), width);
            from = fits;
        }
        fits = end;
    };
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool must = breaks[i] == UC_BREAK_MANDATORY;
        if (!must && breaks[i] != UC_BREAK_POSSIBLE) continue;
        consider(i);
        if (!must) continue;
        add_line(lines, text.substr(from, i - from), width);
        from = fits = i + 1;
    }
    consider(text.size());
    if (from < text.size() || lines.empty()) add_line(lines, text.substr(std::min(from, text.size())), width);
    return lines;
}

std::string padded(std::string_view text, int width, Align align) {
    const std::string spaces(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
    return align == Align::left ? std::string(text) + spaces : spaces + std::string(text);
}

}  // namespace permille::report
