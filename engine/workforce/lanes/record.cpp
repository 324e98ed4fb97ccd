// What a year leaves behind: counts at its end and the flows of the year.
#include "people.hpp"
#include "permille/workforce/step.hpp"

namespace permille::workforce {

template <int W>
void record(const Parameters& parameters, const State<W>& state, double* out) {
    const auto write = [&](Lane<W> value) {
        value.store(out);
        out += W;
    };
    const auto facilities = parameters.facility.size();
    const auto year = [&](std::size_t cadre, Flow flow) {
        Lane<W> sum = 0.0;
        for (std::size_t f = 0; f < facilities; ++f) sum += state.flow[static_cast<int>(flow)][cadre * facilities + f];
        return sum;
    };
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c) {
        write(state.cadre_headcount[c]);
        for (const Flow flow :
             {Flow::recruited, Flow::retired, Flow::left, Flow::moved_in, Flow::rehired, Flow::completed})
            write(year(c, flow));
        write(state.offers_clipped[c]);
    }
    for (int s = 0; s < static_cast<int>(parameters.sum.size()); ++s)
        write(people_of(parameters, state, parameters.cadres() + s));
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q) {
        write(state.qualified[q]);
        write(state.trained[q]);
        write(state.lost[q]);
        write(state.training_clipped[q]);
    }
    for (const int q : parameters.brought) write(state.graduated[static_cast<std::size_t>(q)]);
    for (const int cadre : parameters.corrected) write(year(static_cast<std::size_t>(cadre), Flow::observed));
    if (parameters.qualified_corrected)
        for (const Lane<W>& observed : state.observed_qualified) write(observed);
}

template <int W>
Lane<W> headcount(const Parameters& parameters, const State<W>& state, int cadre_or_sum, int facility) {
    const auto f = static_cast<std::size_t>(parameters.facility_at[static_cast<std::size_t>(facility)]);
    Lane<W> people = 0.0;
    for_each_cadre(parameters, cadre_or_sum,
                   [&](std::size_t c) { people += state.headcount[c * parameters.facility.size() + f]; });
    return people;
}

template <int W>
Lane<W> effective(const Parameters& parameters, const State<W>& state, int cadre_or_sum, int facility) {
    const auto f = static_cast<std::size_t>(parameters.facility_at[static_cast<std::size_t>(facility)]);
    Lane<W> heads = 0.0;
    for_each_cadre(parameters, cadre_or_sum, [&](std::size_t c) {
        heads += state.headcount[c * parameters.facility.size() + f] * state.effective_share[c];
    });
    return heads;
}

template <int W>
void count_effective(const Parameters& parameters, const State<W>& state, int cadre_or_sum,
                     std::vector<Lane<W>>& heads) {
    for (Lane<W>& here : heads) here = 0.0;
    for_each_cadre(parameters, cadre_or_sum, [&](std::size_t c) {
        const Lane<W>* headcount = &state.headcount[c * parameters.facility.size()];
        const Lane<W> share = state.effective_share[c];
        for (std::size_t f = 0; f < heads.size(); ++f)
            heads[f] += headcount[static_cast<std::size_t>(parameters.facility_at[f])] * share;
    });
}

template void record(const Parameters&, const State<PERMILLE_LANES>&, double*);
template Lane<PERMILLE_LANES> headcount(const Parameters&, const State<PERMILLE_LANES>&, int, int);
template Lane<PERMILLE_LANES> effective(const Parameters&, const State<PERMILLE_LANES>&, int, int);
template void count_effective(const Parameters&, const State<PERMILLE_LANES>&, int, std::vector<Lane<PERMILLE_LANES>>&);

}  // namespace permille::workforce
