// Qualifications: lost with the cadre, gained by training (model, section 2).
#include "stages.hpp"

namespace permille::workforce {

template <int W>
void lose_qualified(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state) {
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q) {
        const QualificationParameters& qualification = parameters.qualification[q];
        Lane<W> went = 0.0;
        for_each_cadre(parameters, qualification.cadre, [&](std::size_t c) { went += state.gone[c]; });
        if (!any(went > Lane<W>(0.0))) continue;

        // Each of them was a holder with the same chance, drawn without replacement.
        const Stream<W> stream{in.seed, in.first_replication, qualification.unit, Process::qualification_loss,
                               static_cast<std::uint16_t>(t * 16 + step)};
        Lane<W> people = people_of(parameters, state, qualification.cadre) + went;
        Lane<W>& holders = state.qualified[q];
        const Lane<W> before = holders;
        for (std::uint32_t person = 0; any(Lane<W>(static_cast<double>(person)) < went); ++person) {
            const Mask<W> counts = Lane<W>(static_cast<double>(person)) < went;
            const Mask<W> holder = counts & (stream.uniform(person) * people < holders);
            holders -= blend(holder, 1.0, Lane<W>(0.0));
            people -= blend(counts, 1.0, Lane<W>(0.0));
        }
        state.lost[q] += before - holders;
    }
}

template <int W>
void train(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state) {
    const double step_years = parameters.calendar.step_years();
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q) {
        const QualificationParameters& qualification = parameters.qualification[q];
        const auto period = static_cast<std::uint16_t>(t * 16 + step);
        const auto drawn = [&](Lane<W> a_year, std::uint32_t unit) {
            const Stream<W> stream{in.seed, in.first_replication, unit, Process::training, period};
            return poisson(stream, 0, a_year * step_years);
        };
        Lane<W> trained = drawn(state.training[q], qualification.unit);
        if (qualification.has_extra)
            trained += drawn(in[qualification.extra_training.in_year(t)], qualification.extra_unit);
        trained = min(trained, max(people_of(parameters, state, qualification.cadre) - state.qualified[q], 0.0));
        state.qualified[q] += trained;
        state.trained[q] += trained;
    }
}

template void lose_qualified(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);
template void train(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
