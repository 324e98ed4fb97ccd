// Chain W by event clocks, one replication at a time: the same method as in lanes, written plainly.
#pragma once

#include <Random123/philox.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "clock_tables.hpp"

namespace permille::bench::chain_w {

/// Two uniform numbers in (0, 1).
struct Pair {
    double first, second;
};

/// Random numbers named by what they are for, as in the engine, from Random123's Philox4x32-10.
class KeyedNumbers {
  public:
    void seed(std::uint64_t seed, std::uint32_t replication) {
        seed_ = seed;
        replication_ = replication;
    }
    Pair operator()(std::uint32_t unit, std::uint32_t process_and_period, std::uint32_t draw) {
        const r123::Philox4x32::ctr_type counter = {{replication_, unit, process_and_period, draw}};
        const auto words =
            r123::Philox4x32()(counter, {{static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}});
        return {unit_of(words[0], words[1]), unit_of(words[2], words[3])};
    }

  private:
    static double unit_of(std::uint32_t low, std::uint32_t high) {
        return (static_cast<double>((std::uint64_t{high} << 32 | low) >> 12) + 0.5) * 0x1p-52;
    }
    std::uint64_t seed_ = 0;
    std::uint32_t replication_ = 0;
};

/// Random numbers one after another: faster, but then two variants of a scenario share no luck after their first
/// difference.
template <class Engine>
class SequentialNumbers {
  public:
    void seed(std::uint64_t seed, std::uint32_t replication) { engine_.seed(seed * 0x9E3779B97F4A7C15u + replication); }
    Pair operator()(std::uint32_t, std::uint32_t, std::uint32_t) {
        const double first = next();
        return {first, next()};
    }

  private:
    double next() { return (static_cast<double>(engine_() >> 12) + 0.5) * 0x1p-52; }
    Engine engine_;
};

template <class Numbers>
class ScalarClock {
  public:
    ScalarClock(const Workload& workload, std::uint64_t seed);

    void run(std::uint32_t replication, Output& out);
    void recount(Output& out) const;

  private:
    enum : std::uint32_t { leaving = 1u << 16, recruiting = 2u << 16 };

    auto banded_of(int chain) const {
        return [banded = &banded_[static_cast<std::size_t>(chain * bands)]](int band) -> int { return banded[band]; };
    }
    People* ages_of(int chain) { return &people_[static_cast<std::size_t>(chain * row + youngest_at_)]; }
    int poisson(int cadre, double u) const;
    void wind(std::uint32_t year);
    void leave(std::uint32_t year);
    void recruit(std::uint32_t month);
    void grow_older();

    ClockTables tables_;
    std::vector<People> start_people_;      // [chain, row]
    std::vector<BandPeople> start_banded_;  // [chain, band]
    std::array<int, cadres> start_total_{};
    std::array<double, cadres> none_{};  // chance that a month brings no recruit
    std::uint64_t seed_;

    Numbers numbers_;
    int youngest_at_ = 0;
    std::vector<People> people_;
    std::vector<BandPeople> banded_;
    std::vector<double> hazard_, remaining_;  // [chain]   1/year; what is left of the exponential
    std::vector<std::uint32_t> number_;       // [chain] of the coming event
    std::array<int, cadres> total_{}, left_{}, recruited_{}, retired_{};
};

template <class Numbers>
ScalarClock<Numbers>::ScalarClock(const Workload& workload, std::uint64_t seed)
    : tables_(workload),
      start_people_(chains * row),
      start_banded_(chains * bands),
      seed_(seed),
      hazard_(chains),
      remaining_(chains),
      number_(chains) {
    for (int chain = 0; chain < chains; ++chain)
        for (int age = 0; age < working_ages; ++age) {
            const auto here = static_cast<int>(workload.start[static_cast<std::size_t>(chain * ages + age)]);
            start_people_[static_cast<std::size_t>(chain * row + years + age)] = static_cast<People>(here);
            BandPeople& of_band =
                start_banded_[static_cast<std::size_t>(chain * bands + tables_.band_of[static_cast<std::size_t>(age)])];
            of_band = static_cast<BandPeople>(of_band + here);
            start_total_[static_cast<std::size_t>(chain / facilities)] += here;
        }
    for (std::size_t c = 0; c < cadres; ++c) none_[c] = std::exp(-tables_.recruits_a_month[c]);
}

template <class Numbers>
void ScalarClock<Numbers>::wind(std::uint32_t year) {
    for (int chain = 0; chain < chains; ++chain) {
        const auto at = static_cast<std::size_t>(chain);
        number_[at] = 0;
        hazard_[at] = tables_.sums(chain / facilities, banded_of(chain))[bands - 1];
        remaining_[at] = -std::log(numbers_(static_cast<std::uint32_t>(chain), leaving | year, 0).second);
    }
}

template <class Numbers>
void ScalarClock<Numbers>::leave(std::uint32_t year) {
    for (int chain = 0; chain < chains; ++chain) {
        const auto at = static_cast<std::size_t>(chain);
        const double spent = hazard_[at] * (1.0 / 12);
        if (spent < remaining_[at]) {
            remaining_[at] -= spent;
            continue;
        }
        const int cadre = chain / facilities;
        const auto banded = banded_of(chain);
        People* by_age = ages_of(chain);
        double left_years = 1.0 / 12, remaining = remaining_[at];
        auto sums = tables_.sums(cadre, banded);
        while (sums[bands - 1] * left_years >= remaining) {
            left_years -= remaining / sums[bands - 1];
            const Pair numbers = numbers_(static_cast<std::uint32_t>(chain), leaving | year, ++number_[at]);
            remaining = -std::log(numbers.second);
            const ClockTables::Leaver who = tables_.leaver(cadre, sums, numbers.first * sums[bands - 1], banded);
            --by_age[age_of(by_age, who.rank)];
            --banded_[static_cast<std::size_t>(chain * bands + who.band)];
            ++left_[static_cast<std::size_t>(cadre)];
            sums = tables_.sums(cadre, banded);
        }
        hazard_[at] = sums[bands - 1];
        remaining_[at] = remaining - sums[bands - 1] * left_years;
    }
}

template <class Numbers>
int ScalarClock<Numbers>::poisson(int cadre, double u) const {
    const double mean = tables_.recruits_a_month[static_cast<std::size_t>(cadre)];
    double probability = none_[static_cast<std::size_t>(cadre)], sum = probability;
    int events = 0;
    while (u > sum && events < 128) {
        probability *= mean / ++events;
        sum += probability;
    }
    return events;
}

template <class Numbers>
void ScalarClock<Numbers>::recruit(std::uint32_t month) {
    for (int cadre = 0; cadre < cadres; ++cadre) {
        const auto unit = static_cast<std::uint32_t>(chains + cadre);
        const int recruits = poisson(cadre, numbers_(unit, recruiting | month, 0).first);
        recruited_[static_cast<std::size_t>(cadre)] = recruits;
        for (int person = 1; person <= recruits; ++person) {
            const Pair numbers = numbers_(unit, recruiting | month, static_cast<std::uint32_t>(person));
            const int chain = cadre * facilities + tables_.facility(cadre, numbers.first);
            const int age = entry_low + static_cast<int>(numbers.second * entry_ages);
            const int band = tables_.band_of[static_cast<std::size_t>(age)];
            ++ages_of(chain)[age];
            ++banded_[static_cast<std::size_t>(chain * bands + band)];
            hazard_[static_cast<std::size_t>(chain)] += tables_.hazard[cadre][band];
        }
    }
}

template <class Numbers>
void ScalarClock<Numbers>::grow_older() {
    for (int chain = 0; chain < chains; ++chain) {
        BandPeople* banded = &banded_[static_cast<std::size_t>(chain * bands)];
        int moving = 0;
        for (int band = 0; band < bands; ++band) {
            const int oldest = ages_of(chain)[tables_.band_begin[static_cast<std::size_t>(band) + 1] - 1];
            banded[band] = static_cast<BandPeople>(banded[band] + moving - oldest);
            moving = oldest;
        }
        retired_[static_cast<std::size_t>(chain / facilities)] += moving;
    }
    --youngest_at_;
}

template <class Numbers>
void ScalarClock<Numbers>::run(std::uint32_t replication, Output& out) {
    numbers_.seed(seed_, replication);
    youngest_at_ = years;
    people_ = start_people_;
    banded_ = start_banded_;
    total_ = start_total_;
    for (int month = 0; month < months; ++month) {
        const auto year = static_cast<std::uint32_t>(month / 12);
        left_.fill(0);
        retired_.fill(0);
        if (month % 12 == 0) wind(year);
        leave(year);
        recruit(static_cast<std::uint32_t>(month));
        if (month % 12 == 11) grow_older();
        for (int c = 0; c < cadres; ++c) {
            const auto cadre = static_cast<std::size_t>(c);
            const std::size_t at = out.at(month, c, 0);
            out.left[at] = left_[cadre];
            out.recruited[at] = recruited_[cadre];
            out.retired[at] = retired_[cadre];
            out.total[at] = total_[cadre] += recruited_[cadre] - left_[cadre] - retired_[cadre];
        }
    }
}

template <class Numbers>
void ScalarClock<Numbers>::recount(Output& out) const {
    double people = 0;
    for (int chain = 0; chain < chains; ++chain)
        for (int age = 0; age < working_ages; ++age)
            people += people_[static_cast<std::size_t>(chain * row + youngest_at_ + age)];
    out.recounted[0] = people;
}

}  // namespace permille::bench::chain_w
