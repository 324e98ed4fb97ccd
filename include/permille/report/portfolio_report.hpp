// What is printed and written of a portfolio: tables for people, CSV and JSON for programs.
#pragma once

#include <span>
#include <string>

#include "permille/explore/portfolio.hpp"
#include "permille/report/table.hpp"

namespace permille::report {

/// Cities are in the table where there are no more of them; rollup.csv has them all.
inline constexpr std::size_t most_cities_shown = 12;
/// A league of more counties is shown by its ends.
inline constexpr std::size_t most_counties_shown = 30;

/// The page: what all counties, each province and each city come to, how many reach everything, and the league. Ends
/// with a line break; no line is wider than the page.
std::string portfolio_table(const explore::Portfolio& portfolio, const TableOptions& options);

/// One line for each county, in the list's order: where it lies, its joint probabilities, rows by verdict, rank, worst
/// row; or that it was not run.
std::string counties_csv(const explore::Portfolio& portfolio);

/// One line for each row of a county's plan. `header` is left out when further counties are appended.
std::string county_rows_csv(const explore::CountySummary& county, bool header);
/// The same of every county.
std::string county_rows_csv(const explore::Portfolio& portfolio);

/// One line for each indicator of all, each province and each city: counties by verdict, value and stock.
std::string rollup_csv(std::span<const explore::RolledGroup> groups);
/// One line for each of them: counties, people, how many reach everything.
std::string groups_csv(std::span<const explore::RolledGroup> groups);

/// `permille.portfolio/1`: groups, league, and counties that were not run.
std::string portfolio_json(const explore::Portfolio& portfolio);

}  // namespace permille::report
