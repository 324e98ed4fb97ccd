// Numbering demand, choice and what care gives.
#include "permille/network/patients.hpp"

#include <algorithm>
#include <charconv>

#include "permille/base/contracts.hpp"

namespace permille::network {
namespace {

int whole(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    expects(read.ec == std::errc() && read.ptr == text.data() + text.size());
    return value;
}

// The months of a step have their mean.
std::vector<double> seasons(const Map<Number>& by_month, const Calendar& calendar) {
    std::vector<double> of_step(static_cast<std::size_t>(calendar.steps_per_year), 0.0);
    double sum = 0;
    for (const auto& [month, factor] : by_month) {
        of_step[static_cast<std::size_t>(calendar.step_of_month(whole(month)))] += factor.value();
        sum += factor.value();
    }
    // Months are relative to one another: together the steps have the year.
    for (double& factor : of_step) factor *= calendar.steps_per_year / sum;
    return of_step;
}

UseParameters number_use(const Use& use, const Calendar& calendar, ParameterRegister& numbers) {
    UseParameters out{.per_person = numbers.add(use.per_person),
                      .factor = numbers.add(use.factor),
                      .log_trend = numbers.add(use.log_trend),
                      .harder = numbers.add(use.harder),
                      .band_begin = {},
                      .by_band = {},
                      .season = seasons(use.season, calendar)};
    std::vector<std::pair<int, const Number*>> bands;
    for (const auto& [age, relative] : use.by_age) bands.emplace_back(whole(age), &relative);
    std::sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [age, relative] : bands) {
        out.band_begin.push_back(age);
        out.by_band.push_back(numbers.add(*relative));
    }
    return out;
}

std::array<const Number*, services> numbers_of(const ByClass& classes) {
    return {&classes.primary_outpatient, &classes.specialist_outpatient, &classes.ordinary_inpatient,
            &classes.complex_inpatient};
}

// A class's numbers, and who can ever serve it: by its rank, by what a project makes of it, or lifted by its alliance
// towards a sub-centre.
void number_services(const Care& care, PatientParameters& out, ParameterRegister& numbers) {
    const std::array<const ByClass*, ranks> capability = {&care.capability.village, &care.capability.township,
                                                          &care.capability.subcentre, &care.capability.county};
    const auto decays = numbers_of(care.choice.decay_per_minute);
    const bool lifts = !numbers.surely_zero(care.alliance_effects.capability_lift);
    for (std::size_t k = 0; k < services; ++k) {
        ClassParameters& service = out.service[k];
        service.decay = numbers.add(*decays[k]);
        std::array<bool, ranks> can{};
        for (std::size_t rank = 0; rank < ranks; ++rank) {
            const Number& number = *numbers_of(*capability[rank])[k];
            service.capability[rank] = numbers.add(number);
            can[rank] = !numbers.surely_zero(number);
        }
        for (int f = 0; f < out.facilities(); ++f) {
            const PlaceParameters& place = out.place[static_cast<std::size_t>(f)];
            if (!place.treats) continue;
            bool able = can[static_cast<std::size_t>(place.rank)];
            for (const int raise : place.raises)
                able = able || can[static_cast<std::size_t>(out.raise[static_cast<std::size_t>(raise)].to)];
            const bool lifted = lifts && place.group >= 0 && !place.leads && place.rank == Rank::township;
            if (able || (lifted && can[static_cast<std::size_t>(Rank::subcentre)])) service.able.push_back(f);
        }
    }
}

// Home is the sub-centre or township centre of the town, the first in the author's order; without one its village
// clinics.
int home_of(const PatientParameters& parameters, int town) {
    int clinics = -1;
    for (int f = 0; f < parameters.facilities(); ++f) {
        const PlaceParameters& place = parameters.place[static_cast<std::size_t>(f)];
        if (place.town != town || place.rank == Rank::county || !place.treats) continue;
        if (place.rank != Rank::village) return f;
        if (clinics < 0) clinics = f;
    }
    return clinics;
}

void place_county(const CareSystem& county, PatientParameters& out) {
    out.towns = county.towns;
    out.urban = county.urban;
    out.urban.resize(static_cast<std::size_t>(county.towns));
    out.projects = county.projects;
    out.ages = county.population_ages;
    out.group = county.groups;
    out.raise = county.raises;
    for (const Provider& provider : county.providers) {
        expects(provider.town >= 0 && provider.town < county.towns);
        out.place.push_back({.rank = provider.rank,
                             .town = provider.town,
                             .treats = provider.treats,
                             .general = provider.general,
                             .raises = {}});
    }
    for (std::size_t a = 0; a < county.groups.size(); ++a) {
        const auto belongs = [&](int facility, bool leads) {
            PlaceParameters& place = out.place[static_cast<std::size_t>(facility)];
            place.group = static_cast<int>(a);
            place.leads = leads;
        };
        belongs(county.groups[a].lead, true);
        for (const int member : county.groups[a].members) belongs(member, false);
    }
    for (std::size_t r = 0; r < county.raises.size(); ++r)
        out.place[static_cast<std::size_t>(county.raises[r].facility)].raises.push_back(static_cast<int>(r));
    for (int town = 0; town < county.towns; ++town) {
        const int home = home_of(out, town);
        out.home.push_back(home);
        out.home_group.push_back(home < 0 ? -1 : out.place[static_cast<std::size_t>(home)].group);
    }
}

}  // namespace

std::vector<std::string> patient_series() {
    std::vector<std::string> series;
    for (const std::string_view service : Names<Service>::names)
        for (const char* ending : {".served", ".outside", ".unmet"}) series.push_back(std::string(service) + ending);
    for (const char* name : {"visits_in_county",
                             "visits_everywhere",
                             "outpatients_primary",
                             "outpatients_in_county",
                             "outpatients_everywhere",
                             "inpatients_in_county",
                             "inpatients_everywhere",
                             "visits_unmet",
                             "bed_days",
                             "bed_days_staffed",
                             "people_covered",
                             "rural_people_covered",
                             "rural_people",
                             "physicians_within_reach_least",
                             "beds_within_reach_least",
                             "outpatient_productivity_raised",
                             "inpatient_productivity_raised",
                             "fullest_place",
                             "fullest_place_lacks",
                             "base_shares_missed"})
        series.emplace_back(name);
    return series;
}

std::vector<std::string> facility_endings() {
    return {".outpatients",   ".inpatients",          ".bed_days",        ".catchment",
            ".visits_wanted", ".visits_possible",     ".bed_days_wanted", ".bed_days_possible",
            ".physicians",    ".physicians_required", ".nurses",          ".nurses_required",
            ".beds",          ".beds_required",       ".staffed_beds"};
}

PatientParameters build_patients(const Demand& demand, const Care& care, const CareSystem& county,
                                 const Calendar& calendar, ParameterRegister& numbers) {
    PatientParameters out;
    out.calendar = calendar;
    place_county(county, out);
    number_services(care, out, numbers);
    out.use = {number_use(demand.outpatient, calendar, numbers), number_use(demand.inpatient, calendar, numbers)};
    out.base_in_county = numbers.add(demand.base.in_county);
    out.base_primary = numbers.add(demand.base.primary);
    out.counted = demand.base.counted;

    const Choice& choice = care.choice;
    out.size_exponent = numbers.add(choice.size_exponent);
    out.outside_growth = numbers.add(choice.outside_growth_per_year);
    out.outside = {numbers.add_certain(0), numbers.add(choice.outside_specialist), numbers.add(choice.outside_ordinary),
                   numbers.add(choice.outside_complex)};
    out.outside_open = choice.outside_open;

    const Productivity& gives = care.productivity;
    const Parameter at_township = numbers.add(gives.township_visits);
    const Parameter visits[] = {numbers.add(gives.village_visits), at_township, at_township,
                                numbers.add(gives.county_visits)};
    const Parameter short_stay = numbers.add(gives.township_stay), long_stay = numbers.add(gives.county_stay);
    const Parameter low = numbers.add(gives.township_occupancy), high = numbers.add(gives.county_occupancy);
    for (int rank = 0; rank < ranks; ++rank) {
        const bool at_county = static_cast<Rank>(rank) == Rank::county;
        out.visits_a_day[rank] = visits[rank];
        out.stay[rank] = at_county ? long_stay : short_stay;
        out.occupancy[rank] = at_county ? high : low;
    }
    out.working_days = numbers.add(gives.working_days);
    out.complex_stay = numbers.add(gives.complex_stay);

    const TieredCare& tiers = care.tiered_care;
    out.home_first = numbers.add(tiers.home_first);
    out.further_home_first = numbers.add(tiers.further_home_first);
    out.resolved = numbers.add(tiers.resolved);
    out.referred_down = numbers.add(tiers.referred_down);
    out.stay_before_down = numbers.add(tiers.stay_before_down);
    const AllianceEffects& alliance = care.alliance_effects;
    out.shared_days = numbers.add(alliance.shared_days);
    out.further_shared_days = numbers.add(alliance.further_shared_days);
    out.capability_lift = numbers.add(alliance.capability_lift);
    out.preference = numbers.add(alliance.preference);
    out.outside_a_year = numbers.add(alliance.outside_log_odds_per_year);
    out.outside_years = numbers.add(alliance.outside_years);
    out.posted = numbers.add(care.upgrade_effects.physicians_posted);
    out.attraction = numbers.add(care.upgrade_effects.attraction);
    out.raised_outside = numbers.add(care.upgrade_effects.outside_log_odds);
    out.covering = county.reach.level;
    out.covering_minutes = county.reach.within_minutes.value();
    out.catchment_minutes = county.reach.catchment_minutes.value();

    bool at_level[2] = {false, false};
    for (std::size_t k = 0; k < 2; ++k)
        for (const int facility : out.service[k].able) at_level[out.at_county(facility)] = true;
    out.both_levels = at_level[0] && at_level[1];
    out.changing = out.preference.stride != 0;
    for (const Group& group : out.group) out.changing = out.changing || group.project >= 0;
    for (const ClassParameters& service : out.service) out.changing = out.changing || service.decay.stride != 0;

    out.record_facilities = care.record_facilities;
    out.series = patient_series();
    if (out.record_facilities) {
        for (const Provider& provider : county.providers)
            for (const std::string& ending : facility_endings()) out.series.push_back(provider.id + ending);
        out.series.emplace_back(first_outside_series);
    }
    out.follow_workload = out.record_facilities;
    return out;
}

}  // namespace permille::network
