// The three baselines, each from known values alone.
#include "permille/indicators/baseline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "year_of_key.hpp"

namespace permille::indicators {
namespace {

constexpr std::size_t fewest_for_grey = 4;
constexpr double normal_quartile = 0.6745;  // as the method prints it

double mean_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double spread_of(std::span<const double> values, double mean) {
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

double trend_at(const Past& past, int year) {
    double mean_year = 0;
    for (const int one : past.years) mean_year += one;
    mean_year /= static_cast<double>(past.years.size());
    const double mean = mean_of(past.values);
    double across = 0, along = 0;
    for (std::size_t i = 0; i < past.years.size(); ++i) {
        across += (past.years[i] - mean_year) * (past.values[i] - mean);
        along += (past.years[i] - mean_year) * (past.years[i] - mean_year);
    }
    return mean + across / along * (year - mean_year);
}

double compound_at(const Past& past, int year) {
    const double years = past.years.back() - past.years.front();
    return past.values.back() * std::pow(past.values.back() / past.values.front(), (year - past.years.back()) / years);
}

// How many of the last points are equally far apart.
std::size_t even_tail(const std::vector<int>& years) {
    std::size_t count = std::min<std::size_t>(2, years.size());
    while (count < years.size()) {
        const std::size_t first = years.size() - count;
        if (years[first] - years[first - 1] != years[first + 1] - years[first]) break;
        ++count;
    }
    return count;
}

}  // namespace

Past past_of(const Scenario& scenario, const std::string& id, const plan::Target& target) {
    Past past;
    if (!target.base) return past;
    const int base_year = static_cast<int>(target.base_year != 0 ? target.base_year : scenario.horizon.base);
    std::vector<std::pair<int, double>> points{{base_year, target.base->mean_in(base_year)}};
    if (const plan::History* history = scenario.history.find(id)) {
        for (const auto& [key, number] : history->years)
            if (const int year = year_of_key(key); year != 0 && year < base_year)
                points.emplace_back(year, number.mean_in(year));
    }
    std::sort(points.begin(), points.end());
    for (const auto& [year, value] : points) {
        past.years.push_back(year);
        past.values.push_back(value);
    }
    return past;
}

double GreyModel::at(double steps) const {
    if (steps <= 0) return first;
    // x1(k+1) - x1(k) = (1 - e^a) (x0(1) - b/a) e^(-a k), written so that a may be 0.
    const double grow = std::expm1(a);
    const double per_a = a == 0 ? 1 : grow / a;
    return (b * per_a - grow * first) * std::exp(-a * steps);
}

std::optional<GreyModel> fit_grey(std::span<const double> values) {
    if (values.size() < fewest_for_grey) return std::nullopt;
    if (std::any_of(values.begin(), values.end(), [](double value) { return !(value > 0); })) return std::nullopt;
    std::vector<double> background;
    double total = values[0];
    for (const double value : values.subspan(1)) {
        background.push_back(total + value / 2);
        total += value;
    }
    const auto later = values.subspan(1);
    const double mean_z = mean_of(background), mean_x = mean_of(later);
    double across = 0, along = 0;
    for (std::size_t i = 0; i < later.size(); ++i) {
        across += (background[i] - mean_z) * (later[i] - mean_x);
        along += (background[i] - mean_z) * (background[i] - mean_z);
    }
    GreyModel model{.a = -across / along, .b = 0, .first = values[0], .error_ratio = {}, .small_errors = {}};
    model.b = mean_x + model.a * mean_z;

    std::vector<double> residuals;
    for (std::size_t k = 0; k < values.size(); ++k) residuals.push_back(values[k] - model.at(static_cast<double>(k)));
    const double mean_residual = mean_of(residuals), s1 = spread_of(values, mean_of(values));
    if (s1 > 0) {
        model.error_ratio = spread_of(residuals, mean_residual) / s1;
        const auto small = std::count_if(residuals.begin(), residuals.end(), [&](double residual) {
            return std::abs(residual - mean_residual) < normal_quartile * s1;
        });
        model.small_errors = static_cast<double>(small) / static_cast<double>(residuals.size());
    }
    return model;
}

Baselines baselines_of(const Past& past, int year) {
    Baselines baselines;
    baselines.points = static_cast<int>(past.years.size());
    if (past.years.size() < 2) return baselines;
    baselines.trend = trend_at(past, year);
    if (past.values.front() > 0 && past.values.back() > 0) baselines.compound = compound_at(past, year);
    const std::size_t tail = even_tail(past.years);
    const auto grey = fit_grey(std::span(past.values).last(tail));
    if (!grey) return baselines;
    const int first_year = past.years[past.years.size() - tail];
    const double step = (past.years.back() - first_year) / static_cast<double>(tail - 1);
    baselines.gm11 = grey->at((year - first_year) / step);
    baselines.gm11_error_ratio = grey->error_ratio;
    baselines.gm11_small_errors = grey->small_errors;
    return baselines;
}

}  // namespace permille::indicators
