// The visitor that lists paths.
#include "permille/describe/paths.hpp"

#include <algorithm>

#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "read_number.hpp"

namespace permille {
namespace {

// Goes through a record and all below it, or only where a path leads, with the path so far and the `name` of the
// nearest thing around.
class Walker : public FieldVisitor {
  public:
    explicit Walker(const LookAtValue& look, std::string_view only = {}) : look_(look), only_(only) {}

  private:
    void visit(const Field& field, Need, const Slot& slot) override {
        if (const Label* label = std::get_if<Label>(&slot); label && field.key == "name") owner_ = &label->value;
        below(field.key, [&] { walk(slot, field); });
    }
    void walk(const Slot& slot, const Field& field) {
        if (const auto* record = std::get_if<Record>(&slot)) {
            const Text* around = owner_;
            record->describe(record->object, *this);
            owner_ = around;
        } else if (const auto* keyed = std::get_if<Keyed>(&slot)) {
            for (std::size_t i = 0; i < keyed->size; ++i)
                below(keyed->id(keyed->object, i), [&] { walk(keyed->at(keyed->object, i), field); });
        } else if (const auto* maybe = std::get_if<Maybe>(&slot)) {
            if (maybe->engaged) walk(maybe->engage(maybe->object), field);
        } else {
            look_(path_, field, slot, *owner_);
        }
    }
    template <class F>
    void below(std::string_view key, F&& go) {
        const std::size_t length = path_.size();
        if (length > 0) path_ += '.';
        path_ += key;
        if (on_the_way()) go();
        path_.resize(length);
    }
    bool on_the_way() const {
        return only_.empty() ||
               (only_.starts_with(path_) && (only_.size() == path_.size() || only_[path_.size()] == '.'));
    }

    const LookAtValue& look_;
    std::string_view only_;
    std::string path_;
    const Text nobody_;
    const Text* owner_ = &nobody_;
};

PathValue listed(const std::string& path, const Field& field, const Slot& slot, const Text& owner) {
    using Kind = PathValue::Kind;
    if (const auto* flag = std::get_if<Flag>(&slot))
        return {path, Kind::flag, field, flag->value ? "true" : "false", nullptr, owner};
    if (const auto* whole = std::get_if<Whole>(&slot)) return {path, Kind::whole, field, std::to_string(whole->value)};
    if (const auto* quantity = std::get_if<Quantity>(&slot))
        return {path, Kind::number, field, form_text(quantity->value), &quantity->value, owner};
    if (const auto* string = std::get_if<String>(&slot)) return {path, Kind::text, field, string->value};
    if (const auto* label = std::get_if<Label>(&slot)) {
        const Text& text = label->value;
        return {path, Kind::label, field, text.zh == text.en ? text.zh : text.zh + " / " + text.en};
    }
    const auto& choice = std::get<Choice>(slot);
    return {path, Kind::choice, field, std::string(choice.names[choice.index])};
}

std::vector<PathValue> list_some(Record object, bool (*wanted)(const Field&)) {
    std::vector<PathValue> found;
    walk_values(object, [&](const std::string& path, const Field& field, const Slot& slot, const Text& owner) {
        if (wanted(field)) found.push_back(listed(path, field, slot, owner));
    });
    return found;
}

}  // namespace

void walk_values(Record object, const LookAtValue& look) {
    Walker walker(look);
    object.describe(object.object, walker);
}

std::vector<PathValue> list_paths(Record object) {
    return list_some(object, [](const Field&) { return true; });
}

std::vector<PathValue> list_levers(Record object) {
    return list_some(object, [](const Field& field) { return field.lever.has_value(); });
}

std::optional<PathValue> find_value(Record object, std::string_view path) {
    std::optional<PathValue> found;
    const LookAtValue look = [&](const std::string& at, const Field& field, const Slot& slot, const Text& owner) {
        if (at == path) found = listed(at, field, slot, owner);
    };
    Walker walker(look, path);
    object.describe(object.object, walker);
    return found;
}

Number* find_number(Record object, std::string_view path) {
    const std::optional<PathValue> found = find_value(object, path);
    return found ? found->number : nullptr;
}

bool set_plain(Number& number, const Field& field, std::string_view text) {
    const ReadNumber read = read_number(text, field.unit);
    if (!read.value || range_mistake(*read.value, text, field) || whole_mistake(*read.value, text, field)) return false;
    number.form = *read.value;
    number.text = text;
    return true;
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
