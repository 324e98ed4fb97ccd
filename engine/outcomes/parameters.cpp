// From rows and settings to what a run reads.
#include "permille/outcomes/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "permille/base/contracts.hpp"

namespace permille::outcomes {
namespace {

using plan::Kind;
using plan::Scale;
using plan::Target;

int position_of(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    expects(found != names.end());
    return static_cast<int>(found - names.begin());
}

int base_year_of(const Target& target, int of_the_run) {
    return target.base_year != 0 ? static_cast<int>(target.base_year) : of_the_run;
}

double digit_of(const Number& number) {
    return std::pow(10.0, -printed_decimals(number));
}

// A value of a history, on the row's scale.
struct Point {
    int year = 0;
    double position = 0;
};

// The first and the last value of a history before a year.
struct Ends {
    std::optional<Point> first, last;

    bool apart() const { return first && last->year > first->year; }
};

Ends ends_of(const Map<Number>& years, Scale scale, int before) {
    Ends ends;
    for (const auto& [key, number] : years) {
        int year = 0;
        std::from_chars(key.data(), key.data() + key.size(), year);
        if (year >= before) continue;
        const Point point{year, on_scale(scale, number.mean_in(year), digit_of(number))};
        if (!ends.first || year < ends.first->year) ends.first = point;
        if (!ends.last || year > ends.last->year) ends.last = point;
    }
    return ends;
}

Ends ends_of_history(const Target& target, const plan::History* history, int base_year) {
    return history != nullptr ? ends_of(history->years, scale_of(target), base_year) : Ends{};
}

Ends ends_above(const Target& target, int base_year) {
    if (!target.trend || !target.trend->above) return {};
    return ends_of(target.trend->above->years, scale_of(target), base_year + 1);
}

const Spread& spread_of(const Coverage& coverage, Scale scale) {
    switch (scale) {
        case Scale::share: return coverage.share;
        case Scale::amount: return coverage.amount;
        case Scale::years: break;
    }
    return coverage.years;
}

// How far the first and the last value of a history lie apart, in years and on the scale.
void take_slope(CoverageRow& row, const Point& first, const Point& last) {
    row.slope_years = last.year - first.year;
    row.slope = (last.position - first.position) / row.slope_years;
}

// Straight through the first and the last value: for a level that takes a step every year, nothing between them adds to
// what is known of its pace.
void find_pace(CoverageRow& row, const Target& target, const plan::History* history, int base_year,
               ParameterRegister& numbers) {
    if (target.trend && target.trend->per_year) {
        row.per_year = numbers.add(*target.trend->per_year);
        return;
    }
    if (const Ends past = ends_of_history(target, history, base_year); past.first) {
        row.pace = Pace::own_history;
        const double base = target.base->mean_in(base_year);
        take_slope(row, *past.first, {base_year, on_scale(row.scale, base, row.last_digit)});
        return;
    }
    row.pace = Pace::level_above;
    const Ends past = ends_above(target, base_year);
    take_slope(row, *past.first, *past.last);
}

CoverageRow number_coverage(const std::string& id, const Target& target, const plan::History* history,
                            const Coverage& coverage, const Calendar& calendar, ParameterRegister& numbers,
                            UnitRegister& units) {
    const int base_year = base_year_of(target, calendar.base_year);
    CoverageRow row{.unit = units.add({"coverage", id}),
                    .scale = scale_of(target),
                    .base = numbers.add(*target.base),
                    .last_digit = digit_of(*target.base),
                    .lag = calendar.base_year - base_year};
    numbers.fix(*target.base);  // its digits, and the slope from its history to it
    find_pace(row, target, history, base_year, numbers);
    const Spread& spread = spread_of(coverage, row.scale);
    const plan::Trend trend = target.trend.value_or(plan::Trend{});
    row.county_sd = numbers.add(trend.county_sd.value_or(spread.county_sd));
    row.yearly_sd = numbers.add(trend.yearly_sd.value_or(spread.yearly_sd));
    row.persistence = numbers.add(trend.persistence.value_or(spread.persistence));
    row.measurement_sd = numbers.add(trend.measurement_sd.value_or(spread.measurement_sd));
    row.deviation = numbers.add_deviation("coverage." + id, row.persistence, row.yearly_sd);
    return row;
}

RareEventRow number_rare_event(const std::string& id, const Target& target, const Event& event,
                               const Calendar& calendar, ParameterRegister& numbers, UnitRegister& units) {
    const int base_year = base_year_of(target, calendar.base_year);
    RareEventRow row{.unit = units.add({"rare_event", id}),
                     .rate = numbers.add(event.rate),
                     .per = numbers.add(event.per),
                     .prior_events = numbers.add(event.prior_events),
                     .log_change = numbers.add(event.log_change_per_year),
                     .lag = calendar.base_year - base_year};
    if (target.base) {
        row.has_base = true;
        row.base = target.base->mean_in(base_year) / target.indicator->per.mean_in(base_year);
    }
    if (target.base_births) {
        row.own_births = true;
        row.births = numbers.add(*target.base_births);
    }
    return row;
}

MilestoneRow number_milestone(const Target& target, const std::vector<std::string>& recorded,
                              const Calendar& calendar) {
    MilestoneRow row;
    const double base = target.base ? target.base->mean_in(calendar.base_year) : 0;
    row.standing = target.out_of ? units_standing(base, target.out_of->mean_in(calendar.base_year)) : base;
    for (const auto& [project, number] : target.completed_by)
        row.parts.push_back({position_of(recorded, completion_of(project)), number.mean_in(calendar.base_year)});
    return row;
}

// The row of the event that another row's event includes, where their bases can be held against each other: of the same
// year, measured on births of the same kind, and no more in the part than in the whole; -1 where there is none.
int part_of_row(const std::vector<std::string>& events, const Map<Event>& known, const std::vector<RareEventRow>& rows,
                std::size_t whole) {
    const std::string& part = known.find(events[whole])->includes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RareEventRow &a = rows[i], &b = rows[whole];
        if (events[i] == part && a.has_base == b.has_base && a.own_births == b.own_births && a.lag == b.lag &&
            a.base <= b.base)
            return static_cast<int>(i);
    }
    return -1;
}

// Where every unit of the whole has its project, none of them stood in the base year.
bool nothing_stood(const Target& target) {
    if (!target.out_of) return false;
    double units = 0;
    for (const auto& [project, number] : target.completed_by) units += number.mean_in(0);
    return units >= target.out_of->mean_in(0) * (1 - 1e-9);
}

}  // namespace

std::string series_of(const std::string& target_id) {
    return "row." + target_id;
}

std::string completion_of(const std::string& project_id) {
    return project_id + ".complete";
}

Obstacle obstacle_of(const Target& target, const plan::History* history, const Map<Event>& events, int base_year) {
    switch (target.kind) {
        case Kind::rare_event:
            return target.indicator && events.find(target.indicator->numerator) ? Obstacle::none : Obstacle::no_event;
        case Kind::coverage: {
            if (!target.base) return Obstacle::no_base;
            const int year = base_year_of(target, base_year);
            const bool known = (target.trend && target.trend->per_year) ||
                               ends_of_history(target, history, year).first || ends_above(target, year).apart();
            return known ? Obstacle::none : Obstacle::no_history;
        }
        case Kind::milestone: return target.base || nothing_stood(target) ? Obstacle::none : Obstacle::no_base;
        default: return Obstacle::none;
    }
}

Parameters build_parameters(const Map<Target>& targets, const Map<plan::History>& history, const Map<Event>& events,
                            const Coverage& coverage, const std::vector<std::string>& recorded,
                            const Calendar& calendar, ParameterRegister& numbers, UnitRegister& units) {
    Parameters out;
    out.calendar = calendar;
    out.births = position_of(recorded, "births");
    std::vector<std::string> event_of;  // each rare event row's
    for (const Kind kind : {Kind::rare_event, Kind::coverage, Kind::milestone}) {
        for (const auto& [id, target] : targets) {
            if (target.kind != kind) continue;
            const plan::History* past = history.find(id);
            if (obstacle_of(target, past, events, calendar.base_year) != Obstacle::none) continue;
            if (kind == Kind::rare_event) {
                event_of.push_back(target.indicator->numerator);
                out.rare_events.push_back(
                    number_rare_event(id, target, *events.find(event_of.back()), calendar, numbers, units));
            }
            if (kind == Kind::coverage)
                out.coverage.push_back(number_coverage(id, target, past, coverage, calendar, numbers, units));
            if (kind == Kind::milestone) out.milestones.push_back(number_milestone(target, recorded, calendar));
            out.series.push_back(series_of(id));
        }
    }
    for (std::size_t i = 0; i < out.rare_events.size(); ++i)
        out.rare_events[i].part = part_of_row(event_of, events, out.rare_events, i);
    return out;
}

}  // namespace permille::outcomes
