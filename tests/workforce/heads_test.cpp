// Small whole numbers of people: what goes in comes out.
#include "permille/workforce/heads.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace permille;
using namespace permille::workforce;

TEST_CASE("people come back as they were put in, lane by lane and together") {
    for (const double people : {0.0, 1.0, 999.0, 16777216.0}) {
        Lane<4> lanes = people;
        lanes.set(2, 3);
        Heads<4> heads = lanes;
        CHECK(heads[1] == people);
        CHECK(heads[2] == 3);
        heads.add(2, 4);
        heads.add(1, -1);
        const Lane<4> back = heads;
        CHECK(back[0] == people);
        CHECK(back[1] == people - 1);
        CHECK(back[2] == 7);
        Heads<1> one = Lane<1>(people);
        one.add(0, -1);
        CHECK(one[0] == people - 1);
    }
}

TEST_CASE("a lane that has gone wrong stays so") {
    Heads<4> heads = Lane<4>(std::nan(""));
    heads.add(3, 1);
    CHECK(std::isnan(heads[0]));
    CHECK(std::isnan(heads[3]));
}
