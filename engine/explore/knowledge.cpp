// One long run and many short ones at fixed points.
#include "permille/explore/knowledge.hpp"

#include <numeric>
#include <utility>

#include "permille/base/parallel.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/simulation/drawn_points.hpp"
#include "permille/simulation/simulate.hpp"

namespace permille::explore {
namespace {

// Values of every row at every point [row][point, replication]; nothing where a replication went wrong.
using PointValues = std::optional<std::vector<std::vector<double>>>;

PointValues values_at_points(const Scenario& scenario, const simulation::Model& model, const RunSettings& settings) {
    constexpr auto points = static_cast<std::size_t>(knowledge_points);
    constexpr auto each = static_cast<std::size_t>(replications_a_point);
    std::vector<std::vector<double>> values(scenario.targets.size());
    for (auto& of_row : values) of_row.resize(points * each);
    std::atomic<bool> complete = true, sound = true;
    parallel_for(points, settings.threads, [&](std::size_t point) {
        const simulation::Ensemble ensemble = simulation::simulate(model, {.replications = replications_a_point,
                                                                           .seed = settings.seed,
                                                                           .threads = 1,
                                                                           .lanes = settings.lanes,
                                                                           .at_point = static_cast<std::int64_t>(point),
                                                                           .progress = {},
                                                                           .interrupted = settings.interrupted});
        if (!ensemble.complete) complete = false;
        if (!ensemble.failed.empty()) sound = false;
        const Rows rows = rows_of(scenario, ensemble);
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row])
                std::copy(rows[row]->value.begin(), rows[row]->value.end(),
                          values[row].begin() + static_cast<std::ptrdiff_t>(point * each));
    });
    if (!complete) throw Interrupted{};
    return sound ? PointValues(std::move(values)) : std::nullopt;
}

// Independent ones: Sobol points of two far dimensions may lie on a few lines, where what one number does shows along
// the other as well.
std::vector<double> draws_of(const simulation::Model& model, std::uint64_t seed, std::int64_t replications) {
    std::vector<int> draws(model.parameters().draws().size());
    std::iota(draws.begin(), draws.end(), 0);
    std::vector<double> u(draws.size() * static_cast<std::size_t>(replications));
    simulation::DrawnPoints(model, draws, seed, PointSet::plain)
        .fill(0, static_cast<std::size_t>(replications), u.data());
    return u;
}

// The classes of verdicts begin here, from below.
constexpr double verdict_thresholds[] = {0.2, 0.5, 0.8};

}  // namespace

Knowledge knowledge_of(const Scenario& scenario, const simulation::Model& model, const RunSettings& settings) {
    Knowledge known;
    known.replications = settings.replications;
    for (const auto& draw : model.parameters().draws()) known.inputs.push_back(draw.path);
    RunSettings independent = settings;
    independent.points = PointSet::plain;
    const Trial trial = try_out(scenario, model, independent);
    const PointValues values = values_at_points(scenario, model, settings);
    const std::vector<double> u = draws_of(model, settings.seed, settings.replications);
    const bool whole = trial.finished.size() == static_cast<std::size_t>(settings.replications);
    for (std::size_t row = 0; row < trial.rows.size(); ++row) {
        if (!trial.rows[row]) continue;
        RowKnowledge of_row{.row = row, .parts = {}, .worth = {}};
        if (values)
            of_row.parts = variance_parts((*values)[row], static_cast<std::size_t>(knowledge_points), Luck::shared,
                                          {.seed = settings.seed});
        if (whole && !known.inputs.empty())
            of_row.worth = value_of_information(u, trial.rows[row]->met, verdict_thresholds);
        known.rows.push_back(std::move(of_row));
    }
    return known;
}

}  // namespace permille::explore
