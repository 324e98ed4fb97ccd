// Lines of JSON: numbers in the shortest form that reads back the same.
#include "permille/report/portfolio_part.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <utility>

#include "json_document.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/version.hpp"

namespace permille::report {
namespace {

namespace fs = std::filesystem;
using explore::CountyRow;
using explore::CountySummary;
using explore::GroupKey;
using explore::GroupSums;
using explore::IndicatorKey;
using explore::IndicatorSums;
using explore::Portfolio;
using indicators::Band;
using indicators::Probability;

constexpr std::string_view schema = "permille.portfolio-part/1";

Json pair_of(const Text& one) {
    return Json::array({one.zh, one.en});
}
Text text_in(const Json& one) {
    return {one.at(0).get<std::string>(), one.at(1).get<std::string>()};
}

Json packed(const std::optional<Probability>& p) {
    return p ? Json::array({p->value, p->low, p->high}) : Json(nullptr);
}
std::optional<Probability> probability_in(const Json& from) {
    if (from.is_null()) return std::nullopt;
    return Probability{from.at(0).get<double>(), from.at(1).get<double>(), from.at(2).get<double>()};
}

// A row whose denominator is 0 in every replication has bands of not-a-numbers: null.
Json packed(const std::optional<Band>& band) {
    return band ? Json::array({number(band->p05), number(band->median), number(band->p95), number(band->mean)})
                : Json(nullptr);
}
std::optional<Band> band_in(const Json& from) {
    if (from.is_null()) return std::nullopt;
    const auto at = [&](std::size_t i) {
        return from.at(i).is_null() ? std::numeric_limits<double>::quiet_NaN() : from.at(i).get<double>();
    };
    return Band{at(0), at(1), at(2), at(3)};
}

Json packed(const IndicatorKey& key) {
    return Json::array({key.id, key.numerator, key.denominator, key.per, key.base_year, key.year});
}
IndicatorKey key_in(const Json& from) {
    return {from.at(0).get<std::string>(), from.at(1).get<std::string>(),  from.at(2).get<std::string>(),
            from.at(3).get<double>(),      from.at(4).get<std::int64_t>(), from.at(5).get<std::int64_t>()};
}

Json packed(const CountyRow& row) {
    return {{"key", packed(row.key)},
            {"id", row.id},
            {"number", row.number},
            {"name", pair_of(row.name)},
            {"unit", pair_of(row.unit)},
            {"verdict", static_cast<int>(row.verdict)},
            {"reach", packed(row.reach)},
            {"band", packed(row.band)},
            {"shortfall", row.shortfall ? Json(*row.shortfall) : Json(nullptr)}};
}
CountyRow row_in(const Json& from) {
    const int verdict = from.at("verdict").get<int>();
    if (verdict < 0 || verdict > static_cast<int>(indicators::Verdict::not_projected))
        throw std::out_of_range("verdict");
    CountyRow row{.key = key_in(from.at("key")),
                  .id = from.at("id").get<std::string>(),
                  .number = from.at("number").get<std::string>(),
                  .name = text_in(from.at("name")),
                  .unit = text_in(from.at("unit")),
                  .verdict = static_cast<indicators::Verdict>(verdict),
                  .reach = probability_in(from.at("reach")),
                  .band = band_in(from.at("band"))};
    if (!from.at("shortfall").is_null()) row.shortfall = from.at("shortfall").get<double>();
    return row;
}

Json packed(const CountySummary& county) {
    Json out{{"position", county.position},
             {"id", county.id},
             {"digest", county.digest},
             {"name", pair_of(county.name)},
             {"city", pair_of(county.city)},
             {"province", pair_of(county.province)},
             {"rows", Json::array()},
             {"all", packed(county.all)},
             {"binding", packed(county.binding)},
             {"expected_rows", county.expected_rows},
             {"fails_first", county.fails_first},
             {"failed_replications", county.failed_replications},
             {"issues", Json::array()}};
    for (const CountyRow& row : county.rows) out["rows"].push_back(packed(row));
    for (const Text& issue : county.issues) out["issues"].push_back(pair_of(issue));
    return out;
}
CountySummary county_in(const Json& from) {
    CountySummary county{.position = from.at("position").get<std::size_t>(),
                         .id = from.at("id").get<std::string>(),
                         .digest = from.at("digest").get<std::string>(),
                         .name = text_in(from.at("name")),
                         .city = text_in(from.at("city")),
                         .province = text_in(from.at("province")),
                         .all = probability_in(from.at("all")),
                         .binding = probability_in(from.at("binding")),
                         .expected_rows = from.at("expected_rows").get<double>(),
                         .fails_first = from.at("fails_first").get<std::string>(),
                         .failed_replications = from.at("failed_replications").get<std::int64_t>()};
    for (const Json& row : from.at("rows")) county.rows.push_back(row_in(row));
    for (const Json& issue : from.at("issues")) county.issues.push_back(text_in(issue));
    return county;
}

// Sums are of whole numbers: written without a fraction.
Json packed(const std::vector<double>& sums) {
    Json out = Json::array();
    for (const double sum : sums) out.push_back(static_cast<std::int64_t>(sum));
    return out;
}
std::vector<double> sums_in(const Json& from, std::size_t replications) {
    auto sums = from.get<std::vector<double>>();
    if (!sums.empty() && sums.size() != replications) throw std::out_of_range("replications");
    return sums;
}

Json packed(const GroupKey& key, const GroupSums& sums) {
    Json failed = Json::array();
    for (std::size_t r = 0; r < sums.failed.size(); ++r)
        if (sums.failed[r]) failed.push_back(r);
    Json out{{"level", static_cast<int>(key.level)},
             {"first_position", sums.first_position},
             {"province", pair_of(sums.province)},
             {"city", pair_of(sums.city)},
             {"counties", sums.counties},
             {"judged", sums.judged},
             {"failed", std::move(failed)},
             {"residents", packed(sums.residents)},
             {"reaching_all", packed(sums.reaching_all)},
             {"indicators", Json::array()}};
    for (const auto& [indicator, one] : sums.indicators)
        out["indicators"].push_back({{"key", packed(indicator)},
                                     {"first_position", one.first_position},
                                     {"first_row", one.first_row},
                                     {"name", pair_of(one.name)},
                                     {"unit", pair_of(one.unit)},
                                     {"verdicts", one.verdicts},
                                     {"above", packed(one.above)},
                                     {"below", packed(one.below)},
                                     {"base_above", static_cast<std::int64_t>(one.base_above)},
                                     {"base_below", static_cast<std::int64_t>(one.base_below)}});
    return out;
}

IndicatorSums indicator_in(const Json& from, std::size_t replications) {
    return {.first_position = from.at("first_position").get<std::size_t>(),
            .first_row = from.at("first_row").get<std::size_t>(),
            .name = text_in(from.at("name")),
            .unit = text_in(from.at("unit")),
            .verdicts = from.at("verdicts").get<std::array<std::int64_t, 5>>(),
            .above = sums_in(from.at("above"), replications),
            .below = sums_in(from.at("below"), replications),
            .base_above = from.at("base_above").get<double>(),
            .base_below = from.at("base_below").get<double>()};
}

void add_group(const Json& from, explore::RollUp& roll_up) {
    const auto replications = static_cast<std::size_t>(roll_up.replications());
    GroupSums sums;
    sums.first_position = from.at("first_position").get<std::size_t>();
    sums.province = text_in(from.at("province"));
    sums.city = text_in(from.at("city"));
    sums.counties = from.at("counties").get<std::int64_t>();
    sums.judged = from.at("judged").get<std::int64_t>();
    sums.failed.assign(replications, 0);
    for (const Json& r : from.at("failed")) sums.failed.at(r.get<std::size_t>()) = 1;
    sums.residents = sums_in(from.at("residents"), replications);
    sums.reaching_all = sums_in(from.at("reaching_all"), replications);
    for (const Json& one : from.at("indicators"))
        sums.indicators.emplace(key_in(one.at("key")), indicator_in(one, replications));
    const int level = from.at("level").get<int>();
    if (level < 0 || level > static_cast<int>(GroupKey::Level::city)) throw std::out_of_range("level");
    roll_up.add({static_cast<GroupKey::Level>(level), sums.province.zh, sums.city.zh}, sums);
}

Portfolio start_of(const Json& line) {
    if (line.at("schema").get<std::string>() != schema) throw std::out_of_range("schema");
    if (line.at("version").get<std::string>() != version) throw std::out_of_range("version");
    const auto replications = line.at("replications").get<std::int64_t>();
    if (replications < 1 || replications > 1'048'576) throw std::out_of_range("replications");
    return {.name = line.at("name").get<std::string>(),
            .seed = line.at("seed").get<std::uint64_t>(),
            .listed = line.at("listed").get<std::size_t>(),
            .shard = {line.at("shard").at(0).get<std::int64_t>(), line.at("shard").at(1).get<std::int64_t>()},
            .sets = line.at("sets").get<std::vector<std::string>>(),
            .counties = {},
            .roll_up = explore::RollUp(replications)};
}

void add_line(std::string& out, const Json& line) {
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

bool of_one_run(const Portfolio& a, const Portfolio& b) {
    return a.sets == b.sets && a.name == b.name && a.seed == b.seed && a.listed == b.listed &&
           a.shard.of == b.shard.of && a.roll_up.replications() == b.roll_up.replications();
}

std::string part_text(const Portfolio& portfolio) {
    std::string out;
    add_line(out, {{"schema", schema},
                   {"version", version},
                   {"name", portfolio.name},
                   {"seed", portfolio.seed},
                   {"replications", portfolio.roll_up.replications()},
                   {"listed", portfolio.listed},
                   {"shard", {portfolio.shard.index, portfolio.shard.of}},
                   {"sets", portfolio.sets}});
    for (const CountySummary& county : portfolio.counties) add_line(out, {{"county", packed(county)}});
    for (const auto& [key, sums] : portfolio.roll_up.groups()) add_line(out, {{"group", packed(key, sums)}});
    return out;
}

Portfolio read_part(const fs::path& file) {
    const std::string shown = printable(file.string());
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Failure(say(Phrase::part_cannot_open, {shown}));
    std::optional<Portfolio> portfolio;
    int number_of_line = 0;
    try {
        for (std::string text; std::getline(in, text);) {
            ++number_of_line;
            const Json line = Json::parse(text);
            if (!portfolio)
                portfolio = start_of(line);
            else if (line.contains("county"))
                portfolio->counties.push_back(county_in(line.at("county")));
            else
                add_group(line.at("group"), portfolio->roll_up);
        }
        if (!portfolio) throw std::out_of_range("empty");
    } catch (const std::exception&) {  // whatever does not fit
        throw Failure(say(Phrase::part_not_read, {shown, number_of_line}));
    }
    return std::move(*portfolio);
}

Portfolio merged(std::vector<Portfolio> shards, std::span<const std::string> names) {
    const Portfolio& first = shards.front();
    const auto of = first.shard.of;
    std::vector<std::size_t> at(static_cast<std::size_t>(of), shards.size());  // [shard] where it is
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const explore::Shard& shard = shards[i].shard;
        if (!of_one_run(first, shards[i]) || shard.index < 0 || shard.index >= of)
            throw Failure(say(Phrase::part_of_another, {names.front(), names[i]}));
        std::size_t& place = at[static_cast<std::size_t>(shard.index)];
        if (place < shards.size()) throw Failure(say(Phrase::part_twice, {names[place], names[i]}));
        place = i;
    }
    std::string missing;
    for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] == shards.size()) missing += (missing.empty() ? "" : ", ") + std::to_string(i + 1);
    if (!missing.empty()) throw Failure(say(Phrase::parts_missing, {missing, of}));

    Portfolio whole{.name = first.name,
                    .seed = first.seed,
                    .listed = first.listed,
                    .shard = {},
                    .sets = first.sets,
                    .counties = {},
                    .roll_up = explore::RollUp(first.roll_up.replications())};
    for (Portfolio& shard : shards) {
        for (const auto& [key, sums] : shard.roll_up.groups()) whole.roll_up.add(key, sums);
        std::move(shard.counties.begin(), shard.counties.end(), std::back_inserter(whole.counties));
    }
    std::sort(whole.counties.begin(), whole.counties.end(),
              [](const CountySummary& a, const CountySummary& b) { return a.position < b.position; });
    return whole;
}

}  // namespace permille::report
