// A stream of random numbers: what they are for is fixed, and each is addressed by its number.
#pragma once

#include "permille/random/key.hpp"
#include "permille/random/philox.hpp"

namespace permille {

template <int W>
struct TwoUniforms {
    Lane<W> first, second;
};

template <int W>
inline TwoUniforms<W> two_uniforms(const Philox<W>& philox, std::uint32_t word) {
    const PhiloxWords<W> words = philox(word);
    return {open_unit<W>(words.word[0], words.word[1]), open_unit<W>(words.word[2], words.word[3])};
}

/// The numbers of one unit, process and period, for replications first_replication .. first_replication + W - 1.
/// Draws are numbered from 0 to 2^25 - 1 by the caller and may be taken in any order; each is a function of the five
/// fields, the replication and its number alone, so a lane's bits never depend on its neighbours.
///
/// A Philox call gives two uniforms, so draws 2i and 2i + 1 are the halves of one call: the fourth counter word is
/// i << 8. Calls with another lower byte serve sampling by rejection: attempt k of draw 2i + h is the call
/// i << 8 | (1 + 2 k + h).
template <int W>
struct Stream {
    std::uint64_t seed = 0;
    std::uint32_t first_replication = 0;  // of lane 0
    std::uint32_t unit = 0;               // hash_unit(...)
    Process process = Process::check;
    std::uint16_t period = 0;  // the year for event clocks, otherwise the step

    /// Draws 2 * pair and 2 * pair + 1, for the price of one.
    TwoUniforms<W> uniforms(std::uint32_t pair) const { return call(pair << 8); }

    /// One number in (0, 1) a lane: a midpoint of 2^52 equal parts.
    Lane<W> uniform(std::uint32_t draw) const {
        const TwoUniforms<W> both = uniforms(draw >> 1);
        return (draw & 1u) != 0 ? both.second : both.first;
    }

    /// The same number for a single lane, at the cost of a single lane.
    double uniform_one(int lane, std::uint32_t draw) const { return alone(lane).uniform(draw).v; }

    /// This stream for one of its lanes.
    Stream<1> alone(int lane) const {
        return {seed, first_replication + static_cast<std::uint32_t>(lane), unit, process, period};
    }

    /// The two numbers of a rejection sampler's attempt, 0 .. max_attempts - 1.
    static constexpr std::uint32_t max_attempts = 127;
    TwoUniforms<W> attempt(std::uint32_t draw, std::uint32_t number) const {
        return call((draw >> 1) << 8 | (1 + 2 * number + (draw & 1u)));
    }

    /// What is the same for all of its numbers.
    Philox<W> philox() const {
        return {seed, first_replication, unit, static_cast<std::uint32_t>(process) << 16 | period};
    }

  private:
    TwoUniforms<W> call(std::uint32_t word) const { return two_uniforms(philox(), word); }
};

/// Many pairs of a stream's numbers: what they have in common is worked out once.
template <int W>
class UniformPairs {
  public:
    explicit UniformPairs(const Stream<W>& stream) : philox_(stream.philox()) {}
    /// As Stream::uniforms().
    TwoUniforms<W> operator()(std::uint32_t pair) const { return two_uniforms(philox_, pair << 8); }

  private:
    Philox<W> philox_;
};

/// Unit-rate exponential, larger than 0: the hazard an event clock may spend until its next event.
template <int W>
inline Lane<W> exponential(Stream<W> stream, std::uint32_t draw) {
    return -log(stream.uniform(draw));
}

/// The same for a single lane.
template <int W>
inline double exponential_one(Stream<W> stream, int lane, std::uint32_t draw) {
    return exponential(stream.alone(lane), draw).v;
}

}  // namespace permille
