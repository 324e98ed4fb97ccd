// Catchments and nearest places (model, section 4).
#include "permille/network/access.hpp"

#include <limits>

namespace permille::network {

template <int W>
Lane<W> zone_weight(Lane<W> minutes, Lane<W> catchment_minutes) {
    Lane<W> weight = 0.0;
    // From the outermost zone inwards: the last that holds the way stays.
    for (std::size_t zone = zone_weights.size(); zone-- > 0;) {
        const double share = static_cast<double>(zone + 1) / static_cast<double>(zone_weights.size());
        weight = blend(minutes <= catchment_minutes * share, zone_weights[zone], weight);
    }
    return weight;
}

template <int W>
void floating_catchment(std::size_t towns, std::size_t facilities, const Lane<W>* weights, const Lane<W>* people,
                        const Lane<W>* supply, Lane<W>* out) {
    for (std::size_t t = 0; t < towns; ++t) out[t] = 0.0;
    for (std::size_t f = 0; f < facilities; ++f) {
        Lane<W> served = 0.0;
        for (std::size_t t = 0; t < towns; ++t) served += people[t] * weights[t * facilities + f];
        const Lane<W> per_head = blend(served > Lane<W>(0.0), supply[f] / served, 0.0);
        for (std::size_t t = 0; t < towns; ++t) out[t] += per_head * weights[t * facilities + f];
    }
}

template <int W>
void nearest_minutes(std::size_t towns, std::size_t facilities, const Lane<W>* minutes, const Lane<W>* open,
                     Lane<W>* out) {
    constexpr double nowhere = std::numeric_limits<double>::infinity();
    for (std::size_t t = 0; t < towns; ++t) {
        Lane<W> nearest = nowhere;
        for (std::size_t f = 0; f < facilities; ++f)
            nearest = min(nearest, blend(open[f] > Lane<W>(0.5), minutes[t * facilities + f], nowhere));
        out[t] = nearest;
    }
}

using Lanes = Lane<PERMILLE_LANES>;
template Lanes zone_weight(Lanes, Lanes);
template void floating_catchment(std::size_t, std::size_t, const Lanes*, const Lanes*, const Lanes*, Lanes*);
template void nearest_minutes(std::size_t, std::size_t, const Lanes*, const Lanes*, Lanes*);

}  // namespace permille::network
