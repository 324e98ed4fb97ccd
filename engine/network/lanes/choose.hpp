// One period's patients look for a place: choice by weights, and rounds for those who find it full.
#pragma once

#include "permille/network/patient_state.hpp"
#include "permille/network/travel_minutes.hpp"

namespace permille::network {

/// How often what does not fit is offered again, before the rest leaves or stays unmet.
inline constexpr int rounds = 4;

/// What steers one period.
template <int W>
struct Rules {
    Lane<W> home_first = 0.0, resolved = 0.0;  // tiered care
    Lane<W> referred_down = 0.0, stay_before_down = 1.0;
    bool limited = true;  // whether capacity binds
};

/// First visits of a town with a home place that are bound to begin there: none while no road leads to it.
template <int W>
Lane<W> bound_home(const PatientParameters& parameters, const Rules<W>& rules, const PatientState<W>& state,
                   std::size_t town) {
    const auto home = static_cast<std::size_t>(parameters.home[town]);
    const Mask<W> way = reached(state.minutes[town * parameters.place.size() + home]);
    return blend(way, rules.home_first * state.market[0].demand[town], Lane<W>(0.0));
}

/// Serves the demand of all markets within `room`; leaves served, outside and unmet in them, and what is left of room.
template <int W>
void choose(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state);

/// Served patients of a class that live in a town: exactly what is neither outside nor unmet.
template <int W>
Lane<W> inside(const Market<W>& market, std::size_t town) {
    return market.demand[town] - market.outside[town] - market.unmet[town];
}

}  // namespace permille::network
