// Quantiles of the draws, and what the values mix of them.
#include "values_at.hpp"

#include <cstddef>

#include "permille/random/quantiles.hpp"

namespace permille::simulation {

std::vector<double> values_at(const ParameterRegister& numbers,
                              const std::function<double(std::string_view path)>& place) {
    std::vector<double> drawn;
    for (const ParameterRegister::Draw& draw : numbers.draws())
        drawn.push_back(quantile(draw.distribution,
                                 part_within(draw.distribution, draw.lowest, draw.highest).at(place(draw.path))));
    std::vector<double> values;
    for (const ParameterRegister::Value& value : numbers.values()) {
        values.push_back(value.constant);
        if (value.draw_a >= 0) values.back() += value.weight_a * drawn[static_cast<std::size_t>(value.draw_a)];
        if (value.draw_b >= 0) values.back() += value.weight_b * drawn[static_cast<std::size_t>(value.draw_b)];
    }
    return values;
}

}  // namespace permille::simulation
