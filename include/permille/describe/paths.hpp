// The values of a described struct by their paths: to list, to look up, to change.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/describe/field.hpp"

namespace permille {

/// One value at the end of a path.
struct PathValue {
    enum class Kind { flag, whole, number, text, label, choice };
    std::string path;
    Kind kind = Kind::text;
    Field field;               // unit, range and meaning
    std::string value;         // as an author would write it, without source and note
    Number* number = nullptr;  // the number itself, as long as the object lives and its maps keep their entries
    Text owner = {};           // the `name` of the nearest thing around it that has one
};

/// `owner`: the `name` of the nearest thing around the value that has one. All hold during the call only.
using LookAtValue =
    std::function<void(const std::string& path, const Field& field, const Slot& slot, const Text& owner)>;

/// Shows every value that is there, in the order of their declaration.
void walk_values(Record object, const LookAtValue& look);

/// An object to look at: visitors take what they visit by reference, as some change it.
template <Described T>
Record look_at(const T& object) {
    return record_of(const_cast<T&>(object));  // NOLINT(cppcoreguidelines-pro-type-const-cast) nobody writes
}

/// All values that are there, in the order of their declaration; empty optional members have none. The object is only
/// looked at.
std::vector<PathValue> list_paths(Record object);

/// Those of them that planners turn.
std::vector<PathValue> list_levers(Record object);

/// The value at a path, or nothing.
std::optional<PathValue> find_value(Record object, std::string_view path);

/// The number at a path, to read or to change, or null.
Number* find_number(Record object, std::string_view path);

/// Puts a plain number in place of what a number was, as --set does. False, and nothing has changed, where the text is
/// not a number that the field takes.
bool set_plain(Number& number, const Field& field, std::string_view text);

/// "; did you mean 'facilities.county.beds'?" for a path that is not there, from the first key that is not, or nothing.
Text did_you_mean_path(Record object, std::string_view path);

}  // namespace permille
