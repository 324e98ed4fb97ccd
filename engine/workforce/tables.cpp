// Age structures out of bands of age.
#include "permille/workforce/tables.hpp"

#include <charconv>
#include <cmath>
#include <string_view>

#include "permille/base/phrases.hpp"
#include "permille/describe/table.hpp"

namespace permille::workforce {
namespace {

// A whole number that fills the text, or -1.
int whole(std::string_view text) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

/// One cadre's rows of a table, spread over single ages.
AgeStructure read_structure(const Table& table, const std::vector<double>& shares, const Ages& wanted,
                            const std::string& path, Issues& issues) {
    AgeStructure structure{};
    std::array<bool, ages + 1> seen{};
    double sum = 0;
    std::size_t found = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.text(row, "cadre") != wanted.row) continue;
        ++found;
        const std::string& text = table.text(row, "age_band");
        const AgeBand band = parse_age_band(text);
        if (!band.valid) {
            issues.add(table.place(row, "age_band"), {}, say(Phrase::age_band_unclear, {text}));
            continue;
        }
        bool overlaps = false;
        for (int age = band.from; age <= band.to; ++age) {
            bool& taken = seen[static_cast<std::size_t>(age - youngest_age)];
            overlaps = overlaps || taken;
            taken = true;
        }
        if (overlaps) issues.add(table.place(row, "age_band"), {}, say(Phrase::age_band_overlaps, {text}));
        add_band(structure, band, shares[row]);
        sum += shares[row];
    }
    if (found == 0)
        issues.add({}, path, say(Phrase::age_row_missing, {wanted.table, wanted.row}));
    else if (std::abs(sum - 1) > 0.02)
        issues.add({}, path, say(Phrase::age_shares_not_one, {wanted.row, sum}));
    else
        for (double& share : structure) share /= sum;
    return structure;
}

}  // namespace

const AgeStructure* Tables::find(const Ages& wanted) const {
    for (const Row& row : rows)
        if (row.table == wanted.table && row.row == wanted.row) return &row.shares;
    return nullptr;
}

AgeBand parse_age_band(std::string_view text) {
    constexpr int last_working_age = 64;
    AgeBand band;
    if (const auto dash = text.find('-'); dash != text.npos)
        band = {whole(text.substr(0, dash)), whole(text.substr(dash + 1)), true};
    else if (text.starts_with('<'))
        band = {youngest_age, whole(text.substr(1)) - 1, true};
    else if (text.ends_with('+'))
        band = {whole(text.substr(0, text.size() - 1)), last_working_age, true};
    band.valid = band.valid && youngest_age <= band.from && band.from <= band.to && band.to <= oldest_age;
    return band;
}

void add_band(AgeStructure& structure, AgeBand band, double share) {
    const double each = share / (band.to - band.from + 1);
    for (int age = band.from; age <= band.to; ++age)
        structure[static_cast<std::size_t>(age < rehired_age ? age - youngest_age : ages)] += each;
}

Tables read_tables(const Map<Cadre>& cadres, Issues& issues) {
    constexpr std::string_view columns[] = {"cadre", "age_band", "share"};
    Tables tables;
    for (const auto& [id, cadre] : cadres) {
        if (!cadre.ages || tables.find(*cadre.ages) != nullptr) continue;
        const Checked<Table> table = load_table(cadre.ages->table, cadre.ages->table, columns);
        issues.append(table.issues);
        if (!table) continue;
        const std::vector<double> shares = table.value->numbers("share", 0, 1, issues);
        const std::string path = "workforce." + id + ".ages";
        tables.rows.push_back({.table = cadre.ages->table,
                               .row = cadre.ages->row,
                               .shares = read_structure(*table.value, shares, *cadre.ages, path, issues)});
    }
    return tables;
}

}  // namespace permille::workforce
