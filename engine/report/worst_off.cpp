// One sentence for a planner: the town that has least, and how unequal all are.
#include "permille/report/worst_off.hpp"

#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

Text safe(const Text& name) {
    return {printable(name.zh), printable(name.en)};
}

}  // namespace

Text worst_off_sentence(const RunResult& result, const indicators::ResourceSpread& resource) {
    const indicators::WorstOff& worst = resource.worst_off;
    const Phrase phrase = resource.reach_gini.empty() ? Phrase::closing_worst_off_own : Phrase::closing_worst_off;
    const auto& town = result.scenario.population.towns.entries[static_cast<std::size_t>(worst.town)].value;
    return say(phrase, {result.scenario.horizon.target, safe(resource.name), safe(town.name),
                        with_decimals(worst.value.median, 2), with_decimals(worst.county.median, 2),
                        with_decimals(worst.share * 100, 0) + "%"});
}

Text inequality_sentence(const indicators::ResourceSpread& resource) {
    const indicators::Band &first = resource.by_people.gini.front(), &last = resource.by_people.gini.back();
    return say(Phrase::closing_gini,
               {safe(resource.name), with_decimals(first.median, 2), with_decimals(last.median, 2),
                with_decimals(last.p05, 2), with_decimals(last.p95, 2)});
}

}  // namespace permille::report
