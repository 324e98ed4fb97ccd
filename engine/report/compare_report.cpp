// What a comparison says, in three forms.
#include "permille/report/compare_report.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>

#include "columns.hpp"
#include "json_document.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/report/alliance_sentence.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "permille/report/version.hpp"
#include "permille/scenario/natural_unit.hpp"
#include "permille/scenario/ways.hpp"
#include "signed_figures.hpp"
#include "table_cells.hpp"

namespace permille::report {
namespace {

using explore::Comparison;
using explore::Difference;
using explore::RowDifference;

const plan::Target& target_of(const explore::Compared& compared, std::size_t row) {
    return compared.scenario->scenario.targets.entries[row].value;
}

// Parts as long as they are not less than half of the last digit that is shown, one on each line.
template <class Show>
std::string lines_of(const Difference& difference, const std::vector<double>& parts, double least, Language language,
                     const std::string& before, const Show& show) {
    std::string out;
    for (std::size_t g = 0; g < parts.size(); ++g)
        if (std::abs(parts[g]) >= least)
            out += (out.empty() ? before : "\n") + group_word(difference.groups[g].id).in(language) + "\u00a0" +
                   show(parts[g]);
    return out;
}

// What drives a row's probability, and where that stays, its median.
std::string parts_text(const Comparison& comparison, const Difference& difference, const RowDifference& row,
                       Language language) {
    std::string out = lines_of(difference, row.parts, 0.0005, language, "", [](double part) { return points(part); });
    if (!out.empty()) return out;
    const int decimals = shown_decimals(target_of(comparison.compared[0], row.first));
    out = lines_of(difference, row.median_parts, 0.5 * std::pow(10.0, -decimals), language,
                   say(Phrase::parts_of_median).in(language), [&](double part) { return with_sign(part, decimals); });
    return out.empty() ? "—" : out;
}

bool splits_a_median(const Comparison& comparison, const Difference& difference) {
    return std::any_of(difference.rows.begin(), difference.rows.end(), [&](const RowDifference& row) {
        const std::string mark = say(Phrase::parts_of_median).en;
        return parts_text(comparison, difference, row, Language::en).starts_with(mark);
    });
}

std::string count_text(const Comparison& comparison, const RowDifference& row, Language language) {
    const explore::Compared& first = comparison.compared[0];
    const indicators::Row& judged = first.verdicts.rows[row.first];
    const double count = row.count.value;
    // Less than half of the last digit that is shown.
    if (!judged.measure || !judged.measure->counted || std::abs(count) < 0.05) return "—";
    std::string figure = std::abs(count) < 100 ? with_sign(count, 1) : grouped_with_sign(count);
    const Text unit = natural_unit(first.scenario->scenario, target_of(first, row.first));
    if (unit.en == "count" && language == Language::en) return figure;  // as plan::amount has it
    return figure + "\u00a0" + printable(unit_in_table(unit).in(language));
}

std::vector<std::string> cells_of(const Comparison& comparison, const Difference& difference, const RowDifference& row,
                                  Language language) {
    const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
    const plan::Target& target = target_of(first, row.first);
    std::vector<std::string> cells = {printable(target.row),
                                      printable(target.name.in(language)),
                                      percent(first.verdicts.rows[row.first].reach->value),
                                      percent(other.verdicts.rows[row.other].reach->value),
                                      points(row.reach),
                                      with_sign(row.median, shown_decimals(target)),
                                      count_text(comparison, row, language)};
    if (difference.groups.size() > 1) cells.push_back(parts_text(comparison, difference, row, language));
    return cells;
}

std::string table_of(const Comparison& comparison, const Difference& difference, Language language, int width) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    std::vector<ColumnStyle> styles = {{Align::right, 4}, {Align::left, 60},  {Align::right, 8}, {Align::right, 8},
                                       {Align::left, 21}, {Align::right, 10}, {Align::right, 16}};
    std::vector<std::string> head = {
        in(Phrase::head_row),         in(Phrase::head_indicator), letter(0),
        letter(difference.other),     in(Phrase::head_change),    in(Phrase::head_median_change),
        in(Phrase::head_count_change)};
    if (difference.groups.size() > 1) {
        styles.push_back({Align::left, 24});
        head.push_back(in(Phrase::head_drivers));
    }
    std::vector<std::vector<std::string>> rows;
    for (const RowDifference& row : difference.rows) rows.push_back(cells_of(comparison, difference, row, language));
    return set_in_columns(styles, 1, head, rows, width);
}

std::string apart_text(const Comparison& comparison, const Difference& difference, const explore::RowApart& row,
                       Language language) {
    const bool lacking_in_first = !row.in_first || (row.in_other && !row.projected_in_first);
    const explore::Compared& has = comparison.compared[lacking_in_first && row.in_other ? difference.other : 0];
    const explore::Compared& lacks = comparison.compared[lacking_in_first ? 0 : difference.other];
    const plan::Target* target = has.scenario->scenario.targets.find(row.id);
    const Text name = target != nullptr ? printable_text(target->name) : Text{row.id, row.id};
    const bool missing = !row.in_first || !row.in_other;
    return say(missing ? Phrase::compare_row_missing : Phrase::compare_row_unprojected, {name, lacks.label})
        .in(language);
}

// What a row asks, with its unit and year where the other's are not the same.
Text asked_beside(const plan::Target& target, const plan::Target& other, const Horizon& horizon) {
    Text out = printable_text(asked(target));
    if (target.unit != other.unit)
        out = {out.zh + " " + printable(target.unit.zh), out.en + " " + printable(target.unit.en)};
    const int year = indicators::year_of(target, horizon);
    if (year != indicators::year_of(other, horizon)) out = say(Phrase::compare_asked_in, {out, year});
    return out;
}

bool counts_the_same(const plan::Target& a, const plan::Target& b) {
    if (!a.indicator || !b.indicator) return a.indicator.has_value() == b.indicator.has_value();
    return a.indicator->numerator == b.indicator->numerator && a.indicator->denominator == b.indicator->denominator &&
           a.indicator->per.mean_in(0) == b.indicator->per.mean_in(0);
}

// Rows whose targets are not the same, with both, and rows that count something else.
std::vector<Text> targets_apart(const Comparison& comparison, const Difference& difference) {
    const Horizon& horizon = comparison.compared[0].scenario->scenario.horizon;
    Text rows, others;
    for (const RowDifference& row : difference.rows) {
        const plan::Target &target = target_of(comparison.compared[0], row.first),
                           &other = target_of(comparison.compared[difference.other], row.other);
        const Text a = asked_beside(target, other, horizon), b = asked_beside(other, target, horizon);
        if (a != b)
            add_to_list(rows, say(Phrase::compare_target_of_row,
                                  {printable(target.row), letter(0), a, letter(difference.other), b}));
        if (!counts_the_same(target, other)) add_to_list(others, say(Phrase::row_number, {printable(target.row)}));
    }
    std::vector<Text> told;
    if (!rows.empty()) told.push_back(say(Phrase::compare_targets_differ, {rows}));
    if (!others.empty()) told.push_back(say(Phrase::compare_counts_differ, {others}));
    return told;
}

bool nothing_changes(const Difference& difference) {
    return std::all_of(difference.rows.begin(), difference.rows.end(), [](const RowDifference& row) {
        return row.reach.value == 0 && row.median == 0 && row.count.value == 0;
    });
}

std::string drivers_text(const Comparison& comparison, const Difference& difference, Language language, int width) {
    const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
    Text sentence;
    if (difference.unrelated)
        sentence = say(Phrase::compare_unrelated, {first.label, other.label});
    else if (difference.groups.empty())
        sentence = say(Phrase::compare_no_difference);
    else if (difference.groups.size() == 1)
        sentence = say(nothing_changes(difference) ? Phrase::compare_nothing_changes : Phrase::compare_one_group,
                       {group_word(difference.groups.front().id)});
    else
        sentence = say(Phrase::compare_parts);
    std::string out = paragraph(sentence.in(language), width);
    if (difference.groups.size() > 1 && splits_a_median(comparison, difference))
        out += paragraph(say(Phrase::compare_parts_of_median).in(language), width);
    return out;
}

// One figure of all that are compared, where it is not the same in all: `A 0.34 (0.31–0.37), B ...`.
std::string figure_of_each(const Comparison& comparison, Language language, int width, const Text& what,
                           const std::function<const indicators::Band*(const explore::Compared&)>& band_of,
                           const std::function<std::string(double)>& show) {
    std::string all, first;
    bool differ = false;
    for (std::size_t i = 0; i < comparison.compared.size(); ++i) {
        const indicators::Band* band = band_of(comparison.compared[i]);
        if (band == nullptr) return "";
        const std::string median = show(band->median);
        if (i == 0) first = median;
        differ = differ || median != first;
        all += (i > 0 ? say(Phrase::list_comma).in(language) : "") + letter(i) + "\u00a0" + median + " (" +
               show(band->p05) + "–" + show(band->p95) + ")";
    }
    return differ ? paragraph(what.in(language) + all, width) : "";
}

// How what is compared lies over the towns.
std::string spread_text(const Comparison& comparison, Language language, int width) {
    const Scenario& scenario = comparison.compared[0].scenario->scenario;
    const std::int64_t year = scenario.horizon.target;
    std::string out;
    if (!comparison.compared[0].distribution) return out;
    for (std::size_t i = 0; i < comparison.compared[0].distribution->resources.size(); ++i) {
        const auto gini = [&](const explore::Compared& one) -> const indicators::Band* {
            const bool there = one.distribution && i < one.distribution->resources.size();
            return there ? &one.distribution->resources[i].by_people.gini.back() : nullptr;
        };
        Text name = printable_text(comparison.compared[0].distribution->resources[i].name);
        // Inside a sentence; not of TCM.
        if (name.en.size() > 1 && std::islower(static_cast<unsigned char>(name.en[1])) != 0)
            name.en[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name.en[0])));
        out += figure_of_each(comparison, language, width, say(Phrase::compare_gini, {year, name}), gini,
                              [](double value) { return with_decimals(value, 2); });
    }
    const auto near = [](const explore::Compared& one) -> const indicators::Band* {
        return one.distribution && one.distribution->nearest ? &one.distribution->nearest->share_within.back()
                                                             : nullptr;
    };
    const std::string minutes = grouped(scenario.network.reach.within_minutes.value());
    return out + figure_of_each(comparison, language, width, say(Phrase::compare_near, {year, minutes}), near,
                                [](double value) { return with_decimals(value * 100, 0) + "%"; });
}

std::string section(const Comparison& comparison, const Difference& difference, Language language, int width) {
    const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
    std::string out;
    if (!difference.rows.empty()) out += table_of(comparison, difference, language, width) + "\n";
    if (difference.all && first.verdicts.joint.all && other.verdicts.joint.all && difference.apart.empty())
        out +=
            paragraph(say(Phrase::compare_together, {difference.rows.size(), percent(first.verdicts.joint.all->value),
                                                     percent(other.verdicts.joint.all->value), points(*difference.all)})
                          .in(language),
                      width);
    for (const Text& apart : targets_apart(comparison, difference)) out += paragraph(apart.in(language), width);
    out += drivers_text(comparison, difference, language, width);
    for (const explore::RowApart& row : difference.apart)
        out += paragraph(apart_text(comparison, difference, row, language), width);
    return out;
}

Json change_json(const explore::Change& change) {
    return {{"value", number(change.value)}, {"interval", Json::array({number(change.low), number(change.high)})}};
}

Json row_json(const Comparison& comparison, const Difference& difference, const RowDifference& row) {
    const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
    const indicators::Row& a = first.verdicts.rows[row.first];
    const indicators::Row& b = other.verdicts.rows[row.other];
    const plan::Target& target = target_of(first, row.first);
    const auto median = [](const indicators::Row& judged) {
        return number(judged.years[static_cast<std::size_t>(judged.measure->year)].median);
    };
    const Text unit = natural_unit(first.scenario->scenario, target);
    Json count = change_json(row.count);
    count["unit"] = unit.en;
    Json parts = Json::object();
    Json median_parts = Json::object();
    for (std::size_t g = 0; g < row.parts.size(); ++g) {
        parts[difference.groups[g].id] = number(row.parts[g]);
        median_parts[difference.groups[g].id] = number(row.median_parts[g]);
    }
    return {{"id", row.id},
            {"row", target.row},
            {"name", text(target.name)},
            {"unit", target.unit.en},
            {"asked", Json::array({text(asked(target)), text(asked(target_of(other, row.other)))})},
            {"p_reach", Json::array({value_of(a.reach), value_of(b.reach)})},
            {"p_intervals", Json::array({interval_of(a.reach), interval_of(b.reach)})},
            {"change", change_json(row.reach)},
            {"medians", Json::array({median(a), median(b)})},
            {"median_change", number(row.median)},
            {"count_change", a.measure && a.measure->counted ? count : Json(nullptr)},
            {"drivers", difference.groups.empty() ? Json(nullptr) : parts},
            {"drivers_of_median", difference.groups.empty() ? Json(nullptr) : median_parts}};
}

Json difference_json(const Comparison& comparison, const Difference& difference) {
    const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
    Json out = {{"first", first.label}, {"other", other.label}, {"related", !difference.unrelated}};
    out["groups"] = Json::array();
    for (const explore::Group& group : difference.groups)
        out["groups"].push_back({{"id", group.id}, {"sections", group.sections}});
    out["all_change"] = difference.all ? change_json(*difference.all) : Json(nullptr);
    out["rows"] = Json::array();
    for (const RowDifference& row : difference.rows) out["rows"].push_back(row_json(comparison, difference, row));
    out["apart"] = Json::array();
    for (const explore::RowApart& row : difference.apart)
        out["apart"].push_back({{"id", row.id},
                                {"in_plans", Json::array({row.in_first, row.in_other})},
                                {"projected", Json::array({row.projected_in_first, row.projected_in_other})}});
    return out;
}

}  // namespace

Text group_word(const std::string& id) {
    const auto word = [](std::string_view one) {
        if (one == "population") return say(Phrase::group_population);
        if (one == "workforce") return say(Phrase::group_workforce);
        if (one == "facilities") return say(Phrase::group_facilities);
        if (one == "projects") return say(Phrase::group_projects);
        if (one == "care") return say(Phrase::group_care);
        if (one == "plan") return say(Phrase::group_plan);
        if (one == "observed") return say(Phrase::group_observed);
        return say(Phrase::group_other);
    };
    Text all;
    for (std::size_t from = 0; from <= id.size();) {
        const std::size_t end = std::min(id.find('+', from), id.size());
        const Text one = word(std::string_view(id).substr(from, end - from));
        all = all.empty() ? one : Text{all.zh + "+" + one.zh, all.en + " + " + one.en};
        from = end + 1;
    }
    return all;
}

namespace {

// What roads reach only before or after some projects, in any of the scenarios; each sentence once.
std::vector<Text> roads_awaited(const Comparison& comparison) {
    std::vector<Text> told;
    for (const explore::Compared& one : comparison.compared)
        for (const AwaitedRoad& road : awaited_roads(one.scenario->scenario)) {
            Text sentence = printable_text(road.sentence);
            if (std::find(told.begin(), told.end(), sentence) == told.end()) told.push_back(std::move(sentence));
        }
    return told;
}

// Whether what is compared says something else of demand, care or alliances: then it matters which of these come late.
bool care_differs(const Comparison& comparison) {
    return std::any_of(comparison.differences.begin(), comparison.differences.end(), [](const Difference& difference) {
        return std::any_of(difference.groups.begin(), difference.groups.end(),
                           [](const explore::Group& group) { return group.id.find("care") != std::string::npos; });
    });
}

}  // namespace

std::string compare_text(const Comparison& comparison, Language language, int width) {
    const Horizon& horizon = comparison.compared[0].scenario->scenario.horizon;
    std::string out = paragraph(
        say(Phrase::compare_title,
            {horizon.base, horizon.target, grouped(static_cast<double>(comparison.replications)), comparison.seed})
            .in(language),
        width);
    for (std::size_t i = 0; i < comparison.compared.size(); ++i) {
        const explore::Compared& one = comparison.compared[i];
        out += paragraph(letter(i) + "  " + one.label + "   " + printable(one.scenario->scenario.name.in(language)),
                         width, 2);
        for (const std::string& set : one.sets) out += paragraph("--set " + printable(set), width, 5);
    }
    for (const Difference& difference : comparison.differences) {
        out += "\n";
        if (comparison.differences.size() > 1)
            out += paragraph(say(Phrase::compare_against, {letter(difference.other), letter(0)}).in(language), width);
        out += section(comparison, difference, language, width);
    }
    if (std::all_of(comparison.compared.begin(), comparison.compared.end(),
                    [](const explore::Compared& one) { return one.patients_left_out; }))
        out += paragraph(say(Phrase::closing_patients, {"FILE"}).in(language), width);
    for (const Text& road : roads_awaited(comparison)) out += paragraph(road.in(language), width);
    if (care_differs(comparison))
        for (const indicators::LateAlliance& late : comparison.compared[0].late_alliances)
            out +=
                paragraph(late_alliance_sentence(comparison.compared[0].scenario->scenario, late).in(language), width);
    if (const std::string spread = spread_text(comparison, language, width); !spread.empty()) out += "\n" + spread;
    return out;
}

std::string compare_csv(const Comparison& comparison) {
    std::string out =
        "first,other,row,id,p_first,p_other,change,low,high,median_change,count_change,count_low,count_high,group,"
        "part,median_part\n";
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(cells[i]);
        out += "\n";
    };
    for (const Difference& difference : comparison.differences)
        for (const RowDifference& row : difference.rows) {
            const explore::Compared &first = comparison.compared[0], &other = comparison.compared[difference.other];
            const std::vector<std::string> cells = {first.label,
                                                    other.label,
                                                    target_of(first, row.first).row,
                                                    row.id,
                                                    shortest_text(first.verdicts.rows[row.first].reach->value),
                                                    shortest_text(other.verdicts.rows[row.other].reach->value),
                                                    shortest_text(row.reach.value),
                                                    shortest_text(row.reach.low),
                                                    shortest_text(row.reach.high),
                                                    shortest_text(row.median),
                                                    shortest_text(row.count.value),
                                                    shortest_text(row.count.low),
                                                    shortest_text(row.count.high)};
            for (std::size_t g = 0; g < std::max<std::size_t>(1, row.parts.size()); ++g) {
                std::vector<std::string> line = cells;
                line.push_back(row.parts.empty() ? "" : difference.groups[g].id);
                line.push_back(row.parts.empty() ? "" : shortest_text(row.parts[g]));
                line.push_back(row.median_parts.empty() ? "" : shortest_text(row.median_parts[g]));
                add(line);
            }
        }
    return out;
}

std::string compare_json(const Comparison& comparison) {
    Json out = {{"schema", "permille.compare/1"},
                {"version", version},
                {"seed", comparison.seed},
                {"replications", comparison.replications}};
    const Horizon& horizon = comparison.compared[0].scenario->scenario.horizon;
    out["horizon"] = {{"base", horizon.base}, {"target", horizon.target}};
    out["scenarios"] = Json::array();
    for (const explore::Compared& one : comparison.compared)
        out["scenarios"].push_back({{"label", one.label},
                                    {"scenario", one.scenario->id},
                                    {"name", text(one.scenario->scenario.name)},
                                    {"digest", one.scenario->digest},
                                    {"sets", one.sets}});
    out["differences"] = Json::array();
    for (const Difference& difference : comparison.differences)
        out["differences"].push_back(difference_json(comparison, difference));
    return document(out);
}

}  // namespace permille::report
