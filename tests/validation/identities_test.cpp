// The accounts of the real counties, in every step of every year: nobody and no bed comes from nowhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/facilities/step.hpp"
#include "permille/population/step.hpp"
#include "permille/simulation/draw_values.hpp"
#include "permille/simulation/rooms.hpp"
#include "permille/workforce/step.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

constexpr int W = 4;
constexpr std::uint64_t seed = 1;

// The farthest that any account of a room was off, over all its cells and steps.
struct Farthest {
    double people = 0, staff = 0, beds = 0;
};

void widen(double& farthest, double off) {
    farthest = std::isnan(off) ? off : std::max(farthest, std::abs(off));
}

// A block of a county, taken through its years as the kernel does, with the accounts checked on the way.
class Block {
  public:
    Block(const simulation::Model& model, std::int64_t first)
        : rooms_(model.rooms()),
          calendar_(model.calendar()),
          points_(PointSet::sobol, seed, model.dimension_count()),
          people_(rooms_.population),
          staff_(rooms_.workforce),
          places_(rooms_.facilities) {
        const simulation::ValueDrawer drawer(model.parameters(), model.dimensions(), model.copula(), points_, seed);
        values_.resize(static_cast<std::size_t>(drawer.value_count()) * W);
        drawer.fill(first, W, values_.data());
        in_ = {.values = values_.data(), .seed = seed, .first_replication = static_cast<std::uint32_t>(first)};
        population::start(rooms_.population, in_, people_);
        workforce::start(rooms_.workforce, in_, people_.residents(), staff_);
        facilities::start(rooms_.facilities, in_, people_.residents(), places_);
    }

    void run_year(int t) {
        const Lane<W> before = people_.residents();
        population::step_year(rooms_.population, in_, t, people_);
        check_people(before);
        facilities::begin_year(rooms_.facilities, in_, t, before, people_.residents(), places_);
        facilities::allocate<W>(rooms_.facilities, in_, t, people_.town_people.data(), nullptr, places_);
        workforce::begin_year(rooms_.workforce, in_, t, staff_);
        for (int step = 0; step < calendar_.steps_per_year; ++step) {
            const facilities::State<W> places = places_;
            facilities::step(rooms_.facilities, in_, t, step, places_);
            check_beds(places);
            const workforce::State<W> staff = staff_;
            workforce::step(rooms_.workforce, in_, t, step, people_.town_people.data(), {}, staff_);
            check_staff(staff);
        }
        workforce::end_year(rooms_.workforce, in_, t, staff_);
    }

    std::vector<double> recorded_people() const {
        std::vector<double> out(rooms_.population.series.size() * W);
        population::record(rooms_.population, people_, out.data());
        return out;
    }
    std::vector<double> recorded_staff() const {
        std::vector<double> out(rooms_.workforce.series.size() * W);
        workforce::record(rooms_.workforce, staff_, out.data());
        return out;
    }
    const Farthest& farthest() const { return farthest_; }

  private:
    void check_people(Lane<W> before) {
        for (int lane = 0; lane < W; ++lane) {
            widen(farthest_.people, people_.residents()[lane] - before[lane] - people_.births[lane] +
                                        people_.deaths[lane] - people_.net_migration[lane]);
            double towns = 0, cells = 0;
            for (const Lane<W>& town : people_.town_people) towns += town[lane];
            for (const Lane<W>& cell : people_.people) {
                cells += cell[lane];
                if (!(cell[lane] >= 0)) widen(farthest_.people, 1);
            }
            widen(farthest_.people, towns - people_.residents()[lane]);
            widen(farthest_.people, cells - people_.residents()[lane]);
        }
    }

    void check_beds(const facilities::State<W>& before) {
        for (int lane = 0; lane < W; ++lane)
            for (std::size_t c = 0; c < rooms_.facilities.capacity.size(); ++c) {
                widen(farthest_.beds, places_.stock[c][lane] - before.stock[c][lane] -
                                          (places_.grown[c][lane] - before.grown[c][lane]) -
                                          (places_.opened[c][lane] - before.opened[c][lane]) -
                                          (places_.added[c][lane] - before.added[c][lane]));
                if (!(places_.stock[c][lane] >= 0)) widen(farthest_.beds, 1);
                const int placed = rooms_.facilities.capacity[c].placed;
                if (placed < 0) continue;
                double sum = 0;
                const std::size_t all = rooms_.facilities.facility.size();
                for (std::size_t f = 0; f < all; ++f)
                    sum += places_.placed[static_cast<std::size_t>(placed) * all + f][lane];
                widen(farthest_.beds, sum - places_.stock[c][lane]);
            }
    }

    void check_staff(const workforce::State<W>& before) {
        using workforce::Flow;
        const auto facilities = static_cast<std::size_t>(rooms_.workforce.facilities());
        for (int lane = 0; lane < W; ++lane)
            for (std::size_t c = 0; c < rooms_.workforce.cadre.size(); ++c) {
                double moved = 0, people = 0;
                for (std::size_t chain = c * facilities; chain < (c + 1) * facilities; ++chain) {
                    const auto flow = [&](Flow which) {
                        const auto w = static_cast<std::size_t>(which);
                        return staff_.flow[w][chain][lane] - before.flow[w][chain][lane];
                    };
                    widen(farthest_.staff, staff_.headcount[chain][lane] - before.headcount[chain][lane] +
                                               flow(Flow::retired) + flow(Flow::left) + flow(Flow::moved_out) -
                                               flow(Flow::moved_in) - flow(Flow::rehired) - flow(Flow::completed) -
                                               flow(Flow::recruited));
                    double by_age = staff_.rehired[chain][lane];
                    for (int a = 0; a < workforce::ages; ++a) {
                        const double of_age = staff_.ages_of(static_cast<int>(chain))[a][lane];
                        if (!(of_age >= 0)) widen(farthest_.staff, 1);
                        by_age += of_age;
                    }
                    widen(farthest_.staff,
                          staff_.headcount[chain][lane] - by_age - bonded(c, chain % facilities, lane));
                    moved += flow(Flow::moved_in) - flow(Flow::moved_out);
                    people += staff_.headcount[chain][lane];
                }
                widen(farthest_.staff, moved);
                widen(farthest_.staff, people - staff_.cadre_headcount[c][lane]);
            }
    }

    // Those who serve their obligation, of one cadre at one facility.
    double bonded(std::size_t cadre, std::size_t facility, int lane) const {
        const auto cohorts = static_cast<std::size_t>(calendar_.years + 1);
        const auto facilities = static_cast<std::size_t>(rooms_.workforce.facilities());
        double people = 0;
        for (std::size_t p = 0; p < rooms_.workforce.pipeline.size(); ++p)
            if (rooms_.workforce.pipeline[p].cadre == static_cast<int>(cadre))
                for (std::size_t cohort = 0; cohort < cohorts; ++cohort)
                    people += staff_.bonded[(p * cohorts + cohort) * facilities + facility][lane];
        return people;
    }

    const simulation::RoomParameters& rooms_;
    const Calendar calendar_;
    const Points points_;
    std::vector<double> values_;
    Inputs<W> in_{};
    population::State<W> people_;
    workforce::State<W> staff_;
    facilities::State<W> places_;
    Farthest farthest_;
};

}  // namespace

TEST_CASE("people, staff and beds of the four counties add up in every step of every year") {
    const std::vector<std::string> levers = {
        "capacity.beds.extra_per_year=37", "capacity.beds.allocation=gap", "capacity.beds.norm_per_1000=3",
        "capacity.childcare_places.extra_per_year=11", "workforce.nurse.recruitment.extra_per_year=25"};
    using Run = std::pair<const char*, std::vector<std::string>>;
    for (const Run& one : {Run{"jingyan.yaml", {}}, Run{"siyang.yaml", {}}, Run{"zhaoyuan.yaml", {}},
                           Run{"minhou.yaml", {}}, Run{"jingyan.yaml", levers}}) {
        const std::string county = one.first;
        const std::vector<std::string>& sets = one.second;
        CAPTURE(county);
        const simulation::Model model = testing::built(testing::loaded(county, sets));
        const simulation::Ensemble ensemble = simulation::simulate(model, {.replications = 16, .seed = seed});
        for (std::int64_t first = 0; first < 16; first += W) {
            Block block(model, first);
            for (int t = 1; t <= model.calendar().years; ++t) block.run_year(t);
            CHECK(block.farthest().people <= 1e-9);
            CHECK(block.farthest().staff <= 1e-9);
            CHECK(block.farthest().beds <= 1e-9);
            // This is the run that a user gets: the same bits at its end.
            std::vector<double> recorded = block.recorded_people();
            const std::vector<double> staff = block.recorded_staff();
            recorded.insert(recorded.end(), staff.begin(), staff.end());
            int different = 0;
            for (std::size_t i = 0; i < recorded.size(); ++i) {
                const auto values = ensemble.values(static_cast<int>(i / W), ensemble.years());
                different += values[static_cast<std::size_t>(first) + i % W] != recorded[i];
            }
            CHECK(different == 0);
        }
    }
}
