// The fields of a point. Their ranges are wide, so that the rules across fields can tell what is wrong with one.
#include "permille/describe/point.hpp"

namespace permille {

void Point::describe(FieldVisitor& field) {
    field.required(latitude, {.key = "latitude",
                              .doc = "Degrees north, WGS-84; 3 to 54 in China.",
                              .unit = "degrees",
                              .min = -180,
                              .max = 180});
    field.required(longitude, {.key = "longitude",
                               .doc = "Degrees east, WGS-84; 73 to 136 in China.",
                               .unit = "degrees",
                               .min = -180,
                               .max = 180});
}

}  // namespace permille
