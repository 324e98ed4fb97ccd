// Points for each file, and years in two parts.
#include "permille/simulation/common_luck.hpp"

#include <cmath>
#include <filesystem>

#include "permille/random/chance.hpp"
#include "permille/random/key.hpp"
#include "permille/random/quantiles.hpp"

namespace permille::simulation {
namespace {

constexpr double nations_part = 4.0 / 9;  // of the variance of a county's year: 1 / 1.5^2

}  // namespace

CommonLuck::CommonLuck(const Model& model, PointSet kind, std::uint64_t common_seed, std::uint64_t county_seed)
    : years_seed_(seed_for(common_seed, "years")) {
    for (const ParameterRegister::Draw& draw : model.parameters().draws()) {
        const std::string file = std::filesystem::path(draw.file).stem().string();
        const std::uint64_t seed = file.empty() ? county_seed : seed_for(common_seed, file);
        const auto found = by_file_.try_emplace(file, kind, seed, model.dimension_count(), PointOrder::own).first;
        points_.push_back(&found->second);
    }
}

double CommonLuck::year_shared(double own, std::int64_t replication, std::uint32_t unit, int year) const {
    const Stream<1> stream{years_seed_, static_cast<std::uint32_t>(replication), unit, Process::yearly_deviation,
                           static_cast<std::uint16_t>(year)};
    return std::sqrt(1 - nations_part) * own + std::sqrt(nations_part) * normal_quantile(stream.uniform_one(0, 0));
}

}  // namespace permille::simulation
