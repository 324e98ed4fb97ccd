// Where growth and what the lever adds go (model, section 5).
#include "permille/facilities/step.hpp"

namespace permille::facilities {
namespace {

// Shares of the base year and the present stock, level by level.
template <int W>
void gather(const Parameters& parameters, std::size_t row, State<W>& state) {
    for (std::size_t i = 0; i < parameters.facility.size(); ++i) {
        const Lane<W> before = i > 0 ? state.bounds[row + i - 1] : Lane<W>(0.0);
        state.share_at[static_cast<std::size_t>(parameters.dividing_order[i])] = state.bounds[row + i] - before;
    }
    Lane<W> sum = 0.0;
    for (std::size_t i = 0; i < parameters.facility.size(); ++i) {
        const auto facility = static_cast<std::size_t>(parameters.by_level[i]);
        sum += state.share_at[facility];
        state.fixed_by_level[i] = sum;
        state.stock_by_level[i] = state.placed[row + facility];
    }
}

}  // namespace

template <int W>
void allocate(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
              const Lane<W>* beds_required, State<W>& state) {
    for (const CapacityParameters& capacity : parameters.capacity) {
        if (!capacity.follows_rules()) continue;
        const std::size_t row = static_cast<std::size_t>(capacity.placed) * parameters.facility.size();
        gather(parameters, row, state);
        const SharedStock<W> shared{.places = parameters.sharing,
                                    .fixed = state.fixed_by_level.data(),
                                    .stock = state.stock_by_level.data(),
                                    .town_people = town_people,
                                    .towns = parameters.towns};
        const Allocator allocator(capacity.allocation, in, t, shared, [&](int place) {
            const auto i = static_cast<std::size_t>(place);
            return beds_required == nullptr ? Lane<W>(0.0)
                                            : beds_required[parameters.by_level[i]] - state.stock_by_level[i];
        });
        allocator.divide(capacity.allocation.rule, &state.growth_bounds[row]);
        if (capacity.has_extra) allocator.divide(capacity.allocation.of_extra, &state.extra_bounds[row]);
    }
}

template void allocate(const Parameters&, const Inputs<PERMILLE_LANES>&, int, const Lane<PERMILLE_LANES>*,
                       const Lane<PERMILLE_LANES>*, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
