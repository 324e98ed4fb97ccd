// The road graph: shortest ways between places.
#pragma once

#include <span>
#include <vector>

namespace permille::network {

/// A road between two places, for both directions.
struct Link {
    int from = 0, to = 0;  // places, 0 .. places - 1
    double minutes = 0;    // 0 or more, finite
};

/// Minutes of the shortest way from each source to each place (Dijkstra 1959); infinity where there is none. Of several
/// roads between two places the quickest counts.
///
/// links    between places 0 .. places - 1; a road from a place to itself is allowed and does nothing
/// returns  [source, place] minutes
std::vector<double> shortest_minutes(int places, std::span<const Link> links, std::span<const int> sources);

/// Which places hang together: the number of the component of each place. Components are numbered as they appear.
std::vector<int> connected_components(int places, std::span<const Link> links);

}  // namespace permille::network
