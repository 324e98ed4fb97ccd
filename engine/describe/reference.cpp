// The visitor that writes the reference.
#include "permille/describe/reference.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "levels.hpp"
#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/unit_word.hpp"
#include "permille/describe/meaning.hpp"

namespace permille {
namespace {

// A cell of a Markdown table: no bar ends it early.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) out.append(c == '|' ? "\\|" : std::string(1, c));
    return out;
}

std::string range(const Field& field, Language language) {
    if (field.min == -unbounded && field.max == unbounded) return "";
    if (field.max == unbounded) return "≥ " + shortest_text(field.min);
    if (field.min == -unbounded) return "≤ " + shortest_text(field.max);
    if (field.min == field.max) return shortest_text(field.min);
    return say(Phrase::low_to_high, {shortest_text(field.min), shortest_text(field.max)}).in(language);
}

// What a slot is called, and what it holds when nothing is written. A map or record that stands in its own table gives
// itself to `below`.
struct Summary {
    enum class Entry { other, number, map };
    Text kind;
    std::string value;
    std::vector<std::pair<std::string, Record>> below;  // what is added to the path, and the record
    Entry entry = Entry::other;
};

Summary summary(const Slot& slot) {
    struct Summarise {
        Summary operator()(const Flag& flag) const {
            return {say(Phrase::reference_flag), flag.value ? "true" : "false", {}};
        }
        Summary operator()(const Whole& whole) const {
            return {say(Phrase::reference_whole), std::to_string(whole.value), {}};
        }
        Summary operator()(const Quantity& quantity) const {
            return {say(Phrase::reference_number), form_text(quantity.value), {}, Summary::Entry::number};
        }
        Summary operator()(const String& string) const { return {say(Phrase::reference_text), string.value, {}}; }
        Summary operator()(const Label& label) const { return {say(Phrase::reference_name), label.value.en, {}}; }
        Summary operator()(const Choice& choice) const {
            std::string names;
            for (const std::string_view name : choice.names) names.append(names.empty() ? "" : ", ").append(name);
            return {{names, names}, std::string(choice.names[choice.index]), {}};
        }
        Summary operator()(const Record& record) const {
            return {say(Phrase::reference_map), "", {{"", record}}, Summary::Entry::map};
        }
        Summary operator()(const Keyed& keyed) const {
            Summary entry = summary(keyed.insert(keyed.object, "id"));
            for (auto& [path, record] : entry.below) path.insert(0, ".<id>");
            const Text kind = entry.entry == Summary::Entry::number ? say(Phrase::reference_numbers)
                              : entry.entry == Summary::Entry::map  ? say(Phrase::reference_maps)
                                                                    : say(Phrase::reference_by_id, {entry.kind});
            return {kind, "", std::move(entry.below)};
        }
        Summary operator()(const Maybe& maybe) const {
            Summary inner = summary(maybe.engage(maybe.object));
            if (!maybe.engaged) inner.value.clear();
            return inner;
        }
    };
    return std::visit(Summarise{}, static_cast<const Slot::variant&>(slot));
}

class Reference : public FieldVisitor {
  public:
    Reference(std::string& out, std::string path, Language language, int level)
        : out_(out), path_(std::move(path)), language_(language), level_(level) {}

    // The table of one record, then those of the records below it.
    void write(const Record& record, const std::string& meaning) {
        expects(level_ < most_levels);
        out_ += fmt::format("## {}\n\n{}\n\n{}\n| --- | --- | --- | --- | --- | --- |\n",
                            path_.empty() ? in(say(Phrase::reference_file)) : "`" + path_ + "`", meaning,
                            in(say(Phrase::reference_head)));
        record.describe(record.object, *this);
        out_ += "\n";
        for (const Below& below : below_)
            Reference(out_, below.path, language_, level_ + 1).write(below.record, below.meaning);
    }

  private:
    struct Below {
        std::string path;
        Record record;
        std::string meaning;
    };
    const std::string& in(const Text& text) const { return text.in(language_); }
    void visit(const Field& field, Need need, const Slot& slot) override {
        Summary about = summary(slot);
        const std::string meaning = in(meaning_of(field));
        out_ += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", field.key, cell(in(about.kind)),
                            field.unit.empty() ? "" : cell(in(unit_word(field.unit))),
                            need == Need::required ? in(say(Phrase::reference_required)) : cell(about.value),
                            range(field, language_), cell(meaning));
        for (auto& [path, record] : about.below)
            below_.push_back({(path_.empty() ? "" : path_ + ".") + std::string(field.key) + path, record, meaning});
    }
    std::string& out_;
    std::string path_;
    Language language_;
    int level_;
    std::vector<Below> below_;
};

}  // namespace

std::string reference(Record scratch, Language language) {
    std::string out;
    Reference(out, "", language, 0).write(scratch, say(Phrase::reference_sections).in(language));
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace permille
