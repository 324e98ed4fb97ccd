// The documents, built as values of nlohmann-json and written with the shortest numbers that read back the same.
#include "permille/report/json.hpp"

#include "distribution_json.hpp"
#include "json_document.hpp"
#include "permille/describe/number.hpp"
#include "permille/indicators/baseline.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/version.hpp"
#include "permille/report/why_report.hpp"

namespace permille::report {
namespace {

Json projection_of(const indicators::Row& row, int base_year) {
    if (row.years.empty()) return nullptr;
    Json years = Json::object();
    for (std::size_t t = 0; t < row.years.size(); ++t)
        years[std::to_string(base_year + static_cast<int>(t))] = band_json(row.years[t]);
    return years;
}

// `required` from the printed base, from where the scenario starts instead, or from the last observed year;
// `required_from_estimate` where none of them is known. `fastest` as growth a year, `asked`
// in units a year; null where nobody's pace is known.
Json pace_json(const plan::Target& target, const indicators::Row& row) {
    const indicators::Pace& pace = row.pace;
    const auto known = [](const std::optional<indicators::KnownPace>& one) {
        if (!one) return Json(nullptr);
        return Json{{"who", text(one->who)}, {"per_year", number(one->per_year)}, {"required", number(one->required)}};
    };
    return {{"from_year", row.past.years.empty() ? Json(nullptr) : Json(row.past.years.back())},
            {"required", number(pace.required)},
            {"required_from_estimate", number(indicators::pace_from_estimate(target, row))},
            {"historical", number(pace.historical)},
            {"fastest", known(pace.fastest)},
            {"asked", known(pace.asked)}};
}

// Null where no beds are projected.
Json staffed_beds_json(const RunResult& result) {
    if (!result.staffed_beds) return nullptr;
    const indicators::StaffedBeds& beds = *result.staffed_beds;
    const auto band = [](const std::optional<indicators::Band>& known) {
        return known ? band_json(*known) : Json(nullptr);
    };
    return {{"year", result.scenario.horizon.target},
            {"counted", band_json(beds.counted)},
            {"staffed", band(beds.staffed)},
            {"per_1000", band(beds.per_1000)},
            {"reason", text_or_null(beds.reason)}};
}

// What planners would write today without a model; null with too few past values.
Json baselines_json(const indicators::Baselines& baselines) {
    return {{"points", baselines.points},
            {"trend", number(baselines.trend)},
            {"compound", number(baselines.compound)},
            {"gm11", number(baselines.gm11)},
            {"gm11_c", number(baselines.gm11_error_ratio)},
            {"gm11_p", number(baselines.gm11_small_errors)}};
}

Json part_json(const Scenario& scenario, const plan::Target& target, const indicators::PartBand& part) {
    const bool below = part.side == indicators::Side::denominator;
    return {{"side", name_of(part.side)},
            {"of", below ? target.indicator->denominator : target.indicator->numerator},
            {"flow", name_of(part.kind)},
            {"name", text(flow_title(scenario, target, part))},
            {"units", band_json(part.units)},
            {"value", band_json(part.value)},
            {"missed_mean", number(part.missed)}};
}

// The change and its parts; null for a row without flows.
Json why_json(const Scenario& scenario, const plan::Target& target, const indicators::Explanation& explained) {
    if (!explained.change) return nullptr;
    const indicators::PartedChange& change = *explained.change;
    const auto band = [](const std::optional<indicators::Band>& known) {
        return known ? band_json(*known) : Json(nullptr);
    };
    Json out = {{"units", band_json(change.units)},
                {"value", band_json(change.value)},
                {"parts", Json::array()},
                {"denominator",
                 {{"value", band(change.denominator)},
                  {"growth", band(change.denominator_growth)},
                  {"credit", text_or_null(explained.credit)}}},
                {"missed", {{"required", number(change.missed_required)}, {"gap", number(change.missed_gap)}}},
                {"against_plan", Json::array()},
                {"projects", Json::array()}};
    for (const auto& part : change.parts) out["parts"].push_back(part_json(scenario, target, part));
    for (const auto& part : change.against_plan) out["against_plan"].push_back(part_json(scenario, target, part));
    for (const indicators::ProjectChance& one : explained.projects)
        out["projects"].push_back({{"id", one.id}, {"adds", number(one.adds)}, {"open", number(one.open)}});
    return out;
}

Json target_json(const Scenario& scenario, const std::string& id, const plan::Target& target,
                 const indicators::Row& row, const indicators::Explanation& explained,
                 const std::optional<indicators::VarianceShare>& estimates,
                 const std::optional<explore::BestLever>& lever) {
    const int base_year = static_cast<int>(scenario.horizon.base);
    Json out;
    out["id"] = id;
    out["row"] = target.row;
    out["name"] = text(target.name);
    out["kind"] = name_of(target.kind);
    out["unit"] = target.unit.en;
    out["nature"] = name_of(target.nature);
    out["base"] = printed(target.base, base_year);
    out["base_text"] =
        string_or_null(target.base_text.empty() && target.base ? form_text(*target.base) : target.base_text);
    out["operator"] = name_of(target.op);
    out["target"] = printed(target.target, base_year);
    out["target_text"] = string_or_null(printed_target(target));
    out["percent_of_base"] = printed(target.percent_of_base, base_year);
    out["better"] = name_of(target.better);
    out["year"] = indicators::year_of(target, scenario.horizon);
    out["projection"] = projection_of(row, base_year);
    out["p_reach"] = value_of(row.reach);
    out["p_interval"] = interval_of(row.reach);
    out["verdict"] = name_of(row.verdict);
    out["borderline"] = row.borderline;
    out["shortfall"] = {{"median", row.shortfall ? number(row.shortfall->median) : Json(nullptr)},
                        {"if_missed", row.shortfall ? number(row.shortfall->if_missed) : Json(nullptr)},
                        {"unit", row.unit.en}};
    out["first_year"] = whole(row.first_year);
    out["pace"] = pace_json(target, row);
    out["baselines"] =
        baselines_json(indicators::baselines_of(row.past, indicators::year_of(target, scenario.horizon)));
    out["estimates_variance_share"] = estimates ? number(estimates->share) : Json(nullptr);
    out["estimates_variance_error"] = estimates ? number(estimates->standard_error) : Json(nullptr);
    out["limits"] = text_or_null(explained.limit.sentence);
    out["limit_rule"] = name_of(explained.limit.rule);
    out["why"] = why_json(scenario, target, explained);
    out["best_lever"] = lever ? best_lever_json(*lever) : Json(nullptr);
    out["implied_count"] = number(row.implied_count);
    out["p_none"] = number(row.p_none);
    out["reason"] = text_or_null(row.reason);
    out["remark"] = text_or_null(row.remark);
    return out;
}

// Null unless replications were added.
Json precision_json(const std::optional<explore::Precision>& precision) {
    if (!precision) return nullptr;
    return {{"stopped", name_of(precision->stopped)}, {"borderline", precision->borderline}};
}

// What the plan counts of past recruits beside those that are projected; null where it counts none.
Json recruits_json(const RunResult& result) {
    if (!result.scenario.recruits) return nullptr;
    const plan::Recruits& past = *result.scenario.recruits;
    const Horizon& horizon = result.scenario.horizon;
    return {{"from", past.from},
            {"to", past.to},
            {"people", number(past.people.mean_in(static_cast<int>(horizon.base)))},
            {"passage", past.passage},
            {"projected_from", horizon.base + 1},
            {"projected_to", horizon.target},
            {"projected", result.recruits ? band_json(*result.recruits) : Json(nullptr)}};
}

Json finding_json(const Finding& finding) {
    return {{"id", finding.id},
            {"severity", name_of(finding.severity)},
            {"rows", finding.rows},
            {"message", text(finding.message)}};
}

// Nothing where no lever was asked for, or none helps.
std::optional<explore::BestLever> best_lever_of(const RunResult& result, std::size_t row) {
    if (result.levers)
        for (const RowLever& one : *result.levers)
            if (one.row == row) return one.best;
    return std::nullopt;
}

Json summary(const RunResult& result) {
    const Scenario& scenario = result.scenario;
    const indicators::Verdicts& verdicts = result.verdicts;
    Json out;
    out["schema"] = "permille.summary/1";
    out["version"] = version;
    out["scenario"] = result.id;
    out["name"] = text(scenario.name);
    out["digest"] = result.digest;
    out["seed"] = result.seed;
    out["replications"] = verdicts.replications;
    out["failed_replications"] = verdicts.failed.size();
    out["precision"] = precision_json(result.precision);
    out["horizon"] = {{"base", scenario.horizon.base}, {"target", scenario.horizon.target}};
    out["observed"] = Json::array();
    for (const auto& [year, counts] : scenario.observed) out["observed"].push_back(std::stoi(year));
    out["targets"] = Json::array();
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
        const auto& [id, target] = scenario.targets.entries[i];
        const auto estimates = i < result.estimates_shares.size() ? result.estimates_shares[i] : std::nullopt;
        out["targets"].push_back(target_json(scenario, id, target, verdicts.rows[i], result.explanations[i], estimates,
                                             best_lever_of(result, i)));
    }
    out["joint"] = {{"all", value_of(verdicts.joint.all)},
                    {"all_interval", interval_of(verdicts.joint.all)},
                    {"binding", value_of(verdicts.joint.binding)},
                    {"binding_interval", interval_of(verdicts.joint.binding)},
                    {"fails_first", string_or_null(verdicts.joint.fails_first)}};
    out["staffed_beds"] = staffed_beds_json(result);
    out["recruits"] = recruits_json(result);
    out["clipped"] = Json::array();
    for (const indicators::Clipped& one : result.clipped)
        out["clipped"].push_back({{"id", one.id}, {"kind", name_of(one.kind)}, {"share_of_replications", one.share}});
    out["roads_awaited"] = awaited_roads_json(result.scenario);
    out["distribution"] = distribution_json(result);
    out["findings"] = Json::array();
    for (const Finding& finding : result.findings) out["findings"].push_back(finding_json(finding));
    out["estimates"] = {{"count_share", indicators::estimate_share(indicators::count_sources(result.assumptions))}};
    return out;
}

}  // namespace

std::string summary_json(const RunResult& result) {
    return document(summary(result));
}

std::string runs_json(std::span<const RunResult> results) {
    Json out = {{"schema", "permille.runs/1"}, {"runs", Json::array()}};
    for (const RunResult& result : results) out["runs"].push_back(summary(result));
    return document(out);
}

std::string findings_json(std::span<const CheckedScenario> scenarios) {
    Json out = {{"schema", "permille.findings/1"}, {"findings", Json::array()}};
    for (const CheckedScenario& checked : scenarios) {
        for (const Finding& finding : checked.findings) {
            Json one = finding_json(finding);
            if (scenarios.size() > 1) one["scenario"] = checked.scenario;
            out["findings"].push_back(one);
        }
    }
    return document(out);
}

std::string assumptions_json(const std::string& scenario, std::span<const indicators::Assumption> assumptions) {
    Json out = {{"schema", "permille.assumptions/2"}, {"scenario", scenario}, {"assumptions", Json::array()}};
    for (const indicators::Assumption& one : assumptions) {
        const Place& place = one.number.place;
        out["assumptions"].push_back({{"path", one.path},
                                      {"value", form_text(one.number)},
                                      {"mean", one.number.certain() && std::holds_alternative<double>(one.number.form)
                                                   ? number(std::get<double>(one.number.form))
                                                   : Json(nullptr)},
                                      {"unit", one.unit},
                                      {"class", name_of(one.source)},
                                      {"source", string_or_null(one.number.source)},
                                      {"title", text_or_null(one.source_title)},
                                      {"note", text_or_null(one.note)},
                                      {"file", place.file ? Json(*place.file) : Json(nullptr)},
                                      {"line", place.line > 0 ? Json(place.line) : Json(nullptr)}});
    }
    return document(out);
}

std::string manifest_json(const Manifest& manifest) {
    return document({{"schema", "permille.run/1"},
                     {"scenario", manifest.scenario},
                     {"digest", manifest.digest},
                     {"version", version},
                     {"command", manifest.command},
                     {"files", manifest.files},
                     {"seed", manifest.seed},
                     {"replications", manifest.replications},
                     {"started", manifest.started},
                     {"machine",
                      {{"system", manifest.system},
                       {"processor", manifest.processor},
                       {"cores", manifest.cores},
                       {"threads", manifest.threads},
                       {"lanes", manifest.lanes}}},
                     {"seconds",
                      {{"load", manifest.load_seconds},
                       {"build", manifest.build_seconds},
                       {"simulate", manifest.simulate_seconds},
                       {"judge", manifest.judge_seconds}}}});
}

std::optional<std::string> scenario_of_manifest(std::string_view text) {
    // A manifest is flat. Deeper text is somebody else's and must not cost memory or stack.
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= 4; };
    const Json parsed = Json::parse(text, shallow, false);
    if (!parsed.is_object() || !parsed.contains("schema") || parsed["schema"] != "permille.run/1") return std::nullopt;
    if (!parsed.contains("scenario") || !parsed["scenario"].is_string()) return std::nullopt;
    return parsed["scenario"].get<std::string>();
}

}  // namespace permille::report
