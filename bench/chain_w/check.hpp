// Whether a program simulates chain W: its means and variances against the exact ones, and its books.
#pragma once

#include <cmath>
#include <string>

#include "workload.hpp"

namespace permille::bench::chain_w {

/// Collects the output of many replications and compares. Every bound is stated in standard errors that follow from the
/// exact variances; seeds are fixed, so that a sound program passes always or never.
class Check {
  public:
    Check(const Workload& workload, std::string program)
        : program_(std::move(program)), exact_(exact_moments(workload)) {
        for (std::size_t i = 0; i < workload.start.size(); ++i) start_[i / (facilities * ages)] += workload.start[i];
        require(std::abs(exact_.final_mean - 2660.20) < 0.005, "the recursion of chain W does not give 2660.20");
    }

    /// One block. Each month and cadre: what was there, less who left and retired, and who came, is what is there.
    void add(const Output& out) {
        for (int lane = 0; lane < out.lanes; ++lane) {
            double final_total = 0;
            for (int cadre = 0; cadre < cadres; ++cadre) {
                const auto c = static_cast<std::size_t>(cadre);
                double before = start_[c];
                for (int month = 0; month < months; ++month) {
                    const std::size_t at = out.at(month, cadre, lane);
                    const double now = out.total[at];
                    require(before - out.left[at] + out.recruited[at] - out.retired[at] == now,
                            program_ + ": people appear or vanish in month " + std::to_string(month + 1));
                    require(month % 12 == 11 || out.retired[at] == 0, program_ + ": somebody retires within a year");
                    sum_[static_cast<std::size_t>(month)][c] += now;
                    before = now;
                }
                final_total += before;
            }
            require(final_total == out.recounted[static_cast<std::size_t>(lane)],
                    program_ + ": the cells hold other people than the totals say");
            final_sum_ += final_total;
            final_squares_ += (final_total - exact_.final_mean) * (final_total - exact_.final_mean);
            ++replications_;
        }
    }

    /// The final total within four standard errors; the 360 means by cadre and month within five, of which a sound
    /// program misses one in 5 000 times; the variance about the exact mean within five, times n / variance nearly
    /// chi-square with n degrees of freedom.
    void finish() const {
        const double n = replications_, error = std::sqrt(exact_.final_variance / n);
        require(replications_ >= 500, program_ + ": too few replications to check anything");
        require(std::abs(final_sum_ / n - exact_.final_mean) <= 4 * error,
                program_ + ": the final total is " + std::to_string(final_sum_ / n) + ", exact is " +
                    std::to_string(exact_.final_mean) + " with standard error " + std::to_string(error));
        for (std::size_t month = 0; month < months; ++month)
            for (std::size_t c = 0; c < cadres; ++c)
                require(std::abs(sum_[month][c] / n - exact_.mean[month][c]) <=
                            5 * std::sqrt(exact_.variance[month][c] / n),
                        program_ + ": cadre " + std::to_string(c) + " is wrong in month " + std::to_string(month + 1));
        require(std::abs(final_squares_ / n / exact_.final_variance - 1) <= 5 * std::sqrt(2 / n),
                program_ + ": the final total varies by another standard deviation than " +
                    std::to_string(std::sqrt(exact_.final_variance)));
    }

  private:
    std::string program_;
    Exact exact_;
    std::array<double, cadres> start_{};
    std::array<std::array<double, cadres>, months> sum_{};
    double final_sum_ = 0, final_squares_ = 0;
    int replications_ = 0;
};

}  // namespace permille::bench::chain_w
