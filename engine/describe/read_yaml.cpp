// The visitor that reads: walks a tree and a described struct together.
#include "permille/describe/read_yaml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "defaults.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/describe/meaning.hpp"
#include "read_label.hpp"
#include "read_number.hpp"
#include "read_quantity.hpp"
#include "slips.hpp"

namespace permille {
namespace {

bool is_provenance(std::string_view key) {
    return key == "source" || key == "note";
}

// A map on the way to a number: what it says about where its numbers come from, looked up once for all of them.
class Level {
  public:
    explicit Level(const Tree& map) : map_(map), source_(map.find("source")), note_(map.find("note")) {}

    // The source (or note) that holds for numbers of one file; null when there is none.
    const Tree* source(const Place& number) const { return of_file(source_, "source", number); }
    const Tree* note(const Place& number) const { return of_file(note_, "note", number); }

    // A merged map has the place of the topmost file that writes it.
    const Place& place() const { return map_.place; }

  private:
    const Tree* of_file(const Tree* written, std::string_view key, const Place& number) const {
        if (written && written->place.file == number.file) return written;
        for (auto entry = map_.below.rbegin(); entry != map_.below.rend(); ++entry)
            if (entry->key == key && entry->value.place.file == number.file) return &entry->value;
        return nullptr;
    }
    const Tree& map_;
    const Tree *source_, *note_;
};

// Whether a path is another, or lies below it.
bool at_or_below(std::string_view path, std::string_view root) {
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '.');
}

// A note of a map, or of a field that has this name; what is wrong with it is reported where it is read for itself.
Text note_of(const Tree& tree) {
    Text text;
    Issues reported_elsewhere;
    read_label(tree, {}, text, reported_elsewhere);
    return text;
}

class Reader {
  public:
    Reader(Issues& issues, std::vector<SourceUse>& uses) : issues_(issues), uses_(uses) {}

    void read_root(Record record, const Tree& tree);
    void read_record(Record record, const Tree& tree);
    void read_field(const Slot& slot, const Tree& tree, const Field& field);
    // The same for a field of a record: what its author must write says something.
    void read_needed(const Slot& slot, const Tree& tree, const Field& field, Need need);
    void missing(const Slot& slot, const Field& field, Need need);
    // Keys that no field has, and source and note where no field has them.
    void check_keys(const Tree& map, std::span<const std::string_view> declared);
    std::size_t mistakes() const { return issues_.size(); }

    // Lengthens the path by a key for as long as it lives.
    class Below {
      public:
        Below(Reader& reader, std::string_view key) : reader_(reader), length_(reader.path_.size()) {
            if (!reader.path_.empty()) reader.path_ += '.';
            reader.path_ += key;
        }
        Below(const Below&) = delete;
        Below& operator=(const Below&) = delete;
        ~Below() { reader_.path_.resize(length_); }

      private:
        Reader& reader_;
        std::size_t length_;
    };

  private:
    Place nearest_of_author() const;
    void mistake(const Tree& at, Text message) { issues_.add(at.place, path_, std::move(message)); }
    void read(Flag flag, const Tree& tree, const Field& field);
    void read(Whole whole, const Tree& tree, const Field& field);
    void read(Quantity quantity, const Tree& tree, const Field& field);
    void read(String string, const Tree& tree, const Field& field);
    void read(Label label, const Tree& tree, const Field& field);
    void read(Choice choice, const Tree& tree, const Field& field);
    void read(Record record, const Tree& tree, const Field&) { read_record(record, tree); }
    void read(Keyed keyed, const Tree& tree, const Field& field);
    void read(Maybe maybe, const Tree& tree, const Field& field) {
        read_field(maybe.engage(maybe.object), tree, field);
    }
    void not_a_map(const Tree& tree);
    void find_source(Number& number, const Tree& tree);
    void read_entry(Keyed keyed, const Tree& map, const Tree::Entry& entry, const Field& field);
    bool id_fits(const Tree::Entry& entry);
    // In a file with hundreds of mistakes the hints would cost more than they help.
    std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) const {
        return issues_.size() > 200 ? std::nullopt : nearest_word(word, known);
    }
    Text hint(std::string_view word, std::span<const std::string_view> known) const {
        const auto meant = nearest(word, known);
        return meant ? say(Phrase::did_you_mean, {*meant}) : Text{};
    }

    Issues& issues_;
    std::vector<SourceUse>& uses_;
    std::string path_;
    std::vector<Level> maps_;  // from the root to where we are
    Issues missing_;           // held back until it is known which keys are misspelt
    std::unordered_set<const Tree*> sources_seen_, notes_missed_;
};

// Hands each field of a record the entry with its key.
class RecordReader : public FieldVisitor {
  public:
    RecordReader(Reader& reader, const Tree& map) : reader_(reader), map_(map) {}
    std::span<const std::string_view> declared() const { return declared_; }
    bool unreadable(std::string_view key) const override {
        return std::find(unreadable_.begin(), unreadable_.end(), key) != unreadable_.end();
    }

  private:
    void visit(const Field& field, Need need, const Slot& slot) override {
        declared_.push_back(field.key);
        const Reader::Below below(reader_, field.key);
        const std::size_t before = reader_.mistakes();
        if (const Tree* entry = map_.find(field.key))
            reader_.read_needed(slot, *entry, field, need);
        else
            reader_.missing(slot, field, need);
        if (reader_.mistakes() > before) unreadable_.push_back(field.key);
    }
    Reader& reader_;
    const Tree& map_;
    std::vector<std::string_view> declared_, unreadable_;
};

// A key that is missing because it is misspelt is reported where it is misspelt, and nowhere else.
void Reader::read_root(Record record, const Tree& tree) {
    const std::size_t before = issues_.size();
    read_record(record, tree);
    std::vector<std::string> meant;
    for (std::size_t i = before; i < issues_.size(); ++i)
        if (!issues_.all()[i].meant.empty()) meant.push_back(issues_.all()[i].meant);
    for (const Issue& issue : missing_.all()) {
        const bool misspelt = std::any_of(meant.begin(), meant.end(),
                                          [&](const std::string& path) { return at_or_below(issue.path, path); });
        if (!misspelt) issues_.add(issue.place, issue.path, issue.message);
    }
}

// Of the maps around us the nearest that the author's own file writes, too: what parents lack is his to state.
Place Reader::nearest_of_author() const {
    for (auto map = maps_.rbegin(); map != maps_.rend(); ++map)
        if (map->place().file == maps_.front().place().file) return map->place();
    return maps_.front().place();
}

// Keys whose colons YAML does not take for colons are one text to it.
void Reader::not_a_map(const Tree& tree) {
    const std::string_view text = tree.kind == Tree::Kind::scalar ? std::string_view(tree.scalar) : "";
    if (text.find("：") != std::string::npos)
        mistake(tree, say(Phrase::yaml_full_width));
    else if (const std::string_view key = tree.quoted ? "" : key_without_space(text); !key.empty())
        mistake(tree, say(Phrase::yaml_colon_space, {excerpt(key, 40)}));
    else
        mistake(tree, say(Phrase::must_be_map, {shape_of(tree)}));
}

void Reader::read_record(Record record, const Tree& tree) {
    if (tree.kind != Tree::Kind::map) {
        not_a_map(tree);
        return;
    }
    maps_.emplace_back(tree);
    RecordReader fields(*this, tree);
    record.describe(record.object, fields);
    check_keys(tree, fields.declared());
    maps_.pop_back();
}

void Reader::read_field(const Slot& slot, const Tree& tree, const Field& field) {
    if (tree.kind == Tree::Kind::nothing) {
        mistake(tree, say(Phrase::nothing_to_remove));
        return;
    }
    std::visit([&](const auto& shape) { read(shape, tree, field); }, static_cast<const Slot::variant&>(slot));
}

void Reader::read_needed(const Slot& slot, const Tree& tree, const Field& field, Need need) {
    const std::size_t before = mistakes();
    read_field(slot, tree, field);
    const auto* label = std::get_if<Label>(&slot);
    const bool empty = label != nullptr && (label->value.zh.empty() || label->value.en.empty());
    if (need == Need::required && empty && mistakes() == before) mistake(tree, say(Phrase::text_empty));
}

void Reader::missing(const Slot& slot, const Field& field, Need need) {
    if (need == Need::required)
        missing_.add(nearest_of_author(), path_, say(Phrase::required_missing, {meaning_of(field)}));
    mark_defaults(slot, field, path_);
}

void Reader::check_keys(const Tree& map, std::span<const std::string_view> declared) {
    for (const auto& [key, value] : map.map) {
        if (std::find(declared.begin(), declared.end(), key) != declared.end()) continue;
        const Below below(*this, excerpt(key));
        if (is_provenance(key)) {
            Text text;
            if (key == "note")
                read_label(value, path_, text, issues_);
            else if (value.kind != Tree::Kind::scalar)
                mistake(value, say(Phrase::must_be_text, {shape_of(value)}));
            else if (value.scalar.empty())
                mistake(value, say(Phrase::source_empty));
        } else if (key.find(':') != std::string::npos) {
            issues_.add(value.key_place, path_, say(Phrase::unknown_key_colon));
        } else if (key.find("：") != std::string::npos) {
            issues_.add(value.key_place, path_, say(Phrase::unknown_key_full_width));
        } else if (const std::size_t dot = key.find('.');
                   dot != std::string::npos && dot + 1 < key.size() && key[0] >= 'a' && key[0] <= 'z') {
            issues_.add(
                value.key_place, path_,
                say(Phrase::unknown_key_path, {excerpt(key.substr(0, dot), 40), excerpt(key.substr(dot + 1), 40)}));
        } else {
            const auto meant = nearest(key, declared);
            // Where the right key is there as well, in the same file, this one was not meant to be it.
            const Tree* right = meant ? map.find(*meant) : nullptr;
            const bool instead = meant && (right == nullptr || right->place.file != value.place.file);
            const std::string around = path_.substr(0, path_.size() - excerpt(key).size());
            issues_.add(value.key_place, path_,
                        say(Phrase::unknown_key, {meant ? say(Phrase::did_you_mean, {*meant}) : Text{}}),
                        instead ? around + std::string(*meant) : std::string());
        }
    }
}

void Reader::read(Flag flag, const Tree& tree, const Field&) {
    const bool word = tree.kind == Tree::Kind::scalar && (tree.scalar == "true" || tree.scalar == "false");
    if (word && !tree.quoted)
        flag.value = tree.scalar == "true";
    else if (word)
        mistake(tree, say(Phrase::flag_quoted, {tree.scalar}));
    else
        mistake(tree, say(Phrase::must_be_flag, {shape_of(tree)}));
}

void Reader::read(Whole whole, const Tree& tree, const Field& field) {
    const ReadNumber read = read_number(tree, field.unit);
    if (!read.value) {
        mistake(tree, read.mistake);
        return;
    }
    std::int64_t value = 0;
    const std::string& text = tree.scalar;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        mistake(tree, say(Phrase::number_too_large, {excerpt(text, 40)}));
    else if (error != std::errc{} || end != text.data() + text.size())
        mistake(tree, say(Phrase::must_be_whole, {excerpt(text, 40)}));
    else if (auto outside = range_mistake(static_cast<double>(value), text, field))
        mistake(tree, std::move(*outside));
    else
        whole.value = value;
}

void Reader::read(Quantity quantity, const Tree& tree, const Field& field) {
    read_quantity(tree, field, path_, quantity.value, issues_);
    find_source(quantity.value, tree);
}

void Reader::find_source(Number& number, const Tree& tree) {
    const Tree* source = tree.kind == Tree::Kind::map ? tree.find("source") : nullptr;
    const Tree* note = tree.kind == Tree::Kind::map ? tree.find("note") : nullptr;
    for (auto map = maps_.rbegin(); map != maps_.rend() && !(source && note); ++map) {
        const Tree* around = map->source(tree.place);
        // A note holds where it stands without a source; beside one it speaks of that source's numbers.
        if (!note && (!source || !around)) note = map->note(tree.place);
        if (!source && around) {
            source = around;
            number.source = source->kind == Tree::Kind::scalar ? source->scalar : std::string();
        }
    }
    if (note && number.note.empty()) number.note = note_of(*note);
    if (!source) {
        mistake(tree, say(Phrase::source_missing));
        return;
    }
    if (number.source.empty()) return;  // not text: reported where it stands
    if (sources_seen_.insert(source).second) uses_.push_back({number.source, source->place, path_});
    if (number.source == "estimate" && number.note.empty() && notes_missed_.insert(source).second)
        mistake(*source, say(Phrase::estimate_without_note));
}

void Reader::read(String string, const Tree& tree, const Field&) {
    if (tree.kind == Tree::Kind::scalar)
        string.value = tree.scalar;
    else
        mistake(tree, say(Phrase::must_be_text, {shape_of(tree)}));
}

void Reader::read(Label label, const Tree& tree, const Field&) {
    read_label(tree, path_, label.value, issues_);
}

void Reader::read(Choice choice, const Tree& tree, const Field&) {
    if (tree.kind != Tree::Kind::scalar) {
        mistake(tree, say(Phrase::must_be_text, {shape_of(tree)}));
        return;
    }
    const auto found = std::find(choice.names.begin(), choice.names.end(), tree.scalar);
    if (found != choice.names.end()) {
        choice.choose(choice.object, static_cast<std::size_t>(found - choice.names.begin()));
        return;
    }
    constexpr std::array<std::string_view, 8> signs = {"≥", "≤", "≧", "≦", ">", "<", ">=", "<="};
    if (std::find(choice.names.begin(), choice.names.end(), "ge") != choice.names.end() &&
        std::find(signs.begin(), signs.end(), tree.scalar) != signs.end())
        return mistake(tree, say(Phrase::yaml_sign));
    std::string names;
    for (const std::string_view name : choice.names) names.append(names.empty() ? "" : ", ").append(name);
    mistake(tree, say(Phrase::must_be_choice, {excerpt(tree.scalar, 40), names, hint(tree.scalar, choice.names)}));
}

void Reader::read(Keyed keyed, const Tree& tree, const Field& field) {
    if (tree.kind != Tree::Kind::map) {
        not_a_map(tree);
        return;
    }
    keyed.clear(keyed.object);
    maps_.emplace_back(tree);
    for (const Tree::Entry& entry : tree.map) {
        if (is_provenance(entry.key)) continue;
        if (!id_fits(entry)) continue;
        const Below below(*this, entry.key);
        if (entry.value.kind == Tree::Kind::nothing)
            mistake(entry.value, say(Phrase::nothing_to_remove));
        else
            read_entry(keyed, tree, entry, field);
    }
    maps_.pop_back();
    // Whether source and note are text; other keys are ids here.
    Tree words;
    for (const Tree::Entry& entry : tree.map)
        if (is_provenance(entry.key)) words.map.push_back(entry);
    check_keys(words, {});
}

// An entry that lacks what it needs is often a misspelt one: of this the author is told, where it is written.
void Reader::read_entry(Keyed keyed, const Tree& map, const Tree::Entry& entry, const Field& field) {
    Issues before = std::exchange(missing_, {});
    read_field(keyed.insert(keyed.object, entry.key), entry.value, field);
    Issues found = std::exchange(missing_, std::move(before));
    std::vector<std::string_view> others;
    for (const Tree::Entry& other : map.map)
        if (other.key != entry.key && !is_provenance(other.key)) others.push_back(other.key);
    const auto meant = found.empty() ? std::nullopt : nearest(entry.key, others);
    if (!meant) {
        missing_.append(std::move(found));
        return;
    }
    const Issue& first = found.all().front();
    const Text hint = say(Phrase::did_you_mean, {*meant});
    missing_.add(entry.value.key_place, first.path, {first.message.zh + hint.zh, first.message.en + hint.en});
}

bool Reader::id_fits(const Tree::Entry& entry) {
    const std::string& id = entry.key;
    const auto letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const bool characters = !id.empty() && letter_or_digit(id[0]) &&
                            std::all_of(id.begin(), id.end(), [&](char c) { return letter_or_digit(c) || c == '_'; });
    Text message;
    if (!characters)
        message = say(Phrase::id_characters);
    else if (id.size() > 64)
        message = say(Phrase::id_too_long);
    else if (is_quantity_key(id) || id == "unit" || id == "extends")
        message = say(Phrase::id_reserved, {id});
    if (message.empty()) return true;
    const Below below(*this, excerpt(id, 64));
    issues_.add(entry.value.key_place, path_, std::move(message));
    return false;
}

}  // namespace

std::vector<SourceUse> read_yaml(const Tree& tree, Record object, Issues& issues) {
    std::vector<SourceUse> uses;
    Reader(issues, uses).read_root(object, tree);
    issues.sort_by_place();
    return uses;
}

void check_sources(std::span<const SourceUse> uses, std::span<const std::string_view> known, Issues& issues) {
    constexpr std::string_view built_in[] = {"estimate", "default", "set"};
    std::vector<std::string_view> words(known.begin(), known.end());
    words.insert(words.end(), std::begin(built_in), std::end(built_in));
    for (const SourceUse& use : uses)
        if (std::find(words.begin(), words.end(), use.source) == words.end())
            issues.add(use.place, use.path,
                       say(Phrase::source_unknown, {excerpt(use.source), did_you_mean(use.source, words)}));
}

}  // namespace permille
