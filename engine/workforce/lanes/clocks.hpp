// Event clocks: winding them up for a year, and their events one after the other.
#pragma once

#include "permille/random/stream.hpp"
#include "permille/workforce/state.hpp"

namespace permille::workforce {

/// Winds one chain's clock up for a year; the stream is that of the year. What is left of an exponential is exponential
/// again, and two variants of a scenario fall back into step each year.
///
/// hazard  of the chain, a year: how many events to expect. Only speed depends on it.
template <int W>
void wind(Clocks<W>& clocks, std::size_t chain, const Stream<W>& stream, Lane<W> hazard) {
    clocks.remaining[chain] = -log(stream.uniforms(0).second);
    // Drawing for all lanes together pays when more than one of them has an event.
    if (any(hazard * double{W} > Lane<W>(1.2))) {
        const TwoUniforms<W> first = stream.uniforms(1);
        clocks.first_who[chain] = first.first;
        clocks.first_wait[chain] = -log(first.second);
    } else {
        clocks.first_wait[chain] = 0.0;  // not drawn yet
    }
    for (int lane = 0; lane < W; ++lane) clocks.events[chain * W + static_cast<std::size_t>(lane)] = 0;
}

/// An event in one lane.
struct Event {
    double who;   // uniform number: who it is that goes
    double wait;  // hazard to be spent until the next
};

/// The next event of a chain's clock in one lane.
template <int W>
Event next_event(Clocks<W>& clocks, std::size_t chain, const Stream<W>& stream, int lane) {
    const std::uint32_t event = ++clocks.events[chain * W + static_cast<std::size_t>(lane)];
    if (event == 1 && clocks.first_wait[chain][lane] > 0)
        return {clocks.first_who[chain][lane], clocks.first_wait[chain][lane]};
    const TwoUniforms<1> numbers = stream.alone(lane).uniforms(event);
    return {numbers.first.v, -log(numbers.second).v};
}

}  // namespace permille::workforce
