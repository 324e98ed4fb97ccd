// What is done of a portfolio while it runs, kept beside its results folder so that a kill loses seconds, not counties.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "commands.hpp"
#include "permille/explore/portfolio.hpp"

namespace permille::cli {

class Unfinished {
  public:
    /// `place`: the results folder, which is written once everything is done.
    explicit Unfinished(const std::filesystem::path& place);

    /// The portfolio to go on with: with --resume the one that is kept, if there is one, with `begun`'s settings.
    /// A Failure when one is kept and neither --resume nor --force is given, when it is of another run, or when one of
    /// its counties has changed.
    explore::Portfolio taken_up(explore::Portfolio begun, const std::vector<std::filesystem::path>& files,
                                const explore::PortfolioSettings& settings, const Arguments& arguments) const;
    /// Keeps what is done, unless that was done a moment ago.
    void keep(const explore::Portfolio& portfolio);
    void keep_now(const explore::Portfolio& portfolio);
    /// Everything is done and written: nothing needs to be kept.
    void remove() const;

    const std::filesystem::path& file() const { return file_; }

  private:
    using Clock = std::chrono::steady_clock;

    std::filesystem::path file_;
    Clock::time_point kept_ = Clock::now();
    Clock::duration pause_ = std::chrono::seconds(2);
};

}  // namespace permille::cli
