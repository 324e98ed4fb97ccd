// Factors from a parameter file of SALib.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"

namespace permille::explore {

/// What such a file says.
struct SalibParameters {
    std::vector<std::string> factors;  // what --vary would be given, in the file's order: PATH=uniform(0.2, 0.4)
    bool grouped = false;              // whether it has groups: they are not used
};

/// Reads what SALib's read_param_file() reads: a factor a line, its name (the path), lower and upper bound, then maybe
/// a group and a distribution, between commas or blanks; lines that begin with # are comments. unif (the default),
/// triang (from 0: its end, and its peak as a share of it), norm (mean and standard deviation) and lognorm (of the
/// logarithm) are taken.
/// Mistakes are told by file:line:column.
Checked<SalibParameters> read_salib_parameters(const std::filesystem::path& file);

}  // namespace permille::explore
