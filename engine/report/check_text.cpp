// Counting rows and numbers, and setting them as a short page.
#include "permille/report/check_text.hpp"

#include <algorithm>
#include <array>

#include "permille/base/phrases.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "permille/scenario/ways.hpp"

namespace permille::report {
namespace {

// "a, b, c" or "a、b、c".
std::string joined(const std::vector<std::string>& parts, Language language) {
    const std::string between = say(Phrase::list_comma).in(language);
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

std::string kinds_text(const Scenario& scenario, Language language) {
    std::array<int, std::size(Names<plan::Kind>::names)> counts{};
    for (const auto& entry : scenario.targets) ++counts[static_cast<std::size_t>(entry.value.kind)];
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            parts.push_back(say(Phrase::count_of, {kind_word(static_cast<plan::Kind>(i)), counts[i]}).in(language));
    return joined(parts, language);
}

std::string classes_text(const indicators::SourceCounts& counts, Language language) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto source = static_cast<indicators::SourceClass>(i);
        if (counts[i] > 0 && source != indicators::SourceClass::default_value)
            parts.push_back(say(Phrase::count_of, {class_word(source), counts[i]}).in(language));
    }
    return joined(parts, language);
}

class CheckPage {
  public:
    CheckPage(Language language, int width) : language_(language), width_(width) {}

    // A paragraph whose further lines are indented by `indent`, the first by `first`.
    void add(const std::string& text, int indent, const std::string& first = {}) {
        const auto lines = wrapped(text, width_ - indent);
        for (std::size_t i = 0; i < lines.size(); ++i)
            out_ +=
                (i == 0 ? padded(first, indent) : std::string(static_cast<std::size_t>(indent), ' ')) + lines[i] + '\n';
    }
    // Lines of a name in a column behind `first`, a paragraph in the columns to the right of it.
    void add_beside(const std::vector<std::string>& names, int name_width, const std::string& text,
                    const std::string& first) {
        const int start = display_width(first), right = start + name_width + 2;
        const auto lines = wrapped(text, width_ - right);
        for (std::size_t i = 0; i < std::max(names.size(), lines.size()); ++i) {
            std::string line = i == 0 ? first : std::string(static_cast<std::size_t>(start), ' ');
            line += i < names.size() ? names[i] : "";
            if (i < lines.size()) line = padded(line, right) + lines[i];
            out_ += line + '\n';
        }
    }
    void add(const Text& text, int indent) { add(text.in(language_), indent); }
    std::string take() { return std::move(out_); }

  private:
    Language language_;
    int width_;
    std::string out_;
};

struct Unprojected {
    const plan::Target* target;
    Text reason;
};

std::vector<Unprojected> unprojected_rows(const Validation& validation) {
    std::vector<Unprojected> rows;
    for (const auto& entry : validation.scenario.targets) {
        const auto measured = indicators::measure_of(entry.value, validation.scenario, validation.series);
        if (!measured.measure) rows.push_back({&entry.value, measured.reason});
    }
    return rows;
}

void add_unprojected(CheckPage& page, const std::vector<Unprojected>& rows, Language language) {
    int number_width = 0, name_width = 0;
    for (const Unprojected& row : rows) {
        number_width = std::max(number_width, display_width(printable(row.target->row)));
        name_width = std::max(name_width, display_width(printable(row.target->name.in(language))));
    }
    name_width = std::min(name_width, 50);
    for (const Unprojected& row : rows) {
        const auto names = wrapped(printable(row.target->name.in(language)), name_width);
        const std::string number = padded(printable(row.target->row), number_width, Align::right);
        page.add_beside(names, name_width, printable(row.reason.in(language)), "    " + number + "  ");
    }
}

Phrase heading_of(Severity severity) {
    switch (severity) {
        case Severity::error: return Phrase::check_errors;
        case Severity::warning: return Phrase::check_warnings;
        case Severity::note: break;
    }
    return Phrase::check_notes;
}

// They come sorted by severity; each severity has its heading.
void add_findings(CheckPage& page, std::span<const Finding> findings, Language language) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        if (i == 0 || findings[i - 1].severity != finding.severity) page.add(say(heading_of(finding.severity)), 4);
        std::vector<std::string> cited;
        for (const std::string& row : finding.rows) cited.push_back(printable(row));
        const Text message{printable(finding.message.zh), printable(finding.message.en)};
        const Phrase of_rows = cited.size() > 1 ? Phrase::check_finding_rows : Phrase::check_finding;
        const Text alone = finding.of_scenario ? message : say(Phrase::check_finding_of_text, {message});
        page.add(cited.empty() ? alone : say(of_rows, {joined(cited, language), message}), 6);
    }
}

}  // namespace

std::string check_text(const Validation& validation, Language language, int width) {
    CheckPage page(language, width);
    const Scenario& scenario = validation.scenario;
    const auto rows = unprojected_rows(validation);
    const auto counts = indicators::count_sources({validation.assumptions.begin(), validation.assumptions.end()});
    const auto written = static_cast<std::int64_t>(validation.assumptions.size()) -
                         counts[static_cast<std::size_t>(indicators::SourceClass::default_value)];
    const auto uncertain = std::count_if(validation.assumptions.begin(), validation.assumptions.end(),
                                         [](const auto& one) { return !one.number.certain(); });

    page.add(say(Phrase::check_valid, {validation.file, Text{printable(scenario.name.zh), printable(scenario.name.en)},
                                       scenario.horizon.base, scenario.horizon.target}),
             0);
    page.add(say(Phrase::check_rows, {scenario.targets.size(), kinds_text(scenario, language)}), 2);
    page.add(say(Phrase::check_projected, {scenario.targets.size() - rows.size(), rows.size()}), 2);
    add_unprojected(page, rows, language);
    for (const AwaitedRoad& road : awaited_roads(scenario)) page.add(printable_text(road.sentence), 2);
    page.add(say(Phrase::check_numbers,
                 {written, classes_text(counts, language), percent(indicators::estimate_share(counts))}),
             2);
    page.add(say(Phrase::check_uncertain,
                 {uncertain, counts[static_cast<std::size_t>(indicators::SourceClass::default_value)]}),
             2);
    if (validation.findings.empty()) {
        page.add(say(Phrase::check_no_findings), 2);
    } else {
        page.add(say(Phrase::check_findings, {validation.findings.size()}), 2);
        add_findings(page, validation.findings, language);
    }
    return page.take();
}

Text kind_word(plan::Kind kind) {
    switch (kind) {
        case plan::Kind::resource: return say(Phrase::kind_resource);
        case plan::Kind::service: return say(Phrase::kind_service);
        case plan::Kind::demographic: return say(Phrase::kind_demographic);
        case plan::Kind::rare_event: return say(Phrase::kind_rare_event);
        case plan::Kind::coverage: return say(Phrase::kind_coverage);
        case plan::Kind::milestone: return say(Phrase::kind_milestone);
        case plan::Kind::monitor: break;
    }
    return say(Phrase::kind_monitor);
}

Text class_word(indicators::SourceClass source) {
    switch (source) {
        case indicators::SourceClass::plan: return say(Phrase::class_plan);
        case indicators::SourceClass::sourced: return say(Phrase::class_sourced);
        case indicators::SourceClass::estimate: return say(Phrase::class_estimate);
        case indicators::SourceClass::set: return say(Phrase::class_set);
        case indicators::SourceClass::default_value: break;
    }
    return say(Phrase::class_default);
}

}  // namespace permille::report
