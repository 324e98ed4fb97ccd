// Recruits: how many the offers bring, limited by posts, where they go and how old they are (model, section 2).
#include "bounds.hpp"
#include "entry.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

/// Puts so many recruits of a cadre into office, each by a pair of numbers of its own: where, and how old.
template <int W>
void hire(const Parameters& parameters, State<W>& state, int cadre, const Stream<W>& stream, Lane<W> recruits,
          EntryAges<W> entry) {
    const int facilities = parameters.facilities();
    const Lane<W>* bounds = &state.recruit_bounds[static_cast<std::size_t>(cadre * facilities)];
    for (std::uint32_t person = 0;; ++person) {
        unsigned left = bits(Lane<W>(static_cast<double>(person)) < recruits);
        if (left == 0) return;
        const TwoUniforms<W> numbers = stream.uniforms(1 + person);
        const Lane<W> facility = chosen(bounds, facilities, numbers.first);
        const Lane<W> age = entry.lowest + floor(numbers.second * entry.number);
        for (; left != 0; left &= left - 1) {
            const int lane = __builtin_ctz(left);
            const int chain = cadre * facilities + static_cast<int>(facility[lane]);
            add_people(state, cadre, chain, static_cast<int>(age[lane]), lane, 1);
            count_flow(state, cadre, chain, Flow::recruited, lane, 1, 1);
        }
    }
}

}  // namespace

template <int W>
void recruit(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state) {
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c) {
        const CadreParameters& cadre = parameters.cadre[c];
        const RecruitmentParameters& recruitment = cadre.recruitment;
        const double part_of_year = recruitment.share_of_step[static_cast<std::size_t>(step)];
        if (part_of_year <= 0 || !(cadre.grows || recruitment.has_extra)) continue;

        const auto period = static_cast<std::uint16_t>(t * 16 + step);
        Lane<W> vacancies = 1e300;
        if (recruitment.has_posts) {
            const Lane<W> posts = floor(in[recruitment.posts.in_year(t)] * state.statement_share[c]);
            vacancies = max(posts - state.cadre_headcount[c], 0.0);
        }
        const EntryAges<W> entry = entry_ages(recruitment, in, t);
        const auto bring = [&](Lane<W> expected, std::uint32_t unit) {
            const Stream<W> stream{in.seed, in.first_replication, unit, Process::recruiting, period};
            const Lane<W> recruits = min(poisson(stream, 0, expected * part_of_year), vacancies);
            vacancies -= recruits;
            hire(parameters, state, static_cast<int>(c), stream, recruits, entry);
        };
        bring(state.recruits[c], cadre.recruits_unit);
        if (recruitment.has_extra)
            bring(
                in[recruitment.extra_per_year.in_year(t)] * in[recruitment.yield.in_year(t)] * state.statement_share[c],
                cadre.extra_recruits_unit);
    }
}

template <int W>
void allocate(const Parameters& parameters, const Lane<W>* town_people, State<W>& state) {
    const int facilities = parameters.facilities();
    for (int c = 0; c < parameters.cadres(); ++c) {
        const Lane<W>* fixed = &state.fixed_bounds[static_cast<std::size_t>(c * facilities)];
        Lane<W>* bounds = &state.recruit_bounds[static_cast<std::size_t>(c * facilities)];
        const Allocation rule = parameters.cadre[static_cast<std::size_t>(c)].recruitment.allocation;
        for (int l = 0; l < levels; ++l) {
            const int from = parameters.level_begin[static_cast<std::size_t>(l)];
            const int until = parameters.level_begin[static_cast<std::size_t>(l) + 1];
            if (from == until) continue;
            // County hospitals serve everybody: there, and over the levels, recruits follow the staff.
            if (rule == Allocation::fixed || l == static_cast<int>(Level::county)) {
                for (int f = from; f < until; ++f) bounds[f] = fixed[f];
                continue;
            }
            const Lane<W> before = from > 0 ? fixed[from - 1] : Lane<W>(0.0), whole = fixed[until - 1] - before;
            const auto people = [&](int f) {
                const FacilityParameters& facility = parameters.facility[static_cast<std::size_t>(f)];
                return facility.town < 0 ? Lane<W>(0.0) : town_people[facility.town] / facility.same_town;
            };
            Lane<W> all = 0.0, so_far = 0.0;
            for (int f = from; f < until; ++f) all += people(f);
            for (int f = from; f < until; ++f) {
                so_far += people(f);
                bounds[f] = before + whole * (so_far / max(all, 1.0));
            }
        }
    }
}

template void recruit(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);
template void allocate(const Parameters&, const Lane<PERMILLE_LANES>*, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
