// Where recruits go (model, section 5).
#include "permille/workforce/step.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

// What last year's workload took of a cadre, or of the sum that it is a part of, above who is there; 0 where nothing is
// known.
template <int W>
Lane<W> shortfall(const Parameters& parameters, const State<W>& state, const Required<W>& required, int cadre,
                  int facility) {
    const int sum = parameters.cadre[static_cast<std::size_t>(cadre)].sum;
    const int declared = parameters.facility[static_cast<std::size_t>(facility)].declared;
    for (const StaffRequired<W>& one : {required.physicians, required.nurses}) {
        const bool meant = one.cadre_or_sum == cadre || (sum >= 0 && one.cadre_or_sum == parameters.cadres() + sum);
        if (one.staff != nullptr && meant)
            return one.staff[declared] - effective(parameters, state, one.cadre_or_sum, declared);
    }
    return 0.0;
}

}  // namespace

template <int W>
void allocate(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
              const Required<W>& required, State<W>& state) {
    for (int c = 0; c < parameters.cadres(); ++c) {
        const RecruitmentParameters& recruitment = parameters.cadre[static_cast<std::size_t>(c)].recruitment;
        const auto first = static_cast<std::size_t>(c * parameters.facilities());
        const SharedStock<W> staff{.places = parameters.sharing,
                                   .fixed = &state.fixed_bounds[first],
                                   .stock = &state.headcount[first],
                                   .town_people = town_people,
                                   .towns = parameters.towns};
        const Allocator allocator(recruitment.allocation, in, t, staff,
                                  [&](int f) { return shortfall(parameters, state, required, c, f); });
        allocator.divide(recruitment.allocation.rule, &state.recruit_bounds[first]);
        if (recruitment.has_extra) allocator.divide(recruitment.allocation.of_extra, &state.extra_bounds[first]);
    }
}

template void allocate(const Parameters&, const Inputs<PERMILLE_LANES>&, int, const Lane<PERMILLE_LANES>*,
                       const Required<PERMILLE_LANES>&, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
