// Reading the population tables and refusing those that cannot be.
#include "permille/population/tables.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "permille/base/phrases.hpp"
#include "permille/describe/table.hpp"

namespace permille::population {
namespace {

constexpr double most_people = 2e9;

std::optional<Table> load(const std::string& file, std::span<const std::string_view> columns, Issues& issues) {
    if (file.empty()) return std::nullopt;
    Checked<Table> table = load_table(file, file, columns);
    issues.append(std::move(table.issues));
    return std::move(table.value);
}

double sum(std::span<const double> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

/// Rows by age: the row of each age 0 .. 100, or -1. Ages that stand twice are issues, and so are absent ones when
/// `all` are needed.
enum class AgesNeeded { all, some };
std::array<int, ages> rows_by_age(const Table& table, AgesNeeded needed, Issues& issues) {
    const std::size_t issues_before = issues.size();
    const std::vector<double> column = table.numbers("age", 0, ages - 1, issues);
    std::array<int, ages> row_of, count{};
    row_of.fill(-1);
    for (std::size_t row = 0; row < column.size(); ++row) {
        const auto age = static_cast<std::size_t>(column[row]);
        if (static_cast<double>(age) != column[row])
            issues.add(table.place(row, "age"), "", say(Phrase::age_not_whole, {table.text(row, "age")}));
        else if (++count[age] > 1)
            issues.add(table.place(row, "age"), "", say(Phrase::table_age_twice, {age}));
        row_of[age] = static_cast<int>(row);
    }
    if (needed == AgesNeeded::all && issues.size() == issues_before && table.rows() > 0)
        for (std::size_t age = 0; age < ages; ++age)
            if (count[age] == 0) {
                issues.add(table.place(0, "age"), "", say(Phrase::table_age_missing, {age}));
                break;
            }
    return row_of;
}

/// A column by age into `out` [age].
void read_column(const Table& table, const std::array<int, ages>& row_of, std::string_view column, double most,
                 double* out, Issues& issues) {
    const std::vector<double> numbers = table.numbers(column, 0, most, issues);
    for (std::size_t age = 0; age < ages; ++age)
        out[age] = row_of[age] < 0 ? 0 : numbers[static_cast<std::size_t>(row_of[age])];
}

/// A table with a column for each sex.
Pyramid read_pyramid(const Table& table, const std::array<int, ages>& row_of, std::string_view men,
                     std::string_view women, double most, Issues& issues) {
    Pyramid pyramid{};
    read_column(table, row_of, men, most, &pyramid[static_cast<std::size_t>(cell(male, 0))], issues);
    read_column(table, row_of, women, most, &pyramid[static_cast<std::size_t>(cell(female, 0))], issues);
    return pyramid;
}

void read_structure(const std::string& file, Tables& tables, Issues& issues) {
    static constexpr std::string_view columns[] = {"age", "male", "female"};
    const auto table = load(file, columns, issues);
    if (!table) return;
    const std::size_t issues_before = issues.size();
    const auto row_of = rows_by_age(*table, AgesNeeded::all, issues);
    tables.structure = read_pyramid(*table, row_of, columns[1], columns[2], most_people, issues);
    if (issues.size() == issues_before && sum(tables.structure) <= 0)
        issues.add({}, "population.structure", say(Phrase::table_without_people));
}

void read_life_table(const std::string& file, Tables& tables, Issues& issues) {
    static constexpr std::string_view columns[] = {"age", "qx_male", "qx_female"};
    const auto table = load(file, columns, issues);
    if (!table) return;
    const std::size_t issues_before = issues.size();
    const auto row_of = rows_by_age(*table, AgesNeeded::all, issues);
    tables.dying = read_pyramid(*table, row_of, "qx_male", "qx_female", 1, issues);
    if (issues.size() > issues_before) return;
    // The odds of death must exist at every age up to 100, and the hazard between 99 and 100 is used beyond.
    for (int sex = 0; sex < sexes; ++sex)
        for (int age = 0; age < ages - 1; ++age) {
            const double q = tables.dying[static_cast<std::size_t>(cell(sex, age))];
            if (q < 1 && (q > 0 || age < ages - 2)) continue;
            const auto row = static_cast<std::size_t>(row_of[static_cast<std::size_t>(age)]);
            issues.add(table->place(row, columns[static_cast<std::size_t>(1 + sex)]), "",
                       say(Phrase::life_table_does_not_die, {age, q}));
        }
}

void read_fertility(const std::string& file, Tables& tables, Issues& issues) {
    static constexpr std::string_view columns[] = {"age", "rate"};
    const auto table = load(file, columns, issues);
    if (!table) return;
    const std::size_t issues_before = issues.size();
    read_column(*table, rows_by_age(*table, AgesNeeded::some, issues), "rate", 1, tables.fertility.data(), issues);
    if (issues.size() == issues_before && sum(tables.fertility) <= 0)
        issues.add({}, "population.fertility.shape", say(Phrase::fertility_without_births));
}

void read_profile(const std::string& file, Tables& tables, Issues& issues) {
    static constexpr std::string_view columns[] = {"age", "loss_male", "loss_female", "gain_male", "gain_female"};
    const auto table = load(file, columns, issues);
    if (!table) return;
    const std::size_t issues_before = issues.size();
    const auto row_of = rows_by_age(*table, AgesNeeded::all, issues);
    tables.loss = read_pyramid(*table, row_of, columns[1], columns[2], 1e6, issues);
    tables.gain = read_pyramid(*table, row_of, columns[3], columns[4], 1e6, issues);
    if (issues.size() > issues_before) return;
    // A weight of 0 at every age would leave migrants without an age.
    const auto check = [&](const Pyramid& weights, const char* name) {
        if (sum(weights) <= 0)
            issues.add({}, "population.migration.profile", say(Phrase::profile_without_people, {name}));
    };
    check(tables.loss, "loss_male, loss_female");
    check(tables.gain, "gain_male, gain_female");
}

void read_census(const std::string& file, Tables& tables, Issues& issues) {
    static constexpr std::string_view columns[] = {"age_from", "age_to", "male", "female"};
    const auto table = load(file, columns, issues);
    if (!table) return;
    const std::size_t issues_before = issues.size();
    const std::vector<double> from = table->numbers("age_from", 0, ages - 1, issues);
    const std::vector<double> to = table->numbers("age_to", 0, ages - 1, issues);
    const std::vector<double> men = table->numbers("male", 0, most_people, issues);
    const std::vector<double> women = table->numbers("female", 0, most_people, issues);
    if (issues.size() > issues_before) return;
    int next = 0;
    double people = 0;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        if (from[row] != next || to[row] < from[row] || to[row] != std::floor(to[row])) {
            issues.add(table->place(row, "age_from"), "", say(Phrase::census_ages, {next}));
            return;
        }
        next = static_cast<int>(to[row]) + 1;
        people += men[row] + women[row];
        tables.census.push_back({static_cast<int>(from[row]), static_cast<int>(to[row]), men[row], women[row]});
    }
    if (next != ages)
        issues.add({}, "population.margins.table", say(Phrase::census_ages_end, {next - 1}));
    else if (people <= 0)
        issues.add({}, "population.margins.table", say(Phrase::table_without_people));
}

}  // namespace

Tables read_tables(const Settings& settings, Issues& issues) {
    Tables tables;
    read_structure(settings.structure, tables, issues);
    read_life_table(settings.mortality.life_table, tables, issues);
    read_fertility(settings.fertility.shape, tables, issues);
    read_profile(settings.migration.profile, tables, issues);
    read_census(settings.margins.table, tables, issues);
    return tables;
}

}  // namespace permille::population
