// Lines of the resolved scenario.
#include "permille/report/resolved_text.hpp"

#include <array>
#include <span>
#include <vector>

#include "permille/base/listing.hpp"
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

// The document and the note: why the number is what it is.
std::string because_text(const Assumption& one, Language language) {
    std::string because = printable(one.source_title.in(language));
    if (!one.note.empty()) because += (because.empty() ? "" : "; ") + printable(one.note.in(language));
    return because;
}

std::string value_text(const Assumption& one, Language language) {
    std::string text = one.path + " = " + printable(form_text(one.number));
    // The unit of a row's own figures is the row's, which stands beside them.
    if (!one.unit.empty() && one.unit != "as the row") text += " " + unit_word(one.unit).in(language);
    return text;
}

std::string number_line(const Assumption& one, Language language) {
    std::string provenance = place_text(one.number.place);
    if (!provenance.empty()) provenance += "; ";
    provenance += class_word(one.source).in(language);
    if (const std::string because = because_text(one, language); !because.empty()) provenance += ": " + because;
    return value_text(one, language) + "   [" + provenance + "]\n";
}

// Numbers of one class. Neighbours with the same reason stand below it: it is said once.
std::string numbers_by_reason(std::span<const Assumption> numbers, Language language) {
    std::string out;
    for (std::size_t first = 0, last = 0; first < numbers.size(); first = last) {
        const std::string because = because_text(numbers[first], language);
        for (last = first + 1; last < numbers.size() && because_text(numbers[last], language) == because;) ++last;
        const bool alone = last == first + 1 || because.empty();
        if (!alone) out += "  " + because + "\n";
        for (const Assumption& one : numbers.subspan(first, last - first)) {
            const std::string place = place_text(one.number.place);
            out += alone ? "  " + number_line(one, language)
                         : "    " + value_text(one, language) + (place.empty() ? "" : "   [" + place + "]") + "\n";
        }
    }
    return out;
}

// A year that nobody gave, and text that nobody wrote, say nothing to a reader of the whole.
bool is_stated(const PathValue& value) {
    if (value.kind == PathValue::Kind::whole)
        return !value.field.unstated || value.value != shortest_text(*value.field.unstated);
    return !value.value.empty();
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
        if (number != nullptr)
            out += number_line(*number, language);
        else if (value.path == path || is_stated(value))
            out += value.path + " = " + printable(value.value) + "\n";
    }
    return out + meaning;
}

std::string assumptions_text(const Scenario& scenario, std::string_view path, Language language) {
    constexpr std::array order{SourceClass::estimate, SourceClass::set, SourceClass::sourced, SourceClass::plan};
    std::array<std::vector<Assumption>, indicators::source_class_count> of_class;
    indicators::SourceCounts counts{};
    for (Assumption& one : indicators::assumptions_of(scenario)) {
        if (!lies_below(one.path, path)) continue;
        const auto number = static_cast<std::size_t>(one.source);
        ++counts[number];
        of_class[number].push_back(std::move(one));
    }
    std::string out;
    for (const SourceClass source : order) {
        const std::vector<Assumption>& numbers = of_class[static_cast<std::size_t>(source)];
        if (numbers.empty()) continue;
        out +=
            (out.empty() ? "" : "\n") +
            say(Phrase::class_heading, {class_word(source), static_cast<std::int64_t>(numbers.size())}).in(language) +
            "\n" + numbers_by_reason(numbers, language);
    }
    if (out.empty()) return out;
    return out + "\n" + say(Phrase::assumptions_total, {percent(indicators::estimate_share(counts))}).in(language) +
           "\n";
}

Text observed_sentence(const Scenario& scenario) {
    Text years;
    for (const auto& [year, counts] : scenario.observed) add_to_list(years, {printable(year), printable(year)});
    return years.empty() ? Text{} : say(Phrase::closing_observed, {years});
}

Text near_path(const Scenario& scenario, std::string_view path) {
    return did_you_mean_path(look_at(scenario), path);
}

}  // namespace permille::report
