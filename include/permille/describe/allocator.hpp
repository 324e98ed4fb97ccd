// Dividing what is new over places: recruits, beds, childcare places (model, section 5).
#pragma once

#include <cstddef>
#include <span>

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/describe/allocation.hpp"

namespace permille {

/// Where a place stands, for rules that look at the people around it. Places of a level follow one another.
struct SharingPlace {
    int level = 0;
    int town = -1;         // whose people it serves; -1 at county level: everybody's
    int site = -1;         // the town it stands in, -1 where that is not known
    double same_town = 1;  // places of its level that serve the town
};

/// One stock and the places over which it stands.
template <int W>
struct SharedStock {
    std::span<const SharingPlace> places;
    const Lane<W>* fixed;        // [place] cumulated shares of the base year
    const Lane<W>* stock;        // [place] how much is there now
    const Lane<W>* town_people;  // [town]
    int towns = 0;
};

/// Divides what is new over places, by one rule after another.
///
/// Shortfall  place -> Lane<W>: what last year's workload took above what was there
template <int W, class Shortfall>
class Allocator {
  public:
    Allocator(const AllocationParameters& parameters, const Inputs<W>& in, int t, const SharedStock<W>& shared,
              Shortfall shortfall)
        : parameters_(parameters), in_(in), t_(t), shared_(shared), shortfall_(shortfall) {}

    /// bounds  [place] cumulated shares, filled in
    void divide(Allocation rule, Lane<W>* bounds) const {
        const int places = static_cast<int>(shared_.places.size());
        if (rule == Allocation::need || rule == Allocation::plan) {
            within(rule, 0, places, bounds);
            return;
        }
        // The stock's division over the levels is kept: county hospitals serve everybody, a town's people say nothing
        // about them.
        for (int from = 0, until = 0; from < places; from = until) {
            while (until < places && at(until).level == at(from).level) ++until;
            within(at(from).town < 0 ? Allocation::fixed : rule, from, until, bounds);
        }
    }

  private:
    const SharingPlace& at(int place) const { return shared_.places[static_cast<std::size_t>(place)]; }

    // Places [from, until) share among them what the present stock there would have. Where no place has a weight,
    // nothing is short: then the new goes as the stock stands.
    void within(Allocation rule, int from, int until, Lane<W>* bounds) const {
        if (rule == Allocation::fixed) {
            for (int place = from; place < until; ++place) bounds[place] = shared_.fixed[place];
            return;
        }
        const Lane<W> before = from > 0 ? shared_.fixed[from - 1] : Lane<W>(0.0);
        const Lane<W> whole = shared_.fixed[until - 1] - before;
        const Lane<W> mean = rule == Allocation::equity ? stock_a_head() : Lane<W>(0.0);
        Lane<W> all = 0.0;
        for (int place = from; place < until; ++place) all += weight(rule, place, mean);
        const Mask<W> any = all > Lane<W>(0.0);
        const Lane<W> scale = whole / blend(any, all, Lane<W>(1.0));
        Lane<W> so_far = 0.0;
        for (int place = from; place < until; ++place) {
            so_far += weight(rule, place, mean);
            bounds[place] = blend(any, before + scale * so_far, shared_.fixed[place]);
        }
    }

    Lane<W> weight(Allocation rule, int place, Lane<W> mean) const {
        switch (rule) {
            case Allocation::fixed: break;
            case Allocation::population: return people(place);
            case Allocation::equity: return below_mean(place, mean);
            case Allocation::gap:
                return max(in_[parameters_.norm_per_1000.in_year(t_)] * people(place) / 1000.0 - shared_.stock[place],
                           0.0);
            case Allocation::need: return max(shortfall_(place), 0.0);
            case Allocation::plan: return in_[parameters_.plan[static_cast<std::size_t>(place)].in_year(t_)];
        }
        return 0.0;
    }

    // Residents whom a place below county level serves: its town's, shared with the other places of its level there.
    Lane<W> people(int place) const {
        return at(place).town < 0 ? Lane<W>(0.0) : shared_.town_people[at(place).town] / at(place).same_town;
    }

    // The stock of all places that stand in towns, a head of these towns' people.
    Lane<W> stock_a_head() const {
        Lane<W> stock = 0.0, residents = 0.0;
        for (std::size_t place = 0; place < shared_.places.size(); ++place)
            if (shared_.places[place].site >= 0) stock += shared_.stock[place];
        for (int town = 0; town < shared_.towns; ++town) residents += shared_.town_people[town];
        return stock / max(residents, 1.0);
    }

    // What a place's town lacks to the mean, shared with the other places of its level there. Hospitals that stand in
    // the town are counted: whoever has one around the corner is not short.
    Lane<W> below_mean(int place, Lane<W> mean) const {
        const int town = at(place).town;
        if (town < 0) return 0.0;
        Lane<W> stock = 0.0;
        for (std::size_t other = 0; other < shared_.places.size(); ++other)
            if (shared_.places[other].site == town) stock += shared_.stock[other];
        return max(mean * shared_.town_people[town] - stock, 0.0) / at(place).same_town;
    }

    const AllocationParameters& parameters_;
    const Inputs<W>& in_;
    int t_;
    const SharedStock<W>& shared_;
    Shortfall shortfall_;
};

}  // namespace permille
