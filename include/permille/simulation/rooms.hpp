// The three rooms' parameters together: what the kernel reads.
#pragma once

#include "permille/facilities/parameters.hpp"
#include "permille/population/parameters.hpp"
#include "permille/workforce/parameters.hpp"

namespace permille::simulation {

struct RoomParameters {
    population::Parameters population;
    workforce::Parameters workforce;
    facilities::Parameters facilities;
    // Cadres (or sums of cadres) that staff a bed, by position in the workforce room; -1: no norm is given.
    int nurses = -1, physicians = -1;

    /// Series recorded a year: population's, then the workforce's, then the facilities'.
    int series() const {
        return static_cast<int>(population.series.size() + workforce.series.size() + facilities.series.size());
    }
};

}  // namespace permille::simulation
