// A run reduced to what a portfolio keeps of it.
#include "permille/explore/county_result.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "permille/explore/trial.hpp"

namespace permille::explore {
namespace {

using indicators::Measure;

IndicatorKey key_of(const Scenario& scenario, const std::string& id, const plan::Target& target,
                    const std::optional<Measure>& measure, const simulation::Ensemble& ensemble) {
    const Horizon& horizon = scenario.horizon;
    IndicatorKey key{.base_year = horizon.base, .year = indicators::year_of(target, horizon)};
    const bool stock = measure && target.kind == plan::Kind::resource && measure->counted && measure->denominator >= 0;
    if (!stock) {
        key.id = id;
        return key;
    }
    key.numerator = ensemble.series()[static_cast<std::size_t>(measure->numerator)];
    key.denominator = ensemble.series()[static_cast<std::size_t>(measure->denominator)];
    key.per = measure->per;
    return key;
}

CountyRow row_of(const Scenario& scenario, std::size_t i, const indicators::Row& judged,
                 const simulation::Ensemble& ensemble) {
    const plan::Target& target = scenario.targets.entries[i].value;
    CountyRow row{.key = key_of(scenario, judged.id, target, judged.measure, ensemble),
                  .id = judged.id,
                  .number = target.row,
                  .name = target.name,
                  .unit = target.unit,
                  .verdict = judged.verdict,
                  .reach = judged.reach};
    if (judged.measure) row.band = judged.years[static_cast<std::size_t>(judged.measure->year)];
    if (judged.shortfall) row.shortfall = judged.shortfall->median;
    return row;
}

double sum_over(std::span<const double> values, std::span<const std::int64_t> replications) {
    double sum = 0;
    for (const std::int64_t r : replications) sum += values[static_cast<std::size_t>(r)];
    return sum;
}

CountyFutures::Stock stock_of(const CountyRow& row, std::size_t position, const Measure& measure,
                              const simulation::Ensemble& ensemble, std::span<const std::int64_t> finished) {
    const auto copy = [&](int series) {
        const auto values = ensemble.values(series, measure.year);
        return std::vector<double>(values.begin(), values.end());
    };
    return {.key = row.key,
            .row = position,
            .above = copy(measure.numerator),
            .below = copy(measure.denominator),
            .base_above = sum_over(ensemble.values(measure.numerator, 0), finished),
            .base_below = sum_over(ensemble.values(measure.denominator, 0), finished)};
}

// Where every projected row is met; empty when none is projected.
std::vector<char> reaches_all(const Rows& rows, std::size_t replications) {
    std::vector<char> all;
    for (const auto& row : rows) {
        if (!row) continue;
        if (all.empty()) all.assign(replications, 1);
        for (std::size_t r = 0; r < replications; ++r) all[r] = all[r] && row->met[r];
    }
    return all;
}

}  // namespace

std::size_t CountySummary::projected_rows() const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const CountyRow& row) { return row.reach.has_value(); }));
}

const CountyRow* CountySummary::worst_row() const {
    const CountyRow* worst = nullptr;
    for (const CountyRow& row : rows)
        if (row.reach && (worst == nullptr || row.reach->value < worst->reach->value)) worst = &row;
    return worst;
}

CountyResult result_of(std::size_t position, const LoadedScenario& loaded, const simulation::Ensemble& ensemble,
                       int threads) {
    const Scenario& scenario = loaded.scenario;
    const indicators::Verdicts verdicts = indicators::judge(scenario, ensemble, threads);
    const std::vector<std::int64_t> finished = indicators::finished_replications(ensemble);
    CountyResult result;
    CountySummary& summary = result.summary;
    CountyFutures& futures = result.futures;
    summary = {.position = position,
               .id = loaded.id,
               .digest = loaded.digest,
               .name = scenario.county ? scenario.county->name : scenario.name,
               .city = scenario.county ? scenario.county->city : Text{},
               .province = scenario.county ? scenario.county->province : Text{},
               .all = verdicts.joint.all,
               .binding = verdicts.joint.binding,
               .fails_first = verdicts.joint.fails_first,
               .failed_replications = static_cast<std::int64_t>(ensemble.failed.size())};
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
        summary.rows.push_back(row_of(scenario, i, verdicts.rows[i], ensemble));
        const CountyRow& row = summary.rows.back();
        if (row.reach) summary.expected_rows += row.reach->value;
        const bool known = std::any_of(futures.stocks.begin(), futures.stocks.end(),
                                       [&](const CountyFutures::Stock& stock) { return stock.key == row.key; });
        if (row.key.id.empty() && !known)
            futures.stocks.push_back(stock_of(row, i, *verdicts.rows[i].measure, ensemble, finished));
    }
    const auto replications = static_cast<std::size_t>(ensemble.replications());
    futures.finished.assign(replications, 0);
    for (const std::int64_t r : finished) futures.finished[static_cast<std::size_t>(r)] = 1;
    futures.reaches_all = reaches_all(rows_of(scenario, ensemble), replications);
    if (const int residents = ensemble.series_index("residents"); residents >= 0) {
        const auto values = ensemble.values(residents, ensemble.years());
        futures.residents.assign(values.begin(), values.end());
    }
    return result;
}

CountyResult not_run(std::size_t position, std::string id, const Issues& issues) {
    CountyResult result;
    result.summary.position = position;
    result.summary.name = {id, id};
    result.summary.id = std::move(id);
    for (const Issue& issue : issues.all())
        result.summary.issues.push_back({to_string(issue, Language::zh), to_string(issue, Language::en)});
    return result;
}

}  // namespace permille::explore
