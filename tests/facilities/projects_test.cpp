// Projects: within or beside past growth, late, shifted, cancelled, in parts, or not built at all.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

// 1000 beds that grow by a tenth a year (1100, 1210, 1331, 1464, 1611), and a wing of 60 planned for June 2022.
County with_wing() {
    County county;
    county.add_growing("beds", 1000, 1.1);
    county.add_project("wing", "beds", 60, "2022-06");
    return county;
}

Project& wing(County& county) {
    return county.projects.entries[0].value;
}

std::vector<double> year_ends(const County& county) {
    CountyRun<1> run(county);
    run.start();
    std::vector<double> stock;
    for (int t = 1; t <= county.calendar.years; ++t) {
        run.run_year(t);
        stock.push_back(run.stock());
    }
    return stock;
}

const std::vector<double> trend{1100, 1210, 1331, 1464, 1611};

}  // namespace

TEST_CASE("a project within past growth that comes as planned changes no year's end") {
    CHECK(year_ends(with_wing()) == trend);
}

TEST_CASE("a project within is replaced by nothing else when it is late") {
    County county = with_wing();
    wing(county).delay_months = 12;  // June 2023: missing at the end of 2022 alone
    CHECK(year_ends(county) == std::vector<double>{1100, 1150, 1331, 1464, 1611});
    wing(county).delay_months = 6.4;  // December 2022
    CHECK(year_ends(county) == trend);
    wing(county).delay_months = 6.5;  // January 2023
    CHECK(year_ends(county) == std::vector<double>{1100, 1150, 1331, 1464, 1611});
}

TEST_CASE("levers move the stock by what they do, and growth does not make up for them") {
    County county = with_wing();
    wing(county).shift_months = 24;
    CHECK(year_ends(county) == std::vector<double>{1100, 1150, 1271, 1464, 1611});
    wing(county).shift_months = -12;
    CHECK(year_ends(county) == std::vector<double>{1160, 1210, 1331, 1464, 1611});
    wing(county).shift_months = -120;  // no earlier than the first month
    CHECK(year_ends(county) == std::vector<double>{1160, 1210, 1331, 1464, 1611});
    wing(county).shift_months = 0;
    wing(county).cancelled = true;
    CHECK(year_ends(county) == std::vector<double>{1100, 1150, 1271, 1404, 1551});
}

TEST_CASE("an additional project comes on top of growth") {
    County county = with_wing();
    wing(county).counting = Counting::additional;
    CHECK(year_ends(county) == std::vector<double>{1100, 1270, 1391, 1524, 1671});
    wing(county).cancelled = true;
    CHECK(year_ends(county) == trend);
}

TEST_CASE("growth expects of a project within its go-ahead probability times its size") {
    County county = with_wing();
    wing(county).go_ahead = 0.75;
    // 45 of 110 beds are expected of it: residual growth of 2022 is 65. Built: 15 above the trend; not built: 45 below.
    CountyRun<4> run(county);
    run.run_to(5);
    for (int lane = 0; lane < 4; ++lane) CHECK(run.stock(0, lane) == (run.state.built[0][lane] == 1 ? 1626 : 1566));
}

TEST_CASE("a project within that exceeds a year's growth is caught up with, not counted twice") {
    County county = with_wing();
    wing(county).adds.entries[0].value = 200;  // growth of 2022 is 110, of 2023 it is 121
    CountyRun<1> run(county);
    run.run_to(2);
    CHECK(run.stock() == 1300);
    CHECK(run.state.clipped[0][0] == doctest::Approx(90).epsilon(1e-12));
    run.run_year(3);
    CHECK(run.stock() == 1331);
    CHECK(run.state.clipped[0][0] == 0);
    CHECK(run.run_to(5).stock() == 1611);
}

TEST_CASE("by how much projects within lie above growth without new policy is recorded year by year") {
    County county;
    county.add_growing("beds", 1000, 1.1);  // 1100, 1210, 1331, 1464.1, 1610.51
    county.add_project("wing", "beds", 500, "2021-06");
    county.add_capacity("places", 100);
    // Nothing grows beside the 500 until the fifth year: 1500 against each year's trend.
    const double expected[] = {0, 400, 290, 169, 35.9, 0};
    CountyRun<4> run(county);
    run.start();
    for (int t = 0; t <= 5; ++t) {
        CAPTURE(t);
        if (t > 0) run.run_year(t);
        for (int lane = 0; lane < 4; ++lane) {
            CHECK(run.series("beds.growth_clipped", lane) == doctest::Approx(expected[t]).epsilon(1e-12));
            CHECK(run.series("places.growth_clipped", lane) == 0);
        }
    }
    CHECK(run.stock() == 1611);
}

TEST_CASE("a stock that shrinks goes on shrinking beside a project within, and no faster") {
    County county;
    county.add_growing("beds", 1000, 0.9);
    county.add_project("wing", "beds", 60, "2021-06");
    // 2021: -100 by growth, +60 by the wing, which lies above the trend of 900; then -90 and back on it.
    CountyRun<1> run(county);
    CHECK(run.run_to(1).stock() == 960);
    CHECK(run.state.clipped[0][0] == doctest::Approx(60).epsilon(1e-12));
    CHECK(run.run_to(2).stock() == 870);
}

TEST_CASE("a project opens in the step that holds its month") {
    for (const int steps : {1, 2, 4, 12}) {
        County county = with_wing();
        county.calendar.steps_per_year = steps;
        CountyRun<1> run(county);
        run.run_to(1);
        run.begin_year(2);
        for (int step = 0; step < steps; ++step) {
            run.step(2, step);
            CHECK(run.state.opened[0][0] == (step >= county.calendar.step_of_month(6) ? 60 : 0));
        }
    }
}

TEST_CASE("a ramp opens equal monthly parts, from the month of opening on") {
    County county = with_wing();
    wing(county).ramp_months = 12;
    CountyRun<1> run(county);
    run.start();
    for (int month = 0; month < 36; ++month) {
        if (month % 12 == 0) run.begin_year(month / 12 + 1);
        run.step(month / 12 + 1, month % 12);
        const int months_open = std::min(std::max(month - 16, 0), 12);  // June 2022 is month 17
        CHECK(run.state.opened_so_far[0][0] == 5 * months_open);
    }
    // The plan's ramp is part of what growth expects: a project that comes as planned leaves the years' ends alone.
    CHECK(year_ends(county) == trend);
    wing(county).delay_months = 3;  // 4 of 12 parts by the end of 2022 instead of 7
    CHECK(year_ends(county) == std::vector<double>{1100, 1195, 1331, 1464, 1611});
}

TEST_CASE("parts of a ramp that do not divide add up to the whole") {
    County county;
    county.add_capacity("beds", 100);
    county.add_project("wing", "beds", 7, "2021-03").ramp_months = 5;  // 1.4 a month: 1, 3, 4, 6, 7
    CountyRun<1> run(county);
    run.start();
    run.begin_year(1);
    std::vector<double> opened;
    for (int step = 0; step < 12; ++step) {
        run.step(1, step);
        opened.push_back(run.state.opened[0][0]);
    }
    CHECK(opened == std::vector<double>{0, 0, 1, 3, 4, 6, 7, 7, 7, 7, 7, 7});
}

TEST_CASE("a project that opens after the plan adds nothing") {
    County county;
    county.add_capacity("beds", 100);
    county.add_project("wing", "beds", 60, "2025-12").delay_months = 1;
    CHECK(year_ends(county) == std::vector<double>{100, 100, 100, 100, 100});
    wing(county).delay_months = 0;
    CHECK(year_ends(county) == std::vector<double>{100, 100, 100, 100, 160});
}

TEST_CASE("projects come on top of places per 1000 people unless they are within") {
    County county;
    county.add_capacity("childcare", 0).per_1000_per_year = 1;  // 100 a year
    county.add_project("nursery", "childcare", 240, "2022-06").counting = Counting::additional;
    CHECK(year_ends(county) == std::vector<double>{100, 440, 540, 640, 740});
    wing(county).counting = Counting::within;
    CHECK(year_ends(county) == std::vector<double>{100, 340, 340, 400, 500});
}

TEST_CASE("a project goes ahead as often as its probability says") {
    County county = with_wing();
    wing(county).go_ahead = 0.7;
    const int replications = 8000;
    int built = 0;
    for (int first = 0; first < replications; first += 4) {
        CountyRun<4> run(county, 7, static_cast<std::uint32_t>(first));
        run.start();
        for (int lane = 0; lane < 4; ++lane) built += run.state.built[0][lane] == 1;
    }
    const double standard_error = std::sqrt(0.7 * 0.3 / replications);
    CHECK(std::abs(built / double(replications) - 0.7) < 3 * standard_error);
}

TEST_CASE("what is certain always or never goes ahead") {
    County always = with_wing(), never = with_wing();
    wing(always).go_ahead = 1;
    wing(never).go_ahead = 0;
    for (std::uint32_t first = 0; first < 1000; first += 4) {
        CountyRun<4> yes(always, 3, first), no(never, 3, first);
        yes.start();
        no.start();
        for (int lane = 0; lane < 4; ++lane) {
            CHECK(yes.state.built[0][lane] == 1);
            CHECK(no.state.built[0][lane] == 0);
        }
    }
}
