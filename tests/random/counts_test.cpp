// Exact draws of counts: their laws, their edges, and lanes that do not feel their neighbours.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "permille/random/chance.hpp"

using namespace permille;

namespace {

const double ps[] = {1e-6, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.3, 0.5, 0.5000001, 0.7, 0.95, 0.99, 1 - 1e-4, 1 - 1e-6};
const double ns[] = {1, 2, 3, 7, 20, 79, 81, 100, 400, 1000, 4000, 1e4, 1e5, 1e6};
const double means[] = {1e-6, 1e-4, 0.01, 0.05, 0.2, 1, 3, 10, 25, 39.9, 40.1, 60, 100, 300, 1000, 1e4, 1e5, 1e6};

// The whole family shares one level: all its fits pass with probability 1 - 2/1000 when the draws are exact, each
// being asked at 1/1000 divided by their number, on both sides (a fit may also be suspiciously good). The seeds are
// fixed, so the outcome does not vary; the level was chosen before the first run.
const double level = 0.001 / (std::size(ps) * std::size(ns) + std::size(means));
const int draws = 400'000;

// How usual the counts are: the chance of a deviation at least as large, and of one at most as large.
struct Fit {
    double above, below;
    double compared;  // what the law lets expect outside its largest pool
};

// Where all but one number are so rare that together they are expected fewer than 5 times: how often they came, against
// the exact law of that, which is binomial.
Fit fit_of_rare(const std::vector<double>& counts, const std::vector<double>& probabilities) {
    const auto usual = std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin();
    // Summed up and not taken from 1, which would leave rounding alone.
    const double chance = std::accumulate(probabilities.begin(), probabilities.begin() + usual, 0.0) +
                          std::accumulate(probabilities.begin() + usual + 1, probabilities.end(), 0.0);
    const double seen = draws - counts[static_cast<std::size_t>(usual) + 1];
    return {.above = seen > 0 ? boost::math::ibeta(seen, draws - seen + 1, chance) : 1,
            .below = seen < draws ? boost::math::ibetac(seen + 1, draws - seen, chance) : 1,
            .compared = chance * draws};
}

// Chi-square of counts against probabilities over [first, first + size): neighbours are pooled to an expectation of at
// least a 400th of the draws, so that small shifts of a wide distribution show. What is rarer at either end is a pool
// of its own from an expectation of 5 on, and is not lost in the next.
Fit fit(const std::vector<double>& counts, const std::vector<double>& probabilities) {
    constexpr double enough = 5, least = draws / 400.0;
    std::vector<double> expected, observed;
    double e = 0, o = counts.front();
    const auto close = [&] {
        expected.push_back(e);
        observed.push_back(o);
        e = o = 0;
    };
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        if (e >= enough && probabilities[i] * draws >= least) close();
        e += probabilities[i] * draws;
        o += counts[i + 1];
        if (e >= least) close();
    }
    o += counts.back();
    if (e >= enough || expected.empty()) {
        close();
    } else {
        expected.back() += e;
        observed.back() += o;
    }
    if (expected.size() < 2) return fit_of_rare(counts, probabilities);
    double chi_square = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        chi_square += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    const double half_freedom = static_cast<double>(expected.size() - 1) / 2;
    return {.above = boost::math::gamma_q(half_freedom, chi_square / 2),
            .below = boost::math::gamma_p(half_freedom, chi_square / 2),
            .compared = draws - *std::max_element(expected.begin(), expected.end())};
}

// Draws with four lanes and fits them to exp(log_probability(k)).
template <class Draw, class LogProbability>
Fit fit_of(double mean, double sd, double top, Draw draw, LogProbability log_probability) {
    const double first = std::max(0.0, std::floor(mean - 9 * sd - 30)),
                 last = std::min(top, std::ceil(mean + 9 * sd + 30));
    std::vector<double> probabilities, counts(static_cast<std::size_t>(last - first) + 3);
    for (double k = first; k <= last; ++k) probabilities.push_back(static_cast<double>(std::exp(log_probability(k))));
    int broken = 0;
    for (std::uint32_t i = 0; i < draws / 4; ++i) {
        // 100 draws of each replication: both ways in which numbers follow one another are in the fit.
        const Stream<4> stream{20261101, i / 100 * 4, hash_unit({"fit"}), Process::check, 7};
        const Lane<4> k = draw(stream, i % 100);
        for (int lane = 0; lane < 4; ++lane) {
            broken += k[lane] != std::floor(k[lane]);
            const double place = std::clamp(k[lane] - first + 1, 0.0, last - first + 2);
            ++counts[static_cast<std::size_t>(place)];
        }
    }
    CHECK(broken == 0);
    return fit(counts, probabilities);
}

void is_usual(const Fit& fit) {
    CHECK(fit.compared > 0.1);  // that often or more the law's other numbers are expected: they are what is compared
    CHECK(fit.above > level);
    CHECK(fit.below > level);
}

const double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("a fit tells rare events that come too often or never from those that come as they should") {
    // Of 400 000 draws: 2.8 ones expected in 7 trials of a millionth, 40 in one of 1e-4; zeros likewise from above.
    const auto counted = [](double n, double p, double rare) {
        std::vector<double> probabilities, counts(static_cast<std::size_t>(n) + 3);
        for (double k = 0; k <= n; ++k)
            probabilities.push_back(std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                                             k * std::log(p) + (n - k) * std::log1p(-p)));
        const std::size_t usual = p < 0.5 ? 1 : static_cast<std::size_t>(n) + 1;
        counts[usual] = draws - rare;
        counts[p < 0.5 ? 2 : static_cast<std::size_t>(n)] = rare;
        return fit(counts, probabilities);
    };
    for (const double p : {1e-6, 1 - 1e-6}) {
        CAPTURE(p);
        for (const double rare : {0, 3, 9}) is_usual(counted(7, p, rare));
        // Poisson with mean 2.8: P(15 or more) = 3e-7.
        CHECK(counted(7, p, 15).above < level);
        CHECK(counted(7, p, 15).above == doctest::Approx(boost::math::gamma_p(15.0, 2.8)).epsilon(1e-3));
        CHECK(counted(7, p, 2).below == doctest::Approx(boost::math::gamma_q(3.0, 2.8)).epsilon(1e-3));
    }
    for (const double p : {1e-4, 1 - 1e-4}) {
        CAPTURE(p);
        for (const double rare : {25, 43, 60}) is_usual(counted(1, p, rare));
        CHECK(counted(1, p, 0).above < level);
        CHECK(counted(1, p, 80).above < level);
    }
}

TEST_CASE("binomial numbers follow their law from 1 trial to a million") {
    for (const double n : ns)
        for (const double p : ps) {
            const auto log_probability = [&](long double k) {
                return std::lgamma(n + 1.0L) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                       k * std::log(static_cast<long double>(p)) + (n - k) * std::log1p(-static_cast<long double>(p));
            };
            const auto draw = [&](const Stream<4>& stream, std::uint32_t i) { return binomial<4>(stream, i, n, p); };
            INFO("n " << n << ", p " << p);
            is_usual(fit_of(n * p, std::sqrt(n * p * (1 - p)), n, draw, log_probability));
        }
}

TEST_CASE("Poisson numbers follow their law from a mean of a millionth to a million") {
    for (const double mean : means) {
        const auto log_probability = [&](long double k) {
            return k * std::log(static_cast<long double>(mean)) - mean - std::lgamma(k + 1);
        };
        const auto draw = [&](const Stream<4>& stream, std::uint32_t i) { return poisson<4>(stream, i, mean); };
        INFO("mean " << mean);
        is_usual(fit_of(mean, std::sqrt(mean), std::numeric_limits<double>::infinity(), draw, log_probability));
    }
}

TEST_CASE("Stirling's correction is what the formula leaves of the logarithm of a factorial") {
    // Its error would shift probabilities by less than any number of draws can show.
    const long double log_root = 0.918938533204672741780329736406L;  // ln sqrt(2 pi)
    for (const double k : {0.0, 1.0, 5.0, 9.0, 10.0, 11.0, 25.0, 39.0, 200.0, 5000.0, 1e6}) {
        CAPTURE(k);
        const long double next = static_cast<long double>(k) + 1;
        const long double left = std::lgamma(next) - (log_root + (next - 0.5L) * std::log(next) - next);
        // The subtraction cancels: lgamma of 1e6 is 1.3e7, known to 1e-12 in long double.
        const double tolerance = k < 100 ? 1e-14 : 3e-12;
        CHECK(std::abs(stirling_correction(Lane<1>(k)).v - static_cast<double>(left)) < tolerance);
    }
}

TEST_CASE("exponential numbers follow their law") {
    // 100 cells of equal probability.
    std::vector<double> counts(100);
    for (std::uint32_t i = 0; i < draws / 4; ++i) {
        const Lane<4> x = exponential(Stream<4>{7, i / 100 * 4, 1, Process::check, 0}, i % 100);
        for (int lane = 0; lane < 4; ++lane) {
            REQUIRE(x[lane] > 0);
            ++counts[static_cast<std::size_t>(100 * -std::expm1(-x[lane]))];
        }
    }
    double chi_square = 0;
    for (const double count : counts) chi_square += (count - draws / 100.0) * (count - draws / 100.0) / (draws / 100.0);
    CHECK(chi_square < 148.2);  // 99.9 % quantile of chi-square with 99 degrees of freedom
    CHECK(chi_square > 60);     // 0.1 % quantile 61.1, less a little
}

TEST_CASE("no trials, no chance and certainty need no luck") {
    for (std::uint32_t draw = 0; draw < 1000; ++draw) {
        const Stream<4> stream{1, 0, 2, Process::check, 0};
        Lane<4> n = 5.0, p = 0.3;
        n.set(0, 0);
        p.set(1, 0);
        p.set(2, 1);
        const Lane<4> k = binomial(stream, draw, n, p);
        CHECK(k[0] == 0);
        CHECK(k[1] == 0);
        CHECK(k[2] == 5);
        CHECK(binomial<4>(stream, draw, 1e6, 1.0)[3] == 1e6);
        CHECK(binomial<4>(stream, draw, 1e6, 0.0)[3] == 0);
        CHECK(binomial<4>(stream, draw, 0.0, 1.0)[3] == 0);
        CHECK(poisson<4>(stream, draw, 0.0)[0] == 0);
        CHECK(poisson<4>(stream, draw, -0.5)[0] == 0);
    }
}

TEST_CASE("what is not a number stays not a number, in its own lane") {
    const Stream<4> stream{1, 0, 2, Process::check, 0};
    Lane<4> p = 0.001, mean = 0.001;
    p.set(2, not_a_number);
    mean.set(1, not_a_number);
    CHECK(std::isnan(binomial<4>(stream, 0, 3.0, p)[2]));
    CHECK(binomial<4>(stream, 0, 3.0, p)[1] == binomial<4>(stream, 0, 3.0, 0.001)[1]);
    CHECK(std::isnan(poisson(stream, 0, mean)[1]));
    CHECK(poisson(stream, 0, mean)[0] == poisson<4>(stream, 0, 0.001)[0]);
}

TEST_CASE("a lane's number is the same alone and beside lanes drawn by other methods, on every machine") {
    std::uint64_t state = 3;
    const auto next = [&](std::size_t size) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(state >> 33) % size;
    };
    int different = 0;
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a over whole words
    for (std::uint32_t draw = 0; draw < 20000; ++draw) {
        const Stream<4> stream{99, 8, 5, Process::check, 1};
        Lane<4> n, p, mean;
        for (int lane = 0; lane < 4; ++lane) {
            n.set(lane, ns[next(std::size(ns))]);
            p.set(lane, ps[next(std::size(ps))]);
            mean.set(lane, means[next(std::size(means))]);
        }
        const Lane<4> k = binomial(stream, draw, n, p), given = binomial(stream, draw, n, p, log1p(-p));
        const Lane<4> events = poisson(stream, draw, mean);
        for (int lane = 0; lane < 4; ++lane) {
            const Stream<1> alone = stream.alone(lane);
            different += binomial<1>(alone, draw, n[lane], p[lane]).v != k[lane] || given[lane] != k[lane];
            different += poisson<1>(alone, draw, mean[lane]).v != events[lane];
            for (const double number : {k[lane], events[lane], exponential_one(stream, lane, draw)})
                hash = (hash ^ std::bit_cast<std::uint64_t>(number)) * 1099511628211u;
        }
    }
    CHECK(different == 0);
    CHECK(hash == 0x80146389433dec27u);
}

TEST_CASE("a better chance never means fewer events while they are few") {
    int fallen = 0;
    for (std::uint32_t draw = 0; draw < 2000; ++draw) {
        const Stream<1> stream{4, 0, 2, Process::check, 0};
        double last_binomial = 0, last_poisson = 0;
        for (double p = 0.01; p < 1; p += 0.01) {
            const double k = binomial<1>(stream, draw, 12.0, p).v, events = poisson<1>(stream, draw, 30 * p).v;
            fallen += k < last_binomial || events < last_poisson;
            last_binomial = k;
            last_poisson = events;
        }
    }
    CHECK(fallen == 0);
}
