// Storage of an ensemble.
#include "permille/simulation/ensemble.hpp"

#include <algorithm>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::simulation {

Ensemble::Ensemble(std::vector<std::string> series, int base_year, int years, std::int64_t replications)
    : series_(std::move(series)),
      base_year_(base_year),
      years_(years),
      replications_(replications),
      values_(series_.size() * static_cast<std::size_t>(years + 1) * static_cast<std::size_t>(replications)) {}

int Ensemble::series_index(std::string_view name) const {
    for (std::size_t i = 0; i < series_.size(); ++i)
        if (series_[i] == name) return static_cast<int>(i);
    return -1;
}

std::span<const double> Ensemble::values(int series, int t) const {
    expects(series >= 0 && series < static_cast<int>(series_.size()) && t >= 0 && t <= years_);
    const auto count = static_cast<std::size_t>(replications_);
    return {values_.data() + (static_cast<std::size_t>(series) * static_cast<std::size_t>(years_ + 1) +
                              static_cast<std::size_t>(t)) *
                                 count,
            count};
}

std::span<double> Ensemble::values(int series, int t) {
    const auto found = std::as_const(*this).values(series, t);
    return {const_cast<double*>(found.data()), found.size()};
}

void Ensemble::grow(std::int64_t replications) {
    expects(replications >= replications_);
    Ensemble larger(series_, base_year_, years_, replications);
    for (int series = 0; series < static_cast<int>(series_.size()); ++series)
        for (int t = 0; t <= years_; ++t) {
            const auto old = std::as_const(*this).values(series, t);
            std::copy(old.begin(), old.end(), larger.values(series, t).begin());
        }
    larger.failed = std::move(failed);
    larger.complete = complete;
    larger.towns = std::move(towns);
    *this = std::move(larger);
}

}  // namespace permille::simulation
