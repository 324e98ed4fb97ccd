// Factors from a parameter file of SALib.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"

namespace permille::explore {

/// Reads what SALib's read_param_file() reads: a factor a line, its name (the path), lower and upper bound, then maybe
/// a group and a distribution, between commas or blanks; lines that begin with # are comments. unif (the default),
/// triang (from 0: its end, and its peak as a share of it), norm (mean and standard deviation) and lognorm (of the
/// logarithm) are taken; groups are not used.
///
/// returns  what --vary would be given, in the file's order: PATH=uniform(0.2, 0.4); or the mistakes by
/// file:line:column
Checked<std::vector<std::string>> read_salib_parameters(const std::filesystem::path& file);

}  // namespace permille::explore
