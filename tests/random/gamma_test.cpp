// Gamma numbers follow their law.
#include "permille/random/gamma.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <vector>

using namespace permille;

TEST_CASE("gamma numbers of small and large shapes fit the law") {
    constexpr int parts = 50, draws = 200'000;
    for (const double shape : {0.1, 0.7, 1.0, 4.0, 7.0, 30.0, 2000.0}) {
        CAPTURE(shape);
        std::vector<double> bounds, counts(parts, 0);
        const boost::math::gamma_distribution<> law(shape, 1);
        for (int i = 1; i < parts; ++i) bounds.push_back(quantile(law, static_cast<double>(i) / parts));
        for (int r = 0; r < draws; ++r) {
            const Stream<1> stream{7, static_cast<std::uint32_t>(r), hash_unit({"gamma"}), Process::check, 0};
            const double x = gamma_number(stream, 0, shape);
            counts[static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), x) - bounds.begin())] += 1;
        }
        const double expected = static_cast<double>(draws) / parts;
        double chi_square = 0;
        for (const double count : counts) chi_square += (count - expected) * (count - expected) / expected;
        const double p = boost::math::gamma_q((parts - 1) / 2.0, chi_square / 2);
        CHECK(p > 1e-4);
        CHECK(p < 1 - 1e-4);
    }
}

TEST_CASE("a larger shape hardly ever gives a smaller number of the same key") {
    int fell = 0;
    for (std::uint32_t r = 0; r < 10'000; ++r) {
        const Stream<1> stream{7, r, hash_unit({"gamma"}), Process::check, 1};
        fell += gamma_number(stream, 0, 5) < gamma_number(stream, 0, 4);
    }
    CHECK(fell < 100);
}
