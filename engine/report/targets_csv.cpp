// The rows of the plan as a table for spreadsheets, and the findings of check.
#include <cmath>
#include <initializer_list>

#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

std::string figure(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? shortest_text(*value == 0 ? 0.0 : *value) : std::string();
}

std::string printed(const std::optional<Number>& number, int year) {
    return number ? figure(number->mean_in(year)) : std::string();
}

void add_line(std::string& out, std::initializer_list<std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out += ',';
        first = false;
        out += csv_cell(cell);
    }
    out += '\n';
}

void add_row(std::string& out, const RunResult& result, std::size_t i) {
    const auto& [id, target] = result.scenario.targets.entries[i];
    const indicators::Row& row = result.verdicts.rows[i];
    const int base_year = static_cast<int>(result.scenario.horizon.base);
    std::optional<double> median, p05, p95, reach, low, high, missing, if_missed, estimates;
    if (row.measure) {
        const indicators::Band& band = row.years[static_cast<std::size_t>(row.measure->year)];
        median = band.median, p05 = band.p05, p95 = band.p95;
    }
    if (row.reach) reach = row.reach->value, low = row.reach->low, high = row.reach->high;
    if (row.shortfall) missing = row.shortfall->median, if_missed = row.shortfall->if_missed;
    if (i < result.estimates_shares.size() && result.estimates_shares[i]) estimates = result.estimates_shares[i]->share;
    add_line(out, {result.id,
                   target.row,
                   id,
                   target.name.zh,
                   target.name.en,
                   std::string(name_of(target.kind)),
                   std::string(name_of(target.nature)),
                   target.unit.zh,
                   target.unit.en,
                   printed(target.base, base_year),
                   printed_base(target) == "—" ? std::string() : printed_base(target),
                   std::string(name_of(target.op)),
                   printed(target.target, base_year),
                   printed_target(target),
                   std::to_string(indicators::year_of(target, result.scenario.horizon)),
                   figure(p05),
                   figure(median),
                   figure(p95),
                   figure(reach),
                   figure(low),
                   figure(high),
                   std::string(name_of(row.verdict)),
                   row.borderline ? "true" : "false",
                   figure(missing),
                   figure(if_missed),
                   row.unit.zh,
                   row.unit.en,
                   row.first_year ? std::to_string(*row.first_year) : std::string(),
                   row.reason.zh,
                   row.reason.en,
                   figure(estimates)});
}

}  // namespace

std::string targets_csv(const RunResult& result, bool header) {
    std::string out;
    if (header)
        out =
            "scenario,row,indicator,name_zh,name_en,kind,nature,unit_zh,unit_en,base,base_text,operator,target,"
            "target_text,year,p05,median,p95,p_reach,p_low,p_high,verdict,borderline,shortfall,shortfall_if_missed,"
            "shortfall_unit_zh,shortfall_unit_en,first_year,reason_zh,reason_en,"
            "estimates_variance_share\n";
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i) add_row(out, result, i);
    return out;
}

std::string findings_csv(std::span<const CheckedScenario> scenarios) {
    std::string out = "scenario,finding,severity,rows,message_zh,message_en\n";
    for (const CheckedScenario& checked : scenarios) {
        for (const Finding& finding : checked.findings) {
            std::string rows;
            for (const std::string& row : finding.rows) rows += (rows.empty() ? "" : " ") + row;
            add_line(out, {checked.scenario, finding.id, std::string(name_of(finding.severity)), rows,
                           finding.message.zh, finding.message.en});
        }
    }
    return out;
}

}  // namespace permille::report
