// Where something stands on the earth, as an author gives it: towns and facilities say it with the same words.
#pragma once

#include "permille/describe/field.hpp"

namespace permille {

/// A point in degrees, datum WGS-84. Points of Chinese maps (GCJ-02, BD-09) lie some hundred metres off it: of no
/// consequence between two points of one datum, so a county uses one throughout.
struct Point {
    Number latitude, longitude;

    void describe(FieldVisitor& field);
};

}  // namespace permille
