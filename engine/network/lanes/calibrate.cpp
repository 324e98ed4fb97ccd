// Solving the base year, one replication like another: bracketed secants, a fixed number at the most (model, section
// 4).
#include "calibrate.hpp"

#include "offer.hpp"

namespace permille::network {
namespace {

// How close log odds must come: 1e-8 of them is less than 3e-9 of a share. The inner of two nested solutions must be
// closer than the outer; productivity needs no more than a rough answer.
constexpr double close_enough = 1e-8, closer = 1e-9, rough = 1e-4;
constexpr double farthest = 40;
constexpr int most_steps = 90;
// What a draw of productivity can serve lies this far above what the base year had, at the least: otherwise nobody who
// finds a place full could find another.
constexpr double spare_for_others = 1.1;

template <int W>
Lane<W> log_ratio(Lane<W> part, Lane<W> rest) {
    return min(max(log(max(part, 1e-200)) - log(max(rest, 1e-200)), -farthest), farthest);
}

// Where a rising function is zero. It is close to x itself, so that the first guess is a step of its value; every third
// step halves what is left of the bracket. A lane that is close enough stays where it is, whatever its neighbours do.
template <int W, class Rising>
void solve(Lane<W> x, double tolerance, Rising value_at) {
    Lane<W> low = -farthest, high = farthest, before = x, value_before = 0.0;
    for (int step = 0; step < most_steps; ++step) {
        const Lane<W> value = value_at(x);
        const Mask<W> found = abs(value) < Lane<W>(tolerance);
        if (all(found)) return;
        high = blend(value > Lane<W>(0.0), min(high, x), high);
        low = blend(value > Lane<W>(0.0), low, max(low, x));
        const Lane<W> run = x - before, rise = value - value_before;
        const Mask<W> secant = (rise * run > Lane<W>(0.0)) & (abs(run) > Lane<W>(1e-14));
        Lane<W> next = x - value * blend(secant, run / blend(secant, rise, 1.0), Lane<W>(1.0));
        const Mask<W> inside_bracket = (next > low) & (next < high);
        const Lane<W> middle = (low + high) * 0.5;
        next = blend(inside_bracket & Mask<W>(step % 3 != 2 || step < 6), next, middle);
        before = blend(found, before, x);
        value_before = blend(found, value_before, value);
        x = blend(found, x, next);
    }
    value_at(x);
}

// One period's choice with these unknowns.
template <int W>
class BaseYear {
  public:
    BaseYear(const PatientParameters& parameters, const Inputs<W>& in, const Rules<W>& rules, PatientState<W>& state)
        : parameters_(parameters), in_(in), rules_(rules), state_(state) {
        const Lane<W> in_county = in[parameters.base_in_county.in_year(0)],
                      primary = in[parameters.base_primary.in_year(0)];
        leaving_ = log_ratio(Lane<W>(1.0) - in_county, in_county);
        primary_ = log_ratio(primary, Lane<W>(1.0) - primary);
    }

    void solve_both(bool limited) {
        rules_.limited = limited;
        inner_ = limited ? closer : rough / 10;
        if (!parameters_.both_levels) {
            set_attraction(parameters_, in_, 0, state_);
            solve_leaving();
            return;
        }
        solve(log(state_.primary), limited ? close_enough : rough, [&](Lane<W> x) {
            state_.primary = exp(x);
            set_attraction(parameters_, in_, 0, state_);
            solve_leaving();
            return primary_odds() - primary_;
        });
    }

    /// 1 where the shares are not what they should be, to a millionth of their log odds; otherwise 0.
    Lane<W> missed() const {
        const Lane<W> tolerance = 1e-6;
        Mask<W> some = false;
        if (parameters_.outside_open) some |= abs(leaving_odds() - leaving_) > tolerance;
        if (parameters_.both_levels) some |= abs(primary_odds() - primary_) > tolerance;
        return blend(some, Lane<W>(1.0), Lane<W>(0.0));
    }

  private:
    void solve_leaving() {
        const auto choose_with = [&](Lane<W> shift) {
            state_.shift = shift;
            set_outside(parameters_, in_, 0, state_);
            state_.room = state_.capacity;
            choose(parameters_, rules_, state_);
        };
        if (!parameters_.outside_open) {
            choose_with(Lane<W>(0.0));
            return;
        }
        solve(state_.shift, inner_, [&](Lane<W> x) {
            choose_with(x);
            return leaving_odds() - leaving_;
        });
    }

    Lane<W> leaving_odds() const {
        Lane<W> stayed = 0.0, left = 0.0;
        for (std::size_t k = 0; k < services; ++k) {
            const bool visit = k < 2;
            if (parameters_.counted == Counted::visits && !visit) continue;
            if (parameters_.counted == Counted::admissions && visit) continue;
            const Market<W>& market = state_.market[k];
            for (std::size_t town = 0; town < market.demand.size(); ++town) {
                stayed += inside(market, town);
                left += market.outside[town];
            }
        }
        return log_ratio(left, stayed);
    }

    Lane<W> primary_odds() const {
        Lane<W> of_level[2] = {0.0, 0.0};
        for (std::size_t k = 0; k < 2; ++k) {
            const std::vector<int>& able = parameters_.service[k].able;
            for (std::size_t i = 0; i < able.size(); ++i)
                of_level[parameters_.at_county(able[i])] += state_.market[k].served[i];
        }
        for (const Lane<W>& kept : state_.kept_home) of_level[0] += kept;
        return log_ratio(of_level[0], of_level[1]);
    }

    const PatientParameters& parameters_;
    const Inputs<W>& in_;
    Rules<W> rules_;
    double inner_ = closer;
    PatientState<W>& state_;
    Lane<W> leaving_, primary_;
};

// What inside weighs in the base year on the mean, class by class: the unit in which the outside is weighed.
template <int W>
void set_level(const PatientParameters& parameters, PatientState<W>& state) {
    const auto towns = static_cast<std::size_t>(parameters.towns);
    for (std::size_t k = 0; k < services; ++k) {
        const Market<W>& market = state.market[k];
        Lane<W> weighed = 0.0, demand = 0.0;
        for (std::size_t town = 0; town < towns; ++town) {
            Lane<W> weight = 0.0;
            for (std::size_t i = 0; i < market.attraction.size(); ++i)
                weight += market.attraction[i] * market.ease[i * towns + town];
            weighed += weight * market.demand[town];
            demand += market.demand[town];
        }
        const Lane<W> mean = blend(demand > Lane<W>(0.0), weighed / demand, Lane<W>(1.0));
        state.outside_level[k] = blend(mean > Lane<W>(0.0), mean, Lane<W>(1.0));
    }
}

// The place that is asked for most beyond what it can give: the one to name where shares cannot be. Most is what is the
// largest part of all visits or of all bed-days that places are asked for: a place that can give nothing and is asked
// for little is not why the county cannot. Of places that lack the same the first.
template <int W>
void find_fullest(const PatientParameters& parameters, PatientState<W>& state) {
    state.fullest = state.fullest_lacks = 0.0;
    Lane<W> most = 0.0;
    for (std::size_t r = 0; r < resources; ++r) {
        Lane<W> all = 0.0;
        for (Lane<W>& load : state.taken) load = 0.0;
        for (std::size_t k = 2 * r; k < 2 * r + 2; ++k) {
            const std::vector<int>& able = parameters.service[k].able;
            for (std::size_t i = 0; i < able.size(); ++i)
                state.taken[static_cast<std::size_t>(able[i])] += state.market[k].served[i] * state.market[k].days[i];
        }
        for (std::size_t town = 0; r == 0 && town < state.kept_home.size(); ++town)
            if (parameters.home[town] >= 0)
                state.taken[static_cast<std::size_t>(parameters.home[town])] += state.kept_home[town];
        for (const Lane<W>& load : state.taken) all += load;
        for (std::size_t f = 0; f < state.taken.size(); ++f) {
            const Lane<W> lacks = max(state.taken[f] - state.capacity[r][f], 0.0);
            const Lane<W> of_all = blend(all > Lane<W>(0.0), lacks / all, Lane<W>(0.0));
            const Mask<W> more = of_all > most;
            state.fullest = blend(more, static_cast<double>(f + 1), state.fullest);
            state.fullest_lacks = blend(more, lacks / state.taken[f], state.fullest_lacks);
            most = blend(more, of_all, most);
        }
    }
}

// Without limits the base year is served where it chooses: what that takes, beside what staff and beds as drawn can
// give.
template <int W>
void raise_productivity(const PatientParameters& parameters, PatientState<W>& state) {
    for (std::size_t r = 0; r < resources; ++r) {
        Lane<W> load[2] = {0.0, 0.0}, gives[2] = {0.0, 0.0};
        for (std::size_t k = 2 * r; k < 2 * r + 2; ++k) {
            const std::vector<int>& able = parameters.service[k].able;
            for (std::size_t i = 0; i < able.size(); ++i)
                load[parameters.at_county(able[i])] += state.market[k].served[i] * state.market[k].days[i];
        }
        if (r == 0)
            for (const Lane<W>& kept : state.kept_home) load[0] += kept;
        for (int f = 0; f < parameters.facilities(); ++f)
            if (const auto at = static_cast<std::size_t>(f); parameters.place[at].treats)
                gives[parameters.at_county(f)] += state.capacity[r][at] * state.reachable[at];
        for (std::size_t level = 0; level < 2; ++level) {
            const Lane<W> factor =
                blend(gives[level] > Lane<W>(0.0), load[level] * spare_for_others / gives[level], Lane<W>(1.0));
            state.productivity[r][level] = max(factor, 1.0);
        }
    }
}

}  // namespace

template <int W>
void set_outside(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state) {
    // The outside is weighed as it was when the year began, as the places inside are.
    const double years = t > 0 ? t - 1 : 0;
    const Lane<W> growth = in[parameters.outside_growth.in_year(t)] * years;
    for (std::size_t k = 0; k < services; ++k) {
        Market<W>& market = state.market[k];
        market.first_known = false;
        if (!parameters.outside_open) {
            for (Lane<W>& weight : market.outside_weight) weight = 0.0;
            continue;
        }
        const Lane<W> weight =
            exp(in[parameters.outside[k].in_year(t)] + state.shift + growth) * state.outside_level[k];
        for (std::size_t town = 0; town < market.outside_weight.size(); ++town) {
            market.outside_weight[town] = weight;
            if (k < 2) continue;
            const int group = parameters.home_group[town];
            if (group >= 0 && parameters.group[static_cast<std::size_t>(group)].project >= 0) {
                const Lane<W> lasted =
                    min(state.founded_years[static_cast<std::size_t>(group)], in[parameters.outside_years.in_year(t)]);
                market.outside_weight[town] *= exp(in[parameters.outside_a_year.in_year(t)] * lasted);
            }
        }
        if (k < 2) continue;
        for (std::size_t r = 0; r < parameters.raise.size(); ++r) {
            const int facility = parameters.raise[r].facility;
            const auto town = static_cast<std::size_t>(parameters.place[static_cast<std::size_t>(facility)].town);
            market.outside_weight[town] *= exp(in[parameters.raised_outside.in_year(t)] * state.raised[r]);
        }
    }
}

template <int W>
void calibrate(const PatientParameters& parameters, const Inputs<W>& in, const Rules<W>& rules, const Supply<W>& supply,
               PatientState<W>& state) {
    state.shift = 0.0;
    state.primary = 1.0;
    for (auto& of_resource : state.productivity)
        for (Lane<W>& factor : of_resource) factor = 1.0;
    set_attraction(parameters, in, 0, state);
    set_level(parameters, state);
    set_capacity(parameters, in, 0, 1.0, supply, state);
    BaseYear<W> base(parameters, in, rules, state);
    base.solve_both(false);
    find_fullest(parameters, state);
    raise_productivity(parameters, state);
    set_capacity(parameters, in, 0, 1.0, supply, state);
    base.solve_both(true);
    state.base_missed = base.missed();
}

template void set_outside(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, PatientState<PERMILLE_LANES>&);
template void calibrate(const PatientParameters&, const Inputs<PERMILLE_LANES>&, const Rules<PERMILLE_LANES>&,
                        const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);

}  // namespace permille::network
