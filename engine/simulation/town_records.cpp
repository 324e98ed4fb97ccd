// Storage of what is recorded of towns.
#include "permille/simulation/town_records.hpp"

#include <algorithm>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::simulation {

TownRecords::TownRecords(TownSeries series, int towns, int years, std::int64_t replications)
    : series_(std::move(series)),
      towns_(towns),
      years_(years),
      replications_(replications),
      values_(static_cast<std::size_t>(series_.count()) * static_cast<std::size_t>(towns) *
              static_cast<std::size_t>(years + 1) * static_cast<std::size_t>(replications)) {}

std::span<const float> TownRecords::values(int series, int town, int t) const {
    expects(series >= 0 && series < series_.count() && town >= 0 && town < towns_ && t >= 0 && t <= years_);
    const auto count = static_cast<std::size_t>(replications_);
    const auto row = static_cast<std::size_t>((series * towns_ + town) * (years_ + 1) + t);
    return {values_.data() + row * count, count};
}

std::span<float> TownRecords::values(int series, int town, int t) {
    const auto found = std::as_const(*this).values(series, town, t);
    return {const_cast<float*>(found.data()), found.size()};
}

void TownRecords::grow(std::int64_t replications) {
    expects(replications >= replications_);
    if (replications == replications_) return;
    TownRecords larger(series_, towns_, years_, replications);
    for (int series = 0; series < series_.count(); ++series)
        for (int town = 0; town < towns_; ++town)
            for (int t = 0; t <= years_; ++t) {
                const auto old = std::as_const(*this).values(series, town, t);
                std::copy(old.begin(), old.end(), larger.values(series, town, t).begin());
            }
    *this = std::move(larger);
}

}  // namespace permille::simulation
