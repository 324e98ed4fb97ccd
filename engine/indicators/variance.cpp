// Variance between cells, by products of independent batches.
#include "permille/indicators/variance.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "additive_fit.hpp"
#include "permille/base/contracts.hpp"
#include "permille/base/paged_array.hpp"
#include "permille/base/parallel.hpp"
#include "permille/indicators/interval.hpp"
#include "permille/simulation/drawn_points.hpp"

namespace permille::indicators {
namespace {

constexpr int most_cells = 32;
constexpr std::int64_t most_replications = 16'384, fewest_replications = 128;
constexpr double largest_error = 0.05;
// Fewer for each drawn number leave little room for its parabola, and shares lay further off than their errors said.
constexpr std::int64_t fewest_a_draw = 10;
constexpr auto batches = static_cast<std::size_t>(batch_count);

// One figure from all batches, and without each of them.
struct Jackknife {
    double whole = 0;
    std::array<double, batches> without{};

    void operator+=(const Jackknife& other) {
        whole += other.whole;
        for (std::size_t b = 0; b < batches; ++b) without[b] += other.without[b];
    }
};

// Sums of values by batch, within a cell or over all.
struct BatchSums {
    std::array<double, batches> sum{};
    std::array<double, batches> count{};

    // Mean of the products of values from two different batches: the square of the mean that they share. Weighted with
    // how many products there are, so that batches of unequal size are no trouble.
    Jackknife squared_mean() const {
        double s = 0, n = 0, ss = 0, nn = 0;
        for (std::size_t b = 0; b < batches; ++b) {
            s += sum[b];
            n += count[b];
            ss += sum[b] * sum[b];
            nn += count[b] * count[b];
        }
        const auto ratio = [](double all, double same, double products, double same_products) {
            const double pairs = products * products - same_products;
            return pairs > 0 ? (all * all - same) / pairs : 0;
        };
        Jackknife out{.whole = ratio(s, ss, n, nn)};
        for (std::size_t b = 0; b < batches; ++b)
            out.without[b] = ratio(s - sum[b], ss - sum[b] * sum[b], n - count[b], nn - count[b] * count[b]);
        return out;
    }
    void add(std::size_t replication, double value) {
        sum[replication % batches] += value;
        ++count[replication % batches];
    }
    double all() const {
        double n = 0;
        for (const double one : count) n += one;
        return n;
    }
};

// The values less their mean, 0 where they are not finite.
struct Centred {
    std::vector<double> values;
    Jackknife variance;
};

Centred centred(std::span<const double> values) {
    Centred out{.values = std::vector<double>(values.size()), .variance = {}};
    double total = 0, count = 0;
    for (const double value : values)
        if (std::isfinite(value)) total += value, ++count;
    if (count == 0) return out;
    BatchSums sums;
    std::array<double, batches> squares{};
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (!std::isfinite(values[r])) continue;
        const double off = out.values[r] = values[r] - total / count;
        sums.add(r, off);
        squares[r % batches] += off * off;
    }
    double square = 0, sum = 0;
    for (std::size_t b = 0; b < batches; ++b) square += squares[b], sum += sums.sum[b];
    const auto variance = [](double squared, double summed, double n) {
        return n > 1 ? (squared - summed * summed / n) / (n - 1) : 0;
    };
    out.variance.whole = variance(square, sum, count);
    for (std::size_t b = 0; b < batches; ++b)
        out.variance.without[b] = variance(square - squares[b], sum - sums.sum[b], count - sums.count[b]);
    return out;
}

// Variance of the means over cells: the mean of their squares less the square of the whole mean.
Jackknife between(std::span<const BatchSums> cells) {
    BatchSums whole;
    for (const BatchSums& cell : cells)
        for (std::size_t b = 0; b < batches; ++b) {
            whole.sum[b] += cell.sum[b];
            whole.count[b] += cell.count[b];
        }
    const double all = whole.all();
    const Jackknife mean = whole.squared_mean();
    Jackknife out{.whole = -mean.whole};
    for (std::size_t b = 0; b < batches; ++b) out.without[b] = -mean.without[b];
    for (const BatchSums& cell : cells) {
        const double n = cell.all();
        if (n == 0) continue;
        const Jackknife square = cell.squared_mean();
        out.whole += n / all * square.whole;
        for (std::size_t b = 0; b < batches; ++b)
            if (const double rest = all - whole.count[b]; rest > 0)
                out.without[b] += (n - cell.count[b]) / rest * square.without[b];
    }
    return out;
}

double standard_error(const std::array<double, batches>& without) {
    double mean = 0, squares = 0;
    for (const double one : without) mean += one / batch_count;
    for (const double one : without) squares += (one - mean) * (one - mean);
    return std::sqrt(squares * (batch_count - 1) / batch_count);
}

}  // namespace

int cells_for(std::int64_t replications) {
    if (replications < fewest_replications) return 0;
    const auto in_batch = static_cast<std::uint64_t>(replications / batch_count);
    return static_cast<int>(std::min<std::uint64_t>(most_cells, std::bit_floor(in_batch / 4)));
}

FirstOrder::FirstOrder(std::span<const double> u, std::size_t chosen, std::size_t draws, std::size_t replications,
                       int threads)
    : chosen_(chosen),
      draws_(draws),
      replications_(replications),
      cells_(cells_for(static_cast<std::int64_t>(replications))),
      cell_(chosen * replications),
      fit_(std::make_unique<const AdditiveFit>(u, draws, replications, threads)) {
    expects(cells_ > 0 && chosen <= draws && u.size() == draws * replications);
    for (std::size_t i = 0; i < cell_.size(); ++i)
        cell_[i] = static_cast<std::uint8_t>(std::min(cells_ - 1, static_cast<int>(u[i] * cells_)));
}

FirstOrder::FirstOrder(FirstOrder&&) noexcept = default;
FirstOrder::~FirstOrder() = default;

VarianceShare FirstOrder::share_of(std::span<const double> values) const {
    expects(values.size() == replications_);
    const Centred row = centred(values);
    if (chosen_ == 0 || !(row.variance.whole > 0)) return {};
    const std::vector<double> coefficients = fit_->solve(row.values);
    std::vector<double> rest = row.values;  // what the parabolas leave
    for (std::size_t draw = 0; draw < draws_; ++draw) fit_->take_away(coefficients, draw, rest);
    std::vector<double> of_draw(replications_);  // the same with the parabolas of one draw put back
    Jackknife explained;
    for (std::size_t draw = 0; draw < chosen_; ++draw) {
        fit_->put_back(coefficients, draw, rest, of_draw);
        std::array<BatchSums, most_cells> cells{};
        for (std::size_t r = 0; r < replications_; ++r)
            if (std::isfinite(values[r])) cells[cell_[draw * replications_ + r]].add(r, of_draw[r]);
        explained += between(std::span(cells).first(static_cast<std::size_t>(cells_)));
    }
    for (std::size_t b = 0; b < batches; ++b)
        explained.without[b] = row.variance.without[b] > 0 ? explained.without[b] / row.variance.without[b] : 0;
    return {std::clamp(explained.whole / row.variance.whole, 0.0, 1.0), standard_error(explained.without)};
}

namespace {

// Points of all draws of a model, those of estimates first.
FirstOrder of_estimates(const simulation::Model& model, std::size_t replications, std::uint64_t seed, int threads) {
    constexpr std::size_t piece = 1024;  // replications
    std::vector<int> draws = simulation::draws_from(model.parameters(), "estimate");
    const std::size_t chosen = draws.size();
    for (int draw = 0; draw < static_cast<int>(model.dimensions().size()); ++draw)
        if (std::find(draws.begin(), draws.begin() + static_cast<std::ptrdiff_t>(chosen), draw) ==
            draws.begin() + static_cast<std::ptrdiff_t>(chosen))
            draws.push_back(draw);
    const simulation::DrawnPoints points(model, std::move(draws), seed);
    PagedArray<double> u(points.size() * replications);
    parallel_for((replications + piece - 1) / piece, threads, [&](std::size_t i) {
        const std::size_t first = i * piece, count = std::min(piece, replications - first);
        std::vector<double> part(points.size() * count);
        points.fill(static_cast<std::int64_t>(first), count, part.data());
        for (std::size_t draw = 0; draw < points.size(); ++draw)
            std::copy_n(&part[draw * count], count, u.data() + draw * replications + first);
    });
    return {std::span(u.data(), u.size()), chosen, points.size(), replications, threads};
}

}  // namespace

std::vector<std::optional<VarianceShare>> estimates_shares(std::span<const std::optional<Measure>> measures,
                                                           const simulation::Model& model,
                                                           const simulation::Ensemble& ensemble, std::uint64_t seed,
                                                           int threads) {
    std::vector<std::optional<VarianceShare>> shares(measures.size());
    const bool some = !simulation::draws_from(model.parameters(), "estimate").empty();
    if (!some) {
        for (std::size_t i = 0; i < measures.size(); ++i)
            if (measures[i]) shares[i] = VarianceShare{};
        return shares;
    }
    const std::int64_t used = std::min(ensemble.replications(), most_replications);
    if (cells_for(used) == 0 || used < fewest_a_draw * static_cast<std::int64_t>(model.dimensions().size()))
        return shares;
    const FirstOrder first_order = of_estimates(model, static_cast<std::size_t>(used), seed, threads);
    std::vector<char> failed(first_order.replications(), 0);
    for (const simulation::FailedReplication& one : ensemble.failed)
        if (const auto r = static_cast<std::size_t>(one.replication); r < failed.size()) failed[r] = 1;
    parallel_for(measures.size(), threads, [&](std::size_t i) {
        if (!measures[i]) return;
        const Measure& measure = *measures[i];
        const auto above = ensemble.values(measure.numerator, measure.year);
        const auto below = measure.denominator < 0 ? above : ensemble.values(measure.denominator, measure.year);
        std::vector<double> values(first_order.replications());
        for (std::size_t r = 0; r < values.size(); ++r)
            values[r] = failed[r] ? std::numeric_limits<double>::quiet_NaN() : measure.value(above[r], below[r]);
        const VarianceShare share = first_order.share_of(values);
        if (share.standard_error <= largest_error) shares[i] = share;
    });
    return shares;
}

}  // namespace permille::indicators
