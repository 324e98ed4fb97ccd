// Figures by year, keyed by the year; towns keyed by their id.
#include "distribution_json.hpp"

#include "permille/report/worst_off.hpp"

namespace permille::report {
namespace {

using indicators::Band;
using indicators::ResourceSpread;
using indicators::Spread;
using indicators::TownDistribution;
using indicators::YearBands;

class Writer {
  public:
    explicit Writer(const RunResult& result)
        : result_(result),
          out_(*result.distribution),
          base_(static_cast<int>(result.scenario.horizon.base)),
          last_(out_.people.front().size() - 1) {}

    Json document() const {
        Json groups = Json::array();
        for (const std::string& group : out_.groups) groups.push_back(group);
        Json resources = Json::array();
        for (const ResourceSpread& resource : out_.resources) resources.push_back(resource_json(resource));
        return {{"replications", out_.replications},
                {"groups", groups},
                {"towns", towns_json()},
                {"resources", resources},
                {"nearest", nearest_json()}};
    }

  private:
    std::string year(std::size_t t) const { return std::to_string(base_ + static_cast<int>(t)); }

    // Null where a figure is not known at all.
    Json every_year(const YearBands& bands) const {
        if (bands.empty()) return nullptr;
        Json years = Json::object();
        for (std::size_t t = 0; t < bands.size(); ++t) years[year(t)] = band_json(bands[t]);
        return years;
    }
    Json first_and_last(const YearBands& bands) const {
        if (bands.empty()) return nullptr;
        return {{year(0), band_json(bands.front())}, {year(last_), band_json(bands[last_])}};
    }

    Json lorenz_json(const Spread& spread) const {
        Json years = Json::object();
        for (const std::size_t t : {std::size_t{0}, last_}) {
            Json points = Json::array();
            for (std::size_t step = 0; step < spread.lorenz.size(); ++step) {
                const Band& band = spread.lorenz[step][t];
                points.push_back({{"size_share", static_cast<double>(step) / indicators::lorenz_steps},
                                  {"p05", number(band.p05)},
                                  {"median", number(band.median)},
                                  {"p95", number(band.p95)}});
            }
            years[year(t)] = points;
        }
        return years;
    }

    Json theil_json(const YearBands& total, const YearBands& between, const YearBands& within) const {
        return {{"total", every_year(total)}, {"between", every_year(between)}, {"within", every_year(within)}};
    }

    Json spread_json(const Spread& spread) const {
        return {{"gini", every_year(spread.gini)},
                {"theil_t", theil_json(spread.theil_t, spread.theil_t_between, spread.theil_t_within)},
                {"theil_l", theil_json(spread.theil_l, spread.theil_l_between, spread.theil_l_within)},
                {"lorenz", lorenz_json(spread)}};
    }

    Json resource_json(const ResourceSpread& resource) const {
        Json towns = Json::object();
        for (std::size_t town = 0; town < resource.towns.size(); ++town) {
            const indicators::TownFigures& figures = resource.towns[town];
            towns[town_id(town)] = {{"per_1000", first_and_last(figures.per_1000)},
                                    {"within_reach_per_1000", first_and_last(figures.within_reach)},
                                    {"hrad", first_and_last(figures.hrad)},
                                    {"hrad_over_pad", first_and_last(figures.hrad_over_pad)}};
        }
        const auto& worst = resource.worst_off;
        const bool reach = !resource.reach_gini.empty();
        return {{"id", resource.id},
                {"name", text(resource.name)},
                {"by_people", spread_json(resource.by_people)},
                {"by_area", resource.by_area ? spread_json(*resource.by_area) : Json(nullptr)},
                {"within_reach_gini", every_year(resource.reach_gini)},
                {"towns", towns},
                {"worst_off",
                 {{"town", town_id(static_cast<std::size_t>(worst.town))},
                  {"year", base_ + static_cast<int>(last_)},
                  {"measure", reach ? "within_reach_per_1000" : "per_1000"},
                  {"value", band_json(worst.value)},
                  {"county_per_1000", band_json(worst.county)},
                  {"share_of_replications", number(worst.share)},
                  {"text", text(worst_off_sentence(result_, resource))}}}};
    }

    Json towns_json() const {
        Json towns = Json::object();
        for (std::size_t town = 0; town < out_.people.size(); ++town) {
            const population::Town& described = result_.scenario.population.towns.entries[town].value;
            towns[town_id(town)] = {
                {"name", text(described.name)},
                {"group", out_.groups[static_cast<std::size_t>(out_.group[town])]},
                {"area_km2", described.area_km2 ? number(described.area_km2->mean_in(base_)) : Json(nullptr)},
                {"people", first_and_last(out_.people[town])},
                {"pad", out_.pad.empty() ? Json(nullptr) : first_and_last(out_.pad[town])},
                {"nearest_minutes", out_.nearest ? first_and_last(out_.nearest->towns[town]) : Json(nullptr)}};
        }
        return towns;
    }

    Json nearest_json() const {
        if (!out_.nearest) return nullptr;
        const network::Reach& reach = result_.scenario.network.reach;
        return {{"level", name_of(reach.level)},
                {"within_minutes", number(reach.within_minutes.value())},
                {"share_within", every_year(out_.nearest->share_within)},
                {"mean_minutes", every_year(out_.nearest->mean_minutes)},
                {"p90_minutes", every_year(out_.nearest->p90_minutes)}};
    }

    const std::string& town_id(std::size_t town) const { return result_.scenario.population.towns.entries[town].id; }

    const RunResult& result_;
    const TownDistribution& out_;
    int base_;
    std::size_t last_;
};

}  // namespace

Json distribution_json(const RunResult& result) {
    return result.distribution ? Writer(result).document() : Json(nullptr);
}

}  // namespace permille::report
