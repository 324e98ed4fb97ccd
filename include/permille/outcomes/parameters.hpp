// What a run reads of the rows that no room simulates: rare events, coverage, milestones. Immutable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/outcomes/coverage.hpp"
#include "permille/outcomes/settings.hpp"
#include "permille/plan/target.hpp"
#include "permille/random/key.hpp"

namespace permille::outcomes {

/// Why a row of these kinds cannot be projected.
enum class Obstacle { none, no_base, no_history, no_event };

/// history    of the row, or null
/// base_year  of the run; a row may have its own
Obstacle obstacle_of(const plan::Target& target, const plan::History* history, const Map<Event>& events, int base_year);

/// The name of the series that a row of these kinds leaves behind: events of the year; the measured value; units that
/// stand. Of a rare event it is divided by the births.
std::string series_of(const std::string& target_id);

/// The series of a project that facilities record: 1 from the year on in which it has opened.
std::string completion_of(const std::string& project_id);

struct RareEventRow {
    std::uint32_t unit = 0;                            // names its chance
    Parameter rate = {}, per = {}, prior_events = {};  // of the nation
    Parameter log_change = {};
    bool has_base = false;
    double base = 0;          // events per birth, as printed
    bool own_births = false;  // the base was measured on other births than those of the scenario
    Parameter births = {};    // where own_births
    int lag = 0;              // years from the row's base year to the run's
    int part = -1;            // position of the row whose events are a part of this one's; then only the rest is drawn
};

/// Where a coverage row's pace comes from.
enum class Pace { declared, own_history, level_above };

struct CoverageRow {
    std::uint32_t unit = 0;
    plan::Scale scale = plan::Scale::share;
    Parameter base = {};    // in the row's unit
    double last_digit = 1;  // size of the base's last printed digit
    Pace pace = Pace::declared;
    Parameter per_year = {};  // where declared: in the row's unit, at the base
    double slope = 0;         // otherwise: scale per year, from the first to the last value
    double slope_years = 1;   // between them
    Parameter county_sd = {}, yearly_sd = {}, persistence = {}, measurement_sd = {};
    Parameter deviation = {};  // of each year
    int lag = 0;               // years from the row's base year to the run's
};

struct MilestoneRow {
    double standing = 0;  // units in the base year
    struct Part {
        int completion = 0;  // position of the project's series
        double units = 0;
    };
    std::vector<Part> parts;
};

struct Parameters {
    Calendar calendar;
    int births = -1;                        // position of the series
    std::vector<RareEventRow> rare_events;  // parts may stand behind what they are a part of
    std::vector<CoverageRow> coverage;
    std::vector<MilestoneRow> milestones;
    std::vector<std::string> series;  // rare events, then coverage, then milestones
};

/// Numbers the rows that can be projected. Ids are taken as checked.
///
/// recorded  names of the series that the rooms record, in order
Parameters build_parameters(const Map<plan::Target>& targets, const Map<plan::History>& history,
                            const Map<Event>& events, const Coverage& coverage,
                            const std::vector<std::string>& recorded, const Calendar& calendar,
                            ParameterRegister& numbers, UnitRegister& units);

}  // namespace permille::outcomes
