// Replication by replication from the towns' records to figures, and over replications to bands.
#include "permille/indicators/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"
#include "permille/indicators/inequality.hpp"

namespace permille::indicators {
namespace {

using simulation::TownRecords;
using simulation::TownSeries;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Figures of one year, replication by replication. A figure that cannot be told in one of them is not told at all: the
// quantiles of the rest would be those of a better county.
class Gathered {
  public:
    Gathered(std::size_t figures, std::size_t replications)
        : values_(figures, std::vector<double>(replications, unknown)) {}

    /// Sets a figure of the i-th replication.
    void set(std::size_t figure, std::size_t i, double value) { values_[figure][i] = value; }
    /// The same of figures first, first + 1, ...
    void set_all(std::size_t first, std::size_t i, std::span<const double> figures) {
        for (std::size_t figure = 0; figure < figures.size(); ++figure) values_[first + figure][i] = figures[figure];
    }
    Band band(std::size_t figure) {
        std::vector<double>& values = values_[figure];
        const bool whole = !values.empty() &&
                           std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
        return whole ? band_of(values) : Band{unknown, unknown, unknown, unknown};
    }

  private:
    std::vector<std::vector<double>> values_;  // [figure][replication]
};

// One series of all towns at one year's end, replication by replication.
class Snapshot {
  public:
    Snapshot(const TownRecords& records, int series, int t) : towns_(static_cast<std::size_t>(records.towns())) {
        for (int town = 0; town < records.towns(); ++town) values_.push_back(records.values(series, town, t));
    }

    const std::vector<double>& of(std::size_t replication) {
        for (std::size_t town = 0; town < towns_.size(); ++town) towns_[town] = values_[town][replication];
        return towns_;
    }

  private:
    std::vector<std::span<const float>> values_;  // [town]
    std::vector<double> towns_;                   // of the replication that was asked for last
};

double sum(const std::vector<double>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

constexpr std::size_t spread_figures = 7 + lorenz_steps + 1;

// The figures of a Spread in the order of its members, of the i-th replication.
void add_spread(std::size_t i, const std::vector<double>& resource, const std::vector<double>& size,
                const std::vector<int>& group, Gathered& out) {
    if (sum(resource) <= 0 || sum(size) <= 0) return;
    const std::vector<LorenzPoint> curve = lorenz(resource, size);
    const auto& [t, l] = theils(resource, size, group);
    const double figures[] = {gini(curve), t.total, t.between, t.within, l.total, l.between, l.within};
    out.set_all(0, i, figures);
    out.set_all(7, i, lorenz_at(curve, lorenz_steps));
}

void set_spread(Gathered& gathered, std::size_t t, Spread& spread) {
    YearBands* members[] = {&spread.gini,    &spread.theil_t,         &spread.theil_t_between, &spread.theil_t_within,
                            &spread.theil_l, &spread.theil_l_between, &spread.theil_l_within};
    for (std::size_t figure = 0; figure < 7; ++figure) (*members[figure])[t] = gathered.band(figure);
    for (std::size_t step = 0; step < spread.lorenz.size(); ++step) spread.lorenz[step][t] = gathered.band(7 + step);
}

Spread empty_spread(std::size_t years) {
    Spread spread;
    for (YearBands* member : {&spread.gini, &spread.theil_t, &spread.theil_t_between, &spread.theil_t_within,
                              &spread.theil_l, &spread.theil_l_between, &spread.theil_l_within})
        member->resize(years);
    spread.lorenz.assign(lorenz_steps + 1, YearBands(years));
    return spread;
}

// What the replications are turned into figures with; shared by the threads, each of which fills one year of one part.
class Work {
  public:
    Work(const Scenario& scenario, const TownRecords& records, std::span<const std::int64_t> replications,
         TownDistribution& out)
        : scenario_(scenario), records_(records), out_(out) {
        for (const std::int64_t replication : replications)
            if (replication < records.replications()) replications_.push_back(static_cast<std::size_t>(replication));
        out.replications = static_cast<std::int64_t>(replications_.size());
        find_groups();
        find_areas();
        make_room();
    }

    std::size_t years() const { return static_cast<std::size_t>(records_.years() + 1); }

    // People, their agglomeration and the nearest places of one year.
    void people_of_year(std::size_t t) {
        const auto towns = out_.people.size(), replications = replications_.size();
        Gathered people(towns, replications), pad(towns, replications), minutes(towns, replications),
            county(3, replications);
        const double within = out_.nearest ? scenario_.network.reach.within_minutes.value() : 0;
        Snapshot of_people = snapshot(series().people(), t);
        std::optional<Snapshot> of_minutes;
        if (out_.nearest) of_minutes = snapshot(series().nearest_minutes(), t);
        for (std::size_t i = 0; i < replications; ++i) {
            const std::vector<double>& residents = of_people.of(replications_[i]);
            people.set_all(0, i, residents);
            if (!area_.empty() && sum(residents) > 0) pad.set_all(0, i, agglomeration(residents, area_));
            if (of_minutes) add_minutes(i, of_minutes->of(replications_[i]), residents, within, minutes, county);
        }
        for (std::size_t town = 0; town < towns; ++town) {
            out_.people[town][t] = people.band(town);
            if (!area_.empty()) out_.pad[town][t] = pad.band(town);
            if (out_.nearest) out_.nearest->towns[town][t] = minutes.band(town);
        }
        if (!out_.nearest) return;
        out_.nearest->share_within[t] = county.band(0);
        out_.nearest->mean_minutes[t] = county.band(1);
        out_.nearest->p90_minutes[t] = county.band(2);
    }

    // One resource in one year.
    void resource_of_year(std::size_t resource, std::size_t t) {
        ResourceSpread& out = out_.resources[resource];
        const std::size_t towns = out.towns.size(), replications = replications_.size();
        Gathered by_people(spread_figures, replications), by_area(spread_figures, replications),
            reach_gini(1, replications);
        Gathered density(towns, replications), hrad(towns, replications), ratio(towns, replications),
            reach(towns, replications), county(1, replications);
        std::vector<double> last(towns);  // in how many replications no town has less
        std::vector<double> per_1000(towns);
        std::vector<double> amount(towns);  // of what is within reach, as if each town's people shared it
        Snapshot of_people = snapshot(series().people(), t), of_stock = snapshot(series().resource(resource), t);
        std::optional<Snapshot> of_reach;
        if (series().reach) of_reach = snapshot(series().within_reach(resource), t);
        for (std::size_t i = 0; i < replications; ++i) {
            const std::vector<double>& people = of_people.of(replications_[i]);
            const std::vector<double>& stock = of_stock.of(replications_[i]);
            for (std::size_t town = 0; town < towns; ++town)
                per_1000[town] = people[town] > 0 ? stock[town] / people[town] * 1000 : unknown;
            density.set_all(0, i, per_1000);
            const double all_people = sum(people), all_stock = sum(stock);
            if (all_people > 0) county.set(0, i, all_stock / all_people * 1000);
            add_spread(i, stock, people, out_.group, by_people);
            if (!area_.empty()) add_spread(i, stock, area_, out_.group, by_area);
            if (all_stock > 0 && all_people > 0) {
                ratio.set_all(0, i, agglomeration(stock, people));
                if (!area_.empty()) hrad.set_all(0, i, agglomeration(stock, area_));
            }
            if (of_reach) {
                const std::vector<double>& found = of_reach->of(replications_[i]);
                reach.set_all(0, i, found);
                for (std::size_t town = 0; town < towns; ++town) amount[town] = found[town] * people[town];
                if (sum(amount) > 0 && all_people > 0) reach_gini.set(0, i, gini(lorenz(amount, people)));
                count_last(found, last);
            } else {
                count_last(per_1000, last);
            }
        }
        set_spread(by_people, t, out.by_people);
        if (out.by_area) set_spread(by_area, t, *out.by_area);
        for (std::size_t town = 0; town < towns; ++town) {
            TownFigures& figures = out.towns[town];
            figures.per_1000[t] = density.band(town);
            figures.hrad_over_pad[t] = ratio.band(town);
            if (!area_.empty()) figures.hrad[t] = hrad.band(town);
            if (series().reach) figures.within_reach[t] = reach.band(town);
        }
        if (series().reach) out.reach_gini[t] = reach_gini.band(0);
        if (t + 1 == years()) find_worst_off(out, last, county.band(0));
    }

  private:
    const TownSeries& series() const { return records_.series(); }

    Snapshot snapshot(int series, std::size_t t) const { return {records_, series, static_cast<int>(t)}; }

    static void add_minutes(std::size_t i, const std::vector<double>& minutes, const std::vector<double>& people,
                            double within, Gathered& towns, Gathered& county) {
        towns.set_all(0, i, minutes);
        const double all = sum(people);
        double near = 0, total = 0;
        for (std::size_t town = 0; town < minutes.size(); ++town) {
            total += people[town] * minutes[town];
            if (minutes[town] <= within) near += people[town];
        }
        if (all <= 0) return;
        county.set(0, i, near / all);
        county.set(1, i, total / all);
        county.set(2, i, weighted_quantile(minutes, people, 0.9));
    }

    static void count_last(const std::vector<double>& density, std::vector<double>& last) {
        double least = std::numeric_limits<double>::infinity();
        for (const double value : density) least = std::min(least, value);  // a town without people is not compared
        for (std::size_t town = 0; town < density.size(); ++town)
            if (density[town] == least) last[town] += 1;
    }

    void find_worst_off(ResourceSpread& out, const std::vector<double>& last, const Band& county) const {
        const auto value = [&](std::size_t town) {
            const TownFigures& figures = out.towns[town];
            return (figures.within_reach.empty() ? figures.per_1000 : figures.within_reach).back();
        };
        std::size_t worst = 0;
        for (std::size_t town = 1; town < out.towns.size(); ++town) {
            const double other = value(town).median, least = value(worst).median;
            if (other < least || (other == least && last[town] > last[worst]) || std::isnan(least)) worst = town;
        }
        out.worst_off = {.town = static_cast<int>(worst),
                         .value = value(worst),
                         .county = county,
                         .share = last[worst] / static_cast<double>(replications_.size())};
    }

    void find_groups() {
        const auto& towns = scenario_.population.towns;
        const bool named =
            std::any_of(towns.begin(), towns.end(), [](const auto& town) { return !town.value.group.empty(); });
        for (const auto& [id, town] : towns) {
            const std::string name = named ? town.group : town.seat ? "seat" : "other";
            const auto found = std::find(out_.groups.begin(), out_.groups.end(), name);
            out_.group.push_back(static_cast<int>(found - out_.groups.begin()));
            if (found == out_.groups.end()) out_.groups.push_back(name);
        }
    }

    // Areas are compared only where all are known.
    void find_areas() {
        for (const auto& [id, town] : scenario_.population.towns) {
            if (!town.area_km2) return area_.clear();
            area_.push_back(town.area_km2->mean_in(static_cast<int>(scenario_.horizon.base)));
        }
    }

    void make_room() {
        const auto towns = static_cast<std::size_t>(records_.towns());
        const YearBands room(years());
        out_.people.assign(towns, room);
        if (!area_.empty()) out_.pad.assign(towns, room);
        if (series().nearest)
            out_.nearest = {.share_within = room,
                            .mean_minutes = room,
                            .p90_minutes = room,
                            .towns = std::vector<YearBands>(towns, room)};
        for (const std::string& id : series().resources) {
            ResourceSpread resource{.id = id,
                                    .name = name_of_resource(id),
                                    .by_people = empty_spread(years()),
                                    .by_area = {},
                                    .reach_gini = {},
                                    .towns = {},
                                    .worst_off = {}};
            if (!area_.empty()) resource.by_area = empty_spread(years());
            if (series().reach) resource.reach_gini = room;
            const YearBands none;
            resource.towns.assign(towns, {.per_1000 = room,
                                          .hrad = area_.empty() ? none : room,
                                          .hrad_over_pad = room,
                                          .within_reach = series().reach ? room : none});
            out_.resources.push_back(std::move(resource));
        }
    }

    Text name_of_resource(const std::string& id) const {
        if (const workforce::Cadre* cadre = scenario_.workforce.find(id)) return cadre->name;
        const facilities::Capacity* capacity = scenario_.capacity.find(id);
        return capacity != nullptr ? capacity->name : Text{id, id};
    }

    const Scenario& scenario_;
    const TownRecords& records_;
    TownDistribution& out_;
    std::vector<std::size_t> replications_;
    std::vector<double> area_;  // [town], or empty
};

}  // namespace

double weighted_quantile(std::span<const double> values, std::span<const double> weights, double share) {
    expects(values.size() == weights.size() && !values.empty());
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double below = 0;
    for (const std::size_t i : order) {
        below += weights[i];
        if (below >= share * all) return values[i];
    }
    return values[order.back()];
}

std::optional<TownDistribution> distribution_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                                std::span<const std::int64_t> replications, int threads) {
    if (!ensemble.towns || ensemble.towns->towns() < 2 || ensemble.towns->series().resources.empty())
        return std::nullopt;
    std::optional<TownDistribution> found(std::in_place);
    Work work(scenario, *ensemble.towns, replications, *found);
    if (found->replications == 0) return std::nullopt;
    const std::size_t years = work.years(), parts = found->resources.size() + 1;
    parallel_for(years * parts, threads, [&](std::size_t job) {
        const std::size_t part = job / years, t = job % years;
        if (part == 0)
            work.people_of_year(t);
        else
            work.resource_of_year(part - 1, t);
    });
    return found;
}

}  // namespace permille::indicators
