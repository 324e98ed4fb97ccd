// Setting the planner's table: widths from the content, names and reasons wrapped, the page never exceeded.
#include "permille/report/table.hpp"

#include <algorithm>
#include <numeric>

#include "permille/base/phrases.hpp"
#include "permille/indicators/patients.hpp"
#include "permille/report/estimates_sentence.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "permille/report/precision_sentence.hpp"
#include "permille/report/resolved_text.hpp"
#include "permille/report/worst_off.hpp"
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

// What a column must hold without cutting a word: heads may be wrapped at their spaces.
int widest_word(std::string_view text) {
    int widest_part = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(' ', from), text.size());
        widest_part = std::max(widest_part, display_width(text.substr(from, end - from)));
        from = end + 1;
    }
    return widest_part;
}

// The same of a unit, whose figures stay with what they count: "10 000 people", "100 million".
int widest_part(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    int widest_one = 0;
    for (std::size_t from = 0, i = 0; i <= text.size(); ++i) {
        const bool ends = i == text.size() || (text[i] == ' ' && !(i > 0 && digit(i - 1)));
        if (!ends) continue;
        widest_one = std::max(widest_one, display_width(text.substr(from, i - from)));
        from = i + 1;
    }
    return widest_one;
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

// The row of the plan that counts beds, and how many of them can be staffed; nothing where there is no such row.
Text staffed_beds_line(const RunResult& result) {
    if (!result.staffed_beds) return {};
    const auto& targets = result.scenario.targets.entries;
    const auto row = std::find_if(targets.begin(), targets.end(), [](const auto& entry) {
        return entry.value.indicator && entry.value.indicator->numerator == "beds";
    });
    if (row == targets.end()) return {};
    const std::string number = printable(row->value.row);
    const indicators::StaffedBeds& beds = *result.staffed_beds;
    if (!beds.staffed || !beds.per_1000)
        return say(Phrase::closing_staffed_beds_unknown,
                   {number, Text{printable(beds.reason.zh), printable(beds.reason.en)}});
    const indicators::Band &staffed = *beds.staffed, &density = *beds.per_1000;
    return say(
        Phrase::closing_staffed_beds,
        {number, grouped(beds.counted.median), grouped(staffed.median), grouped(staffed.p05), grouped(staffed.p95),
         with_decimals(density.median, 2), with_decimals(density.p05, 2), with_decimals(density.p95, 2)});
}

// Recruits of the projection beside those that the plan counts of the past, where it counts any.
Text recruits_line(const RunResult& result) {
    if (!result.recruits) return {};
    const Horizon& horizon = result.scenario.horizon;
    const plan::Recruits& past = *result.scenario.recruits;
    return say(Phrase::closing_recruits,
               {horizon.base + 1, horizon.target, grouped(result.recruits->median), grouped(result.recruits->p05),
                grouped(result.recruits->p95), printable(past.passage), past.from, past.to,
                grouped(past.people.mean_in(static_cast<int>(horizon.base)))});
}

// Of the resources over towns the table tells one: the physicians, or the first where they are not projected.
const indicators::ResourceSpread* told_resource(const RunResult& result) {
    if (!result.distribution) return nullptr;
    for (const indicators::ResourceSpread& resource : result.distribution->resources)
        if (result.scenario.staffing && resource.id == result.scenario.staffing->physicians) return &resource;
    return &result.distribution->resources.front();
}

// How the binding targets fare together, and which they are.
Text binding_sentence(const RunResult& result) {
    Text projected, others;
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i) {
        const plan::Target& target = result.scenario.targets.entries[i].value;
        if (target.nature != plan::Nature::binding) continue;
        const bool judged = result.verdicts.rows[i].measure.has_value();
        Text& rows = judged ? projected : others;
        const std::string row = printable(target.row);
        rows = rows.empty() ? Text{row, row} : Text{rows.zh + "、" + row, rows.en + ", " + row};
    }
    if (!result.verdicts.joint.binding) return others.empty() ? Text{} : say(Phrase::closing_binding_none, {others});
    const Text which = others.empty() ? say(Phrase::binding_projected, {projected})
                                      : say(Phrase::binding_unprojected, {projected, others});
    return say(Phrase::closing_binding, {which, percent(result.verdicts.joint.binding->value)});
}

void add_closing(Page& page, const RunResult& result, const std::vector<TableRow>& rows, const TableOptions& options) {
    const Language language = options.language;
    const indicators::Verdicts& verdicts = result.verdicts;
    const auto line = [&](const Text& text) { page.say_line(text.in(language)); };
    if (!verdicts.failed.empty()) {
        std::string first;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, verdicts.failed.size()); ++i)
            first += (i > 0 ? ", " : "") + std::to_string(verdicts.failed[i].replication);
        line(say(Phrase::closing_failed, {verdicts.failed.size(), first}));
    }
    if (verdicts.joint.all) {
        const auto judged = std::count_if(verdicts.rows.begin(), verdicts.rows.end(),
                                          [](const auto& row) { return row.measure.has_value(); });
        line(say(Phrase::closing_joint, {judged, percent(verdicts.joint.all->value)}));
    }
    if (const Text binding = binding_sentence(result); !binding.empty()) line(binding);
    if (const plan::Target* first = result.scenario.targets.find(verdicts.joint.fails_first))
        line(say(Phrase::closing_fails_first,
                 {printable(first->row), Text{printable(first->name.zh), printable(first->name.en)}}));
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
        const plan::Target& target = result.scenario.targets.entries[i].value;
        if (verdicts.rows[i].remark.empty()) continue;
        line(say(Phrase::closing_remark,
                 {printable(target.row), Text{printable(target.name.zh), printable(target.name.en)},
                  verdicts.rows[i].remark}));
    }
    if (const Text beds = staffed_beds_line(result); !beds.empty()) line(beds);
    if (const Text recruits = recruits_line(result); !recruits.empty()) line(recruits);
    if (const auto* resource = told_resource(result)) {
        line(inequality_sentence(*resource));
        line(worst_off_sentence(result, *resource));
    }
    if (indicators::patients_left_out(result.scenario, result.ensemble, result.distribution))
        line(say(Phrase::closing_patients, {options.file + options.options}));
    const bool any_start =
        std::any_of(rows.begin(), rows.end(), [](const TableRow& row) { return row.estimated_start; });
    if (any_start) line(say(Phrase::closing_starts));
    const double estimates = indicators::estimate_share(indicators::count_sources(result.assumptions));
    line(say(Phrase::closing_estimates, {percent(estimates), options.file + options.options}));
    if (const Text variance = estimates_sentence(result); !variance.empty()) line(variance);
    if (result.precision) line(precision_sentence(result));
    if (const Text observed = observed_sentence(result.scenario); !observed.empty()) line(observed);
    if (!result.findings.empty())
        line(say(Phrase::closing_findings, {result.findings.size(), options.file + options.options}));
    const Suggestion next = next_command(result, options.file, options.options);
    line(next.question);
    page.command(next.command);
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
    add_closing(page, result, rows, options);
    return page.take();
}

}  // namespace permille::report
