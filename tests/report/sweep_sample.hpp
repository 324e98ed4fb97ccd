// A sweep of two factors and three measures, and points of it with every kind of value, for the tests of its database.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "permille/base/failure.hpp"
#include "permille/report/sweep_store.hpp"

namespace permille::sweep_sample {

namespace fs = std::filesystem;
using report::SweepPlan;
using report::SweepPoint;
using report::SweepStore;

inline SweepPlan sweep_plan(std::int64_t points = 12) {
    SweepPlan plan;
    plan.scenario = "minhou";
    plan.file = "scenarios/minhou.yaml";
    plan.digest = std::string(64, 'd');
    plan.version = "0.1.0";
    plan.sets = {"run.replications=64", "horizon.end=2025"};
    plan.seed = 18'446'744'073'709'551'615u;
    plan.base_year = 2020;
    plan.design = "sobol";
    plan.points = points;
    plan.factors = {{"workforce.nurse.leaving.multiplier", "{uniform: [0.5, 2]}", {{0.5, 2}}, "unif"},
                    {"capacity.beds.extra", "0:90:10", {}, ""}};
    plan.measures = {{"nurses_per_1000", "p_reach", "", 2025},
                     {"nurses_per_1000", "median", "per 1000", 2025},
                     {"beds_per_1000", "q0.05", "per 1000", 2024}};
    return plan;
}

/// Values that are hard to keep: a zero with a sign, the smallest double, one third, infinity, and one that is absent.
inline SweepPoint point(std::int64_t number, std::int64_t replications = 64) {
    const double x = static_cast<double>(number);
    SweepPoint point{number, replications, {std::to_string(0.5 + x / 64), std::to_string(number % 10 * 10)}, {}};
    point.values = {number % 3 == 0 ? std::optional<double>() : x / 3, number == 1 ? -0.0 : 3 + x,
                    number == 2 ? std::numeric_limits<double>::denorm_min() : std::sqrt(x)};
    return point;
}

/// The points from `first` to before `end`.
inline std::vector<SweepPoint> points(std::int64_t first, std::int64_t end, std::int64_t replications = 64) {
    std::vector<SweepPoint> all;
    for (std::int64_t i = first; i < end; ++i) all.push_back(point(i, replications));
    return all;
}

inline std::string failure_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Failure& failure) {
        return failure.sentence().en;
    }
    return "";
}

/// Runs a statement on the file as any program could; the text of its first value.
inline std::string sql(const fs::path& file, const std::string& statement) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    std::string first;
    const auto keep = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] != nullptr ? values[0] : "NULL";
        return 0;
    };
    const int code = sqlite3_exec(database, statement.c_str(), keep, &first, nullptr);
    const std::string words = sqlite3_errmsg(database);
    sqlite3_close(database);
    INFO(words);
    REQUIRE(code == SQLITE_OK);
    return first;
}

}  // namespace permille::sweep_sample
