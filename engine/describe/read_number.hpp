// From the text of a number to a double, strictly, with a hint for every way in which people write numbers otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// A number, or the sentence that says why it is none.
struct ReadNumber {
    std::optional<double> value;
    Text mistake;
};

/// Reads the whole of a text in JSON's grammar for numbers: decimal, finite, no leading zero, no separators.
/// `unit` is named in hints.
ReadNumber read_number(std::string_view text, std::string_view unit);
/// The same for a value of a tree: other kinds of values (a list, text in quotes) are mistakes too.
ReadNumber read_number(const Tree& tree, std::string_view unit);

/// What is wrong with a value that lies outside the field's range; nothing when it lies inside.
/// `shown` is the value as its author wrote it.
std::optional<Text> range_mistake(double value, std::string_view shown, const Field& field);

/// What is wrong with a known number that has a fraction where whole things are counted; nothing otherwise.
std::optional<Text> whole_mistake(double value, std::string_view shown, const Field& field);

/// " (unit: beds)" in both languages, or nothing when the unit is empty.
Text in_unit(std::string_view unit);

/// What a value is, for "must be a number, not ...".
Text shape_of(const Tree& tree);

}  // namespace permille
