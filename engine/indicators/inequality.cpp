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

// Adds a ln(a / b) to t and b ln(b / a) to l; nothing adds 0, and is infinite where something meets it.
void add_entropies(double a, double b, double& t, double& l) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (a == 0 || b == 0) {
        if (a != 0) t = infinite;
        if (b != 0) l = infinite;
        return;
    }
    const double log = std::log(a / b);
    t += a * log;
    l -= b * log;
}

Theil parted(double total, double between) {
    return {total, between, std::isfinite(between) ? total - between : 0};
}

}  // namespace

std::vector<LorenzPoint> lorenz(std::span<const double> resource, std::span<const double> size) {
    expects(resource.size() == size.size());
    const double resources = sum(resource), sizes = sum(size);
    expects(resources > 0 && sizes > 0);
    std::vector<LorenzPoint> curve{{0, 0}};
    curve.reserve(resource.size() + 1);
    for (std::size_t unit = 0; unit < resource.size(); ++unit)
        if (resource[unit] != 0 || size[unit] != 0) curve.push_back({size[unit], resource[unit]});
    // a/b < c/d without dividing: a unit of size 0 comes last.
    std::sort(curve.begin() + 1, curve.end(),
              [](const LorenzPoint& a, const LorenzPoint& b) { return a.resource * b.size < b.resource * a.size; });
    double below_resource = 0, below_size = 0;
    for (LorenzPoint& point : curve) {
        below_resource += point.resource;
        below_size += point.size;
        point = {below_size / sizes, below_resource / resources};
    }
    curve.back() = {1, 1};
    return curve;
}

std::vector<double> lorenz_at(const std::vector<LorenzPoint>& curve, int steps) {
    expects(steps > 0 && !curve.empty());
    std::vector<double> shares;
    shares.reserve(static_cast<std::size_t>(steps) + 1);
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

Theils theils(std::span<const double> resource, std::span<const double> size, std::span<const int> group) {
    expects(resource.size() == size.size() && resource.size() == group.size());
    const double resources = sum(resource), sizes = sum(size);
    expects(resources > 0 && sizes > 0);
    struct Shares {
        double resource = 0, size = 0;
    };
    std::vector<Shares> groups(static_cast<std::size_t>(*std::max_element(group.begin(), group.end())) + 1);
    double t = 0, l = 0, t_between = 0, l_between = 0;
    for (std::size_t unit = 0; unit < resource.size(); ++unit) {
        expects(group[unit] >= 0);
        const Shares share{resource[unit] / resources, size[unit] / sizes};
        Shares& of_group = groups[static_cast<std::size_t>(group[unit])];
        of_group.resource += share.resource;
        of_group.size += share.size;
        add_entropies(share.resource, share.size, t, l);
    }
    for (const Shares& one : groups) add_entropies(one.resource, one.size, t_between, l_between);
    return {parted(t, t_between), parted(l, l_between)};
}

std::vector<double> agglomeration(std::span<const double> part, std::span<const double> size) {
    expects(part.size() == size.size());
    const double parts = sum(part), sizes = sum(size);
    expects(parts > 0 && sizes > 0);
    std::vector<double> degrees;
    degrees.reserve(part.size());
    for (std::size_t unit = 0; unit < part.size(); ++unit)
        degrees.push_back(size[unit] > 0 ? part[unit] / parts / (size[unit] / sizes)
                                         : std::numeric_limits<double>::quiet_NaN());
    return degrees;
}

}  // namespace permille::indicators
