// Where recruits go (model, section 5): each rule gives every facility a weight.
#include "permille/workforce/step.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

// One cadre's recruits of a year, by one rule.
template <int W>
class Allocating {
  public:
    Allocating(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
               const Required<W>& required, const State<W>& state, int cadre)
        : parameters_(parameters),
          in_(in),
          t_(t),
          town_people_(town_people),
          required_(required),
          state_(state),
          cadre_(cadre),
          recruitment_(parameters.cadre[static_cast<std::size_t>(cadre)].recruitment),
          fixed_(&state.fixed_bounds[static_cast<std::size_t>(cadre * parameters.facilities())]) {}

    // bounds  [facility] cumulated shares, filled in
    void by(Allocation rule, Lane<W>* bounds) const {
        const int facilities = parameters_.facilities();
        if (rule == Allocation::need || rule == Allocation::plan) {
            within(rule, 0, facilities, bounds);
            return;
        }
        // The staff's division over the levels is kept: county hospitals serve everybody, a town's people say nothing
        // about them.
        for (int l = 0; l < levels; ++l) {
            const int from = parameters_.level_begin[static_cast<std::size_t>(l)];
            const int until = parameters_.level_begin[static_cast<std::size_t>(l) + 1];
            const bool at_county = l == static_cast<int>(Level::county);
            if (from < until) within(at_county ? Allocation::fixed : rule, from, until, bounds);
        }
    }

  private:
    // Facilities [from, until) share among them what the present staff there would have. Where no facility has a
    // weight, nothing is short: then recruits go as the staff stands.
    void within(Allocation rule, int from, int until, Lane<W>* bounds) const {
        const Lane<W> before = from > 0 ? fixed_[from - 1] : Lane<W>(0.0), whole = fixed_[until - 1] - before;
        if (rule == Allocation::fixed) {
            for (int f = from; f < until; ++f) bounds[f] = fixed_[f];
            return;
        }
        const Lane<W> mean = rule == Allocation::equity ? staff_a_head() : Lane<W>(0.0);
        Lane<W> all = 0.0;
        for (int f = from; f < until; ++f) all += weight(rule, f, mean);
        const Mask<W> any = all > Lane<W>(0.0);
        const Lane<W> scale = whole / blend(any, all, Lane<W>(1.0));
        Lane<W> so_far = 0.0;
        for (int f = from; f < until; ++f) {
            so_far += weight(rule, f, mean);
            bounds[f] = blend(any, before + scale * so_far, fixed_[f]);
        }
    }

    Lane<W> weight(Allocation rule, int f, Lane<W> mean) const {
        switch (rule) {
            case Allocation::fixed: break;
            case Allocation::population: return people(f);
            case Allocation::equity: return below_mean(f, mean);
            case Allocation::gap:
                return max(in_[recruitment_.norm_per_1000.in_year(t_)] * people(f) / 1000.0 - headcount_at(f), 0.0);
            case Allocation::need: return shortfall(f);
            case Allocation::plan: return in_[recruitment_.plan[static_cast<std::size_t>(f)].in_year(t_)];
        }
        return 0.0;
    }

    // Residents whom a place below county level serves: its town's, shared with the other places of its level there.
    Lane<W> people(int f) const {
        const FacilityParameters& facility = parameters_.facility[static_cast<std::size_t>(f)];
        return facility.town < 0 ? Lane<W>(0.0) : town_people_[facility.town] / facility.same_town;
    }

    Lane<W> headcount_at(int f) const {
        return state_.headcount[static_cast<std::size_t>(cadre_ * parameters_.facilities() + f)];
    }

    // Staff of all places that stand in towns, a head of these towns' people.
    Lane<W> staff_a_head() const {
        Lane<W> staff = 0.0, residents = 0.0;
        for (int f = 0; f < parameters_.facilities(); ++f)
            if (parameters_.facility[static_cast<std::size_t>(f)].site >= 0) staff += headcount_at(f);
        for (int town = 0; town < parameters_.towns; ++town) residents += town_people_[town];
        return staff / max(residents, 1.0);
    }

    // What a place's town lacks to the mean, shared with the other places of its level there. Hospitals that stand in
    // the town are counted: whoever has one around the corner is not short.
    Lane<W> below_mean(int f, Lane<W> mean) const {
        const FacilityParameters& facility = parameters_.facility[static_cast<std::size_t>(f)];
        if (facility.town < 0) return 0.0;
        Lane<W> staff = 0.0;
        for (int other = 0; other < parameters_.facilities(); ++other)
            if (parameters_.facility[static_cast<std::size_t>(other)].site == facility.town)
                staff += headcount_at(other);
        return max(mean * town_people_[facility.town] - staff, 0.0) / facility.same_town;
    }

    // What last year's workload took above who is there, of the cadre or of the sum that it is a part of.
    Lane<W> shortfall(int f) const {
        const int sum = parameters_.cadre[static_cast<std::size_t>(cadre_)].sum;
        const int declared = parameters_.facility[static_cast<std::size_t>(f)].declared;
        for (const StaffRequired<W>& one : {required_.physicians, required_.nurses}) {
            const bool meant =
                one.cadre_or_sum == cadre_ || (sum >= 0 && one.cadre_or_sum == parameters_.cadres() + sum);
            if (one.staff != nullptr && meant)
                return max(one.staff[declared] - effective(parameters_, state_, one.cadre_or_sum, declared), 0.0);
        }
        return 0.0;
    }

    const Parameters& parameters_;
    const Inputs<W>& in_;
    int t_;
    const Lane<W>* town_people_;
    const Required<W>& required_;
    const State<W>& state_;
    int cadre_;
    const RecruitmentParameters& recruitment_;
    const Lane<W>* fixed_;
};

}  // namespace

template <int W>
void allocate(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
              const Required<W>& required, State<W>& state) {
    for (int c = 0; c < parameters.cadres(); ++c) {
        const RecruitmentParameters& recruitment = parameters.cadre[static_cast<std::size_t>(c)].recruitment;
        const Allocating<W> allocating(parameters, in, t, town_people, required, state, c);
        const auto first = static_cast<std::size_t>(c * parameters.facilities());
        allocating.by(recruitment.allocation, &state.recruit_bounds[first]);
        if (recruitment.has_extra) allocating.by(recruitment.extra_allocation, &state.extra_bounds[first]);
    }
}

template void allocate(const Parameters&, const Inputs<PERMILLE_LANES>&, int, const Lane<PERMILLE_LANES>*,
                       const Required<PERMILLE_LANES>&, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
