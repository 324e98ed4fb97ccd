// The sentences below the planner's table.
#include "closing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/indicators/patients.hpp"
#include "permille/plan/amount.hpp"
#include "permille/report/alliance_sentence.hpp"
#include "permille/report/base_service_sentences.hpp"
#include "permille/report/estimates_sentence.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "permille/report/precision_sentence.hpp"
#include "permille/report/resolved_text.hpp"
#include "permille/report/worst_off.hpp"
#include "permille/scenario/ways.hpp"

namespace permille::report {
namespace {

// The row of the plan that counts beds, and how many of them can be staffed; nothing where there is no such row.
Text staffed_beds_line(const RunResult& result) {
    if (!result.staffed_beds) return {};
    const auto& targets = result.scenario.targets.entries;
    const auto row = std::find_if(targets.begin(), targets.end(), [](const auto& entry) {
        return entry.value.indicator && entry.value.indicator->numerator == "beds";
    });
    if (row == targets.end()) return {};
    const std::string number = printable(row->value.row);
    const indicators::StaffedBeds& beds = *result.staffed_beds;
    if (!beds.staffed || !beds.per_1000)
        return say(Phrase::closing_staffed_beds_unknown,
                   {number, Text{printable(beds.reason.zh), printable(beds.reason.en)}});
    const indicators::Band &staffed = *beds.staffed, &density = *beds.per_1000;
    return say(
        Phrase::closing_staffed_beds,
        {number, grouped(beds.counted.median), grouped(staffed.median), grouped(staffed.p05), grouped(staffed.p95),
         with_decimals(density.median, 2), with_decimals(density.p05, 2), with_decimals(density.p95, 2)});
}

// Recruits of the projection beside those that the plan counts of the past, where it counts any.
Text recruits_line(const RunResult& result) {
    if (!result.recruits) return {};
    const Horizon& horizon = result.scenario.horizon;
    const plan::Recruits& past = *result.scenario.recruits;
    return say(Phrase::closing_recruits,
               {horizon.base + 1, horizon.target, grouped(result.recruits->median), grouped(result.recruits->p05),
                grouped(result.recruits->p95), printable(past.passage), past.from, past.to,
                grouped(past.people.mean_in(static_cast<int>(horizon.base)))});
}

// Whose growth was clipped in more than a few replications.
Text clipped_line(const indicators::Clipped& clipped) {
    constexpr double worth_saying = 0.01;
    if (clipped.share < worth_saying) return {};
    const Phrase phrase = clipped.kind == indicators::ClippedKind::recruits   ? Phrase::closing_clipped_staff
                          : clipped.kind == indicators::ClippedKind::training ? Phrase::closing_clipped_training
                                                                              : Phrase::closing_clipped_capacity;
    return say(phrase, {Text{printable(clipped.name.zh), printable(clipped.name.en)},
                        with_decimals(clipped.share * 100, 0) + "%"});
}

// Of the resources over towns the table tells one: the physicians, or the first where they are not projected.
const indicators::ResourceSpread* told_resource(const RunResult& result) {
    if (!result.distribution) return nullptr;
    for (const indicators::ResourceSpread& resource : result.distribution->resources)
        if (result.scenario.staffing && resource.id == result.scenario.staffing->physicians) return &resource;
    return &result.distribution->resources.front();
}

// Numbers of rows, side by side in a sentence.
struct RowNumbers {
    Text numbers;
    int count = 0;

    void add(const plan::Target& target) {
        const std::string row = printable(target.row);
        add_to_list(numbers, {row, row});
        ++count;
    }
    Text text() const { return say(count == 1 ? Phrase::row_number : Phrase::row_numbers, {numbers}); }
};

// How the binding targets fare together, and which they are.
Text binding_sentence(const RunResult& result) {
    RowNumbers projected, others;
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i) {
        const plan::Target& target = result.scenario.targets.entries[i].value;
        if (target.nature != plan::Nature::binding) continue;
        const bool judged = result.verdicts.rows[i].measure.has_value();
        (judged ? projected : others).add(target);
    }
    if (!result.verdicts.joint.binding)
        return others.count == 0 ? Text{} : say(Phrase::closing_binding_none, {others.text()});
    const Text which =
        others.count == 0 ? projected.text() : say(Phrase::binding_unprojected, {projected.text(), others.text()});
    return say(Phrase::closing_binding, {which, percent(result.verdicts.joint.binding->value)});
}

// How much of what starts from an estimate rests on estimates; nothing where no such row's variance is known.
Text rest_of_starts(const RunResult& result, const std::vector<TableRow>& rows) {
    RowNumbers numbers;
    double least = 1, most = 0;
    for (std::size_t i = 0; i < rows.size() && i < result.estimates_shares.size(); ++i) {
        const auto& share = result.estimates_shares[i];
        if (!rows[i].estimated_start || !share) continue;
        numbers.add(result.scenario.targets.entries[i].value);
        least = std::min(least, share->share);
        most = std::max(most, share->share);
    }
    if (numbers.count == 0) return {};
    const std::string low = percent(least), high = percent(most);
    const Text range = low == high ? Text{low, low} : say(Phrase::low_to_high, {low, high});
    return say(Phrase::closing_starts_rest, {numbers.text(), range});
}

// From which value on a row that asks for about a figure counts as met; nothing for other rows, and for those whose
// limit lies elsewhere in each replication.
Text about_line(const RunResult& result, std::size_t row) {
    const plan::Target& target = result.scenario.targets.entries[row].value;
    const auto& measure = result.verdicts.rows[row].measure;
    if (target.op != plan::Operator::about || !measure) return {};
    const indicators::Criterion criterion(target, measure->years());
    const double rounded = std::round(criterion.limit(0) * 1e9) / 1e9;  // a sum of decimals, not of their binary kin
    const std::string limit = (criterion.at_least() ? "≥ " : "≤ ") + shortest_text(rounded);
    return say(Phrase::closing_remark, {printable(target.row), printable_text(target.name),
                                        say(Phrase::closing_about, {plan::amount(limit, target.unit)})});
}

// What keeps a missed row from its target; nothing for others.
Text limit_line(const RunResult& result, std::size_t row) {
    const Text& limit = result.explanations[row].limit.sentence;
    if (limit.empty()) return {};
    const plan::Target& target = result.scenario.targets.entries[row].value;
    return say(Phrase::closing_remark,
               {printable(target.row), printable_text(target.name), say(Phrase::why_limits, {printable_text(limit)})});
}

}  // namespace

std::vector<Text> closing_sentences(const RunResult& result, const std::vector<TableRow>& rows,
                                    const TableOptions& options) {
    std::vector<Text> sentences;
    const auto line = [&](Text text) {
        if (!text.empty()) sentences.push_back(std::move(text));
    };
    const indicators::Verdicts& verdicts = result.verdicts;
    if (!verdicts.failed.empty()) {
        std::string first;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, verdicts.failed.size()); ++i)
            first += (i > 0 ? ", " : "") + std::to_string(verdicts.failed[i].replication);
        line(say(Phrase::closing_failed, {verdicts.failed.size(), first}));
    }
    if (verdicts.joint.all) {
        const auto judged = std::count_if(verdicts.rows.begin(), verdicts.rows.end(),
                                          [](const auto& row) { return row.measure.has_value(); });
        line(say(Phrase::closing_joint, {judged, percent(verdicts.joint.all->value)}));
    }
    line(binding_sentence(result));
    if (const plan::Target* first = result.scenario.targets.find(verdicts.joint.fails_first))
        line(say(Phrase::closing_fails_first,
                 {printable(first->row), Text{printable(first->name.zh), printable(first->name.en)}}));
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) line(about_line(result, i));
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
        const plan::Target& target = result.scenario.targets.entries[i].value;
        if (verdicts.rows[i].remark.empty()) continue;
        line(say(Phrase::closing_remark,
                 {printable(target.row), Text{printable(target.name.zh), printable(target.name.en)},
                  verdicts.rows[i].remark}));
    }
    for (std::size_t i = 0; options.limits && i < result.explanations.size(); ++i) line(limit_line(result, i));
    line(staffed_beds_line(result));
    line(recruits_line(result));
    for (const indicators::Clipped& clipped : result.clipped) line(clipped_line(clipped));
    for (const indicators::LateAlliance& late : indicators::late_alliances(
             result.scenario, result.ensemble, indicators::finished_replications(result.ensemble)))
        line(late_alliance_sentence(result.scenario, late));
    for (const AwaitedRoad& road : awaited_roads(result.scenario)) line(printable_text(road.sentence));
    if (const auto base =
            indicators::base_service_of(result.ensemble, indicators::finished_replications(result.ensemble)))
        for (const Text& raised : base_year_remarks(*base)) line(raised);
    if (const auto* resource = told_resource(result)) {
        line(inequality_sentence(*resource));
        line(worst_off_sentence(result, *resource));
    }
    if (indicators::patients_left_out(result.scenario, result.ensemble, result.distribution))
        line(say(Phrase::closing_patients, {options.file + options.options}));
    const bool any_start =
        std::any_of(rows.begin(), rows.end(), [](const TableRow& row) { return row.estimated_start; });
    if (any_start) line(say(Phrase::closing_starts));
    line(rest_of_starts(result, rows));
    const double estimates = indicators::estimate_share(indicators::count_sources(result.assumptions));
    line(say(Phrase::closing_estimates, {percent(estimates), options.file + options.options}));
    line(estimates_sentence(result));
    if (result.precision) line(precision_sentence(result));
    line(observed_sentence(result.scenario));
    if (!result.findings.empty())
        line(say(Phrase::closing_findings, {result.findings.size(), options.file + options.options}));
    return sentences;
}

}  // namespace permille::report
