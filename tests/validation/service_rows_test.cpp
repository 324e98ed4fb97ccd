// Where people are treated, through the whole run: the base year as printed, books that balance, and nothing else
// moved.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "permille/indicators/base_service.hpp"
#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using permille::testing::built;
using permille::testing::loaded;
using permille::testing::mean_of;
using permille::testing::run;
using simulation::Ensemble;

namespace {

const std::string asked =
    "targets.asked={row: x, name: asked, unit: '%', kind: service, better: higher, operator: ge, target: 80, "
    "indicator: "
    "{numerator: visits_in_county, denominator: visits_everywhere, per: 100}, source: estimate, note: a test}";

double at(const Ensemble& ensemble, const std::string& series, int t, std::size_t replication) {
    return ensemble.values(ensemble.series_index(series), t)[replication];
}

// Share of two series in the last year, mean over replications.
double last_share(const Ensemble& ensemble, const std::string& above, const std::string& below) {
    double sum = 0;
    const auto count = static_cast<std::size_t>(ensemble.replications());
    for (std::size_t r = 0; r < count; ++r)
        sum += at(ensemble, above, ensemble.years(), r) / at(ensemble, below, ensemble.years(), r);
    return sum / static_cast<double>(count);
}

}  // namespace

TEST_CASE("the base year has the printed share in every replication, and every year's books balance") {
    const Ensemble ensemble = run("minhou.yaml", {"demand.base.primary={value: 0.53, source: estimate, note: a test}"});
    for (std::size_t r = 0; r < 256; ++r) {
        CHECK(std::abs(at(ensemble, "visits_in_county", 0, r) / at(ensemble, "visits_everywhere", 0, r) - 0.4395) <
              1e-6);
        CHECK(std::abs(at(ensemble, "outpatients_primary", 0, r) / at(ensemble, "outpatients_in_county", 0, r) - 0.53) <
              1e-6);
        for (int t = 0; t <= ensemble.years(); ++t) {
            double served = 0, outside = 0;
            for (const char* service :
                 {"primary_outpatient", "specialist_outpatient", "ordinary_inpatient", "complex_inpatient"}) {
                served += at(ensemble, service + std::string(".served"), t, r);
                outside += at(ensemble, service + std::string(".outside"), t, r);
                CHECK(at(ensemble, service + std::string(".unmet"), t, r) == 0);  // the outside is open
            }
            CHECK(served == doctest::Approx(at(ensemble, "visits_in_county", t, r)).epsilon(1e-12));
            CHECK(served + outside == doctest::Approx(at(ensemble, "visits_everywhere", t, r)).epsilon(1e-12));
            CHECK(at(ensemble, "outpatients_primary", t, r) <= at(ensemble, "outpatients_in_county", t, r));
            // Beds are full at the most as far as productivity allows, which the base year may have raised.
            CHECK(at(ensemble, "bed_days", t, r) <= at(ensemble, "bed_days_staffed", t, r) *
                                                        at(ensemble, "inpatient_productivity_raised", t, r) *
                                                        (1 + 1e-9));
        }
    }
}

TEST_CASE("no place of a real plan serves more visits or fills more bed-days than it can") {
    for (const std::string plan : {"minhou.yaml", "siyang.yaml"}) {
        CAPTURE(plan);
        const LoadedScenario scenario = loaded(plan, {asked, "care.record_facilities=true"});
        const Ensemble ensemble = simulation::simulate(built(scenario), {.replications = 64});
        int full = 0;  // visits of a place and year that are all it can serve, and bed-days alike
        for (const auto& [id, facility] : scenario.scenario.facilities) {
            const std::string which(id);
            CAPTURE(which);
            const std::pair<const char*, const char*> resources[] = {{".outpatients", ".visits_possible"},
                                                                     {".bed_days", ".bed_days_possible"}};
            for (const auto& [used, possible] : resources)
                for (int t = 0; t <= ensemble.years(); ++t)
                    for (std::size_t r = 0; r < 64; ++r) {
                        const double there = at(ensemble, id + used, t, r), most = at(ensemble, id + possible, t, r);
                        CHECK(there >= 0);
                        CHECK(there <= most * (1 + 1e-9));  // sums of a year's steps in doubles
                        full += most > 0 && there > most * (1 - 1e-9);
                    }
        }
        CHECK(full > 0);
    }
}

TEST_CASE("a plan that asks for patients keeps every other number, bit for bit") {
    const Ensemble without = run("jingyan.yaml"), with = run("jingyan.yaml", {asked});
    CHECK(without.series_index("visits_in_county") < 0);
    REQUIRE(with.series_index("visits_in_county") >= 0);
    for (std::size_t series = 0; series < without.series().size(); ++series) {
        const int there = with.series_index(without.series()[series]);
        REQUIRE(there >= 0);
        for (int t = 0; t <= without.years(); ++t)
            for (std::size_t r = 0; r < 256; ++r)
                CHECK(without.values(static_cast<int>(series), t)[r] == with.values(there, t)[r]);
    }
}

TEST_CASE("what the worst-off town has within reach is judged like all others, and is the least of the towns' own") {
    // 泗阳, 井研 and 招远 have centres for disease control, whose physicians are within nobody's reach.
    for (const std::string plan : {"minhou.yaml", "siyang.yaml", "jingyan.yaml", "zhaoyuan.yaml"}) {
        CAPTURE(plan);
        const LoadedScenario scenario =
            loaded(plan, {"targets.asked={row: x, name: asked, unit: per 1000, kind: service, better: higher, "
                          "operator: ge, target: 0.8, indicator: {numerator: physicians_within_reach_least}, source: "
                          "estimate, note: a test}"});
        const Ensemble ensemble = simulation::simulate(built(scenario), {.replications = 64, .towns = true});
        const simulation::TownRecords& towns = *ensemble.towns;
        const auto& resources = towns.series().resources;
        const auto physicians =
            static_cast<std::size_t>(std::find(resources.begin(), resources.end(), "physician") - resources.begin());
        REQUIRE(physicians < resources.size());
        for (int t = 0; t <= ensemble.years(); ++t)
            for (std::size_t r = 0; r < 64; ++r) {
                double least = std::numeric_limits<double>::infinity();
                for (int town = 0; town < towns.towns(); ++town) {
                    const auto here = towns.values(towns.series().within_reach(physicians), town, t);
                    least = std::min(least, static_cast<double>(here[r]));
                }
                CHECK(at(ensemble, "physicians_within_reach_least", t, r) == doctest::Approx(least).epsilon(1e-5));
            }
        const auto verdicts = indicators::judge(scenario.scenario, ensemble);
        const indicators::Row& row = verdicts.rows.back();
        REQUIRE(row.id == "asked");
        REQUIRE(row.reach);
        if (plan != "minhou.yaml") continue;
        CHECK(row.reach->value > 0);
        CHECK(row.reach->value < 1);
    }
}

TEST_CASE("shares that staff cannot serve are a mistake that names the place with the largest gap, in both languages") {
    const auto model =
        simulation::build_model(loaded("minhou.yaml", {"workforce.physician.base.amount={value: 370, source: plan}"}));
    REQUIRE(model.issues.size() == 1);
    const auto said = [&](Language language) { return to_string(model.issues.all().front(), language); };
    const std::string en = said(Language::en), zh = said(Language::zh);
    CAPTURE(en);
    // Of 370 physicians most are missed at the largest hospital, not at the clinics of a town that have nobody.
    CHECK(
        en.starts_with("demand.base: the base year's shares cannot be: even with productivity at the top of its "
                       "range and demand at the low end County Hospital lacks "));
    CHECK(zh.starts_with("demand.base: 基年的占比无法达到：即使效率取范围的上端、需求取下端，闽侯县医院仍有 "));
    for (const auto& [id, facility] : loaded("minhou.yaml").scenario.facilities) {
        CHECK((id == "county_hospital") == (zh.find(facility.name.zh) != std::string::npos));
        CHECK(en.find(" " + id + " ") == std::string::npos);
    }
}

TEST_CASE("a place without a road in the base year is named beside the one that lacks most") {
    const auto model = simulation::build_model(loaded(
        "minhou.yaml", {"workforce.physician.base.amount={value: 370, source: plan}",
                        "network.roads={new: {name: new, from: ganzhe, to: people_hospital, minutes: 5, opened_by: "
                        "baisha_site}}"}));
    REQUIRE(model.issues.size() == 1);
    const std::string en = to_string(model.issues.all().front(), Language::en);
    CAPTURE(en);
    CHECK(en.find("the largest gap of all places") != std::string::npos);
    CHECK(en.find("; and no road leads to ") != std::string::npos);
    CHECK(en.ends_with(": check network.roads"));
}

TEST_CASE("shares that no choice brings, with room everywhere, are a mistake that names the place in the way") {
    // All specialists' visits stay in the county and are the hospitals' alone, and next to none may be theirs.
    const auto model = simulation::build_model(
        loaded("siyang.yaml",
               {"demand.base.primary=0.999", "demand.base.in_county=0.999",
                "care.capability.township.specialist_outpatient=0", "care.capability.subcentre.specialist_outpatient=0",
                "demand.outpatient.per_person=0.01", "demand.inpatient.per_person=0.0001"}));
    REQUIRE(model.issues.size() == 1);
    const auto said = [&](Language language) { return to_string(model.issues.all().front(), language); };
    const std::string en = said(Language::en), zh = said(Language::zh);
    CAPTURE(en);
    CHECK(en.starts_with("demand.base.primary: the base year's shares cannot be: no place is full"));
    CHECK(en.find("at primary level, not 99.9%, most of those in the way at Siyang Hospital;") != std::string::npos);
    CHECK(zh.starts_with("demand.base.primary: 基年的占比无法达到：各机构都未满负荷"));
    // Of the hospitals one is named, and no primary place.
    int named = 0;
    for (const auto& [id, facility] : loaded("siyang.yaml").scenario.facilities)
        if (en.find(facility.name.en) != std::string::npos && zh.find(facility.name.zh) != std::string::npos) {
            ++named;
            CHECK(facility.tier == facilities::Tier::county);
        }
    CHECK(named == 1);
}

TEST_CASE("a certain primary share of a county whose places are of one level is a mistake that names one of them") {
    std::vector<std::string> sets{"demand.base.primary=0.45"};
    for (const auto& [id, facility] : loaded("minhou.yaml").scenario.facilities)
        if (facility.tier != facilities::Tier::county) sets.push_back("facilities." + id + ".treats=false");
    const auto model = simulation::build_model(loaded("minhou.yaml", sets));
    REQUIRE(model.issues.size() == 1);
    const auto said = [&](Language language) { return to_string(model.issues.all().front(), language); };
    CHECK(said(Language::en)
              .find("County Hospital among them, are of one level, so that 0% of out-patients in the county "
                    "are at primary level, not 45%") != std::string::npos);
    CHECK(said(Language::zh).find("闽侯县医院等）同属一级，县内门诊的基层占比只能是 0%，不是 45%") !=
          std::string::npos);
}

TEST_CASE("a road counts from the January after its project, for the towns' records as for the rows") {
    const auto nearest = [](const std::string& opened) {
        const Ensemble ensemble =
            run("minhou.yaml",
                {"network.roads={way: {name: way, from: dahu, to: ganzhe, minutes: 90, improved_by: baisha_site, "
                 "minutes_improved: 3}}",
                 "projects.baisha_site.planned=" + opened, "projects.baisha_site.go_ahead=1",
                 "projects.baisha_site.delay_months=0"},
                {.replications = 16, .towns = true});
        const simulation::TownRecords& towns = *ensemble.towns;
        const int dahu = loaded("minhou.yaml").scenario.population.towns.index_of("dahu");
        REQUIRE(dahu >= 0);
        std::vector<float> minutes;
        for (int t = 0; t <= ensemble.years(); ++t)
            minutes.push_back(towns.values(towns.series().nearest_minutes(), dahu, t)[0]);
        return minutes;
    };
    const auto in_last_year = nearest("2025-03"), year_before = nearest("2024-03");
    CHECK(in_last_year[5] == in_last_year[0]);
    CHECK(year_before[4] == year_before[0]);
    CHECK(year_before[5] < year_before[0] - 10);
}

TEST_CASE("shares that need hospitals to which no road leads in the base year are a mistake that names one of them") {
    std::string roads;
    for (const std::string hospital :
         {"county_hospital", "people_hospital", "mch_hospital", "psychiatric_hospital", "private_providers"})
        roads += hospital + ": {name: new, from: ganzhe, to: " + hospital + ", minutes: 5, opened_by: baisha_site}, ";
    const auto model = simulation::build_model(
        loaded("minhou.yaml", {"network.roads={" + roads + "}", "demand.base.primary=0.6",
                               "demand.outpatient.per_person=0.01", "demand.inpatient.per_person=0.0001"}));
    REQUIRE(model.issues.size() == 1);
    const auto said = [&](Language language) { return to_string(model.issues.all().front(), language); };
    CHECK(said(Language::en).find("no road leads to County Hospital in the base year") != std::string::npos);
    CHECK(said(Language::zh).find("闽侯县医院在基年没有道路可达") != std::string::npos);
}

TEST_CASE(
    "what is said of the base year: the shares that it is given, and productivity over the futures that raise it") {
    const Ensemble ensemble = run("minhou.yaml");
    const auto finished = indicators::finished_replications(ensemble);
    const auto base = indicators::base_service_of(ensemble, finished);
    REQUIRE(base);
    for (const double share : {base->in_county.p05, base->in_county.median, base->in_county.p95})
        CHECK(share == doctest::Approx(0.4395).epsilon(1e-6));
    int raised = 0;
    double most = 1;
    for (const std::int64_t r : finished) {
        const double factor = at(ensemble, "inpatient_productivity_raised", 0, static_cast<std::size_t>(r));
        raised += factor > 1;
        most = std::max(most, factor);
    }
    REQUIRE(raised > 0);
    CHECK(base->inpatient.share == doctest::Approx(raised / static_cast<double>(finished.size())));
    CHECK(base->inpatient.factor.p05 > 1);
    CHECK(base->inpatient.factor.p95 <= most);
    CHECK_FALSE(indicators::base_service_of(run("first.yaml"), finished));
}

TEST_CASE("without demand, care or ways the run is as before and the row says what it lacks") {
    const Ensemble lacking = run("jingyan.yaml", {asked, "care=null"});
    CHECK(lacking.series_index("visits_in_county") < 0);
}

TEST_CASE("levers move what they say, and at neutral nothing") {
    const Ensemble base = run("minhou.yaml");
    const Ensemble neutral =
        run("minhou.yaml", {"care.tiered_care.further_home_first=0", "care.alliance_effects.further_shared_days=0"});
    const Ensemble home = run("minhou.yaml", {"care.tiered_care.further_home_first=0.4"});
    const Ensemble shared = run("minhou.yaml", {"care.alliance_effects.further_shared_days=0.2"});
    for (std::size_t r = 0; r < 256; ++r) {
        CHECK(at(base, "visits_in_county", 5, r) == at(neutral, "visits_in_county", 5, r));
        for (const Ensemble* turned : {&home, &shared})  // levers act after the base year
            CHECK(at(base, "visits_in_county", 0, r) == at(*turned, "visits_in_county", 0, r));
    }
    const auto primary = [](const Ensemble& of) {
        return last_share(of, "outpatients_primary", "outpatients_in_county");
    };
    const auto in_county = [](const Ensemble& of) { return last_share(of, "visits_in_county", "visits_everywhere"); };
    CHECK(primary(home) > primary(base) + 0.02);
    CHECK(in_county(home) > in_county(base) + 0.01);
    CHECK(primary(shared) > primary(base) + 0.005);
}

TEST_CASE("a sub-centre covers its town from the month it opens") {
    const std::string at_once =
        "projects.subcentre_mata={go_ahead: 1, delay_months: 0, planned: 2021-06, source: estimate, note: a test}";
    const Ensemble opened = run("jingyan.yaml", {asked, at_once});
    const Ensemble cancelled = run("jingyan.yaml", {asked, at_once, "projects.subcentre_mata.cancelled=true"});
    for (std::size_t r = 0; r < 256; ++r) {
        CHECK(at(opened, "people_covered", 0, r) == at(cancelled, "people_covered", 0, r));
        for (int t = 1; t <= 5; ++t) CHECK(at(opened, "people_covered", t, r) >= at(cancelled, "people_covered", t, r));
    }
    CHECK(mean_of(opened, "people_covered", 1) > mean_of(cancelled, "people_covered", 1));
    CHECK(last_share(opened, "visits_in_county", "visits_everywhere") >
          last_share(cancelled, "visits_in_county", "visits_everywhere"));
}

TEST_CASE("alliances may keep people or lose them, as their effect is drawn") {
    const auto with = [](const char* effect) {
        return run("zhaoyuan.yaml",
                   {"care.alliance_effects.outside_log_odds_per_year=" + std::string(effect),
                    "projects.county_alliance={go_ahead: 1, delay_months: 0, planned: 2021-01, source: "
                    "estimate, note: a test}"});
    };
    const auto stay = [&](const char* effect) {
        return last_share(with(effect), "inpatients_in_county", "inpatients_everywhere");
    };
    const double keeps = stay("-0.2"), neither = stay("0"), loses = stay("0.2");
    CHECK(keeps > neither + 0.01);
    CHECK(loses < neither - 0.01);
}

TEST_CASE("founding alliances moves the primary share up, by no more than was seen elsewhere") {
    // parameters.md, C6: visits of counties with close alliances have a primary share 1.7 percentage points higher, 0
    // to 5 in the studies. Founded for certain in 2021, against never, in the same luck.
    const std::pair<std::string, std::vector<std::string>> plans[] = {
        {"zhaoyuan.yaml", {"county_alliance"}},
        {"siyang.yaml", {"alliance_siyang_hospital", "alliance_tcm_hospital", "alliance_kangda_hospital"}}};
    for (const auto& [plan, projects] : plans) {
        const std::string which(plan);
        CAPTURE(which);
        std::vector<std::string> sets = {asked};
        for (const std::string& project : projects)
            sets.push_back("projects." + project +
                           "={go_ahead: 1, delay_months: 0, planned: 2021-01, source: estimate, note: a test}");
        const Ensemble founded = run(plan, sets);
        for (const std::string& project : projects) sets.push_back("projects." + project + ".cancelled=true");
        const Ensemble cancelled = run(plan, sets);
        CHECK(at(founded, "outpatients_primary", 0, 0) == at(cancelled, "outpatients_primary", 0, 0));
        const auto primary = [](const Ensemble& of) {
            return 100 * last_share(of, "outpatients_primary", "outpatients_in_county");
        };
        const double points = primary(founded) - primary(cancelled);
        CAPTURE(points);
        CHECK(points > 0);
        CHECK(points < 5);
    }
}

TEST_CASE("steps of a month, a quarter, half a year and a year tell the same story") {
    const double monthly = last_share(run("minhou.yaml"), "visits_in_county", "visits_everywhere");
    for (const char* steps : {"1", "2", "4"}) {
        const Ensemble coarse = run("minhou.yaml", {"run.steps_per_year=" + std::string(steps)});
        CHECK(last_share(coarse, "visits_in_county", "visits_everywhere") == doctest::Approx(monthly).epsilon(0.01));
    }
}

TEST_CASE("threads and lanes change no bit of patients") {
    const auto model = built(loaded("minhou.yaml", {"care.record_facilities=true"}));
    const Ensemble reference = simulation::simulate(model, {.replications = 61, .threads = 1, .lanes = 1});
    for (const int lanes : simulation::lane_widths()) {
        const Ensemble other = simulation::simulate(model, {.replications = 61, .threads = 3, .lanes = lanes});
        for (int series = reference.series_index("primary_outpatient.served");
             series < static_cast<int>(reference.series().size()); ++series)
            for (int t = 0; t <= reference.years(); ++t)
                for (std::size_t r = 0; r < 61; ++r)
                    CHECK(reference.values(series, t)[r] == other.values(series, t)[r]);
    }
}
