// A plain table in columns: one of them takes what the others leave of the page.
#pragma once

#include <string>
#include <vector>

#include "permille/report/layout.hpp"

namespace permille::report {

struct ColumnStyle {
    Align align = Align::left;
    int widest = 40;  // longer cells are wrapped
};

/// Rows of cells under a head, set within `width` columns; the column `flexible` shrinks so that they fit, but not
/// below 12. Lines end with a line break and without spaces. Cells must be safe to print; one that holds line breaks
/// keeps them.
std::string set_in_columns(const std::vector<ColumnStyle>& styles, std::size_t flexible,
                           const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                           int width);

/// A paragraph of at most `width` columns, every line behind `indent` spaces.
std::string paragraph(std::string_view text, int width, int indent = 0);

}  // namespace permille::report
