// The tidy tables of a run as comma-separated values (RFC 4180, UTF-8, line feeds).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "permille/report/json.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// A cell: quoted when it holds a comma, a quote or a line break.
std::string csv_cell(std::string_view text);

/// The same table for Excel: a byte order mark in front, and an apostrophe before each text that a spreadsheet could
/// take for a formula (it begins with = + - @, their full-width forms, a tab or a line break) and that is no number.
std::string for_excel(std::string_view csv);

/// One line for each row of the plan, projected or not, in the plan's order; see scenarios/README.md for the columns.
std::string targets_csv(const RunResult& result, bool header = true);

/// scenario, finding, severity, rows, message_zh, message_en: what `check` found; `rows` separated by blanks.
std::string findings_csv(std::span<const CheckedScenario> scenarios);

/// scenario, indicator, year, quantile (p05, median, p95, mean), value: every projected row in every year.
/// `header` is left out when further runs are appended.
std::string indicators_csv(const RunResult& result, bool header = true);

/// scenario, year, resource, measure, by, town, p05, median, p95: how resources lie over the towns, every figure in
/// every year; see scenarios/README.md. Only the header where the run recorded no towns.
std::string distribution_csv(const RunResult& result);

/// path, value, unit, class, source, title_zh, title_en, note, place: every number of the scenario.
std::string assumptions_csv(std::span<const indicators::Assumption> assumptions);

/// One line for each replication: its number, then each projected row's value in the row's year, in the shortest form
/// that reads back as the same double. A failed replication has empty cells. Handed over in pieces of about 64 KiB.
void per_replication_csv(const RunResult& result, const std::function<void(std::string_view)>& write);

}  // namespace permille::report
