// The distribution over towns as a tidy table: one figure of one year a line.
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"

namespace permille::report {
namespace {

using indicators::Band;
using indicators::ResourceSpread;
using indicators::Spread;
using indicators::TownDistribution;
using indicators::YearBands;

std::string figure(double value) {
    return std::isfinite(value) ? shortest_text(value == 0 ? 0.0 : value) : std::string();
}

class Table {
  public:
    explicit Table(const RunResult& result) : result_(result), base_(static_cast<int>(result.scenario.horizon.base)) {}

    // Every year of one figure. `by` is people, area, reach or empty; `town` is empty for the county.
    void add(std::string_view resource, std::string_view measure, std::string_view by, std::string_view town,
             const YearBands& bands) {
        for (std::size_t t = 0; t < bands.size(); ++t)
            fmt::format_to(std::back_inserter(out_), "{},{},{},{},{},{},{},{},{}\n", csv_cell(result_.id),
                           base_ + static_cast<int>(t), resource, measure, by, town, figure(bands[t].p05),
                           figure(bands[t].median), figure(bands[t].p95));
    }
    void add_spread(const std::string& resource, std::string_view by, const Spread& spread) {
        add(resource, "gini", by, "", spread.gini);
        add(resource, "theil_t", by, "", spread.theil_t);
        add(resource, "theil_t_between", by, "", spread.theil_t_between);
        add(resource, "theil_t_within", by, "", spread.theil_t_within);
        add(resource, "theil_l", by, "", spread.theil_l);
        add(resource, "theil_l_between", by, "", spread.theil_l_between);
        add(resource, "theil_l_within", by, "", spread.theil_l_within);
        for (std::size_t step = 0; step < spread.lorenz.size(); ++step)
            add(resource, fmt::format("lorenz_{}", 100 * step / indicators::lorenz_steps), by, "", spread.lorenz[step]);
    }
    void add_resource(const ResourceSpread& resource) {
        add_spread(resource.id, "people", resource.by_people);
        if (resource.by_area) add_spread(resource.id, "area", *resource.by_area);
        add(resource.id, "gini", "reach", "", resource.reach_gini);
        for (std::size_t town = 0; town < resource.towns.size(); ++town) {
            const indicators::TownFigures& figures = resource.towns[town];
            add(resource.id, "per_1000", "", town_id(town), figures.per_1000);
            add(resource.id, "within_reach_per_1000", "", town_id(town), figures.within_reach);
            add(resource.id, "hrad", "", town_id(town), figures.hrad);
            add(resource.id, "hrad_over_pad", "", town_id(town), figures.hrad_over_pad);
        }
    }
    void add_towns(const TownDistribution& distribution) {
        for (std::size_t town = 0; town < distribution.people.size(); ++town) {
            add("", "people", "", town_id(town), distribution.people[town]);
            if (!distribution.pad.empty()) add("", "pad", "", town_id(town), distribution.pad[town]);
            if (distribution.nearest) add("", "nearest_minutes", "", town_id(town), distribution.nearest->towns[town]);
        }
        if (!distribution.nearest) return;
        add("", "share_within", "", "", distribution.nearest->share_within);
        add("", "mean_minutes", "", "", distribution.nearest->mean_minutes);
        add("", "p90_minutes", "", "", distribution.nearest->p90_minutes);
    }
    std::string take() { return std::move(out_); }

  private:
    const std::string& town_id(std::size_t town) const { return result_.scenario.population.towns.entries[town].id; }

    const RunResult& result_;
    int base_;
    std::string out_ = "scenario,year,resource,measure,by,town,p05,median,p95\n";
};

}  // namespace

std::string distribution_csv(const RunResult& result) {
    Table table(result);
    if (result.distribution) {
        table.add_towns(*result.distribution);
        for (const ResourceSpread& resource : result.distribution->resources) table.add_resource(resource);
    }
    return table.take();
}

}  // namespace permille::report
