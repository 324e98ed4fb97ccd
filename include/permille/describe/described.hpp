// The guard against a forgotten member: what a struct holds, counted by the compiler, against what describe() visits.
#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>

#include "permille/describe/field.hpp"

namespace permille {
namespace counting {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// Converts to any member's type. Not to an optional: that is made from what it holds, and two ways would be one too
// many.
struct Anything {
    template <class T>
    requires(!is_optional<T>) operator T() const;
};

}  // namespace counting

/// How many members an aggregate has: from how many values it can be initialised.
template <class T, class... A>
requires std::is_aggregate_v<T>
consteval std::size_t member_count() {
    if constexpr (requires { T{A{}..., counting::Anything{}}; })
        return member_count<T, A..., counting::Anything>();
    else
        return sizeof...(A);
}

/// How many fields a struct's describe() visits.
template <Described T>
std::size_t described_count() {
    class Counter : public FieldVisitor {
      public:
        std::size_t count = 0;

      private:
        void visit(const Field&, Need, const Slot&) override { ++count; }
    };
    T object;
    Counter counter;
    object.describe(counter);
    return counter.count;
}

/// Whether describe() visits every member; `besides` are members that are meant to stay out of the file.
template <Described T>
bool describes_every_member(std::size_t besides = 0) {
    return member_count<T>() == described_count<T>() + besides;
}

/// The same for a struct that has some of its members from a base, which counts as one where it is initialised.
template <Described T, Described Base>
requires std::is_base_of_v<Base, T>
bool describes_every_member_with() {
    return member_count<T>() - 1 + member_count<Base>() == described_count<T>();
}

}  // namespace permille
