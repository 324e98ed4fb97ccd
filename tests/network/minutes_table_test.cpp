// Reading a table of minutes.
#include "permille/network/minutes_table.hpp"

#include <doctest/doctest.h>

#include "network/county.hpp"
#include "support/folder.hpp"
#include "support/strings.hpp"

using namespace permille;
using namespace permille::network;

namespace {

struct Read {
    std::vector<double> minutes;
    std::vector<std::string> said;
};

Read read(const std::string& text) {
    const support::Folder folder;
    const std::string file = folder.write("minutes.csv", text).string();
    Issues issues;
    Read result{read_minutes_table(file, County().places, issues), {}};
    for (const Issue& issue : issues.all())
        result.said.push_back(std::to_string(issue.place.line) + ": " + issue.message.en);
    return result;
}

const std::string by_towns = "from,to,minutes\na,a,5\na,b,20\na,c,40\nb,a,21\nb,b,6\nb,c,22\nc,a,41\nc,b,23\nc,c,7\n";

}  // namespace

TEST_CASE("minutes to a town are those to all its facilities, and a facility's own row goes before") {
    const Read result = read(by_towns + "a,clinic_a,2.5\n");
    CHECK(result.said.empty());
    // Facilities: hospital, centre_a, clinic_a, centre_b, clinic_b, centre_c, clinic_c.
    CHECK(result.minutes == std::vector<double>{5,  5,  2.5, 20, 20, 40, 40,  //
                                                21, 21, 21,  6,  6,  22, 22,  //
                                                41, 41, 41,  23, 23, 7,  7});
}

TEST_CASE("no file is no table") {
    Issues issues;
    CHECK(read_minutes_table("", County().places, issues).empty());
    CHECK(issues.empty());
}

TEST_CASE("a byte order mark, comments and quoted cells are no hindrance") {
    CHECK(read("\xEF\xBB\xBF# measured in 2020\n" + by_towns + "\"b\",\"clinic_b\",\"3\"\n").minutes.size() == 21);
}

TEST_CASE("a missing pair is named, with how many there are") {
    const Read result = read("from,to,minutes\na,a,5\na,b,20\na,c,40\n");
    CHECK(result.minutes.empty());
    CHECK(result.said == std::vector<std::string>{"4: b to hospital is missing; 14 such pairs in all"});
}

TEST_CASE("ids that are not known, pairs that stand twice and cells that are no minutes are told at their lines") {
    const Read result = read(by_towns + "d,a,3\na,centre_d,3\na,b,19\nb,clinic_a,nan\nb,clinic_b,-1\nc,clinic_b,1e9\n");
    CHECK(result.said == std::vector<std::string>{"14: nan is not a finite number; write a number",
                                                  "15: -1 is outside [0, 1440]", "16: 1e9 is outside [0, 1440]",
                                                  "11: no town 'd'",
                                                  "12: no town or facility 'centre_d'; did you mean 'centre_a'?",
                                                  "13: a to b stands twice, first on line 3"});
}
