// Drawing and wiping the bar.
#include "progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "shell.hpp"

namespace permille::cli {
namespace {

constexpr int bar_width = 32;
constexpr auto pause = std::chrono::milliseconds(50);

}  // namespace

Progress::Progress(bool shown, std::string label)
    : shown_(shown), label_(std::move(label)), drawn_(std::chrono::steady_clock::now()) {
    if (shown_) draw(0, {});
}

Progress::~Progress() {
    if (shown_) message("\r\x1b[K");
}

void Progress::update(std::int64_t done, std::int64_t all, const std::string& behind) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || all <= 0 || now - drawn_ < pause) return;
    drawn_ = now;
    draw(static_cast<double>(done) / static_cast<double>(all), behind);
}

void Progress::draw(double share, const std::string& behind) {
    const int full = static_cast<int>(std::lround(share * bar_width));
    std::string bar;
    for (int i = 0; i < bar_width; ++i) bar += i < full ? "█" : "░";
    message(fmt::format("\r{} {} {:3.0f}%{}\x1b[K", label_, bar, share * 100, behind));
}

}  // namespace permille::cli
