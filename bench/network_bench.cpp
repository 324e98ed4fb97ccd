// How long a county's patients take: 15 towns, 40 places, four classes, a base year that is solved and five years in
// months. The lanes are first held against the slow reference, place by place.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include "interleaved.hpp"
#include "network/patient_reference.hpp"
#include "network/patients_run.hpp"
#include "require.hpp"

using namespace permille;
using namespace permille::network;

namespace {

constexpr int years = 5;

// Five hospitals, fifteen centres, clinics of the villages of every town and of five more places; an alliance, a
// sub-centre. Crowded: some places are full in every month, so that patients go round.
CareCounty county_like(double crowding) {
    CareCounty county(15);
    county.calendar = {.base_year = 2020, .years = years, .steps_per_year = 12};
    for (int i = 0; i < 5; ++i) county.add("hospital_" + std::to_string(i), Rank::county, i);
    for (int town = 0; town < 15; ++town) county.add("centre_" + std::to_string(town), Rank::township, town);
    for (int i = 0; i < 20; ++i) county.add("clinic_" + std::to_string(i), Rank::village, i % 15);
    for (std::size_t pair = 0; pair < county.minutes.size(); ++pair)
        county.minutes[pair] += static_cast<double>((pair * 37) % 61);
    for (std::size_t town = 0; town < 15; ++town)
        county.people[town] = crowding * (8'000 + 3'000 * static_cast<double>((town * 7) % 11));
    county.system.projects = 1;
    county.system.groups = {{.lead = 0, .members = {5, 6, 7, 8}, .project = -1}};
    county.system.raises = {{.facility = 9, .project = 0, .to = Rank::subcentre}};
    county.care.choice.size_exponent = 0.8;
    county.care.choice.outside_complex = 2;
    county.care.tiered_care = {
        .home_first = 0.1, .further_home_first = 0, .resolved = 0.85, .referred_down = 0.05, .stay_before_down = 0.6};
    county.care.alliance_effects.shared_days = 0.03;
    county.care.alliance_effects.preference = 0.3;
    return county;
}

template <int W>
void supply(PatientRun<W>& run) {
    for (std::size_t f = 0; f < run.supply.physicians.size(); ++f) {
        run.supply.physicians[f] = f < 5 ? 40.0 : f < 20 ? 12.0 : 4.0;
        run.supply.beds[f] = f < 5 ? 200.0 : f < 20 ? 40.0 : 0.0;
    }
    for (int lane = 0; lane < W; ++lane) run.set(run.parameters.base_in_county, lane, 0.7 + 0.02 * (lane % 8));
}

template <int W>
void run_years(PatientRun<W>& run) {
    run.start();
    for (int t = 1; t <= years; ++t) run.year(t);
}

/// Whether the last lane serves at every place, in its last step, the visits, admissions and bed-days that the
/// reference serves there, which follows every flow.
template <int W>
bool agrees_with_reference(double crowding) {
    const CareCounty county = county_like(crowding);
    PatientRun<W> run(county);
    supply(run);
    run_years(run);
    const int lane = W - 1;
    std::vector<double> values;
    for (std::size_t i = lane; i < run.values.size(); i += W) values.push_back(run.values[i]);
    PatientReference reference(run.parameters, values, county.people, county.minutes);
    for (std::size_t f = 0; f < run.supply.physicians.size(); ++f) {
        reference.physicians[f] = run.supply.physicians[f][lane];
        reference.beds[f] = run.supply.beds[f][lane];
    }
    double productivity[resources][2];
    for (std::size_t r = 0; r < resources; ++r)
        for (std::size_t level = 0; level < 2; ++level) productivity[r][level] = run.state.productivity[r][level][lane];
    reference.start_from(run.state.shift[lane], run.state.primary[lane], productivity);
    if (std::abs(reference.in_county() - (0.7 + 0.02 * (lane % 8))) > 1e-8) return false;
    if (std::abs(reference.primary_share() - 0.5) > 1e-8) return false;
    reference.begin_year(years);
    reference.step(years, 11);
    for (int f = 0; f < run.parameters.facilities(); ++f)
        for (int r = 0; r < resources; ++r) {
            double here = 0;
            for (int k = 2 * r; k < 2 * r + 2; ++k) here += run.served(k, f, lane);
            for (std::size_t town = 0; r == 0 && town < county.people.size(); ++town)
                if (run.parameters.home[town] == f) here += run.state.kept_home[town][lane];
            const double there = reference.at_place(static_cast<std::size_t>(r), static_cast<std::size_t>(f));
            if (std::abs(here - there) > 1e-9 * (1 + there)) return false;
            // Bed-days, referral of the recovering included.
            if (r == 0) continue;
            const auto place = static_cast<std::size_t>(f);
            const double days = run.state.capacity[1][place][lane] - run.state.room[1][place][lane];
            const double days_there = reference.bed_days[place];
            if (std::abs(days - days_there) > 1e-9 * (1 + days_there)) return false;
        }
    return true;
}

template <int W>
void county_run(benchmark::State& state) {
    const double crowding = state.range(0) == 0 ? 0.3 : 5;
    bench::require(agrees_with_reference<W>(crowding), "the lanes and the reference serve different patients");
    PatientRun<W> run(county_like(crowding));
    supply(run);
    for (auto _ : state) {
        run_years(run);
        benchmark::DoNotOptimize(run.state.year);
    }
    using benchmark::Counter;
    state.counters["per_replication"] =
        Counter(static_cast<double>(state.iterations()) * W, Counter::kIsRate | Counter::kInvert);
}

template <int W>
void base_year(benchmark::State& state) {
    const double crowding = state.range(0) == 0 ? 0.3 : 5;
    PatientRun<W> run(county_like(crowding));
    supply(run);
    for (auto _ : state) {
        run.start();
        benchmark::DoNotOptimize(run.state.year);
    }
    using benchmark::Counter;
    state.counters["per_replication"] =
        Counter(static_cast<double>(state.iterations()) * W, Counter::kIsRate | Counter::kInvert);
}

/// How many times as long one replication takes alone as among the fastest lanes; a lost ratio ends the program.
void ratios(benchmark::State& state) {
    const CareCounty county = county_like(state.range(0) == 0 ? 0.3 : 5);
    PatientRun<1> one(county);
    PatientRun<4> four(county);
    PatientRun<8> eight(county);
    supply(one);
    supply(four);
    supply(eight);
    std::vector<double> least;
    for (auto _ : state)
        least = bench::fastest(
            5, {{1, [&] { run_years(one); }}, {4, [&] { run_years(four); }}, {8, [&] { run_years(eight); }}});
    const double ratio = least[0] / std::min(least[1], least[2]);
    state.counters["one_lane/fastest"] = ratio;
    bench::require(ratio >= 2, "patients in lanes are not even twice as fast as one replication alone");
}

}  // namespace

// 0: room everywhere; 1: crowded.
BENCHMARK(county_run<1>)->Arg(0)->Arg(1);
BENCHMARK(county_run<4>)->Arg(0)->Arg(1);
BENCHMARK(county_run<8>)->Arg(0)->Arg(1);
BENCHMARK(base_year<8>)->Arg(0)->Arg(1);
BENCHMARK(ratios)->Arg(0)->Arg(1)->Iterations(1);

BENCHMARK_MAIN();
