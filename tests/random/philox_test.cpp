// Philox in lanes against Random123 and its published vectors, and streams that are the same for any width.
#include "permille/random/philox.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "permille/random/stream.hpp"

using namespace permille;

namespace {

template <int W>
std::uint32_t word_of(const PhiloxWords<W>& words, int word, int lane) {
    if constexpr (W == 1)
        return static_cast<std::uint32_t>(words.word[word]);
    else
        return static_cast<std::uint32_t>(words.word[word][lane]);
}

struct Known {
    std::uint32_t counter[4];
    std::uint64_t seed;
    std::uint32_t words[4];
};

// kat_vectors of Random123 1.14, philox4x32 10 rounds; the key's lower word comes first.
const Known known_answers[] = {
    {{0, 0, 0, 0}, 0, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     0xffffffffffffffff,
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     0x299f31d0a4093822,
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

template <int W>
void check_against_random123() {
    std::uint64_t state = 7;
    const auto next = [&] { return static_cast<std::uint32_t>((state = state * 6364136223846793005u + 1) >> 32); };
    int wrong = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::uint32_t key_0 = next(), key_1 = next(), replication = i % 50 == 0 ? 0xfffffffeu : next();
        const std::uint32_t unit = next(), process = next(), draw = next();
        const auto words = philox<W>(std::uint64_t{key_1} << 32 | key_0, replication, unit, process, draw);
        for (int lane = 0; lane < W; ++lane) {
            const r123::Philox4x32::ctr_type counter = {
                {replication + static_cast<std::uint32_t>(lane), unit, process, draw}};
            const auto expected = r123::Philox4x32()(counter, {{key_0, key_1}});
            for (int word = 0; word < 4; ++word)
                wrong += expected[static_cast<std::size_t>(word)] != word_of(words, word, lane);
        }
    }
    CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("Philox gives the published answers") {
    for (const Known& known : known_answers) {
        const auto one = philox<1>(known.seed, known.counter[0], known.counter[1], known.counter[2], known.counter[3]);
        // The replication is the first lane's, so the third of four stands two before.
        const auto four =
            philox<4>(known.seed, known.counter[0] - 2, known.counter[1], known.counter[2], known.counter[3]);
        for (int word = 0; word < 4; ++word) {
            CHECK(word_of(one, word, 0) == known.words[word]);
            CHECK(word_of(four, word, 2) == known.words[word]);
        }
    }
}

TEST_CASE("Philox agrees with Random123 for 1, 4 and 8 lanes") {
    check_against_random123<1>();
    check_against_random123<4>();
    check_against_random123<8>();
}

TEST_CASE("a draw is the same alone, in four and in eight lanes") {
    const Stream<8> eight{2026, 40, hash_unit({"town"}), Process::check, 3};
    const Stream<4> four{2026, 44, hash_unit({"town"}), Process::check, 3};
    for (std::uint32_t draw = 0; draw < 300; ++draw) {
        const Lane<8> a = eight.uniform(draw);
        const Lane<4> b = four.uniform(draw);
        for (int lane = 0; lane < 4; ++lane) {
            CHECK(a[lane + 4] == b[lane]);
            CHECK(four.uniform_one(lane, draw) == b[lane]);
            CHECK(exponential_one(four, lane, draw) == exponential(four, draw)[lane]);
        }
        CHECK(four.uniforms(draw / 2).second[1] == four.uniform(draw | 1u)[1]);
    }
}

TEST_CASE("every field of a stream, every draw and every attempt is a number of its own") {
    const Stream<1> base{1, 2, 3, Process::births, 4};
    std::vector<double> numbers = {base.uniform(0).v, base.uniform(1).v, base.uniform(2).v};
    for (std::uint32_t draw = 0; draw < 4; ++draw)
        for (std::uint32_t number = 0; number < Stream<1>::max_attempts; ++number) {
            numbers.push_back(base.attempt(draw, number).first.v);
            numbers.push_back(base.attempt(draw, number).second.v);
        }
    const Stream<1> others[] = {{9, 2, 3, Process::births, 4}, {1, 9, 3, Process::births, 4},
                                {1, 2, 9, Process::births, 4}, {1, 2, 3, Process::deaths, 4},
                                {1, 2, 3, Process::births, 9}, {0x100000001u, 2, 3, Process::births, 4}};
    for (const Stream<1>& other : others) numbers.push_back(other.uniform(0).v);
    std::sort(numbers.begin(), numbers.end());
    CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("uniforms lie inside (0, 1), at its very ends too") {
    CHECK(open_unit<1>(0u, 0u).v == 0x1p-53);
    CHECK(open_unit<1>(0xffffffffu, 0xffffffffu).v == 1 - 0x1p-53);
    CHECK(open_unit<1>(0xdeadbeef00000000u, 0xdeadbeef80000000u).v == 0.5 + 0x1p-53);  // upper halves do not count
}
