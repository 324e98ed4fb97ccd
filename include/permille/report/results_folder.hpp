// The results folder of a run: replaced whole or not at all.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "permille/report/portfolio_part.hpp"

namespace permille::report {

struct NamedText {
    std::string name, content;
};

/// What a run or a portfolio may write into its folder.
inline constexpr std::array<std::string_view, 12> result_names = {
    "summary.json",   "targets.csv",  "indicators.csv", "distribution.csv", "assumptions.csv", "run.json",
    "portfolio.json", "counties.csv", "rows.csv",       "groups.csv",       "rollup.csv",      part_file};

enum class Existing { refuse, set_aside };

/// Makes sure that results may go to `folder`, before a run that takes time; creates nothing.
///
/// Allowed are a path that does not exist, an empty folder, and a folder whose run.json names `scenario` and that holds
/// nothing but what a run writes: it is replaced. Any other folder is refused with a Failure, or with
/// Existing::set_aside (--force) kept under another name.
void expect_writable(const std::filesystem::path& folder, const std::string& scenario, Existing other);

/// Writes the files into a new folder beside `folder`, flushes them to the disk and gives it its name in one step. At
/// every moment `folder` is what it was, or absent, or whole. A failure leaves nothing new behind.
///
/// files    named as in result_names (expects())
/// returns  where another folder that stood there is kept; empty when there was none
/// Fails with a Failure when anything cannot be written or `folder` is refused.
std::filesystem::path write_folder(const std::filesystem::path& folder, const std::string& scenario,
                                   const std::vector<NamedText>& files, Existing other);

}  // namespace permille::report
