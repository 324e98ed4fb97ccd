// Boost.Graph grows the tree.
#include "permille/network/spanning_links.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <cmath>
#include <iterator>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::network {
namespace {

// Minutes, and the position, so that no two links weigh the same and the tree is one for every compiler.
using Weight = std::pair<double, std::size_t>;
using Weighed = boost::property<boost::edge_weight_t, Weight>;
using WeighedGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Weighed>;

}  // namespace

std::vector<std::size_t> spanning_links(int places, std::span<const Link> links) {
    expects(places >= 0);
    WeighedGraph graph(static_cast<std::size_t>(places));
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Link& link = links[i];
        expects(link.from >= 0 && link.from < places && link.to >= 0 && link.to < places);
        expects(std::isfinite(link.minutes) && link.minutes >= 0);
        add_edge(static_cast<std::size_t>(link.from), static_cast<std::size_t>(link.to),
                 Weighed(Weight(link.minutes, i)), graph);
    }
    std::vector<boost::graph_traits<WeighedGraph>::edge_descriptor> tree;
    kruskal_minimum_spanning_tree(graph, std::back_inserter(tree));
    std::vector<std::size_t> chosen;
    for (const auto& edge : tree) chosen.push_back(get(boost::edge_weight, graph, edge).second);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace permille::network
