// A block of replications, all years: the order in which the rooms take their turns (model, sections 1-3).
#include "permille/simulation/kernel.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/facilities/step.hpp"
#include "permille/network/patient_step.hpp"
#include "permille/network/travel_minutes.hpp"
#include "permille/population/step.hpp"
#include "permille/workforce/step.hpp"

namespace permille::simulation {
namespace {

// Patients, what is handed to them, and their ways.
template <int W>
struct PatientBlock {
    explicit PatientBlock(const NetworkParameters& network)
        : supply(network.patients), state(network.patients), minutes(network.ways.pairs()) {}

    network::Supply<W> supply;
    network::PatientState<W> state;
    std::vector<Lane<W>> minutes;
};

// What changes while a block runs; made once for a job and used by all its blocks.
template <int W>
struct Block {
    explicit Block(const RoomParameters& rooms)
        : people(rooms.population),
          staff(rooms.workforce),
          places(rooms.facilities),
          staffing(rooms.facilities),
          towns(rooms.towns) {
        if (rooms.network) patients.emplace(*rooms.network);
    }

    population::State<W> people;
    workforce::State<W> staff;
    facilities::State<W> places;
    facilities::Staffing<W> staffing;
    TownScratch<W> towns;
    std::vector<Lane<W>> standing;  // [project] 1 where it stood when the year began
    std::optional<PatientBlock<W>> patients;
};

// Who works at each facility now.
template <int W>
void measure_staffing(const RoomParameters& rooms, Block<W>& block) {
    if (rooms.nurses >= 0)
        workforce::count_effective(rooms.workforce, block.staff, rooms.nurses, block.staffing.nurses);
    if (rooms.physicians >= 0)
        workforce::count_effective(rooms.workforce, block.staff, rooms.physicians, block.staffing.physicians);
}

// What patients find now.
template <int W>
void measure_supply(const RoomParameters& rooms, Block<W>& block) {
    measure_staffing(rooms, block);
    network::Supply<W>& supply = block.patients->supply;
    supply.physicians = block.staffing.physicians;
    supply.nurses = block.staffing.nurses;
    supply.nurses_per_bed = block.places.nurses_per_bed;
    supply.physicians_per_bed = block.places.physicians_per_bed;
    for (int facility = 0; facility < rooms.facilities.facilities(); ++facility) {
        const auto at = static_cast<std::size_t>(facility);
        supply.beds[at] = facilities::staffed_beds(rooms.facilities, block.places, block.staffing, facility);
        supply.counted_beds[at] = facilities::counted_beds(rooms.facilities, block.places, facility);
    }
    supply.complete = block.places.complete;
}

// The ways of a year, by what stands when it begins. Ways that cannot change are told once.
//
// returns  [town, facility] minutes, or nullptr where they are as before
template <int W>
const Lane<W>* ways_of(const NetworkParameters& network, const Inputs<W>& in, int t, const Lane<W>* standing,
                       PatientBlock<W>& patients) {
    const network::TravelParameters& travel = network.travel;
    bool courses = false;
    for (const Parameter* rule :
         {&travel.detour, &travel.speed_km_per_hour, &travel.town_minutes, &travel.village_minutes})
        courses = courses || rule->stride != 0;
    if (t > 0 && network.ways.projects.empty() && !courses) return nullptr;
    network::travel_minutes(network.ways, travel, in, t, standing, patients.minutes.data());
    return patients.minutes.data();
}

// What last year's workload took of the staff, where it was followed.
template <int W>
workforce::Required<W> required_staff(const RoomParameters& rooms, const Block<W>& block) {
    if (!rooms.network || !rooms.network->patients.follow_workload) return {};
    const network::Workload<W>& work = block.patients->state.workload;
    return {.physicians = {rooms.physicians, work.physicians_required.data()},
            .nurses = {rooms.nurses, work.nurses_required.data()}};
}

// Writes the year's series of all rooms to [series, lane].
template <int W>
void record(const RoomParameters& rooms, Block<W>& block, double* out) {
    population::record(rooms.population, block.people, out);
    out += rooms.population.series.size() * W;
    workforce::record(rooms.workforce, block.staff, out);
    out += rooms.workforce.series.size() * W;
    measure_staffing(rooms, block);
    facilities::record(rooms.facilities, block.places, block.staffing, out);
    out += rooms.facilities.series.size() * W;
    if (rooms.network) network::record_patients(rooms.network->patients, block.patients->state, out);
}

// The rooms take the year in the order of what they need: people first, whose growth places and staff then follow.
template <int W>
void run_year(const RoomParameters& rooms, const Calendar& calendar, const Inputs<W>& in, int t, Block<W>& block) {
    const Lane<W> residents_start = block.people.residents();
    block.standing = block.places.complete;
    if (rooms.network) measure_supply(rooms, block);  // as the last year left it
    population::step_year(rooms.population, in, t, block.people);
    population::observe(rooms.population, t, block.people);
    facilities::begin_year(rooms.facilities, in, t, residents_start, block.people.residents(), block.places);
    const bool follow_beds = rooms.network && rooms.network->patients.follow_workload;
    facilities::allocate(rooms.facilities, in, t, block.people.town_people.data(),
                         follow_beds ? block.patients->state.workload.beds_required.data() : nullptr, block.places);
    workforce::begin_year(rooms.workforce, in, t, block.staff);
    if (rooms.network)
        network::begin_patient_year(rooms.network->patients, in, t, block.people.people.data(),
                                    ways_of(*rooms.network, in, t, block.standing.data(), *block.patients),
                                    block.patients->supply, block.patients->state);
    for (int step = 0; step < calendar.steps_per_year; ++step) {
        facilities::step(rooms.facilities, in, t, step, block.places);
        workforce::step(rooms.workforce, in, t, step, block.people.town_people.data(), required_staff(rooms, block),
                        block.staff);
        if (!rooms.network) continue;
        measure_supply(rooms, block);
        network::step_patients(rooms.network->patients, in, t, step, block.patients->supply, block.patients->state);
    }
    workforce::end_year(rooms.workforce, in, t, block.staff);
    if (!rooms.workforce.observed.empty() || !rooms.workforce.observed_qualified.empty())
        workforce::observe(rooms.workforce, t, block.staff);
    if (!rooms.facilities.observed.empty()) facilities::observe(rooms.facilities, in, t, block.places);
}

template <int W>
void run(const KernelJob& job) {
    const RoomParameters& rooms = *job.rooms;
    const std::size_t values = static_cast<std::size_t>(job.value_count) * W;
    const std::size_t year = static_cast<std::size_t>(rooms.series()) * W;
    const std::size_t results = year * static_cast<std::size_t>(job.calendar.years + 1);
    const std::size_t towns_year = static_cast<std::size_t>(rooms.towns.series.count() * rooms.towns.towns) * W;
    Block<W> block(rooms);
    for (int b = 0; b < job.blocks; ++b) {
        const auto at = static_cast<std::size_t>(b);
        const Inputs<W> in{.values = job.values + at * values,
                           .seed = job.seed,
                           .first_replication = job.first_replication + static_cast<std::uint32_t>(b * W)};
        double* out = job.results + at * results;
        population::start(rooms.population, in, block.people);
        workforce::start(rooms.workforce, in, block.people.residents(), block.staff);
        facilities::start(rooms.facilities, in, block.people.residents(), block.places);
        block.standing = block.places.complete;
        if (rooms.network) {
            measure_supply(rooms, block);
            network::start_patients(rooms.network->patients, in, block.people.people.data(),
                                    ways_of(*rooms.network, in, 0, block.standing.data(), *block.patients),
                                    block.patients->supply, block.patients->state);
        }
        const auto record_year = [&](int t) {
            record(rooms, block, out + static_cast<std::size_t>(t) * year);
            if (job.towns == nullptr) return;
            const std::size_t before =
                at * static_cast<std::size_t>(job.calendar.years + 1) + static_cast<std::size_t>(t);
            record_towns(rooms.towns, in, t, block.standing.data(), block.people, rooms.workforce, block.staff,
                         rooms.facilities, block.places, block.towns, job.towns + before * towns_year);
        };
        record_year(0);
        for (int t = 1; t <= job.calendar.years; ++t) {
            run_year(rooms, job.calendar, in, t, block);
            record_year(t);
        }
    }
}

}  // namespace
}  // namespace permille::simulation

extern "C" void PERMILLE_KERNEL_NAME(const permille::simulation::KernelJob* job) {
    permille::simulation::run<PERMILLE_LANES>(*job);
}
