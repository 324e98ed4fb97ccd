// The age structures that cadres start with, read from their CSV files.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/workforce/ages.hpp"
#include "permille/workforce/settings.hpp"

namespace permille::workforce {

/// Shares of a cadre by single age, and last the share of the rehired; together 1.
using AgeStructure = std::array<double, ages + 1>;

struct Tables {
    struct Row {
        std::string table, row;
        AgeStructure shares;
    };
    std::vector<Row> rows;

    /// The structure of a row, or null.
    const AgeStructure* find(const Ages& wanted) const;
};

/// The years of age of a band: "<25" (from 18), "25-34", "60+" (to 64); `to` is included.
struct AgeBand {
    int from = 0, to = 0;
    bool valid = false;
};
AgeBand parse_age_band(std::string_view text);

/// Spreads a band's share evenly over its years; those of 60 and more are the rehired.
void add_band(AgeStructure& structure, AgeBand band, double share);

/// Reads every row that a cadre names. Issues: a file that cannot be read, a row that is not there, a band that is not
/// understood or counted twice, shares that do not make up 1 (within 0.02; what is printed is rounded, so it is
/// scaled).
Tables read_tables(const Map<Cadre>& cadres, Issues& issues);

}  // namespace permille::workforce
