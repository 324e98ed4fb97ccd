// The haversine formula (Sinnott 1984, Sky and Telescope 68:159).
#include "permille/network/points.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace permille::network {

double great_circle_kilometres(const Coordinates& a, const Coordinates& b) {
    constexpr double earth_kilometres = 6371.0088, radians = std::numbers::pi / 180;
    const double north = std::sin((b.latitude - a.latitude) * radians / 2);
    const double east = std::sin((b.longitude - a.longitude) * radians / 2);
    const double haversine =
        north * north + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * east * east;
    return 2 * earth_kilometres * std::asin(std::sqrt(std::clamp(haversine, 0.0, 1.0)));
}

bool within_china(const Coordinates& point) {
    return point.latitude >= 3 && point.latitude <= 54 && point.longitude >= 73 && point.longitude <= 136;
}

}  // namespace permille::network
