// The shorter tail of the binomial law, summed from its largest term on.
#include "binomial_tail.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille::explore {
namespace {

// log n!, by Stirling's series from 16 on; std::lgamma writes a global variable.
double log_factorial(double n) {
    if (n < 16) {
        double product = 1;
        for (double i = 2; i <= n; ++i) product *= i;
        return std::log(product);
    }
    constexpr double half_log_two_pi = 0.91893853320467274178;
    const double square = n * n;
    return (n + 0.5) * std::log(n) - n + half_log_two_pi +
           (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / n;
}

// P(X >= k) for k above the mean: terms fall from the first on.
double upper_tail(double k, double n, double p) {
    double term = std::exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k) + k * std::log(p) +
                           (n - k) * std::log1p(-p));
    double sum = 0;
    for (const double odds = p / (1 - p); k <= n && term > sum * 1e-17; ++k) {
        sum += term;
        term *= (n - k) / (k + 1) * odds;
    }
    return std::min(sum, 1.0);
}

}  // namespace

double binomial_tail(std::size_t successes, std::size_t trials, double p) {
    expects(successes <= trials && p >= 0 && p <= 1);
    const auto k = static_cast<double>(successes), n = static_cast<double>(trials);
    if (successes == 0 || p == 1) return 1;
    if (p == 0) return 0;
    if (k > n * p) return upper_tail(k, n, p);
    return 1 - upper_tail(n - k + 1, n, 1 - p);  // less that of n - k + 1 failures or more
}

}  // namespace permille::explore
