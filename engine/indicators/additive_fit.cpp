// Normal equations by plain loops, whose sums have one order on every machine.
#include "additive_fit.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"

namespace permille::indicators {
namespace {

constexpr std::size_t most_degree = 2, most_columns = 600, replications_per_column = 8;

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
    lay_out(u, threads);
    factor_.resize(columns() * columns());
    multiply(threads);
    factorise();
}

void AdditiveFit::lay_out(std::span<const double> u, int threads) {
    design_ = PagedArray<double>(columns() * replications_);
    parallel_for(columns(), threads, [&](std::size_t number) {
        const double* of = &u[number / degree_ * replications_];
        double* out = design_.data() + number * replications_;
        for (std::size_t r = 0; r < replications_; ++r) out[r] = legendre(number % degree_, of[r]);
    });
}

// design' design below the diagonal. Each element is a sum over replications in their order; a few rows of it grow side
// by side from a few replications, laid row by row for that.
void AdditiveFit::multiply(int threads) {
    const std::size_t n = columns();
    constexpr std::size_t rows_at_once = 16, replications_at_once = 64;
    parallel_for((n + rows_at_once - 1) / rows_at_once, threads, [&](std::size_t piece) {
        const std::size_t begin = piece * rows_at_once, end = std::min(n, begin + rows_at_once);
        std::vector<double> rows(replications_at_once * end);  // [replication, column]
        for (std::size_t first = 0; first < replications_; first += replications_at_once) {
            const std::size_t count = std::min(replications_at_once, replications_ - first);
            for (std::size_t j = 0; j < end; ++j)
                for (std::size_t r = 0; r < count; ++r) rows[r * end + j] = column(j)[first + r];
            std::size_t r = 0;
            for (; r + 4 <= count; r += 4) {
                const double *a = &rows[r * end], *b = a + end, *c = b + end, *d = c + end;
                for (std::size_t i = begin; i < end; ++i) {
                    double* out = &factor_[i * n];
                    for (std::size_t j = 0; j <= i; ++j)
                        out[j] = out[j] + a[i] * a[j] + b[i] * b[j] + c[i] * c[j] + d[i] * d[j];
                }
            }
            for (; r < count; ++r) {
                const double* a = &rows[r * end];
                for (std::size_t i = begin; i < end; ++i)
                    for (std::size_t j = 0; j <= i; ++j) factor_[i * n + j] += a[i] * a[j];
            }
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
    for (std::size_t draw = 0; draw < draws_; ++draw) {
        // The sums of a draw's columns, side by side, so that none waits for itself alone.
        double sum[most_degree] = {};
        for (std::size_t r = 0; r < replications_; ++r)
            for (std::size_t k = 0; k < degree_; ++k) sum[k] += column(draw * degree_ + k)[r] * values[r];
        for (std::size_t k = 0; k < degree_; ++k) x[draw * degree_ + k] = sum[k];
    }
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

void AdditiveFit::take_away(std::span<const double> coefficients, std::size_t draw, std::span<double> values) const {
    expects(values.size() == replications_);
    for (std::size_t k = 0; k < degree_; ++k) {
        const double times = coefficients[draw * degree_ + k];
        const double* of = column(draw * degree_ + k);
        for (std::size_t r = 0; r < replications_; ++r) values[r] -= times * of[r];
    }
}

void AdditiveFit::put_back(std::span<const double> coefficients, std::size_t draw, std::span<const double> rest,
                           std::span<double> out) const {
    expects(rest.size() == replications_ && out.size() == replications_);
    const double* parabola[most_degree] = {};
    double times[most_degree] = {};
    for (std::size_t k = 0; k < degree_; ++k) {
        times[k] = coefficients[draw * degree_ + k];
        parabola[k] = column(draw * degree_ + k);
    }
    for (std::size_t r = 0; r < replications_; ++r) {
        out[r] = rest[r];
        for (std::size_t k = 0; k < degree_; ++k) out[r] += times[k] * parabola[k][r];
    }
}

}  // namespace permille::indicators
