// The points that designs visit.
#include "permille/explore/design.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/folder.hpp"

using namespace permille;
using namespace permille::explore;

namespace {

using Levels = std::vector<std::string>;

Factor listed(std::string path, Levels levels) {
    Factor factor;
    factor.path = std::move(path);
    factor.levels = std::move(levels);
    return factor;
}

Factor uniform(std::string path, double low, double high) {
    Factor factor;
    factor.path = std::move(path);
    factor.distribution = Distribution{Distribution::Kind::uniform, low, high};
    return factor;
}

SweepPoints laid(std::vector<Factor> factors, const std::string& design, std::uint64_t seed = 1) {
    const Checked<Design> read = read_design(design);
    REQUIRE(read.value);
    Checked<SweepPoints> points = lay_out(std::move(factors), *read.value, seed);
    for (const Issue& issue : points.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*points.value);
}

std::string mistake(std::vector<Factor> factors, const std::string& design) {
    const Checked<Design> read = read_design(design);
    if (!read.value) return read.issues.all().front().message.en;
    const Checked<SweepPoints> points = lay_out(std::move(factors), *read.value, 1);
    REQUIRE(!points.issues.empty());
    return to_string(points.issues.all().front(), Language::en);
}

}  // namespace

TEST_CASE("a grid visits every combination, the last factor fastest") {
    const SweepPoints points = laid({listed("a", {"1", "2"}), listed("b", {"x", "y", "z"})}, "grid");
    REQUIRE(points.points() == 6);
    CHECK(points.levels(0) == Levels{"1", "x"});
    CHECK(points.levels(1) == Levels{"1", "y"});
    CHECK(points.levels(3) == Levels{"2", "x"});
    CHECK(points.levels(5) == Levels{"2", "z"});
}

TEST_CASE("zip takes levels side by side") {
    const SweepPoints points = laid({listed("a", {"1", "2"}), listed("b", {"x", "y"})}, "zip");
    REQUIRE(points.points() == 2);
    CHECK(points.levels(1) == Levels{"2", "y"});
    CHECK(mistake({listed("a", {"1", "2"}), listed("b", {"x"})}, "zip").find("one length") != std::string::npos);
}

TEST_CASE("a design that may grow keeps its first points, whatever its size") {
    for (const std::string name : {"sobol", "random"}) {
        const SweepPoints few = laid({uniform("a", 0, 1), uniform("b", 5, 6)}, name + ":16", 7);
        const SweepPoints more = laid({uniform("a", 0, 1), uniform("b", 5, 6)}, name + ":32", 7);
        CHECK(few.design().can_grow());
        for (std::int64_t point = 0; point < few.points(); ++point) CHECK(few.levels(point) == more.levels(point));
    }
    CHECK(!laid({uniform("a", 0, 1)}, "lhs:16").design().can_grow());
}

TEST_CASE("a Latin hypercube meets every stratum once, and lists equally often") {
    const SweepPoints points = laid({uniform("a", 0, 8), listed("b", {"x", "y"})}, "lhs:8");
    std::set<int> strata;
    int first = 0;
    for (std::int64_t point = 0; point < 8; ++point) {
        strata.insert(static_cast<int>(std::stod(points.levels(point)[0])));
        first += points.levels(point)[1] == "x";
    }
    CHECK(strata.size() == 8);
    CHECK(first == 4);
}

TEST_CASE("sizes of the designs for sensitivity") {
    CHECK(laid({uniform("a", 0, 1), uniform("b", 0, 1), uniform("c", 0, 1)}, "saltelli:8").points() == 8 * (2 * 3 + 2));
    CHECK(laid({uniform("a", 0, 1), uniform("b", 0, 1), uniform("c", 0, 1)}, "morris:5").points() == 5 * 4);
    const SweepPoints oat = laid({uniform("a", 0, 1), listed("b", {"x", "y", "z"})}, "oat");
    REQUIRE(oat.points() == 5);
    CHECK(oat.levels(0) == Levels{"0.5", "y"});
    CHECK(oat.levels(1) == Levels{"0.05", "y"});
    CHECK(oat.levels(4) == Levels{"0.5", "z"});
}

TEST_CASE("a table brings its factors, and its mistakes have a place") {
    const support::Folder folder;
    const auto table = [&](const std::string& text) { return "table:" + folder.write("points.csv", text).string(); };
    const SweepPoints points = laid({}, table("a.b,c.d\n1,x\n2,y\n"));
    REQUIRE(points.points() == 2);
    CHECK(points.factors()[1].path == "c.d");
    CHECK(points.levels(1) == Levels{"2", "y"});
    CHECK(mistake({}, table("a,b\n1\n")).find("points.csv:2:") != std::string::npos);
    CHECK(mistake({}, table("a,a\n1,2\n")).find("points.csv:1:") != std::string::npos);
    CHECK(mistake({}, table("a,b\n")).find("no rows") != std::string::npos);
    CHECK(mistake({}, table("")) != "");
    CHECK(mistake({listed("a", {"1"})}, table("a\n1\n")).find("either") != std::string::npos);
    CHECK(mistake({}, "table:" + (folder.path() / "none.csv").string()).find("none.csv") != std::string::npos);
}

TEST_CASE("designs that are not understood, or do not fit their factors") {
    CHECK(mistake({}, "lsh:10").find("did you mean 'lhs'") != std::string::npos);
    CHECK(mistake({}, "lhs").find("as in lhs:128") != std::string::npos);
    CHECK(mistake({}, "lhs:0").find("as in lhs:128") != std::string::npos);
    CHECK(mistake({}, "lhs:ten").find("as in lhs:128") != std::string::npos);
    CHECK(mistake({}, "grid:4").find("nothing stands behind grid") != std::string::npos);
    CHECK(mistake({}, "table:").find("table:points.csv") != std::string::npos);
    CHECK(mistake({}, "grid").find("nothing varies") != std::string::npos);
    CHECK(mistake({uniform("a", 0, 1)}, "grid").find("needs listed levels") != std::string::npos);
    CHECK(mistake({uniform("a", 0, 1), uniform("a", 0, 1)}, "lhs:4").find("varied twice") != std::string::npos);
    CHECK(mistake({uniform("a", 0, 1)}, "saltelli:12").find("no power of two") != std::string::npos);
    CHECK(mistake({uniform("a", 0, 1), uniform("b", 0, 1)}, "saltelli:4194304").find("limit") != std::string::npos);
}
