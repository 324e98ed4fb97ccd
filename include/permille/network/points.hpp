// Distances between points of the earth.
#pragma once

namespace permille::network {

/// Degrees north and east, WGS-84.
struct Coordinates {
    double latitude = 0, longitude = 0;
};

/// Length of the great circle between two points on a sphere of 6371.0088 km, the mean radius of the earth (IUGG).
/// Within 0.6 % of the ellipsoid's. By the haversine formula, which keeps its digits for points close to one another.
///
/// returns  kilometres, 0 to 20015.1
double great_circle_kilometres(const Coordinates& a, const Coordinates& b);

/// Whether a point lies in the box around China: 3 to 54 north, 73 to 136 east.
bool within_china(const Coordinates& point);

}  // namespace permille::network
