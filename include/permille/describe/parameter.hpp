// The numbers of a scenario that a run reads, numbered: rooms register them once, the kernel reads them by index.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "permille/describe/number.hpp"

namespace permille {

/// A number's place among the values drawn for one replication: one value for each year of the horizon.
struct Parameter {
    int first = 0;  // of the base year; year t of the run (1, 2, ...) stands at first + t where the number has a course
    int stride = 0;  // 1 for a course over years, 0 for a number that is the same in every year

    /// Index of the value in year t after the base year (0 = base year).
    int in_year(int t) const { return first + stride * t; }
};

/// Whose luck a number is where counties are run together: that of the file that states it, which all who read it
/// share, or each county's own, wherever it is stated (how far a county lies from others).
enum class Whose { of_its_file, of_the_county };

/// Gathers the numbers while a model is built. The same number may be registered twice; it is drawn once.
class ParameterRegister {
  public:
    /// `varied`: the paths of plain numbers that will be replaced once the model is built.
    ParameterRegister(int base_year, int target_year, std::set<std::string> varied = {})
        : base_year_(base_year), target_year_(target_year), varied_(std::move(varied)) {}

    Parameter add(const Number& number, Whose whose = Whose::of_its_file);
    /// Says that the building itself reads the number: another value needs another model.
    void fix(const Number& number) { fixed_.insert(number.path); }
    /// Whether a number is a certain 0 and stays so: what it would move need not be simulated.
    bool surely_zero(const Number& number) const;
    /// A number that the model itself computed (certain).
    Parameter add_certain(double value);

    /// A series of yearly deviations d_1, d_2, ...: AR(1) with the given persistence and marginal standard deviation.
    /// `id` names its chance; the value in the base year is 0. Drawn together with the parameters, outside the lanes.
    Parameter add_deviation(std::string id, Parameter persistence, Parameter sd);

    int base_year() const { return base_year_; }
    int target_year() const { return target_year_; }

    /// One uncertain corner of a number: what is drawn.
    struct Draw {
        std::string path;  // of the distribution; a corner of a course ends in ".path.YEAR"
        Distribution distribution;
        double lowest, highest;  // the field's range: the distribution is cut there (drawn from what lies inside)
        std::string source;      // of the number
        std::string file;        // that states it, as messages call it; empty where a county has it for itself
    };
    /// A value: constant + weight_a * draw_a + weight_b * draw_b (a course mixes its two neighbouring corners).
    struct Value {
        double constant = 0, weight_a = 0, weight_b = 0;
        int draw_a = -1, draw_b = -1;
    };
    struct Deviation {
        std::string id;
        Parameter persistence, sd, values;
    };
    /// Whether a number can be replaced as if the model had been built with the new one: it was to be varied, is a
    /// plain number, was registered, and nothing was built from its value.
    bool replaceable(const std::string& path) const;
    void replace(const std::string& path, double value);

    const std::vector<Deviation>& deviations() const { return deviations_; }
    const std::vector<Draw>& draws() const { return draws_; }
    const std::vector<Value>& values() const { return values_; }

  private:
    int draw(const std::string& path, const Distribution& distribution, const Number& number, Whose whose);
    int base_year_, target_year_;
    std::set<std::string> varied_, fixed_;
    std::vector<Draw> draws_;
    std::vector<Value> values_;
    std::vector<Deviation> deviations_;
    std::unordered_map<std::string, Parameter> known_;
};

}  // namespace permille
