// Gathers the numbers of a scenario by their paths.
#include "permille/indicators/assumption.hpp"

#include "permille/describe/paths.hpp"

namespace permille::indicators {
namespace {

SourceClass class_of(const Scenario& scenario, const Number& number) {
    if (number.source.empty() || number.source == "default") return SourceClass::default_value;
    if (number.source == "estimate") return SourceClass::estimate;
    if (number.source == "set") return SourceClass::set;
    const plan::Source* source = scenario.sources.find(number.source);
    return source != nullptr && source->kind == plan::SourceKind::plan ? SourceClass::plan : SourceClass::sourced;
}

}  // namespace

std::vector<Assumption> assumptions_of(const Scenario& scenario) {
    std::vector<Assumption> assumptions;
    for (const PathValue& value : list_paths(look_at(scenario))) {
        if (value.number == nullptr) continue;
        const plan::Source* source = scenario.sources.find(value.number->source);
        assumptions.push_back({.path = value.path,
                               .number = *value.number,
                               .unit = std::string(value.field.unit),
                               .source = class_of(scenario, *value.number),
                               .source_title = source != nullptr ? source->title : Text{},
                               .note = value.number->note});
    }
    return assumptions;
}

SourceCounts count_sources(const std::vector<Assumption>& assumptions) {
    SourceCounts counts{};
    for (const Assumption& one : assumptions) ++counts[static_cast<std::size_t>(one.source)];
    return counts;
}

double estimate_share(const SourceCounts& counts) {
    std::int64_t written = -counts[static_cast<std::size_t>(SourceClass::default_value)];
    for (const std::int64_t count : counts) written += count;
    if (written == 0) return 0;
    return static_cast<double>(counts[static_cast<std::size_t>(SourceClass::estimate)]) / static_cast<double>(written);
}

}  // namespace permille::indicators
