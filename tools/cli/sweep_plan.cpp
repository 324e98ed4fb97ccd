// The plan of a sweep, and a look ahead.
#include "sweep_plan.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/version.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

report::SweepFactor factor_of(const explore::Factor& factor) {
    report::SweepFactor kept{.path = factor.path, .levels = factor.text, .bounds = {}, .distribution = {}};
    if (!factor.distribution) return kept;
    const Distribution& d = *factor.distribution;
    if (kept.levels.empty()) {
        Number number;
        number.form = d;
        kept.levels = form_text(number);
    }
    // SALib's words for the forms that it has. One that is cut at the field's bounds is none of them.
    constexpr double tail = 1e-6;
    if (factor.part.width < 1 - tail) {
        kept.bounds = {quantile(d, factor.part.at(1e-9)), quantile(d, factor.part.at(1 - 1e-9))};
    } else if (d.kind == Distribution::Kind::uniform) {
        kept.distribution = "unif";
        kept.bounds = {d.a, d.b};
    } else if (d.kind == Distribution::Kind::normal) {
        kept.distribution = "norm";
        kept.bounds = {d.a, d.b};
    } else if (d.kind == Distribution::Kind::lognormal) {
        kept.distribution = "lognorm";
        kept.bounds = {std::log(d.a), d.b};
    } else if (d.kind == Distribution::Kind::triangular && d.a == 0) {  // as its end and where its peak lies in it
        kept.distribution = "triang";
        kept.bounds = {d.c, d.b / d.c};
    } else {
        kept.bounds = {quantile(d, 1e-9), quantile(d, 1 - 1e-9)};
    }
    return kept;
}

// About what the database takes: of its frame, of a point, of each of its values.
constexpr std::int64_t bytes_of_frame = 50'000, bytes_a_point = 60, bytes_a_value = 25;

// Files with what was in them, so that another content makes another plan.
std::string files_text(const std::vector<std::string>& files, const std::vector<const LoadedScenario*>& scenarios) {
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i) text += (i > 0 ? ", " : "") + files[i] + "@" + scenarios[i]->digest;
    return text;
}

// A design that may grow is kept without its number of points, a table with what was in it.
std::string design_of(const explore::SweepPoints& points) {
    constexpr std::size_t digest_digits = 12;
    const explore::Design& design = points.design();
    if (design.kind == explore::DesignKind::table)
        return design.text + "@" + points.table_digest().substr(0, digest_digits);
    return design.can_grow() ? design.text.substr(0, design.text.find(':')) : design.text;
}

std::int64_t resident_bytes() {
    std::ifstream in("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    in >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

std::string bytes_text(std::int64_t bytes) {
    const auto size = static_cast<double>(bytes);
    return size < 1e6 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{:.1f} MB", size / 1e6);
}

}  // namespace

report::SweepPlan plan_of(const explore::Sweep& sweep, const LoadedScenario& own, const Arguments& arguments) {
    report::SweepPlan plan;
    plan.scenario = own.id;
    plan.file = arguments.files.front();
    plan.digest = own.digest;
    plan.version = report::version;
    plan.sets = arguments.sets;
    plan.seed = sweep.how.seed;
    plan.base_year = static_cast<int>(own.scenario.horizon.base);
    plan.design = design_of(sweep.points);
    plan.points = sweep.points.points();
    for (const explore::Factor& factor : sweep.points.factors()) {
        plan.factors.push_back(factor_of(factor));
        if (factor.is_file()) plan.factors.back().levels = files_text(factor.levels, sweep.scenarios);
    }
    for (const explore::Kept& kept : sweep.kept)
        plan.measures.push_back({kept.target, kept.statistic, kept.unit, kept.year});
    return plan;
}

void say_which_replications(const report::SweepStore& store, const Arguments& arguments) {
    std::int64_t most = 0;
    for (const report::SweepDone& done : store.done()) most = std::max(most, done.replications);
    const std::int64_t common = store.common_replications();
    if (arguments.quiet || common == 0 || most == common) return;
    message(
        say(Phrase::sens_fewer_replications, {in_shell(store.path().string()), most, common}).in(arguments.language) +
        "\n");
}

Estimate estimate_of(const explore::Sweep& sweep, std::int64_t points, double seconds_a_point) {
    Estimate estimate{.points = points, .replications = sweep.how.replications};
    const auto kept = static_cast<std::int64_t>(sweep.kept.size());
    estimate.rows = points * kept;
    estimate.seconds = seconds_a_point * static_cast<double>(points);
    estimate.memory_bytes = resident_bytes();
    estimate.database_bytes = bytes_of_frame + points * (bytes_a_point + kept * bytes_a_value);
    return estimate;
}

std::string estimate_text(const Estimate& estimate, const std::string& place, Language language) {
    const auto line = [&](Phrase phrase, const std::string& value) { return say(phrase, {value}).in(language) + "\n"; };
    return line(Phrase::dry_run_points, report::grouped(static_cast<double>(estimate.points))) +
           line(Phrase::dry_run_replications, report::grouped(static_cast<double>(estimate.replications))) +
           line(Phrase::dry_run_time, fmt::format("{:.3g}", estimate.seconds)) +
           line(Phrase::dry_run_memory, bytes_text(estimate.memory_bytes)) +
           line(Phrase::dry_run_rows, report::grouped(static_cast<double>(estimate.rows))) +
           line(Phrase::dry_run_bytes, bytes_text(estimate.database_bytes)) + line(Phrase::dry_run_place, place);
}

}  // namespace permille::cli
