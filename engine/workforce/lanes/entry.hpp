// The ages at which recruits come: each whole year between two ages alike.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/workforce/parameters.hpp"

namespace permille::workforce {

template <int W>
struct EntryAges {
    Lane<W> lowest;  // index
    Lane<W> number;  // how many ages
};

template <int W>
EntryAges<W> entry_ages(const RecruitmentParameters& recruitment, const Inputs<W>& in, int t) {
    const Lane<W> low = round_half_up(in[recruitment.entry_age_low.in_year(t)]);
    const Lane<W> high = max(round_half_up(in[recruitment.entry_age_high.in_year(t)]), low);
    return {low - double{youngest_age}, high - low + 1.0};
}

}  // namespace permille::workforce
