// Points by dimension, and what a copula makes of them taken apart again.
#include "permille/simulation/drawn_points.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::simulation {

std::vector<int> draws_from(const ParameterRegister& numbers, std::string_view source) {
    std::vector<int> found;
    for (std::size_t i = 0; i < numbers.draws().size(); ++i)
        if (numbers.draws()[i].source == source) found.push_back(static_cast<int>(i));
    return found;
}

DrawnPoints::DrawnPoints(const Model& model, std::vector<int> draws, std::uint64_t seed, PointSet kind)
    : model_(model),
      draws_(std::move(draws)),
      points_(kind, seed, model.dimension_count()),
      among_(model.copula().among(draws_)) {
    for (const int draw : draws_) expects(draw >= 0 && draw < static_cast<int>(model.dimensions().size()));
}

void DrawnPoints::fill(std::int64_t first, std::size_t count, double* u) const {
    for (std::size_t i = 0; i < draws_.size(); ++i)
        points_.fill(model_.dimensions()[static_cast<std::size_t>(draws_[i])], static_cast<std::uint32_t>(first),
                     {u + i * count, count});
    if (!model_.copula().draws().empty()) fill_tied(first, count, u);
}

// The tied draws as they were drawn, then without what they share with other chosen ones.
void DrawnPoints::fill_tied(std::int64_t first, std::size_t count, double* u) const {
    std::vector<double> all(model_.dimensions().size() * count);  // [draw, replication]; only tied ones are looked at
    for (const int draw : model_.copula().draws())
        points_.fill(model_.dimensions()[static_cast<std::size_t>(draw)], static_cast<std::uint32_t>(first),
                     {all.data() + static_cast<std::size_t>(draw) * count, count});
    model_.copula().apply(all.data(), count);
    for (std::size_t i = 0; i < draws_.size(); ++i) {
        const auto& tied = model_.copula().draws();
        if (std::find(tied.begin(), tied.end(), draws_[i]) == tied.end()) continue;
        const double* drawn = all.data() + static_cast<std::size_t>(draws_[i]) * count;
        std::copy(drawn, drawn + count, u + i * count);
    }
    among_.undo(u, count);
}

}  // namespace permille::simulation
