// The bar on a terminal while replications are simulated.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace permille::cli {

/// Drawn on standard error as soon as it is made, at most twenty times a second, and wiped away at the end.
class Progress {
  public:
    /// Nothing is drawn unless `shown`.
    Progress(bool shown, std::string label);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// `behind` is written behind the bar.
    void update(std::int64_t done, std::int64_t all, const std::string& behind = {});

  private:
    void draw(double share, const std::string& behind);

    bool shown_;
    std::string label_;
    std::chrono::steady_clock::time_point drawn_;
};

}  // namespace permille::cli
