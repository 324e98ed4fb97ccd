// Rules across the fields of demand and care, and of rows that the patient model projects.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "checker.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/number.hpp"

namespace permille {
namespace {

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || std::to_string(value) != text)
        return std::nullopt;
    return value;
}

void check_bands(Checker& checker, const std::string& path, const Map<Number>& bands) {
    bool from_birth = bands.empty();
    for (const auto& [age, relative] : bands) {
        const auto first = whole(age);
        if (!first || *first < 0 || *first > 100)
            checker.mistake(path + "." + age, say(Phrase::band_age, {excerpt(age, 40)}));
        from_birth = from_birth || first == 0;
    }
    if (!from_birth) checker.mistake(path, say(Phrase::band_from_birth));
}

void check_season(Checker& checker, const std::string& path, const Map<Number>& season) {
    for (const auto& [month, relative] : season) {
        const auto number = whole(month);
        if (!number || *number < 1 || *number > 12)
            checker.mistake(path + "." + month, say(Phrase::month_number, {excerpt(month, 40)}));
        if (!std::holds_alternative<double>(relative.form)) checker.mistake(relative.path, say(Phrase::must_be_known));
    }
    std::string missing;
    for (int month = 1; month <= 12; ++month) {
        if (season.find(std::to_string(month)) != nullptr) continue;
        missing += (missing.empty() ? "" : ", ") + std::to_string(month);
    }
    if (!missing.empty()) checker.mistake(path, say(Phrase::months_missing, {missing}));
}

// Relative numbers that are all 0 would divide by nothing.
void check_some(Checker& checker, const std::string& path, const Map<Number>& relative) {
    const bool none = !relative.empty() && std::all_of(relative.begin(), relative.end(), [&](const auto& entry) {
        return checker.certain(entry.value) == 0.0;
    });
    if (none) checker.mistake(path, say(Phrase::use_of_none));
}

void check_use(Checker& checker, const std::string& path, const network::Use& use) {
    check_some(checker, path + ".by_age", use.by_age);
    check_some(checker, path + ".season", use.season);
    check_bands(checker, path + ".by_age", use.by_age);
    check_season(checker, path + ".season", use.season);
}

bool outside_closed(const Scenario& scenario) {
    return scenario.care && !scenario.care->choice.outside_open;
}

// What a lever adds to a share may not take it beyond all there is.
void check_levers_of_shares(Checker& checker) {
    if (!checker.scenario.care) return;
    const network::Care& care = *checker.scenario.care;
    const auto together = [&](const Number& share, std::string_view name, const Number& further) {
        const auto a = checker.certain(share), b = checker.certain(further);
        if (a && b && *a + *b > 1 + 1e-9)
            checker.mistake(further.path,
                            say(Phrase::share_and_lever_above_one, {name, shortest_text(as_printed(*a + *b))}));
    };
    together(care.tiered_care.home_first, "home_first", care.tiered_care.further_home_first);
    together(care.alliance_effects.shared_days, "shared_days", care.alliance_effects.further_shared_days);
}

// A row that prints where people went in the base year and the share that the base year is given must be one.
void check_base_share(Checker& checker, const plan::Target& target, std::string_view above, std::string_view below,
                      std::string_view key, const Number& share) {
    if (!target.indicator || target.indicator->numerator != above || target.indicator->denominator != below) return;
    if (!target.base) return;
    const auto printed = checker.certain(*target.base), per = checker.certain(target.indicator->per);
    if (!printed || !per || *per <= 0) return;
    const double wanted = *printed / *per;
    if (wanted > 1 + 1e-9) {
        checker.mistake(target.base->path,
                        say(Phrase::base_share_above,
                            {printable(target.row), form_text(*target.base), shortest_text(as_printed(wanted))}));
        return;
    }
    if (key == "in_county" && outside_closed(checker.scenario) && wanted < 1) {
        checker.mistake("care.choice.outside_open",
                        say(Phrase::base_share_closed, {printable(target.row), form_text(*target.base)}));
        return;
    }
    const auto known = checker.certain(share);
    if (known && std::abs(*known - wanted) <= 1e-9) return;
    checker.mistake(share.path, say(Phrase::base_share_apart, {form_text(*target.base), key, form_text(share),
                                                               shortest_text(as_printed(wanted))}));
}

}  // namespace

void check_patients(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    if (!scenario.demand) return;
    const network::Demand& demand = *scenario.demand;
    check_use(checker, "demand.outpatient", demand.outpatient);
    check_use(checker, "demand.inpatient", demand.inpatient);
    for (const Number* number : {&demand.base.in_county, &demand.base.primary}) checker.one_value(*number);
    check_levers_of_shares(checker);
    for (const auto& [id, target] : scenario.targets) {
        if (target.kind != plan::Kind::service) continue;
        check_base_share(checker, target, "visits_in_county", "visits_everywhere", "in_county", demand.base.in_county);
        check_base_share(checker, target, "outpatients_primary", "outpatients_in_county", "primary",
                         demand.base.primary);
    }
}

}  // namespace permille
