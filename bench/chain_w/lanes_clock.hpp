// Chain W by event clocks in lanes, as the workforce room steps its staff, of the engine's keyed random numbers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "clock_tables.hpp"
#include "permille/random/chance.hpp"

namespace permille::bench::chain_w {

/// W replications at once. A clock for each chain (cadre, facility) holds what its people may still spend of a
/// unit-rate exponential; a cell is touched only when somebody leaves or arrives. Every number is keyed by chain, year
/// and event, or by cadre, month and person, so that a replication is the same for every W.
template <int W>
class LanesClock {
  public:
    explicit LanesClock(const Workload& workload, std::uint64_t seed);

    /// Replications first .. first + W - 1.
    void run(std::uint32_t first, Output& out);
    /// People in all the cells, counted one by one.
    void recount(Output& out) const;

  private:
    /// Numbers of an event: what the chain may spend until it, and which of its people it takes.
    struct Event {
        Lane<W> clock, who;
    };

    void begin(std::uint32_t first);
    void wind(int year);
    void leave();
    void ring(int chain, Mask<W> due, Lane<W> remaining);
    const Event& event(int chain, std::uint32_t number);
    const Event& make(int chain, std::uint32_t number);
    void recruit(int month);
    void grow_older();

    People* ages_of(int chain, int lane) {
        return &people_[static_cast<std::size_t>((chain * W + lane) * row + youngest_at_)];
    }
    Lane<W>* banded_of(int chain) { return &banded_[static_cast<std::size_t>(chain * bands)]; }
    void set_hazard(int chain);
    static void add(Lane<W>& value, int lane, double amount) { value.set(lane, value[lane] + amount); }

    ClockTables tables_;
    std::vector<People> start_people_;   // [chain, lane, row]
    std::vector<Lane<W>> start_banded_;  // [chain, band]
    std::array<double, cadres> start_total_{};
    std::vector<std::uint32_t> units_;  // [chain] names the chance of its leavers
    std::array<std::uint32_t, cadres> recruits_unit_{};
    std::vector<int> event_begin_;  // [chain] of its events; one more
    std::uint64_t seed_;

    std::uint32_t first_ = 0;
    std::uint16_t year_ = 0;
    int youngest_at_ = 0;
    std::vector<People> people_;                     // [chain, lane, row]
    std::vector<Lane<W>> banded_;                    // [chain, band] sums of people_
    std::vector<Lane<W>> hazard_, remaining_, who_;  // [chain]   1/year; left of the exponential; of the coming event
    std::vector<std::uint32_t> number_;              // [chain, lane] of the coming event
    std::vector<Event> events_;                      // of the year, made when the first lane asks
    std::vector<std::uint32_t> made_;                // [chain] so many of them
    std::array<Lane<W>, cadres> total_, left_;
    std::array<Mask<W>, W> only_;  // each lane by itself
    Event beyond_;                 // an event that its chain has no room for
};

template <int W>
LanesClock<W>::LanesClock(const Workload& workload, std::uint64_t seed)
    : tables_(workload),
      start_people_(static_cast<std::size_t>(chains * row * W)),
      start_banded_(static_cast<std::size_t>(chains * bands), Lane<W>(0.0)),
      seed_(seed),
      people_(start_people_.size()),
      banded_(start_banded_.size()),
      hazard_(chains),
      remaining_(chains),
      who_(chains),
      number_(static_cast<std::size_t>(chains * W)),
      made_(chains) {
    for (int lane = 0; lane < W; ++lane) {
        Lane<W> one = 0.0;
        one.set(lane, 1);
        only_[static_cast<std::size_t>(lane)] = one > Lane<W>(0.0);
    }
    int room = 0;
    for (int chain = 0; chain < chains; ++chain) {
        const int cadre = chain / facilities;
        double expected = 0;
        for (int age = 0; age < working_ages; ++age) {
            const double here = workload.start[static_cast<std::size_t>(chain * ages + age)];
            const int band = tables_.band_of[static_cast<std::size_t>(age)];
            for (int lane = 0; lane < W; ++lane)
                start_people_[static_cast<std::size_t>((chain * W + lane) * row + years + age)] =
                    static_cast<People>(here);
            start_banded_[static_cast<std::size_t>(chain * bands + band)] += here;
            start_total_[static_cast<std::size_t>(cadre)] += here;
            expected += here * tables_.hazard[cadre][band];
        }
        // As many events as a year hardly ever has, even when staff doubles.
        event_begin_.push_back(room);
        room += 4 + static_cast<int>(2 * expected + 4 * std::sqrt(expected));
        units_.push_back(hash_unit({"chain_w", std::to_string(cadre), std::to_string(chain % facilities)}));
    }
    event_begin_.push_back(room);
    events_.resize(static_cast<std::size_t>(room));
    for (std::size_t c = 0; c < cadres; ++c) recruits_unit_[c] = hash_unit({"chain_w", std::to_string(c)});
}

template <int W>
void LanesClock<W>::begin(std::uint32_t first) {
    first_ = first;
    youngest_at_ = years;
    people_ = start_people_;
    banded_ = start_banded_;
    for (std::size_t c = 0; c < cadres; ++c) total_[c] = start_total_[c];
}

template <int W>
void LanesClock<W>::set_hazard(int chain) {
    const Lane<W>* banded = banded_of(chain);
    const double* hazard = tables_.hazard[chain / facilities];
    hazard_[static_cast<std::size_t>(chain)] =
        banded[0] * hazard[0] + banded[1] * hazard[1] + banded[2] * hazard[2] + banded[3] * hazard[3];
}

template <int W>
void LanesClock<W>::wind(int year) {
    year_ = static_cast<std::uint16_t>(year);
    std::fill(number_.begin(), number_.end(), 0u);
    std::fill(made_.begin(), made_.end(), 0u);
    for (int chain = 0; chain < chains; ++chain) {
        const auto at = static_cast<std::size_t>(chain);
        set_hazard(chain);
        const Event& first = event(chain, 0);
        remaining_[at] = first.clock;
        who_[at] = first.who;
    }
}

template <int W>
inline const typename LanesClock<W>::Event& LanesClock<W>::event(int chain, std::uint32_t number) {
    const auto at = static_cast<std::size_t>(chain);
    if (number >= made_[at]) [[unlikely]]
        return make(chain, number);
    return events_[static_cast<std::size_t>(event_begin_[at]) + number];
}

// Numbers of all lanes are made when the first of them asks: lanes drift apart by an event or two, and eight pairs cost
// little more than one.
template <int W>
[[gnu::noinline]] const typename LanesClock<W>::Event& LanesClock<W>::make(int chain, std::uint32_t number) {
    const auto at = static_cast<std::size_t>(chain);
    const Stream<W> stream{seed_, first_, units_[at], Process::leaving, year_};
    const auto numbers_of = [&](std::uint32_t n) {
        const TwoUniforms<W> numbers = stream.uniforms(n);
        return Event{-log(numbers.first), numbers.second};
    };
    const int begin = event_begin_[at];
    if (static_cast<int>(number) >= event_begin_[at + 1] - begin) return beyond_ = numbers_of(number);
    Event* events = &events_[static_cast<std::size_t>(begin)];
    for (; made_[at] <= number; ++made_[at]) events[made_[at]] = numbers_of(made_[at]);
    return events[number];
}

/// The events of a chain in this month, for the lanes whose clock rang: who it is is worked out in all lanes at once.
template <int W>
[[gnu::noinline]] void LanesClock<W>::ring(int chain, Mask<W> due, Lane<W> remaining) {
    const auto at = static_cast<std::size_t>(chain);
    const int cadre = chain / facilities;
    const double* inverse = tables_.inverse_hazard[cadre];
    const double* hazard = tables_.hazard[cadre];
    Lane<W>* banded = banded_of(chain);
    const Mask<W> rang = due;
    Lane<W> left_years = 1.0 / 12, total = hazard_[at], who = who_[at];
    do {
        left_years -= blend(due, remaining / total, 0.0);

        // The band, and in it the person; `younger` counts those of the bands below.
        const Lane<W> target = who * total;
        Lane<W> below = 0.0, younger = 0.0, here = banded[0], inverse_hazard = inverse[0];
        Mask<W> past[bands - 1];  // whether the leaver is past this band
        for (int band = 0; band < bands - 1; ++band) {
            const Lane<W> until = below + banded[band] * hazard[band];
            past[band] = target >= until;
            if (band > 0) past[band] = past[band] & past[band - 1];
            below = blend(past[band], until, below);
            younger += blend(past[band], banded[band], 0.0);
            here = blend(past[band], banded[band + 1], here);
            inverse_hazard = blend(past[band], inverse[band + 1], inverse_hazard);
        }
        // Where rounding put it past the last of the band, it is the last.
        const Lane<W> rank = younger + min(floor((target - below) * inverse_hazard), here - 1.0);
        Lane<W> gone = blend(due, 1.0, Lane<W>(0.0));
        left_[static_cast<std::size_t>(cadre)] += gone;
        for (int band = 0; band < bands - 1; ++band) {
            const Lane<W> further = blend(past[band], gone, 0.0);
            banded[band] -= gone - further;
            gone = further;
        }
        banded[bands - 1] -= gone;
        set_hazard(chain);
        total = hazard_[at];

        double ranks[W];
        rank.store(ranks);
        for (unsigned lanes = bits(due); lanes != 0; lanes &= lanes - 1) {
            const int lane = __builtin_ctz(lanes);
            People* by_age = ages_of(chain, lane);
            --by_age[age_of(by_age, static_cast<unsigned>(ranks[lane]))];
            const Event& next = event(chain, ++number_[at * W + static_cast<std::size_t>(lane)]);
            remaining = blend(only_[static_cast<std::size_t>(lane)], next.clock, remaining);
            who = blend(only_[static_cast<std::size_t>(lane)], next.who, who);
        }
        due = due & (total * left_years >= remaining);
    } while (any(due));
    remaining_[at] = blend(rang, remaining - total * left_years, remaining_[at]);
    who_[at] = who;
}

// All clocks first, then those that rang: in between, no branch is guessed.
template <int W>
void LanesClock<W>::leave() {
    struct Rang {
        int chain;
        Mask<W> lanes;
        Lane<W> remaining;
    };
    Rang rang[chains + 1];
    int number = 0;
    for (int chain = 0; chain < chains; ++chain) {
        const auto at = static_cast<std::size_t>(chain);
        const Lane<W> remaining = remaining_[at], spent = hazard_[at] * (1.0 / 12);
        remaining_[at] = remaining - spent;
        const Mask<W> lanes = spent >= remaining;
        rang[number].chain = chain;
        rang[number].lanes = lanes;
        rang[number].remaining = remaining;
        number += any(lanes) ? 1 : 0;
    }
    for (const Rang* one = rang; one != rang + number; ++one) ring(one->chain, one->lanes, one->remaining);
}

template <int W>
void LanesClock<W>::recruit(int month) {
    for (int cadre = 0; cadre < cadres; ++cadre) {
        const auto c = static_cast<std::size_t>(cadre);
        const Stream<W> stream{seed_, first_, recruits_unit_[c], Process::recruiting,
                               static_cast<std::uint16_t>(month)};
        const Lane<W> recruits = poisson(stream, 0, Lane<W>(tables_.recruits_a_month[c]));
        total_[c] += recruits;
        for (std::uint32_t person = 0;; ++person) {
            unsigned left = bits(Lane<W>(static_cast<double>(person)) < recruits);
            if (left == 0) break;
            const TwoUniforms<W> numbers = stream.uniforms(1 + person);
            const Lane<W> age_drawn = floor(numbers.second * double{entry_ages});
            for (; left != 0; left &= left - 1) {
                const int lane = __builtin_ctz(left);
                const int chain = cadre * facilities + tables_.facility(cadre, numbers.first[lane]);
                const int age = entry_low + static_cast<int>(age_drawn[lane]);
                const int band = tables_.band_of[static_cast<std::size_t>(age)];
                ++ages_of(chain, lane)[age];
                add(banded_of(chain)[band], lane, 1);
                add(hazard_[static_cast<std::size_t>(chain)], lane, tables_.hazard[cadre][band]);
            }
        }
    }
}

// Who is of the oldest age of a band goes over to the next, and from the last into retirement.
template <int W>
void LanesClock<W>::grow_older() {
    for (int chain = 0; chain < chains; ++chain) {
        Lane<W>* banded = banded_of(chain);
        Lane<W> moving = 0.0;
        for (int band = 0; band < bands; ++band) {
            double oldest[W];
            for (int lane = 0; lane < W; ++lane)
                oldest[lane] = ages_of(chain, lane)[tables_.band_begin[static_cast<std::size_t>(band) + 1] - 1];
            banded[band] += moving;
            moving = Lane<W>::load(oldest);
            banded[band] -= moving;
        }
        total_[static_cast<std::size_t>(chain / facilities)] -= moving;
    }
    --youngest_at_;
}

template <int W>
void LanesClock<W>::run(std::uint32_t first, Output& out) {
    begin(first);
    for (int month = 0; month < months; ++month) {
        if (month % 12 == 0) wind(month / 12);
        const auto write = [&](std::vector<double>& values, int cadre, Lane<W> value) {
            value.store(&values[out.at(month, cadre, 0)]);
        };
        left_.fill(Lane<W>(0.0));
        leave();
        std::array<Lane<W>, cadres> before = total_;
        recruit(month);
        for (int c = 0; c < cadres; ++c) {
            const auto cadre = static_cast<std::size_t>(c);
            write(out.left, c, left_[cadre]);
            write(out.recruited, c, total_[cadre] - before[cadre]);
            total_[cadre] -= left_[cadre];
        }
        before = total_;
        if (month % 12 == 11) grow_older();
        for (int c = 0; c < cadres; ++c) {
            const auto cadre = static_cast<std::size_t>(c);
            write(out.retired, c, before[cadre] - total_[cadre]);
            write(out.total, c, total_[cadre]);
        }
    }
}

template <int W>
void LanesClock<W>::recount(Output& out) const {
    std::fill(out.recounted.begin(), out.recounted.end(), 0.0);
    for (int chain = 0; chain < chains; ++chain)
        for (int lane = 0; lane < W; ++lane)
            for (int age = 0; age < working_ages; ++age)
                out.recounted[static_cast<std::size_t>(lane)] +=
                    people_[static_cast<std::size_t>((chain * W + lane) * row + youngest_at_ + age)];
}

}  // namespace permille::bench::chain_w
