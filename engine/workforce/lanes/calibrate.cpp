// Recruits and trainees of a year, so that the expected stock at neutral levers follows the growth (model, section 2).
#include "entry.hpp"
#include "stages.hpp"
#include "students.hpp"

namespace permille::workforce {
namespace {

/// The expected staff of one cadre, whole county: fractions of people, by level and age, and the rehired.
template <int W>
struct Stock {
    Lane<W>* by_age[levels];
    Lane<W> rehired;
};

/// Retirements and leavers of one step, on expectations: what retire() and leave() do on average.
///
/// from, until  age indices that hold anybody
/// returns      people after the step
template <int W>
Lane<W> advance(const NeutralRates<W>& rates, int from, int until, Stock<W>& stock) {
    Lane<W>*county = stock.by_age[0], *township = stock.by_age[1], *village = stock.by_age[2];
    Lane<W> retired = 0.0, people = 0.0;
    for (int a = from; a < until; ++a) {
        Lane<W> at_county = county[a], at_township = township[a], at_village = village[a];
        if (a >= rates.first_retiring) {
            const Lane<W> keep = rates.keep[a];
            retired += (at_county + at_township + at_village) * (Lane<W>(1.0) - keep);
            at_county *= keep;
            at_township *= keep;
            at_village *= keep;
        }
        const Lane<W> stay_county = rates.stay[1][a < young_ages], stay_away = rates.stay[0][a < young_ages];
        at_county = at_county * stay_county + at_township * (Lane<W>(1.0) - stay_away) * rates.moves_up_share;
        at_township *= stay_away;
        at_village *= stay_away;
        people += at_county + at_township + at_village;
        county[a] = at_county;
        township[a] = at_township;
        village[a] = at_village;
    }
    stock.rehired = stock.rehired * rates.rehired_keep + retired * rates.rehired_share;
    return people + stock.rehired;
}

/// Everybody of the oldest age retires in the year's last step, as in retire_oldest().
template <int W>
Lane<W> retire_oldest(const Stock<W>& stock) {
    Lane<W> people = 0.0;
    for (Lane<W>* by_age : stock.by_age) {
        people += by_age[ages - 1];
        by_age[ages - 1] = 0.0;
    }
    return people;
}

/// What one recruit a year, spread over months, levels and ages as recruits are, comes to by the year's end.
template <int W>
struct UnitRecruits {
    Lane<W> by_age[levels][ages];
    Lane<W> rehired;
    int from, until;                            // age indices that hold anybody
    Lane<W> headcount[12], gone[12], year_end;  // [step] as State::expected_headcount and expected_gone
};

template <int W>
void follow_recruits(const Parameters& parameters, const Inputs<W>& in, int t, int c, const State<W>& state,
                     UnitRecruits<W>& unit) {
    const RecruitmentParameters& recruitment = parameters.cadre[static_cast<std::size_t>(c)].recruitment;
    const EntryAges<W> entry = entry_ages(recruitment, in, t);
    unit.from = ages;
    unit.until = 0;
    for (int lane = 0; lane < W; ++lane) {
        const int low = static_cast<int>(entry.lowest[lane]), high = low + static_cast<int>(entry.number[lane]);
        unit.from = low < unit.from ? low : unit.from;
        unit.until = high > unit.until ? high : unit.until;
    }
    Stock<W> stock{{unit.by_age[0], unit.by_age[1], unit.by_age[2]}, 0.0};
    for (Lane<W>* by_age : stock.by_age)
        for (int a = unit.from; a < unit.until; ++a) by_age[a] = 0.0;

    const Lane<W>* bounds = &state.fixed_bounds[static_cast<std::size_t>(c * parameters.facilities())];
    const auto upto = [&](int l) {
        const int end = parameters.level_begin[static_cast<std::size_t>(l)];
        return end > 0 ? bounds[end - 1] : Lane<W>(0.0);
    };
    const Lane<W> each_age = Lane<W>(1.0) / entry.number;
    Lane<W> people = 0.0;
    for (int k = 0; k < parameters.calendar.steps_per_year; ++k) {
        unit.headcount[k] = people;
        const Lane<W> stayed = advance(state.neutral[static_cast<std::size_t>(c)], unit.from, unit.until, stock);
        unit.gone[k] = people - stayed;
        const double part = recruitment.share_of_step[static_cast<std::size_t>(k)];
        people = stayed + part;
        if (part <= 0) continue;
        for (int l = 0; l < levels; ++l) {
            const Lane<W> arriving = (upto(l + 1) - upto(l)) * each_age * part;
            for (int a = unit.from; a < unit.until; ++a) {
                const Mask<W> enters = (Lane<W>(a) >= entry.lowest) & (Lane<W>(a) < entry.lowest + entry.number);
                stock.by_age[l][a] += blend(enters, arriving, 0.0);
            }
        }
    }
    unit.rehired = stock.rehired;
    unit.year_end = people;
}

/// Students of pipelines within past growth, on expectations: bonded when they come, free when their service ends.
/// Returns how many came.
template <int W>
Lane<W> complete(const Parameters& parameters, const Inputs<W>& in, int t, int step, int c, Stock<W>& stock,
                 State<W>& state) {
    Lane<W> came = 0.0;
    for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
        const PipelineParameters& pipeline = parameters.pipeline[p];
        if (pipeline.cadre != c || pipeline.arrival_step != step) continue;
        Lane<W>* bonded = &state.expected_bonded[p * static_cast<std::size_t>(parameters.calendar.years + 1)];
        // Others are expected only where they were among the people of an observed year; their service ends as well.
        if (pipeline.within) {
            const Students<W> students = students_of(pipeline, in, t);
            bonded[t] = students.regular * students.succeed;
            came += bonded[t];
        }
        const Lane<W> years = service_years(pipeline, in), age = age_after_service(pipeline, in);
        for (int arrived = 1; arrived <= t; ++arrived)
            for (unsigned over = bits(Lane<W>(t - arrived) == years); over != 0; over &= over - 1) {
                const int lane = __builtin_ctz(over);
                add(stock.by_age[static_cast<int>(pipeline.level)][static_cast<int>(age[lane])], lane,
                    bonded[arrived][lane]);
                bonded[arrived].set(lane, 0);
            }
    }
    return came;
}

template <int W>
Lane<W> expected_bonded(const Parameters& parameters, int c, int t, const State<W>& state) {
    Lane<W> bonded = 0.0;
    for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
        if (parameters.pipeline[p].cadre != c) continue;
        for (int arrived = 1; arrived <= t; ++arrived)
            bonded += state.expected_bonded[p * static_cast<std::size_t>(parameters.calendar.years + 1) +
                                            static_cast<std::size_t>(arrived)];
    }
    return bonded;
}

/// Advances a cadre's expected stock by a year without recruits, asks how many are missing, and adds them.
template <int W>
void calibrate_cadre(const Parameters& parameters, const Inputs<W>& in, int t, int c, State<W>& state) {
    const auto at = static_cast<std::size_t>(c);
    const CadreParameters& cadre = parameters.cadre[at];
    const int steps = parameters.calendar.steps_per_year;
    Lane<W>* headcount = &state.expected_headcount[at * static_cast<std::size_t>(steps)];
    Lane<W>* gone = &state.expected_gone[at * static_cast<std::size_t>(steps)];

    Stock<W> stock{{state.expected_ages_of(c, 0), state.expected_ages_of(c, 1), state.expected_ages_of(c, 2)},
                   state.expected_rehired[at]};
    Lane<W> bonded = expected_bonded(parameters, c, t - 1, state);
    Lane<W> people = bonded + stock.rehired;
    for (Lane<W>* by_age : stock.by_age)
        for (int a = 0; a < ages; ++a) people += by_age[a];
    const Lane<W> year_start = people;
    for (int k = 0; k < steps; ++k) {
        headcount[k] = people;
        Lane<W> stayed = advance(state.neutral[at], 0, ages, stock) + bonded;
        if (k + 1 == steps) stayed -= retire_oldest(stock);
        gone[k] = people - stayed;
        people = stayed + complete(parameters, in, t, k, c, stock, state);
        bonded = expected_bonded(parameters, c, t, state);
    }
    state.expected_rehired[at] = stock.rehired;
    state.recruits[at] = state.offers_clipped[at] = 0.0;
    if (!cadre.grows) return;

    UnitRecruits<W> unit;
    follow_recruits(parameters, in, t, c, state, unit);
    const Lane<W> missing = year_start * exp(log_growth(cadre.growth, in, t)) - people;
    const Lane<W> wanted = missing / unit.year_end;
    state.offers_clipped[at] = max(-wanted, 0.0);
    const Lane<W> recruits = max(wanted, 0.0);
    state.recruits[at] = recruits;
    state.expected_rehired[at] += recruits * unit.rehired;
    for (int l = 0; l < levels; ++l)
        for (int a = unit.from; a < unit.until; ++a) stock.by_age[l][a] += recruits * unit.by_age[l][a];
    for (int k = 0; k < steps; ++k) {
        headcount[k] += recruits * unit.headcount[k];
        gone[k] += recruits * unit.gone[k];
    }
}

/// The same for a qualification: it goes with those of its cadre who go, and training makes up for it.
template <int W>
void calibrate_qualification(const Parameters& parameters, const Inputs<W>& in, int t, std::size_t q, State<W>& state) {
    const QualificationParameters& qualification = parameters.qualification[q];
    const int steps = parameters.calendar.steps_per_year;
    const Lane<W> year_start = state.expected_qualified[q];
    Lane<W> holders = year_start, trainees = 0.0;  // the latter of one trained a year
    for (int k = 0; k < steps; ++k) {
        Lane<W> people = 0.0, gone = 0.0;
        for_each_cadre(parameters, qualification.cadre, [&](std::size_t c) {
            const std::size_t at = c * static_cast<std::size_t>(steps) + static_cast<std::size_t>(k);
            people += state.expected_headcount[at];
            gone += state.expected_gone[at];
        });
        const Lane<W> stay = Lane<W>(1.0) - gone / max(people, 1.0);
        holders *= stay;
        trainees = trainees * stay + parameters.calendar.step_years();
        for (const PipelineParameters& pipeline : parameters.pipeline) {
            if (!pipeline.within || pipeline.qualification != static_cast<int>(q) || pipeline.arrival_step != k)
                continue;
            const Students<W> students = students_of(pipeline, in, t);
            holders += students.regular * students.succeed;
        }
    }
    const Lane<W> missing = year_start * exp(log_growth(qualification.growth, in, t)) - holders;
    const Lane<W> wanted = missing / trainees;
    state.training_clipped[q] = max(-wanted, 0.0);
    state.training[q] = max(wanted, 0.0);
    state.expected_qualified[q] = holders + state.training[q] * trainees;
}

}  // namespace

template <int W>
void calibrate(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    for (int c = 0; c < parameters.cadres(); ++c) calibrate_cadre(parameters, in, t, c, state);
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q)
        calibrate_qualification(parameters, in, t, q, state);
}

template void calibrate(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
