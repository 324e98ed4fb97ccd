// Shares of variance in words.
#include "permille/report/estimates_sentence.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

// Whole percent: a share of variance has no verdict that a rounding could change.
std::string whole_percent(double share) {
    if (share > 0 && share < 0.005) return "<1%";
    return with_decimals(share * 100, 0) + "%";
}

}  // namespace

Text estimates_sentence(const RunResult& result, std::size_t row) {
    if (!result.verdicts.rows[row].measure) return {};
    if (row >= result.estimates_shares.size() || !result.estimates_shares[row])
        return say(Phrase::variance_of_row_unknown);
    const auto [share, error] = *result.estimates_shares[row];
    if (share == 0 && error == 0) return say(Phrase::variance_of_row_none);
    // Of what is not told apart from nothing, its upper bound is said.
    if (share < 2 * error)
        return say(Phrase::variance_of_row_small, {with_decimals(std::ceil((share + 2 * error) * 100), 0) + "%"});
    return say(Phrase::variance_of_row, {whole_percent(share)});
}

Text estimates_sentence(const RunResult& result) {
    const indicators::VarianceShare *least = nullptr, *most = nullptr;
    std::size_t most_row = 0;
    int projected = 0, told = 0;
    for (const indicators::Row& row : result.verdicts.rows) projected += row.measure ? 1 : 0;
    for (std::size_t row = 0; row < result.estimates_shares.size(); ++row) {
        if (!result.estimates_shares[row]) continue;
        const indicators::VarianceShare& one = *result.estimates_shares[row];
        ++told;
        if (least == nullptr || one.share < least->share) least = &one;
        if (most == nullptr || one.share > most->share) most = &one, most_row = row;
    }
    if (most == nullptr || most->share == 0) return {};
    const std::string row = printable(result.scenario.targets.entries[most_row].value.row);
    if (told == 1) return say(Phrase::closing_variance_one, {whole_percent(most->share), projected, row});
    if (whole_percent(least->share) == whole_percent(most->share))
        return say(Phrase::closing_variance_same, {whole_percent(most->share), told, projected});
    return say(Phrase::closing_variance,
               {whole_percent(least->share), whole_percent(most->share), row, told, projected});
}

}  // namespace permille::report
