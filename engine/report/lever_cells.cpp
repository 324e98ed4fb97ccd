// Wording of single figures of levers.
#include "lever_cells.hpp"

#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/figures.hpp"
#include "signed_figures.hpp"

namespace permille::report {

Text setting_word(const explore::Lever& lever, double setting) {
    if (lever.flag) return say(setting != 0 ? Phrase::setting_yes : Phrase::setting_no);
    const std::string text = shortest_text(std::round(setting * 1e4) / 1e4);
    return {text, text};
}

Text value_word(const explore::Lever& lever) {
    const Text value = setting_word(lever, lever.value);
    return lever.certain ? value : say(Phrase::uncertain_mean, {value});
}

Text cost_word(const explore::Lever& lever) {
    if (!lever.cost) return say(Phrase::cost_unknown);
    return say(lever.cost->per == plan::CostPer::unit ? Phrase::cost_per_unit : Phrase::cost_per_person_year,
               {money(lever.cost->yuan)});
}

std::string percent_exactly(double share) {
    return with_decimals(share * 100, 1) + "%";
}

std::string percent_of_interval(const indicators::Probability& probability) {
    return percent_exactly(probability.value) + " [" + with_decimals(probability.low * 100, 1) + ", " +
           with_decimals(probability.high * 100, 1) + "]";
}

}  // namespace permille::report
