// One rule for each share of patients.
#include "service_limits.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/indicators/figures.hpp"

namespace permille::indicators {
namespace {

// Beds above this share of their days are full: who is turned away goes elsewhere.
constexpr double full = 0.95;

Limit of_leaving(const plan::Target& target, const Median& median, const Text& missing) {
    const double everywhere = median(target.indicator->denominator, "");
    const double leaving = median(target.indicator->denominator, target.indicator->numerator);
    const double staffed = median("bed_days_staffed", ""), used = staffed > 0 ? median("bed_days", "") / staffed : 0;
    const bool no_room = used >= full;
    return {no_room ? LimitRule::room : LimitRule::choice,
            say(no_room ? Phrase::limit_room : Phrase::limit_choice,
                {grouped(everywhere), grouped(leaving), percent(used), missing})};
}

Limit of_primary_share(const plan::Target& target, const Median& median, double wanted, const Text& missing) {
    const double all = median("outpatients_in_county", ""),
                 at_hospitals = median("outpatients_in_county", "outpatients_primary"),
                 specialist = median("specialist_outpatient.served", "");
    const double most = all > 0 ? (1 - specialist / all) * target.indicator->per.mean_in(0) : 0;
    if (most < wanted)
        return {LimitRule::case_mix,
                say(Phrase::limit_case_mix, {grouped(all), grouped(specialist), with_decimals(most, 1), missing})};
    return {LimitRule::choice,
            say(Phrase::limit_hospital_first, {grouped(all), grouped(at_hospitals), grouped(specialist), missing})};
}

Limit of_distance(const Scenario& scenario, const plan::Target& target, const Median& median, const Text& missing) {
    const double people = median(target.indicator->denominator, ""),
                 beyond = median(target.indicator->denominator, target.indicator->numerator);
    return {LimitRule::distance,
            say(Phrase::limit_distance,
                {grouped(people), grouped(beyond), grouped(scenario.network.reach.within_minutes.value()), missing})};
}

}  // namespace

std::optional<Limit> service_limit(const Scenario& scenario, const plan::Target& target, const Median& median,
                                   double wanted, const Text& missing) {
    if (!target.indicator || !scenario.care) return std::nullopt;
    const std::string& counted = target.indicator->numerator;
    if (counted == "visits_in_county") return of_leaving(target, median, missing);
    if (counted == "outpatients_primary") return of_primary_share(target, median, wanted, missing);
    if (counted.ends_with("people_covered")) return of_distance(scenario, target, median, missing);
    return std::nullopt;
}

}  // namespace permille::indicators
