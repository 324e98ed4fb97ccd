// What the numbers of a sweep say of its factors: by its design, one analysis or another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
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
    std::vector<double> levels;        // [point, factor] as numbers; NaN where one is a word
    std::vector<std::string> words;    // [point, factor] as they were set; may be empty where all are numbers
    std::vector<double> outputs;       // [point] one number of each point; NaN where it cannot be told
};

/// Which points miss: those whose number lies below the limit, or above it.
struct Miss {
    double limit = 0.5;
    bool above = false;

    bool is(double output) const { return above ? output > limit : output < limit; }
};

/// What a box restricts: a factor of numbers, or whether (1) or not (0) a factor has one of its words. So no order of
/// words is made, least of all by where points miss, which would find regions in noise.
struct BoxDimension {
    std::size_t factor = 0;
    std::string word;  // empty of numbers
};

/// Where points miss. A point whose number cannot be told is left out; an infinite one is told.
struct Boxes {
    Miss miss;
    std::size_t points = 0, missing = 0;
    std::optional<Box> box;     // where those that miss crowd; nothing where they crowd nowhere
    std::vector<Limit> limits;  // of the box
    std::vector<BoxDimension> dimensions;

    /// Of a factor of words that the box restricts: each word, and whether the box holds it. Empty for others.
    std::vector<std::pair<std::string, bool>> words_of(std::size_t factor) const;
};

/// Outputs that are the same at all points.
struct Constant {};

/// The design's own analysis: Sobol indices of saltelli, elementary effects of morris, a tornado of oat, boxes of all
/// others. Nothing (monostate) where one of the outputs cannot be told.
using Sensitivity = std::variant<std::monostate, Constant, SobolIndices, std::vector<ElementaryEffects>,
                                 std::vector<TornadoBar>, Boxes>;

/// miss  for boxes
Sensitivity sensitivity_of(const Studied& studied, const Miss& miss);

}  // namespace permille::explore
