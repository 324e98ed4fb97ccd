// Taking one person off the staff, putting one on it, and counting a cadre or a sum.
#pragma once

#include "permille/workforce/state.hpp"

namespace permille::workforce {

/// Adds to one lane.
template <int W>
void add(Lane<W>& value, int lane, double amount) {
    value.set(lane, value[lane] + amount);
}

/// Calls what(c) for a cadre, or for every part of a sum.
template <class What>
void for_each_cadre(const Parameters& parameters, int cadre_or_sum, What&& what) {
    if (cadre_or_sum < parameters.cadres()) {
        what(static_cast<std::size_t>(cadre_or_sum));
        return;
    }
    const auto sum = static_cast<std::size_t>(cadre_or_sum - parameters.cadres());
    for (const int part : parameters.sum[sum].parts) what(static_cast<std::size_t>(part));
}

/// People of a cadre or a sum in the county.
template <int W>
Lane<W> people_of(const Parameters& parameters, const State<W>& state, int cadre_or_sum) {
    Lane<W> people = 0.0;
    for_each_cadre(parameters, cadre_or_sum, [&](std::size_t c) { people += state.cadre_headcount[c]; });
    return people;
}

/// The hazard of leaving of all the people of a chain together.   1/year
template <int W>
Lane<W> leaving_hazard(const Parameters& parameters, const State<W>& state, std::size_t cadre, std::size_t facility) {
    const std::size_t chain = cadre * parameters.facility.size() + facility;
    const bool at_county = parameters.facility[facility].level == Level::county;
    const Lane<W>(&hazard)[2] = state.hazards[cadre].leaving[at_county ? 1 : 0];
    return state.young[chain] * hazard[1] + state.experienced[chain] * hazard[0];
}

/// Puts people of one age (an index) into a chain, or takes them out of it. What its people may do from now on follows;
/// headcounts are the caller's.
template <int W>
void add_people(State<W>& state, int cadre, int chain, int age, int lane, double people) {
    const auto at = static_cast<std::size_t>(chain);
    state.ages_of(chain)[age].add(lane, people);
    add(age < young_ages ? state.young[at] : state.experienced[at], lane, people);
    add(state.retirement_hazard[at], lane,
        people * state.hazards[static_cast<std::size_t>(cadre)].retirement[age][lane]);
}

/// Counts people who came (or, below zero, went) in the chain's and the cadre's headcount and in a flow.
template <int W>
void count_flow(State<W>& state, int cadre, int chain, Flow flow, int lane, double people, double headcount) {
    const auto at = static_cast<std::size_t>(chain);
    add(state.flow[static_cast<int>(flow)][at], lane, people);
    add(state.headcount[at], lane, headcount);
    add(state.cadre_headcount[static_cast<std::size_t>(cadre)], lane, headcount);
}

}  // namespace permille::workforce
