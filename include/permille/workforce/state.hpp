// What changes in a run of the workforce: who works where and at what age, the clocks, and the expected path.
#pragma once

#include <cstdint>
#include <vector>

#include "permille/base/lanes.hpp"
#include "permille/workforce/heads.hpp"
#include "permille/workforce/parameters.hpp"

namespace permille::workforce {

/// What happened to the staff of one cadre at one facility, in people. Step by step and exactly:
/// headcount' = headcount - retired - left - moved_out + moved_in + rehired + completed + recruited + observed, the
/// last at the end of a year of which something was observed, and below 0 where fewer were counted than simulated. Who
/// retires and is rehired counts in both; the rehired who stop working count as retired.
enum class Flow { retired, left, moved_out, moved_in, rehired, completed, recruited, observed };
inline constexpr int flows = 8;

/// The hazards of one cadre in one year, levers included.
template <int W>
struct CadreHazards {
    Lane<W> leaving[2][2];     // [at county level or not, young or not]   1/year
    Lane<W> moves_up_share;    // of leavers at townships
    Lane<W> retirement[ages];  // 1/year
    Lane<W> rehired_stop;      // 1/year
    Lane<W> rehired_share;     // of those who retire
    int first_retiring = 0;    // age index below which nobody retires in any lane
};

/// What one cadre's expected stock does over one step, every lever at its neutral value.
template <int W>
struct NeutralRates {
    Lane<W> stay[2][2];      // [at county level or not, young or not]   share that does not leave
    Lane<W> moves_up_share;  // of leavers at townships
    Lane<W> keep[ages];      // share that does not retire
    Lane<W> rehired_keep;    // share of the rehired who go on
    Lane<W> rehired_share;
    int first_retiring = 0;
};

/// Event clocks, one a chain: the hazard still to be spent until the next event, and how many there were in its year.
/// An event has a pair of numbers: who it is that goes, and how much hazard is spent after it until the next. Where an
/// event is likely in several lanes, the first one's pair is drawn for all of them together.
template <int W>
struct Clocks {
    std::vector<Lane<W>> remaining;              // [chain] 1
    std::vector<std::uint32_t> events;           // [chain, lane] so far
    std::vector<Lane<W>> first_who, first_wait;  // [chain] that pair: in (0, 1), and 1; wait 0: not drawn

    void resize(std::size_t chains) {
        for (auto* of_chains : {&remaining, &first_who, &first_wait}) of_chains->resize(chains);
        events.resize(chains * static_cast<std::size_t>(W));
    }
};

/// The state of a block of replications. A chain is [cadre, facility]; facilities as Parameters::facility.
template <int W>
struct State {
    explicit State(const Parameters& parameters);

    // Staff: whole numbers.
    std::vector<Heads<W>> by_age;             // [chain, row of ages + years]; see ages_of()
    std::vector<Lane<W>> rehired;             // [chain]
    std::vector<Lane<W>> bonded;              // [pipeline, year of arrival, facility]
    std::vector<Lane<W>> headcount;           // [chain] all of them
    std::vector<Lane<W>> young, experienced;  // [chain] sums of by_age
    std::vector<Lane<W>> cadre_headcount;     // [cadre]
    std::vector<Lane<W>> effective_share;     // [cadre] of this year
    std::vector<Lane<W>> qualified;           // [qualification]

    // The year so far.
    std::vector<Lane<W>> flow[flows];    // [chain]
    std::vector<Lane<W>> trained, lost;  // [qualification]
    // [qualification] students who brought it, and what an observed count added at the year's end
    std::vector<Lane<W>> graduated, observed_qualified;
    std::vector<Lane<W>> offers_clipped;  // [cadre] recruits too many although nobody was recruited

    // Chance.
    Clocks<W> retiring, leaving;
    std::vector<Lane<W>> retirement_hazard;  // [chain] of all its people together   1/year
    std::vector<CadreHazards<W>> hazards;    // [cadre]
    std::vector<Lane<W>> gone;               // [cadre] who left the cadre in this step
    std::vector<Lane<W>> recruit_bounds;     // [cadre, facility] cumulated shares of the recruits
    std::vector<Lane<W>> extra_bounds;       // [cadre, facility] the same of those whom further offers bring
    std::vector<Lane<W>> fixed_bounds;       // [cadre, facility] the same of the staff in the base year
    std::vector<Lane<W>> weight_bounds;      // [facility] cumulated weights, level by level
    std::vector<Lane<W>> statement_share;    // [cadre] of the posts and further offers stated for its sum
    std::vector<Lane<W>> recruits;           // [cadre] expected recruits of the year at neutral levers
    std::vector<Lane<W>> training;           // [qualification] the same for people trained
    std::vector<Lane<W>> training_clipped;   // [qualification] as offers_clipped, of people trained

    // The expected path at neutral levers, on which recruitment rests (model, section 2).
    std::vector<NeutralRates<W>> neutral;     // [cadre]
    std::vector<Lane<W>> expected_by_age;     // [cadre, level, row of ages + years]
    std::vector<Lane<W>> expected_rehired;    // [cadre]
    std::vector<Lane<W>> expected_bonded;     // [pipeline, year of arrival]
    std::vector<Lane<W>> expected_qualified;  // [qualification]
    std::vector<Lane<W>> expected_headcount;  // [cadre, step] before anybody leaves
    std::vector<Lane<W>> expected_gone;       // [cadre, step]

    /// A row holds years of birth, the latest first, and everybody ages by moving its start: index 0 of what this
    /// returns is the youngest age, index `ages` - 1 the oldest.
    Heads<W>* ages_of(int chain) { return &by_age[static_cast<std::size_t>(chain * row + youngest_at)]; }
    const Heads<W>* ages_of(int chain) const { return &by_age[static_cast<std::size_t>(chain * row + youngest_at)]; }
    Lane<W>* expected_ages_of(int cadre, int level) {
        return &expected_by_age[static_cast<std::size_t>((cadre * levels + level) * row + youngest_at)];
    }
    int row = 0, youngest_at = 0;
};

template <int W>
State<W>::State(const Parameters& parameters) {
    const auto facilities = parameters.facility.size(), cadres = parameters.cadre.size(), chains = cadres * facilities;
    const auto qualifications = parameters.qualification.size(), pipelines = parameters.pipeline.size();
    const auto years = static_cast<std::size_t>(parameters.calendar.years);
    const auto steps = static_cast<std::size_t>(parameters.calendar.steps_per_year);
    const auto width = static_cast<std::size_t>(ages) + years;
    row = static_cast<int>(width);

    by_age.resize(chains * width);
    bonded.resize(pipelines * (years + 1) * facilities);
    for (auto* of_chains : {&rehired, &headcount, &young, &experienced, &retirement_hazard, &recruit_bounds,
                            &extra_bounds, &fixed_bounds})
        of_chains->resize(chains);
    for (auto& of_chains : flow) of_chains.resize(chains);
    for (Clocks<W>* clocks : {&retiring, &leaving}) clocks->resize(chains);
    for (auto* of_cadres :
         {&cadre_headcount, &effective_share, &offers_clipped, &gone, &statement_share, &recruits, &expected_rehired})
        of_cadres->resize(cadres);
    for (auto* of_qualifications : {&qualified, &trained, &lost, &graduated, &observed_qualified, &training,
                                    &training_clipped, &expected_qualified})
        of_qualifications->resize(qualifications);
    weight_bounds.resize(facilities);
    hazards.resize(cadres);
    neutral.resize(cadres);
    expected_by_age.resize(cadres * static_cast<std::size_t>(levels) * width);
    expected_bonded.resize(pipelines * (years + 1));
    for (auto* of_steps : {&expected_headcount, &expected_gone}) of_steps->resize(cadres * steps);
}

}  // namespace permille::workforce
