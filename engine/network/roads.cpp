// Boost.Graph does the walking.
#include "permille/network/roads.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

#include "permille/base/contracts.hpp"

namespace permille::network {
namespace {

using Minutes = boost::property<boost::edge_weight_t, double>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Minutes>;

Graph graph_of(int places, std::span<const Link> links) {
    Graph graph(static_cast<std::size_t>(places));
    for (const Link& link : links) {
        expects(link.from >= 0 && link.from < places && link.to >= 0 && link.to < places);
        expects(std::isfinite(link.minutes) && link.minutes >= 0);
        add_edge(static_cast<std::size_t>(link.from), static_cast<std::size_t>(link.to), Minutes(link.minutes), graph);
    }
    return graph;
}

}  // namespace

std::vector<double> shortest_minutes(int places, std::span<const Link> links, std::span<const int> sources) {
    expects(places >= 0);
    const Graph graph = graph_of(places, links);
    const auto width = static_cast<std::size_t>(places);
    std::vector<double> minutes(sources.size() * width);
    constexpr double nowhere = std::numeric_limits<double>::infinity();
    for (std::size_t source = 0; source < sources.size(); ++source) {
        expects(sources[source] >= 0 && sources[source] < places);
        const auto row =
            boost::make_iterator_property_map(minutes.data() + source * width, get(boost::vertex_index, graph));
        dijkstra_shortest_paths(graph, static_cast<std::size_t>(sources[source]),
                                boost::distance_map(row).distance_inf(nowhere));
    }
    return minutes;
}

std::vector<int> connected_components(int places, std::span<const Link> links) {
    expects(places >= 0);
    const Graph graph = graph_of(places, links);
    std::vector<int> component(static_cast<std::size_t>(places));
    boost::connected_components(graph,
                                boost::make_iterator_property_map(component.data(), get(boost::vertex_index, graph)));
    return component;
}

}  // namespace permille::network
