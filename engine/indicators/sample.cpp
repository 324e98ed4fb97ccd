// A row's outcomes as arrays.
#include "permille/indicators/sample.hpp"

#include "outcome.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/measure.hpp"

namespace permille::indicators {

std::optional<Samples> sample_row(const Scenario& scenario, const plan::Target& target,
                                  const simulation::Ensemble& ensemble) {
    const Measured measured = measure_of(target, scenario, ensemble.series());
    if (!measured.measure) return std::nullopt;
    const Measure& measure = *measured.measure;
    const Outcomes outcomes(ensemble, measure, Criterion(target, measure.years()), measure.year);
    const auto counted = ensemble.values(measure.numerator, measure.year);
    Samples samples;
    const auto size = static_cast<std::size_t>(ensemble.replications());
    samples.met.reserve(size);
    samples.value.reserve(size);
    for (std::int64_t r = 0; r < ensemble.replications(); ++r) {
        samples.met.push_back(outcomes.met(r) ? 1 : 0);
        samples.value.push_back(outcomes.value(r));
    }
    samples.count.assign(counted.begin(), counted.end());
    return samples;
}

}  // namespace permille::indicators
