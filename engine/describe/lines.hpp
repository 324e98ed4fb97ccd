// The lines of a text, and places in it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"

namespace permille {

/// Lines of a plain text (LF alone ends a line). The text must outlive them.
class Lines {
  public:
    Lines(std::string_view text, const std::string& name);

    /// The place of a line and a column counted from zero, the column in bytes, as yaml-cpp counts. A negative line
    /// means no place in the text. Calls mostly come in order, so counting goes on from the last one: a long line must
    /// not cost quadratic time.
    Place at(int line, int column);
    Place start_of(std::size_t line) const { return {file_, static_cast<int>(line) + 1, 1}; }

    std::string_view line(std::size_t number) const;
    std::size_t count() const { return starts_.size(); }
    /// The byte at an offset, or 0 behind the end.
    char byte(int offset) const;
    /// Whether a text in quotes that starts at an offset has its end; true when nothing in quotes starts there.
    bool quote_closed(int offset) const;

  private:
    std::string_view text_;
    std::shared_ptr<const std::string> file_;
    std::vector<std::size_t> starts_ = {0};
    std::size_t last_line_ = 0, last_column_ = 0, characters_ = 0;
};

/// Refuses what yaml-cpp would take for something else: tabs in indentation and directives. Returns whether it did.
bool refuse_lines(const Lines& lines, Issues& issues);

}  // namespace permille
