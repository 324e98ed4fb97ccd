// The rooms' parameters together: what the kernel reads.
#pragma once

#include <optional>

#include "permille/facilities/parameters.hpp"
#include "permille/network/patients.hpp"
#include "permille/network/travel_minutes.hpp"
#include "permille/population/parameters.hpp"
#include "permille/simulation/towns.hpp"
#include "permille/workforce/parameters.hpp"

namespace permille::simulation {

/// Ways and patients.
struct NetworkParameters {
    network::TravelMinutes ways;
    network::TravelParameters travel;
    network::PatientParameters patients;
};

struct RoomParameters {
    population::Parameters population;
    workforce::Parameters workforce;
    facilities::Parameters facilities;
    // Cadres (or sums of cadres) that staff a bed, by position in the workforce room; -1: no norm is given.
    int nurses = -1, physicians = -1;
    std::optional<NetworkParameters> network = {};  // nothing where nobody asks for patients
    TownParameters towns;

    /// Series recorded a year: population's, then the workforce's, then the facilities', then the patients'.
    int series() const {
        return static_cast<int>(population.series.size() + workforce.series.size() + facilities.series.size() +
                                (network ? network->patients.series.size() : 0));
    }
};

}  // namespace permille::simulation
