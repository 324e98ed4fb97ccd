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

void check_use(Checker& checker, const std::string& path, const network::Use& use) {
    check_bands(checker, path + ".by_age", use.by_age);
    check_season(checker, path + ".season", use.season);
}

// A row that prints where people went in the base year and the share that the base year is given must be one.
void check_base_share(Checker& checker, const plan::Target& target, std::string_view above, std::string_view below,
                      std::string_view key, const Number& share) {
    if (!target.indicator || target.indicator->numerator != above || target.indicator->denominator != below) return;
    if (!target.base) return;
    const auto printed = checker.certain(*target.base), per = checker.certain(target.indicator->per);
    if (!printed || !per || *per <= 0) return;
    const double wanted = *printed / *per;
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
    for (const auto& [id, target] : scenario.targets) {
        if (target.kind != plan::Kind::service) continue;
        check_base_share(checker, target, "visits_in_county", "visits_everywhere", "in_county", demand.base.in_county);
        check_base_share(checker, target, "outpatients_primary", "outpatients_in_county", "primary",
                         demand.base.primary);
    }
}

}  // namespace permille
