// What other programs are given of a sweep.
#include "permille/report/sweep_export.hpp"

#include <doctest/doctest.h>

#include <map>

#include "report/sweep_sample.hpp"
#include "support/folder.hpp"
#include "support/strings.hpp"

using namespace permille;
using namespace permille::sweep_sample;
using report::ExportFile;

namespace {

struct Export {
    support::Folder folder;
    SweepStore store;

    explicit Export(const SweepPlan& plan, const std::vector<SweepPoint>& points)
        : store(SweepStore::create(folder.path() / "sweep.db", plan)) {
        store.write(points);
    }
};

std::string text_of(const std::function<void(const report::Sink&)>& write) {
    std::string text;
    write([&](std::string_view piece) { text += piece; });
    return text;
}

std::map<std::string, std::string> salib(const SweepStore& store) {
    std::map<std::string, std::string> texts;
    for (const ExportFile& file : report::salib_files(store)) texts[file.name] = text_of(file.write);
    return texts;
}

}  // namespace

TEST_CASE(
    "the tidy table has a line for each value, of the most replications of its point, with its own file's digest") {
    SweepPlan two = sweep_plan(2);
    two.sets.clear();
    two.digest = "d1";
    two.seed = 5;
    two.factors[0].path = "file";
    two.factors[0].levels = "whatif/a, b.yaml@d2, c.yaml@d3";
    std::vector<SweepPoint> all = points(0, 2), more = points(1, 2, 256);
    all[0].levels[0] = "whatif/a, b.yaml";
    all[1].levels[0] = more[0].levels[0] = "c.yaml";
    Export out(two, all);
    out.store.write(more);
    const auto table = [&] { return text_of([&](const report::Sink& sink) { report::sweep_csv(out.store, sink); }); };
    CHECK(table() ==
          "scenario,digest,version,seed,point,replications,file,capacity.beds.extra,target,statistic,year,unit,value\n"
          "\"a, b\",d2,0.1.0,5,0,64,\"whatif/a, b.yaml\",0,nurses_per_1000,p_reach,2025,,\n"
          "\"a, b\",d2,0.1.0,5,0,64,\"whatif/a, b.yaml\",0,nurses_per_1000,median,2025,per 1000,3\n"
          "\"a, b\",d2,0.1.0,5,0,64,\"whatif/a, b.yaml\",0,beds_per_1000,q0.05,2024,per 1000,0\n"
          "c,d3,0.1.0,5,1,256,c.yaml,10,nurses_per_1000,p_reach,2025,,0.3333333333333333\n"
          "c,d3,0.1.0,5,1,256,c.yaml,10,nurses_per_1000,median,2025,per 1000,0\n"
          "c,d3,0.1.0,5,1,256,c.yaml,10,beds_per_1000,q0.05,2024,per 1000,1\n");
    CHECK(table() == table());
}

TEST_CASE("SALib is given its parameter file, X and Y, and what their lines and columns are") {
    Export out(sweep_plan(3), points(0, 3));
    const auto files = salib(out.store);
    CHECK(files.size() == 5);
    CHECK(files.at("parameters.txt") ==
          "workforce.nurse.leaving.multiplier,0.5,2,NA,unif\n"
          "capacity.beds.extra,0,20,NA,unif\n");
    CHECK(files.at("model_input.txt") == "0.5 0\n0.515625 10\n0.53125 20\n");
    CHECK(files.at("model_output.txt") ==
          "nan 3 0\n"
          "0.3333333333333333 0 1\n"
          "0.6666666666666666 5 5e-324\n");
    CHECK(files.at("points.csv") ==
          "scenario,digest,version,seed,point,replications\n"
          "minhou," +
              sweep_plan().digest + ",0.1.0,18446744073709551615,0,64\n" + "minhou," + sweep_plan().digest +
              ",0.1.0,18446744073709551615,1,64\n" + "minhou," + sweep_plan().digest +
              ",0.1.0,18446744073709551615,2,64\n");
    CHECK(files.at("measures.csv") ==
          "target,statistic,year,unit\n"
          "nurses_per_1000,p_reach,2025,\n"
          "nurses_per_1000,median,2025,per 1000\n"
          "beds_per_1000,q0.05,2024,per 1000\n");
}

TEST_CASE("SALib is not given a level that is no number, nor a matrix with a line missing") {
    std::vector<SweepPoint> all = points(0, 3);
    for (const std::string level : {"true", "county", "{uniform: [0, 1]}", "", "nan", "0x10"}) {
        all[2].levels[1] = level;
        Export out(sweep_plan(3), all);
        CHECK(failure_of([&] { salib(out.store); }) ==
              "SALib takes numbers alone: capacity.beds.extra is '" + level + "' at point 2. Use --format csv.");
    }
    Export out(sweep_plan(5), points(0, 3));
    CHECK(failure_of([&] { salib(out.store); }) ==
          out.store.path().string() +
              " has results of 3 of its 5 points, and the matrices of SALib need all of them. Complete the sweep with "
              "--resume.");
}

TEST_CASE("a hub is given predictions with their output types; what is none of them is named") {
    SweepPlan six = sweep_plan(2);
    six.digest = "d1";
    six.seed = 5;
    six.factors.resize(1);
    six.measures = {{"nurses", "p_reach", "", 2025},          {"nurses", "median", "per 1000", 2025},
                    {"nurses", "mean", "per 1000", 2025},     {"nurses", "q0.05", "per 1000", 2025},
                    {"nurses", "shortfall", "persons", 2025}, {"nurses", "first_year", "year", 2025}};
    const std::vector<SweepPoint> both{{0, 64, {"0.5"}, {0.75, 3.0, 3.1, 2.5, 0.0, 2024.0}},
                                       {1, 64, {"0.6"}, {std::nullopt, 4.0, {}, {}, {}, {}}}};
    Export out(six, both);
    std::vector<std::string> left_out;
    const std::string table =
        text_of([&](const report::Sink& sink) { left_out = report::hubverse_csv(out.store, sink); });
    CHECK(left_out == std::vector<std::string>{"nurses.first_year"});
    const std::string first = "2020-12-31,2025-12-31,minhou,0,64,5,d1,0.1.0,0.5,nurses";
    CHECK(table ==
          "origin_date,target_date,location,scenario_id,replications,seed,digest,version,"
          "workforce.nurse.leaving.multiplier,target,output_type,output_type_id,value\n" +
              first + " reached,pmf,missed,0.25\n" + first + " reached,pmf,reached,0.75\n" + first + ",median,NA,3\n" +
              first + ",mean,NA,3.1\n" + first + ",quantile,0.05,2.5\n" + first + " shortfall,median,NA,0\n" +
              "2020-12-31,2025-12-31,minhou,1,64,5,d1,0.1.0,0.6,nurses,median,NA,4\n");
}

TEST_CASE("a large table is handed over in pieces, and the disk that fills meanwhile stops it") {
    Export out(sweep_plan(2000), points(0, 2000));
    std::size_t pieces = 0, largest = 0;
    report::sweep_csv(out.store, [&](std::string_view piece) {
        ++pieces;
        largest = std::max(largest, piece.size());
    });
    CHECK(pieces > 5);
    CHECK(largest < 70'000);
    CHECK(failure_of([&] {
              report::sweep_csv(out.store, [](std::string_view) { throw Failure(Text{"full", "full"}); });
          }) == "full");
    CHECK(out.store.done().size() == 2000);
}
