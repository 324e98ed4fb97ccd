// Walks the scenario's declarations and gathers its numbers.
#include "permille/indicators/assumption.hpp"

#include <utility>

namespace permille::indicators {
namespace {

// Visits every member and keeps the numbers; a map's entries carry the map's own field.
class Gatherer : public FieldVisitor {
  public:
    struct Found {
        std::string path;
        Number number;
        std::string unit;
    };
    std::vector<Found> found;

    void walk(Record record) { record.describe(record.object, *this); }

  private:
    void visit(const Field& field, Need, const Slot& slot) override { enter(std::string(field.key), field, slot); }

    void enter(const std::string& key, const Field& field, const Slot& slot) {
        const std::string outer = std::exchange(path_, path_.empty() ? key : path_ + "." + key);
        open(field, slot);
        path_ = outer;
    }

    // What stands at the present path; an optional member is the same as what is in it.
    void open(const Field& field, const Slot& slot) {
        if (const auto* quantity = std::get_if<Quantity>(&slot)) {
            found.push_back({path_, quantity->value, std::string(field.unit)});
        } else if (const auto* record = std::get_if<Record>(&slot)) {
            walk(*record);
        } else if (const auto* maybe = std::get_if<Maybe>(&slot)) {
            if (maybe->engaged) open(field, maybe->engage(maybe->object));
        } else if (const auto* keyed = std::get_if<Keyed>(&slot)) {
            for (std::size_t i = 0; i < keyed->size; ++i)
                enter(std::string(keyed->id(keyed->object, i)), field, keyed->at(keyed->object, i));
        }
    }

    std::string path_;
};

SourceClass class_of(const Scenario& scenario, const Number& number) {
    if (number.source.empty() || number.source == "default") return SourceClass::default_value;
    if (number.source == "estimate") return SourceClass::estimate;
    if (number.source == "set") return SourceClass::set;
    const plan::Source* source = scenario.sources.find(number.source);
    return source != nullptr && source->kind == plan::SourceKind::plan ? SourceClass::plan : SourceClass::sourced;
}

}  // namespace

std::vector<Assumption> assumptions_of(const Scenario& scenario) {
    Scenario looked_at = scenario;  // visitors take what they visit by reference to change it
    Gatherer gatherer;
    gatherer.walk(record_of(looked_at));
    std::vector<Assumption> assumptions;
    for (auto& [path, number, unit] : gatherer.found) {
        const plan::Source* source = scenario.sources.find(number.source);
        assumptions.push_back({.path = path,
                               .number = number,
                               .unit = unit,
                               .source = class_of(scenario, number),
                               .source_title = source != nullptr ? source->title : Text{},
                               .note = number.note});
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
