// Text handed over in pieces, so that no file has to fit into memory.
#pragma once

#include <string>
#include <string_view>

#include "permille/report/sweep_export.hpp"

namespace permille::report {

class Pieces {
  public:
    explicit Pieces(const Sink& sink) : sink_(sink) {}
    Pieces& operator<<(std::string_view text) {
        text_ += text;
        if (text_.size() >= enough) finish();
        return *this;
    }
    /// Hands over what is left. Not in a destructor, because the disk may be full.
    void finish() {
        if (!text_.empty()) sink_(text_);
        text_.clear();
    }

  private:
    static constexpr std::size_t enough = 64 * 1024;
    const Sink& sink_;
    std::string text_;
};

/// The shortest form that reads back as the same double, without the sign of a zero; `unknown` where there is none or
/// it is not finite.
std::string told(const std::optional<double>& value, std::string_view unknown);

}  // namespace permille::report
