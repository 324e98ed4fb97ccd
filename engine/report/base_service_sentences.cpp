// Wording of the base year of patients.
#include "permille/report/base_service_sentences.hpp"

#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

std::string percent_of(double share, int decimals) {
    return with_decimals(share * 100, decimals);
}

bool varies(const indicators::Band& band) {
    return percent_of(band.p05, 0) != percent_of(band.p95, 0);
}

// 43.95%, or 91% (84–97%) where it varies.
Text share_of(const indicators::Band& band) {
    const std::string low = percent_of(band.p05, 0), high = percent_of(band.p95, 0);
    if (!varies(band)) return {percent_of(band.median, 2) + "%", percent_of(band.median, 2) + "%"};
    const std::string range = low + "–" + high + "%";
    return say(Phrase::in_brackets, {percent_of(band.median, 0) + "%", range});
}

}  // namespace

Text base_shares_sentence(const indicators::BaseService& base) {
    Text shares = say(Phrase::network_base_shares, {share_of(base.in_county), share_of(base.primary)});
    if (!varies(base.in_county) && !varies(base.primary)) return shares;
    const Text ranges = say(Phrase::network_base_ranges);
    return {shares.zh + ranges.zh, shares.en + ranges.en};
}

std::vector<Text> base_year_remarks(const indicators::BaseService& base) {
    constexpr double worth_saying = 0.1;
    std::vector<Text> sentences;
    if (base.missed > 0) sentences.push_back(say(Phrase::network_base_missed, {percent(base.missed)}));
    for (const auto& [who, raised] :
         {std::pair(Phrase::noun_outpatients, &base.outpatient), std::pair(Phrase::noun_inpatients, &base.inpatient)})
        if (raised->share >= worth_saying)
            sentences.push_back(
                say(Phrase::closing_productivity,
                    {say(who), with_decimals(raised->share * 100, 0) + "%", with_decimals(raised->factor.median, 2),
                     with_decimals(raised->factor.p05, 2), with_decimals(raised->factor.p95, 2)}));
    return sentences;
}

}  // namespace permille::report
