// Hashes of units: ids kept apart, spread evenly, and collisions noticed.
#include "permille/random/key.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <set>

using namespace permille;

TEST_CASE("ids are kept apart and their order counts") {
    CHECK(hash_unit({"ab", "c"}) != hash_unit({"a", "bc"}));
    CHECK(hash_unit({"a", "b"}) != hash_unit({"b", "a"}));
    CHECK(hash_unit({"a"}) != hash_unit({"a", ""}));
    CHECK(hash_unit({}) != hash_unit({""}));
}

TEST_CASE("a unit keeps its hash for ever, or every stored result would change") {
    static_assert(hash_unit({"nurse", "first_hospital"}) == 0xffbda9b0u);
    CHECK(hash_unit({"护士", "第一医院"}) == 0x26fe5f83u);
}

TEST_CASE("one changed letter changes half of the bits") {
    double changed = 0;
    const int pairs = 4000;
    for (int i = 0; i < pairs; ++i) {
        const std::string id = "town_" + std::to_string(i);
        changed += std::popcount(hash_unit({id}) ^ hash_unit({id + "0"}));
    }
    // Binomial(32, 1/2) each: the mean of 4 000 has a standard error of 0.045.
    CHECK(std::fabs(changed / pairs - 16) < 4 * std::sqrt(8.0 / pairs));
}

TEST_CASE("two units that share a hash are noticed, the same unit twice is not") {
    UnitRegister units;
    CHECK(units.add({"town", "a"}) == hash_unit({"town", "a"}));
    units.add({"town", "a"});
    CHECK(units.collisions().empty());
    // Among 300 000 different ids about n^2 / 2^33 = 10 pairs share one of the 2^32 hashes.
    std::set<std::uint32_t> seen;
    std::size_t repeated = 0;
    for (int i = 0; i < 300000; ++i) {
        const std::string id = std::to_string(i);
        units.add({"facility", id});
        repeated += !seen.insert(hash_unit({"facility", id})).second;
    }
    CHECK(units.collisions().size() == repeated);
    REQUIRE(repeated > 0);
    CHECK(repeated < 30);
    CHECK(units.collisions()[0].first != units.collisions()[0].second);
    CHECK(units.collisions()[0].first.starts_with("facility."));
}
