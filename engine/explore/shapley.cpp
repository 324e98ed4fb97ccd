// Every subset, weighted by in how many orders it comes first.
#include "permille/explore/shapley.hpp"

#include <bit>

#include "permille/base/contracts.hpp"

namespace permille::explore {

std::vector<double> shapley(int groups, std::span<const double> values) {
    expects(groups >= 0 && groups <= most_groups && values.size() == std::size_t{1} << groups);
    // |S|! (n - |S| - 1)! / n! = 1 / (n (n - 1 over |S|))
    std::vector<double> weight;
    double orders = 1;
    for (int size = 0; size < groups; ++size) {
        weight.push_back(1 / (groups * orders));
        orders = orders * (groups - 1 - size) / (size + 1);
    }
    std::vector<double> parts(static_cast<std::size_t>(groups), 0.0);
    for (unsigned mask = 0; mask < values.size(); ++mask)
        for (unsigned g = 0; g < static_cast<unsigned>(groups); ++g) {
            const unsigned bit = 1U << g;
            if (mask & bit) continue;
            const auto size = static_cast<std::size_t>(std::popcount(mask));
            parts[g] += weight[size] * (values[mask | bit] - values[mask]);
        }
    return parts;
}

}  // namespace permille::explore
