// The visitor that writes the normal form.
#include "permille/describe/write_yaml.hpp"

#include <fmt/format.h>
#include <unistr.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace permille {
namespace {

// A word that every YAML reader takes for text: letters, digits and _ after a letter, and none of the words with a
// meaning.
bool is_plain(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    if (text.empty() || !letter(text[0]) || !std::all_of(text.begin(), text.end(), inner)) return false;
    std::string small(text);
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    constexpr std::array<std::string_view, 9> words = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
    return std::find(words.begin(), words.end(), small) == words.end();
}

// Text in double quotes: what cannot be seen is escaped, the rest stays as it is.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        ucs4_t c = 0;
        const int length = std::max(1, u8_mbtoucr(&c, bytes + at, text.size() - at));
        const std::string_view character = text.substr(at, static_cast<std::size_t>(length));
        at += character.size();
        if (character == "\"" || character == "\\")
            out.append("\\").append(character);
        else if (character == "\n")
            out += "\\n";
        else if (printable(character) == character)
            out += character;
        else
            out += c < 0x10000 ? fmt::format("\\u{:04X}", c) : fmt::format("\\U{:08X}", c);
    }
    return out + "\"";
}

std::string scalar(std::string_view text) {
    return is_plain(text) ? std::string(text) : quoted(text);
}

std::string both(const Text& text) {
    return text.zh == text.en ? scalar(text.zh) : fmt::format("{{zh: {}, en: {}}}", scalar(text.zh), scalar(text.en));
}

std::string corner(const Uncertain& value) {
    if (const double* known = std::get_if<double>(&value)) return shortest_text(*known);
    const Distribution& d = std::get<Distribution>(value);
    std::string out = fmt::format("{{{}: [{}, {}", name_of(d.kind), shortest_text(d.a), shortest_text(d.b));
    if (parameter_count(d.kind) == 3) out += ", " + shortest_text(d.c);
    return out + "]}";
}

// What stands between the braces of a quantity before its source.
std::string form(const Number& number) {
    if (const double* known = std::get_if<double>(&number.form))
        return "value: " + (number.text.empty() ? shortest_text(*known) : number.text);
    if (const Distribution* distribution = std::get_if<Distribution>(&number.form)) {
        const std::string braced = corner(*distribution);
        return braced.substr(1, braced.size() - 2);
    }
    std::string out;
    for (const YearPoint& point : std::get<Course>(number.form))
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", point.year, corner(point.value));
    return "path: {" + out + "}";
}

// Whether a record has a field of this key.
class HasKey : public FieldVisitor {
  public:
    HasKey(Record record, std::string_view key) : key_(key) { record.describe(record.object, *this); }
    bool found() const { return found_; }

  private:
    void visit(const Field& field, Need, const Slot&) override { found_ = found_ || field.key == key_; }
    std::string_view key_;
    bool found_ = false;
};

class Writer : public FieldVisitor {
  public:
    // below_note: some record around has a note of its own, which a number without one must not take over.
    Writer(std::string& out, std::size_t indent, bool below_note)
        : out_(out), indent_(indent), below_note_(below_note) {}

    void write(const Slot& slot) {
        std::visit([this](const auto& shape) { write(shape); }, static_cast<const Slot::variant&>(slot));
    }

  private:
    void visit(const Field& field, Need, const Slot& slot) override {
        if (const Maybe* maybe = std::get_if<Maybe>(&slot); maybe && !maybe->engaged) return;
        start(field.key);
        write(slot);
    }
    void start(std::string_view key) { out_.append(indent_, ' ').append(key).append(":"); }
    void line(std::string_view value) { out_.append(" ").append(value).append("\n"); }

    void write(Flag flag) { line(flag.value ? "true" : "false"); }
    void write(Whole whole) { line(std::to_string(whole.value)); }
    void write(String string) { line(scalar(string.value)); }
    void write(Choice choice) { line(choice.names[choice.index]); }
    void write(Maybe maybe) { write(maybe.engage(maybe.object)); }
    void write(Label label) { line(both(label.value)); }
    void write(Quantity quantity) {
        const Number& number = quantity.value;
        std::string text =
            "{" + form(number) + ", source: " + (number.source.empty() ? "default" : scalar(number.source));
        if (!number.note.empty() || below_note_) text += ", note: " + both(number.note);
        line(text + "}");
    }
    void write(Record record) {
        const std::size_t before = out_.size();
        out_ += "\n";
        Writer below(out_, indent_ + 2, below_note_ || HasKey(record, "note").found());
        record.describe(record.object, below);
        if (out_.size() == before + 1) out_.replace(before, 1, " {}\n");
    }
    void write(Keyed keyed) {
        if (keyed.size == 0) {
            line("{}");
            return;
        }
        out_ += "\n";
        Writer below(out_, indent_ + 2, below_note_);
        for (std::size_t i = 0; i < keyed.size; ++i) {
            below.start(keyed.id(keyed.object, i));
            below.write(keyed.at(keyed.object, i));
        }
    }

    std::string& out_;
    std::size_t indent_;
    bool below_note_;
};

}  // namespace

std::string write_yaml(Record object) {
    std::string out;
    Writer writer(out, 0, HasKey(object, "note").found());
    object.describe(object.object, writer);
    return out;
}

}  // namespace permille
