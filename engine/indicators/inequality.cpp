// Lorenz, Gini and Theil by units.
#include "permille/indicators/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "permille/base/contracts.hpp"

namespace permille::indicators {
namespace {

double sum(std::span<const double> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

// a ln(a / b); 0 for nothing, infinite where something meets nothing.
double entropy(double a, double b) {
    if (a == 0) return 0;
    return b == 0 ? std::numeric_limits<double>::infinity() : a * std::log(a / b);
}

// Sum over units of entropy(a, b), a and b shares of the sums: of all units, and of the groups taken as units.
Theil divergence(std::span<const double> a, std::span<const double> b, std::span<const int> group) {
    expects(a.size() == b.size() && a.size() == group.size());
    const double sum_a = sum(a), sum_b = sum(b);
    expects(sum_a > 0 && sum_b > 0);
    std::vector<double> group_a, group_b;
    Theil found;
    for (std::size_t unit = 0; unit < a.size(); ++unit) {
        expects(group[unit] >= 0);
        const auto number = static_cast<std::size_t>(group[unit]);
        if (group_a.size() <= number) {
            group_a.resize(number + 1);
            group_b.resize(number + 1);
        }
        group_a[number] += a[unit] / sum_a;
        group_b[number] += b[unit] / sum_b;
        found.total += entropy(a[unit] / sum_a, b[unit] / sum_b);
    }
    for (std::size_t number = 0; number < group_a.size(); ++number)
        found.between += entropy(group_a[number], group_b[number]);
    found.within = std::isfinite(found.between) ? found.total - found.between : 0;
    return found;
}

}  // namespace

std::vector<LorenzPoint> lorenz(std::span<const double> resource, std::span<const double> size) {
    expects(resource.size() == size.size());
    const double resources = sum(resource), sizes = sum(size);
    expects(resources > 0 && sizes > 0);
    std::vector<std::size_t> order(resource.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // a/b < c/d without dividing: a unit of size 0 comes last.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double less = resource[a] * size[b], more = resource[b] * size[a];
        return less < more || (less == more && a < b);
    });
    std::vector<LorenzPoint> curve{{0, 0}};
    double below_resource = 0, below_size = 0;
    for (const std::size_t unit : order) {
        below_resource += resource[unit];
        below_size += size[unit];
        curve.push_back({below_size / sizes, below_resource / resources});
    }
    curve.back() = {1, 1};
    return curve;
}

std::vector<double> lorenz_at(const std::vector<LorenzPoint>& curve, int steps) {
    expects(steps > 0 && !curve.empty());
    std::vector<double> shares;
    std::size_t next = 0;
    for (int step = 0; step <= steps; ++step) {
        const double at = static_cast<double>(step) / steps;
        while (next + 1 < curve.size() && curve[next].size < at) ++next;
        if (next == 0 || curve[next].size <= at) {
            shares.push_back(curve[next].resource);
            continue;
        }
        const LorenzPoint &low = curve[next - 1], &high = curve[next];
        shares.push_back(low.resource + (at - low.size) / (high.size - low.size) * (high.resource - low.resource));
    }
    return shares;
}

double gini(const std::vector<LorenzPoint>& curve) {
    double below = 0;  // twice the area under the curve
    for (std::size_t i = 1; i < curve.size(); ++i)
        below += (curve[i].size - curve[i - 1].size) * (curve[i].resource + curve[i - 1].resource);
    return 1 - below;
}

Theil theil_t(std::span<const double> resource, std::span<const double> size, std::span<const int> group) {
    return divergence(resource, size, group);
}

Theil theil_l(std::span<const double> resource, std::span<const double> size, std::span<const int> group) {
    return divergence(size, resource, group);
}

std::vector<double> agglomeration(std::span<const double> part, std::span<const double> size) {
    expects(part.size() == size.size());
    const double parts = sum(part), sizes = sum(size);
    expects(parts > 0 && sizes > 0);
    std::vector<double> degrees;
    for (std::size_t unit = 0; unit < part.size(); ++unit)
        degrees.push_back(size[unit] > 0 ? part[unit] / parts / (size[unit] / sizes)
                                         : std::numeric_limits<double>::quiet_NaN());
    return degrees;
}

}  // namespace permille::indicators
