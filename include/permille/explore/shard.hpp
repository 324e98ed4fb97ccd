// A part of work that many processes share.
#pragma once

#include <cstdint>

namespace permille::explore {

/// One of `of` parts: what is numbered index, index + of, index + 2 of, ...
struct Shard {
    std::int64_t index = 0, of = 1;  // index from zero

    bool holds(std::int64_t number) const { return number % of == index; }
    bool operator==(const Shard&) const = default;
};

}  // namespace permille::explore
