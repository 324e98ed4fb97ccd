// Chain W as one would write it first: a loop over all cells, and the library's distributions.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "workload.hpp"

namespace permille::bench::chain_w {

/// One replication at a time. Cells without people are passed over, and what can be made once is made once.
class PlainProgram {
  public:
    PlainProgram(const Workload& workload, std::uint64_t seed) : seed_(seed) {
        for (const double people : workload.start) start_.push_back(static_cast<int>(people));
        for (const double hazard : workload.hazard) leaving_.push_back(1 - std::exp(-hazard / 12));
        for (const double mean : workload.recruits) recruits_.emplace_back(mean);
    }

    void run(std::uint32_t replication, Output& out) {
        std::mt19937_64 random(seed_ * 0x9E3779B97F4A7C15u + replication);
        std::uniform_int_distribution<int> entry(entry_low, entry_low + entry_ages - 1);
        people_ = start_;
        for (int month = 0; month < months; ++month)
            for (int cadre = 0; cadre < cadres; ++cadre) {
                int left = 0, recruited = 0, retired = 0, total = 0;
                for (int facility = 0; facility < facilities; ++facility) {
                    const auto chain = static_cast<std::size_t>(cadre * facilities + facility);
                    int* by_age = &people_[chain * ages];
                    for (int age = 0; age < ages; ++age) {
                        if (by_age[age] == 0) continue;
                        std::binomial_distribution<int> leavers(by_age[age],
                                                                leaving_[static_cast<std::size_t>(cadre * ages + age)]);
                        const int leave = leavers(random);
                        by_age[age] -= leave;
                        left += leave;
                    }
                    const int come = recruits_[chain](random);
                    for (int person = 0; person < come; ++person) ++by_age[entry(random)];
                    recruited += come;
                    if (month % 12 == 11) retired += grow_older(by_age);
                    for (int age = 0; age < ages; ++age) total += by_age[age];
                }
                const std::size_t at = out.at(month, cadre, 0);
                out.left[at] = left;
                out.recruited[at] = recruited;
                out.retired[at] = retired;
                out.total[at] = total;
            }
    }

    void recount(Output& out) const {
        out.recounted[0] = 0;
        for (const int people : people_) out.recounted[0] += people;
    }

  private:
    static int grow_older(int* by_age) {
        int retired = 0;
        for (int age = ages - 1; age > 0; --age) by_age[age] = by_age[age - 1];
        by_age[0] = 0;
        for (int age = working_ages; age < ages; ++age) {
            retired += by_age[age];
            by_age[age] = 0;
        }
        return retired;
    }

    std::uint64_t seed_;
    std::vector<int> start_, people_;                       // [cadre, facility, age]
    std::vector<double> leaving_;                           // [cadre, age] chance a month
    std::vector<std::poisson_distribution<int>> recruits_;  // [cadre, facility]
};

}  // namespace permille::bench::chain_w
