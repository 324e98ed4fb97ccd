// How far a sweep is, how fast it goes and how long it will take: a bar for people, lines of JSON for programs.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "permille/base/text.hpp"
#include "progress.hpp"

namespace permille::cli {

class SweepProgress {
  public:
    /// form: "bar", "json", "none", or empty: a bar where standard error is a terminal.
    SweepProgress(const std::string& form, bool quiet, std::string label, std::int64_t points, Language language);

    /// After each block: at most twenty times a second as a bar, after the first block, once a second and at the end as
    /// JSON.
    void update(std::int64_t done);

  private:
    std::string json(std::int64_t done, double seconds) const;

    bool lines_;
    std::int64_t points_;
    Language language_;
    std::chrono::steady_clock::time_point start_, said_;
    Progress bar_;
};

}  // namespace permille::cli
