// The kernel's number type: the same bits for every width and machine, and functions as exact as they say.
#include "permille/base/lanes.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/base/rates.hpp"

using namespace permille;

namespace {

// A plain linear congruential generator (Knuth, MMIX): test inputs must not depend on what is tested.
struct Arbitrary {
    std::uint64_t state = 20261101;
    double between(double low, double high) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return low + (high - low) * (static_cast<double>(state >> 11) * 0x1p-53);
    }
};

const double infinity = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> arguments() {
    std::vector<double> x = {0.0,
                             -0.0,
                             1.0,
                             -1.0,
                             0.5,
                             -0.5,
                             1.5,
                             2.5,
                             -2.5,
                             infinity,
                             -infinity,
                             nan,
                             5e-324,
                             -5e-324,
                             2.2250738585072014e-308,
                             1.7976931348623157e308,
                             709.78,
                             709.79,
                             -708.39,
                             -708.4,
                             -745.0,
                             4503599627370496.5,
                             4503599627370495.5,
                             -4503599627370495.5,
                             1e300,
                             0x1p-54,
                             -0x1p-54,
                             40.0,
                             -40.0,
                             0.41421356,
                             -0.29289322,
                             0.70710678118654746,
                             1.4142135623730951};
    Arbitrary arbitrary;
    for (int i = 0; i < 4000; ++i) {
        x.push_back(arbitrary.between(-750, 750));
        x.push_back(arbitrary.between(-2, 2));
        const double fraction = arbitrary.between(-2, 2);
        x.push_back(std::ldexp(fraction, static_cast<int>(arbitrary.between(-1070, 1023))));
    }
    while (x.size() % 8 != 0) x.push_back(1);
    return x;
}

// All functions of lanes, one after the other.
template <int W>
std::vector<double> everything(const std::vector<double>& x) {
    std::vector<double> out;
    const auto keep = [&](Lane<W> y) {
        for (int lane = 0; lane < W; ++lane) out.push_back(y[lane]);
    };
    for (int function = 0; function < 17; ++function)
        for (std::size_t i = 0; i + W <= x.size(); i += W) {
            const Lane<W> a = Lane<W>::load(&x[i]), b = a * 0.75 + 0.125;
            switch (function) {
                case 0: keep(exp(a)); break;
                case 1: keep(expm1(a)); break;
                case 2: keep(log(a)); break;
                case 3: keep(log1p(a)); break;
                case 4: keep(floor(a)); break;
                case 5: keep(round_half_up(a)); break;
                case 6: keep(sqrt(a)); break;
                case 7: keep(abs(a)); break;
                case 8: keep(min(a, b)); break;
                case 9: keep(max(a, b)); break;
                case 10: keep(blend(a < b, a, b)); break;
                case 11: keep(blend(a == floor(a), 1.0, b)); break;
                case 12: keep(-a / b); break;
                case 13: keep(a * b - b + 1.0); break;
                case 14: keep(blend((a <= b) & (a != b), a, 0.0)); break;
                case 15: keep(blend((a > b) | (a >= 1.0), a, 0.0)); break;
                default: keep(blend((a > b) ^ !(b > 0.0), a, 0.0)); break;
            }
        }
    return out;
}

std::uint64_t bits_of(double x) {
    return x != x ? 0x7ff8000000000000u : std::bit_cast<std::uint64_t>(x);
}

// Distance from the exact value in units of the last place of the double next to it.
double ulps(double y, long double exact) {
    const double nearest = static_cast<double>(exact);
    const double unit = std::nextafter(std::fabs(nearest), infinity) - std::fabs(nearest);
    return static_cast<double>(std::fabs(static_cast<long double>(y) - exact)) / unit;
}

template <class Function, class Reference>
double worst(Function function, Reference reference, double low, double high, bool logarithmic) {
    Arbitrary arbitrary;
    double largest = 0;
    for (int i = 0; i < 400000; ++i) {
        double x = arbitrary.between(low, high);
        if (logarithmic) x = std::exp2(x);
        const double y = function(Lane<1>(x)).v;
        largest = std::max(largest, ulps(y, reference(static_cast<long double>(x))));
    }
    return largest;
}

}  // namespace

TEST_CASE("one, four and eight lanes give the same bits") {
    const std::vector<double> x = arguments();
    const std::vector<double> one = everything<1>(x), four = everything<4>(x), eight = everything<8>(x);
    REQUIRE(one.size() == four.size());
    REQUIRE(one.size() == eight.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        different += bits_of(one[i]) != bits_of(four[i]) || bits_of(one[i]) != bits_of(eight[i]);
    CHECK(different == 0);
}

TEST_CASE("every machine and compiler gives the same bits") {
    // The hash was found equal with g++ 12 and clang 14, -O0 and -O3, for SSE2, SSE4.2 and AVX2.
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a over whole words
    for (const double y : everything<4>(arguments())) hash = (hash ^ bits_of(y)) * 1099511628211u;
    CHECK(hash == 0xd514418364b967b6u);
}

TEST_CASE("exp is within 1.1 units of the last place") {
    const auto f = [](Lane<1> x) { return exp(x); };
    const auto exact = [](long double x) { return std::exp(x); };
    CHECK(worst(f, exact, -708.39, 709.78, false) < 1.1);
    CHECK(worst(f, exact, -2, 2, false) < 1.1);
    CHECK(exp(Lane<1>(0.0)).v == 1);
    CHECK(exp(Lane<1>(-708.4)).v == 0);
    CHECK(exp(Lane<1>(709.79)).v == infinity);
    CHECK(exp(Lane<1>(-infinity)).v == 0);
}

TEST_CASE("expm1 is within 2 units of the last place") {
    const auto f = [](Lane<1> x) { return expm1(x); };
    const auto exact = [](long double x) { return std::expm1(x); };
    CHECK(worst(f, exact, -50, 50, false) < 2);
    CHECK(worst(f, exact, -1, 1, false) < 2);
    CHECK(worst([](Lane<1> x) { return -expm1(-x); }, [](long double x) { return -std::expm1(-x); }, -300, 0, true) <
          2);
    CHECK(expm1(Lane<1>(-infinity)).v == -1);
    CHECK(expm1(Lane<1>(0.0)).v == 0);
}

TEST_CASE("log is within 0.9 units of the last place, for subnormal numbers too") {
    const auto f = [](Lane<1> x) { return log(x); };
    const auto exact = [](long double x) { return std::log(x); };
    CHECK(worst(f, exact, -1074, 1023.9, true) < 0.9);
    CHECK(worst(f, exact, 0.5, 2, false) < 0.9);
    CHECK(log(Lane<1>(1.0)).v == 0);
    CHECK(log(Lane<1>(0.0)).v == -infinity);
    CHECK(std::isnan(log(Lane<1>(-1.0)).v));
    CHECK(log(Lane<1>(infinity)).v == infinity);
}

TEST_CASE("log1p is within 1 unit of the last place") {
    const auto f = [](Lane<1> x) { return log1p(x); };
    const auto exact = [](long double x) { return std::log1p(x); };
    CHECK(worst(f, exact, -0.999999, 3, false) < 1);
    CHECK(worst(f, exact, -300, 1000, true) < 1);
    CHECK(worst([](Lane<1> x) { return log1p(-x); }, [](long double x) { return std::log1p(-x); }, -300, -0.0001,
                true) < 1);
    CHECK(log1p(Lane<1>(-1.0)).v == -infinity);
    CHECK(std::isnan(log1p(Lane<1>(-1.5)).v));
    CHECK(log1p(Lane<1>(1e-300)).v == 1e-300);
}

TEST_CASE("rounding goes down, or to the nearest with halves upwards") {
    CHECK(floor(Lane<1>(-0.5)).v == -1);
    CHECK(std::signbit(floor(Lane<1>(-0.0)).v));
    CHECK(round_half_up(Lane<1>(2.5)).v == 3);
    CHECK(round_half_up(Lane<1>(-2.5)).v == -2);
    CHECK(floor(Lane<1>(4503599627370495.5)).v == 4503599627370495.0);
    CHECK(floor(Lane<1>(1e300)).v == 1e300);
}

TEST_CASE("a lane is set and read by its number, a mask tells which lanes hold") {
    Lane<4> x(2.0);
    x.set(2, 7.0);
    CHECK(x[1] == 2);
    CHECK(x[2] == 7);
    const Mask<4> large = x > 5.0;
    CHECK(bits(large) == 4u);
    CHECK(large[2]);
    CHECK(any(large));
    CHECK_FALSE(all(large));
    CHECK(all(Mask<4>(true)));
    CHECK_FALSE(any(Mask<8>(false)));
    const double values[] = {0, 0, 0, 0, 1, 2, 3, 4};
    CHECK((Inputs<4>{values, 1, 0}[1])[3] == 4);
}

TEST_CASE("a hazard turns into a probability over a step and back") {
    CHECK(probability(Hazard{0.09}, 1.0 / 12).value == doctest::Approx(1 - std::exp(-0.09 / 12)).epsilon(1e-13));
    CHECK(hazard(probability(Hazard{0.3}, 0.25), 0.25).per_year == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(probability(Hazard{1e-18}, 1).value == 1e-18);
    CHECK(hazard(Probability{1}, 1).per_year == infinity);
    const auto lanes = probability(HazardOf<Lane<4>>{Lane<4>(0.09)}, 1.0 / 12);
    CHECK(lanes.value[3] == probability(Hazard{0.09}, 1.0 / 12).value);
}
