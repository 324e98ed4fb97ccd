// Sums of squares of a table of points and replications.
#include "permille/explore/variance_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "permille/base/contracts.hpp"

namespace permille::explore {
namespace {

struct Parts {
    double between = 0, within = 0;

    double share() const {
        const double all = between + within;
        return all > 0 ? between / all : std::numeric_limits<double>::quiet_NaN();
    }
};

// Outputs by point and replication, either of which may be taken several times.
class OutputTable {
  public:
    OutputTable(std::span<const double> outputs, std::size_t points, Luck luck)
        : y_(outputs.begin(), outputs.end()), points_(points), replications_(outputs.size() / points), luck_(luck) {
        double mean = 0;
        for (const double y : y_) mean += y / static_cast<double>(y_.size());
        for (double& y : y_) y -= mean;  // so that sums of squares lose no digits to it
    }

    Parts parts(std::span<const std::uint32_t> point_times, std::span<const std::uint32_t> replication_times) const {
        const auto P = static_cast<double>(points_), R = static_cast<double>(replications_);
        std::vector<double> replication_sum(replications_, 0.0);
        double sum = 0, squares = 0, point_squares = 0, replication_squares = 0;
        for (std::size_t p = 0; p < points_; ++p) {
            if (point_times[p] == 0) continue;
            double point_sum = 0, square_sum = 0;
            for (std::size_t r = 0; r < replications_; ++r) {
                const double y = y_[p * replications_ + r], weighted = replication_times[r] * y;
                point_sum += weighted;
                square_sum += weighted * y;
                replication_sum[r] += point_times[p] * y;
            }
            sum += point_times[p] * point_sum;
            squares += point_times[p] * square_sum;
            point_squares += point_times[p] * point_sum * point_sum / R;
        }
        for (std::size_t r = 0; r < replications_; ++r)
            replication_squares += replication_times[r] * replication_sum[r] * replication_sum[r] / P;
        const double all = squares - sum * sum / (P * R), of_points = point_squares - sum * sum / (P * R);
        const double ms_points = of_points / (P - 1);
        if (luck_ == Luck::independent) {
            const double ms_within = (all - of_points) / (P * (R - 1));
            return {(ms_points - ms_within) / R, ms_within};
        }
        const double of_replications = replication_squares - sum * sum / (P * R);
        const double ms_rest = (all - of_points - of_replications) / ((P - 1) * (R - 1));
        const double luck = (of_replications / (R - 1) - ms_rest) / P;
        return {(ms_points - ms_rest) / R, luck + ms_rest};
    }

  private:
    std::vector<double> y_;  // [point, replication], less their mean
    std::size_t points_, replications_;
    Luck luck_;
};

}  // namespace

std::optional<VarianceParts> variance_parts(std::span<const double> outputs, std::size_t points, Luck luck,
                                            const Bootstrap& how) {
    expects(points >= 2 && outputs.size() % points == 0 && outputs.size() / points >= 2);
    if (!std::all_of(outputs.begin(), outputs.end(), [](double y) { return std::isfinite(y); })) return std::nullopt;
    const std::size_t replications = outputs.size() / points;
    const OutputTable table(outputs, points, luck);
    const std::vector<std::uint32_t> each_point(points, 1), each_replication(replications, 1);
    const Parts whole = table.parts(each_point, each_replication);
    std::vector<double> between, within, share;  // [resample]
    for (int i = 0; i < how.resamples; ++i) {
        const Parts parts = table.parts(resampled(how, i, points),
                                        luck == Luck::shared ? resampled(how, i, replications, 1) : each_replication);
        between.push_back(parts.between);
        within.push_back(parts.within);
        share.push_back(parts.share());
    }
    return VarianceParts{.between = banded(whole.between, between, how.level),
                         .within = banded(whole.within, within, how.level),
                         .share = banded(whole.share(), share, how.level)};
}

}  // namespace permille::explore
