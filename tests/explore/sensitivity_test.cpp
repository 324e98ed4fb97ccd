// Each design meets its own analysis, on functions whose answer is known.
#include "permille/explore/sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace permille;
using namespace permille::explore;

namespace {

Factor uniform(std::string path) {
    Factor factor;
    factor.path = std::move(path);
    factor.distribution = Distribution{Distribution::Kind::uniform, 0, 1};
    return factor;
}

// A study of y(a, b) at the points of a design.
template <class Function>
Studied study(const std::string& design, Function y) {
    const Design read = *read_design(design).value;
    const SweepPoints points = *lay_out({uniform("a"), uniform("b")}, read, 3).value;
    Studied studied{.design = read, .seed = 3, .factors = {"a", "b"}, .levels = {}, .words = {}, .outputs = {}};
    for (std::int64_t point = 0; point < points.points(); ++point) {
        const auto levels = points.levels(point);
        studied.levels.insert(studied.levels.end(), {std::stod(levels[0]), std::stod(levels[1])});
        studied.outputs.push_back(y(std::stod(levels[0]), std::stod(levels[1])));
    }
    return studied;
}

double plane(double a, double b) {
    return 3 * a + b;
}

}  // namespace

TEST_CASE("Saltelli's points give Sobol indices: of a plane the squares of its slopes") {
    const Sensitivity found = sensitivity_of(study("saltelli:512", plane), {});
    const auto* indices = std::get_if<SobolIndices>(&found);
    REQUIRE(indices != nullptr);
    CHECK(indices->first[0].holds(0.9));
    CHECK(indices->first[1].holds(0.1));
    CHECK(indices->total[0].holds(0.9));
    CHECK(indices->second[0].holds(0));
}

TEST_CASE("Morris's trajectories give elementary effects: of a plane its slopes, across the four levels") {
    const Sensitivity found = sensitivity_of(study("morris:8", plane), {});
    const auto* effects = std::get_if<std::vector<ElementaryEffects>>(&found);
    REQUIRE(effects != nullptr);
    // Levels stand in the middle of quarters: 3/4 of the way between the ends of the unit interval.
    CHECK((*effects)[0].mu == doctest::Approx(3 * 0.75));
    CHECK((*effects)[1].mu_star.value == doctest::Approx(0.75));
    CHECK((*effects)[0].sigma == doctest::Approx(0).scale(1));
}

TEST_CASE("one at a time gives a tornado, the widest bar first") {
    const Sensitivity found = sensitivity_of(study("oat", plane), {});
    const auto* bars = std::get_if<std::vector<TornadoBar>>(&found);
    REQUIRE(bars != nullptr);
    CHECK((*bars)[0].factor == 0);
    CHECK(*(*bars)[0].swing == doctest::Approx(3 * 0.9));
    CHECK(*(*bars)[1].swing == doctest::Approx(0.9));
}

TEST_CASE("other designs give the box in which points miss") {
    const auto corner = [](double a, double b) { return a < 0.4 && b > 0.5 ? 0.0 : 1.0; };
    const Sensitivity found = sensitivity_of(study("lhs:1000", corner), {});
    const auto* boxes = std::get_if<Boxes>(&found);
    REQUIRE(boxes != nullptr);
    REQUIRE(boxes->box);
    CHECK(boxes->points == 1000);
    CHECK(boxes->box->density > 0.9);
    CHECK(boxes->box->coverage > 0.9);
    CHECK(boxes->box->ranges[0].high == doctest::Approx(0.4).epsilon(0.1));
    CHECK(boxes->box->ranges[1].low == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("words are told apart like numbers: the box holds those whose points miss") {
    // Misses where the town is b or d and the number below a half: a third of 600 points of six towns, less half.
    Studied studied{.design = *read_design("table:t.csv").value,
                    .seed = 1,
                    .factors = {"town", "a"},
                    .levels = {},
                    .words = {},
                    .outputs = {}};
    const std::string towns = "abcdef";
    for (int point = 0; point < 600; ++point) {
        const std::string town(1, towns[static_cast<std::size_t>(point % 6)]);
        const double a = (point / 6) / 100.0;
        studied.levels.insert(studied.levels.end(), {std::nan(""), a});
        studied.words.insert(studied.words.end(), {town, std::to_string(a)});
        studied.outputs.push_back((town == "b" || town == "d") && a < 0.5 ? 1 : 0);
    }
    const Sensitivity found = sensitivity_of(studied, {.limit = 0.5, .above = true});
    const auto* boxes = std::get_if<Boxes>(&found);
    REQUIRE(boxes != nullptr);
    REQUIRE(boxes->box);
    CHECK(boxes->missing == 100);
    CHECK(boxes->words_of(1).empty());
    std::string held;
    for (const auto& [word, holds] : boxes->words_of(0))
        if (holds) held += word;
    CHECK(held == "bd");
    CHECK(boxes->dimensions.back().factor == 1);
    CHECK(boxes->box->ranges.back().high == doctest::Approx(0.5).epsilon(0.05));
    CHECK(boxes->box->density > 0.9);
}

TEST_CASE("many words of which none means anything give no box") {
    // 20 to 40 words of four points each: by their own outcomes some look bad.
    int found = 0;
    for (int set = 0; set < 30; ++set) {
        Studied studied{.design = *read_design("table:t.csv").value,
                        .seed = static_cast<std::uint64_t>(set),
                        .factors = {"town"},
                        .levels = {},
                        .words = {},
                        .outputs = {}};
        const int words = 20 + set % 21;
        for (int point = 0; point < 4 * words; ++point) {
            studied.levels.push_back(std::nan(""));
            studied.words.push_back("w" + std::to_string(point % words));
            studied.outputs.push_back(std::fmod((point + 1) * 0.6180339887 * (set + 1.37), 1.0) < 0.3 ? 0 : 1);
        }
        found += std::get<Boxes>(sensitivity_of(studied, {})).box ? 1 : 0;
    }
    CHECK(found <= 1);
}

TEST_CASE("a number that is never reached is beyond every limit, one that cannot be told is left out") {
    Studied studied = study("lhs:100", [](double a, double) {
        return a < 0.3 ? std::numeric_limits<double>::infinity() : a > 0.9 ? std::nan("") : 2024.0;
    });
    const auto boxes = std::get<Boxes>(sensitivity_of(studied, {.limit = 2025, .above = true}));
    CHECK(boxes.points == 90);
    CHECK(boxes.missing == 30);
    REQUIRE(boxes.box);
    CHECK(boxes.box->ranges[0].high == doctest::Approx(0.3).epsilon(0.05));
}

TEST_CASE("of few points a clear box is found, and noise has none") {
    // 64 points, and a corner that holds a fifth of them, most of which miss.
    const auto corner = [](double a, double b) {
        const double noise = std::fmod(a * 7919 + b * 104729, 1.0);
        return a < 0.4 && b > 0.5 && noise < 0.85 ? 0.0 : 1.0;
    };
    const auto found_in = [](const Studied& studied) { return std::get<Boxes>(sensitivity_of(studied, {})); };
    for (const std::string design : {"lhs:64", "random:64", "sobol:64"}) {
        CAPTURE(design);
        const Boxes found = found_in(study(design, corner));
        REQUIRE(found.box);
        // Most of the misses, at more than twice the density that they have among all points.
        CHECK(found.box->coverage > 0.5);
        CHECK(found.box->density > 2.0 * static_cast<double>(found.missing) / static_cast<double>(found.points));
    }
    int boxes = 0;
    for (int i = 0; i < 40; ++i) {
        const auto noise = [&](double a, double b) {
            return std::fmod(a * (7919 + 13 * i) + b * 104729, 1.0) < 0.3 ? 0.0 : 1.0;
        };
        boxes += found_in(study("random:64", noise)).box ? 1 : 0;
    }
    CHECK(boxes <= 1);
}

TEST_CASE("outputs that never change have no answer") {
    const auto still = [](double, double) { return 1.0; };
    for (const std::string design : {"saltelli:8", "morris:4", "oat"})
        CHECK(std::holds_alternative<Constant>(sensitivity_of(study(design, still), {})));
    const Sensitivity found = sensitivity_of(study("random:50", still), {});
    CHECK(!std::get<Boxes>(found).box);
}
