// The page of a portfolio: groups in columns, sentences on reaching everything, the league.
#include <fmt/format.h>

#include <algorithm>

#include "columns.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/portfolio_report.hpp"

namespace permille::report {
namespace {

using explore::CountySummary;
using explore::GroupKey;
using explore::RolledGroup;
using explore::RolledIndicator;
using indicators::Band;
using Cells = std::vector<std::string>;

std::string group_name(const RolledGroup& group, Language language) {
    switch (group.key.level) {
        case GroupKey::Level::province: return printable(group.province.in(language));
        case GroupKey::Level::city: return "  " + printable(group.city.in(language));
        case GroupKey::Level::all: break;
    }
    return say(Phrase::portfolio_all).in(language);
}

// Three digits that mean something: densities of a few per thousand show two decimals.
std::string density(double value) {
    return with_decimals(value, value < 10 ? 2 : 1);
}

std::string band_cell(const Band& band, std::string (*figure)(double)) {
    return figure(band.median) + " (" + figure(band.p05) + "–" + figure(band.p95) + ")";
}

std::string verdict_cell(const RolledIndicator& one) {
    return fmt::format("{}/{}/{}/{}", one.verdicts[0], one.verdicts[1], one.verdicts[2], one.verdicts[3]);
}

// One line for the people, then one for each indicator that is a sum of stocks.
std::vector<Cells> group_rows(const RolledGroup& group, Language language) {
    std::vector<Cells> rows;
    const std::string counties = std::to_string(group.counties);
    const std::string people = group.people ? grouped(group.people->median) : "—";
    rows.push_back(
        {group_name(group, language), counties, say(Phrase::rollup_people).in(language), "", "", people, ""});
    for (const RolledIndicator& one : group.indicators) {
        if (!one.value) continue;
        rows.push_back({"", one.counties == group.counties ? "" : std::to_string(one.counties),
                        printable(one.name.in(language)), one.base ? density(*one.base) : "—",
                        band_cell(*one.value, density), one.stock ? grouped(one.stock->median) : "—",
                        verdict_cell(one)});
    }
    return rows;
}

// The target year that most of the counties have in common, for the head: that of the first indicator.
std::int64_t year_shown(const std::vector<RolledGroup>& groups, bool base) {
    for (const RolledGroup& group : groups)
        for (const RolledIndicator& one : group.indicators)
            if (one.value) return base ? one.key.base_year : one.key.year;
    return 0;
}

bool is_city(const RolledGroup& group) {
    return group.key.level == GroupKey::Level::city;
}

// Groups that the page has room for. A city that is all of its province says nothing new.
std::vector<const RolledGroup*> groups_shown(const std::vector<RolledGroup>& groups) {
    std::vector<const RolledGroup*> provinces, cities, shown;
    for (const RolledGroup& group : groups) {
        if (group.key.level == GroupKey::Level::province) provinces.push_back(&group);
        if (!is_city(group) || group.counties == provinces.back()->counties) continue;
        cities.push_back(&group);
    }
    for (const RolledGroup& group : groups) {
        const bool in_list = std::find(cities.begin(), cities.end(), &group) != cities.end();
        if (!is_city(group) || (in_list && cities.size() <= most_cities_shown)) shown.push_back(&group);
    }
    return shown;
}

std::string rollup_section(const std::vector<RolledGroup>& groups, const TableOptions& options) {
    const Language language = options.language;
    const auto in = [&](const Text& text) { return text.in(language); };
    const std::vector<const RolledGroup*> shown = groups_shown(groups);
    std::vector<Cells> rows;
    for (const RolledGroup* group : shown)
        for (Cells& row : group_rows(*group, language)) rows.push_back(std::move(row));
    const std::int64_t base = year_shown(groups, true), year = year_shown(groups, false);
    const Cells head{in(say(Phrase::head_region)),
                     in(say(Phrase::head_counties)),
                     in(say(Phrase::head_indicator)),
                     std::to_string(base),
                     in(say(Phrase::head_projection, {year})),
                     in(say(Phrase::head_stock, {year})),
                     in(say(Phrase::head_by_verdict))};
    const std::vector<ColumnStyle> styles{{Align::left, 18},  {Align::right, 8},  {Align::left, 40}, {Align::right, 8},
                                          {Align::right, 22}, {Align::right, 15}, {Align::right, 12}};
    std::string out = set_in_columns(styles, 2, head, rows, options.width) + "\n" +
                      paragraph(in(say(Phrase::rollup_closing)), options.width);
    if (const std::size_t elsewhere = groups.size() - shown.size(); elsewhere > 0)
        out += paragraph(in(say(Phrase::rollup_cities_elsewhere, {elsewhere})), options.width);
    return out;
}

// How many of all counties reach everything.
std::string joint_section(const RolledGroup& all, const TableOptions& options) {
    const auto sentence = [&](const Text& text) { return paragraph(text.in(options.language), options.width); };
    std::string out;
    if (all.all && all.reaching_all)
        out +=
            sentence(say(Phrase::portfolio_joint,
                         {with_decimals(all.reaching_all->mean, 1), all.judged, with_decimals(all.reaching_all->p05, 0),
                          with_decimals(all.reaching_all->p95, 0), percent(all.all->value)}));
    if (all.failed_replications > 0)
        out += sentence(say(Phrase::portfolio_failed_replications, {all.failed_replications}));
    return out;
}

Cells league_cells(const CountySummary& county, std::size_t rank, Language language) {
    const explore::CountyRow* worst = county.worst_row();
    const auto or_dash = [&](const Text& text) { return text.empty() ? "—" : printable(text.in(language)); };
    return {std::to_string(rank),
            printable(county.name.in(language)),
            or_dash(county.city),
            percent(county.all->value),
            fmt::format("{} / {}", with_decimals(county.expected_rows, 1), county.projected_rows()),
            worst == nullptr ? "—"
                             : say(Phrase::league_worst, {printable(worst->number), printable(worst->name.in(language)),
                                                          percent(worst->reach->value)})
                                   .in(language)};
}

std::string league_section(const explore::Portfolio& portfolio, const TableOptions& options) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(options.language); };
    const auto order = explore::league(portfolio);
    if (order.empty()) return {};
    const bool ends = order.size() > most_counties_shown;
    const std::size_t end = most_counties_shown / 3;
    std::vector<Cells> rows;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (ends && i >= end && i + end < order.size()) {
            if (i == end) rows.push_back({"…", "", "", "", "", ""});
            continue;
        }
        rows.push_back(league_cells(*order[i], i + 1, options.language));
    }
    const Cells head{in(Phrase::head_place_in_league), in(Phrase::head_county),        in(Phrase::head_city),
                     in(Phrase::head_all_together),    in(Phrase::head_expected_rows), in(Phrase::head_worst_row)};
    const std::vector<ColumnStyle> styles{{Align::right, 5}, {Align::left, 24},  {Align::left, 16},
                                          {Align::right, 6}, {Align::right, 14}, {Align::left, 60}};
    std::string out = set_in_columns(styles, 5, head, rows, options.width) + "\n" +
                      paragraph(in(Phrase::league_closing), options.width);
    if (ends)
        out += paragraph(say(Phrase::league_between, {order.size() - 2 * end}).in(options.language), options.width);
    return out;
}

}  // namespace

std::string portfolio_table(const explore::Portfolio& portfolio, const TableOptions& options) {
    const Language language = options.language;
    const auto ran = std::count_if(portfolio.counties.begin(), portfolio.counties.end(),
                                   [](const CountySummary& county) { return county.ran(); });
    std::string title = say(Phrase::portfolio_title, {printable(portfolio.name), ran,
                                                      grouped(static_cast<double>(portfolio.roll_up.replications()))})
                            .in(language);
    if (portfolio.shard.of > 1)
        title += "   " + say(Phrase::portfolio_shard, {portfolio.shard.index + 1, portfolio.shard.of}).in(language);
    std::string out = paragraph(title, options.width);
    const std::vector<RolledGroup> groups = explore::rolled(portfolio.roll_up);
    if (groups.empty()) return out;
    out += "\n" + rollup_section(groups, options) + "\n" + joint_section(groups.front(), options) + "\n" +
           league_section(portfolio, options);
    return out;
}

}  // namespace permille::report
