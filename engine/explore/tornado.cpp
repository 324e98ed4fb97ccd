// The rows of a tornado and its bars.
#include "permille/explore/tornado.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille::explore {

UnitPoints one_at_a_time(std::span<const double> low, std::span<const double> base, std::span<const double> high) {
    expects(low.size() == base.size() && base.size() == high.size());
    const std::size_t factors = base.size();
    UnitPoints points{2 * factors + 1, factors, {}};
    const auto add = [&] { points.u.insert(points.u.end(), base.begin(), base.end()); };
    add();
    for (std::size_t f = 0; f < factors; ++f)
        for (const double end : {low[f], high[f]}) {
            add();
            points.u[points.u.size() - factors + f] = end;
        }
    return points;
}

std::vector<TornadoBar> tornado(std::span<const double> outputs) {
    expects(outputs.size() % 2 == 1);
    std::vector<TornadoBar> bars;
    const double base = outputs[0];
    for (std::size_t f = 0; 2 * f + 2 < outputs.size(); ++f) {
        TornadoBar bar{.factor = f, .low = outputs[2 * f + 1], .high = outputs[2 * f + 2], .swing = {}};
        if (std::isfinite(base) && std::isfinite(bar.low) && std::isfinite(bar.high))
            bar.swing = std::max({base, bar.low, bar.high}) - std::min({base, bar.low, bar.high});
        bars.push_back(bar);
    }
    // Nothing is less than any number.
    std::stable_sort(bars.begin(), bars.end(),
                     [](const TornadoBar& a, const TornadoBar& b) { return a.swing > b.swing; });
    return bars;
}

}  // namespace permille::explore
