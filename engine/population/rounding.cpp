// Largest remainders in one dimension, Cox's cycles in two.
#include "permille/population/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "permille/base/contracts.hpp"

namespace permille::population {

std::vector<std::int64_t> round_to_total(std::span<const double> values, std::int64_t total) {
    std::vector<std::int64_t> whole;
    whole.reserve(values.size());
    for (const double value : values) whole.push_back(static_cast<std::int64_t>(std::floor(value)));

    const std::int64_t missing = total - std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
    expects(missing >= 0 && missing <= static_cast<std::int64_t>(values.size()));
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto remainder = [&](std::size_t i) { return values[i] - std::floor(values[i]); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) ++whole[order[i]];
    return whole;
}

namespace {

/// The table while it is rounded. An entry is whole + rest / total; it is open while its rest is not zero. In every row
/// and column the rests add up to a multiple of the total, so an open entry never stands alone.
class ControlledRounding {
  public:
    ControlledRounding(std::span<const std::int64_t> rows, std::span<const std::int64_t> columns, std::int64_t total)
        : rows_(rows.size()),
          columns_(columns.size()),
          total_(total),
          first_open_(rows_, 0),
          position_(rows_ + columns_, absent) {
        whole_.reserve(rows_ * columns_);
        rest_.reserve(rows_ * columns_);
        for (const std::int64_t row : rows)
            for (const std::int64_t column : columns) {
                const std::int64_t whole = row * column / total;
                whole_.push_back(whole);
                rest_.push_back(row * column - whole * total);
            }
    }

    std::vector<std::int64_t> run() {
        for (done_ = 0; done_ < rows_; ++done_)
            while (has_open(done_)) close_cycles_from(done_);
        return std::move(whole_);
    }

  private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    bool has_open(std::size_t row) {
        std::size_t& column = first_open_[row];  // entries never open again
        while (column < columns_ && rest_[row * columns_ + column] == 0) ++column;
        return column < columns_;
    }

    /// Rows are the vertices 0 .. rows - 1, columns come after them; an open entry is an edge.
    std::size_t entry(std::size_t a, std::size_t b) const {
        return a < rows_ ? a * columns_ + (b - rows_) : b * columns_ + (a - rows_);
    }

    /// A neighbour of a vertex over an open entry, other than the one it was reached from.
    std::size_t next(std::size_t vertex, std::size_t from) {
        if (vertex < rows_) {
            has_open(vertex);
            for (std::size_t column = first_open_[vertex]; column < columns_; ++column)
                if (column + rows_ != from && rest_[vertex * columns_ + column] != 0) return column + rows_;
        } else {
            for (std::size_t row = done_; row < rows_; ++row)
                if (row != from && rest_[row * columns_ + vertex - rows_] != 0) return row;
        }
        expects(false);
        return absent;
    }

    /// Walks over open entries until a vertex comes back, shifts along that cycle, and goes on from there.
    void close_cycles_from(std::size_t row) {
        path_.assign(1, row);
        position_[row] = 0;
        do {
            const std::size_t vertex = path_.back();
            const std::size_t reached = next(vertex, path_.size() > 1 ? path_[path_.size() - 2] : absent);
            if (position_[reached] == absent) {
                position_[reached] = path_.size();
                path_.push_back(reached);
                continue;
            }
            const std::size_t start = position_[reached];
            shift(start);
            while (path_.size() > start + 1) {
                position_[path_.back()] = absent;
                path_.pop_back();
            }
        } while (path_.size() > 1);
        position_[row] = absent;
    }

    /// Adds to every second entry of the cycle path_[start ..] what it takes from the others, until one of them is
    /// whole.
    void shift(std::size_t start) {
        cycle_.clear();
        for (std::size_t i = start; i < path_.size(); ++i)
            cycle_.push_back(entry(path_[i], i + 1 < path_.size() ? path_[i + 1] : path_[start]));
        std::int64_t room_up = total_, room_down = total_;  // for the first entry of the cycle
        for (std::size_t i = 0; i < cycle_.size(); ++i) {
            const std::int64_t below = rest_[cycle_[i]], above = total_ - below;
            room_up = std::min(room_up, i % 2 == 0 ? above : below);
            room_down = std::min(room_down, i % 2 == 0 ? below : above);
        }
        const std::int64_t step = room_up <= room_down ? room_up : -room_down;
        for (std::size_t i = 0; i < cycle_.size(); ++i) {
            std::int64_t& rest = rest_[cycle_[i]];
            rest += i % 2 == 0 ? step : -step;
            if (rest == total_) {
                rest = 0;
                ++whole_[cycle_[i]];
            }
        }
    }

    std::size_t rows_, columns_;
    std::int64_t total_;
    std::size_t done_ = 0;                    // rows without open entries, from the first on
    std::vector<std::int64_t> whole_, rest_;  // [row, column]
    std::vector<std::size_t> first_open_;     // [row]
    std::vector<std::size_t> position_;       // [vertex] on the path, or absent
    std::vector<std::size_t> path_, cycle_;
};

}  // namespace

std::vector<std::int64_t> spread_over(std::span<const std::int64_t> rows, std::span<const std::int64_t> columns) {
    const auto negative = [](std::int64_t count) { return count < 0; };
    expects(std::none_of(rows.begin(), rows.end(), negative) && std::none_of(columns.begin(), columns.end(), negative));
    const std::int64_t total = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
    expects(total == std::accumulate(columns.begin(), columns.end(), std::int64_t{0}));
    expects(total <= 2'000'000'000);
    if (total == 0) return std::vector<std::int64_t>(rows.size() * columns.size(), 0);
    return ControlledRounding(rows, columns, total).run();
}

}  // namespace permille::population
