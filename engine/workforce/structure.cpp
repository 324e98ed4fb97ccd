// How cadres hang together: sums and their parts, and who is projected.
#include "structure.hpp"

#include <algorithm>

namespace permille::workforce {

bool is_sum(const Map<Cadre>& cadres, const CadreEntry& cadre) {
    return std::any_of(cadres.begin(), cadres.end(),
                       [&](const CadreEntry& part) { return part.value.part_of == cadre.id; });
}

const CadreEntry* sum_of(const Map<Cadre>& cadres, const CadreEntry& cadre) {
    const int sum = cadres.index_of(cadre.value.part_of);
    return sum < 0 ? nullptr : &cadres.entries[static_cast<std::size_t>(sum)];
}

bool is_projected(const Map<Cadre>& cadres, const CadreEntry& cadre) {
    if (is_sum(cadres, cadre) || !cadre.value.base) return false;
    const StockUnit unit = cadre.value.base->unit;
    const CadreEntry* sum = sum_of(cadres, cadre);
    return (unit != StockUnit::share && unit != StockUnit::rest) || (sum != nullptr && sum->value.base);
}

Level level_served(const Pipeline& pipeline, const std::vector<Workplace>& workplaces) {
    if (workplaces.size() == 1) return workplaces.front().level;
    return pipeline.townships ? Level::township : Level::county;
}

}  // namespace permille::workforce
