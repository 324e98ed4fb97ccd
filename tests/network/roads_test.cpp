// Shortest ways against Floyd and Warshall's, on a thousand random graphs.
#include "permille/network/roads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace permille::network;

namespace {

constexpr double nowhere = INFINITY;

// All pairs (Floyd 1962, Algorithm 97): three loops that have nothing in common with Dijkstra's.
std::vector<double> floyd_warshall(int places, const std::vector<Link>& links) {
    const auto n = static_cast<std::size_t>(places);
    std::vector<double> minutes(n * n, nowhere);
    for (std::size_t i = 0; i < n; ++i) minutes[i * n + i] = 0;
    for (const Link& link : links) {
        const auto a = static_cast<std::size_t>(link.from), b = static_cast<std::size_t>(link.to);
        minutes[a * n + b] = std::min(minutes[a * n + b], link.minutes);
        minutes[b * n + a] = std::min(minutes[b * n + a], link.minutes);
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                minutes[i * n + j] = std::min(minutes[i * n + j], minutes[i * n + k] + minutes[k * n + j]);
    return minutes;
}

struct RandomGraph {
    int places = 0;
    std::vector<Link> links;
};

// 1 to 40 places; from no road at all to several between two places; some of 0 minutes, some from a place to itself.
RandomGraph random_graph(std::mt19937& generator) {
    const auto below = [&](std::uint32_t end) { return static_cast<int>(generator() % end); };
    RandomGraph graph;
    graph.places = 1 + below(40);
    const int roads = below(static_cast<std::uint32_t>(3 * graph.places));
    for (int i = 0; i < roads; ++i) {
        const auto places = static_cast<std::uint32_t>(graph.places);
        // Quarters of a minute are exact in binary, so that sums in any order are equal.
        graph.links.push_back({below(places), below(places), below(5) == 0 ? 0 : 0.25 * below(400)});
    }
    return graph;
}

}  // namespace

TEST_CASE("the shortest ways of 1000 random graphs are those of Floyd and Warshall, cut-off places included") {
    std::mt19937 generator(20201101);
    int cut_off = 0, connected = 0;
    for (int i = 0; i < 1000; ++i) {
        const RandomGraph graph = random_graph(generator);
        std::vector<int> sources(static_cast<std::size_t>(graph.places));
        std::iota(sources.begin(), sources.end(), 0);
        std::reverse(sources.begin(), sources.end());
        const std::vector<double> found = shortest_minutes(graph.places, graph.links, sources);
        const std::vector<double> expected = floyd_warshall(graph.places, graph.links);
        const std::vector<int> component = connected_components(graph.places, graph.links);
        bool same = true;
        const auto n = static_cast<std::size_t>(graph.places);
        for (std::size_t row = 0; row < n; ++row)
            for (std::size_t place = 0; place < n; ++place) {
                const auto source = static_cast<std::size_t>(sources[row]);
                const double minutes = expected[source * n + place];
                same &= found[row * n + place] == minutes;
                same &= (component[source] == component[place]) == std::isfinite(minutes);
                ++(std::isfinite(minutes) ? connected : cut_off);
            }
        CAPTURE(i);
        CHECK(same);
    }
    // The graphs show both: pairs that hang together and pairs that do not.
    CHECK(cut_off > 10'000);
    CHECK(connected > 10'000);
}

TEST_CASE("Dijkstra's own kind of example: the way around is quicker than the road") {
    // 0 - 1 takes 30, 0 - 2 - 1 takes 25; 3 stands alone.
    const std::vector<Link> links = {{0, 1, 30}, {0, 2, 10}, {2, 1, 15}};
    const int sources[] = {0};
    CHECK(shortest_minutes(4, links, sources) == std::vector<double>{0, 25, 10, nowhere});
    CHECK(connected_components(4, links) == std::vector<int>{0, 0, 0, 1});
}

TEST_CASE("of two roads between two places the quicker counts, and both directions are open") {
    const std::vector<Link> links = {{0, 1, 30}, {1, 0, 20}};
    const int sources[] = {0, 1};
    CHECK(shortest_minutes(2, links, sources) == std::vector<double>{0, 20, 20, 0});
}

TEST_CASE("without places or roads there is nothing to walk") {
    CHECK(shortest_minutes(0, {}, {}).empty());
    const int sources[] = {1};
    CHECK(shortest_minutes(2, {}, sources) == std::vector<double>{nowhere, 0});
}
