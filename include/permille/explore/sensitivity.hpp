// What the numbers of a sweep say of its factors: by its design, one analysis or another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "permille/explore/bootstrap.hpp"
#include "permille/explore/design.hpp"
#include "permille/explore/morris.hpp"
#include "permille/explore/prim_choice.hpp"
#include "permille/explore/sobol_indices.hpp"
#include "permille/explore/tornado.hpp"

namespace permille::explore {

/// A sweep that has been run, as far as an analysis needs it.
struct Studied {
    Design design;
    std::uint64_t seed = 1;
    std::vector<std::string> factors;  // paths
    std::vector<double> levels;        // [point, factor] as numbers; empty where they are no numbers
    std::vector<double> outputs;       // [point] one number of each point; NaN where it cannot be told
};

/// Where points miss: those whose number lies below `limit`. A point whose number cannot be told is left out.
struct Boxes {
    double limit = 0.5;
    std::size_t points = 0, missing = 0;
    std::optional<Box> box;     // where those that miss crowd; nothing where they crowd nowhere
    std::vector<Limit> limits;  // of the box
};

/// The design's own analysis: Sobol indices of saltelli, elementary effects of morris, a tornado of oat, boxes of all
/// others. Nothing (monostate) where the outputs are constant or one cannot be told, or boxes lack levels.
using Sensitivity =
    std::variant<std::monostate, SobolIndices, std::vector<ElementaryEffects>, std::vector<TornadoBar>, Boxes>;

/// limit  below which a point misses, for boxes
Sensitivity sensitivity_of(const Studied& studied, double limit);

}  // namespace permille::explore
