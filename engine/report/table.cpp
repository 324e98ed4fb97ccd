// Setting the planner's table: widths from the content, names and reasons wrapped, the page never exceeded.
#include "permille/report/table.hpp"

#include <algorithm>
#include <numeric>

#include "closing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "suggestion.hpp"
#include "table_cells.hpp"

namespace permille::report {
namespace {

using indicators::Verdict;

using Widths = std::array<int, column_count>;

// No column but the name's may take more than this; longer cells are wrapped.
constexpr Widths widest{4, 60, 14, 9, 12, 22, 8, 14, 15};
constexpr int smallest_name = 8, narrowest_name = 14, comfortable_name = 24;

constexpr std::string_view bold_style = "\x1b[1m";

std::string_view colour_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::reachable: return "\x1b[32m";
        case Verdict::likely: return "\x1b[36m";
        case Verdict::at_risk: return "\x1b[33m";
        case Verdict::out_of_reach: return "\x1b[31m";
        case Verdict::not_projected: break;
    }
    return "\x1b[2m";
}

// The widest part of a text that may be parted at the spaces for which this holds.
template <class Parts>
int widest_between(std::string_view text, const Parts& parts) {
    int widest_one = 0;
    for (std::size_t from = 0, i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !(text[i] == ' ' && parts(i))) continue;
        widest_one = std::max(widest_one, display_width(text.substr(from, i - from)));
        from = i + 1;
    }
    return widest_one;
}

bool digit_at(std::string_view text, std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

// What a column must hold without cutting a word: heads may be wrapped at their spaces, "2 306 476 人次" may not.
int widest_word(std::string_view text) {
    return widest_between(text, [&](std::size_t space) {
        const bool chinese = space + 1 < text.size() && static_cast<unsigned char>(text[space + 1]) >= 0xe3;
        return space == 0 || !digit_at(text, space - 1) || !(digit_at(text, space + 1) || chinese);
    });
}

// The same of a unit, whose figures stay with what they count: "10 000 people", "100 million".
int widest_part(std::string_view text) {
    return widest_between(text, [&](std::size_t space) { return space == 0 || !digit_at(text, space - 1); });
}

int widest_word_of(std::size_t column, const TableRow& header, const std::vector<TableRow>& rows) {
    int widest_one = widest_word(header.cells[column]);
    for (const TableRow& row : rows) widest_one = std::max(widest_one, widest_word(row.cells[column]));
    return widest_one;
}

struct Grid {
    Widths widths{};
    int gap = 2;
};

Grid grid_of(const TableRow& header, const std::vector<TableRow>& rows, int page) {
    Grid grid;
    for (std::size_t c = 0; c < column_count; ++c) {
        grid.widths[c] = widest_word(header.cells[c]);
        for (const TableRow& row : rows) {
            // Units are wrapped at their spaces, as heads are: the names need the room.
            const int needed = c == unit ? widest_part(row.cells[c]) : display_width(row.cells[c]);
            grid.widths[c] = std::max(grid.widths[c], std::min(widest[c], needed));
        }
    }
    // The name takes what the others leave, with gaps of two columns where it does not suffer from them. Where too
    // little is left, verdicts, shortfalls and units are wrapped at their spaces.
    const auto left = [&](int gap) {
        const int others = std::accumulate(grid.widths.begin(), grid.widths.end(), 0) - grid.widths[name];
        return page - others - gap * (column_count - 1);
    };
    const int wanted = grid.widths[name];
    if (left(2) < std::min(wanted, comfortable_name)) grid.gap = 1;
    for (const std::size_t column : {std::size_t{verdict}, std::size_t{shortfall}, std::size_t{unit}}) {
        const int lacking = std::min(wanted, narrowest_name) - left(grid.gap);
        if (lacking <= 0) break;
        grid.widths[column] = std::max(grid.widths[column] - lacking,
                                       std::min(grid.widths[column], widest_word_of(column, header, rows)));
    }
    grid.widths[name] = std::clamp(left(grid.gap), std::min(wanted, smallest_name), wanted);
    return grid;
}

enum class Style { bold, of_verdict };

class Page {
  public:
    Page(const Grid& grid, const TableOptions& options) : widths_(grid.widths), gap_(grid.gap), options_(options) {}

    void add(const TableRow& row, Style style = Style::of_verdict) {
        std::array<std::vector<std::string>, column_count> cells;
        const bool projected = row.reason.empty();
        std::size_t columns = column_count;
        if (!projected) columns = projection;
        std::size_t lines = 1;
        for (std::size_t c = 0; c < columns; ++c) {
            cells[c] = wrapped(row.cells[c], widths_[c]);
            lines = std::max(lines, cells[c].size());
        }
        std::vector<std::string> reason;
        if (!projected) reason = wrapped(row.reason, options_.width - start_of(projection));
        lines = std::max(lines, reason.size());
        for (std::size_t line = 0; line < lines; ++line) {
            std::string out;
            for (std::size_t c = 0; c < columns; ++c) {
                const bool bold = style == Style::bold;
                const std::string_view colour = bold           ? bold_style
                                                : c == verdict ? colour_of(row.verdict)
                                                               : std::string_view();
                out += cell(line < cells[c].size() ? cells[c][line] : "", c, colour);
                if (c + 1 < column_count) out.append(static_cast<std::size_t>(gap_), ' ');
            }
            if (line < reason.size()) out += painted(reason[line], colour_of(Verdict::not_projected));
            end_line(out);
        }
    }

    // A paragraph across the page.
    void say_line(std::string_view text) {
        for (const std::string& line : wrapped(text, options_.width)) end_line(line);
    }

    // A command stands alone and unbroken, to be copied.
    void command(const std::string& text) { out_ += "    " + text + '\n'; }
    void empty_line() { out_ += '\n'; }
    void title(std::string_view text) {
        for (const std::string& line : wrapped(text, options_.width)) end_line(painted(line, bold_style));
    }
    std::string take() { return std::move(out_); }

  private:
    int start_of(std::size_t column) const {
        return std::accumulate(widths_.begin(), widths_.begin() + static_cast<std::ptrdiff_t>(column), 0) +
               gap_ * static_cast<int>(column);
    }

    // The style covers the text alone, so that spaces at the end of a line can be cut.
    std::string cell(const std::string& text, std::size_t column, std::string_view style) const {
        const std::string set = padded(text, widths_[column], alignments[column]);
        const std::string spaces(set.size() - text.size(), ' ');
        return alignments[column] == Align::left ? painted(text, style) + spaces : spaces + painted(text, style);
    }

    std::string painted(std::string_view text, std::string_view style) const {
        if (options_.colour == Colour::none || style.empty() || text.empty()) return std::string(text);
        return std::string(style) + std::string(text) + "\x1b[0m";
    }

    void end_line(std::string line) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out_ += line + '\n';
    }

    Widths widths_;
    int gap_;
    const TableOptions& options_;
    std::string out_;
};

// What is to stay on one line.
std::string unbroken(std::string text) {
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at))
        text.replace(at, 1, "\u00a0");
    return text;
}

// Plan, years, replications and people: one line where they fit.
std::string title_of(const RunResult& result, Language language) {
    const Scenario& scenario = result.scenario;
    std::string title = printable(scenario.name.in(language));
    title += "   " + std::to_string(scenario.horizon.base) + " → " + std::to_string(scenario.horizon.target);
    title += "   " +
             say(Phrase::title_replications, {grouped(static_cast<double>(result.verdicts.replications))}).in(language);
    if (result.verdicts.residents.empty()) return title;
    const double first = result.verdicts.residents.front().median, last = result.verdicts.residents.back().median;
    return title + "   " + unbroken(say(Phrase::title_residents, {grouped(first), grouped(last)}).in(language));
}

}  // namespace

std::string planner_table(const RunResult& result, const TableOptions& options) {
    if (result.scenario.targets.empty()) return say(Phrase::no_rows).in(options.language) + "\n";
    const TableRow header = header_row(result.scenario, options.language);
    const std::vector<TableRow> rows = plan_rows(result, options.language);
    Page page(grid_of(header, rows, options.width), options);
    page.title(title_of(result, options.language));
    page.empty_line();
    page.add(header, Style::bold);
    for (const TableRow& row : rows) page.add(row);
    page.empty_line();
    for (const Text& sentence : closing_sentences(result, rows, options)) page.say_line(sentence.in(options.language));
    const Suggestion next = next_command(result, options.file, options.options);
    page.say_line(next.question.in(options.language));
    page.command(next.command);
    return page.take();
}

}  // namespace permille::report
