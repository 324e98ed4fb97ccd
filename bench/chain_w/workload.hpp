// Chain W: its numbers, its exact means and variances, and what a program that simulates it returns.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <string>
#include <vector>

#include "require.hpp"

namespace permille::bench::chain_w {

inline constexpr int cadres = 6, facilities = 40, ages = 50, youngest_age = 20, months = 60, years = months / 12;
inline constexpr int chains = cadres * facilities;
inline constexpr int retirement_age = 60, working_ages = retirement_age - youngest_age;
inline constexpr int entry_low = 24 - youngest_age, entry_ages = 7;
inline constexpr double cell_months = double{chains} * ages * months;

struct Workload {
    std::vector<double> start;     // [cadre, facility, age]   people
    std::vector<double> hazard;    // [cadre, age]             1/year
    std::vector<double> recruits;  // [cadre, facility]        1/month

    double hazard_of(int cadre, int age) const { return hazard[static_cast<std::size_t>(cadre * ages + age)]; }
};

inline std::vector<double> read_numbers(const std::string& file, std::size_t count) {
    std::ifstream in(file);
    std::vector<double> numbers;
    for (double number = 0; in >> number;) numbers.push_back(number);
    require(in.eof() && numbers.size() == count, file + " does not hold " + std::to_string(count) + " numbers");
    return numbers;
}

/// From the three files of a folder. Nobody may be past retirement at the start.
inline Workload read_workload(const std::string& folder) {
    const auto count = [](int size) { return static_cast<std::size_t>(size); };
    Workload workload{read_numbers(folder + "/start.csv", count(chains * ages)),
                      read_numbers(folder + "/hazard.csv", count(cadres * ages)),
                      read_numbers(folder + "/recruits.csv", count(chains))};
    for (std::size_t i = 0; i < workload.start.size(); ++i)
        require(workload.start[i] == 0 || static_cast<int>(i) % ages < working_ages,
                "chain W starts with retired people");
    return workload;
}

/// What a program returns for W replications, each [month, cadre, lane], in people.
struct Output {
    explicit Output(int width) : lanes(width) {
        for (auto* values : {&total, &left, &recruited, &retired})
            values->resize(static_cast<std::size_t>(months * cadres * lanes));
        recounted.resize(static_cast<std::size_t>(lanes));
    }
    std::size_t at(int month, int cadre, int lane) const {
        return static_cast<std::size_t>((month * cadres + cadre) * lanes + lane);
    }
    int lanes;
    std::vector<double> total, left, recruited, retired;
    std::vector<double> recounted;  // [lane] people in all cells at the end, filled in when asked for
};

/// Exact mean and variance of a cadre's total after each month, [month, cadre]. Those of the start stay or not, each
/// on their own: a Bernoulli number. Those who came are Poisson whatever happens to them: variance = mean.
struct Exact {
    std::array<std::array<double, cadres>, months> mean, variance;
    double final_mean = 0, final_variance = 0;
};

inline Exact exact_moments(const Workload& workload) {
    Exact exact{};
    for (int chain = 0; chain < chains; ++chain) {
        const int cadre = chain / facilities;
        std::array<double, ages> start{}, stay{}, came{};  // people, chance to be there still, expected people
        for (std::size_t a = 0; a < ages; ++a) start[a] = workload.start[static_cast<std::size_t>(chain * ages) + a];
        stay.fill(1);
        for (int month = 0; month < months; ++month) {
            for (std::size_t a = 0; a < ages; ++a) {
                const double keep = std::exp(-workload.hazard_of(cadre, static_cast<int>(a)) / 12);
                stay[a] *= keep;
                came[a] *= keep;
            }
            for (std::size_t a = entry_low; a < entry_low + entry_ages; ++a)
                came[a] += workload.recruits[static_cast<std::size_t>(chain)] / entry_ages;
            if (month % 12 == 11)
                for (std::size_t a = ages - 1;; --a) {
                    const bool gone = a == 0 || a >= working_ages;
                    start[a] = gone ? 0 : start[a - 1];
                    stay[a] = gone ? 1 : stay[a - 1];
                    came[a] = gone ? 0 : came[a - 1];
                    if (a == 0) break;
                }
            for (std::size_t a = 0; a < ages; ++a) {
                const auto m = static_cast<std::size_t>(month), c = static_cast<std::size_t>(cadre);
                exact.mean[m][c] += start[a] * stay[a] + came[a];
                exact.variance[m][c] += start[a] * stay[a] * (1 - stay[a]) + came[a];
            }
        }
    }
    for (std::size_t c = 0; c < cadres; ++c) {
        exact.final_mean += exact.mean[months - 1][c];
        exact.final_variance += exact.variance[months - 1][c];
    }
    return exact;
}

}  // namespace permille::bench::chain_w
