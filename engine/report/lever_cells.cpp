// Wording of single figures of levers.
#include "lever_cells.hpp"

#include <cmath>
#include <string_view>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/figures.hpp"
#include "signed_figures.hpp"

namespace permille::report {
namespace {

constexpr std::string_view months = "months";  // a project's shift, the only lever in them

}  // namespace

Text setting_word(const explore::Lever& lever, double setting) {
    if (lever.flag) return say(setting != 0 ? Phrase::setting_yes : Phrase::setting_no);
    if (lever.unit == months) {
        if (setting == 0) return say(Phrase::setting_on_time);
        return say(setting > 0 ? Phrase::setting_months_later : Phrase::setting_months_earlier,
                   {std::llround(std::abs(setting))});
    }
    const double shown = std::round(setting * 1e4) / 1e4;
    const std::string text = shown == std::round(shown) ? grouped(shown) : shortest_text(shown);
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
    int decimals = 1;
    while (share < 1 && decimals < 6 && with_decimals(share * 100, decimals).starts_with("100")) ++decimals;
    return with_decimals(share * 100, decimals) + "%";
}

std::string percent_of_interval(const indicators::Probability& probability) {
    return percent_exactly(probability.value) + " [" + with_decimals(probability.low * 100, 1) + ", " +
           with_decimals(probability.high * 100, 1) + "]";
}

}  // namespace permille::report
