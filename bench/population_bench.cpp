// How long a county's people take for a year: 15 towns, 202 cells each, with the national tables. The lanes are first
// held against the slow reference, person by person.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "permille/population/step.hpp"
#include "population_reference.hpp"
#include "require.hpp"

using namespace permille;
using namespace permille::population;

namespace {

constexpr int years = 5;

// Jingyan's size and rates in round numbers; a third of its people live in the seat.
Settings jingyan_like() {
    const std::string folder = PERMILLE_SOURCE_DIR "/scenarios/defaults/";
    Settings settings;
    settings.base = 280641.0;
    settings.structure = folder + "china_population_2020_town_rural.csv";
    settings.margins.ages.entries = {{"children", {0, 14, 0.1308}},
                                     {"adults", {15, 59, 0.5549}},
                                     {"sixties", {60, 64, 0.0581}},
                                     {"old", {65, 100, 0.2562}}};
    for (int i = 0; i < 15; ++i) {
        Town town;
        town.seat = i == 0;
        town.weight = i == 0 ? 7.0 : 1.0;
        settings.towns.entries.push_back({"town_" + std::to_string(i), town});
    }
    settings.mortality.life_table = folder + "china_lifetable_2020.csv";
    settings.mortality.life_expectancy = 78.47;
    settings.mortality.gain_per_year = 0.28;
    settings.fertility.shape = folder + "china_asfr_2020_town_rural.csv";
    settings.fertility.total = Number(1.45);
    settings.fertility.log_change_per_year = -0.04;
    settings.fertility.sex_ratio_at_birth = 1.112;
    settings.migration.profile = folder + "migration_age_profile.csv";
    settings.migration.net_per_1000 = Number(-4.0);
    settings.migration.to_seat_per_1000 = 5.0;
    return settings;
}

struct BenchCounty {
    ParameterRegister numbers{2020, 2020 + years};
    Parameters parameters;

    BenchCounty() {
        Issues issues;
        UnitRegister units;
        const Settings settings = jingyan_like();
        const Tables tables = read_tables(settings, issues);
        parameters = build_parameters(settings, tables, {.base_year = 2020, .years = years}, numbers, units, issues);
        for (const Issue& issue : issues.all()) std::fprintf(stderr, "%s\n", to_string(issue, Language::en).c_str());
        if (!issues.empty()) std::exit(1);
    }
    std::vector<double> values(std::size_t lanes) const {
        std::vector<double> all;
        for (const ParameterRegister::Value& value : numbers.values()) all.insert(all.end(), lanes, value.constant);
        return all;
    }
};

const BenchCounty& county() {
    static const BenchCounty made;
    return made;
}

/// Whether W lanes give, in every town, sex and age after five years, the people of the reference.
template <int W>
bool agrees_with_reference() {
    const std::vector<double> values = county().values(W);
    State<W> state(county().parameters);
    const Inputs<W> in{values.data(), 1, 40};
    start(county().parameters, in, state);
    for (int t = 1; t <= years; ++t) step_year(county().parameters, in, t, state);
    for (int lane = 0; lane < W; ++lane) {
        PopulationReference reference(county().parameters, county().values(1), 1,
                                      40 + static_cast<std::uint32_t>(lane));
        for (int t = 1; t <= years; ++t) reference.step(t);
        for (std::size_t i = 0; i < state.people.size(); ++i) {
            const std::size_t sex = i % cells / ages, age = i % cells % ages;
            if (state.people[i][lane] != reference.people[i / cells][sex][age]) return false;
        }
    }
    return true;
}

template <int W>
void population_year(benchmark::State& run) {
    static const bool agrees = agrees_with_reference<W>();
    permille::bench::require(agrees, "the lanes and the reference count different people");
    const std::vector<double> values = county().values(W);
    State<W> state(county().parameters);
    std::uint32_t replication = 0;
    for (auto _ : run) {
        const Inputs<W> in{values.data(), 1, replication};
        start(county().parameters, in, state);
        for (int t = 1; t <= years; ++t) step_year(county().parameters, in, t, state);
        benchmark::DoNotOptimize(state.people.data());
        replication += W;
    }
    using benchmark::Counter;
    const double replication_years = static_cast<double>(run.iterations()) * W * years;
    run.counters["per_replication_year"] = Counter(replication_years, Counter::kIsRate | Counter::kInvert);
}

void build_base_year(benchmark::State& run) {
    const Settings settings = jingyan_like();
    Issues issues;
    const Tables tables = read_tables(settings, issues);
    for (auto _ : run) {
        ParameterRegister numbers(2020, 2020 + years);
        UnitRegister units;
        benchmark::DoNotOptimize(
            build_parameters(settings, tables, {.base_year = 2020, .years = years}, numbers, units, issues));
    }
}

}  // namespace

BENCHMARK(population_year<1>);
BENCHMARK(population_year<4>);
BENCHMARK(population_year<8>);
BENCHMARK(build_base_year);

BENCHMARK_MAIN();
