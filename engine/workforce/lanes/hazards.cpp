// The hazards of a year: leaving by level and age, retiring by age, with the levers and at neutral levers.
#include "hazards.hpp"

namespace permille::workforce {
namespace {

/// Share of those who entered that is still at work at an exact age: a mixture of women and men, each with a logistic
/// distribution of the age at which people really retire.
template <int W>
struct Staying {
    Lane<W> women_share, women_age, men_age, steepness;

    Staying(const RetirementParameters& retirement, const Inputs<W>& in, int t, Lane<W> shift)
        : women_share(in[retirement.women_share.in_year(t)]),
          women_age(in[retirement.women_age.in_year(t)] + shift),
          men_age(in[retirement.men_age.in_year(t)] + shift),
          // pi / sqrt(3): a logistic distribution of steepness 1 has this standard deviation.
          steepness(Lane<W>(1.81379936423421785) / in[retirement.spread_years.in_year(t)]) {}

    Lane<W> operator()(double exact_age) const {
        const Lane<W> women = Lane<W>(1.0) / (exp((Lane<W>(exact_age) - women_age) * steepness) + 1.0);
        const Lane<W> men = Lane<W>(1.0) / (exp((Lane<W>(exact_age) - men_age) * steepness) + 1.0);
        return women_share * women + (Lane<W>(1.0) - women_share) * men;
    }
    /// Nobody retires below: the hazard of a logistic distribution falls by e for each 1 / steepness.
    Lane<W> lowest_age() const { return min(women_age, men_age) - Lane<W>(30.0) / steepness; }
};

/// Fills hazard[age] and returns the lowest age index with a hazard in any lane.
///
/// Whoever has completed a years when a year begins is on average a + 1/2 years old and a + 3/2 when it ends:
/// h(a) = ln S(a + 1/2) / S(a + 3/2) (model, section 2).
template <int W>
int retirement_hazards(const Staying<W>& staying, Lane<W>* hazard) {
    constexpr double negligible = 1e-12, vanished = 1e-290, certain = 50;  // 1/year, share, 1/year
    int lowest = ages;
    Lane<W> later = staying(oldest_age + 1.5);
    for (int a = ages - 1; a >= 0; --a) {
        hazard[a] = 0.0;
        const double exact_age = youngest_age + a + 0.5;
        if (!any(staying.lowest_age() <= Lane<W>(exact_age + 1))) continue;
        const Lane<W> now = staying(exact_age);
        const Lane<W> h = blend(later > Lane<W>(vanished), log(now / later), certain);
        hazard[a] = blend(h > Lane<W>(negligible), h, 0.0);
        if (any(hazard[a] > Lane<W>(0.0))) lowest = a;
        later = now;
    }
    return lowest;
}

// Leaving by level and age, all by one factor.
template <int W>
void leaving_hazards(const LeavingParameters& leaving, const Inputs<W>& in, int t, Lane<W> factor,
                     Lane<W> (&hazard)[2][2]) {
    const Lane<W> young_ratio = in[leaving.young_ratio.in_year(t)];
    hazard[1][0] = in[leaving.county.in_year(t)] * factor;
    hazard[0][0] = in[leaving.township.in_year(t)] * factor;
    for (auto& by_age : hazard) by_age[1] = by_age[0] * young_ratio;
}

template <int W>
void set_cadre(const CadreParameters& cadre, const Inputs<W>& in, int t, double step_years, bool has_county,
               CadreHazards<W>& hazards, NeutralRates<W>& neutral) {
    const auto kept = [&](Lane<W> hazard) { return exp(-(hazard * step_years)); };

    leaving_hazards(cadre.leaving, in, t, in[cadre.leaving.multiplier.in_year(t)], hazards.leaving);
    hazards.moves_up_share = has_county ? in[cadre.leaving.moves_up_share.in_year(t)] : Lane<W>(0.0);
    Lane<W> at_neutral[2][2];
    leaving_hazards(cadre.leaving, in, t, Lane<W>(1.0), at_neutral);
    for (int level = 0; level < 2; ++level)
        for (int young = 0; young < 2; ++young) neutral.stay[level][young] = kept(at_neutral[level][young]);
    neutral.moves_up_share = hazards.moves_up_share;

    const RetirementParameters& retirement = cadre.retirement;
    if (t > 1 && !retirement.every_year) return;
    hazards.rehired_stop = Lane<W>(1.0) / in[retirement.rehired_years.in_year(t)];
    hazards.rehired_share = in[retirement.rehired_share.in_year(t)];
    neutral.rehired_keep = kept(hazards.rehired_stop);
    neutral.rehired_share = hazards.rehired_share;
    hazards.rehired_share = min(max(hazards.rehired_share + in[retirement.extra_rehired_share.in_year(t)], 0.0), 1.0);
    neutral.first_retiring = retirement_hazards(Staying<W>(retirement, in, t, Lane<W>(0.0)), hazards.retirement);
    hazards.first_retiring = neutral.first_retiring;
    for (int a = 0; a < ages; ++a)
        neutral.keep[a] = a < neutral.first_retiring ? Lane<W>(1.0) : kept(hazards.retirement[a]);
    if (retirement.shifted)
        hazards.first_retiring = retirement_hazards(
            Staying<W>(retirement, in, t, in[retirement.shift_years.in_year(t)]), hazards.retirement);
}

}  // namespace

template <int W>
void set_hazards(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    const bool has_county = parameters.level_begin[1] > 0;
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c)
        set_cadre(parameters.cadre[c], in, t, parameters.calendar.step_years(), has_county, state.hazards[c],
                  state.neutral[c]);
}

template void set_hazards(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
