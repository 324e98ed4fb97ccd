// Many counties, run one after another, summed up and forgotten.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "permille/explore/roll_up.hpp"
#include "permille/explore/shard.hpp"
#include "permille/scenario/load.hpp"

namespace permille::explore {

struct PortfolioSettings {
    std::int64_t replications = 1024;
    std::uint64_t seed = 1;
    int threads = 0, lanes = 0;
    std::int64_t block = 0;
    Shard shard = {};
    LoadOptions load = {};
    const std::atomic<bool>* interrupted = nullptr;
};

/// A portfolio, or a shard of it: everything that is reported.
struct Portfolio {
    std::string name;
    std::uint64_t seed = 1;
    std::size_t listed = 0;  // counties of all shards
    Shard shard = {};
    std::vector<std::string> sets;        // --set, in order
    std::vector<CountySummary> counties;  // of this shard, in the list's order
    RollUp roll_up;
};

/// Told of each county as soon as it and all before it are done, from one thread at a time, in the list's order.
using CountySink = std::function<void(const CountySummary& county)>;

/// A portfolio of so many counties of which none is run yet.
Portfolio begin_portfolio(std::string name, std::size_t listed, const PortfolioSettings& settings);

/// Runs those counties of the shard that are not in `portfolio` yet or could not be run, as many side by side as there
/// are threads, and keeps what is reported of them; of ensembles there are never more than twice as many in memory as
/// threads. A county that cannot be read or built has its issues in its summary; the others go on. A county's numbers
/// depend on the seed and its id alone (its file's name without the ending, which must tell the files apart), not on
/// threads, shards or the rest of the list.
///
/// Replication r is the same possible future in all of them, as far as they have one in common: simulation::CommonLuck.
/// Throws Interrupted; `portfolio` then has the counties that are done, and the rest can be run later: the end is the
/// same.
void continue_portfolio(Portfolio& portfolio, const std::vector<std::filesystem::path>& files,
                        const PortfolioSettings& settings, const CountySink& sink = {});

/// The two together.
Portfolio run_portfolio(std::string name, const std::vector<std::filesystem::path>& files,
                        const PortfolioSettings& settings, const CountySink& sink = {});

/// The seed of one county.
std::uint64_t seed_of_county(std::uint64_t portfolio_seed, const std::string& id);

/// Counties from the best to the worst: by the probability that all projected rows are reached together, then by the
/// rows expected to be reached, then as listed. Counties that were not run, or have no projected row, are left out.
std::vector<const CountySummary*> league(const Portfolio& portfolio);

}  // namespace permille::explore
