// A portfolio as one document.
#include "json_document.hpp"
#include "permille/report/portfolio_report.hpp"

namespace permille::report {
namespace {

Json band_or_null(const std::optional<indicators::Band>& band) {
    return band ? band_json(*band) : Json(nullptr);
}

Json verdicts_json(const std::array<std::int64_t, 5>& counts) {
    Json out;
    for (std::size_t v = 0; v < counts.size(); ++v)
        out[std::string(name_of(static_cast<indicators::Verdict>(v)))] = counts[v];
    return out;
}

Json indicator_json(const explore::RolledIndicator& one) {
    return {{"indicator", string_or_null(one.key.id)},
            {"numerator", string_or_null(one.key.numerator)},
            {"denominator", string_or_null(one.key.denominator)},
            {"per", one.key.id.empty() ? number(one.key.per) : Json(nullptr)},
            {"base_year", one.key.base_year},
            {"year", one.key.year},
            {"name", text(one.name)},
            {"unit", text_or_null(one.unit)},
            {"counties", one.counties},
            {"verdicts", verdicts_json(one.verdicts)},
            {"base", number(one.base)},
            {"value", band_or_null(one.value)},
            {"stock", band_or_null(one.stock)}};
}

Json group_json(const explore::RolledGroup& group) {
    Json out{{"province", text_or_null(group.province)},
             {"city", text_or_null(group.city)},
             {"counties", group.counties},
             {"judged", group.judged},
             {"failed_replications", group.failed_replications},
             {"people", band_or_null(group.people)},
             {"reaching_all", band_or_null(group.reaching_all)},
             {"all_reach_all", value_of(group.all)},
             {"all_reach_all_interval", interval_of(group.all)},
             {"indicators", Json::array()}};
    for (const explore::RolledIndicator& one : group.indicators) out["indicators"].push_back(indicator_json(one));
    return out;
}

Json standing_json(const explore::CountySummary& county) {
    const explore::CountyRow* worst = county.worst_row();
    return {{"county", county.id},
            {"name", text(county.name)},
            {"city", text_or_null(county.city)},
            {"province", text_or_null(county.province)},
            {"p_all", value_of(county.all)},
            {"p_all_interval", interval_of(county.all)},
            {"p_binding", value_of(county.binding)},
            {"expected_rows", number(county.expected_rows)},
            {"projected_rows", county.projected_rows()},
            {"worst_row", worst != nullptr ? Json(worst->id) : Json(nullptr)},
            {"worst_p", worst != nullptr ? number(worst->reach->value) : Json(nullptr)},
            {"fails_first", string_or_null(county.fails_first)}};
}

}  // namespace

std::string portfolio_json(const explore::Portfolio& portfolio) {
    Json out{{"schema", "permille.portfolio/1"},
             {"name", portfolio.name},
             {"seed", portfolio.seed},
             {"replications", portfolio.roll_up.replications()},
             {"listed", portfolio.listed},
             {"shard", portfolio.shard.of > 1 ? Json{{"index", portfolio.shard.index + 1}, {"of", portfolio.shard.of}}
                                              : Json(nullptr)},
             {"groups", Json::array()},
             {"league", Json::array()},
             {"not_run", Json::array()}};
    for (const explore::RolledGroup& group : explore::rolled(portfolio.roll_up))
        out["groups"].push_back(group_json(group));
    for (const explore::CountySummary* county : explore::league(portfolio))
        out["league"].push_back(standing_json(*county));
    for (const explore::CountySummary& county : portfolio.counties) {
        if (county.ran()) continue;
        Json issues = Json::array();
        for (const Text& issue : county.issues) issues.push_back(text(issue));
        out["not_run"].push_back({{"county", county.id}, {"issues", std::move(issues)}});
    }
    return document(out);
}

}  // namespace permille::report
