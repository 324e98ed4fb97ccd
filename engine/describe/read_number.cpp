// Reading numbers with std::from_chars behind a strict grammar (RFC 8259, section 6).
#include "read_number.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/base/unit_word.hpp"
#include "permille/describe/number.hpp"

namespace permille {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return out;
}

// How much of the text is a number: sign, whole part without leading zeros, fraction, exponent. Zero when it does not
// start with one.
std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && digit(text[at])) ++at;
        return at - start;
    };
    if (at < text.size() && text[at] == '-') ++at;
    const std::size_t whole = at;
    const std::size_t count = digits();
    if (count == 0 || (count > 1 && text[whole] == '0')) return 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) return at - 1;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t end = at++;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits() == 0) return end;
    }
    return at;
}

bool is_number(std::string_view text) {
    return !text.empty() && number_length(text) == text.size();
}

// Full-width digits, point, sign and comma (U+FF0B to U+FF19) as their ASCII counterparts, which stand 0xFEE0 lower.
std::string half_width(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\xEF\xBC" && i + 2 < text.size()) {
            const auto low = static_cast<unsigned char>(text[i + 2]);
            if (low >= 0x81 && low <= 0xBF) {
                out += static_cast<char>(low - 0x80 + 0x20);
                i += 2;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

std::string without(std::string_view text, std::string_view removed) {
    std::string out;
    for (const char c : text)
        if (removed.find(c) == std::string_view::npos) out += c;
    return out;
}

// A number grouped in thousands, like 1,000 or 1,234,567.8: not a decimal comma.
bool grouped(std::string_view text, char separator) {
    std::size_t at = text.find(separator);
    if (at == 0 || at > 3 || at == std::string_view::npos) return false;
    while (at < text.size() && text[at] == separator) {
        for (std::size_t k = 1; k <= 3; ++k)
            if (at + k >= text.size() || !digit(text[at + k])) return false;
        at += 4;
    }
    return at == text.size() || text[at] == '.';
}

std::string without_leading_zeros(std::string_view text) {
    std::string out = text.starts_with('-') ? "-" : "";
    text.remove_prefix(out.size());
    while (text.size() > 1 && text[0] == '0' && digit(text[1])) text.remove_prefix(1);
    return out.append(text);
}

// Why a text is no number. The order matters: each hint must fit what it is given for.
Text why_not(std::string_view text, std::string_view unit) {
    const std::string shown = excerpt(text, 40), small = lower(text);
    const std::string_view bare =
        std::string_view(small).substr(small.starts_with('-') || small.starts_with('+') ? 1 : 0);
    constexpr std::array<std::string_view, 6> infinite = {"nan", ".nan", "inf", ".inf", "infinity", "∞"};
    if (std::find(infinite.begin(), infinite.end(), bare) != infinite.end())
        return say(Phrase::number_not_finite, {shown});
    constexpr std::array<std::string_view, 8> words = {"yes", "no", "on", "off", "true", "false", "y", "n"};
    if (std::find(words.begin(), words.end(), small) != words.end()) return say(Phrase::number_word, {shown});
    if (half_width(text) != text && is_number(half_width(text)))
        return say(Phrase::number_full_width, {shown, half_width(text)});
    if (text.starts_with('+') && is_number(text.substr(1))) return say(Phrase::number_plus, {shown, text.substr(1)});
    if (bare.starts_with("0x") || bare.starts_with("0o") || bare.starts_with("0b"))
        return say(Phrase::number_base, {shown});
    if (is_number(without_leading_zeros(text)))
        return say(Phrase::number_leading_zero, {shown, without_leading_zeros(text)});
    if (is_number(without(text, "_ '"))) return say(Phrase::number_separator, {shown, without(text, "_ '")});
    if (grouped(text, ',') && is_number(without(text, ",")))
        return say(Phrase::number_separator, {shown, without(text, ",")});
    std::string point(text);
    std::replace(point.begin(), point.end(), ',', '.');
    if (point != text && is_number(point)) return say(Phrase::number_decimal_comma, {shown, point});
    for (const std::string_view percent : {"%", "％", "‰"})
        if (text.ends_with(percent)) return say(Phrase::number_percent, {shown, in_unit(unit)});
    if (bare.find_first_not_of("0123456789.") == std::string_view::npos &&
        std::count(bare.begin(), bare.end(), '.') == 1 && bare.size() > 1)
        return say(Phrase::number_point, {shown});
    std::string digits(text);
    std::replace_if(
        digits.begin(), digits.end(), [](char c) { return c == 'O' || c == 'o'; }, '0');
    std::replace_if(
        digits.begin(), digits.end(), [](char c) { return c == 'l' || c == 'I'; }, '1');
    if (is_number(digits)) return say(Phrase::number_letters, {shown, digits});
    const std::size_t length = number_length(text);
    if (length > 0 && !digit(text[length]) && text[length] != '.')
        return say(Phrase::number_with_unit, {shown, text.substr(0, length), in_unit(unit)});
    return say(Phrase::number_unreadable, {shown});
}

}  // namespace

ReadNumber read_number(const Tree& tree, std::string_view unit) {
    if (tree.kind != Tree::Kind::scalar) return {std::nullopt, say(Phrase::must_be_number, {shape_of(tree)})};
    if (tree.quoted) return {std::nullopt, say(Phrase::number_quoted)};
    return read_number(tree.scalar, unit);
}

ReadNumber read_number(std::string_view text, std::string_view unit) {
    if (!is_number(text)) return {std::nullopt, why_not(text, unit)};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        // Too far from zero or too near to it: only the exponent tells, and from_chars does not.
        const bool small = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos ||
                           text.starts_with("0.") || text.starts_with("-0.");
        return {std::nullopt, say(small ? Phrase::number_too_small : Phrase::number_too_large, {excerpt(text, 40)})};
    }
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return {std::nullopt, say(Phrase::number_unreadable, {excerpt(text, 40)})};
    return {value + 0.0, {}};  // -0 becomes 0
}

std::optional<Text> range_mistake(double value, std::string_view shown, const Field& field) {
    if (value >= field.min && value <= field.max) return std::nullopt;
    const Text unit = in_unit(field.unit);
    const std::string excerpted = excerpt(shown, 40), low = shortest_text(field.min), high = shortest_text(field.max);
    if (field.max == unbounded) return say(Phrase::number_below, {excerpted, low, unit});
    if (field.min == -unbounded) return say(Phrase::number_above, {excerpted, high, unit});
    return say(Phrase::number_outside, {excerpted, low, high, unit});
}

Text in_unit(std::string_view unit) {
    return unit.empty() ? Text{} : say(Phrase::in_unit, {unit_word(unit)});
}

Text shape_of(const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::nothing: return say(Phrase::shape_nothing);
        case Tree::Kind::scalar: return say(Phrase::shape_scalar, {excerpt(tree.scalar, 40)});
        case Tree::Kind::list: return say(Phrase::shape_list);
        case Tree::Kind::map: return say(Phrase::shape_map);
    }
    return {};
}

}  // namespace permille
