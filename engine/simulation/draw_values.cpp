// Drawing the numbers of a block, outside the lanes.
#include "permille/simulation/draw_values.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/random/chance.hpp"
#include "permille/random/key.hpp"

namespace permille::simulation {

ValueDrawer::ValueDrawer(const ParameterRegister& numbers, std::vector<int> dimensions, Copula copula,
                         const Points& points, std::uint64_t seed, std::optional<std::int64_t> at_point,
                         const CommonLuck* common)
    : numbers_(numbers),
      dimensions_(std::move(dimensions)),
      copula_(std::move(copula)),
      points_(points),
      seed_(seed),
      at_point_(at_point),
      common_(common) {
    expects(dimensions_.size() == numbers_.draws().size());
    for (const ParameterRegister::Draw& draw : numbers_.draws()) {
        quantiles_.emplace_back(draw.distribution);
        inside_.push_back(part_within(draw.distribution, draw.lowest, draw.highest));
    }
    for (const ParameterRegister::Deviation& deviation : numbers_.deviations())
        deviation_units_.push_back(hash_unit({"deviation", deviation.id}));
}

void ValueDrawer::fill(std::int64_t first, int lanes, double* values) const {
    const auto width = static_cast<std::size_t>(lanes);
    std::vector<double> drawn(quantiles_.size() * width);  // [draw, lane]
    const auto row_of = [&](std::size_t i) { return std::span<double>(drawn.data() + i * width, width); };
    for (std::size_t i = 0; i < quantiles_.size(); ++i) {
        const Points& points = common_ != nullptr ? common_->points_of(i) : points_;
        points.fill(dimensions_[i], static_cast<std::uint32_t>(at_point_.value_or(first)), row_of(i));
        if (at_point_) std::fill(row_of(i).begin(), row_of(i).end(), row_of(i).front());
    }
    copula_.apply(drawn.data(), width);
    for (std::size_t i = 0; i < quantiles_.size(); ++i) {
        if (inside_[i].width < 1)
            for (double& u : row_of(i)) u = inside_[i].at(u);
        quantiles_[i].fill(row_of(i), row_of(i));
    }
    const auto of = [&](int draw, std::size_t lane) { return drawn[static_cast<std::size_t>(draw) * width + lane]; };
    double* out = values;
    for (const ParameterRegister::Value& value : numbers_.values()) {
        for (std::size_t lane = 0; lane < width; ++lane, ++out) {
            *out = value.constant;
            if (value.draw_a >= 0) *out += value.weight_a * of(value.draw_a, lane);
            if (value.draw_b >= 0) *out += value.weight_b * of(value.draw_b, lane);
        }
    }
    for (int lane = 0; lane < lanes; ++lane) deviate(first + lane, lane, lanes, values);
}

// d_1 = sd z_1; d_t = phi d_{t-1} + sd sqrt(1 - phi^2) z_t: every year's deviation has the same spread (model, section
// 2).
void ValueDrawer::deviate(std::int64_t replication, int lane, int lanes, double* values) const {
    const auto at = [&](int index) -> double& { return values[static_cast<std::size_t>(index * lanes + lane)]; };
    const int years = numbers_.target_year() - numbers_.base_year();
    for (std::size_t i = 0; i < deviation_units_.size(); ++i) {
        const ParameterRegister::Deviation& deviation = numbers_.deviations()[i];
        double previous = 0;
        for (int t = 1; t <= years; ++t) {
            const Stream<1> stream{seed_, static_cast<std::uint32_t>(replication), deviation_units_[i],
                                   Process::yearly_deviation, static_cast<std::uint16_t>(t)};
            double z = normal_quantile(stream.uniform_one(0, 0));
            if (common_ != nullptr) z = common_->year_shared(z, replication, deviation_units_[i], t);
            const double phi = t == 1 ? 0 : at(deviation.persistence.in_year(t));
            previous = phi * previous + at(deviation.sd.in_year(t)) * std::sqrt(1 - phi * phi) * z;
            at(deviation.values.in_year(t)) = previous;
        }
    }
}

}  // namespace permille::simulation
