// What planners would write today without a model: trend, compound growth and the grey model GM(1,1) through past
// values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/scenario/scenario.hpp"

namespace permille::indicators {

/// A row's known values before its target, years rising, in the row's unit: its history and the printed base, then what
/// was observed.
struct Past {
    std::vector<int> years;
    std::vector<double> values;
};

/// The printed part of it. Years of the history from the base year on are left out. Empty without a printed base.
Past past_of(const Scenario& scenario, const std::string& id, const plan::Target& target);

/// GM(1,1) with the mean background value z(k) = (x1(k) + x1(k-1)) / 2, where x1 are the running totals of the series:
/// x0(k) + a z1(k) = b, fitted by least squares; time response of the whitened equation from the first value.
/// Source: Deng Julong 1982, Systems and Control Letters 1, 288-294.
struct GreyModel {
    double a = 0, b = 0;  // development coefficient and grey input
    double first = 0;     // x0(1)

    /// Posterior error ratio S2 / S1: standard deviation of the residuals, the first (0) among them, over that of the
    /// series. Nothing for a series without any spread.
    std::optional<double> error_ratio;
    /// Small-error probability: share of residuals that lie within 0.6745 S1 of their mean.
    std::optional<double> small_errors;

    /// The value `steps` after the first one; 0 gives the first one itself.
    double at(double steps) const;
};

/// At least four positive values, one step apart; nothing otherwise.
std::optional<GreyModel> fit_grey(std::span<const double> values);

/// Values at the row's year, in its unit. What has too few points is absent.
struct Baselines {
    int points = 0;                  // of the past, the base among them
    std::optional<double> trend;     // straight line by least squares, from two points on
    std::optional<double> compound;  // constant rate from the first point to the last, from two positive points on
    /// GM(1,1) through the last points that are equally far apart, from four positive points on.
    std::optional<double> gm11, gm11_error_ratio, gm11_small_errors;
};

Baselines baselines_of(const Past& past, int year);

}  // namespace permille::indicators
