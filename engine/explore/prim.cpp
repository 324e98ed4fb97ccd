// What a box holds, and the way from the box of everything to a small one and back.
#include "permille/explore/prim.hpp"

#include <utility>

#include "peeling.hpp"
#include "permille/base/contracts.hpp"

namespace permille::explore {

Box box_of(const Cases& cases, std::vector<Range> ranges) {
    expects(ranges.size() == cases.dimensions);
    Box box{.ranges = std::move(ranges)};
    std::size_t all_of_interest = 0;
    for (std::size_t p = 0; p < cases.points(); ++p) {
        bool holds = true;
        for (std::size_t d = 0; d < cases.dimensions && holds; ++d) holds = box.ranges[d].holds(cases.at(p, d));
        const bool interesting = cases.of_interest[p] != 0;
        all_of_interest += interesting;
        box.points += holds;
        box.of_interest += holds && interesting;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
    };
    box.coverage = share(box.of_interest, all_of_interest);
    box.density = share(box.of_interest, box.points);
    box.mass = share(box.points, cases.points());
    for (const Range& range : box.ranges) box.restricted_dimensions += range.restricted();
    return box;
}

std::vector<Box> peel_and_paste(const Cases& cases, const PrimOptions& options) {
    expects(cases.points() > 0 && cases.x.size() == cases.points() * cases.dimensions);
    Peeling peeling(cases);
    std::vector<Box> trajectory{peeling.box()};
    while (const auto peel = peeling.best_peel(options)) {
        peeling.take(*peel);
        trajectory.push_back(peeling.box());
    }
    while (const auto paste = peeling.best_paste(options)) {
        peeling.take(*paste);
        trajectory.push_back(peeling.box());
    }
    return trajectory;
}

}  // namespace permille::explore
