// Rate and time left, from the points done since the start.
#include "sweep_progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "permille/base/phrases.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

// 75 as 1:15, 4000 as 1:06:40.
std::string clock_text(double seconds) {
    const auto all = std::llround(seconds);
    const std::int64_t hours = all / 3600, minutes = all / 60 % 60;
    if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, all % 60);
    return fmt::format("{}:{:02}", minutes, all % 60);
}

}  // namespace

SweepProgress::SweepProgress(const std::string& form, bool quiet, std::string label, std::int64_t points,
                             Language language)
    : lines_(form == "json"),
      points_(points),
      language_(language),
      start_(std::chrono::steady_clock::now()),
      said_(start_),
      bar_(form == "bar" || (form.empty() && has_progress_terminal() && !quiet), std::move(label)) {}

void SweepProgress::update(std::int64_t done) {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = seconds_between(start_, now);
    const double rate = static_cast<double>(done) / seconds;
    if (!lines_) {
        const Text behind = say(Phrase::sweep_rate, {done, points_, fmt::format("{:.3g}", rate),
                                                     clock_text(static_cast<double>(points_ - done) / rate)});
        bar_.update(done, points_, "  " + behind.in(language_));
        return;
    }
    if (done < points_ && said_ != start_ && seconds_between(said_, now) < 1) return;
    said_ = now;
    message(json(done, seconds) + "\n");
}

std::string SweepProgress::json(std::int64_t done, double seconds) const {
    const double rate = static_cast<double>(done) / seconds;
    return fmt::format(
        R"({{"done": {}, "points": {}, "seconds": {:.3f}, "points_per_second": {:.4g}, "seconds_left": {:.3f}}})", done,
        points_, seconds, rate, static_cast<double>(points_ - done) / rate);
}

}  // namespace permille::cli
