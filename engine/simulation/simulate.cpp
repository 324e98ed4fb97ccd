// Handing blocks of replications to threads and gathering what they record.
#include "permille/simulation/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"
#include "permille/outcomes/evaluate.hpp"
#include "permille/simulation/draw_values.hpp"
#include "permille/simulation/kernels.hpp"

namespace permille::simulation {
namespace {

// Blocks handed to a thread at a time when nothing else is asked for: enough to make starting them cheap, few enough to
// keep all threads busy to the end.
constexpr std::int64_t blocks_per_job = 8;

const Kernel& choose(const std::vector<Kernel>& available, int lanes) {
    for (const Kernel& kernel : available)
        if (lanes == 0 || kernel.lanes == lanes) return kernel;
    expects(false);  // the caller asks for one of lane_widths()
    return available.front();
}

// One thread's part: draws the values of its blocks, runs them, and puts what they record into the ensemble's slots.
class Job {
  public:
    Job(const Model& model, const RunOptions& options, const Kernel& kernel, const ValueDrawer& drawer,
        Ensemble& ensemble)
        : model_(model), options_(options), kernel_(kernel), drawer_(drawer), ensemble_(ensemble) {}

    // Replications begin .. end - 1 of the run.
    std::vector<FailedReplication> run(std::int64_t begin, std::int64_t end) const {
        const int lanes = kernel_.lanes;
        const auto blocks = static_cast<int>((end - begin + lanes - 1) / lanes);
        const std::size_t block_values = static_cast<std::size_t>(drawer_.value_count() * lanes);
        const std::size_t block_results = static_cast<std::size_t>(model_.rooms().series()) *
                                          static_cast<std::size_t>(ensemble_.years() + 1) *
                                          static_cast<std::size_t>(lanes);
        std::vector<double> values(block_values * static_cast<std::size_t>(blocks));
        // Not set to zero: the kernel writes each of them.
        const auto results = std::make_unique_for_overwrite<double[]>(block_results * static_cast<std::size_t>(blocks));
        std::vector<double> towns;
        if (ensemble_.towns && begin < ensemble_.towns->replications())
            towns.resize(block_towns() * static_cast<std::size_t>(blocks));
        const std::int64_t first = options_.first_replication + begin;
        for (int block = 0; block < blocks; ++block)
            drawer_.fill(first + block * lanes, lanes, values.data() + static_cast<std::size_t>(block) * block_values);
        const KernelJob job{.rooms = &model_.rooms(),
                            .calendar = model_.calendar(),
                            .blocks = blocks,
                            .seed = options_.seed,
                            .first_replication = static_cast<std::uint32_t>(first),
                            .value_count = drawer_.value_count(),
                            .values = values.data(),
                            .results = results.get(),
                            .towns = towns.empty() ? nullptr : towns.data()};
        kernel_.run(&job);
        if (!towns.empty()) gather_towns(towns, begin, std::min(end, ensemble_.towns->replications()));
        const std::size_t row_values =
            model_.outcomes().series.size() * static_cast<std::size_t>(ensemble_.years() + 1);
        std::vector<double> rows(row_values * static_cast<std::size_t>(end - begin));
        for (std::int64_t replication = begin; replication < end; ++replication) {
            const auto block = static_cast<std::size_t>((replication - begin) / lanes);
            const auto lane = static_cast<std::size_t>((replication - begin) % lanes);
            const outcomes::Replication recorded{
                .seed = options_.seed,
                .number = static_cast<std::uint32_t>(options_.first_replication + replication),
                .lanes = lanes,
                .values = values.data() + block * block_values + lane,
                .recorded = results.get() + block * block_results + lane,
                .series = model_.rooms().series()};
            outcomes::evaluate(model_.outcomes(), recorded,
                               rows.data() + static_cast<std::size_t>(replication - begin) * row_values);
        }
        return gather(results.get(), block_results, rows.data(), row_values, begin, end);
    }

  private:
    // What a block records of towns.
    std::size_t block_towns() const {
        const TownParameters& towns = model_.rooms().towns;
        return static_cast<std::size_t>(towns.series.count() * towns.towns * (ensemble_.years() + 1) * kernel_.lanes);
    }

    void gather_towns(const std::vector<double>& recorded, std::int64_t begin, std::int64_t end) const {
        TownRecords& towns = *ensemble_.towns;
        const auto lanes = static_cast<std::size_t>(kernel_.lanes);
        const auto first = static_cast<std::size_t>(begin), count = static_cast<std::size_t>(end - begin);
        const int rows = towns.series().count() * towns.towns();
        for (int t = 0; t <= towns.years(); ++t)
            for (int row = 0; row < rows; ++row) {
                const std::span<float> values = towns.values(row / towns.towns(), row % towns.towns(), t);
                const double* from = recorded.data() + static_cast<std::size_t>(t * rows + row) * lanes;
                for (std::size_t i = 0; i < count; ++i)
                    values[first + i] = static_cast<float>(from[i / lanes * block_towns() + i % lanes]);
            }
    }

    // What the rooms recorded and the rows made of it, into the ensemble's slots: series by series, so that each one's
    // slots are looked up once.
    //
    // recorded  [block][year, series of the rooms, lane]
    // rows      [replication][year, series of the outcomes]
    // returns   the first number of each replication that is not finite
    std::vector<FailedReplication> gather(const double* recorded, std::size_t block_results, const double* rows,
                                          std::size_t row_values, std::int64_t begin, std::int64_t end) const {
        const auto lanes = static_cast<std::size_t>(kernel_.lanes), count = static_cast<std::size_t>(end - begin);
        const auto rooms = static_cast<std::size_t>(model_.rooms().series()), all = ensemble_.series().size();
        std::vector<std::optional<FailedReplication>> first_failure(count);
        for (int t = 0; t <= ensemble_.years(); ++t) {
            const auto year = static_cast<std::size_t>(t);
            for (std::size_t series = 0; series < all; ++series) {
                const std::span<double> slots =
                    ensemble_.values(static_cast<int>(series), t).subspan(static_cast<std::size_t>(begin), count);
                if (series < rooms) {
                    const double* block = recorded + (year * rooms + series) * lanes;
                    for (std::size_t i = 0; i < count; i += lanes, block += block_results)
                        std::copy_n(block, std::min(lanes, count - i), &slots[i]);
                } else {
                    const double* row = rows + year * (all - rooms) + series - rooms;
                    for (std::size_t i = 0; i < count; ++i) slots[i] = row[i * row_values];
                }
                for (std::size_t i = 0; i < count; ++i)
                    if (!std::isfinite(slots[i]) && !first_failure[i])
                        first_failure[i] = {begin + static_cast<std::int64_t>(i), static_cast<int>(series), t};
            }
        }
        std::vector<FailedReplication> failed;
        for (const auto& one : first_failure)
            if (one) failed.push_back(*one);
        return failed;
    }

    const Model& model_;
    const RunOptions& options_;
    const Kernel& kernel_;
    const ValueDrawer& drawer_;
    Ensemble& ensemble_;
};

// Tells how far the run is, from one thread at a time and never waiting for it.
class Progress {
  public:
    Progress(const RunOptions& options, std::int64_t done) : options_(options), done_(done) {}

    void add(std::int64_t replications) {
        done_ += replications;
        if (!options_.progress) return;
        if (const std::unique_lock lock(guard_, std::try_to_lock); lock) options_.progress(done_);
    }

  private:
    const RunOptions& options_;
    std::atomic<std::int64_t> done_;
    std::mutex guard_;
};

// Room for the towns of the first replications; those that there are stay.
void record_more_towns(const Model& model, std::int64_t replications, Ensemble& ensemble) {
    const TownParameters& towns = model.rooms().towns;
    if (!ensemble.towns) ensemble.towns.emplace(towns.series, towns.towns, model.calendar().years, 0);
    ensemble.towns->grow(std::min(replications, most_town_replications));
}

}  // namespace

std::vector<int> lane_widths() {
    std::vector<int> widths;
    for (const Kernel& kernel : kernels()) widths.push_back(kernel.lanes);
    return widths;
}

Ensemble simulate(const Model& model, const RunOptions& options) {
    return simulate_more(model, options,
                         Ensemble(model.series(), model.calendar().base_year, model.calendar().years, 0));
}

Ensemble simulate_more(const Model& model, const RunOptions& options, Ensemble ensemble) {
    expects(options.replications > 0 && options.first_replication >= 0 && ensemble.complete);
    const std::int64_t from = ensemble.replications();
    ensemble.grow(options.replications);
    const std::vector<Kernel> available = kernels();
    const Kernel& kernel = choose(available, options.lanes);
    const Points points(options.points, options.seed, model.dimension_count());
    std::optional<CommonLuck> common;
    if (options.common_seed) common.emplace(model, options.points, *options.common_seed, options.seed);
    const ValueDrawer drawer(model.parameters(), model.dimensions(), model.copula(), points, options.seed,
                             options.at_point, common ? &*common : nullptr);

    if (options.towns) record_more_towns(model, options.replications, ensemble);
    const std::int64_t asked = options.block > 0 ? options.block : blocks_per_job * kernel.lanes;
    const std::int64_t size = (asked + kernel.lanes - 1) / kernel.lanes * kernel.lanes;
    const auto jobs = static_cast<std::size_t>((options.replications - from + size - 1) / size);
    std::vector<std::vector<FailedReplication>> failed(jobs);
    std::atomic<bool> complete = true;
    Progress progress(options, from);
    const Job job(model, options, kernel, drawer, ensemble);
    parallel_for(jobs, options.threads, [&](std::size_t i) {
        if (options.interrupted && options.interrupted->load()) {
            complete = false;
            return;
        }
        const std::int64_t begin = from + static_cast<std::int64_t>(i) * size;
        const std::int64_t end = std::min(begin + size, options.replications);
        failed[i] = job.run(begin, end);
        progress.add(end - begin);
    });
    for (const auto& some : failed) ensemble.failed.insert(ensemble.failed.end(), some.begin(), some.end());
    ensemble.complete = complete;
    return ensemble;
}

}  // namespace permille::simulation
