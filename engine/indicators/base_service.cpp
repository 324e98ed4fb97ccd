// Bands of the base year's shares and of the factors on productivity.
#include "permille/indicators/base_service.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

namespace permille::indicators {
namespace {

class BaseYear {
  public:
    BaseYear(const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications)
        : ensemble_(ensemble), replications_(replications) {}

    std::vector<double> values(const std::string& series) const {
        const auto all = ensemble_.values(ensemble_.series_index(series), 0);
        std::vector<double> some;
        for (const std::int64_t r : replications_) some.push_back(all[static_cast<std::size_t>(r)]);
        return some;
    }
    Band ratio(const std::string& above, const std::string& below) const {
        std::vector<double> shares = values(above);
        const std::vector<double> all = values(below);
        for (std::size_t i = 0; i < shares.size(); ++i) shares[i] /= all[i];
        return band_of(shares);
    }
    double mean(const std::string& series) const {
        const std::vector<double> all = values(series);
        return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
    }
    RaisedProductivity raised(const std::string& series) const {
        std::vector<double> factors = values(series);
        const double all = static_cast<double>(factors.size());
        std::erase_if(factors, [](double factor) { return factor <= 1; });
        if (factors.empty()) return {};
        const double share = static_cast<double>(factors.size()) / all;
        return {share, band_of(factors)};
    }

  private:
    const simulation::Ensemble& ensemble_;
    std::span<const std::int64_t> replications_;
};

}  // namespace

std::optional<BaseService> base_service_of(const simulation::Ensemble& ensemble,
                                           std::span<const std::int64_t> replications) {
    const auto recorded = [&](const char* series) { return ensemble.series_index(series) >= 0; };
    constexpr std::array needed = {"visits_in_county",
                                   "visits_everywhere",
                                   "outpatients_primary",
                                   "outpatients_in_county",
                                   "outpatient_productivity_raised",
                                   "inpatient_productivity_raised",
                                   "base_shares_missed"};
    if (replications.empty() || !std::all_of(needed.begin(), needed.end(), recorded)) return std::nullopt;
    const BaseYear base(ensemble, replications);
    return BaseService{.in_county = base.ratio("visits_in_county", "visits_everywhere"),
                       .primary = base.ratio("outpatients_primary", "outpatients_in_county"),
                       .outpatient = base.raised("outpatient_productivity_raised"),
                       .inpatient = base.raised("inpatient_productivity_raised"),
                       .missed = base.mean("base_shares_missed")};
}

}  // namespace permille::indicators
