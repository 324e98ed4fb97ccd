// Observed staff in the place of simulated staff, and the expected path that goes on from it (model, section 8).
#include "people.hpp"
#include "permille/workforce/step.hpp"

namespace permille::workforce {
namespace {

// The age index of people who appear in a cadre of nobody: 25 years, about when staff begin.
constexpr int newcomer = 25 - youngest_age;

/// Multiplies whole numbers one after the other by a factor so that their sum is the wanted one: cumulative rounding.
template <int W>
struct Scaling {
    Lane<W> factor;
    Lane<W> so_far = 0.0, given = 0.0;

    void operator()(Lane<W>& people) {
        so_far += people;
        const Lane<W> until = round_half_up(so_far * factor);
        people = until - given;
        given = until;
    }
};

/// Everybody of a cadre: by facility, age and standing in proportion; where there was nobody, at the
/// age of newcomers and as recruits would be spread.
template <int W>
void set_cadre(const Parameters& parameters, int t, int c, Lane<W> count, State<W>& state) {
    const int facilities = parameters.facilities(), cohorts = parameters.calendar.years + 1;
    const Lane<W> before = state.cadre_headcount[static_cast<std::size_t>(c)];
    const Mask<W> nobody = before <= Lane<W>(0.0);
    Scaling<W> scale{count / max(before, 1.0)};
    Lane<W> arrived_so_far = 0.0;
    for (int f = 0; f < facilities; ++f) {
        const int chain = c * facilities + f;
        const auto at = static_cast<std::size_t>(chain);
        Heads<W>* by_age = state.ages_of(chain);
        Lane<W> young = 0.0, experienced = 0.0;
        for (int a = 0; a < ages; ++a) {
            Lane<W> people = by_age[a];
            scale(people);
            by_age[a] = people;
            (a < young_ages ? young : experienced) += people;
        }
        scale(state.rehired[at]);
        Lane<W> bonded = 0.0;
        for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
            if (parameters.pipeline[p].cadre != c) continue;
            for (int arrived = 1; arrived <= t; ++arrived) {
                Lane<W>& students =
                    state.bonded[(p * static_cast<std::size_t>(cohorts) + static_cast<std::size_t>(arrived)) *
                                     static_cast<std::size_t>(facilities) +
                                 static_cast<std::size_t>(f)];
                scale(students);
                bonded += students;
            }
        }
        const Lane<W> until = round_half_up(count * state.fixed_bounds[at]);
        const Lane<W> newcomers = blend(nobody, until - arrived_so_far, Lane<W>(0.0));
        by_age[newcomer] = by_age[newcomer] + newcomers;
        young += newcomers;
        arrived_so_far = until;

        state.young[at] = young;
        state.experienced[at] = experienced;
        const Lane<W> people = young + experienced + state.rehired[at] + bonded;
        state.flow[static_cast<int>(Flow::observed)][at] += people - state.headcount[at];
        state.headcount[at] = people;
    }
    state.cadre_headcount[static_cast<std::size_t>(c)] = count;
}

/// What is expected from here on starts from the people that there are, whether levers or chance brought them.
template <int W>
void expect_present(const Parameters& parameters, int t, int c, State<W>& state) {
    const int facilities = parameters.facilities(), cohorts = parameters.calendar.years + 1;
    for (int l = 0; l < levels; ++l)
        for (int a = 0; a < ages; ++a) state.expected_ages_of(c, l)[a] = 0.0;
    state.expected_rehired[static_cast<std::size_t>(c)] = 0.0;
    for (int f = 0; f < facilities; ++f) {
        const int chain = c * facilities + f;
        Lane<W>* expected =
            state.expected_ages_of(c, static_cast<int>(parameters.facility[static_cast<std::size_t>(f)].level));
        for (int a = 0; a < ages; ++a) expected[a] += state.ages_of(chain)[a];
        state.expected_rehired[static_cast<std::size_t>(c)] += state.rehired[static_cast<std::size_t>(chain)];
    }
    for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
        if (parameters.pipeline[p].cadre != c) continue;
        for (int arrived = 1; arrived <= t; ++arrived) {
            const std::size_t cohort = p * static_cast<std::size_t>(cohorts) + static_cast<std::size_t>(arrived);
            Lane<W> bonded = 0.0;
            for (int f = 0; f < facilities; ++f)
                bonded += state.bonded[cohort * static_cast<std::size_t>(facilities) + static_cast<std::size_t>(f)];
            state.expected_bonded[cohort] = bonded;
        }
    }
}

template <int W>
void set_sum(const Parameters& parameters, int t, const SumParameters& sum, Lane<W> count, State<W>& state) {
    Lane<W> whole = 0.0;
    for (const int part : sum.parts) whole += state.cadre_headcount[static_cast<std::size_t>(part)];
    const double parts = static_cast<double>(sum.parts.size());
    const Mask<W> nobody = whole <= Lane<W>(0.0);
    Lane<W> so_far = 0.0, given = 0.0;
    double index = 0;
    for (const int part : sum.parts) {
        index += 1;
        so_far += state.cadre_headcount[static_cast<std::size_t>(part)];
        const Lane<W> share = blend(nobody, Lane<W>(index / parts), so_far / max(whole, 1.0));
        const Lane<W> until = round_half_up(count * share);
        set_cadre(parameters, t, part, until - given, state);
        expect_present(parameters, t, part, state);
        given = until;
    }
}

}  // namespace

template <int W>
void observe(const Parameters& parameters, int t, State<W>& state) {
    for (const ObservedCount& one : parameters.observed) {
        if (one.year != t) continue;
        if (one.which < parameters.cadres()) {
            set_cadre(parameters, t, one.which, Lane<W>(one.count), state);
            expect_present(parameters, t, one.which, state);
        } else {
            set_sum(parameters, t, parameters.sum[static_cast<std::size_t>(one.which - parameters.cadres())],
                    Lane<W>(one.count), state);
        }
    }
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q) {
        const Lane<W> people = people_of(parameters, state, parameters.qualification[q].cadre);
        Lane<W> holders = state.qualified[q];
        bool seen = false;
        for (const ObservedCount& one : parameters.observed_qualified) {
            if (one.year != t || one.which != static_cast<int>(q)) continue;
            holders = one.count;
            seen = true;
        }
        const Lane<W> counted = min(holders, people);
        state.observed_qualified[q] = counted - state.qualified[q];
        state.qualified[q] = counted;
        if (seen) state.expected_qualified[q] = state.qualified[q];
    }
}

template void observe(const Parameters&, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
