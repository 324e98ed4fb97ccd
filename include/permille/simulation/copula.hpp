// Draws that go together: a Gaussian copula laid over the uniform points of some dimensions.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace permille::simulation {

/// Two draws, by position in the register, and the correlation of their normal scores, within (-1, 1).
struct Tie {
    int first = 0, second = 0;
    double rho = 0;
};

/// Makes independent uniforms dependent: their normal scores z become L z, L the Cholesky factor of the correlation
/// matrix, and uniforms again. Of tied draws the earliest dimension keeps its points, so tying a number to another
/// moves only the later one, and untied ones stay as they were.
class Copula {
  public:
    /// Nothing is tied.
    Copula() = default;
    /// dimensions  Sobol dimension of each draw: it gives the order in which the draws depend on one another
    /// returns     nothing when no joint distribution has all these correlations (the matrix is not positive definite)
    static std::optional<Copula> make(const std::vector<Tie>& ties, const std::vector<int>& dimensions);

    /// u[draw, lane] in (0, 1), `lanes` apart; the rows of tied draws are replaced.
    void apply(double* u, std::size_t lanes) const;

    /// The tied draws, by dimension.
    const std::vector<int>& draws() const { return draws_; }
    /// The copula of some of the draws alone, numbered by their places in `chosen` and depending on one another in that
    /// order: a draw that is tied to none of the others is free in it.
    Copula among(const std::vector<int>& chosen) const;
    /// The way back: independent uniforms that apply() would make into these.
    void undo(double* u, std::size_t lanes) const;

  private:
    double factor(std::size_t row, std::size_t column) const { return factor_[row * draws_.size() + column]; }

    std::vector<int> draws_;      // that are tied, by dimension
    std::vector<double> factor_;  // L, [row, column], of draws_
};

}  // namespace permille::simulation
