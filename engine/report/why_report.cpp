// Blocks of `run --why`, one for each projected row.
#include "permille/report/why_report.hpp"

#include <algorithm>
#include <cmath>

#include "columns.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/baseline.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/plan/amount.hpp"
#include "permille/report/estimates_sentence.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/lever_report.hpp"
#include "signed_figures.hpp"
#include "table_cells.hpp"

namespace permille::report {
namespace {

using indicators::Band;
using indicators::Explanation;
using indicators::PartBand;
using indicators::Row;

constexpr int indent = 4;

class Block {
  public:
    Block(const RunResult& result, std::size_t row, const TableOptions& options)
        : result_(result),
          position_(row),
          scenario_(result.scenario),
          id_(result.scenario.targets.entries[row].id),
          target_(result.scenario.targets.entries[row].value),
          row_(result.verdicts.rows[row]),
          explained_(result.explanations[row]),
          options_(options) {}

    std::string text(const RowLever* lever) {
        title();
        level();
        parts();
        if (!explained_.how.empty()) {
            const Text how = printable_text(explained_.how);
            line(explained_.projects.empty() ? how : say(Phrase::why_how, {how}));
        }
        if (!explained_.credit.empty()) line(say(Phrase::why_population, {printable_text(explained_.credit)}));
        against_plan();
        if (!explained_.limit.sentence.empty())
            line(say(Phrase::why_limits, {printable_text(explained_.limit.sentence)}));
        for (const Text& late : explained_.pipelines) line(say(Phrase::why_pipeline, {printable_text(late)}));
        pace();
        baselines();
        line(estimates_sentence(result_, position_));
        if (lever != nullptr) line(printable_text(best_lever_sentence(lever->best, target_, row_.reach->value)));
        return std::move(out_);
    }

  private:
    void line(const Text& sentence) { out_ += paragraph(sentence.in(options_.language), options_.width, indent); }
    int decimals() const { return explained_.change ? explained_.change->decimals : shown_decimals(target_); }
    int year() const { return indicators::year_of(target_, scenario_.horizon); }
    std::string level(double value) const { return with_decimals(value, decimals()); }
    std::string change(double value) const { return with_sign(value, decimals()); }
    const Band& projected() const { return row_.years[static_cast<std::size_t>(row_.measure->year)]; }

    void title() {
        out_ += paragraph(say(Phrase::why_row, {printable(target_.row), printable_text(target_.name),
                                                verdict_word(row_.verdict), percent(row_.reach->value)})
                              .in(options_.language),
                          options_.width);
    }

    void level() {
        const auto base_year = target_.base_year != 0 ? target_.base_year : scenario_.horizon.base;
        const Text unit = printable_text(target_.unit);
        if (!explained_.change) {
            const bool printed = target_.base || !target_.base_text.empty();
            const bool made_of_base = target_.kind == plan::Kind::rare_event || target_.kind == plan::Kind::coverage;
            const std::string median = level(projected().median), low = level(projected().p05),
                              high = level(projected().p95);
            if (!printed && made_of_base) {
                line(say(Phrase::why_level_no_base, {year(), median, unit, low, high, asked(target_)}));
                return;
            }
            const std::string elsewhere = other_start(row_, target_);
            const std::string base = !elsewhere.empty() ? elsewhere
                                     : printed          ? printable(printed_base(target_))
                                                        : start();
            line(say(Phrase::why_level, {base_year, base, year(), median, unit, low, high, asked(target_)}));
            return;
        }
        const Band& by = explained_.change->value;
        line(say(Phrase::why_change, {base_year, start(), year(), level(projected().median), unit, change(by.median),
                                      change(by.p05), change(by.p95), asked(target_)}));
    }

    // Where the row starts; ~ before it where the plan prints no base or another one, as in the table.
    std::string start() const {
        const bool printed = (target_.base || !target_.base_text.empty()) && other_start(row_, target_).empty();
        return (printed ? "" : "~") + level(row_.years.front().median);
    }

    // The row has already said which people.
    Text natural_unit() const {
        const Text people = say(Phrase::unit_people);
        return row_.unit.zh == people.zh ? people : row_.unit;
    }

    std::string in_range(const Band& band, int places) const {
        const auto figure = [&](double value) { return places > 0 ? with_sign(value, places) : whole(value); };
        return say(Phrase::why_range, {figure(band.median), figure(band.p05), figure(band.p95)}).in(options_.language);
    }

    // +1 287
    static std::string whole(double value) {
        const std::string text = grouped(value);
        return text == "0" || text.front() == '-' ? text : "+" + text;
    }

    void parts() {
        if (!explained_.change) return;
        std::vector<std::vector<std::string>> cells;
        for (const PartBand& part : explained_.change->parts)
            cells.push_back({printable(flow_title(scenario_, target_, part).in(options_.language)),
                             in_range(part.units, 0), in_range(part.value, std::max(decimals(), 1))});
        const auto head = [&](Phrase phrase, const Text& unit) {
            return say(phrase, {printable_text(unit)}).in(options_.language);
        };
        const std::string table =
            set_in_columns({{Align::left, 40}, {Align::right, 34}, {Align::right, 34}}, 0,
                           {say(Phrase::why_head_part).in(options_.language),
                            head(Phrase::why_head_units, natural_unit()), head(Phrase::why_head_value, target_.unit)},
                           cells, options_.width - indent);
        for (std::size_t from = 0; from < table.size();) {
            const std::size_t end = table.find('\n', from);
            out_ += std::string(indent, ' ') + table.substr(from, end - from) + '\n';
            from = end + 1;
        }
    }

    // 项目按规划应建成 +300 张、项目推迟 -40 张：二期 62%
    void against_plan() {
        if (!explained_.change || explained_.change->against_plan.empty()) return;
        const std::string comma = say(Phrase::list_comma).in(options_.language);
        std::string list;
        for (const PartBand& part : explained_.change->against_plan) {
            if (part.units.p05 == 0 && part.units.p95 == 0) continue;
            list += (list.empty() ? "" : comma) + indicators::flow_name(part.kind).in(options_.language) + " " +
                    in_range(part.units, 0);
        }
        std::string chances;
        for (const indicators::ProjectChance& one : explained_.projects)
            chances +=
                (chances.empty() ? "" : comma) + printable(one.name.in(options_.language)) + " " + percent(one.open);
        if (list.empty()) return;
        line(say(Phrase::why_against_plan, {list}));
        if (chances.empty()) return;
        Text sentence = say(Phrase::how_milestone, {year(), chances});
        if (const std::string later = later_projects(); !later.empty()) {
            const Text clause = say(Phrase::why_projects_later, {later});
            sentence = {sentence.zh + clause.zh, sentence.en + clause.en};
        }
        line(say(Phrase::why_how, {sentence}));
    }

    // What else the plan builds of the row, too late for its year: 县医院竹岐新院（2026-12）
    std::string later_projects() const {
        std::string list;
        for (const auto& [id, project] : scenario_.projects) {
            const Number* adds = project.adds.find(target_.indicator->numerator);
            if (adds == nullptr || adds->mean_in(0) <= 0 || project.planned <= std::to_string(year()) + "-12") continue;
            list += (list.empty() ? "" : say(Phrase::list_comma).in(options_.language)) +
                    say(Phrase::in_brackets, {printable_text(project.name), printable(project.planned)})
                        .in(options_.language);
        }
        return list;
    }

    // A change a year with its unit: +0.12 人/千人, +1.81 个百分点.
    Text paced(double value) const {
        return plan::difference(with_sign(value, shown_decimals(target_) + 1), printable_text(target_.unit));
    }

    void pace() {
        const indicators::Pace& pace = row_.pace;
        if (!pace.required) {
            pace_from_estimate();
            return;
        }
        const double ahead = indicators::Criterion(target_, row_.measure->years()).at_least() ? 1 : -1;
        // The last known year.
        const int from = std::max(row_.past.years.back() - static_cast<int>(scenario_.horizon.base), 0);
        const double start = row_.years[static_cast<std::size_t>(from)].median, end = projected().median;
        if (*pace.required * ahead <= 0 && from > 0)
            return line(say(Phrase::why_pace_met_observed, {row_.past.years.back(), level(start)}));
        if (*pace.required * ahead <= 0) {
            const bool to_gain = target_.op == plan::Operator::raise || target_.op == plan::Operator::lower;
            const auto with = to_gain ? Phrase::why_pace_gain_history : Phrase::why_pace_met_history;
            const auto without = to_gain ? Phrase::why_pace_gain : Phrase::why_pace_met;
            line(pace.historical ? say(with, {paced(*pace.historical)}) : say(without));
            return;
        }
        Text sentence =
            from > 0 ? say(Phrase::why_pace_observed, {row_.past.years.back(), level(start), paced(*pace.required)})
            : row_.starts_elsewhere ? say(Phrase::why_pace_elsewhere, {level(start), paced(*pace.required)})
                                    : say(Phrase::why_pace, {paced(*pace.required)});
        const auto add = [&](const Text& clause) { sentence = {sentence.zh + clause.zh, sentence.en + clause.en}; };
        if (pace.fastest && pace.fastest->required && start > 0 && end > 0)
            add(say(Phrase::why_pace_yearly, {growth(*pace.fastest->required),
                                              growth(std::pow(end / start, 1.0 / (row_.measure->year - from)) - 1)}));
        // Of a row that starts elsewhere the printed past is left out.
        const bool has_history = indicators::past_of(scenario_, id_, target_).years.size() > 1;
        const Phrase past =
            !row_.starts_elsewhere && estimated_past() ? Phrase::why_pace_past_estimated : Phrase::why_pace_past;
        const Phrase none =
            row_.starts_elsewhere && has_history ? Phrase::why_pace_other_basis : Phrase::why_pace_no_past;
        add(pace.historical ? say(past, {paced(*pace.historical)}) : say(none));
        add(paces_of_others(pace));
        line(sentence);
    }

    bool estimated_past() const {
        const plan::History* history = scenario_.history.find(id_);
        return history != nullptr && std::any_of(history->years.begin(), history->years.end(),
                                                 [](const auto& year) { return year.value.source == "estimate"; });
    }

    // Without a printed base: from where the scenario starts, as far as that can be told.
    void pace_from_estimate() {
        const auto required = indicators::pace_from_estimate(target_, row_);
        if (!required) return;
        line(say(Phrase::why_pace_from_start, {level(row_.years.front().median), paced(*required)}));
    }

    // What the pace is held against; a row that rooms simulate says so where there is nothing.
    Text paces_of_others(const indicators::Pace& pace) const {
        Text out;
        const auto add = [&](const Text& clause) { out = {out.zh + clause.zh, out.en + clause.en}; };
        if (pace.fastest)
            add(say(Phrase::why_pace_fastest, {printable_text(pace.fastest->who), growth(pace.fastest->per_year)}));
        if (pace.asked)
            add(say(Phrase::why_pace_asked, {printable_text(pace.asked->who), paced(pace.asked->per_year)}));
        const bool simulated = target_.kind == plan::Kind::resource || target_.kind == plan::Kind::service;
        if (simulated && !pace.historical && !pace.fastest && !pace.asked) add(say(Phrase::why_pace_alone));
        return out;
    }

    static std::string known_word(const std::optional<double>& value) {
        return value ? with_decimals(*value, 3) : std::string("—");
    }
    static std::string growth(double share) { return with_sign(share * 100, std::abs(share) < 0.001 ? 2 : 1) + "%"; }

    void baselines() {
        const indicators::Baselines known = indicators::baselines_of(row_.past, year());
        if (!known.trend) return;  // the line on the pace has said so
        const std::string comma = say(Phrase::list_comma).in(options_.language);
        const auto in = [&](Phrase phrase, std::initializer_list<Argument> arguments) {
            return say(phrase, arguments).in(options_.language);
        };
        std::string list = in(Phrase::why_trend, {level(*known.trend)});
        if (known.compound) list += comma + in(Phrase::why_compound, {level(*known.compound)});
        if (known.gm11)
            list += comma + in(Phrase::why_gm11, {level(*known.gm11), known_word(known.gm11_error_ratio),
                                                  known_word(known.gm11_small_errors)});
        else
            list += in(Phrase::why_gm11_needs, {});
        line(say(Phrase::why_baselines, {list}));
    }

    const RunResult& result_;
    std::size_t position_;
    const Scenario& scenario_;
    const std::string& id_;
    const plan::Target& target_;
    const Row& row_;
    const Explanation& explained_;
    const TableOptions& options_;
    std::string out_;
};

}  // namespace

Text flow_title(const Scenario& scenario, const plan::Target& target, const PartBand& part) {
    Text name = indicators::flow_name(part.kind);
    if (part.side == indicators::Side::numerator) return name;
    return say(Phrase::flow_of, {indicators::stock_name(scenario, target.indicator->denominator), name});
}

std::vector<RowLever> helping_levers(const LoadedScenario& scenario, const indicators::Verdicts& verdicts,
                                     explore::RunSettings settings) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < verdicts.rows.size(); ++row)
        if (verdicts.rows[row].measure && verdicts.rows[row].verdict != indicators::Verdict::reachable)
            rows.push_back(row);
    std::vector<RowLever> levers;
    if (rows.empty()) return levers;
    settings.replications = explore::effect_replications;
    const auto best = explore::best_levers(scenario, rows, settings);
    for (std::size_t k = 0; best.value && k < rows.size(); ++k) levers.push_back({rows[k], (*best.value)[k]});
    return levers;
}

std::string why_text(const RunResult& result, std::span<const RowLever> levers, const TableOptions& options) {
    std::string out = say(Phrase::why_title).in(options.language) + "\n" +
                      paragraph(say(Phrase::why_intro).in(options.language), options.width);
    for (std::size_t row = 0; row < result.verdicts.rows.size(); ++row) {
        if (!result.verdicts.rows[row].measure) continue;
        const auto lever =
            std::find_if(levers.begin(), levers.end(), [&](const RowLever& one) { return one.row == row; });
        out += "\n" + Block(result, row, options).text(lever == levers.end() ? nullptr : &*lever);
    }
    return out;
}

}  // namespace permille::report
