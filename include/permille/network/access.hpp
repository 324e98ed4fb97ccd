// Who reaches what: floating catchments, and the nearest place of a level of care.
#pragma once

#include <array>
#include <cstddef>

#include "permille/base/lanes.hpp"

namespace permille::network {

/// Weights of three zones of equal width within the catchment (Luo and Qi 2009, Health & Place 15:1100, slow decay; for
/// them 10, 20 and 30 minutes). Beyond it: 0.
inline constexpr std::array<double, 3> zone_weights{1.0, 0.68, 0.22};

/// The weight of a way in a catchment. A border belongs to the zone within it.
template <int W>
Lane<W> zone_weight(Lane<W> minutes, Lane<W> catchment_minutes);

/// Supply within reach per head (enhanced two-step floating catchment area, E2SFCA): first what each facility has for
/// each (weighted) person in its catchment, R_f = S_f / sum over towns of P_t w_tf; then what a town's people find in
/// theirs, A_t = sum over facilities of R_f w_tf. A facility that nobody reaches gives nothing. So sum of P_t A_t is
/// the supply of all facilities that somebody reaches.
///
/// weights  [town, facility] 0 or more
/// people   [town]; supply [facility]
/// out      filled in  [town] supply per head
template <int W>
void floating_catchment(std::size_t towns, std::size_t facilities, const Lane<W>* weights, const Lane<W>* people,
                        const Lane<W>* supply, Lane<W>* out);

/// Minutes from each town to the nearest of the facilities that are open to it; infinite where there is none.
///
/// minutes  [town, facility]
/// open     [facility] 1 for those that count, otherwise 0; at least one counts in every lane
/// out      filled in  [town]
template <int W>
void nearest_minutes(std::size_t towns, std::size_t facilities, const Lane<W>* minutes, const Lane<W>* open,
                     Lane<W>* out);

}  // namespace permille::network
