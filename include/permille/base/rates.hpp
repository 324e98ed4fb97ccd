// Rates over time as types: a hazard is per year, a probability is over a step, and only this file converts them.
#pragma once

#include "permille/base/lanes.hpp"

namespace permille {

/// An annual hazard; 0 or more. T is double or Lane<W>.
template <class T>
struct HazardOf {
    T per_year;
};
/// A probability over a step whose length the holder knows; 0..1. T is double or Lane<W>.
template <class T>
struct ProbabilityOf {
    T value;
};
using Hazard = HazardOf<double>;
using Probability = ProbabilityOf<double>;

/// p = 1 - exp(-h dt), the chance that something with this hazard happens within step_years. Model, first lines.
template <int W>
inline ProbabilityOf<Lane<W>> probability(HazardOf<Lane<W>> hazard, double step_years) {
    return {-expm1(-(hazard.per_year * step_years))};
}
inline Probability probability(Hazard hazard, double step_years) {
    return {probability(HazardOf<Lane<1>>{hazard.per_year}, step_years).value.v};
}

/// h = -log(1 - p) / dt, the other way round; infinite for p = 1.
template <int W>
inline HazardOf<Lane<W>> hazard(ProbabilityOf<Lane<W>> probability, double step_years) {
    return {-log1p(-probability.value) / step_years};
}
inline Hazard hazard(Probability probability, double step_years) {
    return {hazard(ProbabilityOf<Lane<1>>{probability.value}, step_years).per_year.v};
}

/// log(1 - p) = -h dt, what binomial() takes beside p to be spared a logarithm.
template <int W>
inline Lane<W> log_survival(HazardOf<Lane<W>> hazard, double step_years) {
    return -(hazard.per_year * step_years);
}
inline double log_survival(Hazard hazard, double step_years) {
    return -(hazard.per_year * step_years);
}

}  // namespace permille
