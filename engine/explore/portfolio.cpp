// Counties handed to threads by ticket, and put back in order behind them.
#include "permille/explore/portfolio.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"
#include "permille/explore/trial.hpp"
#include "permille/random/key.hpp"
#include "permille/simulation/simulate.hpp"

namespace permille::explore {
namespace {

// Lets results out in the order of their tickets. Who is too far ahead waits, so that few results are kept; who holds
// the lowest ticket never does.
class InOrder {
  public:
    InOrder(std::size_t most_kept, std::function<void(CountyResult&&)> take)
        : most_kept_(most_kept), take_(std::move(take)) {}

    void put(std::size_t ticket, CountyResult result) {
        std::unique_lock lock(guard_);
        moved_.wait(lock, [&] { return stopped_ || ticket < next_ + most_kept_; });
        kept_.emplace(ticket, std::move(result));
        for (auto first = kept_.find(next_); first != kept_.end(); first = kept_.find(next_)) {
            CountyResult one = std::move(first->second);
            kept_.erase(first);
            take_(std::move(one));
            ++next_;
        }
        moved_.notify_all();
    }

    // Nobody waits any longer: a ticket will not come.
    void stop() {
        const std::lock_guard lock(guard_);
        stopped_ = true;
        moved_.notify_all();
    }

  private:
    const std::size_t most_kept_;
    const std::function<void(CountyResult&&)> take_;
    std::mutex guard_;
    std::condition_variable moved_;
    std::map<std::size_t, CountyResult> kept_;
    std::size_t next_ = 0;
    bool stopped_ = false;
};

CountyResult run_county(std::size_t position, const std::filesystem::path& file, const PortfolioSettings& settings,
                        int threads) {
    Checked<LoadedScenario> loaded = load_scenario(file, settings.load);
    if (!loaded) return not_run(position, file.stem().string(), loaded.issues);
    const Checked<simulation::Model> model = simulation::build_model(*loaded.value);
    if (!model) return not_run(position, loaded.value->id, model.issues);
    const simulation::Ensemble ensemble =
        simulation::simulate(*model.value, {.replications = settings.replications,
                                            .seed = seed_of_county(settings.seed, loaded.value->id),
                                            .threads = threads,
                                            .lanes = settings.lanes,
                                            .block = settings.block,
                                            .common_seed = settings.seed,
                                            .progress = {},
                                            .interrupted = settings.interrupted});
    if (!ensemble.complete) throw Interrupted{};
    return result_of(position, *loaded.value, ensemble, threads);
}

// Positions of the shard's counties that are still to run.
std::vector<std::size_t> positions_of(const Portfolio& portfolio) {
    const Shard& shard = portfolio.shard;
    expects(shard.of > 0 && shard.index >= 0 && shard.index < shard.of);
    std::set<std::size_t> done;
    for (const CountySummary& county : portfolio.counties) done.insert(county.position);
    std::vector<std::size_t> positions;
    for (auto i = static_cast<std::size_t>(shard.index); i < portfolio.listed; i += static_cast<std::size_t>(shard.of))
        if (done.count(i) == 0) positions.push_back(i);
    return positions;
}

}  // namespace

std::uint64_t seed_of_county(std::uint64_t portfolio_seed, const std::string& id) {
    return seed_for(portfolio_seed, id);
}

Portfolio begin_portfolio(std::string name, std::size_t listed, const PortfolioSettings& settings) {
    return {.name = std::move(name),
            .seed = settings.seed,
            .listed = listed,
            .shard = settings.shard,
            .sets = settings.load.sets,
            .counties = {},
            .roll_up = RollUp(settings.replications)};
}

Portfolio run_portfolio(std::string name, const std::vector<std::filesystem::path>& files,
                        const PortfolioSettings& settings, const CountySink& sink) {
    Portfolio portfolio = begin_portfolio(std::move(name), files.size(), settings);
    continue_portfolio(portfolio, files, settings, sink);
    return portfolio;
}

void continue_portfolio(Portfolio& portfolio, const std::vector<std::filesystem::path>& files,
                        const PortfolioSettings& settings, const CountySink& sink) {
    expects(portfolio.listed == files.size());
    std::erase_if(portfolio.counties, [](const CountySummary& county) { return !county.ran(); });
    const std::vector<std::size_t> positions = positions_of(portfolio);
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int threads = settings.threads > 0 ? settings.threads : cores;
    // Few counties share the threads one after another; many have one each.
    const bool many = positions.size() > static_cast<std::size_t>(threads);
    const int side_by_side = many ? threads : 1, threads_each = many ? 1 : threads;

    InOrder results(static_cast<std::size_t>(side_by_side), [&](CountyResult&& result) {
        if (result.summary.ran()) portfolio.roll_up.add(result.summary, result.futures);
        portfolio.counties.push_back(std::move(result.summary));
        if (sink) sink(portfolio.counties.back());
    });
    std::atomic<std::size_t> next_ticket = 0;
    parallel_for(static_cast<std::size_t>(side_by_side), side_by_side, [&](std::size_t) {
        try {
            for (std::size_t ticket = next_ticket++; ticket < positions.size(); ticket = next_ticket++) {
                if (settings.interrupted && settings.interrupted->load()) throw Interrupted{};
                results.put(ticket, run_county(positions[ticket], files[positions[ticket]], settings, threads_each));
            }
        } catch (...) {
            next_ticket = positions.size();
            results.stop();
            throw;
        }
    });
    std::sort(portfolio.counties.begin(), portfolio.counties.end(),
              [](const CountySummary& a, const CountySummary& b) { return a.position < b.position; });
}

std::vector<const CountySummary*> league(const Portfolio& portfolio) {
    std::vector<const CountySummary*> order;
    for (const CountySummary& county : portfolio.counties)
        if (county.all) order.push_back(&county);
    std::sort(order.begin(), order.end(), [](const CountySummary* a, const CountySummary* b) {
        return std::tuple(-a->all->value, -a->expected_rows, a->position) <
               std::tuple(-b->all->value, -b->expected_rows, b->position);
    });
    return order;
}

}  // namespace permille::explore
