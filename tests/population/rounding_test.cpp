// Rounding that keeps totals, in one and two dimensions.
#include "permille/population/rounding.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <vector>

using namespace permille::population;

namespace {

// Marsaglia's xorshift: any numbers will do here, as long as they are always the same.
struct Numbers {
    std::uint64_t state = 88172645463325252u;
    std::int64_t below(std::int64_t limit) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return static_cast<std::int64_t>(state % static_cast<std::uint64_t>(limit));
    }
};

void check_spread(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& columns) {
    const std::int64_t total = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
    const std::vector<std::int64_t> table = spread_over(rows, columns);
    REQUIRE(table.size() == rows.size() * columns.size());
    std::vector<std::int64_t> of_column(columns.size());
    bool neighbours = true;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::int64_t of_row = 0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::int64_t entry = table[r * columns.size() + c], product = rows[r] * columns[c];
            neighbours = neighbours && entry * total > product - total && entry * total < product + total;
            of_row += entry;
            of_column[c] += entry;
        }
        CHECK(of_row == rows[r]);
    }
    CHECK(neighbours);
    CHECK(of_column == columns);
}

}  // namespace

TEST_CASE("the largest remainders go up until the total is met") {
    const std::vector<double> values{1.2, 2.7, 0.6, 3.5};
    CHECK(round_to_total(values, 8) == std::vector<std::int64_t>{1, 3, 1, 3});
}

TEST_CASE("of equal remainders the first goes up, and whole numbers stay") {
    const std::vector<double> values{0.5, 2, 0.5};
    CHECK(round_to_total(values, 3) == std::vector<std::int64_t>{1, 2, 0});
}

TEST_CASE("a value a rounding error below a whole number is that number") {
    const std::vector<double> values{2.9999999999999996, 1.0000000000000002};
    CHECK(round_to_total(values, 4) == std::vector<std::int64_t>{3, 1});
}

TEST_CASE("people spread over towns keep both margins, every entry a neighbour of its share") {
    check_spread({3, 4, 5}, {2, 2, 2, 6});
    check_spread({1, 1, 1}, {1, 1, 1});
    check_spread({7}, {1, 2, 4});
    check_spread({0, 7, 3}, {5, 0, 5});
}

TEST_CASE("towns of any sizes keep both margins with the ages of any county") {
    Numbers numbers;
    for (int i = 0; i < 50; ++i) {
        std::vector<std::int64_t> rows, columns;
        for (std::int64_t town = 0; town < 1 + numbers.below(25); ++town) rows.push_back(numbers.below(60'000));
        std::int64_t left = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
        for (int c = 0; c < 201; ++c) {
            columns.push_back(numbers.below(left / 50 + 1));
            left -= columns.back();
        }
        columns.push_back(left);
        check_spread(rows, columns);
    }
}

TEST_CASE("nobody spread over towns is nobody everywhere") {
    const std::vector<std::int64_t> rows{0, 0}, columns{0, 0, 0};
    CHECK(spread_over(rows, columns) == std::vector<std::int64_t>(6, 0));
}
