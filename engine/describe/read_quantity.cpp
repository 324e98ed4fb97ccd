// The forms of a quantity: a number, a distribution with its parameters, a course over years.
#include "read_quantity.hpp"

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/base/unit_word.hpp"
#include "read_label.hpp"
#include "read_number.hpp"

namespace permille {
namespace {

using Kind = Distribution::Kind;
constexpr std::array kinds = {Kind::uniform, Kind::normal, Kind::triangular, Kind::pert, Kind::lognormal, Kind::beta};
constexpr std::array<std::string_view, 11> quantity_words = {
    "value", "uniform", "normal", "triangular", "pert", "lognormal", "beta", "path", "source", "note", "unit"};

// One quantity being read: where it is, and where mistakes go.
struct Context {
    const Field& field;
    const std::string& path;
    Issues& issues;

    void mistake(const Tree& at, Text message) const { issues.add(at.place, path, std::move(message)); }
};

std::optional<double> plain_number(const Tree& tree, const Context& context) {
    const ReadNumber read = read_number(tree, context.field.unit);
    if (!read.value) {
        context.mistake(tree, read.mistake);
        return std::nullopt;
    }
    if (auto mistake = range_mistake(*read.value, tree.scalar, context.field)) {
        context.mistake(tree, std::move(*mistake));
        return std::nullopt;
    }
    if (auto mistake = whole_mistake(*read.value, tree.scalar, context.field)) {
        context.mistake(tree, std::move(*mistake));
        return std::nullopt;
    }
    return read.value;
}

Phrase parameters_of(Kind kind) {
    switch (kind) {
        case Kind::uniform: return Phrase::parameters_low_high;
        case Kind::normal: return Phrase::parameters_mean_sd;
        case Kind::lognormal: return Phrase::parameters_median_sigma;
        case Kind::beta: return Phrase::parameters_a_b;
        case Kind::triangular:
        case Kind::pert: break;
    }
    return Phrase::parameters_low_mode_high;
}

// uniform, triangular, pert: bounded by their own parameters, which must rise and lie in the field's range.
bool bounded_fits(const Distribution& d, const Tree& list, const Context& context) {
    const bool three = parameter_count(d.kind) == 3;
    const double high = three ? d.c : d.b;
    const auto text = [&](std::size_t i) { return excerpt(list.list[i].scalar, 40); };
    if (d.a > d.b || (three && d.b > d.c)) {
        context.mistake(list, three ? say(Phrase::parameters_rise_three, {name_of(d.kind), text(0), text(1), text(2)})
                                    : say(Phrase::parameters_rise_two, {name_of(d.kind), text(0), text(1)}));
        return false;
    }
    if (d.a == high) {
        context.mistake(list, say(Phrase::parameters_one_point, {name_of(d.kind), text(0)}));
        return false;
    }
    for (const std::size_t i : {std::size_t{0}, list.list.size() - 1}) {
        if (auto mistake = range_mistake(i == 0 ? d.a : high, list.list[i].scalar, context.field)) {
            context.mistake(list.list[i], std::move(*mistake));
            return false;
        }
    }
    return true;
}

bool positive(double value, Phrase word, std::size_t i, const Distribution& d, const Tree& list,
              const Context& context) {
    if (value > 0) return true;
    context.mistake(list.list[i],
                    say(Phrase::parameter_positive, {name_of(d.kind), say(word), excerpt(list.list[i].scalar, 40)}));
    return false;
}

// normal and lognormal: the centre must lie in the field's range. The tails may reach beyond it and are cut there when
// the number is drawn, so at least half of the distribution is always kept.
bool tailed_fits(const Distribution& d, const Tree& list, const Context& context) {
    const bool log = d.kind == Kind::lognormal;
    if (d.b == 0) {
        context.mistake(list, say(Phrase::parameters_one_point, {name_of(d.kind), excerpt(list.list[0].scalar, 40)}));
        return false;
    }
    if (log && !positive(d.a, Phrase::word_median, 0, d, list, context)) return false;
    if (!positive(d.b, log ? Phrase::word_sigma : Phrase::word_sd, 1, d, list, context)) return false;
    if (log && d.b > 5) {  // exp(5 x 6): thirteen powers of ten on each side of the median at six standard deviations
        context.mistake(list.list[1],
                        say(Phrase::parameter_sigma_large, {name_of(d.kind), excerpt(list.list[1].scalar, 40)}));
        return false;
    }
    if (auto mistake = range_mistake(d.a, list.list[0].scalar, context.field)) {
        context.mistake(list.list[0], std::move(*mistake));
        return false;
    }
    return true;
}

bool beta_fits(const Distribution& d, const Tree& list, const Context& context) {
    if (!positive(d.a, Phrase::word_parameter, 0, d, list, context) ||
        !positive(d.b, Phrase::word_parameter, 1, d, list, context))
        return false;
    if (context.field.min <= 0 && context.field.max >= 1) return true;
    context.mistake(list,
                    say(Phrase::beta_outside, {shortest_text(context.field.min), shortest_text(context.field.max)}));
    return false;
}

std::optional<Distribution> distribution(Kind kind, const Tree& list, const Context& context) {
    if (list.kind != Tree::Kind::list || list.list.size() != static_cast<std::size_t>(parameter_count(kind))) {
        context.mistake(list, say(Phrase::parameters_count, {name_of(kind), say(parameters_of(kind))}));
        return std::nullopt;
    }
    std::array<double, 3> parameters{};
    bool readable = true;
    for (std::size_t i = 0; i < list.list.size(); ++i) {
        const ReadNumber read = read_number(list.list[i], context.field.unit);
        if (!read.value) context.mistake(list.list[i], read.mistake);
        readable = readable && read.value;
        parameters[i] = read.value.value_or(0);
    }
    if (!readable) return std::nullopt;
    const Distribution d{kind, parameters[0], parameters[1], parameters[2]};
    const bool tailed = kind == Kind::normal || kind == Kind::lognormal;
    const bool fits = tailed               ? tailed_fits(d, list, context)
                      : kind == Kind::beta ? beta_fits(d, list, context)
                                           : bounded_fits(d, list, context);
    return fits ? std::optional(d) : std::nullopt;
}

std::optional<Kind> kind_named(std::string_view key) {
    for (const Kind kind : kinds)
        if (name_of(kind) == key) return kind;
    return std::nullopt;
}

// One corner of a course: a number, or a map with a distribution and nothing else.
std::optional<Uncertain> corner(const Tree& tree, const Context& context) {
    if (tree.kind == Tree::Kind::map) {
        const std::optional<Kind> kind = tree.map.size() == 1 ? kind_named(tree.map[0].key) : std::nullopt;
        if (!kind) {
            context.mistake(tree, say(Phrase::path_corner));
            return std::nullopt;
        }
        const auto read = distribution(*kind, tree.map[0].value, context);
        return read ? std::optional<Uncertain>(*read) : std::nullopt;
    }
    const auto read = plain_number(tree, context);
    return read ? std::optional<Uncertain>(*read) : std::nullopt;
}

std::optional<Course> course(const Tree& tree, const Context& context) {
    if (tree.kind != Tree::Kind::map || tree.map.empty()) {
        context.mistake(
            tree, tree.kind == Tree::Kind::map ? say(Phrase::path_empty) : say(Phrase::must_be_map, {shape_of(tree)}));
        return std::nullopt;
    }
    Course points;
    bool readable = true;
    for (const auto& [key, value] : tree.map) {
        const std::string path = context.path + ".path." + excerpt(key);
        const Context here{context.field, path, context.issues};
        const std::optional<int> year = year_of(key);
        if (!year)
            context.issues.add(value.key_place, context.path, say(Phrase::path_year, {excerpt(key)}));
        else if (!points.empty() && *year <= points.back().year)
            context.issues.add(value.key_place, context.path,
                               say(Phrase::path_year_order, {*year, points.back().year}));
        const std::optional<Uncertain> read = corner(value, here);
        readable = readable && year && read && (points.empty() || *year > points.back().year);
        if (year && read) points.push_back({*year, *read});
    }
    return readable ? std::optional(points) : std::nullopt;
}

// As it is written in a file, in Chinese with what it means.
Text unit_to_write(const Field& field) {
    const Text word = unit_word(field.unit.empty() ? "1" : field.unit);
    return word.zh == word.en ? word : Text{word.en + "（" + word.zh + "）", word.en};
}

// source, note and unit of a quantity: text, and the unit must be the field's.
bool read_words(const Tree& tree, const Context& context, Number& number) {
    bool good = true;
    for (const auto& [key, value] : tree.map) {
        if (key != "source" && key != "note" && key != "unit") continue;
        if (key == "note") {
            good = read_label(value, context.path + ".note", number.note, context.issues) && good;
        } else if (value.kind != Tree::Kind::scalar) {
            context.mistake(value, say(Phrase::must_be_text, {shape_of(value)}));
            good = false;
        } else if (key == "source" && value.scalar.empty()) {
            context.mistake(value, say(Phrase::source_empty));
            good = false;
        } else if (key == "unit" && value.scalar != context.field.unit &&
                   value.scalar != unit_word(context.field.unit).zh) {
            context.mistake(value, say(Phrase::unit_differs, {excerpt(value.scalar), unit_to_write(context.field)}));
            good = false;
        } else if (key == "source") {
            number.source = value.scalar;
        }
    }
    return good;
}

// The entry that holds the number. Unknown keys and a second form are reported.
const Tree::Entry* form_of(const Tree& tree, const Context& context) {
    const Tree::Entry* form = nullptr;
    bool good = true;
    for (const Tree::Entry& entry : tree.map) {
        if (is_quantity_key(entry.key)) {
            if (form) {
                context.issues.add(entry.value.key_place, context.path + "." + entry.key,
                                   say(Phrase::quantity_two_forms, {form->key}));
                good = false;
            } else {
                form = &entry;
            }
        } else if (entry.key != "source" && entry.key != "note" && entry.key != "unit") {
            context.issues.add(entry.value.key_place, context.path + "." + excerpt(entry.key),
                               say(Phrase::unknown_key, {did_you_mean(entry.key, quantity_words)}));
            good = false;
        }
    }
    if (!form && good) context.mistake(tree, say(Phrase::quantity_no_form));
    return good ? form : nullptr;
}

}  // namespace

bool read_quantity(const Tree& tree, const Field& field, const std::string& path, Number& number, Issues& issues) {
    number = Number{};
    number.form = std::numeric_limits<double>::quiet_NaN();  // until it is read: no rule across fields compares it
    number.path = path;
    number.place = tree.place;
    number.lowest = field.min;
    number.highest = field.max;
    const Context context{field, path, issues};
    const auto known = [&](const Tree& scalar) {
        const auto read = plain_number(scalar, context);
        if (!read) return false;
        number.form = *read;
        number.text = scalar.scalar;
        return true;
    };
    if (tree.kind == Tree::Kind::scalar) return known(tree);
    if (tree.kind != Tree::Kind::map) {
        context.mistake(tree, say(Phrase::must_be_quantity, {shape_of(tree)}));
        return false;
    }
    const Tree::Entry* form = form_of(tree, context);
    const bool words_good = read_words(tree, context, number);
    if (!form) return false;
    if (form->key == "value") return known(form->value) && words_good;
    if (form->key == "path") {
        auto read = course(form->value, context);
        if (read) number.form = std::move(*read);
        return read.has_value() && words_good;
    }
    const auto read = distribution(*kind_named(form->key), form->value, context);
    if (read) number.form = *read;
    return read.has_value() && words_good;
}

}  // namespace permille
