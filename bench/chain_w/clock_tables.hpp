// What both event clocks look up: ages in bands of one hazard, and the facility that a uniform number falls on.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "workload.hpp"

namespace permille::bench::chain_w {

/// The hazard is the same over 20-29, 30-49, 50-54 and 55-59 in every cadre: a leaver is found by band, then by age.
inline constexpr int bands = 4;

/// People of a chain by age: a row of years of birth, the latest first; ageing moves where it starts. An age has ten
/// people at most at the start and eight ages together never 256, so that bytes do.
using People = std::uint8_t;
inline constexpr int row = 48;
static_assert(row >= working_ages + years);

/// People of a chain by band.
using BandPeople = std::uint16_t;

/// The age index of a chain's person number `rank` (from 0) by age. The 40 ages are five words of eight bytes, and a
/// word times 0x01..01 has in its i-th byte the sum of its bytes up to the i-th: no loop, no branch that would be
/// guessed.
inline int age_of(const People* by_age, unsigned rank) {
    static_assert(working_ages == 40 && std::endian::native == std::endian::little);
    constexpr std::uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    std::uint64_t sums[5];
    unsigned before[6] = {};
    for (std::size_t i = 0; i < 5; ++i) {
        std::memcpy(&sums[i], by_age + 8 * i, 8);
        sums[i] *= ones;
        before[i + 1] = before[i] + static_cast<unsigned>(sums[i] >> 56);
    }
    const std::size_t word =
        std::size_t{rank >= before[1]} + (rank >= before[2]) + (rank >= before[3]) + (rank >= before[4]);
    const unsigned inside = rank - before[word];
    const int first = 8 * static_cast<int>(word);
    if (sums[word] >> 56 < 128)  // then a byte's highest bit is free to say which sums are above `inside`
        return first + std::countr_zero(((sums[word] | highs) - (inside + 1) * ones) & highs) / 8;
    int age = first;
    for (int left = static_cast<int>(inside); (left -= by_age[age]) >= 0;) ++age;
    return age;
}

struct ClockTables {
    std::array<int, bands + 1> band_begin{};            // age indices
    std::array<int, working_ages> band_of{};            // [age]
    double hazard[cadres][bands];                       // 1/year
    double inverse_hazard[cadres][bands];               // years
    std::vector<double> recruits_a_month;               // [cadre]
    std::array<double, facilities + 1> bounds[cadres];  // cumulated shares of the recruits; a last one above 1

    // Where to begin to look for a uniform number among the bounds (Chen & Asau 1974): at the right place, mostly.
    static constexpr int guide_size = 1024;
    std::array<std::uint8_t, guide_size> guide[cadres];

    explicit ClockTables(const Workload& workload);

    /// Hazards of a chain's people by band, each with those of the bands below. 1/year
    template <class Banded>
    std::array<double, bands> sums(int cadre, Banded banded) const {
        const double* h = hazard[cadre];
        const double two = banded(0) * h[0] + banded(1) * h[1];
        const double three = two + banded(2) * h[2];
        return {banded(0) * h[0], two, three, three + banded(3) * h[3]};
    }

    /// The leaver that a number below sums[bands - 1] falls on: the band, and the person's number by age.
    struct Leaver {
        int band;
        unsigned rank;
    };
    template <class Banded>
    Leaver leaver(int cadre, const std::array<double, bands>& sums, double target, Banded banded) const {
        const int band = int{target >= sums[0]} + int{target >= sums[1]} + int{target >= sums[2]};
        const double below[bands] = {0, sums[0], sums[1], sums[2]};
        const int people[bands] = {banded(0), banded(1), banded(2), banded(3)};
        const int younger[bands] = {0, people[0], people[0] + people[1], people[0] + people[1] + people[2]};
        const int person = static_cast<int>((target - below[band]) * inverse_hazard[cadre][band]);
        // Where rounding put it past the last of the band, it is the last.
        return {band, static_cast<unsigned>(younger[band] + (person < people[band] ? person : people[band] - 1))};
    }

    int facility(int cadre, double u) const {
        int f = guide[cadre][static_cast<std::size_t>(u * guide_size)];
        while (u >= bounds[cadre][static_cast<std::size_t>(f)]) ++f;
        return f;
    }
};

inline ClockTables::ClockTables(const Workload& workload) {
    int found = 0;
    for (int age = 0; age < working_ages; ++age) {
        bool same = age > 0;
        for (int c = 0; c < cadres && same; ++c) same = workload.hazard_of(c, age) == workload.hazard_of(c, age - 1);
        if (!same) {
            require(found < bands, "chain W has more bands of equal hazard than expected");
            band_begin[static_cast<std::size_t>(found++)] = age;
        }
        band_of[static_cast<std::size_t>(age)] = found - 1;
    }
    require(found == bands, "chain W has fewer bands of equal hazard than expected");
    band_begin[bands] = working_ages;

    for (int c = 0; c < cadres; ++c) {
        for (int b = 0; b < bands; ++b) {
            hazard[c][b] = workload.hazard_of(c, band_begin[static_cast<std::size_t>(b)]);
            inverse_hazard[c][b] = 1 / hazard[c][b];
        }
        const double* recruits = &workload.recruits[static_cast<std::size_t>(c * facilities)];
        double all = 0;
        for (int f = 0; f < facilities; ++f) all += recruits[f];
        recruits_a_month.push_back(all);
        double sum = 0;
        for (std::size_t f = 0; f < facilities; ++f) bounds[c][f] = (sum += recruits[f]) / all;
        bounds[c][facilities - 1] = 1;  // whatever rounding made of it
        bounds[c][facilities] = 2;
        for (std::size_t i = 0, f = 0; i < guide_size; ++i) {
            while (static_cast<double>(i) / guide_size >= bounds[c][f]) ++f;
            guide[c][i] = static_cast<std::uint8_t>(f);
        }
    }
}

}  // namespace permille::bench::chain_w
