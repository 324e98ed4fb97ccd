// Adding counties up, and what the sums say.
#include "permille/explore/roll_up.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::explore {
namespace {

const Text nowhere{"—", "—"};

// Sums of nothing are empty until something is added.
void add_to(std::vector<double>& sums, const std::vector<double>& more) {
    if (more.empty()) return;
    if (sums.empty()) sums.assign(more.size(), 0);
    expects(sums.size() == more.size());
    for (std::size_t r = 0; r < more.size(); ++r) sums[r] += more[r];
}

void add_to(IndicatorSums& sums, const IndicatorSums& more, bool fresh) {
    if (fresh || std::tie(more.first_position, more.first_row) < std::tie(sums.first_position, sums.first_row)) {
        sums.first_position = more.first_position;
        sums.first_row = more.first_row;
        sums.name = more.name;
        sums.unit = more.unit;
    }
    for (std::size_t v = 0; v < sums.verdicts.size(); ++v) sums.verdicts[v] += more.verdicts[v];
    add_to(sums.above, more.above);
    add_to(sums.below, more.below);
    sums.base_above += more.base_above;
    sums.base_below += more.base_below;
}

void add_to(GroupSums& sums, const GroupSums& more) {
    sums.counties += more.counties;
    sums.judged += more.judged;
    for (std::size_t r = 0; r < more.failed.size(); ++r) sums.failed[r] = sums.failed[r] || more.failed[r];
    add_to(sums.residents, more.residents);
    add_to(sums.reaching_all, more.reaching_all);
    for (const auto& [key, indicator] : more.indicators) {
        const auto [found, fresh] = sums.indicators.try_emplace(key);
        add_to(found->second, indicator, fresh);
    }
}

// A county as the sums of a group of one.
GroupSums sums_of(const CountySummary& summary, const CountyFutures& futures) {
    GroupSums sums;
    sums.counties = 1;
    sums.judged = futures.reaches_all.empty() ? 0 : 1;
    for (const char finished : futures.finished) sums.failed.push_back(finished ? 0 : 1);
    sums.residents = futures.residents;
    sums.reaching_all.assign(futures.reaches_all.begin(), futures.reaches_all.end());
    for (std::size_t i = 0; i < summary.rows.size(); ++i) {
        const CountyRow& row = summary.rows[i];
        const auto [found, fresh] = sums.indicators.try_emplace(row.key);
        if (!fresh) continue;  // a plan that asks twice for the same counts once, as it first asks
        IndicatorSums& one = found->second;
        one.first_position = summary.position;
        one.first_row = i;
        one.name = row.name;
        one.unit = row.unit;
        one.verdicts[static_cast<std::size_t>(row.verdict)] = 1;
    }
    for (const CountyFutures::Stock& stock : futures.stocks) {
        IndicatorSums& one = sums.indicators.at(stock.key);
        one.above = stock.above;
        one.below = stock.below;
        one.base_above = stock.base_above;
        one.base_below = stock.base_below;
    }
    return sums;
}

// The values of the replications that count, where they are finite; nothing when there is none.
template <class Value>
std::optional<indicators::Band> band_over(const std::vector<char>& failed, const Value& value) {
    std::vector<double> values;
    for (std::size_t r = 0; r < failed.size(); ++r)
        if (const double one = value(r); !failed[r] && std::isfinite(one)) values.push_back(one);
    if (values.empty()) return std::nullopt;
    return indicators::band_of(values);
}

std::optional<indicators::Band> band_over(const std::vector<char>& failed, const std::vector<double>& sums) {
    if (sums.empty()) return std::nullopt;
    return band_over(failed, [&](std::size_t r) { return sums[r]; });
}

RolledIndicator rolled_indicator(const IndicatorKey& key, const IndicatorSums& sums, const std::vector<char>& failed) {
    RolledIndicator out{.key = key,
                        .name = sums.name,
                        .unit = sums.unit,
                        .verdicts = sums.verdicts,
                        .base = {},
                        .value = {},
                        .stock = band_over(failed, sums.above)};
    for (const std::int64_t count : sums.verdicts) out.counties += count;
    if (sums.above.empty()) return out;
    out.value = band_over(failed, [&](std::size_t r) { return sums.above[r] / sums.below[r] * key.per; });
    if (sums.base_below > 0) out.base = sums.base_above / sums.base_below * key.per;
    return out;
}

std::optional<indicators::Probability> all_of(const GroupSums& sums) {
    indicators::Batches batches{};
    std::int64_t counted = 0;
    for (std::size_t r = 0; r < sums.reaching_all.size(); ++r) {
        if (sums.failed[r]) continue;
        indicators::Tally& batch = batches[r % indicators::batch_count];
        ++batch.all;
        ++counted;
        batch.met += sums.reaching_all[r] >= static_cast<double>(sums.judged);
    }
    if (counted == 0) return std::nullopt;
    return indicators::simulation_interval(batches);
}

}  // namespace

GroupSums& RollUp::group(const GroupKey& key, std::size_t position, const Text& province, const Text& city) {
    const auto [found, fresh] = groups_.try_emplace(key);
    GroupSums& sums = found->second;
    if (fresh) sums.failed.assign(replications_, 0);
    if (fresh || position < sums.first_position) {
        sums.first_position = position;
        sums.province = province;
        sums.city = city;
    }
    return sums;
}

void RollUp::add(const CountySummary& summary, const CountyFutures& futures) {
    expects(futures.finished.size() == replications_);
    const Text& province = summary.province.empty() ? nowhere : summary.province;
    const Text& city = summary.city.empty() ? nowhere : summary.city;
    const GroupSums sums = sums_of(summary, futures);
    using Level = GroupKey::Level;
    add_to(group({Level::all}, summary.position, {}, {}), sums);
    add_to(group({Level::province, province.zh}, summary.position, province, {}), sums);
    add_to(group({Level::city, province.zh, city.zh}, summary.position, province, city), sums);
}

void RollUp::add(const GroupKey& key, const GroupSums& sums) {
    expects(sums.failed.size() == replications_);
    add_to(group(key, sums.first_position, sums.province, sums.city), sums);
}

RolledGroup rolled(const GroupKey& key, const GroupSums& sums) {
    RolledGroup out{.key = key,
                    .province = sums.province,
                    .city = sums.city,
                    .counties = sums.counties,
                    .judged = sums.judged,
                    .failed_replications = std::count(sums.failed.begin(), sums.failed.end(), 1),
                    .people = band_over(sums.failed, sums.residents),
                    .reaching_all = band_over(sums.failed, sums.reaching_all),
                    .all = all_of(sums),
                    .indicators = {}};
    std::vector<std::pair<const IndicatorKey*, const IndicatorSums*>> order;
    for (const auto& [indicator, its_sums] : sums.indicators) order.emplace_back(&indicator, &its_sums);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second->first_position, a.second->first_row) <
               std::tie(b.second->first_position, b.second->first_row);
    });
    for (const auto& [indicator, its_sums] : order)
        out.indicators.push_back(rolled_indicator(*indicator, *its_sums, sums.failed));
    return out;
}

std::vector<RolledGroup> rolled(const RollUp& roll_up) {
    using Level = GroupKey::Level;
    // A group stands behind the group it is a part of; among equals the one that the list names first.
    struct Standing {
        std::size_t province = 0;
        Level level = Level::all;
        std::size_t first = 0;
        const GroupKey* key = nullptr;
        const GroupSums* sums = nullptr;
    };
    std::vector<Standing> order;
    for (const auto& [key, sums] : roll_up.groups()) {
        const auto province = roll_up.groups().find({Level::province, key.province});
        const std::size_t first = key.level == Level::all ? 0 : province->second.first_position;
        order.push_back({first, key.level, sums.first_position, &key, &sums});
    }
    std::sort(order.begin(), order.end(), [](const Standing& a, const Standing& b) {
        const bool a_inside = a.level != Level::all, b_inside = b.level != Level::all;
        return std::tie(a_inside, a.province, a.level, a.first) < std::tie(b_inside, b.province, b.level, b.first);
    });
    std::vector<RolledGroup> groups;
    for (const Standing& one : order) groups.push_back(rolled(*one.key, *one.sums));
    return groups;
}

}  // namespace permille::explore
