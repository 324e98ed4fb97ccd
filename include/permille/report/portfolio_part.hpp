// A portfolio or a shard of it as a file from which it is made again, bit by bit: what shards are merged from.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "permille/explore/portfolio.hpp"

namespace permille::report {

/// The file of a results folder that holds it.
inline constexpr std::string_view part_file = "part.jsonl";

/// `permille.portfolio-part/1`, JSON a line: first what was run, then each county, then each group's sums over the
/// replications.
std::string part_text(const explore::Portfolio& portfolio);

/// Reads what part_text() wrote. Fails with a Failure that names the line when the file is something else.
explore::Portfolio read_part(const std::filesystem::path& file);

/// Whether two are of one run, as far as what they hold tells: the same name, seed, replications, number of counties,
/// number of shards and settings.
bool of_one_run(const explore::Portfolio& a, const explore::Portfolio& b);

/// A portfolio whose shards are at hand, in any order: what running it as a whole would have given. Fails with a
/// Failure when shards are missing, twice there, or not of one run; `names` is what to call each.
explore::Portfolio merged(std::vector<explore::Portfolio> shards, std::span<const std::string> names);

}  // namespace permille::report
