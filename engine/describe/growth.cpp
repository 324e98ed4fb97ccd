// Registering growth and base stocks.
#include "permille/describe/growth.hpp"

namespace permille {

GrowthParameters register_growth(const Growth& growth, const std::string& id, ParameterRegister& numbers) {
    const Parameter persistence = numbers.add(growth.persistence);
    const Parameter sd = numbers.add(growth.yearly_sd);
    return {.mean = numbers.add(growth.log_per_year),
            .county_deviation = numbers.add(growth.county_deviation, Whose::of_the_county),
            .damping = numbers.add(growth.damping),
            .yearly_deviation = numbers.add_deviation(id, persistence, sd)};
}

StockParameters register_stock(const StockBase& base, ParameterRegister& numbers) {
    return {.amount = numbers.add(base.amount), .unit = base.unit};
}

}  // namespace permille
