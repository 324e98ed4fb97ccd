// Parameter files as SALib's users have them.
#include "permille/explore/salib_parameters.hpp"

#include <doctest/doctest.h>

#include "support/folder.hpp"

using namespace permille;
using explore::read_salib_parameters;

namespace {

using Lines = std::vector<std::string>;

Lines read(const std::string& text) {
    const support::Folder folder;
    const auto read = read_salib_parameters(folder.write("p.txt", text));
    for (const Issue& issue : read.issues.all()) FAIL(to_string(issue, Language::en));
    return read.value->factors;
}

std::string mistake(const std::string& text) {
    const support::Folder folder;
    const auto read = read_salib_parameters(folder.write("p.txt", text));
    REQUIRE(!read.issues.empty());
    return to_string(read.issues.all().front(), Language::en);
}

}  // namespace

TEST_CASE("blanks or commas, comments, groups and distributions are read as SALib reads them") {
    CHECK(read("# Ishigami\nx1 -3.14 3.14\nx2\t0  1\n") == Lines{"x1=uniform(-3.14, 3.14)", "x2=uniform(0, 1)"});
    CHECK(read("a.b,0,1,G1,unif\na.c,2,0.5,NA,norm\n") == Lines{"a.b=uniform(0, 1)", "a.c=normal(2, 0.5)"});
    CHECK(read("m,0,0.25,,lognorm\r\n\r\n") == Lines{"m=lognormal(1, 0.25)"});
    CHECK(read("t,10,0.25,NA,triang") == Lines{"t=triangular(0, 2.5, 10)"});
    CHECK(read("a 0 1") == Lines{"a=uniform(0, 1)"});
}

TEST_CASE("groups are noticed where factors share one or have another name") {
    const support::Folder folder;
    const auto grouped = [&](const std::string& text) {
        return read_salib_parameters(folder.write("p.txt", text)).value->grouped;
    };
    CHECK(grouped("a,0,1,G1\nb,0,1,G1\n"));
    CHECK_FALSE(grouped("a,0,1,NA\nb,0,1,b,unif\nc,0,1\n"));
}

TEST_CASE("a line that is none has a place") {
    CHECK(mistake("x1 0\n").find("p.txt:1:1: a line of a SALib parameter file") != std::string::npos);
    CHECK(mistake("# c\nx1, 0, much\n").find("p.txt:2:8: 'much' is not a number") != std::string::npos);
    CHECK(mistake("x1 0 nan\n").find("p.txt:1:6:") != std::string::npos);
    CHECK(mistake("x1,0,1,NA,truncnorm\n").find("p.txt:1:11: the distribution truncnorm") != std::string::npos);
    CHECK(mistake("x1,0,0.5,NA,triang\n").find("p.txt:1:4: the two numbers of triang") != std::string::npos);
    CHECK(mistake("x1,2,3,NA,triang\n").find("p.txt:1:4: the two numbers of triang") != std::string::npos);
    const support::Folder folder;
    CHECK(!read_salib_parameters(folder.path() / "none.txt").issues.empty());
}
