// Recruits: how many the offers bring, limited by posts, where they go and how old they are (model, section 2).
#include "bounds.hpp"
#include "entry.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

/// Puts so many recruits of a cadre into office, each by a pair of numbers of its own: where, and how old.
///
/// bounds  [facility] cumulated shares
template <int W>
void hire(const Parameters& parameters, State<W>& state, int cadre, const Lane<W>* bounds, const Stream<W>& stream,
          Lane<W> recruits, EntryAges<W> entry) {
    const int facilities = parameters.facilities();
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
        const std::size_t first = c * static_cast<std::size_t>(parameters.facilities());
        const auto bring = [&](Lane<W> expected, std::uint32_t unit, const Lane<W>* bounds) {
            const Stream<W> stream{in.seed, in.first_replication, unit, Process::recruiting, period};
            const Lane<W> recruits = min(poisson(stream, 0, expected * part_of_year), vacancies);
            vacancies -= recruits;
            hire(parameters, state, static_cast<int>(c), bounds, stream, recruits, entry);
        };
        bring(state.recruits[c], cadre.recruits_unit, &state.recruit_bounds[first]);
        if (recruitment.has_extra)
            bring(
                in[recruitment.extra_per_year.in_year(t)] * in[recruitment.yield.in_year(t)] * state.statement_share[c],
                cadre.extra_recruits_unit, &state.extra_bounds[first]);
    }
}

template void recruit(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
