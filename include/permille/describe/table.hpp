// Tables in CSV: comment lines, a header, rows of cells that know their place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"

namespace permille {

/// A rectangular table. Rows and columns count from zero here; lines of places count from one.
class Table {
  public:
    struct Cell {
        std::string text;
        int line = 0, column = 0;
    };

    Table(std::string name, std::vector<Cell> header, std::vector<Cell> cells);

    std::size_t rows() const { return columns_.empty() ? 0 : cells_.size() / columns_.size(); }
    const std::vector<std::string>& columns() const { return columns_; }
    /// The position of a column, or -1.
    int column(std::string_view name) const;
    /// The text of a cell; `column` must exist (expects()).
    const std::string& text(std::size_t row, std::string_view column) const;
    Place place(std::size_t row, std::string_view column) const;
    /// Of the column's name in the header.
    Place place(std::string_view column) const;

    /// A column as numbers [row], each finite and within [min, max]. A cell that is not one is an issue with its place,
    /// and counts as 0 in what is returned. The column must exist (expects()).
    std::vector<double> numbers(std::string_view column, double min, double max, Issues& issues) const;

  private:
    const Cell& cell(std::size_t row, std::string_view name) const;
    std::shared_ptr<const std::string> name_;
    std::vector<std::string> columns_;
    std::vector<Cell> header_;  // [column]
    std::vector<Cell> cells_;   // [row, column]
};

/// Limits of one table.
struct TableLimits {
    std::size_t bytes = 16 * 1024 * 1024;
    std::size_t rows = 500'000;
};

/// Parses CSV (RFC 4180): cells between commas, quoted where they hold commas, quotes (doubled) or line ends. Lines
/// that start with # before the header or between rows are comments; empty lines are skipped. The first other line is
/// the header. Every row has as many cells as the header; names are unique; `required_columns` are there.
Checked<Table> parse_table(std::string_view bytes, const std::string& name,
                           std::span<const std::string_view> required_columns, const TableLimits& limits = {});

/// Reads and parses a regular file; `name` is what messages call it.
Checked<Table> load_table(const std::filesystem::path& file, const std::string& name,
                          std::span<const std::string_view> required_columns, const TableLimits& limits = {});

}  // namespace permille
