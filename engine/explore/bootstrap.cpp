// Rows drawn by keyed numbers, and the normal band of what they gave.
#include "permille/explore/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "permille/base/contracts.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/random/stream.hpp"

namespace permille::explore {

std::vector<std::uint32_t> resampled(const Bootstrap& how, int resample, std::size_t count, std::uint32_t axis) {
    expects(resample >= 0 && count > 0 && count <= std::size_t{1} << 25);
    const Stream<1> stream{how.seed, static_cast<std::uint32_t>(resample), axis, Process::resampling, 0};
    std::vector<std::uint32_t> times(count, 0);
    const auto draw = [&](double u) {
        ++times[std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1)];
    };
    for (std::size_t i = 0; i < count; i += 2) {
        const TwoUniforms<1> both = stream.uniforms(static_cast<std::uint32_t>(i / 2));
        draw(both.first.v);
        if (i + 1 < count) draw(both.second.v);
    }
    return times;
}

Banded banded(double estimate, std::span<const double> values, double level) {
    expects(level > 0 && level < 1);
    double count = 0, sum = 0, squares = 0;
    for (const double value : values)
        if (std::isfinite(value)) ++count, sum += value;
    for (const double value : values)
        if (std::isfinite(value)) squares += (value - sum / count) * (value - sum / count);
    const double deviation = count >= 2 ? std::sqrt(squares / (count - 1)) : std::numeric_limits<double>::quiet_NaN();
    const double half = normal_quantile(0.5 + level / 2) * deviation;
    return {estimate, estimate - half, estimate + half};
}

}  // namespace permille::explore
