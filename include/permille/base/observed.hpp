// What was observed of a stock at the end of a year of the run: it takes the place of what was simulated.
#pragma once

namespace permille {

struct ObservedCount {
    int year = 0;      // of the run; 1 is the first after the base year
    int which = 0;     // position of the stock in its room
    double count = 0;  // a whole number of people, beds or places
};

}  // namespace permille
