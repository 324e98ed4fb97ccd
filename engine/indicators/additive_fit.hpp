// A row's value as a sum of parabolas, one of each drawn number: what is taken away before one number is looked at.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "permille/base/paged_array.hpp"

namespace permille::indicators {

/// Least squares on the first Legendre polynomials of every number, as many of each (two, one or none) as there are
/// replications for: at least eight for each coefficient.
class AdditiveFit {
  public:
    /// u [draw, replication] in (0, 1)
    AdditiveFit(std::span<const double> u, std::size_t draws, std::size_t replications, int threads);

    std::size_t degree() const { return degree_; }
    /// Coefficients [draw, degree] of values with mean 0.
    std::vector<double> solve(std::span<const double> values) const;
    /// Takes one draw's part from the value of every replication.
    void take_away(std::span<const double> coefficients, std::size_t draw, std::span<double> values) const;
    /// out = rest with one draw's part put back.
    void put_back(std::span<const double> coefficients, std::size_t draw, std::span<const double> rest,
                  std::span<double> out) const;

  private:
    std::size_t columns() const { return draws_ * degree_; }
    const double* column(std::size_t number) const { return design_.data() + number * replications_; }
    void lay_out(std::span<const double> u, int threads);
    void multiply(int threads);
    void factorise();

    std::size_t draws_, replications_, degree_ = 0;
    PagedArray<double> design_{0};  // [column, replication]
    std::vector<double> factor_;    // Cholesky factor of design' design, [column, column], below the diagonal
};

}  // namespace permille::indicators
