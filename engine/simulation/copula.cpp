// The correlation matrix of the tied draws and its factor (Nelsen 2006, An Introduction to Copulas, section 2.3).
#include "permille/simulation/copula.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <limits>

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
