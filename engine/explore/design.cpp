// Laying the points of a sweep.
#include "permille/explore/design.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/digest.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/explore/morris.hpp"
#include "permille/explore/sobol_indices.hpp"
#include "permille/explore/tornado.hpp"

namespace permille::explore {
namespace {

// How designs are called on the command line, and what stands behind the colon.
enum class Behind { nothing, size, file };
struct DesignName {
    std::string_view name;
    DesignKind kind;
    Behind behind;
};
constexpr std::array design_names{
    DesignName{"grid", DesignKind::grid, Behind::nothing},
    DesignName{"zip", DesignKind::zip, Behind::nothing},
    DesignName{"lhs", DesignKind::latin_hypercube, Behind::size},
    DesignName{"sobol", DesignKind::sobol, Behind::size},
    DesignName{"random", DesignKind::random, Behind::size},
    DesignName{"table", DesignKind::table, Behind::file},
    DesignName{"saltelli", DesignKind::saltelli, Behind::size},
    DesignName{"morris", DesignKind::morris, Behind::size},
    DesignName{"oat", DesignKind::one_at_a_time, Behind::nothing},
};

template <class T>
Checked<T> refusal(std::string path, Text sentence) {
    Checked<T> refused;
    refused.issues.add({}, std::move(path), std::move(sentence));
    return refused;
}

// The places of a tornado, the same of every factor.
UnitPoints tornado_points(std::size_t factors) {
    const auto all = [&](double place) { return std::vector<double>(factors, place); };
    return one_at_a_time(all(low_place), all(middle_place), all(high_place));
}

// How many points a design in the unit cube has, before it is laid.
double size_of(const Design& design, std::size_t factors) {
    const auto size = static_cast<double>(design.size);
    switch (design.kind) {
        case DesignKind::saltelli: return size * static_cast<double>(saltelli_rows(factors, Order::second));
        case DesignKind::morris: return size * static_cast<double>(factors + 1);
        case DesignKind::one_at_a_time: return static_cast<double>(2 * factors + 1);
        default: return size;
    }
}

// A column as a factor: its path, and the different levels in it, in their order.
Factor factor_of(const Table& table, const std::string& column) {
    Factor factor;
    factor.path = column;
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const std::string& level = table.text(row, column); seen.insert(level).second)
            factor.levels.push_back(level);
    return factor;
}

bool is_listed(DesignKind kind) {
    return kind == DesignKind::grid || kind == DesignKind::zip;
}

}  // namespace

bool Design::can_grow() const {
    return kind == DesignKind::sobol || kind == DesignKind::random || kind == DesignKind::saltelli ||
           kind == DesignKind::morris;
}

Checked<Design> read_design(std::string_view text) {
    const auto colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const std::string_view behind = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    const auto known =
        std::find_if(design_names.begin(), design_names.end(), [&](const DesignName& one) { return one.name == name; });
    if (known == design_names.end()) {
        std::vector<std::string_view> names;
        for (const DesignName& one : design_names) names.push_back(one.name);
        return refusal<Design>({}, say(Phrase::design_unknown, {printable(text), did_you_mean(name, names)}));
    }
    Design design{.kind = known->kind, .size = 0, .file = {}, .text = std::string(text)};
    if (known->behind == Behind::nothing && colon != std::string_view::npos)
        return refusal<Design>({}, say(Phrase::design_takes_nothing, {printable(text), name}));
    if (known->behind == Behind::file) {
        design.file = behind;
        if (behind.empty()) return refusal<Design>({}, say(Phrase::design_needs_file, {printable(text)}));
    }
    if (known->behind == Behind::size) {
        const auto [end, error] = std::from_chars(behind.data(), behind.data() + behind.size(), design.size);
        if (error != std::errc() || end != behind.data() + behind.size() || design.size < 1 ||
            design.size > SweepPoints::most)
            return refusal<Design>({}, say(Phrase::design_needs_size, {printable(text), name, SweepPoints::most}));
    }
    return {std::move(design), {}};
}

std::vector<std::string> SweepPoints::levels(std::int64_t point) const {
    expects(point >= 0 && point < points_);
    std::vector<std::string> levels(factors_.size());
    auto rest = static_cast<std::size_t>(point);
    for (std::size_t f = factors_.size(); f-- > 0;) {  // the last factor changes fastest
        const Factor& factor = factors_[f];
        switch (design_.kind) {
            case DesignKind::grid:
                levels[f] = factor.levels[rest % factor.levels.size()];
                rest /= factor.levels.size();
                break;
            case DesignKind::zip: levels[f] = factor.levels[rest]; break;
            case DesignKind::table: levels[f] = table_.front().text(rest, factor.path); break;
            case DesignKind::morris: levels[f] = factor.at(inside(unit_.at(rest, f), morris_levels)); break;
            default: levels[f] = factor.at(unit_.at(rest, f));
        }
    }
    return levels;
}

Place SweepPoints::place(std::int64_t point, std::string_view path) const {
    if (table_.empty()) return {};
    const Table& table = table_.front();
    std::string_view found = table.columns().front();
    for (const std::string& column : table.columns())
        if (column == path || (column.starts_with(path) && column[path.size()] == '.')) found = column;
    return table.place(static_cast<std::size_t>(point), found);
}

std::string SweepPoints::table_digest() const {
    std::string all;
    for (std::int64_t point = 0; point < points_; ++point)
        for (const std::string& level : levels(point)) all += level + "\n";
    return sha256(all);
}

Checked<UnitPoints> unit_design(const Design& design, std::size_t factors, std::uint64_t seed) {
    const auto size = static_cast<std::size_t>(design.size);
    switch (design.kind) {
        case DesignKind::saltelli: return saltelli_design(size, factors, Order::second, seed);
        case DesignKind::morris: return morris_design(size, factors, morris_levels, seed);
        case DesignKind::one_at_a_time: return {tornado_points(factors), {}};
        case DesignKind::latin_hypercube: return {unit_points(Spread::latin_hypercube, size, factors, seed), {}};
        case DesignKind::sobol: return {unit_points(Spread::sobol, size, factors, seed), {}};
        default: return {unit_points(Spread::random, size, factors, seed), {}};
    }
}

Checked<SweepPoints> lay_out(std::vector<Factor> factors, const Design& design, std::uint64_t seed) {
    SweepPoints laid;
    laid.design_ = design;
    if (design.kind == DesignKind::table) {
        if (!factors.empty()) return refusal<SweepPoints>(factors.front().path, say(Phrase::table_names_factors));
        Checked<Table> table = load_table(design.file, design.file, {});
        if (!table.value) return {std::nullopt, std::move(table.issues)};
        for (const std::string& column : table.value->columns()) factors.push_back(factor_of(*table.value, column));
        laid.points_ = static_cast<std::int64_t>(table.value->rows());
        laid.table_.push_back(std::move(*table.value));
        if (laid.points_ == 0) return refusal<SweepPoints>({}, say(Phrase::table_without_points, {design.file}));
    }
    if (factors.empty()) return refusal<SweepPoints>({}, say(Phrase::sweep_without_factors));
    for (std::size_t f = 0; f < factors.size(); ++f) {
        for (std::size_t g = 0; g < f; ++g)
            if (factors[f].path == factors[g].path)
                return refusal<SweepPoints>(factors[f].path, say(Phrase::vary_twice, {factors[f].path}));
        if (is_listed(design.kind) && factors[f].distribution)
            return refusal<SweepPoints>(factors[f].path,
                                        say(Phrase::design_needs_levels, {factors[f].path, design.text}));
    }
    // A list moves by other steps than a trajectory, whose effects would be those of no range; four levels are its own.
    if (design.kind == DesignKind::morris)
        for (const Factor& factor : factors)
            if (!factor.distribution && factor.levels.size() != morris_levels)
                return refusal<SweepPoints>(factor.path,
                                            say(Phrase::design_needs_distribution, {factor.path, morris_levels}));
    double points = static_cast<double>(laid.points_);
    if (design.kind == DesignKind::grid) {
        points = 1;
        for (const Factor& factor : factors) points *= static_cast<double>(factor.levels.size());
    } else if (design.kind == DesignKind::zip) {
        points = static_cast<double>(factors.front().levels.size());
        for (const Factor& factor : factors)
            if (static_cast<double>(factor.levels.size()) != points)
                return refusal<SweepPoints>(
                    factor.path, say(Phrase::zip_lengths, {factors.front().path, factors.front().levels.size(),
                                                           factor.path, factor.levels.size()}));
    } else if (design.kind != DesignKind::table) {
        points = size_of(design, factors.size());
    }
    if (points > static_cast<double>(SweepPoints::most))
        return refusal<SweepPoints>({}, say(Phrase::design_too_large, {points, SweepPoints::most}));
    laid.points_ = static_cast<std::int64_t>(points);
    if (!is_listed(design.kind) && design.kind != DesignKind::table) {
        Checked<UnitPoints> unit = unit_design(design, factors.size(), seed);
        if (!unit.value) return {std::nullopt, std::move(unit.issues)};
        laid.unit_ = std::move(*unit.value);
    }
    laid.factors_ = std::move(factors);
    return {std::move(laid), {}};
}

}  // namespace permille::explore
