// What changes in a block of replications: stocks, what they grew by, projects on their way. The lane is innermost.
#pragma once

#include <cstddef>
#include <vector>

#include "permille/base/lanes.hpp"
#include "permille/facilities/parameters.hpp"

namespace permille::facilities {

/// Made once for a block and used again by the next; steps allocate nothing.
template <int W>
struct State {
    explicit State(const Parameters& parameters)
        : stock(parameters.capacity.size()),
          grown(stock),
          opened(stock),
          added(stock),
          observed(stock),
          clipped(stock),
          planned(stock),
          not_built(stock),
          trend(stock),
          organic(stock),
          level_start(stock),
          level_end(stock),
          extra(stock),
          risen(stock),
          built(parameters.project.size()),
          opening_month(built),
          ramp_months(built),
          complete(built),
          size(parameters.addition.size()),
          opened_so_far(size),
          bounds(static_cast<std::size_t>(parameters.placed_capacities) * parameters.facility.size()),
          placed(bounds),
          growth_bounds(bounds),
          extra_bounds(bounds),
          sent_before(bounds),
          sent(bounds),
          fixed_by_level(parameters.facility.size()),
          stock_by_level(fixed_by_level),
          share_at(fixed_by_level) {}

    // By capacity. Stocks, grown, opened and added hold integers; stock = organic + all that projects have opened + all
    // that the lever has added.
    std::vector<Lane<W>> stock;
    std::vector<Lane<W>> grown, opened, added;  // since the year began
    std::vector<Lane<W>> observed;              // what an observed count added at the year's end
    std::vector<Lane<W>> clipped;  // of the year: by how much projects within lie above the growth without new policy
    // At the end of the year: what projects would have opened as planned, and how much of it never goes ahead.
    std::vector<Lane<W>> planned, not_built;
    std::vector<Lane<W>> trend;                   // growth without new policy, at the end of the year begun last
    std::vector<Lane<W>> organic;                 // the stock without projects
    std::vector<Lane<W>> level_start, level_end;  // what `organic` is rounded from, at the ends of the year
    std::vector<Lane<W>> extra;                   // what the lever adds in the year
    std::vector<Lane<W>> risen;                   // what of `grown` a rule sends somewhere: nothing of a fall

    // By project: 1 or 0, month of opening (0 is January of the first year), months to full size.
    std::vector<Lane<W>> built, opening_month, ramp_months;
    std::vector<Lane<W>> complete;  // 1 once it has opened
    // By addition: integers.
    std::vector<Lane<W>> size, opened_so_far;

    // [placed capacity, facility]: cumulative shares along the dividing order, and integers that add up to the stock.
    std::vector<Lane<W>> bounds, placed;
    // [placed capacity, place in the order of by_level]: cumulative shares of the year's growth and of what the lever
    // adds, where rules send them; and what they have sent, until the year began and until now.
    std::vector<Lane<W>> growth_bounds, extra_bounds, sent_before, sent;
    std::vector<Lane<W>> fixed_by_level, stock_by_level, share_at;  // scratch of the rules; the last by facility

    Lane<W> nurses_per_bed = 0.0, physicians_per_bed = 0.0;  // norms of the year
};

/// Effective staff by facility, handed over by who knows the staff.
template <int W>
struct Staffing {
    explicit Staffing(const Parameters& parameters)
        : nurses(parameters.facility.size(), Lane<W>(0.0)), physicians(nurses) {}

    std::vector<Lane<W>> nurses, physicians;  // [facility] full-time heads
};

}  // namespace permille::facilities
