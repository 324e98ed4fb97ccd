// Draws a second: Philox words against Random123, uniform and exponential numbers, exact counts over a range of
// expected events against the library's distributions. Each is first held against known answers or its exact law.
#include <Random123/philox.h>
#include <benchmark/benchmark.h>

#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "interleaved.hpp"
#include "permille/random/chance.hpp"
#include "require.hpp"

using namespace permille;
using namespace permille::bench;

namespace {

constexpr std::uint64_t seed = 20261101;
constexpr int row = 256;  // draws of a call: what a room asks for at once

template <int W>
Stream<W> stream_of(std::uint32_t first_replication) {
    return {seed, first_replication, hash_unit({"random_bench"}), Process::check, 1};
}

/// Numbers a second, of all lanes.
void report(benchmark::State& state, double numbers_a_call) {
    state.counters["numbers/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * numbers_a_call, benchmark::Counter::kIsRate);
}

// ---- Philox

/// kat_vectors of Random123 1.14, philox4x32 10 rounds, and Random123 itself for 1 000 counters.
template <int W>
void check_philox() {
    const auto word_of = [](const PhiloxWords<W>& words, int word, int lane) {
        if constexpr (W == 1)
            return static_cast<std::uint32_t>(words.word[word]);
        else
            return static_cast<std::uint32_t>(words.word[word][lane]);
    };
    const auto known = philox<W>(0x299f31d0a4093822u, 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u);
    const std::array<std::uint32_t, 4> answer = {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
    for (int word = 0; word < 4; ++word)
        require(word_of(known, word, 0) == answer[static_cast<std::size_t>(word)], "Philox misses its known answer");
    for (std::uint32_t draw = 0; draw < 1000; ++draw) {
        const auto words = philox<W>(seed, draw * 7, draw * draw, 5, draw);
        for (int lane = 0; lane < W; ++lane) {
            const auto expected =
                r123::Philox4x32()({{draw * 7 + static_cast<std::uint32_t>(lane), draw * draw, 5, draw}},
                                   {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}});
            for (int word = 0; word < 4; ++word)
                require(word_of(words, word, lane) == expected[static_cast<std::size_t>(word)],
                        "Philox gives other words than Random123");
        }
    }
}

template <int W>
void philox_row(std::uint32_t first) {
    for (std::uint32_t draw = 0; draw < row; ++draw) {
        auto words = philox<W>(seed, first, 3, 5, draw);
        benchmark::DoNotOptimize(words);
    }
}
void random123_row(std::uint32_t first) {
    for (std::uint32_t draw = 0; draw < row; ++draw) {
        auto words = r123::Philox4x32()({{first, 3, 5, draw}},
                                        {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}});
        benchmark::DoNotOptimize(words);
    }
}

template <int W>
void philox_words(benchmark::State& state) {
    check_philox<W>();
    std::uint32_t first = 0;
    for (auto _ : state) philox_row<W>(first += W);
    report(state, 4.0 * W * row);
}
void random123_words(benchmark::State& state) {
    std::uint32_t first = 0;
    for (auto _ : state) random123_row(++first);
    report(state, 4.0 * row);
}

// ---- laws

/// Chance of a larger chi-square than that of `counts` against `expected`; cells with fewer than 20 are pooled.
double fit(const std::vector<double>& counts, const std::vector<double>& expected) {
    double chi_square = 0, o = 0, e = 0;
    int cells = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        o += counts[i];
        e += expected[i];
        if (e < 20) continue;
        chi_square += (o - e) * (o - e) / e;
        o = e = 0;
        ++cells;
    }
    if (e > 0) chi_square += (o - e) * (o - e) / e;  // the rest: fewer than 20, which only makes it larger
    return cells < 2 ? 0.5 : boost::math::gamma_q((cells - (e > 0 ? 0 : 1)) / 2.0, chi_square / 2);
}

constexpr double all_numbers = 100'000;

/// Holds 100 000 numbers of a sampler against its law. Seeds are fixed; a sound sampler fails one fit in a million.
///
/// fill(call, out)     the numbers of a call, row * width of them
/// log_probability(k)  of its counts
template <class Fill, class LogProbability>
void check_counts(const std::string& name, int width, double mean, double sd, Fill fill, LogProbability law) {
    const auto low = static_cast<int>(std::max(0.0, std::floor(mean - 8 * sd - 10)));
    const auto high = static_cast<int>(std::ceil(mean + 8 * sd + 10));
    std::vector<double> counts(static_cast<std::size_t>(high - low) + 1), expected(counts.size());
    std::vector<double> out(static_cast<std::size_t>(row * width));
    const int calls = static_cast<int>(all_numbers) / (row * width) + 1;
    for (int call = 0; call < calls; ++call) {
        fill(call, out.data());
        for (const double k : out) {
            require(k == std::floor(k) && k >= low && k <= high, name + " gives a number far outside its law");
            ++counts[static_cast<std::size_t>(k) - static_cast<std::size_t>(low)];
        }
    }
    for (std::size_t i = 0; i < expected.size(); ++i)
        expected[i] = std::exp(law(static_cast<double>(low) + static_cast<double>(i))) * calls * row * width;
    require(fit(counts, expected) > 1e-6, name + " does not follow its law");
}

double log_binomial(double n, double p, double k) {
    if (k > n) return -1e300;
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) +
           (n - k) * std::log1p(-p);
}
double log_poisson(double mean, double k) {
    return k * std::log(mean) - mean - std::lgamma(k + 1);
}

// ---- samplers: each fills row x width numbers

template <int W>
struct Rows {
    static constexpr int width = W;
    std::vector<double> n, p, log_survival;

    Rows(double trials, double chance)
        : n(static_cast<std::size_t>(row * W), trials),
          p(n.size(), chance),
          log_survival(n.size(), std::log1p(-chance)) {}
    void binomial(int call, double* out) const {
        binomials(stream_of<W>(static_cast<std::uint32_t>(call * W)), row, n.data(), p.data(), log_survival.data(),
                  out);
    }
    void poisson(int call, double* out) const {  // with p as the mean
        poissons(stream_of<W>(static_cast<std::uint32_t>(call * W)), row, p.data(), out);
    }
};

struct Library {
    std::mt19937_64 engine{seed};
    std::binomial_distribution<int> binomial_law;
    std::poisson_distribution<int> poisson_law;

    void binomial(double* out) {
        for (int i = 0; i < row; ++i) out[i] = binomial_law(engine);
    }
    void poisson(double* out) {
        for (int i = 0; i < row; ++i) out[i] = poisson_law(engine);
    }
};

/// Checks a sampler once and times it.
template <class Fill, class Law>
void counts(benchmark::State& state, const std::string& name, int width, double mean, double sd, Fill fill, Law law,
            bool& checked) {
    if (!std::exchange(checked, true)) check_counts(name, width, mean, sd, fill, law);
    std::vector<double> out(static_cast<std::size_t>(row * width));
    int call = 0;
    for (auto _ : state) {
        fill(call++, out.data());
        benchmark::DoNotOptimize(out.data());
    }
    report(state, double{row} * width);
}

template <class Run>
void add(const std::string& name, Run run) {
    benchmark::RegisterBenchmark(
        name.c_str(), [run, name, checked = false](benchmark::State& state) mutable { run(state, name, checked); });
}

template <int W>
void add_counts(double trials, double chance) {
    const std::string events = std::to_string(trials * chance), width = std::to_string(W);
    add("binomial/lanes" + width + "/np" + events.substr(0, events.find('.') + 3),
        [=](benchmark::State& state, const std::string& name, bool& checked) {
            const Rows<W> rows(trials, chance);
            counts(
                state, name, W, trials * chance, std::sqrt(trials * chance * (1 - chance)),
                [&](int call, double* out) { rows.binomial(call, out); },
                [=](double k) { return log_binomial(trials, chance, k); }, checked);
        });
    add("poisson/lanes" + width + "/mean" + events.substr(0, events.find('.') + 3),
        [=](benchmark::State& state, const std::string& name, bool& checked) {
            const Rows<W> rows(0, trials * chance);
            counts(
                state, name, W, trials * chance, std::sqrt(trials * chance),
                [&](int call, double* out) { rows.poisson(call, out); },
                [=](double k) { return log_poisson(trials * chance, k); }, checked);
        });
}

void add_library_counts(double trials, double chance) {
    const std::string events = std::to_string(trials * chance);
    add("binomial/std/np" + events.substr(0, events.find('.') + 3),
        [=](benchmark::State& state, const std::string& name, bool& checked) {
            Library library;
            library.binomial_law = std::binomial_distribution<int>(static_cast<int>(trials), chance);
            counts(
                state, name, 1, trials * chance, std::sqrt(trials * chance * (1 - chance)),
                [&](int, double* out) { library.binomial(out); },
                [=](double k) { return log_binomial(trials, chance, k); }, checked);
        });
    add("poisson/std/mean" + events.substr(0, events.find('.') + 3),
        [=](benchmark::State& state, const std::string& name, bool& checked) {
            Library library;
            library.poisson_law = std::poisson_distribution<int>(trials * chance);
            counts(
                state, name, 1, trials * chance, std::sqrt(trials * chance),
                [&](int, double* out) { library.poisson(out); },
                [=](double k) { return log_poisson(trials * chance, k); }, checked);
        });
}

// ---- uniform and exponential numbers

template <int W>
void uniform_row(std::uint32_t first, double* out) {
    const Stream<W> stream = stream_of<W>(first);
    for (std::uint32_t pair = 0; pair < row / 2; ++pair) {
        const TwoUniforms<W> both = stream.uniforms(pair);
        both.first.store(out + 2 * pair * W);
        both.second.store(out + (2 * pair + 1) * W);
    }
}
template <int W>
void exponential_row(std::uint32_t first, double* out) {
    uniform_row<W>(first, out);
    for (int i = 0; i < row; ++i) (-log(Lane<W>::load(out + i * W))).store(out + i * W);
}

/// 100 cells of equal chance, of which `to_unit` makes the cell.
template <int W, class Fill, class ToUnit>
void reals(benchmark::State& state, const std::string& name, Fill fill, ToUnit to_unit, bool& checked) {
    std::vector<double> out(static_cast<std::size_t>(row * W));
    if (!std::exchange(checked, true)) {
        const int calls = static_cast<int>(all_numbers) / (row * W) + 1;
        std::vector<double> found(100), expected(100, calls * row * W / 100.0);
        for (int call = 0; call < calls; ++call) {
            fill(static_cast<std::uint32_t>(call * W), out.data());
            for (const double x : out) {
                const double u = to_unit(x);
                require(u > 0 && u < 1, name + " gives a number outside its range");
                ++found[static_cast<std::size_t>(100 * u)];
            }
        }
        require(fit(found, expected) > 1e-6, name + " does not follow its law");
    }
    std::uint32_t first = 0;
    for (auto _ : state) {
        fill(first += W, out.data());
        benchmark::DoNotOptimize(out.data());
    }
    report(state, double{row} * W);
}

template <int W>
void add_reals() {
    add("uniform/lanes" + std::to_string(W), [](benchmark::State& state, const std::string& name, bool& checked) {
        reals<W>(
            state, name, uniform_row<W>, [](double u) { return u; }, checked);
    });
    add("exponential/lanes" + std::to_string(W), [](benchmark::State& state, const std::string& name, bool& checked) {
        reals<W>(
            state, name, exponential_row<W>, [](double x) { return -std::expm1(-x); }, checked);
    });
}

/// The fastest lanes against Random123 and the library, in turns; a lost ratio ends the program.
void ratios(benchmark::State& state) {
    std::vector<double> out(8 * row);
    const Rows<4> four(40, 0.05);
    const Rows<8> eight(40, 0.05);
    Library library;
    library.binomial_law = std::binomial_distribution<int>(40, 0.05);
    const auto repeat = [](double numbers_a_call, auto run) {
        return Work{1000 * numbers_a_call, [run] {
                        for (int call = 0; call < 1000; ++call) run(call);
                    }};
    };
    std::vector<double> least;
    for (auto _ : state)
        least = fastest(10, {repeat(4 * row, [](int call) { random123_row(static_cast<std::uint32_t>(call)); }),
                             repeat(16 * row, [](int call) { philox_row<4>(static_cast<std::uint32_t>(call)); }),
                             repeat(32 * row, [](int call) { philox_row<8>(static_cast<std::uint32_t>(call)); }),
                             repeat(row, [&](int) { library.binomial(out.data()); }),
                             repeat(4 * row, [&](int call) { four.binomial(call, out.data()); }),
                             repeat(8 * row, [&](int call) { eight.binomial(call, out.data()); })});
    const double philox_ratio = least[0] / std::min(least[1], least[2]);
    const double binomial_ratio = least[3] / std::min(least[4], least[5]);
    state.counters["philox_against_random123"] = philox_ratio;
    state.counters["binomial_against_std"] = binomial_ratio;
    // Measured: see numbers.md. The bounds leave room for a busy machine.
    require(philox_ratio >= 2.5, "Philox in lanes is not even 2.5 times as fast as Random123");
    require(binomial_ratio >= 7, "binomial numbers in lanes are not even 7 times as fast as the library's");
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RegisterBenchmark("philox/random123", random123_words);
    benchmark::RegisterBenchmark("philox/lanes1", philox_words<1>);
    benchmark::RegisterBenchmark("philox/lanes4", philox_words<4>);
    benchmark::RegisterBenchmark("philox/lanes8", philox_words<8>);
    add_reals<1>();
    add_reals<4>();
    add_reals<8>();
    // A cell of staff, a facility's leavers, a town's births, deaths and migrants, a county's births.
    constexpr std::pair<double, double> cases[] = {{10, 0.001},  {10, 0.05},   {40, 0.05},
                                                   {1000, 0.02}, {2000, 0.05}, {1e5, 0.05}};
    for (const auto& [trials, chance] : cases) {
        add_library_counts(trials, chance);
        add_counts<1>(trials, chance);
        add_counts<4>(trials, chance);
        add_counts<8>(trials, chance);
    }
    benchmark::RegisterBenchmark("ratios", ratios)->Iterations(1)->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
}
