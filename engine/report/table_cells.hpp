// The cells of the planner's table: each row of the plan as nine short texts.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "permille/report/layout.hpp"
#include "permille/report/table.hpp"

namespace permille::report {

enum Column { row_number, name, unit, base, target, projection, probability, shortfall, verdict, column_count };

inline constexpr std::array<Align, column_count> alignments{Align::right, Align::left,  Align::left,
                                                            Align::right, Align::right, Align::left,
                                                            Align::right, Align::right, Align::left};

struct TableRow {
    std::array<std::string, column_count> cells;
    std::string reason;            // instead of the cells from the projection on, when the row is not projected
    bool estimated_start = false;  // the base is not the plan's but where the scenario starts
    indicators::Verdict verdict = indicators::Verdict::not_projected;
};

TableRow header_row(const Scenario& scenario, Language language);
std::vector<TableRow> plan_rows(const RunResult& result, Language language);

/// ~9.0 where a run does not start from the base that the plan prints for its base year, as in a what-if; otherwise
/// empty.
std::string other_start(const indicators::Row& row, const plan::Target& target);

/// "41 人", "0.3 岁", or "—" when nothing is missing.
std::string missing_text(const indicators::Row& row, const plan::Target& target, Language language);

/// A natural unit where the row stands beside it and has said which people: "people" for "general practitioners".
Text unit_in_table(const Text& unit);

}  // namespace permille::report
