// People of one age at one place: whole numbers, kept small, because most of the workforce's memory is full of them.
#pragma once

#include <type_traits>

#include "permille/base/lanes.hpp"

namespace permille::workforce {

/// Whole people, one number a lane, at half the size of a Lane: exact up to 16 777 216, more than any cadre of a
/// county has of one age at one facility. NaN stays NaN.
template <int W>
class Heads {
  public:
    Heads() = default;
    Heads(Lane<W> people) : of_(narrow(people)) {}  // NOLINT: the same people

    operator Lane<W>() const { return widen(of_); }  // NOLINT: the same people
    double operator[](int lane) const {
        if constexpr (W == 1)
            return static_cast<double>(of_);
        else
            return static_cast<double>(of_[lane]);
    }
    void add(int lane, double people) {
        const auto sum = static_cast<float>((*this)[lane] + people);
        if constexpr (W == 1)
            of_ = sum;
        else
            of_[lane] = sum;
    }

  private:
    struct Vector {
        using Type [[gnu::vector_size(W * 4)]] = float;
    };
    struct Scalar {
        using Type = float;
    };
    using Floats = typename std::conditional_t<W == 1, Scalar, Vector>::Type;

    static Floats narrow(Lane<W> people) {
        if constexpr (W == 1)
            return static_cast<float>(people.v);
        else
            return __builtin_convertvector(people.v, Floats);
    }
    static Lane<W> widen(Floats people) {
        if constexpr (W == 1)
            return Lane<W>(static_cast<double>(people));
        else
            return Lane<W>::of(__builtin_convertvector(people, typename Lane<W>::Doubles));
    }

    Floats of_;
};

}  // namespace permille::workforce
