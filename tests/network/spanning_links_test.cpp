// Minimum spanning trees against Prim's, which grows one from a place instead of joining links.
#include "permille/network/spanning_links.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace permille::network;

namespace {

// Minutes of the forest that Prim (1957, "Shortest connection networks") grows, and how many links it has.
struct Forest {
    double minutes = 0;
    std::size_t links = 0;
};
Forest prim(int places, const std::vector<Link>& links) {
    const auto n = static_cast<std::size_t>(places);
    std::vector<bool> inside(n);
    Forest forest;
    for (std::size_t root = 0; root < n; ++root) {
        if (inside[root]) continue;
        inside[root] = true;
        for (;;) {
            const Link* nearest = nullptr;
            for (const Link& link : links)
                if (inside[static_cast<std::size_t>(link.from)] != inside[static_cast<std::size_t>(link.to)] &&
                    (nearest == nullptr || link.minutes < nearest->minutes))
                    nearest = &link;
            if (nearest == nullptr) break;
            inside[static_cast<std::size_t>(nearest->from)] = inside[static_cast<std::size_t>(nearest->to)] = true;
            forest.minutes += nearest->minutes;
            ++forest.links;
        }
    }
    return forest;
}

}  // namespace

TEST_CASE("the fewest minutes that tie places together are Prim's, on 300 random graphs, cut-off places included") {
    std::mt19937 generator(20201101);
    const auto below = [&](int end) { return static_cast<int>(generator() % static_cast<std::uint32_t>(end)); };
    int trees = 0, forests = 0;
    for (int i = 0; i < 300; ++i) {
        const int places = 1 + below(20);
        std::vector<Link> links;
        // Quarters of a minute are exact in binary, so that sums in any order are equal; few of them, so that many tie.
        for (int link = below(3 * places); link > 0; --link)
            links.push_back({below(places), below(places), 0.25 * below(40)});
        const std::vector<std::size_t> chosen = spanning_links(places, links);
        const Forest expected = prim(places, links);
        double minutes = 0;
        std::vector<Link> of_tree;
        for (const std::size_t link : chosen) {
            minutes += links[link].minutes;
            of_tree.push_back(links[link]);
        }
        CAPTURE(i);
        CHECK(minutes == expected.minutes);
        CHECK(chosen.size() == expected.links);
        CHECK(connected_components(places, of_tree) == connected_components(places, links));
        ++(chosen.size() + 1 == static_cast<std::size_t>(places) ? trees : forests);
    }
    CHECK(trees > 50);
    CHECK(forests > 50);
}

TEST_CASE("of links that take as long the first is taken, and a road from a place to itself never") {
    const std::vector<Link> links = {{1, 1, 0}, {0, 1, 7}, {1, 2, 7}, {0, 2, 7}, {1, 0, 7}};
    CHECK(spanning_links(3, links) == std::vector<std::size_t>{1, 2});
    CHECK(spanning_links(0, {}).empty());
    CHECK(spanning_links(2, {}).empty());
}
