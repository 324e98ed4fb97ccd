// Reading numbers with std::from_chars behind a strict grammar (RFC 8259, section 6).
#include "read_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

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

// A comma or an ideographic full stop as a point.
std::string with_point(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    constexpr std::string_view stop = "。";
    for (std::size_t at = text.find(stop); at != std::string::npos; at = text.find(stop))
        text.replace(at, stop.size(), ".");
    return text;
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

// The number without what groups it in thousands: a blank, an apostrophe or _; any other text as it is.
std::string without_groups(const std::string& text) {
    for (const char separator : {' ', '\'', '_'})
        if (grouped(text, separator)) return without(text, std::string_view(&separator, 1));
    return text;
}

// Two numbers with blanks between them.
bool is_two_numbers(std::string_view text) {
    const std::size_t first = text.find(' '), second = text.find_first_not_of(' ', first);
    return first != std::string_view::npos && second != std::string_view::npos && is_number(text.substr(0, first)) &&
           is_number(text.substr(second));
}

std::string without_leading_zeros(std::string_view text) {
    std::string out = text.starts_with('-') ? "-" : "";
    text.remove_prefix(out.size());
    while (text.size() > 1 && text[0] == '0' && digit(text[1])) text.remove_prefix(1);
    return out.append(text);
}

// A decimal number times a power of ten, digit by digit: no binary fraction may show in a hint.
std::string times_power_of_ten(std::string_view number, int power) {
    std::string out = number.starts_with('-') ? "-" : "";
    number.remove_prefix(out.size());
    const std::size_t written = std::min(number.find('.'), number.size());
    std::string digits(number.substr(0, written));
    if (written < number.size()) digits += number.substr(written + 1);
    int point = static_cast<int>(written) + power;  // digits before the point
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    const auto whole = static_cast<std::size_t>(point);
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    std::string fraction = digits.substr(whole);
    while (fraction.ends_with('0')) fraction.pop_back();
    out += without_leading_zeros(digits.substr(0, whole));
    return fraction.empty() ? out : out + "." + fraction;
}

// The power of ten that stands behind a number, in the unit that is wanted: 万 is 4, and % is -2 where a share is.
std::optional<int> power_of(std::string_view tail, std::string_view unit) {
    constexpr std::pair<std::string_view, int> words[] = {
        {"万亿", 12}, {"千万", 7}, {"百万", 6},     {"十万", 5},    {"亿", 8},
        {"万", 4},    {"千", 3},   {"thousand", 3}, {"million", 6}, {"k", 3},
    };
    for (const auto& [word, power] : words)
        if (tail.starts_with(word) && (word != "k" || tail == word)) return power;
    const bool share = unit == "share" || unit.starts_with("share per");
    const bool as_printed = unit.starts_with("as ");  // of the row, the figure, the claim: whose unit it is
    if (tail == "%") return share ? std::optional(-2) : unit == "%" || as_printed ? std::optional(0) : std::nullopt;
    if (tail != "‰") return std::nullopt;
    if (share) return -3;
    if (unit == "%") return -1;
    return as_printed || unit.starts_with("per 1000") ? std::optional(0) : std::nullopt;
}

// A number behind which stands by how much it is to be multiplied: 10万, 85%. Nothing for others.
std::optional<Text> scaled(std::string_view text, std::string_view unit) {
    const std::string plain = half_width(text);
    const std::size_t end = std::min(plain.find_first_not_of("-0123456789.,_' "), plain.size());
    std::string number = plain.substr(0, end);
    while (number.ends_with(' ')) number.pop_back();
    number = without_groups(number);
    if (grouped(number, ',')) number = without(number, ",");
    const std::string_view tail = std::string_view(plain).substr(end);
    const auto power = power_of(tail, unit);
    if (!power || !is_number(number)) return std::nullopt;
    return say(Phrase::number_scaled,
               {excerpt(text, 40), excerpt(tail, 40), times_power_of_ten(number, *power), in_unit(unit)});
}

// ≥ and its kin, or the word 约, before a digit.
bool begins_with_sign(std::string_view text) {
    const std::size_t figure = text.find_first_of("0123456789");
    if (figure == std::string_view::npos || figure == 0) return false;
    std::string_view sign = text.substr(0, figure);
    while (sign.ends_with(' ')) sign.remove_suffix(1);
    constexpr std::array<std::string_view, 16> signs = {"≥",  "≤",  "≧", "≦", ">", "<",  "＞",     "＜",
                                                        ">=", "<=", "=", "~", "≈", "约", "不低于", "不超过"};
    return std::find(signs.begin(), signs.end(), sign) != signs.end();
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
    const std::string half = half_width(text), point = with_point(half);
    if (half != text) {
        const std::string plain = grouped(half, ',') ? without(half, ",") : without_groups(half);
        if (is_number(plain)) return say(Phrase::number_full_width, {shown, plain});
    }
    // 1。4 and 1，4: the keys of the point and of the comma on a Chinese keyboard.
    if (point != text && is_number(point) && !grouped(half, ','))
        return say(Phrase::number_decimal_comma, {shown, point});
    if (auto mistake = scaled(text, unit)) return std::move(*mistake);
    if (text.starts_with('+') && is_number(text.substr(1))) return say(Phrase::number_plus, {shown, text.substr(1)});
    if (bare.starts_with("0x") || bare.starts_with("0o") || bare.starts_with("0b"))
        return say(Phrase::number_base, {shown});
    if (is_number(without_leading_zeros(text)))
        return say(Phrase::number_leading_zero, {shown, without_leading_zeros(text)});
    if (const std::string plain = without_groups(std::string(text)); is_number(plain))
        return say(Phrase::number_separator, {shown, plain});
    if (is_two_numbers(text)) return say(Phrase::number_two, {shown});
    if (begins_with_sign(text)) return say(Phrase::number_sign, {shown});
    if (grouped(text, ',') && is_number(without(text, ",")))
        return say(Phrase::number_separator, {shown, without(text, ",")});
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
    if (length > 0 && text.find_first_of("0123456789", length) == std::string_view::npos && text[length] != '.')
        return say(Phrase::number_with_unit, {shown, text.substr(0, length), in_unit(unit)});
    return say(Phrase::number_unreadable, {shown});
}

}  // namespace

ReadNumber read_number(const Tree& tree, std::string_view unit) {
    if (tree.kind != Tree::Kind::scalar) return {std::nullopt, say(Phrase::must_be_number, {shape_of(tree)})};
    if (tree.quoted && !begins_with_sign(tree.scalar)) return {std::nullopt, say(Phrase::number_quoted)};
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
    if (field.unstated && value == *field.unstated) return std::nullopt;
    const Text unit = in_unit(field.unit);
    const std::string excerpted = excerpt(shown, 40), low = shortest_text(field.min), high = shortest_text(field.max);
    if (field.max == unbounded) return say(Phrase::number_below, {excerpted, low, unit});
    if (field.min == -unbounded) return say(Phrase::number_above, {excerpted, high, unit});
    if (field.unstated)
        return say(Phrase::number_outside_or, {excerpted, low, high, unit, shortest_text(*field.unstated)});
    return say(Phrase::number_outside, {excerpted, low, high, unit});
}

std::optional<Text> whole_mistake(double value, std::string_view shown, const Field& field) {
    if (!field.whole || value == std::floor(value)) return std::nullopt;
    const auto plain = [](double whole) { return fmt::format("{:.0f}", whole); };
    return say(Phrase::number_not_whole,
               {excerpt(shown, 40), plain(std::floor(value)), plain(std::ceil(value)), in_unit(field.unit)});
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
