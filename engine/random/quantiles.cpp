// Quantiles by Boost.Math and by closed forms, and tables of the slow ones.
#include "permille/random/quantiles.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/lanes.hpp"

namespace permille {

namespace {

namespace policies = boost::math::policies;
// Doubles throughout (long double differs between machines), and NaN or infinity instead of exceptions.
using Policy =
    policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                     policies::overflow_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;

struct Shape {
    double a, b;

    // Asked before Boost is: what its functions do with anything else is not defined.
    bool is_one() const { return a > 0 && b > 0; }
};

bool is_beta(const Distribution& d) {
    return d.kind == Distribution::Kind::pert || d.kind == Distribution::Kind::beta;
}

Shape shape_of(const Distribution& d) {
    if (d.kind == Distribution::Kind::beta) return {d.a, d.b};
    return {1 + 4 * (d.b - d.a) / (d.c - d.a), 1 + 4 * (d.c - d.b) / (d.c - d.a)};
}

// The number of a beta distribution's own scale 0..1 on the author's scale.
double scaled(const Distribution& d, double x) {
    return d.kind == Distribution::Kind::beta ? x : d.a + (d.c - d.a) * x;
}

double triangular(const Distribution& d, double u) {
    const double range = d.c - d.a;
    if (u * range < d.b - d.a) return d.a + std::sqrt(u * range * (d.b - d.a));
    return d.c - std::sqrt((1 - u) * range * (d.c - d.b));
}

// A point of a beta quantile seen as a function of z = logit(u), with three derivatives.
struct Node {
    double x, first, second, third;
};

Node node_at(Shape shape, double z) {
    const double small = exp(Lane<1>(-std::fabs(z))).v;  // from the nearer end, so that neither tail loses digits
    const double u = z < 0 ? small / (1 + small) : 1 / (1 + small),
                 above = z < 0 ? 1 / (1 + small) : small / (1 + small);
    double y = 0;  // 1 - x
    const double x = z < 0 ? boost::math::ibeta_inv(shape.a, shape.b, u, &y, Policy())
                           : boost::math::ibetac_inv(shape.a, shape.b, above, &y, Policy());
    const double density = boost::math::ibeta_derivative(shape.a, shape.b, x, Policy());
    // dx/dz = u (1 - u) / density; slope and curvature are those of the density's logarithm.
    const double slope = (shape.a - 1) / x - (shape.b - 1) / y;
    const double curvature = -(shape.a - 1) / (x * x) - (shape.b - 1) / (y * y);
    const double spread = u * above, lean = above - u;
    const double first = spread / density;
    const double second = first * lean - first * first * slope;
    const double third =
        second * lean - 2 * first * spread - 2 * first * second * slope - first * first * first * curvature;
    return {x, first, second, third};
}

// The polynomial of degree 7 over 0..1 that has the value and three derivatives of both nodes, `width` apart.
void fit(const Node& left, const Node& right, double width, double (&c)[8]) {
    const double w2 = width * width, w3 = w2 * width;
    c[0] = left.x;
    c[1] = left.first * width;
    c[2] = left.second * w2 / 2;
    c[3] = left.third * w3 / 6;
    const double value = right.x - (c[0] + c[1] + c[2] + c[3]);
    const double first = right.first * width - (c[1] + 2 * c[2] + 3 * c[3]);
    const double second = right.second * w2 - (2 * c[2] + 6 * c[3]);
    const double third = right.third * w3 - 6 * c[3];
    c[4] = 35 * value - 15 * first + 2.5 * second - third / 6;
    c[5] = -84 * value + 39 * first - 7 * second + third / 2;
    c[6] = 70 * value - 34 * first + 6.5 * second - third / 2;
    c[7] = -20 * value + 10 * first - 2 * second + third / 6;
}

double polynomial(const double (&c)[8], double t) {
    const double t2 = t * t, t4 = t2 * t2;
    return (c[0] + c[1] * t) + (c[2] + c[3] * t) * t2 + ((c[4] + c[5] * t) + (c[6] + c[7] * t) * t2) * t4;
}

constexpr double table_end = 16;  // the table covers |logit(u)| <= 16: all but 1 u in 4 million
constexpr double table_error = 1e-10;

QuantileTable::Table table_of(Shape shape) {
    std::vector<Node> nodes;
    for (double z = -table_end; z <= table_end; z += 0.5) nodes.push_back(node_at(shape, z));
    for (double width = 0.5; width > 0.01; width /= 2) {
        // The pieces are tried at their middles. These become nodes, and pieces of half the width err 2^8 times less;
        // no more than 2^4 of that is counted on.
        std::vector<Node> finer;
        double largest = 0;
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            const Node middle = node_at(shape, (static_cast<double>(i) + 0.5) * width - table_end);
            QuantileTable::Piece piece;
            fit(nodes[i], nodes[i + 1], width, piece.c);
            const double error = std::fabs(polynomial(piece.c, 0.5) - middle.x);
            largest = error <= largest ? largest : error;  // keeps NaN
            finer.push_back(nodes[i]);
            finer.push_back(middle);
        }
        finer.push_back(nodes.back());
        nodes.swap(finer);
        if (!(largest < 16 * table_error)) continue;
        QuantileTable::Table table;
        table.per_unit = 2 / width;
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i)
            fit(nodes[i], nodes[i + 1], width / 2, table.pieces.emplace_back().c);
        return table;
    }
    return {};
}

// Tables that were asked for. Their number is bounded for the sake of sweeps over the ends of distributions.
class Tables {
  public:
    std::shared_ptr<const QuantileTable::Table> of(Shape shape) {
        const std::pair key(shape.a, shape.b);
        {
            const std::lock_guard lock(mutex_);
            if (const auto known = tables_.find(key); known != tables_.end()) return known->second;
        }
        auto table = std::make_shared<const QuantileTable::Table>(table_of(shape));
        const std::lock_guard lock(mutex_);
        if (tables_.size() >= most) tables_.clear();
        return tables_.emplace(key, std::move(table)).first->second;
    }

  private:
    static constexpr std::size_t most = 4096;  // of about 8 KiB
    std::mutex mutex_;
    std::map<std::pair<double, double>, std::shared_ptr<const QuantileTable::Table>> tables_;
};

}  // namespace

// Relative errors of about 1e-16 by its author's account, and with our own logarithm, so that no machine's library can
// change a bit.
double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q *
               (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r +
                    45921.953931549871457) *
                       r +
                   13731.693765509461125) *
                      r +
                  1971.5909503065514427) *
                     r +
                 133.14166789178437745) *
                    r +
                3.387132872796366608) /
               (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r +
                    21213.794301586595867) *
                       r +
                   5394.1960214247511077) *
                      r +
                  687.1870074920579083) *
                     r +
                 42.313330701600911252) *
                    r +
                1.0);
    }
    double r = std::sqrt(-log(Lane<1>(q < 0 ? u : 1 - u)).v);
    double x = 0;
    if (r <= 5) {
        r -= 1.6;
        x = (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
                 1.27045825245236838258) *
                    r +
                3.64784832476320460504) *
                   r +
               5.7694972214606914055) *
                  r +
              4.6303378461565452959) *
                 r +
             1.42343711074968357734) /
            (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
                 0.14810397642748007459) *
                    r +
                0.68976733498510000455) *
                   r +
               1.6763848301838038494) *
                  r +
              2.05319162663775882187) *
                 r +
             1.0);
    } else {
        r -= 5;
        x = (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
                 0.026532189526576123093) *
                    r +
                0.29656057182850489123) *
                   r +
               1.7848265399172913358) *
                  r +
              5.4637849111641143699) *
                 r +
             6.6579046435011037772) /
            (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
                 7.868691311456132591e-4) *
                    r +
                0.0148753612908506148525) *
                   r +
               0.13692988092273580531) *
                  r +
              0.59983220655588793769) *
                 r +
             1.0);
    }
    return q < 0 ? -x : x;
}

double normal_probability(double z) {
    return 0.5 * boost::math::erfc(-z * 0.70710678118654752440, Policy());
}

double quantile(const Distribution& d, double u) {
    switch (d.kind) {
        case Distribution::Kind::uniform: return d.a + (d.b - d.a) * u;
        case Distribution::Kind::normal: return d.a + d.b * normal_quantile(u);
        case Distribution::Kind::triangular: return triangular(d, u);
        case Distribution::Kind::lognormal: return d.a * exp(Lane<1>(d.b * normal_quantile(u))).v;
        case Distribution::Kind::pert:
        case Distribution::Kind::beta: {
            const Shape shape = shape_of(d);
            if (!shape.is_one()) return std::numeric_limits<double>::quiet_NaN();
            return scaled(d, boost::math::ibeta_inv(shape.a, shape.b, u, Policy()));
        }
    }
    expects(false);
    return 0;
}

UnitPart part_within(const Distribution& d, double lowest, double highest) {
    const auto below = [&](double x) {
        if (d.kind == Distribution::Kind::normal) return normal_probability((x - d.a) / d.b);
        return x > 0 ? normal_probability(std::log(x / d.a) / d.b) : 0.0;
    };
    if (d.kind != Distribution::Kind::normal && d.kind != Distribution::Kind::lognormal) return {};
    const double from = below(lowest), until = below(highest);
    return until > from ? UnitPart{from, until - from} : UnitPart{};
}

QuantileTable::QuantileTable(const Distribution& distribution) : distribution_(distribution) {
    static Tables tables;
    if (!is_beta(distribution)) return;
    if (const Shape shape = shape_of(distribution); shape.is_one()) table_ = tables.of(shape);
}

double QuantileTable::from_table(double u) const {
    const double z = log(Lane<1>(u / (1 - u))).v;
    const double place = (z + table_end) * table_->per_unit;
    if (!(place >= 0 && place < static_cast<double>(table_->pieces.size()))) return quantile(distribution_, u);
    const auto piece = static_cast<std::size_t>(place);
    return scaled(distribution_,
                  std::clamp(polynomial(table_->pieces[piece].c, place - static_cast<double>(piece)), 0.0, 1.0));
}

double QuantileTable::operator()(double u) const {
    return pieces() == 0 ? quantile(distribution_, u) : from_table(u);
}

void QuantileTable::fill(std::span<const double> u, std::span<double> x) const {
    expects(u.size() == x.size());
    for (std::size_t i = 0; i < u.size(); ++i) x[i] = (*this)(u[i]);
}

}  // namespace permille
