// Lines of the resolved scenario.
#include "permille/report/resolved_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "permille/base/phrases.hpp"
#include "permille/base/unit_word.hpp"
#include "permille/describe/meaning.hpp"
#include "permille/describe/paths.hpp"
#include "permille/indicators/assumption.hpp"
#include "permille/report/check_text.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

using indicators::Assumption;
using indicators::SourceClass;

bool lies_below(std::string_view path, std::string_view root) {
    if (root.empty() || path == root) return true;
    return path.size() > root.size() && path.substr(0, root.size()) == root && path[root.size()] == '.';
}

// "minhou.yaml:12", or nothing for a number that stands in no file.
std::string place_text(const Place& place) {
    if (!place.file) return {};
    return printable(*place.file) + (place.line > 0 ? ":" + std::to_string(place.line) : "");
}

std::string provenance_text(const Assumption& one, Language language) {
    std::string out = place_text(one.number.place);
    if (!out.empty()) out += "; ";
    out += class_word(one.source).in(language);
    std::string because = printable(one.source_title.in(language));
    if (!one.note.empty()) because += (because.empty() ? "" : "; ") + printable(one.note);
    return because.empty() ? out : out + ": " + because;
}

std::string number_line(const Assumption& one, Language language) {
    std::string line = one.path + " = " + printable(form_text(one.number));
    // The unit of a row's own figures is the row's, which stands beside them.
    if (!one.unit.empty() && one.unit != "as the row") line += " " + unit_word(one.unit).in(language);
    return line + "   [" + provenance_text(one, language) + "]\n";
}

}  // namespace

std::string resolved_text(const Scenario& scenario, std::string_view path, Language language) {
    const std::vector<Assumption> assumptions = indicators::assumptions_of(scenario);
    std::string out, meaning;
    std::size_t next = 0;  // of the assumptions, which stand in the same order as the numbers among the values
    for (const PathValue& value : list_paths(look_at(scenario))) {
        const Assumption* number = value.number != nullptr ? &assumptions[next++] : nullptr;
        if (!lies_below(value.path, path)) continue;
        if (value.path == path) meaning = "    " + meaning_of(value.field).in(language) + "\n";
        out += number != nullptr ? number_line(*number, language) : value.path + " = " + printable(value.value) + "\n";
    }
    return out + meaning;
}

std::string assumptions_text(const Scenario& scenario, std::string_view path, Language language) {
    constexpr std::array order{SourceClass::estimate, SourceClass::set, SourceClass::sourced, SourceClass::plan};
    std::vector<Assumption> below;
    for (Assumption& one : indicators::assumptions_of(scenario))
        if (lies_below(one.path, path)) below.push_back(std::move(one));
    const indicators::SourceCounts counts = indicators::count_sources(below);
    std::string out;
    for (const SourceClass source : order) {
        const std::int64_t count = counts[static_cast<std::size_t>(source)];
        if (count == 0) continue;
        out += (out.empty() ? "" : "\n") + say(Phrase::class_heading, {class_word(source), count}).in(language) + "\n";
        for (const Assumption& one : below)
            if (one.source == source) out += "  " + number_line(one, language);
    }
    if (out.empty()) return out;
    const bool any_note =
        std::any_of(below.begin(), below.end(), [](const Assumption& one) { return !one.note.empty(); });
    if (any_note) out += "\n" + say(Phrase::assumptions_notes).in(language) + "\n";
    return out + "\n" + say(Phrase::assumptions_total, {percent(indicators::estimate_share(counts))}).in(language) +
           "\n";
}

Text observed_sentence(const Scenario& scenario) {
    Text years;
    for (const auto& [year, counts] : scenario.observed) {
        const Text comma = years.empty() ? Text{} : say(Phrase::list_comma);
        years = {years.zh + comma.zh + printable(year), years.en + comma.en + printable(year)};
    }
    return years.empty() ? Text{} : say(Phrase::closing_observed, {years});
}

Text near_path(const Scenario& scenario, std::string_view path) {
    return did_you_mean_path(look_at(scenario), path);
}

}  // namespace permille::report
