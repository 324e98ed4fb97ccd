// Reads the series of single facilities; ratios are taken in each replication before their median is.
#include "permille/indicators/facility_load.hpp"

#include <cmath>
#include <string>

#include "permille/base/contracts.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/measure.hpp"

namespace permille::indicators {
namespace {

constexpr double days_of_a_year = 365.25;
constexpr double rounding_residue = 1e-6;  // of a person, a bed or a visit: what rounding leaves of none

// One year of an ensemble: sums of a series over some facilities, replication by replication.
class Year {
  public:
    Year(const simulation::Ensemble& ensemble, int t, std::span<const std::int64_t> replications)
        : ensemble_(ensemble), t_(t), replications_(replications) {}

    std::vector<double> sum(std::span<const std::string> ids, const std::string& ending) const {
        std::vector<double> out(replications_.size(), 0.0);
        for (const std::string& id : ids) {
            const int series = position_of(ensemble_.series(), id + ending);
            expects(series >= 0);
            const auto values = ensemble_.values(series, t_);
            for (std::size_t i = 0; i < out.size(); ++i) out[i] += values[static_cast<std::size_t>(replications_[i])];
        }
        for (double& amount : out)
            if (std::abs(amount) < rounding_residue) amount = 0;
        return out;
    }

    FacilityLoad load(std::span<const std::string> ids) const {
        const auto of = [&](const char* ending) { return sum(ids, ending); };
        const auto wanted = of(".visits_wanted"), bed_days = of(".bed_days"), beds = of(".beds");
        const auto physicians = of(".physicians"), physicians_required = of(".physicians_required");
        const auto nurses = of(".nurses"), nurses_required = of(".nurses_required");
        return {.catchment = median(of(".catchment")),
                .visits = median(of(".outpatients")),
                .visits_wanted = median(wanted),
                .admissions = median(of(".inpatients")),
                .bed_days = median(bed_days),
                .beds = median(beds),
                .staffed_beds = median(of(".staffed_beds")),
                .physicians = median(physicians),
                .physicians_required = median(physicians_required),
                .nurses = median(nurses),
                .nurses_required = median(nurses_required),
                .visit_load = median_ratio(wanted, of(".visits_possible"), 1),
                .occupancy = median_ratio(bed_days, beds, days_of_a_year),
                .physician_wisn = median_ratio(physicians, physicians_required, 1),
                .nurse_wisn = median_ratio(nurses, nurses_required, 1)};
    }

    static double median(std::vector<double> values) { return quantile_of(values, 0.5); }

  private:
    // Nothing where most replications have nothing to divide by: no such work, or nobody who could do it.
    static std::optional<double> median_ratio(std::span<const double> part, std::span<const double> whole,
                                              double per_whole) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < part.size(); ++i)
            if (whole[i] > 0) ratios.push_back(part[i] / (whole[i] * per_whole));
        if (ratios.empty() || 2 * ratios.size() < part.size()) return std::nullopt;
        return median(std::move(ratios));
    }

    const simulation::Ensemble& ensemble_;
    int t_;
    std::span<const std::int64_t> replications_;
};

}  // namespace

std::optional<std::vector<NetworkYear>> network_years(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                                      std::span<const std::int64_t> replications) {
    const std::string outside = "people_first_outside";
    if (position_of(ensemble.series(), outside) < 0 || replications.empty()) return std::nullopt;
    std::vector<std::string> ids;
    for (const auto& [id, facility] : scenario.facilities) ids.push_back(id);
    std::vector<NetworkYear> years;
    for (const int t : {0, ensemble.years()}) {
        const Year year(ensemble, t, replications);
        NetworkYear one{.year = ensemble.base_year() + t, .facility = {}, .county = year.load(ids)};
        for (const std::string& id : ids) one.facility.push_back(year.load({&id, 1}));
        const std::string whole_name[] = {outside};
        one.people_outside = Year::median(year.sum(whole_name, ""));
        years.push_back(std::move(one));
    }
    return years;
}

}  // namespace permille::indicators
