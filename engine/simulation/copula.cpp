// The correlation matrix of the tied draws and its factor (Nelsen 2006, An Introduction to Copulas, section 2.3).
#include "permille/simulation/copula.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/random/quantiles.hpp"

namespace permille::simulation {

std::optional<Copula> Copula::make(const std::vector<Tie>& ties, const std::vector<int>& dimensions) {
    Copula copula;
    std::vector<int>& draws = copula.draws_;
    for (const Tie& tie : ties) draws.insert(draws.end(), {tie.first, tie.second});
    std::sort(draws.begin(), draws.end(), [&](int a, int b) {
        return dimensions[static_cast<std::size_t>(a)] < dimensions[static_cast<std::size_t>(b)];
    });
    draws.erase(std::unique(draws.begin(), draws.end()), draws.end());
    const auto size = static_cast<Eigen::Index>(draws.size());
    if (size == 0) return copula;

    Eigen::MatrixXd correlation = Eigen::MatrixXd::Identity(size, size);
    const auto place = [&](int draw) { return std::find(draws.begin(), draws.end(), draw) - draws.begin(); };
    for (const Tie& tie : ties)
        correlation(place(tie.first), place(tie.second)) = correlation(place(tie.second), place(tie.first)) = tie.rho;
    const Eigen::LLT<Eigen::MatrixXd> cholesky(correlation);
    // A pivot that is hardly above 0 is one that rounding kept there.
    if (cholesky.info() != Eigen::Success || cholesky.matrixLLT().diagonal().minCoeff() < 1e-6) return std::nullopt;
    const Eigen::MatrixXd lower = cholesky.matrixL();
    for (Eigen::Index row = 0; row < size; ++row)
        for (Eigen::Index column = 0; column < size; ++column) copula.factor_.push_back(lower(row, column));
    return copula;
}

Copula Copula::among(const std::vector<int>& chosen) const {
    std::vector<int> names;  // by dimension, as they stand in draws_
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < draws_.size(); ++i) {
        const auto found = std::find(chosen.begin(), chosen.end(), draws_[i]);
        if (found == chosen.end()) continue;
        names.push_back(static_cast<int>(found - chosen.begin()));
        places.push_back(i);
    }
    std::vector<Tie> ties;
    std::vector<int> dimensions(chosen.size());
    std::iota(dimensions.begin(), dimensions.end(), 0);
    for (std::size_t a = 0; a < places.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            double rho = 0;  // of L L'
            for (std::size_t column = 0; column <= places[b]; ++column)
                rho += factor(places[a], column) * factor(places[b], column);
            if (rho != 0) ties.push_back({names[b], names[a], rho});
        }
    }
    std::optional<Copula> made = make(ties, dimensions);
    ensures(made.has_value());  // a part of a positive definite matrix is one
    return std::move(*made);
}

void Copula::undo(double* u, std::size_t lanes) const {
    const std::size_t size = draws_.size();
    std::vector<double> scores(size);
    for (std::size_t lane = 0; lane < lanes && size > 0; ++lane) {
        for (std::size_t row = 0; row < size; ++row) {
            double& at = u[static_cast<std::size_t>(draws_[row]) * lanes + lane];
            double score = normal_quantile(at);
            bool tied = false;
            for (std::size_t column = 0; column < row; ++column) {
                score -= factor(row, column) * scores[column];
                tied = tied || factor(row, column) != 0;
            }
            scores[row] = score / factor(row, row);
            if (tied) at = normal_probability(scores[row]);
        }
    }
}

void Copula::apply(double* u, std::size_t lanes) const {
    const std::size_t size = draws_.size();
    std::vector<double> scores(size);
    for (std::size_t lane = 0; lane < lanes && size > 0; ++lane) {
        const auto at = [&](std::size_t i) -> double& { return u[static_cast<std::size_t>(draws_[i]) * lanes + lane]; };
        for (std::size_t i = 0; i < size; ++i) scores[i] = normal_quantile(at(i));
        for (std::size_t row = 0; row < size; ++row) {
            const double* factor = &factor_[row * size];
            if (std::all_of(factor, factor + row, [](double f) { return f == 0; })) continue;  // keeps its point
            double score = 0;
            for (std::size_t column = 0; column <= row; ++column) score += factor[column] * scores[column];
            at(row) = std::clamp(normal_probability(score), std::numeric_limits<double>::min(),
                                 1 - std::numeric_limits<double>::epsilon() / 2);
        }
    }
}

}  // namespace permille::simulation
