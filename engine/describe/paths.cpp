// The visitor that lists paths.
#include "permille/describe/paths.hpp"

#include <algorithm>

#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"

namespace permille {
namespace {

class Lister : public FieldVisitor {
  public:
    Lister(std::vector<PathValue>& found, std::string path, Text owner)
        : found_(found), path_(std::move(path)), owner_(std::move(owner)) {}

  private:
    using Kind = PathValue::Kind;

    void visit(const Field& field, Need, const Slot& slot) override {
        if (const Label* label = std::get_if<Label>(&slot); label && field.key == "name") owner_ = label->value;
        list(slot, field, path_.empty() ? std::string(field.key) : path_ + "." + std::string(field.key));
    }
    void list(const Slot& slot, const Field& field, const std::string& path) {
        std::visit([&](const auto& shape) { list(shape, field, path); }, static_cast<const Slot::variant&>(slot));
    }
    void list(const Flag& flag, const Field& field, const std::string& path) {
        found_.push_back({path, Kind::flag, field, flag.value ? "true" : "false", nullptr, owner_});
    }
    void list(const Whole& whole, const Field& field, const std::string& path) {
        found_.push_back({path, Kind::whole, field, std::to_string(whole.value)});
    }
    void list(const Quantity& quantity, const Field& field, const std::string& path) {
        found_.push_back({path, Kind::number, field, form_text(quantity.value), &quantity.value, owner_});
    }
    void list(const String& string, const Field& field, const std::string& path) {
        found_.push_back({path, Kind::text, field, string.value});
    }
    void list(const Label& label, const Field& field, const std::string& path) {
        const Text& text = label.value;
        found_.push_back({path, Kind::label, field, text.zh == text.en ? text.zh : text.zh + " / " + text.en});
    }
    void list(const Choice& choice, const Field& field, const std::string& path) {
        found_.push_back({path, Kind::choice, field, std::string(choice.names[choice.index])});
    }
    void list(const Record& record, const Field&, const std::string& path) {
        Lister below(found_, path, owner_);
        record.describe(record.object, below);
    }
    void list(const Keyed& keyed, const Field& field, const std::string& path) {
        for (std::size_t i = 0; i < keyed.size; ++i)
            list(keyed.at(keyed.object, i), field, path + "." + std::string(keyed.id(keyed.object, i)));
    }
    void list(const Maybe& maybe, const Field& field, const std::string& path) {
        if (maybe.engaged) list(maybe.engage(maybe.object), field, path);
    }

    std::vector<PathValue>& found_;
    std::string path_;
    Text owner_;
};

}  // namespace

std::vector<PathValue> list_paths(Record object) {
    std::vector<PathValue> found;
    Lister lister(found, "", {});
    object.describe(object.object, lister);
    return found;
}

std::optional<PathValue> find_value(Record object, std::string_view path) {
    std::vector<PathValue> all = list_paths(object);
    const auto found = std::find_if(all.begin(), all.end(), [&](const PathValue& each) { return each.path == path; });
    return found == all.end() ? std::nullopt : std::optional(std::move(*found));
}

Number* find_number(Record object, std::string_view path) {
    const std::optional<PathValue> found = find_value(object, path);
    return found ? found->number : nullptr;
}

Text did_you_mean_path(Record object, std::string_view path) {
    const std::vector<PathValue> all = list_paths(object);
    std::string known;  // the part of the path that is there, with its dot
    for (;;) {
        // The keys that may follow.
        std::vector<std::string_view> keys;
        for (const PathValue& each : all) {
            if (!each.path.starts_with(known)) continue;
            const std::string_view rest = std::string_view(each.path).substr(known.size());
            const std::string_view key = rest.substr(0, rest.find('.'));
            if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
        }
        const std::string_view rest = path.substr(known.size());
        const std::string_view key = rest.substr(0, rest.find('.'));
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            const auto nearest = nearest_word(key, keys);
            return nearest ? say(Phrase::did_you_mean,
                                 {known + std::string(*nearest) + std::string(rest.substr(key.size()))})
                           : Text{};
        }
        if (key.size() == rest.size()) return {};
        known = path.substr(0, known.size() + key.size() + 1);
    }
}

}  // namespace permille
