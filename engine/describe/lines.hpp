// The lines of a text: places in it, and what a look at a line tells before or beside the YAML parser.
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

/// Whether a line has a colon, comma, bracket, quote or space from a Chinese keyboard where YAML wants its own. What
/// stands in quotes, or within a value, is text and may have any.
bool has_full_width_mark(std::string_view line);

/// The key whose colon has no space behind it, so that YAML takes it for a part of the text: `beds` of "beds:300" and
/// of
/// "- beds:300"; empty where a line does not begin with such a key.
std::string_view key_without_space(std::string_view line);

/// Columns of the lines above at which a line may begin that goes on with what they began: those that each line above
/// begins further left than all between. Outermost first; blank lines and comments do not count.
std::vector<std::size_t> open_indentations(const Lines& lines, std::size_t number);

/// Refuses what yaml-cpp would take for something else: tabs in indentation and directives. Returns whether it did.
bool refuse_lines(const Lines& lines, Issues& issues);

}  // namespace permille
