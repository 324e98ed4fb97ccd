// How a scenario struct declares its fields: once, in describe(), as one of a few shapes that every visitor knows.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "permille/base/text.hpp"
#include "permille/describe/lever.hpp"
#include "permille/describe/map.hpp"
#include "permille/describe/number.hpp"

namespace permille {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// What one field is: its key and meaning (its Chinese wording stands in engine/describe/meaning.cpp), for numbers the
/// unit and the inclusive range, whether it counts whole things, and whether it is a lever.
struct Field {
    std::string_view key, doc;
    std::string_view unit = {};
    double min = -unbounded, max = unbounded;
    bool whole = false;  // persons, beds, months: a known number has no fraction; a distribution is rounded when drawn
    std::optional<double> unstated = {};   // of a whole number: what stands for "not stated", outside the range
    std::optional<LeverRange> lever = {};  // of a number or a flag that planners turn
};

enum class Need { required, defaulted };

struct Slot;
class FieldVisitor;
struct Flag {
    bool& value;
};
struct Whole {
    std::int64_t& value;
};
struct Quantity {
    Number& value;
};
struct String {
    std::string& value;
};
struct Label {
    Text& value;
};
struct Choice {
    void* object;
    std::span<const std::string_view> names;
    std::size_t index;
    void (*choose)(void* object, std::size_t index);
};
struct Record {
    void* object;
    void (*describe)(void* object, FieldVisitor& visitor);
};
struct Keyed {
    void* object;
    std::size_t size;
    std::string_view (*id)(void* object, std::size_t index);
    Slot (*at)(void* object, std::size_t index);
    Slot (*insert)(void* object, std::string_view id);
    void (*clear)(void* object);
};
struct Maybe {
    void* object;
    bool engaged;
    Slot (*engage)(void* object);
};

/// One member of a struct in one of the nine shapes.
struct Slot : std::variant<Flag, Whole, Quantity, String, Label, Choice, Record, Keyed, Maybe> {
    using variant::variant;
};

/// Reads, writes or only looks at the fields that a struct's describe() hands over.
class FieldVisitor {
  public:
    virtual ~FieldVisitor() = default;
    /// The author must write it.
    template <class T>
    void required(T& value, const Field& field);
    /// The author may leave it out: the member's initialiser is the default.
    template <class T>
    void defaulted(T& value, const Field& field);
    /// Whether a field of this record, handed over before, could not be read: nothing may be concluded from its value.
    virtual bool unreadable(std::string_view) const { return false; }

  private:
    virtual void visit(const Field& field, Need need, const Slot& slot) = 0;
};

template <class T>
concept Described = requires(T value, FieldVisitor& visitor) {
    value.describe(visitor);
};

/// An enum whose names an author writes: specialise with `static constexpr std::string_view names[]`, in order.
template <class E>
struct Names;
template <class E>
concept Named = std::is_enum_v<E> && requires {
    Names<E>::names;
};

template <Named E>
std::string_view name_of(E value) {
    return Names<E>::names[static_cast<std::size_t>(value)];
}

inline Slot slot(bool& value) {
    return Flag{value};
}
inline Slot slot(std::int64_t& value) {
    return Whole{value};
}
inline Slot slot(Number& value) {
    return Quantity{value};
}
inline Slot slot(std::string& value) {
    return String{value};
}
inline Slot slot(Text& value) {
    return Label{value};
}

template <Named E>
Slot slot(E& value) {
    return Choice{&value, Names<E>::names, static_cast<std::size_t>(value),
                  [](void* object, std::size_t index) { *static_cast<E*>(object) = static_cast<E>(index); }};
}

template <Described T>
Slot slot(T& value) {
    return Record{&value, [](void* object, FieldVisitor& visitor) { static_cast<T*>(object)->describe(visitor); }};
}

template <class T>
Slot slot(Map<T>& value);

template <class T>
Slot slot(std::optional<T>& value) {
    return Maybe{&value, value.has_value(), [](void* object) {
                     auto& maybe = *static_cast<std::optional<T>*>(object);
                     if (!maybe) maybe.emplace();
                     return slot(*maybe);
                 }};
}

template <class T>
Slot slot(Map<T>& value) {
    return Keyed{
        &value,
        value.size(),
        [](void* object, std::size_t index) {
            return std::string_view(static_cast<Map<T>*>(object)->entries[index].id);
        },
        [](void* object, std::size_t index) { return slot(static_cast<Map<T>*>(object)->entries[index].value); },
        [](void* object, std::string_view id) {
            auto& map = *static_cast<Map<T>*>(object);
            map.entries.push_back({std::string(id), T{}});
            return slot(map.entries.back().value);
        },
        [](void* object) { static_cast<Map<T>*>(object)->entries.clear(); }};
}

template <class T>
void FieldVisitor::required(T& value, const Field& field) {
    visit(field, Need::required, slot(value));
}
template <class T>
void FieldVisitor::defaulted(T& value, const Field& field) {
    visit(field, Need::defaulted, slot(value));
}

/// A record to start a visit with.
template <Described T>
Record record_of(T& value) {
    return std::get<Record>(slot(value));
}

}  // namespace permille
