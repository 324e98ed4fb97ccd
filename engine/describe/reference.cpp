// The visitor that writes the reference.
#include "permille/describe/reference.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "levels.hpp"
#include "permille/base/contracts.hpp"

namespace permille {
namespace {

// A cell of a Markdown table: no bar ends it early.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) out.append(c == '|' ? "\\|" : std::string(1, c));
    return out;
}

std::string range(const Field& field) {
    if (field.min == -unbounded && field.max == unbounded) return "";
    if (field.max == unbounded) return "≥ " + shortest_text(field.min);
    if (field.min == -unbounded) return "≤ " + shortest_text(field.max);
    if (field.min == field.max) return shortest_text(field.min);
    return shortest_text(field.min) + " to " + shortest_text(field.max);
}

// What a slot is called, and what it holds when nothing is written. A map or record that stands in its own table gives
// itself to `below`.
struct Summary {
    std::string kind, value;
    std::vector<std::pair<std::string, Record>> below;  // what is added to the path, and the record
};

Summary summary(const Slot& slot) {
    struct Summarise {
        Summary operator()(const Flag& flag) const { return {"true or false", flag.value ? "true" : "false", {}}; }
        Summary operator()(const Whole& whole) const { return {"whole number", std::to_string(whole.value), {}}; }
        Summary operator()(const Quantity& quantity) const { return {"number", form_text(quantity.value), {}}; }
        Summary operator()(const String& string) const { return {"text", string.value, {}}; }
        Summary operator()(const Label& label) const { return {"name", label.value.en, {}}; }
        Summary operator()(const Choice& choice) const {
            std::string names;
            for (const std::string_view name : choice.names) names.append(names.empty() ? "" : ", ").append(name);
            return {names, std::string(choice.names[choice.index]), {}};
        }
        Summary operator()(const Record& record) const { return {"map", "", {{"", record}}}; }
        Summary operator()(const Keyed& keyed) const {
            Summary entry = summary(keyed.insert(keyed.object, "id"));
            for (auto& [path, record] : entry.below) path.insert(0, ".<id>");
            const std::string of = entry.kind == "number" ? "numbers" : entry.kind == "map" ? "maps" : entry.kind;
            return {of + " by id", "", std::move(entry.below)};
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
    Reference(std::string& out, std::string path, int level) : out_(out), path_(std::move(path)), level_(level) {}

    // The table of one record, then those of the records below it.
    void write(const Record& record, std::string_view doc) {
        expects(level_ < most_levels);
        out_ += fmt::format(
            "## {}\n\n{}\n\n| Key | Kind | Unit | Default | Range | Meaning |\n| --- | --- | --- | --- | --- | --- |\n",
            path_.empty() ? "The file" : "`" + path_ + "`", doc);
        record.describe(record.object, *this);
        out_ += "\n";
        for (auto& [path, below, meaning] : below_) Reference(out_, path, level_ + 1).write(below, meaning);
    }

  private:
    struct Below {
        std::string path;
        Record record;
        std::string_view doc;
    };
    void visit(const Field& field, Need need, const Slot& slot) override {
        Summary about = summary(slot);
        out_ += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", field.key, cell(about.kind), cell(field.unit),
                            need == Need::required ? "*required*" : cell(about.value), range(field), cell(field.doc));
        for (auto& [path, record] : about.below)
            below_.push_back({(path_.empty() ? "" : path_ + ".") + std::string(field.key) + path, record, field.doc});
    }
    std::string& out_;
    std::string path_;
    int level_;
    std::vector<Below> below_;
};

}  // namespace

std::string reference(Record scratch) {
    std::string out;
    Reference(out, "", 0).write(scratch, "The sections of a scenario.");
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace permille
