// How much of a project stands: nothing, a part, or all of it.
#pragma once

#include "permille/base/lanes.hpp"

namespace permille::facilities {

/// Share of a project that has opened by the end of a month: equal monthly parts from the month of opening on, all of
/// it at once where the ramp is no longer than a month.
///
/// month_end  0 is the end of the month before the run, 12 the end of its first year
/// opening    month of opening, 0 is the first January
/// returns    0..1
template <int W>
Lane<W> share_open(double month_end, Lane<W> opening, Lane<W> ramp_months) {
    return min(max((Lane<W>(month_end) - opening) / max(ramp_months, 1.0), 0.0), 1.0);
}

}  // namespace permille::facilities
