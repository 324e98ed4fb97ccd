// A box that peels and pastes: which limit to move next, and by how much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "permille/explore/prim.hpp"

namespace permille::explore {

enum class Side { below, above };

/// One limit moved, and how many points that takes or gives.
struct LimitMove {
    std::size_t dimension = 0;
    Side side = Side::below;
    double limit = 0;
    std::size_t points = 0, of_interest = 0;
};

class Peeling {
  public:
    /// Begins with the box of all points.
    explicit Peeling(const Cases& cases);

    const Box& box() const { return box_; }
    void take(const LimitMove& move);

    /// The best move inwards; nothing when none leaves enough points, or all in the box are alike.
    std::optional<LimitMove> best_peel(const PrimOptions& options) const;
    /// The best move outwards; nothing when every one would lower the density.
    std::optional<LimitMove> best_paste(const PrimOptions& options) const;

  private:
    void move_to(std::vector<Range> ranges);
    std::optional<LimitMove> move(std::size_t d, Side side, double share, std::uint32_t violations) const;
    template <class Worth>
    std::optional<LimitMove> best(double share, std::uint32_t violations, const Worth& worth) const;

    Cases cases_;
    std::vector<std::vector<std::uint32_t>> order_;  // [dimension]: points by this number, ascending
    std::vector<std::uint32_t> violated_;            // [point]: in how many dimensions it lies outside
    Box box_;
};

}  // namespace permille::explore
