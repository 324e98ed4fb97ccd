// Values, and writing them with the shortest numbers that read back the same.
#include "json_document.hpp"

#include <algorithm>
#include <cmath>

#include "permille/scenario/ways.hpp"

namespace permille::report {
namespace {

bool simple(const Json& value) {
    return std::none_of(value.begin(), value.end(),
                        [](const Json& inner) { return inner.is_structured() && !inner.empty(); });
}

void write(const Json& value, int depth, std::string& out) {
    if (value.is_number_float()) {
        out += shortest_text(value.get<double>() == 0 ? 0.0 : value.get<double>());
        return;
    }
    if (!value.is_structured() || value.empty()) {
        out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    const bool one_line = depth > 0 && simple(value);
    const auto new_line = [&](int level) {
        if (!one_line) out += '\n' + std::string(static_cast<std::size_t>(2 * level), ' ');
    };
    out += value.is_array() ? '[' : '{';
    bool first = true;
    for (const auto& item : value.items()) {
        if (!first) out += one_line ? ", " : ",";
        first = false;
        new_line(depth + 1);
        if (value.is_object()) out += Json(item.key()).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
        write(item.value(), depth + 1, out);
    }
    new_line(depth);
    out += value.is_array() ? ']' : '}';
}

}  // namespace

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}
Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}
Json whole(const std::optional<int>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json text(const Text& both) {
    return {{"zh", both.zh}, {"en", both.en}};
}
Json text_or_null(const Text& both) {
    return both.empty() ? Json(nullptr) : text(both);
}
Json string_or_null(const std::string& one) {
    return one.empty() ? Json(nullptr) : Json(one);
}
Json printed(const std::optional<Number>& from, int year) {
    return from ? number(from->mean_in(year)) : Json(nullptr);
}

Json value_of(const std::optional<indicators::Probability>& p) {
    return p ? number(p->value) : Json(nullptr);
}
Json interval_of(const std::optional<indicators::Probability>& p) {
    return p ? Json::array({number(p->low), number(p->high)}) : Json(nullptr);
}

Json band_json(const indicators::Band& band) {
    return {{"p05", number(band.p05)},
            {"median", number(band.median)},
            {"p95", number(band.p95)},
            {"mean", number(band.mean)}};
}

Json awaited_roads_json(const Scenario& scenario) {
    Json roads = Json::array();
    for (const AwaitedRoad& road : awaited_roads(scenario))
        roads.push_back({{"facility", road.facility}, {"projects", road.projects}, {"text", text(road.sentence)}});
    return roads;
}

std::string document(const Json& value) {
    std::string out;
    write(value, 0, out);
    return out + "\n";
}

}  // namespace permille::report
