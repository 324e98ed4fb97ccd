// Dividing a stock over facilities by cumulative rounding.
#include "place.hpp"

namespace permille::facilities {

template <int W>
void place(const Parameters& parameters, State<W>& state) {
    const std::size_t facilities = parameters.facility.size();
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        if (parameters.capacity[c].placed < 0) continue;
        const std::size_t row = static_cast<std::size_t>(parameters.capacity[c].placed) * facilities;

        // All but what stands in a place of its own follows the base year's shares. The last bound is 1: none is lost.
        const bool by_rules = parameters.capacity[c].follows_rules();
        Lane<W> own_places = 0.0;
        for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
            const AdditionParameters& addition = parameters.addition[a];
            const bool own = parameters.project[static_cast<std::size_t>(addition.project)].facility >= 0;
            if (addition.capacity == static_cast<int>(c) && own) own_places += state.opened_so_far[a];
        }
        for (std::size_t i = 0; by_rules && i < facilities; ++i) own_places += state.sent[row + i];
        // Only a stock that fell, or was observed to be small, can be smaller than that: then they have their part of
        // it.
        const Lane<W> stock = state.stock[c];
        const Lane<W> own_share = blend(own_places > stock, stock / max(own_places, 1.0), Lane<W>(1.0));
        const Lane<W> shared = max(stock - own_places, 0.0);
        Lane<W> before = 0.0;
        for (std::size_t i = 0; i < facilities; ++i) {
            const Lane<W> until = round_half_up(shared * state.bounds[row + i]);
            state.placed[row + static_cast<std::size_t>(parameters.dividing_order[i])] = until - before;
            before = until;
        }

        Lane<W> own = 0.0, given = 0.0;
        const auto give = [&](Lane<W> units, int facility) {
            own += units;
            const Lane<W> until = round_half_up(own * own_share);
            state.placed[row + static_cast<std::size_t>(facility)] += until - given;
            given = until;
        };
        for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
            const AdditionParameters& addition = parameters.addition[a];
            const int facility = parameters.project[static_cast<std::size_t>(addition.project)].facility;
            if (addition.capacity != static_cast<int>(c) || facility < 0) continue;
            give(state.opened_so_far[a], facility);
        }
        for (std::size_t i = 0; by_rules && i < facilities; ++i) give(state.sent[row + i], parameters.by_level[i]);
    }
}

template void place(const Parameters&, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
