// The tidy tables of a portfolio.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <map>

#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/portfolio_report.hpp"

namespace permille::report {
namespace {

using explore::CountyRow;
using explore::CountySummary;
using explore::GroupKey;
using explore::RolledGroup;
using indicators::Band;
using indicators::Probability;

std::string value_cell(double value) {
    return std::isfinite(value) ? shortest_text(value == 0 ? 0.0 : value) : std::string();
}
std::string value_cell(const std::optional<double>& value) {
    return value ? value_cell(*value) : std::string();
}
std::string band_cells(const std::optional<Band>& band) {
    if (!band) return ",,,";
    return value_cell(band->p05) + "," + value_cell(band->median) + "," + value_cell(band->p95) + "," +
           value_cell(band->mean);
}
std::string probability_cells(const std::optional<Probability>& p) {
    if (!p) return ",,";
    return value_cell(p->value) + "," + value_cell(p->low) + "," + value_cell(p->high);
}
std::string text_cells(const Text& both) {
    return csv_cell(both.zh) + "," + csv_cell(both.en);
}

std::string line_of(std::initializer_list<std::string> cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
    return line + "\n";
}

std::string_view level_word(GroupKey::Level level) {
    switch (level) {
        case GroupKey::Level::province: return "province";
        case GroupKey::Level::city: return "city";
        case GroupKey::Level::all: break;
    }
    return "all";
}

std::string group_cells(const RolledGroup& group) {
    return std::string(level_word(group.key.level)) + "," + text_cells(group.province) + "," + text_cells(group.city);
}

std::string verdict_counts(const CountySummary& county) {
    std::array<std::int64_t, 5> counts{};
    for (const CountyRow& row : county.rows) ++counts[static_cast<std::size_t>(row.verdict)];
    return fmt::format("{}", fmt::join(counts, ","));
}

}  // namespace

std::string counties_csv(const explore::Portfolio& portfolio) {
    std::string out =
        "position,county,name_zh,name_en,city_zh,city_en,province_zh,province_en,ran,rank,p_all,p_all_low,p_all_high,"
        "p_binding,p_binding_low,p_binding_high,expected_rows,projected_rows,reachable,likely,at_risk,out_of_reach,"
        "not_projected,worst_row,worst_p,fails_first,failed_replications,digest\n";
    std::map<const CountySummary*, std::size_t> ranks;
    for (const CountySummary* county : explore::league(portfolio)) ranks.emplace(county, ranks.size() + 1);
    for (const CountySummary& county : portfolio.counties) {
        const CountyRow* worst = county.worst_row();
        const auto rank = ranks.find(&county);
        out += line_of({std::to_string(county.position), csv_cell(county.id), text_cells(county.name),
                        text_cells(county.city), text_cells(county.province), county.ran() ? "true" : "false",
                        rank == ranks.end() ? "" : std::to_string(rank->second), probability_cells(county.all),
                        probability_cells(county.binding), county.ran() ? value_cell(county.expected_rows) : "",
                        county.ran() ? std::to_string(county.projected_rows()) : "",
                        county.ran() ? verdict_counts(county) : ",,,,", worst != nullptr ? csv_cell(worst->id) : "",
                        worst != nullptr ? value_cell(worst->reach->value) : "", csv_cell(county.fails_first),
                        county.ran() ? std::to_string(county.failed_replications) : "", county.digest});
    }
    return out;
}

std::string county_rows_csv(const CountySummary& county, bool header) {
    std::string out =
        header ? "county,row,indicator,name_zh,name_en,unit_zh,unit_en,year,verdict,p_reach,p_low,p_high,p05,median,"
                 "p95,mean,shortfall\n"
               : "";
    for (const CountyRow& row : county.rows)
        out += line_of({csv_cell(county.id), csv_cell(row.number), csv_cell(row.id), text_cells(row.name),
                        text_cells(row.unit), std::to_string(row.key.year), std::string(name_of(row.verdict)),
                        probability_cells(row.reach), band_cells(row.band), value_cell(row.shortfall)});
    return out;
}

std::string county_rows_csv(const explore::Portfolio& portfolio) {
    std::string out = county_rows_csv(CountySummary{}, true);
    for (const CountySummary& county : portfolio.counties) out += county_rows_csv(county, false);
    return out;
}

std::string rollup_csv(std::span<const RolledGroup> groups) {
    std::string out =
        "level,province_zh,province_en,city_zh,city_en,indicator,numerator,denominator,per,base_year,year,name_zh,"
        "name_en,unit_zh,unit_en,counties,reachable,likely,at_risk,out_of_reach,not_projected,base,p05,median,p95,mean,"
        "stock_p05,stock_median,stock_p95,stock_mean\n";
    for (const RolledGroup& group : groups)
        for (const explore::RolledIndicator& one : group.indicators)
            out += line_of({group_cells(group), csv_cell(one.key.id), csv_cell(one.key.numerator),
                            csv_cell(one.key.denominator), one.key.id.empty() ? value_cell(one.key.per) : "",
                            std::to_string(one.key.base_year), std::to_string(one.key.year), text_cells(one.name),
                            text_cells(one.unit), std::to_string(one.counties),
                            fmt::format("{}", fmt::join(one.verdicts, ",")), value_cell(one.base),
                            band_cells(one.value), band_cells(one.stock)});
    return out;
}

std::string groups_csv(std::span<const RolledGroup> groups) {
    std::string out =
        "level,province_zh,province_en,city_zh,city_en,counties,judged,failed_replications,people_p05,people_median,"
        "people_p95,people_mean,reaching_all_p05,reaching_all_median,reaching_all_p95,reaching_all_mean,p_all,"
        "p_all_low,p_all_high\n";
    for (const RolledGroup& group : groups)
        out += line_of({group_cells(group), std::to_string(group.counties), std::to_string(group.judged),
                        std::to_string(group.failed_replications), band_cells(group.people),
                        band_cells(group.reaching_all), probability_cells(group.all)});
    return out;
}

}  // namespace permille::report
