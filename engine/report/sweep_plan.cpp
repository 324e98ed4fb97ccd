// The plan of a sweep in its database.
#include "sweep_plan.hpp"

#include <charconv>

#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "sweep_schema.hpp"

namespace permille::report {
namespace {

std::vector<SweepFactor> read_factors(const Database& database) {
    std::vector<SweepFactor> factors;
    Statement rows = database.prepare("SELECT path, levels, distribution, lower, upper FROM factors ORDER BY factor");
    while (rows.next()) {
        SweepFactor factor{rows.text(0), rows.text(1), std::nullopt, rows.text(2)};
        const std::optional<double> lower = rows.real(3), upper = rows.real(4);
        if (lower && upper) factor.bounds = {*lower, *upper};
        factors.push_back(std::move(factor));
    }
    return factors;
}

std::vector<SweepMeasure> read_measures(const Database& database) {
    std::vector<SweepMeasure> measures;
    Statement rows = database.prepare("SELECT target, statistic, unit, year FROM measures ORDER BY measure");
    while (rows.next()) measures.push_back({rows.text(0), rows.text(1), rows.text(2), static_cast<int>(rows.whole(3))});
    return measures;
}

std::string one_of_each(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string factors_text(const SweepPlan& plan) {
    std::vector<std::string> parts;
    for (const SweepFactor& factor : plan.factors) parts.push_back(factor.path + "=" + factor.levels);
    return one_of_each(parts);
}

std::string measures_text(const SweepPlan& plan) {
    std::vector<std::string> parts;
    for (const SweepMeasure& measure : plan.measures)
        parts.push_back(measure.id() + " " + std::to_string(measure.year) + " " + measure.unit);
    return one_of_each(parts);
}

// The text from a little before where it parts from another, so that a message shows what differs.
std::string from_difference(const std::string& text, const std::string& other) {
    if (text.empty()) return "—";
    std::size_t at = 0, word = 0;
    for (; at < text.size() && at < other.size() && text[at] == other[at]; ++at)
        if (text[at] == ' ') word = at + 1;
    return excerpt((word > 0 ? "… " : "") + text.substr(word));
}

}  // namespace

std::string SweepFactor::digest_of(const std::string& file) const {
    const std::string all = ", " + levels;
    const std::string mark = ", " + file + "@";
    const auto at = all.find(mark);
    if (at == std::string::npos) return "?";
    const auto start = at + mark.size();
    return all.substr(start, all.find(", ", start) - start);
}

std::pair<std::string, std::string> SweepPlan::scenario_of(const explore::SweepPoint& point) const {
    for (std::size_t f = 0; f < factors.size(); ++f)
        if (factors[f].path == explore::file_path)
            return {std::filesystem::path(point.levels[f]).stem().string(), factors[f].digest_of(point.levels[f])};
    return {scenario, digest};
}

void write_plan(const Database& database, const SweepPlan& plan) {
    database.execute(sweep_tables);
    database.prepare("INSERT INTO sweep VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(plan.scenario, plan.file, plan.digest, plan.version, std::to_string(plan.seed),
             std::int64_t{plan.base_year}, plan.design, plan.points);
    Statement set = database.prepare("INSERT INTO sets VALUES (?, ?)");
    for (std::size_t i = 0; i < plan.sets.size(); ++i) set.run(static_cast<std::int64_t>(i), plan.sets[i]);
    Statement factor = database.prepare("INSERT INTO factors VALUES (?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < plan.factors.size(); ++i) {
        const SweepFactor& one = plan.factors[i];
        std::optional<double> lower, upper;
        if (one.bounds) lower = one.bounds->first, upper = one.bounds->second;
        factor.run(static_cast<std::int64_t>(i), one.path, one.levels, lower, upper, one.distribution);
    }
    Statement measure = database.prepare("INSERT INTO measures VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < plan.measures.size(); ++i) {
        const SweepMeasure& one = plan.measures[i];
        measure.run(static_cast<std::int64_t>(i), one.target, one.statistic, std::int64_t{one.year}, one.unit);
    }
}

SweepPlan read_plan(const Database& database) {
    SweepPlan plan;
    {
        Statement row =
            database.prepare("SELECT scenario, file, digest, version, seed, base_year, design, points FROM sweep");
        if (!row.next()) database.damaged("sweep");
        plan.scenario = row.text(0), plan.file = row.text(1), plan.digest = row.text(2), plan.version = row.text(3);
        const std::string seed = row.text(4);
        const auto [stop, error] = std::from_chars(seed.data(), seed.data() + seed.size(), plan.seed);
        if (error != std::errc() || stop != seed.data() + seed.size()) database.damaged("sweep.seed");
        plan.base_year = static_cast<int>(row.whole(5)), plan.design = row.text(6), plan.points = row.whole(7);
    }
    Statement set = database.prepare("SELECT text FROM sets ORDER BY position");
    while (set.next()) plan.sets.push_back(set.text(0));
    plan.factors = read_factors(database);
    plan.measures = read_measures(database);
    return plan;
}

void expect_same_sweep(const std::filesystem::path& path, const SweepPlan& there, const SweepPlan& here) {
    const auto same = [&](const Text& part, const std::string& then, const std::string& now,
                          Phrase sentence = Phrase::sweep_differs) {
        if (then == now) return;
        throw Failure(
            say(sentence, {printable(path.string()), part, from_difference(then, now), from_difference(now, then)}));
    };
    const auto option = [](const char* name) { return Text{name, name}; };
    same(say(Phrase::sweep_part_scenario), there.scenario, here.scenario);
    same(say(Phrase::sweep_part_version), there.version, here.version);
    same(option("--set"), one_of_each(there.sets), one_of_each(here.sets));
    same(say(Phrase::sweep_part_base_year), std::to_string(there.base_year), std::to_string(here.base_year));
    same(say(Phrase::sweep_part_digest), there.digest, here.digest);
    same(option("--seed"), std::to_string(there.seed), std::to_string(here.seed));
    // Designs that can grow are kept without their number: one that differs in it alone cannot.
    const auto name = [](const std::string& design) { return design.substr(0, design.find(':')); };
    same(option("--design"), there.design, here.design,
         name(there.design) == name(here.design) ? Phrase::sweep_cannot_grow : Phrase::sweep_differs);
    const bool listed = there.design == "grid" || there.design == "zip";
    same(option("--vary"), factors_text(there), factors_text(here),
         listed ? Phrase::sweep_cannot_grow : Phrase::sweep_differs);
    same(option("--measure"), measures_text(there), measures_text(here));
}

}  // namespace permille::report
