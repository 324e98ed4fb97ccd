// Inequality against published values, a second computation, and what must hold of any distribution.
#include "permille/indicators/inequality.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

using namespace permille::indicators;

namespace {

using Numbers = std::vector<double>;

// pysal/libpysal, libpysal/examples/mexico/mexico.csv: gross domestic product per head of the 32 states of Mexico in
// 1940 (pcgdp1940), and the regions of Hanson 1998 (hanson98) less one.
const Numbers mexico_product = {10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359,
                                2181,  4414,  5309, 3408, 3327, 6936, 4836, 9073, 1892,  3569,  11016,
                                21965, 4372,  4840, 6399, 2459, 7508, 3605, 5203, 7990,  3734};
const std::vector<int> mexico_region = {1, 0, 1, 4, 4, 0, 0, 2, 3, 1, 2, 4, 2, 2, 3, 2,
                                        2, 1, 0, 4, 2, 2, 4, 1, 1, 0, 4, 0, 2, 2, 4, 1};
const Numbers mexico_states(32, 1.0);

// Half the mean absolute difference over the mean, by pairs of units: Gini's own definition.
double gini_by_pairs(const Numbers& resource, const Numbers& size) {
    double differences = 0, resources = 0, sizes = 0;
    for (std::size_t i = 0; i < resource.size(); ++i) {
        resources += resource[i];
        sizes += size[i];
        for (std::size_t j = 0; j < resource.size(); ++j)
            differences += std::fabs(resource[i] / size[i] - resource[j] / size[j]) * size[i] * size[j];
    }
    return differences / (2 * sizes * resources);
}

struct Random {
    std::mt19937 generator{20};
    double uniform() { return static_cast<double>(generator()) / 4294967296.0; }
};

}  // namespace

TEST_CASE("Mexico's states in 1940 have the Gini and the Theil that PySAL prints") {
    // pysal/inequality: tests/test_gini.py 0.35372371173452849; tests/test_theil.py T 0.20894344, between the regions
    // 0.0345889.
    CHECK(std::fabs(gini(lorenz(mexico_product, mexico_states)) - 0.35372371173452849) < 1e-12);
    const Theil theil = theils(mexico_product, mexico_states, mexico_region).t;
    CHECK(std::fabs(theil.total - 0.20894344) < 5e-9);
    CHECK(std::fabs(theil.between - 0.0345889) < 5e-9);
    CHECK(std::fabs(theil.within - (0.20894344 - 0.0345889)) < 1e-8);
}

TEST_CASE("five regional incomes have the Theil L of a textbook") {
    // Stoermann 2009, Regionaloekonomik: the example of theil() in the R package REAT (Wieland), which prints
    // 0.2326302.
    const Numbers incomes = {10, 10, 10, 20, 50}, regions(5, 1.0);
    const std::vector<int> apart = {0, 1, 2, 3, 4};
    CHECK(std::fabs(theils(incomes, regions, apart).l.total - 0.2326302) < 5e-8);
    CHECK(std::fabs(theils(incomes, regions, apart).l.between - 0.2326302) < 5e-8);
}

// The parts of L have closed forms alone; T and its parts have the digits that PySAL prints.
TEST_CASE("two halves that share three to one have closed forms") {
    const Numbers resource = {30, 90}, size = {50, 50};
    const std::vector<int> apart = {0, 1}, together = {0, 0};
    // The curve goes through (1/2, 1/4): area 1/2 (1/4 + 5/4) / 2, so 1 - 0.75.
    CHECK(std::fabs(gini(lorenz(resource, size)) - 0.25) < 1e-15);
    const double t = 0.25 * std::log(0.5) + 0.75 * std::log(1.5), l = 0.5 * std::log(2.0) + 0.5 * std::log(2.0 / 3);
    CHECK(std::fabs(theils(resource, size, apart).t.total - t) < 1e-15);
    CHECK(std::fabs(theils(resource, size, apart).t.between - t) < 1e-15);
    CHECK(std::fabs(theils(resource, size, together).t.within - t) < 1e-15);
    CHECK(std::fabs(theils(resource, size, apart).l.total - l) < 1e-15);
    CHECK(std::fabs(theils(resource, size, apart).l.between - l) < 1e-15);
    CHECK(std::fabs(theils(resource, size, together).l.within - l) < 1e-15);
}

TEST_CASE("the Gini coefficient is half the relative mean difference, whatever the units' sizes") {
    Random random;
    for (int round = 0; round < 200; ++round) {
        Numbers resource, size;
        for (std::size_t i = 0, n = 2 + random.generator() % 20; i < n; ++i) {
            resource.push_back(std::floor(300 * random.uniform()) + 1);
            size.push_back(std::floor(50'000 * random.uniform()) + 1);
        }
        CHECK(std::fabs(gini(lorenz(resource, size)) - gini_by_pairs(resource, size)) < 1e-12);
    }
}

TEST_CASE("parts of a Theil index add up: within is the groups' own indices, weighted") {
    Random random;
    for (int round = 0; round < 200; ++round) {
        const std::size_t n = 3 + random.generator() % 20;
        Numbers resource(n), size(n);
        std::vector<int> group(n);
        double resources = 0, sizes = 0;
        for (std::size_t i = 0; i < n; ++i) {
            resources += resource[i] = 300 * random.uniform() + 0.1;
            sizes += size[i] = 50'000 * random.uniform() + 1;
            group[i] = static_cast<int>(random.generator() % 3);
        }
        double within_t = 0, within_l = 0;
        for (int each = 0; each < 3; ++each) {
            Numbers own_resource, own_size;
            double group_resource = 0, group_size = 0;
            for (std::size_t i = 0; i < n; ++i) {
                if (group[i] != each) continue;
                own_resource.push_back(resource[i]);
                own_size.push_back(size[i]);
                group_resource += resource[i];
                group_size += size[i];
            }
            if (own_size.empty()) continue;
            const std::vector<int> alone(own_size.size(), 0);
            within_t += group_resource / resources * theils(own_resource, own_size, alone).t.total;
            within_l += group_size / sizes * theils(own_resource, own_size, alone).l.total;
        }
        const Theil t = theils(resource, size, group).t, l = theils(resource, size, group).l;
        CHECK(std::fabs(t.within - within_t) < 1e-12);
        CHECK(std::fabs(l.within - within_l) < 1e-12);
        CHECK(std::fabs(t.total - t.between - t.within) < 1e-15);
        CHECK(t.total >= 0);
        CHECK(l.between >= -1e-15);
    }
}

TEST_CASE("equal shares have no inequality, splitting a unit or counting in hundreds changes none") {
    const Numbers size = {100, 250, 400}, equal = {10, 25, 40}, unequal = {10, 60, 20};
    const std::vector<int> group = {0, 1, 1};
    CHECK(std::fabs(gini(lorenz(equal, size))) < 1e-15);
    CHECK(std::fabs(theils(equal, size, group).t.total) < 1e-15);
    const double whole = gini(lorenz(unequal, size)), theil = theils(unequal, size, group).l.total;
    CHECK(std::fabs(gini(lorenz(Numbers{10, 30, 30, 20}, Numbers{100, 125, 125, 400})) - whole) < 1e-15);
    CHECK(std::fabs(gini(lorenz(Numbers{0.1, 0.6, 0.2}, size)) - whole) < 1e-15);
    const std::vector<int> split = {0, 1, 1, 1};
    CHECK(std::fabs(theils(Numbers{10, 30, 30, 20}, Numbers{100, 125, 125, 400}, split).l.total - theil) < 1e-15);
}

TEST_CASE("one unit that has all of n equal ones: Gini (n - 1) / n, T ln n, L without end") {
    const Numbers resource = {0, 0, 0, 12}, size = {5, 5, 5, 5};
    const std::vector<int> group = {0, 0, 1, 1};
    CHECK(std::fabs(gini(lorenz(resource, size)) - 0.75) < 1e-15);
    CHECK(std::fabs(theils(resource, size, group).t.total - std::log(4.0)) < 1e-15);
    CHECK(std::isinf(theils(resource, size, group).l.total));
}

TEST_CASE("the Lorenz curve lies below the diagonal, rises ever faster and is read linearly between its corners") {
    const std::vector<LorenzPoint> curve = lorenz(Numbers{30, 90, 0}, Numbers{50, 25, 25});
    REQUIRE(curve.size() == 4);
    CHECK(curve[1].size == 0.25);
    CHECK(curve[1].resource == 0);
    CHECK(curve[2].size == 0.75);
    CHECK(curve[2].resource == 0.25);
    CHECK(lorenz_at(curve, 4) == Numbers{0, 0, 0.125, 0.25, 1});
    const std::vector<double> tenths = lorenz_at(lorenz(mexico_product, mexico_states), 10);
    for (std::size_t i = 2; i < tenths.size(); ++i)
        CHECK(tenths[i] - tenths[i - 1] >= tenths[i - 1] - tenths[i - 2] - 1e-12);
}

TEST_CASE("agglomeration: the share of the doctors over the share of the land and of the people") {
    // Yuan and others 2015 (Chinese Hospital Management 35(2):3): HRAD = (HR_i / HR_n) / (A_i / A_n), PAD the same of
    // the people; HRAD / PAD above 1: more than its people's share. By hand: 60 of 100 doctors, 40 of 200 thousand
    // people and 10 of 80 km2.
    const Numbers doctors = {60, 40}, people = {40, 160}, area = {10, 70};
    const std::vector<double> hrad = agglomeration(doctors, area), pad = agglomeration(people, area),
                              ratio = agglomeration(doctors, people);
    CHECK(std::fabs(hrad[0] - 0.6 / 0.125) < 1e-15);
    CHECK(std::fabs(pad[0] - 0.2 / 0.125) < 1e-15);
    CHECK(std::fabs(ratio[0] - 3) < 1e-15);
    for (std::size_t i = 0; i < 2; ++i) CHECK(std::fabs(hrad[i] / pad[i] - ratio[i]) < 1e-14);
    CHECK(std::isnan(agglomeration(doctors, Numbers{0, 5})[0]));
}

TEST_CASE("PAD and Gini of a published study, and consistency of its HRAD: primary care in Tibet's prefectures, 2020") {
    // Wu Xiaofan and others, equity of primary care resources in Tibet (10.12114/j.issn.1007-9572.2022.0560), table 5:
    // PAD, and HRAD of beds, technicians, physicians, nurses; table 4: Gini by people and by area in the same order.
    // People: census of 2020; areas (km2) as public pages give them, which are those that reproduce the printed PAD.
    // The published checks are PAD, from counts, and Gini by people and by area. HRAD is none: the study prints no
    // counts of what it measures, they are derived back from the printed degrees, so that of HRAD only consistency is
    // seen.
    const Numbers people = {867'891, 798'153, 760'966, 238'936, 354'035, 504'838, 123'281};
    const Numbers area = {29'518, 182'000, 109'817, 117'000, 79'699, 353'192, 296'333};
    const Numbers printed_pad = {9.41, 1.40, 2.22, 0.65, 1.42, 0.46, 0.13};
    const std::vector<double> pad = agglomeration(people, area);
    for (std::size_t i = 0; i < pad.size(); ++i) CHECK(std::fabs(pad[i] - printed_pad[i]) <= 0.005);

    struct Printed {
        Numbers hrad;
        double gini_by_people, gini_by_area;
    };
    const Printed all_printed[] = {{{2.48, 1.89, 2.27, 0.96, 0.54, 0.75, 0.27}, 0.30, 0.38},
                                   {{4.91, 1.83, 2.01, 0.80, 1.52, 0.52, 0.23}, 0.18, 0.44},
                                   {{6.91, 1.74, 1.42, 0.87, 1.89, 0.54, 0.16}, 0.15, 0.47},
                                   {{3.26, 1.61, 2.00, 1.04, 1.37, 0.67, 0.30}, 0.25, 0.36}};
    for (const Printed& printed : all_printed) {
        // The counts as the degrees say of the prefectures' shares.
        Numbers resource;
        for (std::size_t i = 0; i < area.size(); ++i) resource.push_back(printed.hrad[i] * area[i]);
        const std::vector<double> hrad = agglomeration(resource, area);
        // Consistency: shares of one whole only if HRAD is a share over a share, their sum 1 within the printed digits.
        for (std::size_t i = 0; i < hrad.size(); ++i)
            CHECK(std::fabs(hrad[i] - printed.hrad[i]) <= 0.005 + 0.015 * printed.hrad[i]);
        // Published: half a printed digit, and what the rounded degrees may do.
        CHECK(std::fabs(gini(lorenz(resource, people)) - printed.gini_by_people) <= 0.01);
        CHECK(std::fabs(gini(lorenz(resource, area)) - printed.gini_by_area) <= 0.01);
    }
}

TEST_CASE("a unit that has nothing and nobody changes nothing, wherever it stands among many") {
    std::vector<double> resource, size, with_resource, with_size;
    for (int unit = 0; unit < 40; ++unit) {
        resource.push_back(1 + unit * 7 % 11);
        size.push_back(1 + unit * 5 % 13);
        for (std::vector<double>* all : {&with_resource, &with_size}) all->push_back(0);
        with_resource.push_back(resource.back());
        with_size.push_back(size.back());
    }
    const auto bare = lorenz(resource, size), filled = lorenz(with_resource, with_size);
    REQUIRE(bare.size() == filled.size());
    for (std::size_t i = 0; i < bare.size(); ++i) {
        CHECK(bare[i].size == filled[i].size);
        CHECK(bare[i].resource == filled[i].resource);
    }
}
