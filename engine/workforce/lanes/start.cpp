// The base year: counts by cadre, facility and age, all whole numbers by cumulative rounding (model, section 2).
#include "people.hpp"
#include "permille/workforce/step.hpp"

namespace permille::workforce {
namespace {

template <int W>
void clear(std::vector<Lane<W>>& values) {
    for (Lane<W>& value : values) value = 0.0;
}
template <int W>
void clear(std::vector<Heads<W>>& values) {
    for (Heads<W>& value : values) value = Lane<W>(0.0);
}

// Divides a sum's base over its parts so that they meet it exactly: counts and shares first, in the author's order and
// as long as there is something left; the rest has what remains.
template <int W>
void divide_sum(const Parameters& parameters, const Inputs<W>& in, const SumParameters& sum, Lane<W> whole,
                Lane<W>* count) {
    Lane<W> left = whole;
    int rest = -1;
    for (const int part : sum.parts) {
        const StockParameters& base = parameters.cadre[static_cast<std::size_t>(part)].base;
        if (base.unit == StockUnit::rest) {
            rest = part;
            continue;
        }
        if (base.unit == StockUnit::share) count[part] = round_half_up(in[base.amount.in_year(0)] * whole);
        count[part] = min(count[part], left);
        left -= count[part];
    }
    if (rest >= 0) count[rest] = left;
}

template <int W>
void count_cadres(const Parameters& parameters, const Inputs<W>& in, Lane<W> residents, Lane<W>* count) {
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c) {
        const StockParameters& base = parameters.cadre[c].base;
        if (base.unit != StockUnit::share && base.unit != StockUnit::rest)
            count[c] = base_count(base, in, residents, Lane<W>(0.0));
    }
    for (const SumParameters& sum : parameters.sum)
        if (sum.has_base) divide_sum(parameters, in, sum, base_count(sum.base, in, residents, Lane<W>(0.0)), count);
}

// Which part of a sum's known staff at a facility belongs to a cadre: from .. until of it, as the county's staff
// stands.
template <int W>
struct PartOfSum {
    Lane<W> from = 0.0, until = 1.0;
};
template <int W>
PartOfSum<W> part_of_sum(const Parameters& parameters, int cadre, const Lane<W>* count) {
    const int sum = parameters.cadre[static_cast<std::size_t>(cadre)].sum;
    if (sum < 0) return {};
    Lane<W> before = 0.0, until = 0.0, whole = 0.0;
    for (const int part : parameters.sum[static_cast<std::size_t>(sum)].parts) {
        if (part == cadre) before = whole;
        whole += count[part];
        if (part == cadre) until = whole;
    }
    whole = max(whole, 1.0);
    return {before / whole, until / whole};
}

template <int W>
struct LevelStaff {
    Lane<W> known = 0.0, weight = 0.0, wants = 0.0;
    bool open = false;  // has a facility whose staff is not known
};

/// What each facility should have of a cadre before rounding. Known staff stays as it is; what is left goes to the
/// other facilities by the levels' shares, less what is known there, and inside a level by weight.
template <int W>
void share_out(const Parameters& parameters, const Inputs<W>& in, int c, const Lane<W>* count, Lane<W>* shares) {
    const CadreParameters& cadre = parameters.cadre[static_cast<std::size_t>(c)];
    const PartOfSum<W> part = part_of_sum(parameters, c, count);
    const Lane<W> whole = max(count[c], 1.0);  // a cadre of nobody has shares as well: recruits follow them

    LevelStaff<W> at_level[levels];
    for (std::size_t f = 0; f < parameters.facility.size(); ++f) {
        LevelStaff<W>& level = at_level[static_cast<int>(parameters.facility[f].level)];
        const KnownStaff& known = cadre.known[f];
        if (known.of == KnownStaff::Of::nothing) {
            level.open = true;
            level.weight += in[parameters.facility[f].weight.in_year(0)];
        } else {
            shares[f] = round_half_up(in[known.count.in_year(0)]);
            if (known.of == KnownStaff::Of::sum)
                shares[f] = round_half_up(shares[f] * part.until) - round_half_up(shares[f] * part.from);
            level.known += shares[f];
        }
    }
    constexpr double tiny = 1e-200;  // weights may all be 0
    Lane<W> known_sum = 0.0, wanted = 0.0, weight_sum = 0.0;
    for (int l = 0; l < levels; ++l) {
        LevelStaff<W>& level = at_level[l];
        const Lane<W> share = in[cadre.level_share[static_cast<std::size_t>(l)].in_year(0)];
        if (level.open) level.wants = max(share * whole - level.known, 0.0);
        known_sum += level.known;
        wanted += level.wants;
        weight_sum += level.weight;
    }
    // Where every level has its share already, the rest goes by weight alone.
    const Mask<W> by_weight = wanted <= Lane<W>(0.0);
    const Lane<W> rest = max(whole - known_sum, 0.0);
    const Lane<W> rest_per_want = rest / max(blend(by_weight, weight_sum, wanted), tiny);
    for (std::size_t f = 0; f < parameters.facility.size(); ++f) {
        if (cadre.known[f].of != KnownStaff::Of::nothing) continue;
        const LevelStaff<W>& level = at_level[static_cast<int>(parameters.facility[f].level)];
        const Lane<W> weight = in[parameters.facility[f].weight.in_year(0)];
        shares[f] = rest_per_want * blend(by_weight, weight, level.wants * weight / max(level.weight, tiny));
    }
}

// Turns the shares into whole people who add up to the count, and then into cumulated shares of 1. Known figures are
// rounded first, so that they come back exactly.
template <int W>
void round_shares(const CadreParameters& cadre, Lane<W> count, Lane<W>* shares, Lane<W>* heads) {
    const std::size_t facilities = cadre.known.size();
    Lane<W> sum = 0.0;
    for (std::size_t f = 0; f < facilities; ++f) sum += shares[f];
    const Mask<W> nothing = sum <= Lane<W>(0.0);
    for (std::size_t f = 0; f < facilities; ++f)
        shares[f] = blend(nothing, Lane<W>(1.0 / static_cast<double>(facilities)), shares[f] / sum);

    Lane<W> so_far = 0.0, before = 0.0;
    for (const bool known : {true, false})
        for (std::size_t f = 0; f < facilities; ++f) {
            if ((cadre.known[f].of != KnownStaff::Of::nothing) != known) continue;
            so_far += shares[f];
            const Lane<W> until = round_half_up(count * so_far);
            heads[f] = until - before;
            before = until;
        }
    for (std::size_t f = 1; f < facilities; ++f) shares[f] += shares[f - 1];
}

// Spreads a facility's people over the ages. One rounding offset for each facility, evenly spread over [0, 1) by the
// golden section in the author's order: with the same one everywhere, every health centre with three nurses would have
// three of the same ages.
template <int W>
void spread_over_ages(const AgeStructure& until, int declared, Lane<W> heads, Heads<W>* by_age, Lane<W>& rehired,
                      Lane<W>& young, Lane<W>& experienced) {
    const double turns = 0.61803398874989485 * (declared + 1);
    const double offset = turns - static_cast<double>(static_cast<int>(turns));
    Lane<W> before = 0.0;
    for (int a = 0; a < ages; ++a) {
        const Lane<W> so_far = floor(heads * until[static_cast<std::size_t>(a)] + offset);
        const Lane<W> people = so_far - before;
        by_age[a] = people;
        (a < young_ages ? young : experienced) += people;
        before = so_far;
    }
    rehired = heads - before;
}

template <int W>
void place_cadre(const Parameters& parameters, const Inputs<W>& in, int c, State<W>& state) {
    const CadreParameters& cadre = parameters.cadre[static_cast<std::size_t>(c)];
    const int facilities = parameters.facilities();
    Lane<W>* shares = &state.fixed_bounds[static_cast<std::size_t>(c * facilities)];
    Lane<W>* heads = &state.headcount[static_cast<std::size_t>(c * facilities)];
    const Lane<W>* count = state.cadre_headcount.data();
    share_out(parameters, in, c, count, shares);
    round_shares(cadre, count[c], shares, heads);

    for (int f = 0; f < facilities; ++f) {
        const auto chain = static_cast<std::size_t>(c * facilities + f);
        Heads<W>* by_age = state.ages_of(static_cast<int>(chain));
        spread_over_ages(cadre.ages_until, parameters.facility[static_cast<std::size_t>(f)].declared, heads[f], by_age,
                         state.rehired[chain], state.young[chain], state.experienced[chain]);
        Lane<W>* expected =
            state.expected_ages_of(c, static_cast<int>(parameters.facility[static_cast<std::size_t>(f)].level));
        for (int a = 0; a < ages; ++a) expected[a] += by_age[a];
        state.expected_rehired[static_cast<std::size_t>(c)] += state.rehired[chain];
    }
}

// How posts and further offers stated for a sum are divided over its parts.
template <int W>
void share_statements(const Parameters& parameters, State<W>& state) {
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c) {
        Lane<W> whole = 0.0;
        double parts = 0;
        for (std::size_t other = 0; other < parameters.cadre.size(); ++other) {
            if (parameters.cadre[other].recruitment.statement != parameters.cadre[c].recruitment.statement) continue;
            whole += state.cadre_headcount[other];
            parts += 1;
        }
        state.statement_share[c] =
            blend(whole > Lane<W>(0.0), state.cadre_headcount[c] / max(whole, 1.0), Lane<W>(1.0 / parts));
    }
}

}  // namespace

template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, Lane<W> residents, State<W>& state) {
    for (auto* values :
         {&state.bonded, &state.young, &state.experienced, &state.expected_by_age, &state.expected_rehired,
          &state.expected_bonded, &state.offers_clipped, &state.training_clipped, &state.trained, &state.lost,
          &state.graduated, &state.observed_qualified})
        clear(*values);
    for (auto& values : state.flow) clear(values);
    clear(state.by_age);
    state.youngest_at = parameters.calendar.years;

    count_cadres(parameters, in, residents, state.cadre_headcount.data());
    for (int c = 0; c < parameters.cadres(); ++c) {
        place_cadre(parameters, in, c, state);
        const CadreParameters& cadre = parameters.cadre[static_cast<std::size_t>(c)];
        state.effective_share[static_cast<std::size_t>(c)] = in[cadre.effective_share.in_year(0)];
    }
    share_statements(parameters, state);

    for (std::size_t f = 0; f < parameters.facility.size(); ++f) {
        const bool first =
            static_cast<int>(f) == parameters.level_begin[static_cast<std::size_t>(parameters.facility[f].level)];
        const Lane<W> weight = in[parameters.facility[f].weight.in_year(0)];
        state.weight_bounds[f] = first ? weight : state.weight_bounds[f - 1] + weight;
    }
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q) {
        const QualificationParameters& qualification = parameters.qualification[q];
        const Lane<W> holders_at_most = people_of(parameters, state, qualification.cadre);
        state.qualified[q] = min(base_count(qualification.base, in, residents, holders_at_most), holders_at_most);
        state.expected_qualified[q] = state.qualified[q];
    }
}

template void start(const Parameters&, const Inputs<PERMILLE_LANES>&, Lane<PERMILLE_LANES>, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
