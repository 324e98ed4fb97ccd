// The one file that knows yaml-cpp: its events become a Tree, strictly.
#include "permille/describe/load_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "lines.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/read_file.hpp"
#include "read_number.hpp"
#include "slips.hpp"

namespace permille {
namespace {

// Thrown by the handler to leave yaml-cpp when reading on would be of no use; its issue is already recorded.
struct Stop {};

// Builds the tree from the outside in; a container is attached to its parent when it ends.
class Builder : public YAML::EventHandler {
  public:
    Builder(Lines& lines, Issues& issues, const TreeLimits& limits) : lines_(lines), issues_(issues), limits_(limits) {}

    Tree take() { return std::move(root_); }
    // Whether a value could not be read, or an entry not kept under a key of its own.
    bool hides() const { return hides_; }
    // Where the innermost list or map that has not ended begins, if any.
    std::optional<Place> innermost() const {
        return frames_.empty() ? std::nullopt : std::optional(frames_.back().tree.place);
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) second_document(mark);
    }
    void OnDocumentEnd() override {}
    void OnAnchor(const YAML::Mark& mark, const std::string&) override {
        issues_.add(place_of(mark), path(), say(Phrase::yaml_anchor));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        hidden(mark, Phrase::yaml_alias);
        if (expects_key())
            skip_entry();
        else
            value(mark, Tree::Kind::nothing);
    }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        if (expects_key()) {
            hidden(mark, Phrase::key_not_text);
            skip_entry();
        } else {
            value(mark, Tree::Kind::nothing);
        }
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
        refuse_tag(mark, tag);
        // yaml-cpp takes the end of the file for the end of a quoted text.
        if (!lines_.quote_closed(mark.pos)) stop(place_of(mark), say(Phrase::yaml_quote_not_closed));
        if (expects_key()) {
            key(mark, tag, text);
            return;
        }
        if (text.size() > limits_.scalar_bytes)
            stop(place_of(mark), say(Phrase::scalar_too_long, {limits_.scalar_bytes / 1024}));
        Tree tree = node(mark, Tree::Kind::scalar);
        tree.scalar = text;
        tree.quoted = tag == "!";
        attach(std::move(tree));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, Tree::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, Tree::Kind::map);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        Tree tree;
        bool has_key = false, skip = false;  // skip: the entry is read but not kept
        std::string key;
        Place key_place;
        std::unordered_map<std::string, int> lines;  // of the keys so far
    };

    Place place_of(const YAML::Mark& mark) { return lines_.at(mark.line, mark.column); }
    [[noreturn]] void stop(Place place, Text message) {
        issues_.add(std::move(place), path(), std::move(message));
        throw Stop{};
    }
    // What YAML takes for a further document is one, or comes of a first line that is no key, or begins further right.
    [[noreturn]] void second_document(const YAML::Mark& mark) {
        if (root_.kind == Tree::Kind::scalar) {
            const Text slip = slip_in(lines_.line(static_cast<std::size_t>(root_.place.line) - 1), true);
            stop(root_.place, slip.empty() ? say(Phrase::must_be_map, {shape_of(root_)}) : slip);
        }
        const Text out_of_line = misaligned(lines_, static_cast<std::size_t>(mark.line));
        stop(place_of(mark), out_of_line.empty() ? say(Phrase::second_document) : out_of_line);
    }
    void hidden(const YAML::Mark& mark, Phrase mistake) {
        issues_.add(place_of(mark), path(), say(mistake));
        hides_ = true;
    }
    bool expects_key() const {
        return !frames_.empty() && frames_.back().tree.kind == Tree::Kind::map && !frames_.back().has_key;
    }
    void skip_entry() {
        frames_.back().has_key = true;
        frames_.back().skip = true;
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        // yaml-cpp gives plain scalars the tag "?" and quoted ones "!"; a written "!" is told by its character.
        if (tag.empty() || tag == "?" || (tag == "!" && lines_.byte(mark.pos) != '!')) return;
        issues_.add(place_of(mark), path(), say(Phrase::yaml_tag));
    }
    std::string path() const {
        std::string path;
        for (const Frame& frame : frames_) {
            if (frame.tree.kind != Tree::Kind::map || frame.key.empty()) continue;
            if (!path.empty()) path += '.';
            path += excerpt(frame.key);
        }
        return path;
    }

    void key(const YAML::Mark& mark, const std::string& tag, const std::string& text) {
        Frame& frame = frames_.back();
        frame.key.clear();
        const Place place = place_of(mark);
        if (text.size() > limits_.key_bytes) stop(place, say(Phrase::key_too_long, {limits_.key_bytes}));
        if (text == "<<" && tag == "?") {
            hidden(mark, Phrase::yaml_merge_key);
            skip_entry();
            return;
        }
        frame.has_key = true;
        frame.key = text;
        frame.key_place = place;
        const auto [known, is_new] = frame.lines.emplace(text, place.line);
        if (!is_new) {
            issues_.add(place, path(), say(Phrase::key_twice, {known->second}));
            frame.skip = true;
        }
    }
    Tree node(const YAML::Mark& mark, Tree::Kind kind) {
        if (++nodes_ > limits_.nodes) stop(place_of(mark), say(Phrase::too_many_nodes, {limits_.nodes}));
        Tree tree;
        tree.kind = kind;
        tree.place = place_of(mark);
        return tree;
    }
    void value(const YAML::Mark& mark, Tree::Kind kind) { attach(node(mark, kind)); }
    void open(const YAML::Mark& mark, const std::string& tag, Tree::Kind kind) {
        if (frames_.size() >= static_cast<std::size_t>(limits_.depth)) {
            issues_ = {};  // brackets that never close look like keys to yaml-cpp
            stop(place_of(mark), say(Phrase::too_deep, {limits_.depth}));
        }
        refuse_tag(mark, tag);
        if (expects_key()) {
            hidden(mark, Phrase::key_not_text);
            // The key's events are read as a value that is not kept; then comes the value proper.
            frames_.back().has_key = true;
            frames_.back().skip = true;
            key_depth_.push_back(frames_.size());
        }
        Frame frame;
        frame.tree = node(mark, kind);
        frames_.push_back(std::move(frame));
    }
    void close() {
        Tree tree = std::move(frames_.back().tree);
        frames_.pop_back();
        if (!key_depth_.empty() && key_depth_.back() == frames_.size()) {
            key_depth_.pop_back();  // it was a key: the entry goes on
            return;
        }
        attach(std::move(tree));
    }
    void attach(Tree tree) {
        if (frames_.empty()) {
            root_ = std::move(tree);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.tree.kind == Tree::Kind::list) {
            frame.tree.list.push_back(std::move(tree));
            return;
        }
        if (!frame.skip) {
            tree.key_place = frame.key_place;
            // yaml-cpp places an empty value at the next thing in the file.
            if (tree.kind == Tree::Kind::nothing) tree.place = frame.key_place;
            frame.tree.map.push_back({std::move(frame.key), std::move(tree)});
        }
        frame.key.clear();
        frame.has_key = frame.skip = false;
    }

    Lines& lines_;
    Issues& issues_;
    const TreeLimits& limits_;
    Tree root_;
    std::vector<Frame> frames_;
    std::vector<std::size_t> key_depth_;  // of maps and lists that are (wrongly) keys
    bool hides_ = false;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

// What yaml-cpp means by its message (yaml-cpp/exceptions.h), as a sentence of ours.
Phrase meaning(std::string_view message) {
    namespace E = YAML::ErrorMsg;
    const std::pair<std::string_view, Phrase> known[] = {
        {E::END_OF_MAP, Phrase::yaml_line_does_not_fit},
        {E::END_OF_SEQ, Phrase::yaml_line_does_not_fit},
        {E::END_OF_MAP_FLOW, Phrase::yaml_not_closed},
        {E::END_OF_SEQ_FLOW, Phrase::yaml_not_closed},
        {E::FLOW_END, Phrase::yaml_not_opened},
        {E::EOF_IN_SCALAR, Phrase::yaml_quote_not_closed},
        {E::DOC_IN_SCALAR, Phrase::yaml_quote_not_closed},
        {E::INVALID_ESCAPE, Phrase::yaml_escape},
        {E::INVALID_HEX, Phrase::yaml_escape},
        {E::INVALID_UNICODE, Phrase::yaml_escape},
        {E::MAP_VALUE, Phrase::yaml_mark_not_allowed},
        {E::MAP_KEY, Phrase::yaml_mark_not_allowed},
        {E::BLOCK_ENTRY, Phrase::yaml_mark_not_allowed},
        {E::UNKNOWN_TOKEN, Phrase::yaml_character},
        {E::CHAR_IN_SCALAR, Phrase::yaml_character},
        {E::UNKNOWN_ANCHOR, Phrase::yaml_alias},
        {E::ALIAS_CONTENT, Phrase::yaml_alias},
        {E::ALIAS_NOT_FOUND, Phrase::yaml_alias},
        {E::CHAR_IN_ALIAS, Phrase::yaml_alias},
        {E::ANCHOR_NOT_FOUND, Phrase::yaml_anchor},
        {E::CHAR_IN_ANCHOR, Phrase::yaml_anchor},
        {E::CHAR_IN_TAG_HANDLE, Phrase::yaml_tag},
        {E::TAG_WITH_NO_SUFFIX, Phrase::yaml_tag},
        {E::END_OF_VERBATIM_TAG, Phrase::yaml_tag},
        {E::MULTIPLE_TAGS, Phrase::yaml_tag},
        {E::MULTIPLE_ANCHORS, Phrase::yaml_anchor},
    };
    for (const auto& [start, phrase] : known)
        if (message.starts_with(start)) return phrase;
    return Phrase::yaml_not_understood;
}

// `innermost`: the list or map that had not ended.
void report(const YAML::Exception& error, const std::optional<Place>& innermost, Lines& lines, Issues& issues) {
    Place place = lines.at(error.mark.line, error.mark.column);
    const Phrase phrase = meaning(error.msg);
    const bool misplaced = phrase == Phrase::yaml_line_does_not_fit || phrase == Phrase::yaml_mark_not_allowed;
    if (const auto open = open_quote(lines, static_cast<std::size_t>(place.line))) {
        issues.add(lines.start_of(*open), "", say(Phrase::yaml_quote_not_closed));
        return;
    }
    if (place.line == 0) return issues.add(std::move(place), "", say(phrase));
    const auto at = static_cast<std::size_t>(place.line) - 1;
    const auto told = [&](std::size_t number, const Text& sentence) {
        if (!sentence.empty()) issues.add(lines.start_of(number), "", sentence);
        return !sentence.empty();
    };
    const Text out_of_line = misplaced ? misaligned(lines, at) : Text{};
    // A line that goes back to no column is wrong itself; of one that begins too far right the line above often is.
    if (told(at, slip_in(lines.line(at), misplaced)) || (goes_back(lines, at) && told(at, out_of_line))) return;
    const auto above = line_above(lines, at);
    if ((above && told(*above, slip_in(lines.line(*above), misplaced))) || told(at, out_of_line)) return;
    // At the end of the file nothing shows which bracket was meant.
    const bool at_end = static_cast<std::size_t>(place.line) >= lines.count();
    if (phrase == Phrase::yaml_not_closed && at_end && innermost) place = *innermost;
    issues.add(std::move(place), "", say(phrase));
}

}  // namespace

Checked<Tree> parse_tree(std::string_view bytes, const std::string& name, const TreeLimits& limits) {
    Checked<Tree> result;
    if (bytes.size() > limits.bytes) {
        result.issues.add({std::make_shared<const std::string>(name), 0, 0}, "",
                          say(Phrase::file_too_large, {limits.bytes / 1024}));
        return result;
    }
    Checked<std::string> text = plain_text(bytes, name);
    if (!text) {
        result.issues = std::move(text.issues);
        return result;
    }
    // The last line ends like the others: yaml-cpp places some mistakes better then.
    if (!text.value->ends_with('\n')) *text.value += '\n';
    Lines lines(*text.value, name);
    if (refuse_lines(lines, result.issues)) return result;
    Builder builder(lines, result.issues, limits);
    try {
        std::istringstream stream(*text.value);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
        // What would be said of a tree without its hidden values would follow from them: they are told alone.
        if (!builder.hides()) result.value = builder.take();
    } catch (const Stop&) {
    } catch (const YAML::Exception& error) {
        result.issues = {};  // what was found before may come of the same mistake
        report(error, builder.innermost(), lines, result.issues);
    }
    return result;
}

Checked<Tree> load_text(std::string_view bytes, const std::string& name, const TreeLimits& limits) {
    Checked<Tree> tree = parse_tree(bytes, name, limits);
    if (tree && tree.value->kind == Tree::Kind::nothing) {
        tree.value.reset();
        tree.issues.add({std::make_shared<const std::string>(name), 0, 0}, "", say(Phrase::file_empty));
    }
    return tree;
}

Checked<Tree> load_tree(const std::filesystem::path& file, const std::string& name, const TreeLimits& limits) {
    Checked<std::string> bytes = read_file(file, name, limits.bytes);
    if (!bytes) return {std::nullopt, std::move(bytes.issues)};
    return load_text(*bytes.value, name, limits);
}

}  // namespace permille
