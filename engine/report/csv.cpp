// Comma-separated values.
#include "permille/report/csv.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>
#include <vector>

#include "permille/describe/number.hpp"

namespace permille::report {
namespace {

std::string finite_text(double value) {
    return std::isfinite(value) ? shortest_text(value == 0 ? 0.0 : value) : std::string();
}

struct ValueColumn {
    indicators::Measure measure;
    std::span<const double> above, below;
};

std::vector<ValueColumn> value_columns(const RunResult& result, std::string& header) {
    std::vector<ValueColumn> columns;
    for (const indicators::Row& row : result.verdicts.rows) {
        if (!row.measure) continue;
        header += "," + csv_cell(row.id);
        const indicators::Measure& measure = *row.measure;
        const auto above = result.ensemble.values(measure.numerator, measure.year);
        columns.push_back(
            {measure, above,
             measure.denominator < 0 ? above : result.ensemble.values(measure.denominator, measure.year)});
    }
    return columns;
}

}  // namespace

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string indicators_csv(const RunResult& result, bool header) {
    std::string out = header ? "scenario,indicator,year,quantile,value,unit_zh,unit_en\n" : "";
    const std::string scenario = csv_cell(result.id);
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i) {
        const indicators::Row& row = result.verdicts.rows[i];
        const Text& unit = result.scenario.targets.entries[i].value.unit;
        const std::string units = csv_cell(unit.zh) + "," + csv_cell(unit.en);
        for (std::size_t t = 0; t < row.years.size(); ++t) {
            const indicators::Band& band = row.years[t];
            const std::array<std::pair<const char*, double>, 4> values{
                {{"p05", band.p05}, {"median", band.median}, {"p95", band.p95}, {"mean", band.mean}}};
            for (const auto& [quantile, value] : values)
                fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{}\n", scenario, csv_cell(row.id),
                               result.ensemble.base_year() + static_cast<int>(t), quantile, finite_text(value), units);
        }
    }
    return out;
}

std::string assumptions_csv(std::span<const indicators::Assumption> assumptions) {
    std::string out = "path,value,unit,class,source,title_zh,title_en,note_zh,note_en,place\n";
    for (const indicators::Assumption& one : assumptions) {
        const Place& place = one.number.place;
        std::string where = place.file ? *place.file : std::string();
        if (!where.empty() && place.line > 0) where += ":" + std::to_string(place.line);
        out += csv_cell(one.path) + "," + csv_cell(form_text(one.number)) + "," + csv_cell(one.unit) + "," +
               std::string(name_of(one.source)) + "," + csv_cell(one.number.source) + "," +
               csv_cell(one.source_title.zh) + "," + csv_cell(one.source_title.en) + "," + csv_cell(one.note.zh) + "," +
               csv_cell(one.note.en) + "," + csv_cell(where) + "\n";
    }
    return out;
}

void per_replication_csv(const RunResult& result, const std::function<void(std::string_view)>& write) {
    constexpr std::size_t piece = 64 * 1024;
    std::string out = "replication";
    const std::vector<ValueColumn> columns = value_columns(result, out);
    out += '\n';
    std::vector<char> failed(static_cast<std::size_t>(result.ensemble.replications()), 0);
    for (const auto& one : result.ensemble.failed) failed[static_cast<std::size_t>(one.replication)] = 1;
    for (std::size_t r = 0; r < failed.size(); ++r) {
        out += std::to_string(r);
        for (const ValueColumn& column : columns) {
            out += ',';
            if (!failed[r]) out += finite_text(column.measure.value(column.above[r], column.below[r]));
        }
        out += '\n';
        if (out.size() < piece) continue;
        write(out);
        out.clear();
    }
    if (!out.empty()) write(out);
}

}  // namespace permille::report
