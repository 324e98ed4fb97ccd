// Reading CSV, strictly.
#include "permille/describe/table.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/describe/read_file.hpp"
#include "read_number.hpp"

namespace permille {
namespace {

// Walks over plain text cell by cell and counts lines and characters.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool done() const { return at_ == text_.size(); }
    int line() const { return line_; }
    // Whether the line here is a comment or empty; if so it is passed.
    bool skip_line() {
        if (text_[at_] != '#' && text_[at_] != '\n') return false;
        while (!done() && text_[at_] != '\n') ++at_;
        end_line();
        return true;
    }
    // The cells of one record; nothing when a quote is wrong, and the place tells where.
    std::optional<std::vector<Table::Cell>> record() {
        std::vector<Table::Cell> cells;
        for (;;) {
            Table::Cell cell{"", line_, column()};
            const bool good = !done() && text_[at_] == '"' ? quoted(cell.text) : plain(cell.text);
            if (!good) return std::nullopt;
            cells.push_back(std::move(cell));
            if (done() || text_[at_] == '\n') break;
            ++at_;  // the comma
        }
        end_line();
        return cells;
    }
    int column() const { return 1 + static_cast<int>(count_characters(text_.substr(line_start_, at_ - line_start_))); }

  private:
    void end_line() {
        if (done()) return;
        ++at_;
        ++line_;
        line_start_ = at_;
    }
    bool plain(std::string& cell) {
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        std::string_view text = text_.substr(at_, end - at_);
        at_ = end;
        if (text.find('"') != std::string_view::npos) return false;
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
        cell = text;
        return true;
    }
    bool quoted(std::string& cell) {
        for (++at_; !done(); ++at_) {
            if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                cell += text_[at_++];
            } else if (text_[at_] == '"') {
                ++at_;
                return done() || text_[at_] == ',' || text_[at_] == '\n';
            } else {
                if (text_[at_] == '\n') {
                    ++line_;
                    line_start_ = at_ + 1;
                }
                cell += text_[at_];
            }
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0, line_start_ = 0;
    int line_ = 1;
};

void check_header(const std::vector<Table::Cell>& header, std::span<const std::string_view> required, const Place& file,
                  Issues& issues) {
    std::vector<std::string_view> names;
    for (const Table::Cell& cell : header) {
        const Place place{file.file, cell.line, cell.column};
        if (cell.text.empty())
            issues.add(place, "", say(Phrase::table_column_unnamed, {names.size() + 1}));
        else if (std::find(names.begin(), names.end(), cell.text) != names.end())
            issues.add(place, "", say(Phrase::table_column_twice, {excerpt(cell.text)}));
        names.push_back(cell.text);
    }
    if (header.size() == 1 && header[0].text.find(';') != std::string::npos) {
        issues.add({file.file, header[0].line, header[0].column}, "", say(Phrase::table_semicolons));
        return;
    }
    for (const std::string_view column : required)
        if (std::find(names.begin(), names.end(), column) == names.end())
            issues.add({file.file, header[0].line, header[0].column}, "",
                       say(Phrase::table_column_missing, {column, did_you_mean(column, names)}));
}

}  // namespace

Table::Table(std::string name, std::vector<Cell> header, std::vector<Cell> cells)
    : name_(std::make_shared<const std::string>(std::move(name))),
      header_(std::move(header)),
      cells_(std::move(cells)) {
    for (const Cell& cell : header_) columns_.push_back(cell.text);
    expects(columns_.empty() ? cells_.empty() : cells_.size() % columns_.size() == 0);
}

int Table::column(std::string_view name) const {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

const Table::Cell& Table::cell(std::size_t row, std::string_view name) const {
    const int at = column(name);
    expects(at >= 0 && row < rows());
    return cells_[row * columns_.size() + static_cast<std::size_t>(at)];
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
    return cell(row, column).text;
}

Place Table::place(std::size_t row, std::string_view column) const {
    const Cell& found = cell(row, column);
    return {name_, found.line, found.column};
}

Place Table::place(std::string_view column_name) const {
    const int at = column(column_name);
    expects(at >= 0);
    const Cell& found = header_[static_cast<std::size_t>(at)];
    return {name_, found.line, found.column};
}

std::vector<double> Table::numbers(std::string_view column, double min, double max, Issues& issues) const {
    const Field field{.key = column, .doc = "", .min = min, .max = max};
    std::vector<double> numbers(rows());
    for (std::size_t row = 0; row < rows(); ++row) {
        const Cell& found = cell(row, column);
        const auto refuse = [&](Text message) {
            issues.add({name_, found.line, found.column}, std::string(column), std::move(message));
        };
        if (found.text.empty()) {
            refuse(say(Phrase::table_cell_empty, {column}));
            continue;
        }
        ReadNumber read = read_number(found.text, "");
        if (!read.value)
            refuse(std::move(read.mistake));
        else if (auto outside = range_mistake(*read.value, found.text, field))
            refuse(std::move(*outside));
        else
            numbers[row] = *read.value;
    }
    return numbers;
}

Checked<Table> parse_table(std::string_view bytes, const std::string& name,
                           std::span<const std::string_view> required_columns, const TableLimits& limits) {
    Checked<Table> result;
    const Place file{std::make_shared<const std::string>(name), 0, 0};
    const auto refuse = [&](int line, int column, Text message) {
        result.issues.add({file.file, line, column}, "", std::move(message));
        return std::move(result);
    };
    if (bytes.size() > limits.bytes) return refuse(0, 0, say(Phrase::file_too_large, {limits.bytes / 1024}));
    Checked<std::string> text = plain_text(bytes, name);
    if (!text) return {std::nullopt, std::move(text.issues)};

    Scanner scanner(*text.value);
    std::vector<Table::Cell> header, cells;
    std::size_t rows = 0;
    while (!scanner.done()) {
        if (scanner.skip_line()) continue;
        const int line = scanner.line();
        std::optional<std::vector<Table::Cell>> record = scanner.record();
        // Behind a wrong quote nothing can be read with certainty.
        if (!record) return refuse(line, scanner.line() == line ? scanner.column() : 1, say(Phrase::table_quote));
        if (header.empty()) {
            header = std::move(*record);
            check_header(header, required_columns, file, result.issues);
            if (!result.issues.empty()) return result;  // under wrong columns every line would be wrong
            continue;
        }
        if (++rows > limits.rows) return refuse(line, 1, say(Phrase::table_too_many, {limits.rows}));
        if (record->size() != header.size())
            result.issues.add({file.file, line, 1}, "", say(Phrase::table_cells, {record->size(), header.size()}));
        else
            std::move(record->begin(), record->end(), std::back_inserter(cells));
    }
    if (header.empty()) return refuse(1, 1, say(Phrase::table_empty));
    if (rows == 0) return refuse(header[0].line, 1, say(Phrase::table_no_rows));
    if (result.issues.empty()) result.value.emplace(name, std::move(header), std::move(cells));
    return result;
}

Checked<Table> load_table(const std::filesystem::path& file, const std::string& name,
                          std::span<const std::string_view> required_columns, const TableLimits& limits) {
    Checked<std::string> bytes = read_file(file, name, limits.bytes);
    if (!bytes) return {std::nullopt, std::move(bytes.issues)};
    return parse_table(*bytes.value, name, required_columns, limits);
}

}  // namespace permille
