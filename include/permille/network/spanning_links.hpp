// The fewest ways that tie places together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "permille/network/roads.hpp"

namespace permille::network {

/// A minimum spanning tree (Kruskal 1956; a forest where places do not hang together): of all ways to tie the places
/// together the one that takes the fewest minutes in all. Of links that take as long the first counts.
///
/// links    between places 0 .. places - 1
/// returns  positions of the chosen links, rising
std::vector<std::size_t> spanning_links(int places, std::span<const Link> links);

}  // namespace permille::network
