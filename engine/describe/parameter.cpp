// Numbering the numbers of a scenario: certain ones become constants, uncertain corners become draws.
#include "permille/describe/parameter.hpp"

#include <utility>

#include "permille/base/contracts.hpp"

namespace permille {

int ParameterRegister::draw(const std::string& path, const Distribution& distribution, const Number& number,
                            Whose whose) {
    for (std::size_t i = 0; i < draws_.size(); ++i)
        if (!path.empty() && draws_[i].path == path) return static_cast<int>(i);
    const bool shared = whose == Whose::of_its_file && number.place.file;
    draws_.push_back({path, distribution, number.lowest, number.highest, number.source,
                      shared ? *number.place.file : std::string()});
    return static_cast<int>(draws_.size()) - 1;
}

bool ParameterRegister::surely_zero(const Number& number) const {
    return number.certain() && number.value() == 0 && !varied_.contains(number.path);
}

bool ParameterRegister::replaceable(const std::string& path) const {
    const auto known = known_.find(path);
    return varied_.contains(path) && !fixed_.contains(path) && known != known_.end() && known->second.stride == 0 &&
           values_[static_cast<std::size_t>(known->second.first)].draw_a < 0;
}

void ParameterRegister::replace(const std::string& path, double value) {
    expects(replaceable(path));
    values_[static_cast<std::size_t>(known_.at(path).first)].constant = value;
}

Parameter ParameterRegister::add_certain(double value) {
    values_.push_back({.constant = value});
    return {.first = static_cast<int>(values_.size()) - 1};
}

Parameter ParameterRegister::add_deviation(std::string id, Parameter persistence, Parameter sd) {
    const Parameter values{.first = static_cast<int>(values_.size()), .stride = 1};
    values_.resize(values_.size() + static_cast<std::size_t>(target_year_ - base_year_ + 1));
    deviations_.push_back({std::move(id), persistence, sd, values});
    return values;
}

Parameter ParameterRegister::add(const Number& number, Whose whose) {
    if (const auto known = known_.find(number.path); !number.path.empty() && known != known_.end())
        return known->second;

    // Mixes one corner with a weight into a value.
    const auto mix = [&](Value& value, double weight, const Uncertain& corner, const std::string& path) {
        if (const double* known = std::get_if<double>(&corner)) {
            value.constant += weight * *known;
            return;
        }
        const int index = draw(path, std::get<Distribution>(corner), number, whose);
        if (value.draw_a < 0) {
            value.draw_a = index;
            value.weight_a = weight;
        } else {
            value.draw_b = index;
            value.weight_b = weight;
        }
    };

    Parameter parameter{.first = static_cast<int>(values_.size())};
    if (const Course* course = std::get_if<Course>(&number.form)) {
        expects(!course->empty());
        parameter.stride = 1;
        for (int year = base_year_; year <= target_year_; ++year) {
            std::size_t after = 0;
            while (after < course->size() && (*course)[after].year < year) ++after;
            Value value;
            const auto corner = [&](std::size_t i, double weight) {
                mix(value, weight, (*course)[i].value, number.path + ".path." + std::to_string((*course)[i].year));
            };
            if (after == 0) {
                corner(0, 1);
            } else if (after == course->size()) {
                corner(after - 1, 1);
            } else {
                const double span = (*course)[after].year - (*course)[after - 1].year;
                const double weight = (year - (*course)[after - 1].year) / span;
                if (weight < 1) corner(after - 1, 1 - weight);
                corner(after, weight);
            }
            values_.push_back(value);
        }
    } else {
        Value value;
        if (const double* known = std::get_if<double>(&number.form))
            value.constant = *known;
        else
            mix(value, 1, std::get<Distribution>(number.form), number.path);
        values_.push_back(value);
    }
    known_.emplace(number.path, parameter);
    return parameter;
}

}  // namespace permille
