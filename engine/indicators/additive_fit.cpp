// Normal equations by plain loops, whose sums have one order on every machine.
#include "additive_fit.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"

namespace permille::indicators {
namespace {

constexpr std::size_t most_degree = 2, most_columns = 600, replications_per_column = 4;

// Orthonormal on (0, 1).
double legendre(std::size_t degree, double u) {
    const double x = 2 * u - 1;
    return degree == 0 ? std::sqrt(3.0) * x : std::sqrt(5.0) * (1.5 * x * x - 0.5);
}

}  // namespace

AdditiveFit::AdditiveFit(std::span<const double> u, std::size_t draws, std::size_t replications, int threads)
    : draws_(draws), replications_(replications) {
    while (degree_ < most_degree && (degree_ + 1) * draws <= most_columns &&
           (degree_ + 1) * draws * replications_per_column <= replications)
        ++degree_;
    if (columns() == 0) return;
    design_.resize(replications * columns());
    for (std::size_t draw = 0; draw < draws; ++draw)
        for (std::size_t r = 0; r < replications; ++r)
            for (std::size_t k = 0; k < degree_; ++k)
                design_[r * columns() + draw * degree_ + k] = legendre(k, u[draw * replications + r]);
    factor_.resize(columns() * columns());
    multiply(threads);
    factorise();
}

// design' design below the diagonal; four replications at a time, added in their order.
void AdditiveFit::multiply(int threads) {
    const std::size_t n = columns();
    constexpr std::size_t rows_at_once = 16, at_once = 4;
    parallel_for((n + rows_at_once - 1) / rows_at_once, threads, [&](std::size_t piece) {
        const std::size_t begin = piece * rows_at_once, end = std::min(n, begin + rows_at_once);
        std::size_t r = 0;
        for (; r + at_once <= replications_; r += at_once) {
            const double *a = &design_[r * n], *b = a + n, *c = b + n, *d = c + n;
            for (std::size_t i = begin; i < end; ++i) {
                double* out = &factor_[i * n];
                for (std::size_t j = 0; j <= i; ++j)
                    out[j] = out[j] + a[i] * a[j] + b[i] * b[j] + c[i] * c[j] + d[i] * d[j];
            }
        }
        for (; r < replications_; ++r) {
            const double* a = &design_[r * n];
            for (std::size_t i = begin; i < end; ++i)
                for (std::size_t j = 0; j <= i; ++j) factor_[i * n + j] += a[i] * a[j];
        }
    });
}

// A column that the ones before it make up gets a pivot of 0 and takes no part.
void AdditiveFit::factorise() {
    const std::size_t n = columns();
    const double smallest = 1e-6 * static_cast<double>(replications_);
    for (std::size_t i = 0; i < n; ++i) {
        double* row = &factor_[i * n];
        for (std::size_t j = 0; j < i; ++j) {
            const double* other = &factor_[j * n];
            double sum = row[j];
            for (std::size_t k = 0; k < j; ++k) sum -= row[k] * other[k];
            row[j] = other[j] > 0 ? sum / other[j] : 0;
        }
        double pivot = row[i];
        for (std::size_t k = 0; k < i; ++k) pivot -= row[k] * row[k];
        row[i] = pivot > smallest ? std::sqrt(pivot) : 0;
    }
}

std::vector<double> AdditiveFit::solve(std::span<const double> values) const {
    expects(values.size() == replications_);
    const std::size_t n = columns();
    std::vector<double> x(n);
    for (std::size_t r = 0; r < replications_ && n > 0; ++r)
        for (std::size_t i = 0; i < n; ++i) x[i] += design_[r * n + i] * values[r];
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) x[i] -= factor_[i * n + k] * x[k];
        x[i] = factor_[i * n + i] > 0 ? x[i] / factor_[i * n + i] : 0;
    }
    for (std::size_t i = n; i-- > 0;) {
        x[i] = factor_[i * n + i] > 0 ? x[i] / factor_[i * n + i] : 0;
        for (std::size_t k = 0; k < i; ++k) x[k] -= factor_[i * n + k] * x[i];
    }
    return x;
}

double AdditiveFit::whole(std::span<const double> coefficients, std::size_t replication) const {
    double sum = 0;
    for (std::size_t column = 0; column < columns(); ++column)
        sum += coefficients[column] * design_[replication * columns() + column];
    return sum;
}

double AdditiveFit::part(std::span<const double> coefficients, std::size_t draw, std::size_t replication) const {
    double sum = 0;
    for (std::size_t k = 0; k < degree_; ++k) {
        const std::size_t column = draw * degree_ + k;
        sum += coefficients[column] * design_[replication * columns() + column];
    }
    return sum;
}

}  // namespace permille::indicators
