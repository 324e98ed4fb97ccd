// What the kernel reads of the workforce: ids have become indices, numbers parameters. Immutable.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/base/issues.hpp"
#include "permille/base/observed.hpp"
#include "permille/describe/allocator.hpp"
#include "permille/describe/growth.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/random/key.hpp"
#include "permille/workforce/settings.hpp"
#include "permille/workforce/tables.hpp"

namespace permille::workforce {

/// Levels of care, as leaving and pipelines tell them apart; sub-centres are townships.
enum class Level { county, township, village };
inline constexpr int levels = 3;

/// Where staff work: what this room needs to know of a facility.
struct Workplace {
    std::string id;
    Level level = Level::county;
    std::string town = {};              // whose people it serves; empty at county level
    std::string site = {};              // the town it stands in, where that is known
    std::optional<Number> weight = {};  // left out: its part of the people of its town (shared by those
                                        // there that state none), at county level 1
    Map<Number> staff = {};             // known headcount of the base year by cadre
};

struct FacilityParameters {
    Level level = Level::county;
    int declared = 0;  // position in the author's order, which a facility added later does not change
    Parameter weight = {};
};

/// A cadre's headcount at one facility in the base year, where it is known.
struct KnownStaff {
    enum class Of { nothing, cadre, sum };
    Of of = Of::nothing;  // known for the cadre itself, or only for the sum that it is a part of
    Parameter count;
};

struct LeavingParameters {
    Parameter county, township, young_ratio, moves_up_share, multiplier;
};

struct RetirementParameters {
    Parameter women_share, women_age, men_age, spread_years, rehired_share, rehired_years, shift_years,
        extra_rehired_share;
    bool shifted = false;     // whether the lever may be other than 0
    bool every_year = false;  // whether any of the numbers has a course over years
};

struct RecruitmentParameters {
    Parameter yield, entry_age_low, entry_age_high, extra_per_year;
    AllocationParameters allocation = {};
    bool has_posts = false;
    Parameter posts = {};
    bool has_extra = false;                     // whether the lever may be other than 0
    std::array<double, 12> share_of_step = {};  // [step] of the year's recruits
    /// Cadres that take posts and further offers from one statement, made for their sum, divide them as their staff
    /// stands in the base year. Equal numbers are the same statement.
    int statement = 0;
};

/// A cadre that has people of its own.
struct CadreParameters {
    StockParameters base;
    int sum = -1;  // which sum it is a part of
    std::array<Parameter, levels> level_share;
    std::vector<KnownStaff> known;  // [facility]
    AgeStructure ages_until;        // cumulated shares; the last is 1
    Parameter effective_share;
    bool grows = false;  // without growth nobody is recruited but by the lever
    GrowthParameters growth;
    LeavingParameters leaving;
    RetirementParameters retirement;
    RecruitmentParameters recruitment;
    std::uint32_t recruits_unit = 0, extra_recruits_unit = 0;
    std::vector<std::uint32_t> staff_unit;  // [facility] names the chance of its retirements and leavers
};

/// A cadre that is the sum of others.
struct SumParameters {
    bool has_base = false;
    StockParameters base;
    std::vector<int> parts;
};

struct PipelineParameters {
    int cadre = 0;
    int qualification = -1;
    Level level = Level::township;
    Parameter intake, length_years, completion, uptake, service_years, entry_age, extra_intake;
    int first_intake = 0, last_intake = 0;  // years of the run; 0 is the base year
    int arrival_step = 0;
    bool within = true;      // part of past growth
    bool has_extra = false;  // whether the lever may be other than 0
    std::uint32_t unit = 0, extra_unit = 0;
};

struct QualificationParameters {
    int cadre = 0;  // a cadre or, from Parameters::cadres() on, a sum
    StockParameters base;
    GrowthParameters growth;
    Parameter extra_training;
    bool has_extra = false;
    std::uint32_t unit = 0, extra_unit = 0;
};

struct Parameters {
    Calendar calendar;
    std::vector<FacilityParameters> facility;      // county level first, then townships, then villages
    std::vector<SharingPlace> sharing;             // [facility] where recruits can go
    std::vector<int> facility_at;                  // [facility as the caller counts them] its position in `facility`
    std::array<int, levels + 1> level_begin = {};  // positions in `facility`
    int towns = 0;
    std::vector<CadreParameters> cadre;
    std::vector<SumParameters> sum;
    std::vector<PipelineParameters> pipeline;
    std::vector<QualificationParameters> qualification;
    std::vector<std::string> ids;  // of the cadres, then of the sums
    std::vector<std::string> qualification_ids;
    std::vector<ObservedCount> observed;            // of cadres and sums, as index_of() counts them
    std::vector<ObservedCount> observed_qualified;  // of qualifications
    std::vector<int> corrected;                     // cadres that anything observed may change
    std::vector<int> brought;                       // qualifications that students of a pipeline bring
    bool qualified_corrected = false;               // whether anything observed may change qualifications
    std::vector<std::string> series;                // what record() writes, in order

    int facilities() const { return static_cast<int>(facility.size()); }
    int cadres() const { return static_cast<int>(cadre.size()); }
    /// Whether recruits go anywhere by last year's workload.
    bool asks_for_need() const;
    /// Index of a cadre or a sum by id, as headcount() and effective() take it; -1 when it is not projected.
    int index_of(std::string_view id) const;
};

/// Numbers everything that the room needs.
///
/// workplaces   as simulation hands them over; none: everybody works at one place at county level
/// town_people  people of the base year by town id: the weight of a facility that states none
///
/// A cadre without a base is not projected: it has no index and no series. So is a part of a sum without a base, when
/// it states its own as a share or the rest. Issues: what does not fit together inside the workforce section. Ids of
/// towns and of other sections are taken as checked: a dangling one fails expects().
Parameters build_parameters(const Map<Cadre>& cadres, const std::vector<Workplace>& workplaces,
                            const Map<double>& town_people, const Tables& tables, const Calendar& calendar,
                            ParameterRegister& numbers, UnitRegister& units, Issues& issues);

/// Takes in what was observed of cadres, sums and qualifications, keyed by year and id; other ids are other rooms'.
void add_observed(const Map<Map<Number>>& observed, Parameters& parameters);

}  // namespace permille::workforce
