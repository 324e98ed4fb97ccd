// The year that a key of a history names.
#pragma once

#include <charconv>
#include <string>

namespace permille::indicators {

/// The year, or 0 where the key is not one.
inline int year_of_key(const std::string& key) {
    int year = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), year);
    return error == std::errc() && end == key.data() + key.size() ? year : 0;
}

}  // namespace permille::indicators
